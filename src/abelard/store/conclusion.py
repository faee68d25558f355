"""One conclusion in one viewpoint: its node, made of what speaks for it at a time, and what stands below it.

What a viewpoint expressly chooses changes what stands below a claim: whoever believes a speaker does not ask about
doubts, whoever believes a source does not ask for its authors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from abelard.store.graph import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.store.asof import Grounds
    from abelard.store.drawing import Drawn
    from abelard.store.passes import Choices, Words

FOREVER = 1_000_000_000
_ONE = np.uint64(1)


class Outlook:
    """The first world of some choices: what holds, and what stands below each node in it."""

    root = -1

    def __init__(self, drawn: Drawn, choices: Choices, values: Words) -> None:
        """Take the choices and what holds."""
        self.drawn, self._choices, self._values = drawn, choices, values
        named = choices.claims if choices.claims is not None else np.zeros(0, dtype=np.int64)
        chosen = choices.chosen if choices.chosen is not None else np.zeros((0, 1), dtype=np.uint64)
        self._named = {int(claim) for claim, word in zip(named, chosen[:, 0], strict=True) if word & _ONE}

    def holds(self, node: int) -> bool:
        """Whether a node holds."""
        return bool(self._values[node, 0] & _ONE)

    def below(self, node: int) -> tuple[Kind, list[int]]:
        """Return what a node is made of."""
        kind, children = self.drawn.graph.node(node)
        if kind is not Kind.AND:
            return kind, children
        claim = int(self.drawn.claim_at[node])
        if claim >= 0:
            return self._claim(claim, children)
        if self._choices.believed_sources is not None:
            source = int(self.drawn.source_at[node])
            if source >= 0 and self._choices.believed_sources[source, 0] & _ONE:
                return kind, [int(self.drawn.route[source])]
        return kind, children

    def is_named(self, node: int) -> bool:
        """Whether a node is a claim that the viewpoint chooses by itself."""
        return bool(self._named) and int(self.drawn.claim_at[node]) in self._named

    def _claim(self, claim: int, children: list[int]) -> tuple[Kind, list[int]]:
        drawn, choices = self.drawn, self._choices
        if claim in self._named:
            return Kind.LEAF, []
        speaker, source = int(drawn.speaker[claim]), int(drawn.source[claim])
        own = bool(drawn.own[claim])
        if own and choices.believed_sources is not None and choices.believed_sources[source, 0] & _ONE:
            return Kind.AND, [int(drawn.route[source])]
        if speaker >= 0 and choices.believed_terms is not None and choices.believed_terms[speaker, 0] & _ONE:
            way = drawn.route if own else drawn.heard
            leaf = int(drawn.sources + speaker)
            return Kind.AND, [leaf, int(way[source])] if source >= 0 else [leaf]
        return Kind.AND, children


class Conclusion:
    """The node for: it was so (certainly, or at least possibly) at some moment of a question's time."""

    def __init__(self, outlook: Outlook, grounds: Grounds, *, certain: bool) -> None:
        """Take the grounds of a single question."""
        self._outlook = outlook
        self._made: dict[int, tuple[Kind, list[int]]] = {}
        self.root = self._new(Kind.OR, list(self._ways(grounds, certain=certain)))

    def below(self, node: int) -> tuple[Kind, list[int]]:
        """Return what a node is made of."""
        return self._made[node] if node < 0 else self._outlook.below(node)

    def holds(self, node: int) -> bool:
        """Whether a node holds."""
        if node >= 0:
            return self._outlook.holds(node)
        kind, children = self._made[node]
        truths = map(self.holds, children)
        return all(truths) if kind is Kind.AND else any(truths) if kind is Kind.OR else not any(truths)

    def _ways(self, grounds: Grounds, *, certain: bool) -> Iterable[int]:
        pros, cuts = grounds.pros, grounds.pro_cuts
        first, last = int(grounds.first[0]), int(grounds.last[0])
        ever = first <= -FOREVER and last >= FOREVER
        start, end = (pros.sm, pros.el) if certain else (pros.sl, pros.em)
        fits = ((start <= last) & (end >= first)) | ever
        if certain:
            fits &= pros.sure == 1
        late = (cuts.surely if certain else cuts.possibly) < first
        states = self._outlook.drawn.states
        for row in np.flatnonzero(fits).tolist():
            enders = [] if ever else np.unique(states[cuts.state[late & (cuts.row == row)]]).tolist()
            fact = self._fact(int(pros.claim[row]), int(pros.dated_by[row]), int(pros.state[row]))
            yield self._new(Kind.AND, [fact, self._new(Kind.NOR, enders)]) if enders else fact

    def _fact(self, claim: int, dated_by: int, state: int) -> int:
        claims = self._outlook.drawn.claims
        if claim < 0:
            return int(self._outlook.drawn.states[state])
        if dated_by < 0:
            return int(claims[claim])
        return self._new(Kind.AND, [int(claims[claim]), int(claims[dated_by])])

    def _new(self, kind: Kind, children: list[int]) -> int:
        number = -1 - len(self._made)
        self._made[number] = (kind, children)
        return number
