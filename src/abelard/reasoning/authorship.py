"""Contested authorship: whether the man in whose name a document goes is the one who speaks in it.

The authors a source is given are the editor's. They stand unless somebody believed denies or doubts that
they wrote it; then somebody believed must vouch for it. Whoever vouches or denies is taken at his word
here, and a document never vouches for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.claim import Claim, Stance
from abelard.model.statement import Ref, Variable
from abelard.reasoning.circuit import TRUE, Node

if TYPE_CHECKING:
    from abelard.model.source import Source
    from abelard.model.statement import Statement
    from abelard.reasoning.credit import Credit

_AGAINST = (Stance.DENIES, Stance.DOUBTS)


class Authorship:
    """The claims of a case about who wrote which source."""

    def __init__(self, credit: Credit) -> None:
        """Take whose word counts."""
        self._credit = credit
        self._claims = credit.testimony.of_authors

    def node(self, author: str, source: Source) -> Node:
        """Return the node for: he wrote it, as far as this viewpoint goes."""
        about = [
            claim
            for claim in self._claims.get(source.id, ())
            if claim.source != source.id and _is_about(claim.statement, author)
        ]
        against = [claim for claim in about if claim.stance in _AGAINST]
        if not against:
            return TRUE
        circuit = self._credit.circuit
        vouched = circuit.any_of(self._word(claim) for claim in about if claim.stance is Stance.AFFIRMS)
        contested = circuit.any_of(map(self._word, against))
        return circuit.any_of((vouched, circuit.negation(contested)))

    def _word(self, claim: Claim) -> Node:
        return self._credit.plain_word(claim)


def _is_about(statement: Statement, author: str) -> bool:
    return isinstance(statement.subject, Variable) or statement.subject == Ref(author)
