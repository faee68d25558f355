"""What people write in cells, brought into the notation: stances, verbs, dates, times, terms.

What is not recognised is passed on as it is, and the ledger's own reader says what is wrong with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from abelard.case.grammar import NUMBER
from abelard.case.times import TIME_WORDS, UNITS
from abelard.case.tokens import mistake
from abelard.model.claim import Stance
from abelard.model.date import Unreadable, read_date
from abelard.model.date_hints import hints_for
from abelard.model.names import fold
from abelard.model.vocabulary import Aspect

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from abelard.model.circa import Circa
    from abelard.model.problem import Where
    from abelard.model.vocabulary import Vocabulary

OTHER_STANCES = {
    "affirms": "affirm affirmed yes true says said claims claimed states asserts asserted reports pro + 1",
    "denies": "deny denied no false rejects rejected disputes disputed contra against - 0",
    "doubts": "doubt doubted questions questioned unsure sceptical skeptical ?",
    "retracts": "retract retracted withdraws withdrew withdrawn recants recanted",
    "searched-for": "searched looked-for not-found",
}
"""What else people write for a stance."""
STANCE_WORDS = {word: stance for stance, words in OTHER_STANCES.items() for word in words.split()}
YES = frozenset(("yes", "y", "true", "x", "1", "✓"))
YEAR_AS_NUMBER = re.compile(r"(\d{3,4})\.0")
INTERVAL = re.compile(r"([^/\s]+)/([^/\s]+)")
LENGTH = re.compile(rf"(?:\d+|an?|one)\s+(?:{'|'.join(UNITS)})s?\s", re.IGNORECASE)
EDGE = re.compile(r"(?:start|end) of |\(", re.IGNORECASE)
NOTATION = re.compile(r'[(^"]|\?[^\W\d]')
"""How a cell begins that is written in the notation: a statement, a claim, a quotation, a variable."""
PLACES = {"page": "p.", "pages": "pp.", "p": "p.", "page no": "p.", "page number": "p.", "para": "para",
          "paragraph": "para", "folio": "fol."}  # fmt: skip
"""What stands before a bare number under these headings."""


def stance_of(cell: str, where: Where) -> str:
    """Return the stance a cell names. Raises MistakeError where it names none."""
    word = cell.lower().replace(" ", "-").replace("_", "-")
    if word in set(Stance) or not word:
        return word
    if word not in STANCE_WORDS:
        raise mistake("bad-choice", f"{cell!r} is not a stance", where, "one of " + ", ".join(Stance))
    return STANCE_WORDS[word]


class Verb(NamedTuple):
    """A predicate as a cell names it; read from its object, `is led by`, subject and object change places."""

    id: str
    reversed: bool = False


def verbs_of(vocabulary: Vocabulary) -> dict[str, Verb]:
    """Return the predicates by what cells call them, folded: the words they are read by, and their ids."""
    found: dict[str, Verb] = {}
    for predicate in vocabulary.predicates.values():
        found.setdefault(_phrase(predicate.forward, "{s}", "{o}"), Verb(predicate.id))
        found.setdefault(
            _phrase(predicate.backward, "{o}", "{s}"), Verb(predicate.id, not predicate.symmetric)
        )
    found.update((fold(id), Verb(id)) for id in vocabulary.predicates)
    found.pop("", None)
    return found


def verb_of(cell: str, verbs: Mapping[str, Verb]) -> Verb:
    """Return the predicate that a cell means: its id, or the words it is read by, in either direction."""
    return verbs.get(fold(cell.replace("_", " ")), Verb("-".join(cell.split())))


def _phrase(reading: str, first: str, last: str) -> str:
    """Return the words between the two places of a reading; empty where it is built otherwise."""
    if not (reading.startswith(first) and reading.endswith(last)):
        return ""
    return fold(reading[len(first) : -len(last)])


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates of a case mean: how wide `~` is, and what besides dates a time can be told by."""

    circa: Circa
    labels: Collection[str] = ()
    """Labels of statements and ids of sources."""

    def date(self, cell: str, where: Where) -> str:
        """Return a date as EDTF, or a label. Raises MistakeError where it is none, or may be several."""
        text = YEAR_AS_NUMBER.sub(r"\1", cell) if YEAR_AS_NUMBER.fullmatch(cell) else cell
        found = read_date(text, self.circa)
        if text in self.labels or not isinstance(found, Unreadable):
            return text
        ways = [way for way in hints_for(text) if not isinstance(read_date(way, self.circa), Unreadable)]
        if len(ways) > 1:
            hint = "write the one you mean"
            raise mistake("ambiguous-date", f"{cell!r} may be {' or '.join(ways)}", where, hint)
        if not ways:
            raise mistake("bad-date", found.message, where, found.hint)
        return ways[0]

    def point(self, cell: str, where: Where) -> str:
        """Return what is said of one end of a time: a date, `by 2002`, `3 days after siege` and the like."""
        word, _, rest = cell.partition(" ")
        if word.lower() in TIME_WORDS and rest:
            several = not TIME_WORDS.isdisjoint(rest.split()) or "(" in rest
            plain = not several and (len(rest.split()) == 1 or hints_for(rest))
            return f"{word.lower()} {self.date(rest, where) if plain else rest}"
        return cell if LENGTH.match(cell) or EDGE.match(cell) else self.date(cell, where)

    def time(self, cell: str, where: Where, aspect: Aspect) -> str:
        """Return a time in the notation. A bare date is when an event happened or a state was at all so.

        A bare interval is, of a state, from when to when it lasted.
        """
        text = self.point(cell, where)
        if text.partition(" ")[0] in TIME_WORDS or LENGTH.match(text):
            return text
        ends = INTERVAL.fullmatch(text)
        if ends and aspect is Aspect.STATE and ".." not in ends.groups():
            return f"from {ends[1]} to {ends[2]}"
        return f"in {text}"


def is_notation(cell: str) -> bool:
    """Whether a cell is written in the notation, and so no name."""
    return bool(NOTATION.match(cell))


def is_quantity(cell: str) -> bool:
    """Whether a cell is a number, with its unit or without."""
    parts = cell.split()
    return 0 < len(parts) <= 2 and NUMBER.fullmatch(parts[0]) is not None  # noqa: PLR2004  number, unit


def locator_of(cell: str, heading: str) -> str:
    """Return a place in a document; under the heading `page`, 22 is `p. 22`."""
    before = PLACES.get(fold(heading), "")
    return f"{before} {cell}" if before and re.fullmatch(r"[\d\s,–-]+", cell) else cell


def parts_of(cell: str) -> list[str]:
    """Return the items of a cell that semicolons or lines tell apart."""
    return [part.strip() for part in re.split(r"[;\n]", cell) if part.strip()]
