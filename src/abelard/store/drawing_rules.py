"""Draws what follows by rules: each step an AND, each state an OR of the steps to it, level by level.

Where steps run in circles there are no levels; the block is then settled by going round until nothing changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from abelard.store.graph import Batch, Block, Graph, Kind, gathered, rows

if TYPE_CHECKING:
    from abelard.store.deriving import Stratum
    from abelard.store.graph import Nodes

_MOST_LEVELS = 200


def draw_stratum(graph: Graph, states: Nodes, stratum: Stratum) -> None:
    """Draw the steps of a stratum, and note in `states` the nodes of what they conclude."""
    first, last = stratum.sizes[0], stratum.sizes[-1]
    premises, concluded, rounds = _flat(stratum)
    guard, nor = _guards(graph, states, stratum, len(concluded))
    step_level, state_level = _levels(premises, concluded, first, last)
    again = step_level is None
    if step_level is None:
        reached = np.searchsorted(np.array(stratum.sizes[1:]), np.arange(first, last), side="right")
        step_level, state_level = rounds, reached + 1
    # Numbers first, since where steps run in circles some come before what they need.
    way, steps = _numbered(graph, step_level, state_level, first, states)
    counts, ways = gathered(concluded - first, way, last - first)
    starts = np.concatenate([[0], np.cumsum(counts)])
    batches = [] if nor is None else [nor]
    for chosen, begin, reached_here in steps:
        if len(chosen):
            below = [np.where(column >= 0, states[column], -1) for column in premises[chosen].T]
            size, children = rows(*below, guard[chosen])
            batches.append(_batch(graph, begin, Kind.AND, size, children))
        if len(reached_here):
            size, children = _picked(starts, ways, reached_here)
            batches.append(_batch(graph, int(states[first + reached_here[0]]), Kind.OR, size, children))
    graph.blocks.append(Block(tuple(batches), again=again))


def _flat(stratum: Stratum) -> tuple[Nodes, Nodes, Nodes]:
    """Return of every step the states it needs, side by side (-1: none), what it concludes, and its round."""
    steps = [(number, step) for number, steps in enumerate(stratum.rounds) for step in steps]
    width = max(step.premises.shape[1] for _, step in steps)
    premises = [
        np.pad(step.premises, ((0, 0), (0, width - step.premises.shape[1])), constant_values=-1)
        for _, step in steps
    ]
    return (
        np.concatenate(premises),
        np.concatenate([step.concludes for _, step in steps]),
        np.concatenate([np.full(len(step.concludes), number) for number, step in steps]),
    )


def _guards(graph: Graph, states: Nodes, stratum: Stratum, size: int) -> tuple[Nodes, Batch | None]:
    """Draw, of each step that something may block, that none of that holds."""
    guard = np.full(size, -1)
    blocked, blockers, offset = [], [], 0
    for steps in stratum.rounds:
        for step in steps:
            blocked.append(step.blocked + offset)
            blockers.append(step.blockers)
            offset += len(step.concludes)
    step_of, blocker = np.concatenate(blocked), np.concatenate(blockers)
    if not len(step_of):
        return guard, None
    which, counts = np.unique(step_of, return_counts=True)
    order = np.argsort(step_of, kind="stable")
    nor = graph.batch(Kind.NOR, counts, states[blocker[order]])
    guard[which] = np.arange(nor.first, nor.last)
    return guard, nor


def _levels(
    premises: Nodes, concluded: Nodes, first: int, last: int
) -> tuple[Nodes, Nodes] | tuple[None, Nodes]:
    """Return the level of each step and of each state of the stratum; None where they run in circles."""
    level = np.zeros(last - first, dtype=np.int64)
    inside = premises - first
    for _ in range(_MOST_LEVELS):
        known = np.where(inside >= 0, level[np.maximum(inside, 0)], 0) if last > first else inside * 0
        step = known.max(axis=1)
        deeper = np.zeros_like(level)
        np.maximum.at(deeper, concluded - first, step + 1)
        if np.array_equal(deeper, level):
            return step, level
        level = deeper
    return None, level


def _numbered(
    graph: Graph, step_level: Nodes, state_level: Nodes, first: int, states: Nodes
) -> tuple[Nodes, list[tuple[Nodes, int, Nodes]]]:
    """Give numbers level by level; return the nodes of the steps, and of each level what is in it."""
    way = np.empty(len(step_level), dtype=np.int64)
    by_step, by_state = np.argsort(step_level, kind="stable"), np.argsort(state_level, kind="stable")
    depth = int(max(step_level.max(initial=0), state_level.max(initial=1) - 1)) + 1
    cuts = np.searchsorted(step_level[by_step], np.arange(depth + 1))
    state_cuts = np.searchsorted(state_level[by_state], np.arange(1, depth + 2))
    found = []
    for level in range(depth):
        chosen = by_step[cuts[level] : cuts[level + 1]]
        begin = graph.size
        way[chosen] = begin + np.arange(len(chosen))
        reached = by_state[state_cuts[level] : state_cuts[level + 1]]
        states[first + reached] = begin + len(chosen) + np.arange(len(reached))
        graph.size += len(chosen) + len(reached)
        found.append((chosen, begin, reached))
    return way, found


def _picked(starts: Nodes, children: Nodes, chosen: Nodes) -> tuple[Nodes, Nodes]:
    """Return counts and children of some of the rows of a table of children."""
    counts = starts[chosen + 1] - starts[chosen]
    within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return counts, children[np.repeat(starts[chosen], counts) + within]


def _batch(graph: Graph, first: int, kind: Kind, counts: Nodes, children: Nodes) -> Batch:
    graph.edges += len(children)
    return Batch(first, kind, np.cumsum(counts) - counts, children, "")
