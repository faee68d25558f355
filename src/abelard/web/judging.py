"""Whether two agents are one: likely doubles are shown, and a judgement is written as a claim."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from abelard.case.edit import Edit, appended, edited
from abelard.model.agent import AgentKind
from abelard.model.claim import Stance
from abelard.model.statement import Ref
from abelard.web.bar import BadRequestError
from abelard.web.editing import Change, commit, text_of
from abelard.web.shown import Card, Named
from abelard.workspace.adding import last_with_claims
from abelard.workspace.blocks import slice_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.claim import Claim
    from abelard.reasoning.belief import Belief
    from abelard.web.desk import Desk

SAME = "same-as"
ANALYST = "analyst"
STANCES = {"same": Stance.AFFIRMS, "not-same": Stance.DENIES, "unsure": Stance.DOUBTS}
_MOST = 6
_PEOPLE = (AgentKind.PERSON, AgentKind.ORGANISATION, AgentKind.GROUP, AgentKind.PARTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Another agent that may be the same one."""

    who: Named
    name: str
    """The name that is alike; empty where claims alone speak of it."""
    cards: tuple[Card, ...]
    """What is said of it."""
    judged: str
    """`same`, `not-same` or `unsure` by the analyst; empty where he has not judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judgement on two agents."""

    one: str
    other: str
    judgement: Literal["same", "not-same", "unsure", "none"]
    """`none` takes the judgement back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """What was written where; nothing where it was so already."""

    path: str
    text: str


def doubles(desk: Desk, agent: str, belief: Belief) -> tuple[Double, ...]:
    """Return the agents with a like name, and those of whom somebody says they are this one."""
    case, found = desk.case, dict(_alike(desk, agent))
    claims = {other: _said(desk, agent, other) for other in (*found, *_linked(desk, agent))}
    return tuple(
        Double(
            who=desk.showing.named(other),
            name=found.get(other, ""),
            cards=tuple(desk.showing.card(claim, belief) for claim in said),
            judged=next((_word(claim) for claim in said if _is_own(claim)), ""),
        )
        for other, said in claims.items()
        if other in case.agents
    )


def _alike(desk: Desk, agent: str) -> Iterator[tuple[str, str]]:
    own = desk.case.agents[agent]
    for name in own.names:
        for other, called in desk.case.names.suggest(name.text, _MOST + 1):
            kind = desk.case.agents[other].kind if other in desk.case.agents else None
            if other != agent and _may_be_one(own.kind, kind):
                yield other, called


def _may_be_one(kind: AgentKind, other: AgentKind | None) -> bool:
    return other is kind or (kind in _PEOPLE[1:] and other in _PEOPLE[1:])


def _linked(desk: Desk, agent: str) -> Iterator[str]:
    for claim in desk.case.claims:
        ids = _pair(claim)
        if agent in ids:
            yield from ids - {agent}


def _pair(claim: Claim) -> frozenset[str]:
    """Return the two whom a claim says to be one, or not; nothing if it speaks of something else."""
    said = claim.statement
    ends = (said.subject, said.object)
    if said.predicate != SAME or claim.reading_of:
        return frozenset()
    return frozenset(end.id for end in ends if isinstance(end, Ref))


def _said(desk: Desk, one: str, other: str) -> tuple[Claim, ...]:
    return tuple(claim for claim in desk.case.claims if _pair(claim) == {one, other})


def _is_own(claim: Claim) -> bool:
    return claim.finding and claim.by == (ANALYST,)


def _word(claim: Claim) -> str:
    return next((word for word, stance in STANCES.items() if stance is claim.stance), "")


def judge(desk: Desk, given: Judged) -> Judging:
    """Write a judgement, in the place of an earlier one if there is one. Raises ClashError, ReadOnlyError."""
    for id in (given.one, given.other):
        if id not in desk.case.agents:
            raise BadRequestError(f"no agent has the id {id!r}")
    if given.one == given.other:
        raise BadRequestError("an agent is the same as itself without anybody saying so")
    earlier = next((each for each in _said(desk, given.one, given.other) if _is_own(each)), None)
    text = _block(desk, given)
    path = earlier.where.path if earlier else last_with_claims(desk.workspace)
    before = text_of(desk, path)
    after = _put(desk, before, earlier, text)
    if after != before:
        commit(desk, Change(path=path, before=before, after=after))
    return Judging(path=path, text=text)


def _block(desk: Desk, given: Judged) -> str:
    if given.judgement == "none":
        return ""
    today = dt.datetime.now().astimezone().date().isoformat()
    head = f"finding {today} {ANALYST} {STANCES[given.judgement]} {given.one} {SAME} {given.other}"
    return head if ANALYST in desk.case.agents else f'person {ANALYST} "The analyst"\n\n{head}'


def _put(desk: Desk, before: str, earlier: Claim | None, text: str) -> str:
    if earlier is None:
        return appended(before, text) if text else before
    document = next(each for each in desk.workspace.ledger.documents if each.path == earlier.where.path)
    block = slice_at(document, earlier.where.line)
    lines = block.text.split("\n")
    changed = "\n".join((text, *lines[1:])) if text else ""
    return edited(before, Edit(block.first, block.last, changed))
