"""Claims read aloud, with who says so, where, and through whose hands it came to us.

    In a speech of May 2014, al-Zawahiri denies that ISI is part of al-Qaeda, as quoted by Kyle Orton.

The wording of statements and times is in `abelard.model.wording*`; its functions are given again here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.chain import routes
from abelard.model.claim import Manner, Stance
from abelard.model.source import Channel
from abelard.model.statement import Words, inner_statements
from abelard.model.when import UNDATED
from abelard.model.wording import say_name, say_statement, say_term
from abelard.model.wording_text import clean, listed, sentence
from abelard.model.wording_time import say_bounds, say_date, say_during, say_span
from abelard.model.wording_when import say_when

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.chain import Relay
    from abelard.model.claim import Claim
    from abelard.model.source import Source
    from abelard.model.when import When

__all__ = [
    "clean",
    "listed",
    "say_bounds",
    "say_chain",
    "say_claim",
    "say_date",
    "say_during",
    "say_name",
    "say_source",
    "say_span",
    "say_speakers",
    "say_statement",
    "say_term",
    "say_time",
    "sentence",
]

_VERBS = {
    Stance.AFFIRMS: ("says", "say"),
    Stance.DENIES: ("denies", "deny"),
    Stance.DOUBTS: ("doubts", "doubt"),
    Stance.RETRACTS: ("takes back", "take back"),
    Stance.SEARCHED_FOR: ("searched in vain for any sign", "searched in vain for any sign"),
}
_MANNERS = {
    Manner.IMPLIED: ("implies", "imply"),
    Manner.PRESUPPOSED: ("takes it as given", "take it as given"),
    Manner.BY_CONDUCT: ("shows by conduct", "show by conduct"),
}


def say_claim(claim: Claim, case: Case, *, chain: bool = True) -> str:
    """Read a claim aloud as a sentence; with `chain`, through whom it came to us, by the first route."""
    way = next(iter(routes(claim, case)), ())
    reported = bool(way) and way[0].source == claim.source
    opening = "" if reported else _opening(claim, case)
    said = f"{opening}{say_speakers(claim, case)} {_verb(claim)}{_content(claim, case)}"
    if claim.hedge:
        said = f"{said} (“{clean(claim.hedge)}”)"
    through = say_chain(way, case, reported=reported) if chain else ""
    return sentence(f"{said}, {through}" if through else said)


def say_speakers(claim: Claim, case: Case) -> str:
    """Name those whose word it is; where no author is known, the source, or `somebody`."""
    if claim.by:
        return listed(say_name(by, case) for by in claim.by)
    return say_name(claim.source, case) if claim.source else "somebody"


def say_chain(way: tuple[Relay, ...], case: Case, *, reported: bool = False) -> str:
    """Say through whose hands words came: `as quoted by A, “purportedly”, in turn quoted by B`.

    Innermost first; `reported` says that the first of them does not quote but tells what was said.
    """
    return ", ".join(
        _relay(relay, case, "in turn quoted" if place else "as reported" if reported else "as quoted")
        for place, relay in enumerate(way)
    )


def say_source(source: Source, case: Case) -> str:
    """Say what a source is: `a secret letter of 2010 to al-Qaeda`."""
    kind = f"{source.channel} {source.kind}" if source.channel in _TELLING else source.kind
    date = f" of {say_date(source.said)}" if source.said else ""
    to = f" to {listed(say_name(ref, case) for ref in source.to)}" if source.to else ""
    return f"{_a(kind)}{date}{to}"


def say_time(when: When, case: Case) -> str:
    """Say the time that a claim gives, in its own terms: `within a month of the time when ...`."""
    return say_when(when, case, lambda statement: say_statement(statement, case))


_TELLING = (Channel.PRIVATE, Channel.SECRET, Channel.LEAKED)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def _opening(claim: Claim, case: Case) -> str:
    source = case.sources.get(claim.source)
    own = say_during(claim.said.span) if claim.said else ""
    if source is None or not claim.by:
        return f"{own}, " if own else ""
    if own:
        return f"{own}, in {_a(source.kind)}, "
    return f"in {say_source(source, case)}, "


def _verb(claim: Claim) -> str:
    affirmed = claim.stance is Stance.AFFIRMS
    singular, plural = _MANNERS.get(claim.manner, _VERBS[claim.stance]) if affirmed else _VERBS[claim.stance]
    if claim.finding and affirmed:
        singular, plural = "judges", "judge"
    return plural if len(claim.by) > 1 else singular


def _content(claim: Claim, case: Case) -> str:
    """Give what is said, after the verb: `that ...`, or free words after a colon."""
    statement = claim.statement
    said = say_statement(statement, case, details=claim.details)
    when = say_time(claim.when, case)
    # A time inside and a time outside would otherwise run into one another.
    joint = ", " if when and any(inner.when != UNDATED for inner in inner_statements(statement)) else " "
    clause = f"{said}{joint}{when}".rstrip()
    if statement.predicate:
        return f" that {clause}"
    return f": {clause}" if isinstance(statement.subject, Words) else f" {clause}"


def _relay(relay: Relay, case: Case, verb: str) -> str:
    by = listed(say_name(ref, case) for ref in relay.by) or say_name(relay.source, case)
    hedge = f", “{clean(relay.hedge)}”" if relay.hedge else ""
    return f"{verb} by {by}{hedge}"
