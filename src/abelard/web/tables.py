"""Answers for every combination of witnesses, worked out beforehand, for a page that has no engine.

Of each statement that a question asks about, a table of truth: its rows are the ways in which the witnesses
it depends on can be believed or not, all worked out at once, a bit for each (as in `reasoning.overturn`).
Dates and identities are those of the viewpoint. Who is rejected by the viewpoint stays so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reasoning.answer import Verdict, verdict
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.period import period_of
from abelard.reasoning.standing import OPEN_MARK, witness_of
from abelard.web.verdicts import opposite
from abelard.web.witnesses import nodes_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from abelard.model.inquiry import Dated
    from abelard.reasoning.belief import Belief
    from abelard.reasoning.circuit import Node
    from abelard.reasoning.grounds import Grounds
    from abelard.web.bar import Bar

MOST = 12
"""Witnesses of one table, which then has 4096 rows; of the others it depends on, it holds as they stand."""
LETTERS = {
    Verdict.YES: "y",
    Verdict.POSSIBLY: "p",
    Verdict.DISPUTED: "d",
    Verdict.DENIED: "n",
    Verdict.NO: "o",
    Verdict.UNKNOWN: "u",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One statement: in row `r` the answer is `answers[r]`; bit `i` of `r` says whether `on[i]` carries."""

    statement: str
    """`question/hypothesis/place`."""
    on: tuple[str, ...]
    besides: tuple[str, ...]
    """What it depends on, too, and is not in the table."""
    answers: str
    """A letter a row: yes, possibly, disputed, denied (n), no (o), unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A witness in one of his roles: whose word it is, or who passes it on; and how he stands in it."""

    key: str
    """His id, with `+` before it where he is left open."""
    id: str
    carries: bool
    own: bool
    """Whether the viewpoint names this very witness."""
    parties: tuple[str, ...]
    """Parties and groups that include the witness: a choice for one of them covers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All tables of a viewpoint."""

    leaves: tuple[Leaf, ...]
    named: dict[str, str]
    """How the viewpoint takes those it names: believed, open, rejected."""
    tables: tuple[Table, ...]


def tables(bar: Bar, belief: Belief) -> Tables:
    """Work out the tables of a viewpoint."""
    found: list[Table] = []
    leaves: dict[str, bool] = {}
    for question in belief.case.questions.values():
        for hypothesis in question.hypotheses:
            for place, dated in enumerate(hypothesis.statements):
                if dated.statement.is_ground:
                    key = f"{question.id}/{hypothesis.id}/{place}"
                    found.append(_table(key, dated, bar, belief, leaves))
    viewpoint = belief.viewpoint
    named = dict.fromkeys(viewpoint.believes, "believed") | dict.fromkeys(viewpoint.open, "open")
    named |= dict.fromkeys(viewpoint.rejects, "rejected")
    parties = _parties(belief)
    return Tables(
        leaves=tuple(
            Leaf(
                key=key,
                id=witness_of(key),
                carries=carries,
                own=witness_of(key) in named,
                parties=tuple(sorted(parties.get(witness_of(key), ()))),
            )
            for key, carries in leaves.items()
        ),
        named=named,
        tables=tuple(found),
    )


def _table(key: str, dated: Dated, bar: Bar, belief: Belief, leaves: dict[str, bool]) -> Table:
    grounds = grounds_of(belief, dated.statement, period_of(belief.case, dated, at=bar.at))
    own = _leaves(belief, nodes_of(grounds))
    leaves.update(own)
    chosen, besides = _foremost(own, belief, grounds)
    answers = _answers(chosen, own, belief, grounds)
    told = (opposite(each) if dated.negated else each for each in answers)
    return Table(statement=key, on=chosen, besides=besides, answers="".join(LETTERS[each] for each in told))


def _leaves(belief: Belief, nodes: Iterable[Node]) -> dict[str, bool]:
    """Return the leaves that some nodes depend on, and whether each carries as things stand."""
    found: dict[str, bool] = {}

    def seen(leaf: str) -> int:
        found[leaf] = not leaf.startswith(OPEN_MARK)
        return 0

    belief.in_worlds(nodes, seen, 1)
    return dict(sorted(found.items()))


def _foremost(
    own: dict[str, bool], belief: Belief, grounds: Grounds
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split the leaves into those of the table, which move most by themselves, and the others."""
    names = list(own)
    if len(names) <= MOST:
        return tuple(names), ()
    bits = {name: 1 << number for number, name in enumerate(names)}
    every = (1 << len(names)) - 1
    values = belief.in_worlds(nodes_of(grounds), lambda leaf: _flipped(leaf, bits, every), len(names))
    standing = belief.in_worlds(nodes_of(grounds), lambda leaf: int(not leaf.startswith(OPEN_MARK)), 1)
    moved = {
        name: sum(bool(values[node] & bit) != bool(standing[node]) for node in values if node in standing)
        for name, bit in bits.items()
    }
    ordered = sorted(names, key=lambda name: (-moved[name], name))
    return tuple(sorted(ordered[:MOST])), tuple(sorted(ordered[MOST:]))


def _flipped(leaf: str, bits: dict[str, int], every: int) -> int:
    mask = bits[leaf]
    return mask if leaf.startswith(OPEN_MARK) else every & ~mask


def _answers(on: tuple[str, ...], own: dict[str, bool], belief: Belief, grounds: Grounds) -> list[Verdict]:
    """Return the answer in every row; rows in which the same nodes hold are answered once."""
    rows = 1 << len(on)
    patterns = {name: _pattern(number, rows) for number, name in enumerate(on)}
    every = (1 << rows) - 1

    def truth(leaf: str) -> int:
        return patterns.get(leaf, every if own[leaf] else 0)

    nodes = nodes_of(grounds)
    values = belief.in_worlds(nodes, truth, rows)
    known: dict[int, Verdict] = {}
    found = []
    for row in range(rows):
        holding = sum(1 << number for number, node in enumerate(nodes) if values[node] >> row & 1)
        if holding not in known:
            known[holding] = verdict(grounds, _in_row(values, row))
        found.append(known[holding])
    return found


def _pattern(number: int, rows: int) -> int:
    """Return the rows in which bit `number` of the row is set: 1010..., 1100..., 11110000..."""
    block = ((1 << (1 << number)) - 1) << (1 << number)
    width = 2 << number
    found = 0
    for start in range(0, rows, width):
        found |= block << start
    return found


def _in_row(values: dict[Node, int], row: int) -> Callable[[Node], bool]:
    return lambda node: bool(values[node] >> row & 1)


def _parties(belief: Belief) -> dict[str, set[str]]:
    """Return, for each agent, the parties and groups that include it, directly or through another."""
    found: dict[str, set[str]] = {}
    for party in belief.case.agents.values():
        waiting, seen = list(party.includes), {party.id}
        while waiting:
            member = waiting.pop()
            if member not in seen:
                seen.add(member)
                found.setdefault(member, set()).add(party.id)
                agent = belief.case.agents.get(member)
                waiting.extend(agent.includes if agent else ())
    return found
