"""Claims as lines on a terminal: when, what, whose word, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.anchors import Status, find_words
from abelard.model.chain import routes
from abelard.model.claim import Stance
from abelard.model.names import isolate
from abelard.model.wording import say_statement
from abelard.model.wording_time import say_date
from abelard.model.wording_when import say_when

if TYPE_CHECKING:
    from abelard.cli.screen import Screen
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.workspace import Workspace

MARKS = {
    Stance.AFFIRMS: ("●", ""),
    Stance.DENIES: ("○", "red"),
    Stance.DOUBTS: ("◐", "yellow"),
    Stance.RETRACTS: ("⊘", "magenta"),
    Stance.SEARCHED_FOR: ("∅", "blue"),
}

TOLD = {
    Stance.DOUBTS: "in doubt about it",
    Stance.RETRACTS: "taking it back",
    Stance.SEARCHED_FOR: "looking for it in vain",
}


def print_claim(screen: Screen, claim: Claim, workspace: Workspace, *, speaker: bool = True) -> None:
    """Print one claim on two lines: what is said, and on whose word."""
    case = workspace.case
    mark, style = MARKS[claim.stance]
    denied = claim.stance is Stance.DENIES
    said = say_statement(claim.statement, case, negated=denied, details=claim.details)
    when = say_when(claim.when, case, lambda inner: say_statement(inner, case))
    screen.print(f"  {mark} ", style=style, end="")
    screen.print(isolate(said) + (f", {isolate(when)}" if when else ""))
    screen.print("      " + isolate(whence(claim, workspace, speaker=speaker)), style="dim")


def whence(claim: Claim, workspace: Workspace, *, speaker: bool = True) -> str:
    """Return whose word a claim is, when and how openly given, through whom, and where it is read."""
    case = workspace.case
    parts = [_speaker(claim, case)] if speaker else []
    parts.extend(
        filter(None, (_said(claim, case), _hedge(claim), _through(claim, case), _place(claim, workspace)))
    )
    return "; ".join(parts)


def _speaker(claim: Claim, case: Case) -> str:
    """Name whose word it is; a denial is told by the sentence itself, the other stances here."""
    names = ", ".join(map(case.name_of, claim.by)) or "nobody named"
    return f"{names} {TOLD[claim.stance]}" if claim.stance in TOLD else names


def _said(claim: Claim, case: Case) -> str:
    source = case.sources.get(claim.source)
    date = claim.said or (source.said if source else None)
    channel = str(claim.channel or (source.channel if source else ""))
    return ", ".join(filter(None, (say_date(date) if date else "", channel)))


def _hedge(claim: Claim) -> str:
    return f"“{claim.hedge}”" if claim.hedge else ""


def _through(claim: Claim, case: Case) -> str:
    ways = routes(claim, case)
    if not ways or not ways[0]:
        return "" if ways else "no way leads to a document in hand"
    relays = []
    for relay in ways[0]:
        names = ", ".join(map(case.name_of, relay.by)) or case.name_of(relay.source)
        relays.append(f"{names} (“{relay.hedge}”)" if relay.hedge else names)
    return "as told by " + ", as told by ".join(relays)


def _place(claim: Claim, workspace: Workspace) -> str:
    passage = claim.passage
    read_in = f"{passage.source} {passage.locator}".strip()
    place = read_in or claim.source
    if claim.source and passage.source and claim.source != passage.source:
        place = f"{claim.source} in {read_in}"
    status = find_words(passage, workspace.texts.of(passage.source)).status
    return f"{place} (words not found)" if status is Status.ORPHAN else place
