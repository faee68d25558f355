"""More addresses under `/api/` that only read: disputes, their tellings, a question weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.web import disputes, weighing

if TYPE_CHECKING:
    from abelard.web.api import Endpoint, View


def conflicts(view: View) -> disputes.Disputes:
    """Give the conflicts and tensions, grouped into disputes, with the notes on them."""
    return disputes.disputes(view.belief, view.showing, view.looking)


def narratives(view: View) -> disputes.Tellings:
    """Give the rival tellings of a dispute, and what each makes of the questions."""
    return disputes.tellings(view.word("id"), view.belief, view.showing)


def weigh(view: View) -> weighing.Weighed:
    """Weigh a question: evidence by hypothesis, standards of proof, probabilities."""
    return weighing.weighed(view.word("id"), view.belief, view.showing, view.looking)


ENDPOINTS: dict[str, Endpoint] = {
    "conflicts": conflicts,
    "narratives": narratives,
    "weigh": weigh,
}
PARAMETERS = {
    "narratives": {"id": "a dispute's id, as `conflicts` gives it under the same bar"},
    "weigh": {"id": "a question's id; the first if none is given"},
}
