"""The lineage for a terminal: each line of bodies under its first, and what is said of each, by whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from abelard.model.wording_time import UNKNOWN_TIME, say_bounds, say_span
from abelard.views.lineage import LinkKind, MarkKind
from abelard.views.lineage_order import components
from abelard.views.lines import BLANK, Line, Piece, Role, cells, padded, wrapped
from abelard.views.sides import Standing
from abelard.views.voices import say_voices
from abelard.views.words import say_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.views.lineage import Body, Leader, Lineage, Link, Mark, Stated

_FORWARD = {
    LinkKind.SPLITS: "loses",
    LinkKind.FOUNDS: "founds",
    LinkKind.PART_OF: "part of",
    LinkKind.LOYAL: "loyal to",
    LinkKind.PLEDGES: "pledges to",
    LinkKind.JOINS: "joins",
    LinkKind.EXPELS: "expels",
    LinkKind.RENOUNCES: "renounces",
    LinkKind.INDEPENDENT: "independent of",
    LinkKind.MERGES: "merges into",
    LinkKind.BECOMES: "becomes",
}
_BACK = {
    LinkKind.BECOMES: "goes on from",
    LinkKind.SPLITS: "splits from",
    LinkKind.PART_OF: "includes",
    LinkKind.LOYAL: "has the loyalty of",
    LinkKind.PLEDGES: "pledged to by",
    LinkKind.JOINS: "joined by",
    LinkKind.MERGES: "takes in",
    LinkKind.EXPELS: "expelled by",
    LinkKind.RENOUNCES: "renounced by",
}
_BEGINNINGS = (LinkKind.BECOMES, LinkKind.SPLITS)
_MARKS = {MarkKind.FOUNDED: "founded", MarkKind.DECLARED: "proclaimed", MarkKind.DISSOLVED: "ended"}
_LABEL, _LEAST = 20, 30


class Fact(NamedTuple):
    """One thing said of a body."""

    label: str
    words: str
    said: Stated
    briefly: bool = False
    """Whether who says so is told under the other body."""


def lineage_text(lineage: Lineage, case: Case, width: int = 100) -> Iterator[Line]:
    """Give the lines: component by component, bodies that become one another together."""
    around: dict[str, list[Link]] = defaultdict(list)
    for link in lineage.links:
        around[link.source].append(link)
        if link.target != link.source:
            around[link.target].append(link)
    for component in components(lineage):
        for line in component.lines:
            for place, body in enumerate(line.bodies):
                yield _heading(body, "   " if place else "", julian=lineage.julian)
                before = ""
                for fact in _facts(body, around[body.id], case, julian=lineage.julian):
                    yield from _told(fact, case, width, "" if fact.label == before else fact.label)
                    before = fact.label
            yield BLANK


def _heading(body: Body, indent: str, *, julian: bool) -> Line:
    arrow = "↳ " if indent else ""
    short = f" ({body.short})" if body.short and body.short not in body.name else ""
    life = say_span(body.life, short=True, julian=julian)
    time = "" if life == UNKNOWN_TIME else f"  {life}"
    return (Piece(f"{arrow}{body.name}{short}", "heading"), Piece(time, "time"))


def _facts(body: Body, links: list[Link], case: Case, *, julian: bool) -> Iterator[Fact]:
    """Yield how it began, what it is called, who leads it, to whom it belongs, what became of it."""
    for mark in body.marks:
        if mark.kind is not MarkKind.DISSOLVED:
            yield _marked(mark)
    yield from _back(body, links, case, _BEGINNINGS)
    for called in body.names:
        yield Fact("called", _timed(f"“{called.name}”", called.said), called.said)
    role = "held by" if body.kind == "office" else "led by"
    for leader in body.leaders:
        yield Fact(role, _led(leader, julian=julian), leader.said)
    for kind, label in _FORWARD.items():
        for link in links:
            if link.kind is kind and link.source == body.id:
                yield Fact(label, _towards(link, case), link.said)
    yield from _back(body, links, case, tuple(kind for kind in _BACK if kind not in _BEGINNINGS))
    for mark in body.marks:
        if mark.kind is MarkKind.DISSOLVED:
            yield _marked(mark)


def _back(body: Body, links: list[Link], case: Case, kinds: tuple[LinkKind, ...]) -> Iterator[Fact]:
    for kind in kinds:
        for link in links:
            if link.kind is kind and link.target == body.id:
                yield Fact(_BACK[kind], _from(link, case), link.said, briefly=True)


def _marked(mark: Mark) -> Fact:
    words = _timed(mark.said.sentence, mark.said) if mark.by else mark.said.time
    return Fact(_MARKS[mark.kind], words, mark.said)


def _led(leader: Leader, *, julian: bool) -> str:
    words = _timed(leader.name, leader.said)
    if leader.death is None:
        return words
    return f"{words}, † {say_bounds(leader.death.span.possible, short=True, julian=julian)}"


def _towards(link: Link, case: Case) -> str:
    target = say_name(link.target, case)
    person = f"{link.towards_name} ({target})" if link.towards else target
    actor = f", by {say_name(link.by, case)}" if link.by else ""
    manner = f" {link.manner}" if link.manner else ""
    accepted = f", accepted {link.accepted.time}" if link.accepted else ""
    return _timed(f"{person}{manner}{actor}", link.said) + accepted


def _from(link: Link, case: Case) -> str:
    source = say_name(link.source, case)
    actor = f"{say_name(link.by, case)} ({source})" if link.by else source
    manner = f" {link.manner}" if link.manner else ""
    accepted = f", accepted {link.accepted.time}" if link.accepted else ""
    return _timed(f"{actor}{manner}", link.said) + accepted


def _timed(words: str, said: Stated) -> str:
    return words if said.time == UNKNOWN_TIME else f"{words}, {said.time}"


def _told(fact: Fact, case: Case, width: int, label: str) -> Iterator[Line]:
    """Set a fact in two columns, those who say it after it or below."""
    room = max(_LEAST, width - _LABEL - 4)
    standing = fact.said.standing
    role: Role = "denied" if standing is Standing.DENIED else ""
    mark = "" if standing is Standing.AFFIRMED else f" ({standing})" if fact.briefly else f"{standing}: "
    *full, last = wrapped(f"{fact.words}{mark}" if fact.briefly else fact.words, room)
    for words in full:
        yield _columns(label, Piece(words, role))
        label = ""
    voices = "" if fact.briefly else say_voices(fact.said.voices, case, standing=standing)
    if standing is Standing.AFFIRMED and cells(last) + cells(voices) + 2 <= room:
        yield _columns(label, Piece(last, role), Piece(f"  {voices}", "quiet"))
        return
    yield _columns(label, Piece(last, role))
    below: Role = "disputed" if fact.said.disputed else "quiet"
    for words in wrapped(f"{mark}{voices}", room - 2) if voices else ():
        yield _columns("", Piece("  "), Piece(words, below))


def _columns(label: str, *pieces: Piece) -> Line:
    return (Piece(f"    {padded(label, _LABEL)}", "time"), *pieces)
