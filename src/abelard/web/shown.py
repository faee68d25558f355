"""What every view shows alike: who, with a colour; a claim as a card; a support as a row of witnesses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.case.anchors import find_words
from abelard.model.claim import Claim
from abelard.model.names import initials
from abelard.model.wording import say_name, say_statement
from abelard.model.wording_text import sentence
from abelard.model.wording_time import say_date
from abelard.reasoning.chain import channel_of, known_date, said_date, via
from abelard.views.colours import member_colours
from abelard.views.standing_case import holding
from abelard.views.words import say_claim, say_time

if TYPE_CHECKING:
    from abelard.case.texts import Texts
    from abelard.model.case import Case
    from abelard.model.date import Date
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.chain import Relay
    from abelard.reasoning.supports import Listing, Support

_MOST_SUPPORTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A witness as shown: an agent, a source, or a claim written `^id`."""

    id: str
    name: str
    initials: str
    kind: str
    """`agent`, `source` or `claim`."""
    colour: int = -1
    """Of his party, from 0 to 7; -1 for ink."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One through whose hands a claim came to us."""

    by: tuple[Named, ...]
    source: Named
    kind: str
    channel: str
    said: str
    hedge: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim with everything a reader needs to judge it."""

    id: str
    stance: str
    by: tuple[Named, ...]
    sentence: str
    content: str
    when: str
    said: str
    known: str
    channel: str
    hedge: str
    manner: str
    quote: str
    locator: str
    source: Named | None
    read_in: Named | None
    status: str
    """How well the quoted words are anchored in the text."""
    through: tuple[Rung, ...]
    note: str
    finding: bool
    grade: str
    carries: bool
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A smallest set of witnesses from which something follows."""

    needs: tuple[Named, ...]
    """Whose word it is."""
    through: tuple[Named, ...]
    """Those who pass it on, and the documents it stands in."""
    unless: tuple[tuple[Named, ...], ...]
    claims: tuple[str, ...]


class Showing:
    """Shows the things of one case; the colours of its parties are given once, in the order of the files."""

    def __init__(self, case: Case, texts: Texts) -> None:
        """Take the case and its texts."""
        self.case = case
        self._texts = texts
        self._cards: dict[str, Card] = {}
        self._carrying: tuple[Belief, frozenset[str]] | None = None
        self._colours = member_colours(case)

    def named(self, ref: str) -> Named:
        """Show a witness."""
        if ref.startswith("^"):
            return self._claimed(ref)
        kind = "source" if ref in self.case.sources else "agent"
        name = say_name(ref, self.case)
        colour = self._colours.get(ref, -1)
        if kind == "source":
            colour = next((self._colours[by] for by in self.case.sources[ref].by if by in self._colours), -1)
        return Named(id=ref, name=name, initials=initials(name), kind=kind, colour=colour)

    def names(self, refs: tuple[str, ...]) -> tuple[Named, ...]:
        """Show several."""
        return tuple(map(self.named, refs))

    def card(self, claim: Claim, belief: Belief) -> Card:
        """Show a claim; all of it but whether it carries is worked out once."""
        known = self._cards.get(claim.id)
        if known is None:
            known = self._cards[claim.id] = self._card(claim)
        return replace(known, carries=self.carries(claim, belief))

    def carries(self, claim: Claim, belief: Belief) -> bool:
        """Tell whether a claim carries; of all claims it is worked out at once, for one belief at a time."""
        if self._carrying is None or self._carrying[0] is not belief:
            nodes = {each.id: belief.credit_node(each.id) for each in self.case.claims}
            self._carrying = (belief, holding(belief, nodes))
        return claim.id in self._carrying[1]

    def fresh(self, claim: Claim) -> Card:
        """Show a claim that is not in the case yet."""
        return self._card(claim)

    def _card(self, claim: Claim) -> Card:
        case, passage = self.case, claim.passage
        return Card(
            id=claim.id,
            stance=str(claim.stance),
            by=self.names(claim.by),
            sentence=say_claim(claim, case, chain=False),
            content=sentence(say_statement(claim.statement, case, details=claim.details)),
            when=say_time(claim.when, case),
            said=_day(said_date(case, claim)),
            known=_day(known_date(case, claim)),
            channel=str(channel_of(case, claim)),
            hedge=claim.hedge,
            manner=str(claim.manner),
            quote=passage.exact,
            locator=passage.locator,
            source=self.named(claim.source) if claim.source else None,
            read_in=self.named(passage.source) if passage.source else None,
            status=str(find_words(passage, self._texts.of(passage.source)).status),
            through=tuple(map(self._rung, via(case, claim))),
            note=claim.note,
            finding=claim.finding,
            grade=str(claim.grade or ""),
            carries=False,
            where=f"{claim.where.path}:{claim.where.line}",
        )

    def carriers(self, listing: Listing, most: int = _MOST_SUPPORTS) -> tuple[Carrier, ...]:
        """Show supports, the smallest first, at most so many."""
        return tuple(map(self.carrier, listing.supports[:most]))

    def carrier(self, support: Support) -> Carrier:
        """Show a support."""
        speakers = {by for claim in support.claims for by in self.case.claim[claim].by}
        own = tuple(each for each in support.needs if each in speakers or each.startswith("^"))
        needs = own or support.needs
        return Carrier(
            needs=self.names(needs),
            through=self.names(tuple(each for each in support.needs if each not in needs)),
            unless=tuple(map(self.names, support.unless[:_MOST_SUPPORTS])),
            claims=support.claims,
        )

    def _claimed(self, ref: str) -> Named:
        claim = self.case.claim.get(ref[1:])
        told = say_claim(claim, self.case, chain=False) if claim else ref
        by = claim.by if claim else ()
        colour = next((self._colours[each] for each in by if each in self._colours), -1)
        return Named(id=ref, name=told, initials="^", kind="claim", colour=colour)

    def _rung(self, relay: Relay) -> Rung:
        source = self.case.sources.get(relay.source)
        return Rung(
            by=self.names(relay.agents),
            source=self.named(relay.source),
            kind=source.kind if source else "",
            channel=relay.channel,
            said=_day(source.said or source.published if source else None),
            hedge=relay.hedge,
        )


def _day(date: Date | None) -> str:
    return say_date(date) if date else ""
