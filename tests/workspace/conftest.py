"""A small case to read documents into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return the folder of a case with nothing in it but its title."""
    (tmp_path / "case.abl").write_text('case "Test"\n', encoding="utf-8")
    return tmp_path
