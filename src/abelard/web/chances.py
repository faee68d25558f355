"""How probable each rival answer is, where the bar gives witnesses a probability."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.reasoning.conflict import conflicts_in_some_world
from abelard.reasoning.probability import with_chances
from abelard.reasoning.weigh import probabilities_of
from abelard.web.weighing import Chanced, chanced

if TYPE_CHECKING:
    from abelard.reasoning.belief import Belief
    from abelard.web.shown import Showing


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A rival answer and how probable it is."""

    question: str
    hypothesis: str
    chance: Chanced


def likely(viewpoint: Belief, showing: Showing) -> tuple[Likely, ...]:
    """Give the probability of every rival answer; none where nobody has a probability."""
    if not viewpoint.viewpoint.chances:
        return ()
    belief = with_chances(viewpoint)
    conflicts = conflicts_in_some_world(belief)
    return tuple(
        Likely(question=question.id, hypothesis=hypothesis.id, chance=chanced(found, showing))
        for question in belief.case.questions.values()
        for hypothesis, found in zip(
            question.hypotheses, probabilities_of(belief, question, conflicts), strict=True
        )
    )
