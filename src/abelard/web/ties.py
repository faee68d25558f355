"""Who is tied to whom as of the date in the bar, drawn and listed; and where somebody was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.span import Bounds
from abelard.model.wording_text import sentence
from abelard.views.itinerary import itinerary
from abelard.views.network import network
from abelard.views.network_layout import place_network
from abelard.views.network_svg import network_svg
from abelard.web.lineages import check_width
from abelard.web.pictures import Spell, spell
from abelard.web.shown import Named

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.views.network import Tie
    from abelard.web.bar import Bar
    from abelard.web.shown import Showing


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One thing that is said to be so between two agents."""

    key: str
    sentence: str
    time: str
    lasting: bool
    certain: bool
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """All that is said to be so between two agents."""

    one: Named
    other: Named
    standing: str
    certain: bool
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An agent of the network."""

    who: Named
    kind: str
    ties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """The network, drawn and listed."""

    looking: str
    svg: str
    """Empty where nobody is tied to anybody."""
    nodes: tuple[Point, ...]
    ties: tuple[Tied, ...]
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A place, and what says that somebody was there."""

    place: Named
    spell: Spell


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The places of somebody over time."""

    looking: str
    who: Named
    stays: tuple[Stay, ...]
    undated: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What of the network is wanted."""

    focus: str = ""
    steps: int = 1
    acts: bool = True
    """Whether single acts count as ties, not only what lasts."""
    width: int = 1080


def net(case: Case, bar: Bar, showing: Showing, around: Around, looking: str) -> Net:
    """Draw and list the network. Raises BadRequestError."""
    check_width(around.width)
    window = Bounds(bar.at.earliest, bar.at.latest) if bar.at else None
    found = network(case, window=window, focus=around.focus, steps=max(1, around.steps), acts=around.acts)
    sheet = place_network(found, around.width) if found.ties else None
    colours = {node.id: showing.named(node.id).colour for node in found.nodes}
    return Net(
        looking=looking,
        svg=network_svg(sheet, title=looking, colour_of=colours.__getitem__) if sheet else "",
        nodes=tuple(
            Point(who=showing.named(node.id), kind=node.kind, ties=node.ties) for node in found.nodes
        ),
        ties=tuple(_tied(tie, showing) for tie in found.ties),
        left_out=found.left_out,
    )


def _tied(tie: Tie, showing: Showing) -> Tied:
    return Tied(
        one=showing.named(tie.one),
        other=showing.named(tie.other),
        standing=str(tie.standing),
        certain=tie.certain,
        sayings=tuple(
            Saying(
                key=said.id,
                sentence=sentence(said.sentence),
                time=said.time,
                lasting=said.lasting,
                certain=said.certain,
                standing=str(said.standing),
            )
            for said in tie.said
        ),
    )


def journey(case: Case, agent: str, showing: Showing, looking: str) -> Journey:
    """Give the places of somebody over time."""
    found = itinerary(case, agent)
    return Journey(
        looking=looking,
        who=showing.named(agent),
        stays=tuple(
            Stay(place=showing.named(stop.place), spell=spell(stop.row, showing)) for stop in found.stops
        ),
        undated=found.undated,
    )
