"""Footnotes: a claim down to its very words, where they stand, and through whose hands they came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.wording_text import listed, sentence

if TYPE_CHECKING:
    from abelard.reasoning.belief import Belief
    from abelard.web.shown import Card, Rung, Showing


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One footnote."""

    number: int
    claim: str
    """The claim's id."""
    said: str
    """Who says what, in a sentence."""
    quote: str
    """The very words; empty where none are quoted."""
    place: str
    """Where they stand: source and locator."""
    route: str
    """Through whose hands they came to us, the document in hand last."""
    hedge: str
    """The speaker's own words of caution."""
    carries: bool
    """Whether the claim counts for whoever is believed."""


class Footnotes:
    """Numbers claims in the order in which they are cited; a claim that is cited again keeps its number."""

    def __init__(self, belief: Belief, showing: Showing) -> None:
        """Take what is believed, and how things are shown."""
        self._belief = belief
        self._showing = showing
        self._numbers: dict[str, int] = {}

    def cite(self, claims: tuple[str, ...]) -> tuple[int, ...]:
        """Return the numbers of claims."""
        known = [each for each in claims if each in self._belief.case.claim]
        return tuple(self._numbers.setdefault(each, len(self._numbers) + 1) for each in known)

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that were cited, in order."""
        return tuple(self._numbers)

    def notes(self) -> tuple[Note, ...]:
        """Return the footnotes, in order."""
        return tuple(self._note(claim, number) for claim, number in self._numbers.items())

    def _note(self, id: str, number: int) -> Note:
        card = self._showing.card(self._belief.case.claim[id], self._belief)
        return Note(
            number=number,
            claim=id,
            said=sentence(card.sentence),
            quote=card.quote,
            place=_place(card),
            route="; ".join(_rung(each) for each in card.through if not _is_place(each, card)),
            hedge="" if card.hedge in card.sentence else card.hedge,
            carries=card.carries,
        )


def _place(card: Card) -> str:
    """Return the document in hand and the locator in it."""
    read = card.read_in or card.source
    return ", ".join(filter(None, (read.name if read else "", card.locator)))


def _is_place(rung: Rung, card: Card) -> bool:
    read = card.read_in or card.source
    return bool(read) and rung.source.id == read.id if read else False


def _rung(rung: Rung) -> str:
    by = listed(each.name for each in rung.by)
    said = ", ".join(filter(None, (rung.source.name, by and f"by {by}", rung.said, rung.channel)))
    return f"{said} (“{rung.hedge}”)" if rung.hedge else said
