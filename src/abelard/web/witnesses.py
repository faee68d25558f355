"""Every witness of a case: how he stands under the bar, what grade he has, and what hangs on him."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.wording import say_name, say_statement
from abelard.model.wording_text import sentence
from abelard.reasoning.answer import verdict
from abelard.reasoning.chain import via
from abelard.reasoning.circuit import FALSE
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.period import period_of
from abelard.reasoning.standing import OPEN_MARK, witness_of
from abelard.web.shown import Named
from abelard.web.verdicts import notation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.model.case import Case
    from abelard.model.inquiry import Dated
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Node
    from abelard.reasoning.grounds import Grounds
    from abelard.web.bar import Bar
    from abelard.web.shown import Showing

_MOST_WITNESSES = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """An answer that would be another if a witness stood otherwise."""

    notation: str
    sentence: str
    now: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One whose word the case goes by."""

    who: Named
    role: str
    """`speaker`, `relay` (one who passes on what others said) or `source`."""
    standing: str
    chosen: bool
    """Whether the viewpoint, or the reader, chose so expressly."""
    grade: str
    claims: int
    passes_on: int
    hangs: tuple[Hanging, ...]
    chance: float | None
    """The probability that his word carries, if the bar gives one."""
    chance_by: str
    """Whose estimate that is."""


def witnesses(bar: Bar, belief: Belief, showing: Showing) -> tuple[Witness, ...]:
    """Give the witnesses, those on whom most hangs first, then those who say most."""
    case = belief.case
    spoken = Counter(by for claim in case.claims for by in claim.by)
    passed, sources = _passed_on(case)
    order = [*spoken, *(each for each in passed if each not in spoken), *sources][:_MOST_WITNESSES]
    hanging = _hanging(bar, belief, frozenset(order))
    chances = {chance.witness: chance for chance in belief.viewpoint.chances}
    found = [
        Witness(
            who=showing.named(each),
            role="source" if each in case.sources else "speaker" if each in spoken else "relay",
            standing=_standing(each, each in spoken, belief),
            chosen=belief.standings.chosen(each) is not None,
            grade=_grade(each, case),
            claims=spoken[each],
            passes_on=passed[each] if each in passed else sources[each],
            hangs=hanging[each],
            chance=chances[each].probability if each in chances else None,
            chance_by=_estimator(chances[each].by, case) if each in chances else "",
        )
        for each in order
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.hangs), -one.claims, -one.passes_on, one.who.name)))


def _passed_on(case: Case) -> tuple[Counter[str], Counter[str]]:
    """Count, for those through whom claims came and for sources, how many claims go by them."""
    relays: Counter[str] = Counter()
    sources: Counter[str] = Counter()
    for claim in case.claims:
        links = via(case, claim)
        relays.update({agent for link in links for agent in link.agents} | set(claim.told_by))
        sources.update({link.source for link in links} | ({claim.source} if claim.source else set()))
    return relays, sources


def _standing(witness: str, speaks: bool, belief: Belief) -> str:  # noqa: FBT001  a fact about the witness
    chosen = belief.standings.chosen(witness)
    if chosen is not None:
        return str(chosen)
    return str(belief.standings.otherwise) if speaks else "believed"


def _estimator(by: str, case: Case) -> str:
    return say_name(by, case) if by in case.agents else by


def _grade(witness: str, case: Case) -> str:
    source = case.sources.get(witness)
    grades = [str(grade) for grade in source.grades] if source else []
    return max(grades, default="")


def _hanging(bar: Bar, belief: Belief, order: frozenset[str]) -> defaultdict[str, tuple[Hanging, ...]]:
    """Try every witness the other way, all at once, a bit for each: see `reasoning.overturn`."""
    asked = list(_asked(belief.case))
    grounds = [
        grounds_of(belief, dated.statement, period_of(belief.case, dated, at=bar.at)) for dated in asked
    ]
    nodes = sorted({node for each in grounds for node in nodes_of(each)})
    names = sorted(order)
    bits = {name: 1 << number for number, name in enumerate(names)}
    every = (1 << len(names)) - 1
    moving = _moving(belief, bits)

    def truth(leaf: str) -> int:
        mask = moving.get(witness_of(leaf), 0)
        return mask if leaf.startswith(OPEN_MARK) else every & ~mask

    values = belief.in_worlds(nodes, truth, len(names))
    found: defaultdict[str, tuple[Hanging, ...]] = defaultdict(tuple)
    for dated, ground in zip(asked, grounds, strict=True):
        now = verdict(ground, belief.holds)
        own = [values[node] for node in nodes_of(ground)]
        standing = [every if belief.holds(node) else 0 for node in nodes_of(ground)]
        moved = 0
        for one, other in zip(own, standing, strict=True):
            moved |= one ^ other
        for name in names:
            if moved & bits[name]:
                then = verdict(ground, _in_world(values, bits[name]))
                if then is not now:
                    told = sentence(say_statement(dated.statement, belief.case))
                    found[name] += (
                        Hanging(notation=notation(dated), sentence=told, now=str(now), then=str(then)),
                    )
    return found


def _moving(belief: Belief, bits: dict[str, int]) -> dict[str, int]:
    """Return, for each witness, those who move him: himself, and the parties that include him."""
    found = dict(bits)
    for name, bit in bits.items():
        waiting, seen = [name], {name}
        while waiting:
            agent = belief.case.agents.get(waiting.pop())
            for member in agent.includes if agent else ():
                if member not in seen:
                    seen.add(member)
                    waiting.append(member)
                    if belief.standings.chosen(member) is None:
                        found[member] = found.get(member, 0) | bit
    return found


def _in_world(values: dict[Node, int], bit: int) -> Callable[[Node], bool]:
    return lambda node: bool(values[node] & bit)


def _asked(case: Case) -> Iterator[Dated]:
    """Yield the statements of the hypotheses, each once."""
    seen = set()
    for question in case.questions.values():
        for hypothesis in question.hypotheses:
            for dated in hypothesis.statements:
                key = (dated.statement, dated.when)
                if dated.statement.is_ground and key not in seen:
                    seen.add(key)
                    yield dated


def nodes_of(grounds: Grounds) -> list[Node]:
    """Return the nodes on which the answer hangs."""
    found = {FALSE}
    for each in grounds.pros:
        found |= {each.certain, each.possible, each.fact.node, *(cut.node for cut in each.fact.track.cuts)}
    for con in grounds.cons:
        found |= {con.node, *(cut.node for cut in con.cuts)}
    return sorted(found)
