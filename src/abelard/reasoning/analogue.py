"""Analogues: courses of events of the same shape: who does what to whom, in what order, and where it limps.

After structure mapping (Gentner, "Structure-mapping: A theoretical framework for analogy", Cognitive Science
7, 1983): steps correspond when the same or a kindred thing is done, and one consistent exchange of agents
carries one course into the other. An aligned order counts for more than likeness of single steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.model.statement import Nested, Ref, Statement, Term
from abelard.reasoning.limit import is_over
from abelard.reasoning.sentences import say_about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.inquiry import Episode

_KINDRED = (
    frozenset(("founds", "declares", "becomes", "invents")),
    frozenset(("joins", "merges-into", "pledges-to", "part-of", "member-of", "accepts-pledge-of")),
    frozenset(("leaves", "splits-from", "renounces", "expels", "resigns-from", "defies")),
    frozenset(("dissolves", "ceases", "dies")),
    frozenset(("leads", "holds", "appoints", "elects", "succeeds")),
    frozenset(("criticises", "opposes", "accuses", "disputes-with")),
    frozenset(("informs", "writes-to", "warns", "asks", "proposes", "orders")),
)
_SAME, _ALIKE = 3, 2
_MOST_GAIN = _SAME + 2  # of one step: it is the same, and carries two agents over
_MOST_MAPPED = 100_000
ALIGNMENTS = "some alignments"


@dataclass(frozen=True, slots=True)
class Pair:
    """A step and the one that corresponds to it; None where there is none."""

    here: Statement | None
    there: Statement | None
    same_verb: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Analogue:
    """An episode of the same shape."""

    episode: str
    title: str
    pairs: tuple[Pair, ...]
    agents: tuple[tuple[str, str], ...]
    """Who here stands for whom there."""
    limps: tuple[str, ...]
    """Where the likeness fails, in words."""
    likeness: float
    """From 0 to 1: the share of what could correspond that does."""
    exact: bool = True
    """Whether no better alignment is left untried; if not, it is at least so like."""

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "episode": self.episode,
            "title": self.title,
            "likeness": round(self.likeness, 3),
            "exact": self.exact,
            "steps": [
                {
                    "here": str(pair.here) if pair.here else None,
                    "there": str(pair.there) if pair.there else None,
                    "same_verb": pair.same_verb,
                }
                for pair in self.pairs
            ],
            "agents": [{"here": here, "there": there} for here, there in self.agents],
            "limps": list(self.limps),
        }


def analogues_of(case: Case, episode: Episode) -> tuple[Analogue, ...]:
    """Return the other episodes of the case by likeness; those with nothing in common are left out."""
    found = (_mapped(case, episode, other) for other in case.episodes.values() if other.id != episode.id)
    return tuple(sorted((each for each in found if each), key=lambda each: -each.likeness))


def _steps(case: Case, episode: Episode) -> list[Statement]:
    return [case.labels[label] for label in episode.steps if label in case.labels]


def _mapped(case: Case, episode: Episode, other: Episode) -> Analogue | None:
    here, there = _steps(case, episode), _steps(case, other)
    score, pairs, agents, exact = _best_alignment(here, there)
    most = _SAME * max(len(here), len(there)) + len(_agents(here))
    if not score or not most:
        return None
    matched = dict(pairs)
    told = tuple(
        Pair(one, there[matched[number]] if number in matched else None, _same(one, matched, number, there))
        for number, one in enumerate(here)
    )
    spare = tuple(Pair(None, one) for number, one in enumerate(there) if number not in matched.values())
    return Analogue(
        episode=other.id,
        title=other.title,
        pairs=(*told, *spare),
        agents=tuple(sorted(agents.items())),
        limps=tuple(_limps(case, (*told, *spare), agents)),
        likeness=min(1.0, score / most),
        exact=exact,
    )


def _same(one: Statement, matched: dict[int, int], number: int, there: list[Statement]) -> bool:
    return number in matched and there[matched[number]].predicate == one.predicate


def _best_alignment(
    here: list[Statement], there: list[Statement]
) -> tuple[int, tuple[tuple[int, int], ...], dict[str, str], bool]:
    """Return the best way to carry one course into the other, in order, with one exchange of agents.

    Ways that cannot become better than the best so far are left (branch and bound); the last value says
    whether none was left for another reason.
    """
    best: tuple[int, tuple[tuple[int, int], ...], dict[str, str]] = (0, (), {})
    waiting: list[tuple[int, int, int, tuple[tuple[int, int], ...], dict[str, str]]] = [(0, 0, 0, (), {})]
    tried = 0
    while waiting:
        if tried == _MOST_MAPPED or is_over(ALIGNMENTS):
            return (*best, False)
        number, start, score, pairs, agents = waiting.pop()
        tried += 1
        if number == len(here):
            best = max(best, (score + len(agents), pairs, agents), key=lambda each: each[0])
        elif score + len(agents) + (len(here) - number) * _MOST_GAIN > best[0]:
            waiting.append((number + 1, start, score, pairs, agents))
            for place in range(len(there) - 1, start - 1, -1):
                gain = _likeness(here[number].predicate, there[place].predicate)
                more = _exchange(here[number], there[place], agents) if gain else None
                if more is not None:
                    waiting.append((number + 1, place + 1, score + gain, (*pairs, (number, place)), more))
    return (*best, True)


def _likeness(one: str, other: str) -> int:
    if one == other:
        return _SAME
    return _ALIKE if any(one in family and other in family for family in _KINDRED) else 0


def _exchange(one: Statement, other: Statement, agents: dict[str, str]) -> dict[str, str] | None:
    """Add who stands for whom; None where that would give somebody two counterparts."""
    found = dict(agents)
    for mine, yours in ((one.subject, other.subject), (one.object, other.object)):
        first, second = _agent(mine), _agent(yours)
        if first is None or second is None:
            continue
        if found.get(first, second) != second or (first not in found and second in found.values()):
            return None
        found[first] = second
    return found


def _agent(term: Term | None) -> str | None:
    if isinstance(term, Nested):
        return _agent(term.statement.subject)
    return term.id if isinstance(term, Ref) else None


def _agents(steps: list[Statement]) -> set[str]:
    every = (_agent(term) for step in steps for term in (step.subject, step.object))
    return {agent for agent in every if agent is not None}


def _limps(case: Case, pairs: tuple[Pair, ...], agents: dict[str, str]) -> Iterator[str]:
    for pair in pairs:
        if pair.here is not None and pair.there is None:
            yield f"nothing there answers to {say_about(case, pair.here)}"
        elif pair.here is None and pair.there is not None:
            yield f"nothing here answers to {say_about(case, pair.there)}"
        elif pair.here is not None and pair.there is not None and not pair.same_verb:
            yield f"{pair.here.predicate} here, {pair.there.predicate} there"
    for one, other in sorted(agents.items()):
        mine, yours = case.agents.get(one), case.agents.get(other)
        if mine and yours and mine.kind != yours.kind:
            yield f"{case.name_of(one)} is a {mine.kind}, {case.name_of(other)} a {yours.kind}"
