"""More addresses under `/api/` that only read: disputes, their tellings, a question weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.web import disputes, ties, weighing
from abelard.web.bar import BadRequestError
from abelard.web.known import standing_under

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


def network(view: View) -> ties.Net:
    """Give who is tied to whom as of the date in the bar, drawn and listed."""
    around = ties.Around(
        focus=view.agent("focus"),
        steps=view.number("steps", 1),
        acts=view.word("acts") != "no",
        width=view.number("width", 1080),
    )
    return ties.net(standing_under(view.belief), view.bar, view.showing, around, view.looking)


def itinerary(view: View) -> ties.Journey:
    """Give the places of somebody over time."""
    agent = view.agent("id")
    if not agent:
        raise BadRequestError("whose places? an agent's id is wanted")
    return ties.journey(standing_under(view.belief), agent, view.showing, view.looking)


ENDPOINTS: dict[str, Endpoint] = {
    "conflicts": conflicts,
    "narratives": narratives,
    "weigh": weigh,
    "network": network,
    "itinerary": itinerary,
}
PARAMETERS = {
    "narratives": {"id": "a dispute's id, as `conflicts` gives it under the same bar"},
    "network": {
        "focus": "only around this agent",
        "steps": "at most so many ties away from him; 1 if none is given",
        "acts": "no: only what lasts, no single acts",
        "width": "in pixels",
    },
    "itinerary": {"id": "an agent's id"},
    "weigh": {"id": "a question's id; the first if none is given"},
}
