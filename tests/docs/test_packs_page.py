"""The page on vocabularies lists every verb and qualifier of `organisations`, as the vocabulary has them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.case.packs import load_vocabulary
from abelard.case.vocabulary import PREDICATE_FIELDS

if TYPE_CHECKING:
    from abelard.model.vocabulary import Predicate

PAGE = (Path(__file__).parents[2] / "docs" / "packs.md").read_text(encoding="utf-8")
VOCABULARY, _ = load_vocabulary(("organisations",), None)


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading."""
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| `")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split(" | ")] for line in lines]


def aloud(predicate: Predicate) -> str:
    other = "" if predicate.objects == ("nothing",) else "B"
    return predicate.forward.replace("{s}", "A").replace("{o}", other).strip()


def test_the_page_lists_every_verb() -> None:
    known = [[one.id, str(one.aspect), aloud(one)] for one in VOCABULARY.predicates.values()]
    assert rows("The verbs of `organisations`") == known


def test_the_page_lists_every_qualifier() -> None:
    listed = [row[:2] for row in rows("Its qualifiers")]
    assert listed == [[one.id, "yes" if one.key else "no"] for one in VOCABULARY.qualifiers.values()]


def test_the_page_names_every_field_of_a_verb() -> None:
    words = set(re.findall(r"`([a-z-]+):?`", PAGE))
    assert set(PREDICATE_FIELDS) <= words
