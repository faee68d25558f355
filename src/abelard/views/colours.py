"""Which party has which colour: eight, told apart by colour-blind readers, given once per case, in its order.

After M. Okabe and K. Ito, "Color Universal Design" (2008). Colour never stands alone: shapes say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.agent import COLOURS as NAMES
from abelard.model.agent import AgentKind
from abelard.views.lineage import LinkKind
from abelard.views.lineage_shapes import INK
from abelard.views.words import say_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.views.lineage import Lineage, Stated

COLOURS = len(NAMES)
_SEVERAL = 2


class Palette:
    """The colours of the parties, speakers and overlords that a lineage shows."""

    def __init__(self, case: Case, lineage: Lineage) -> None:
        """Give the parties theirs, others what is left; when all are given away, there is only ink."""
        self._case = case
        self._party = _parties(case)
        own = party_colours(case)
        left = [colour for colour in range(COLOURS) if colour not in own.values()]
        self._colours: dict[str, int] = {}
        for key in self._needed(lineage):
            if key in own:
                self._colours[key] = own[key]
            elif left and key not in self._colours:
                self._colours[key] = left.pop(0)

    def _needed(self, lineage: Lineage) -> Iterator[str]:
        yield from _overlords(lineage)
        for stated in _all_stated(lineage):
            if stated.disputed:
                yield from self.sides(stated)

    def of(self, key: str) -> int:
        """Give the colour of a party or agent, INK if it has none."""
        return self._colours.get(key, INK)

    def of_sides(self, stated: Stated) -> tuple[int, int]:
        """Give the colours of those for and against; ink where nothing is disputed."""
        if not stated.disputed:
            return INK, INK
        one, other = self.sides(stated)
        return self.of(one), self.of(other)

    def sides(self, stated: Stated) -> tuple[str, str]:
        """Name the party for and the one against: of those who are on one side only, if there are any."""
        parties = [[self._party.get(by, by) for by in voice.by] for voice in stated.voices[:2]]
        affirming, denying = (*parties, [], [])[:2]
        one = next((key for key in affirming if key not in denying), next(iter(affirming), ""))
        other = next((key for key in denying if key not in affirming and key != one), "")
        return one, other or next(iter(denying), "")

    def key(self) -> tuple[tuple[int, str], ...]:
        """Give the colours in use and whose they are."""
        return tuple((colour, say_name(key, self._case)) for key, colour in self._colours.items() if key)


def party_colours(case: Case) -> dict[str, int]:
    """Give each party its colour, the same in every view: its own, else the next that is left."""
    parties = [agent for agent in case.agents.values() if agent.kind is AgentKind.PARTY]
    own = {party.id: NAMES.index(party.colour) for party in parties if party.colour in NAMES}
    left = [colour for colour in range(COLOURS) if colour not in own.values()]
    others = (party.id for party in parties if party.id not in own)
    return {**own, **dict(zip(others, left, strict=False))}


def member_colours(case: Case) -> dict[str, int]:
    """Give each party's colour to it and to all it includes; who is in several has that of the first."""
    found: dict[str, int] = {}
    for party, colour in party_colours(case).items():
        waiting = [party]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found[one] = colour
                agent = case.agents.get(one)
                waiting.extend(agent.includes if agent else ())
    return found


def _overlords(lineage: Lineage) -> Iterator[str]:
    """Yield those to whom several are loyal, where there is more than one such: they are sides, too."""
    loyal: dict[str, set[str]] = {}
    for link in lineage.links:
        if link.kind is LinkKind.LOYAL:
            loyal.setdefault(link.target, set()).add(link.source)
    sides = [target for target, sources in loyal.items() if len(sources) >= _SEVERAL]
    if len(sides) > 1:
        yield from sides


def _parties(case: Case) -> dict[str, str]:
    """Give for each member of a party the party, the first of several; members of its groups count."""
    found: dict[str, str] = {}
    for agent in case.agents.values():
        if agent.kind is AgentKind.PARTY:
            waiting = [agent.id]
            while waiting:
                one = waiting.pop()
                if one in found:
                    continue
                found[one] = agent.id
                member = case.agents.get(one)
                waiting.extend(member.includes if member else ())
    return found


def _all_stated(lineage: Lineage) -> Iterator[Stated]:
    for link in lineage.links:
        yield link.said
    for body in lineage.bodies:
        yield from (leader.said for leader in body.leaders)
        yield from (mark.said for mark in body.marks)
        yield from (called.said for called in body.names)
