"""What the page on the store shows runs as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from bench.reasoning import workload, written

if TYPE_CHECKING:
    import pytest

PAGE = Path(__file__).parents[2] / "docs" / "scale.md"


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written.parquet(workload.make(400, 2), tmp_path / "ledger")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) > 1
    known: dict[str, object] = {}
    exec("\n".join(blocks), known)  # noqa: S102  the page is ours
    assert "weighed" in known
