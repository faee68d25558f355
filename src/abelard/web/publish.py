"""A case as one page that needs no server: what the workbench would answer is worked out beforehand.

Kept are all views under every viewpoint of the case; the answers to its questions with one witness changed on
whom an answer hangs; and tables from which the page answers them under any other combination. What is not
kept, the page says.
"""

from __future__ import annotations

import gzip
import time
from base64 import b64encode
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import msgspec

from abelard.exchange.privacy import public
from abelard.model.problem import AbelardError
from abelard.web.api import ENDPOINTS, view_of
from abelard.web.bar import Asked
from abelard.web.bundle import page
from abelard.web.tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.web.desk import Desk

_MOST_TOGGLES = 12
"""Changes tried in each viewpoint: of the witnesses on whom most hangs."""
_OF_EACH = (
    "case",
    "questions",
    "state",
    "statements",
    "belief",
    "lineage",
    "timeline",
    "conflicts",
    "network",
)
"""What is kept of every viewpoint."""
_DRAWN = frozenset(("lineage", "lineage_compare", "network"))
_MOST_TOLD = 24
"""Disputes whose rival narratives are kept."""
_MOST_PAIRS = 45
"""Viewpoints that are set over each other: all pairs of ten."""
_SECONDS = 40.0
"""How long explanations are worked out for whatever is said; those of the questions are always there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The page, and what was left out of it."""

    html: str
    answers: int
    left_out: tuple[str, ...]
    """In words, for the one who publishes and nobody else: it names what is private."""


def publish(desk: Desk, *, private: bool = False, texts: bool = False) -> Published:
    """Write a case as one page: nothing private without `private`, no source's text without `texts`."""
    opened = public(desk.case)
    case, left_out = (desk.case, ()) if private else (opened.case, opened.left_out)
    if not texts:
        left_out += tuple(f"text of source {each.id}" for each in case.sources.values() if each.text)
        case = _without_texts(case)
    desk.show(case)
    kept = dict(_answers(desk))
    packed = b64encode(gzip.compress(msgspec.json.encode(kept), mtime=0)).decode()
    return Published(
        html=page(desk.case.title or desk.path.name, packed), answers=len(kept), left_out=left_out
    )


def _without_texts(case: Case) -> Case:
    sources = {id: replace(source, text="") for id, source in case.sources.items()}
    return replace(case, sources=sources)


def _answers(desk: Desk) -> Iterator[tuple[str, Any]]:
    """Yield what the page may ask, under the key by which it asks."""
    everyone = Asked()
    bars = [everyone, *(Asked(viewpoint=each) for each in desk.case.viewpoints)]
    asked = list(_of_questions(desk))
    for bar in bars:
        yield from _of_bar(desk, bar, asked)
    for one, other in _pairs(desk):
        for name in ("lineage_compare", "compare"):
            yield from _answer(desk, Asked(viewpoint=one), name, **{"with": other})
    yield from _pages(desk, everyone)
    ends = time.monotonic() + _SECONDS
    for key in desk.keys:
        if time.monotonic() < ends:
            yield from _answer(desk, everyone, "why", s=key)


def _of_bar(desk: Desk, bar: Asked, asked: list[str]) -> Iterator[tuple[str, Any]]:
    """Yield what is kept of a viewpoint, and of it with one witness changed."""
    for name in _OF_EACH:
        yield from _answer(desk, bar, name)
    yield _key("tables", bar), tables(*desk.belief(bar))
    for statement in asked:
        yield from _answer(desk, bar, "why", s=statement)
    yield from _answer(desk, bar, "weigh")
    for question in desk.case.questions:
        yield from _answer(desk, bar, "weigh", id=question)
    for number in range(1, _MOST_TOLD + 1):
        yield from _answer(desk, bar, "narratives", id=f"d{number}")
    for changed in _changes(desk, bar):
        for name in ("case", "questions", "belief"):
            yield from _answer(desk, changed, name)


def _pairs(desk: Desk) -> list[tuple[str, str]]:
    """Return the pairs of viewpoints that are set over each other, each in one order; the page turns them."""
    return list(combinations(("everyone", *desk.case.viewpoints), 2))[:_MOST_PAIRS]


def _pages(desk: Desk, everyone: Asked) -> Iterator[tuple[str, Any]]:
    yield from _answer(desk, everyone, "agents")
    yield from _answer(desk, everyone, "sources")
    yield from _answer(desk, everyone, "notes")
    for agent in desk.case.agents:
        yield from _answer(desk, everyone, "agent", id=agent)
        yield from _answer(desk, everyone, "itinerary", id=agent)
    for source in desk.case.sources:
        yield from _answer(desk, everyone, "source", id=source)
        yield from _answer(desk, everyone, "text", id=source)
    for claim in desk.case.claims:
        yield from _answer(desk, everyone, "claim", id=claim.id)


def _of_questions(desk: Desk) -> Iterator[str]:
    found = ENDPOINTS["questions"](view_of(desk, Asked(), {}))
    for question in found.questions:
        for rival in question.rivals:
            yield from (part.notation for part in rival.parts)


def _changes(desk: Desk, bar: Asked) -> Iterator[Asked]:
    """Yield the bar with each of the witnesses on whom an answer hangs standing otherwise."""
    found = ENDPOINTS["belief"](view_of(desk, bar, {}))
    moving = [each for each in found.witnesses if each.hangs]
    for witness in moving[:_MOST_TOGGLES]:
        who = (witness.who.id,)
        yield replace(bar, rejecting=who) if witness.standing == "believed" else replace(bar, believing=who)


def _answer(desk: Desk, bar: Asked, name: str, **words: str) -> Iterator[tuple[str, Any]]:
    """Yield an answer, if there is one."""
    query = {"width": "1200", **words} if name in _DRAWN else words
    try:
        answer = ENDPOINTS[name](view_of(desk, bar, query))
    except AbelardError:
        return
    yield _key(name, bar, *words.values()), answer


def _key(name: str, bar: Asked, *words: str) -> str:
    """Return the key under which the page looks for an answer."""
    viewpoint = "" if bar.viewpoint == "everyone" else bar.viewpoint
    lists = (bar.believing, bar.rejecting, bar.open)
    return "\x1f".join((name, viewpoint, *(",".join(each) for each in lists), bar.at, bar.known, *words))
