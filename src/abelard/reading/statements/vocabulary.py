"""From English verbs and nouns to the predicate ids of the pack `organisations`.

The tables are `verbs.txt` and `nouns.txt`, each of which says how it is read. To teach the reader a verb, add
it to a line; a case's own vocabulary may come by the entry point `abelard.extractors`.
"""

from __future__ import annotations

from dataclasses import dataclass

from abelard.reading.wordlists import lines, word_lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way a verb fills a predicate: places are (name, types); the object place may be missing."""

    predicate: str
    subject: tuple[str, str]
    object: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a noun says of its bearer and its complement; `turned` swaps them."""

    predicate: str
    types: str
    turned: bool


def _place(text: str) -> tuple[str, str]:
    name, _, types = text.partition("/")
    return name, types


def _verbal() -> dict[str, tuple[Frame, ...]]:
    out: dict[str, tuple[Frame, ...]] = {}
    for rest, verbs in lines("statements", "verbs.txt"):
        predicate, subject, given = rest.split()
        frame = Frame(
            predicate=predicate, subject=_place(subject), object=None if given == "-" else _place(given)
        )
        for verb in verbs.split():
            out[verb] = (*out.get(verb, ()), frame)
    return out


def _nominal() -> dict[str, tuple[Relation, ...]]:
    out: dict[str, tuple[Relation, ...]] = {}
    for rest, nouns in lines("statements", "nouns.txt"):
        predicate, types = rest.split()
        relation = Relation(predicate=predicate.lstrip("~"), types=types, turned=predicate.startswith("~"))
        for noun in nouns.split():
            out[noun] = (*out.get(noun, ()), relation)
    return out


VERBS = _verbal()
NOUNS = _nominal()
_LISTS = word_lists("statements")
STATES = _LISTS["states"]
SYMMETRIC = _LISTS["symmetric"]
_KINDS = {"P": {"PER", "NORP"}, "O": {"ORG", "NORP"}, "L": {"LOC"}, "A": {"PER", "ORG", "NORP", "LOC"}}


def fits(kind: str, types: str) -> bool:
    """Whether an agent of a kind (PER, ORG, LOC, NORP, "" for a pronoun) may fill a place."""
    return not types or not kind or kind in _KINDS[types]
