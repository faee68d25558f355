"""Gathers the lineage of a case: its bodies, from when to when each existed, and what joins them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.model.span import ALWAYS, ANY
from abelard.views.extents import spans_of
from abelard.views.lineage import Body, Leader, Lineage, Link
from abelard.views.lineage_acts import Acts
from abelard.views.lineage_life import (
    carried,
    endings,
    first_day,
    hand_over,
    lasting,
    led_span,
    life_of,
    seen_days,
)
from abelard.views.lineage_order import lines_of
from abelard.views.lineage_told import BODIES, Told
from abelard.views.words import clean, say_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from abelard.model.case import Case
    from abelard.model.span import Span
    from abelard.views.extents import Dating
    from abelard.views.lineage import Called, Mark, Stated


def lineage(case: Case, *, dating: Dating | None = None) -> Lineage:
    """Give the bodies of a case and what joins them."""
    told = Told(case, dating or spans_of(case))
    links, marks, led = told.links(), told.marks(), told.led()
    lives = _lives(links, marks, led)
    leaders = _leaders(led, told.deaths(), lives, case)
    every = [*links, *Acts(told, leaders).links()]
    order = {statement.key: place for place, statement in enumerate(case.statements)}
    every.sort(key=lambda link: order.get(link.said.id, len(order)))
    bodies = tuple(_Bodies(case, lives, marks, leaders, told.names()).having(every))
    found = Lineage(title=case.title, bodies=bodies, links=tuple(every), julian=told.julian)
    late = {body.id: body for line in lines_of(found) for body in carried(line)}
    return replace(found, bodies=tuple(late[body.id] for body in bodies))


def _lives(
    links: Sequence[Link],
    marks: Mapping[str, Sequence[Mark]],
    led: Mapping[str, Sequence[tuple[str, Stated]]],
) -> dict[str, Span]:
    """Give when each body existed; what becomes another ends where that begins."""
    joined = _around(links)
    bodies = []
    for ref in dict.fromkeys((*joined, *marks, *led)):
        of = joined.get(ref, [])
        did = [stated for _, stated in led.get(ref, ())] + [link.said for link in of]
        bodies.append(_body(ref, life_of(ref, marks.get(ref, ()), of, did)))
    sketch = Lineage(title="", bodies=tuple(bodies), links=tuple(links))
    return {body.id: body.life for line in lines_of(sketch) for body in hand_over(line)}


def _leaders(
    led: Mapping[str, Sequence[tuple[str, Stated]]],
    deaths: Mapping[str, Stated],
    lives: Mapping[str, Span],
    case: Case,
) -> dict[str, list[Leader]]:
    """Give the leaders of each body, those who came first first."""
    leaders = {
        body: [_leader(agent, stated, deaths.get(agent), lives[body], case) for agent, stated in each]
        for body, each in led.items()
    }
    for each in leaders.values():
        each.sort(key=lambda leader: (first_day(leader.span), leader.name))
    return leaders


def _leader(agent: str, stated: Stated, death: Stated | None, life: Span, case: Case) -> Leader:
    span = led_span(stated.span, death.span.possible if death else ANY, life)
    died = death if death and not (death.span.possible & span.end).is_empty else None
    return Leader(agent=agent, name=say_name(agent, case), said=stated, death=died, span=span)


class _Bodies:
    """Puts together what is known of each body."""

    def __init__(
        self,
        case: Case,
        lives: Mapping[str, Span],
        marks: Mapping[str, Sequence[Mark]],
        leaders: Mapping[str, Sequence[Leader]],
        names: Mapping[str, Sequence[Called]],
    ) -> None:
        self._case = case
        self._lives = lives
        self._marks = marks
        self._leaders = leaders
        self._names = names

    def having(self, links: Iterable[Link]) -> Iterator[Body]:
        """Yield every body that has a link, a leader, a beginning or an end; and places that are loyal."""
        around = _around(links)
        for ref, agent in self._case.agents.items():
            of = around.get(ref, [])
            if agent.kind in BODIES:
                if of or ref in self._leaders or self._marks.get(ref):
                    yield self._with(ref, of)
            elif any(link.source == ref for link in of):
                yield self._with(ref, of)

    def _with(self, ref: str, links: Sequence[Link]) -> Body:
        agent = self._case.agents[ref]
        marks, leaders, names = self._marks.get(ref, ()), self._leaders.get(ref, ()), self._names.get(ref, ())
        said = [leader.said for leader in leaders] + [link.said for link in links]
        said += [mark.said for mark in marks] + [called.said for called in names]
        short = next((name.text for name in agent.names if name.kind in ("acronym", "short")), "")
        return Body(
            id=ref,
            name=clean(agent.name),
            short=clean(short),
            kind=str(agent.kind),
            life=lasting(self._lives.get(ref, ALWAYS), said),
            seen=seen_days(stated.span for stated in said if stated.holds),
            disputed_end=next((stated for stated in endings(ref, marks, links) if stated.disputed), None),
            marks=tuple(marks),
            names=tuple(names),
            leaders=tuple(leaders),
        )


def _body(ref: str, life: Span) -> Body:
    """Give a body of which nothing is known but when it existed."""
    return Body(
        id=ref,
        name=ref,
        short="",
        kind="",
        life=life,
        seen=ANY,
        disputed_end=None,
        marks=(),
        names=(),
        leaders=(),
    )


def _around(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Give the links of each body."""
    around: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        around[link.source].append(link)
        around[link.target].append(link)
    return around
