"""Asking whether a thing was so, at some moment or throughout, and who says so, who not.

*For* counts where a statement holds certainly or possibly, *against* only where it certainly does not. A
moment for which nothing speaks against settles "at some moment"; where everything that speaks for it is
contradicted, the answer is disputed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from abelard.reasoning.both_sides import BothSides, on_both_sides
from abelard.reasoning.corroboration import NO_REPORTS, Corroboration, corroboration
from abelard.reasoning.grounds import For, Grounds, covers, grounds_of
from abelard.reasoning.supports import NO_SUPPORTS, Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from abelard.model.span import Span
    from abelard.model.statement import Statement, Term
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Node
    from abelard.reasoning.facts import Fact
    from abelard.reasoning.period import Period


class Verdict(StrEnum):
    """The answers there are."""

    YES = "yes"
    POSSIBLY = "possibly"
    DISPUTED = "disputed"
    DENIED = "denied"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer for one statement."""

    statement: Statement
    verdict: Verdict
    values: Mapping[str, Term] = field(default_factory=dict)
    """What stands for each variable of the question."""
    extent: Span | None = None
    """Around all times at which it is said to be so."""
    supports: Listing = NO_SUPPORTS
    against: Listing = NO_SUPPORTS
    doubted: bool = False
    searched: tuple[str, ...] = ()
    """Claims that somebody looked for it and found nothing: weaker than a denial."""
    reports_for: Corroboration = NO_REPORTS
    """How many reports carry it, and from how many origins."""
    reports_against: Corroboration = NO_REPORTS
    both: tuple[BothSides, ...] = ()
    """Speakers whose word is on both sides."""
    stopped: tuple[str, ...] = ()
    """Doubts and retractions, believed here, that stopped claims that it was so."""

    def as_json(self, name_of: Callable[[str], str]) -> dict[str, Any]:
        """Give it as a binding of the contract."""
        values = {name: str(term) for name, term in self.values.items()}
        return {
            "statement": str(self.statement),
            "values": values,
            "names": {name: name_of(value) for name, value in values.items()},
            "answer": str(self.verdict),
            "doubted": self.doubted,
            "extent": self.extent.as_json() if self.extent else None,
            "supports": self.supports.as_json(),
            "against": self.against.as_json(),
            "corroboration": {
                "for": self.reports_for.as_json(),
                "against": self.reports_against.as_json(),
            },
            "on_both_sides": [each.as_json() for each in self.both],
            "searched_for": list(self.searched),
            "stopped": list(self.stopped),
        }


def verdict(grounds: Grounds, holds: Callable[[Node], bool]) -> Verdict:
    """Return the answer, given which nodes hold."""
    return _throughout(grounds, holds) if grounds.period.throughout else _at(grounds, holds)


def _at(grounds: Grounds, holds: Callable[[Node], bool]) -> Verdict:
    standing = [each for each in grounds.pros if holds(each.possible)]
    free = [each for each in standing if not _is_contested(grounds, each, holds)]
    if any(holds(each.certain) for each in free):
        return Verdict.YES
    if free:
        return Verdict.POSSIBLY
    if standing:
        return Verdict.DISPUTED
    return _only_against(grounds, holds)


def _is_contested(grounds: Grounds, each: For, holds: Callable[[Node], bool]) -> bool:
    """Whether something speaks against every day on which it may have been so."""
    first, last = grounds.window(each, holds)
    against = [
        stretch for contrary in grounds.cons_of(each) if (stretch := contrary.stretch(holds)) is not None
    ]
    return covers(against, first, last)


def _only_against(grounds: Grounds, holds: Callable[[Node], bool]) -> Verdict:
    period = grounds.period
    own = [contrary for contrary in grounds.cons if contrary.kind != "elsewhere" and holds(contrary.node)]
    denied = any(contrary.kind == "denied" for contrary in own)
    if period.is_ever and denied:
        return Verdict.DENIED
    stretches = [(stretch, contrary) for contrary in own if (stretch := contrary.stretch(holds))]
    if not covers([stretch for stretch, _ in stretches], period.first, period.last):
        return Verdict.UNKNOWN
    meets = [
        contrary for (first, last), contrary in stretches if first <= period.last and last >= period.first
    ]
    return Verdict.DENIED if any(contrary.kind == "denied" for contrary in meets) else Verdict.NO


def _throughout(grounds: Grounds, holds: Callable[[Node], bool]) -> Verdict:
    period = grounds.period
    certain = _covered(grounds, holds, certain=True)
    possible = certain or _covered(grounds, holds, certain=False)
    met = [
        contrary
        for contrary in grounds.cons
        if (stretch := contrary.stretch(holds)) and stretch[0] <= period.last and stretch[1] >= period.first
    ]
    own = [contrary for contrary in met if contrary.kind != "elsewhere"]
    if possible:
        return Verdict.DISPUTED if met else Verdict.YES if certain else Verdict.POSSIBLY
    if not own:
        return Verdict.UNKNOWN
    return Verdict.DENIED if any(contrary.kind == "denied" for contrary in own) else Verdict.NO


def _covered(grounds: Grounds, holds: Callable[[Node], bool], *, certain: bool) -> bool:
    stretches = []
    for each in grounds.pros:
        if holds(each.fact.node):
            track = each.fact.track
            track = track.within(cut for cut in track.cuts if holds(cut.node))
            if not certain:
                stretches.append((track.start_least, track.end_most))
            elif track.exists:
                stretches.append((track.start_most, track.end_least))
    return covers(stretches, grounds.period.first, grounds.period.last)


def finding(
    belief: Belief, statement: Statement, period: Period, values: Mapping[str, Term] | None = None
) -> Finding:
    """Return the answer for a statement without variables, with who carries it and who speaks against it."""
    grounds = grounds_of(belief, statement, period)
    answer = verdict(grounds, belief.holds)
    pro = grounds.pro_node(certain=answer is Verdict.YES)
    con = grounds.opposing_node(belief.holds, elsewhere=answer is Verdict.DISPUTED)
    supports, against = belief.supports(pro), belief.supports(con)
    return Finding(
        statement=statement,
        verdict=answer,
        values=dict(values or {}),
        extent=_extent(grounds, belief),
        supports=supports,
        against=against,
        doubted=_is_doubted(belief, supports),
        searched=grounds.searched(belief),
        reports_for=corroboration(belief, supports),
        reports_against=corroboration(belief, against),
        both=on_both_sides(belief.case, supports, against),
        stopped=grounds.stopped(belief),
    )


def _extent(grounds: Grounds, belief: Belief) -> Span | None:
    """Return the time that those who date the whole of it leave; around all they say, where they disagree."""
    holds = belief.holds
    standing = [each.fact for each in grounds.pros if holds(each.possible)]
    whole = [fact for fact in standing if fact.begins or fact.ends] or standing
    spans = [_span(fact, belief) for fact in whole]
    if not spans:
        return None
    common = reduce(and_, spans)
    return reduce(or_, spans) if common.is_empty or whole is standing else common.tightened()


def _span(fact: Fact, belief: Belief) -> Span:
    """Return when a fact was so, as tight as all dates that are believed leave it."""
    track = fact.track.within(cut for cut in fact.track.cuts if belief.holds(cut.node))
    own = track.span.tightened()
    if not fact.claim and belief.derivation.is_state(fact.statement):
        return own
    tighter = (own & belief.dated(fact.statement)).tightened()
    return own if tighter.is_empty else tighter


def _is_doubted(belief: Belief, supports: Listing) -> bool:
    claims = {claim for support in supports for claim in support.claims}
    return any(belief.holds(belief.credit.is_doubted(belief.case.claim[claim])) for claim in sorted(claims))
