"""When something was so, as far as is known: an uncertain span, and what would cut it short.

A track starts on a day in [start_least, start_most] and ends on one in [end_least, end_most]; without limit
these are -FOREVER and FOREVER. What persists until something ends it has no end of its own but *cuts*: each
says after which day the thing no longer certainly, and no longer possibly, goes on if some node of the
circuit holds.

What is certain about several tracks is what holds for every choice of their days, what is possible what
holds for some choice; choices are made for each track on its own (so two tracks that hang on one uncertain
date are not known to move together: sound, but it says less).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from abelard.model.span import Bounds, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abelard.model.day import Day
    from abelard.reasoning.circuit import Node

FOREVER = 10**9
"""Days; some 2.7 million years, before and after."""


class Cut(NamedTuple):
    """What ends a thing that persists: it is not certain after `surely`, nor possible after `possibly`."""

    surely: Day
    possibly: Day
    node: Node
    """Whether that which ends it is believed."""


@dataclass(frozen=True, slots=True)
class Track:
    """When something was so; see the module."""

    start_least: Day
    start_most: Day
    end_least: Day
    end_most: Day
    exists: bool = True
    """Whether it certainly was so at some time, rather than only possibly."""
    cuts: frozenset[Cut] = frozenset()

    @property
    def span(self) -> Span:
        """The span without regard to what might cut it."""
        return Span(
            Bounds(_limit(self.start_least), _limit(self.start_most)),
            Bounds(_limit(self.end_least), _limit(self.end_most)),
        )

    def within(self, ended: Iterable[Cut]) -> Track:
        """Return the track as cut by those of its cuts that hold."""
        least, most = self.end_least, self.end_most
        for cut in ended:
            least, most = min(least, cut.surely), min(most, cut.possibly)
        return Track(self.start_least, self.start_most, least, most, self.exists)

    def at(self, *, exists: bool) -> Track:
        """Return the same track, certain or only possible."""
        return self if exists == self.exists else Track(*self.limits, exists, self.cuts)

    def uncut_by(self, node: Node) -> Track:
        """Return the track as if nothing that hangs on this very node cut it."""
        if all(cut.node != node for cut in self.cuts):
            return self
        return Track(*self.limits, self.exists, frozenset(cut for cut in self.cuts if cut.node != node))

    @property
    def limits(self) -> tuple[Day, Day, Day, Day]:
        """The four days."""
        return self.start_least, self.start_most, self.end_least, self.end_most


ALWAYS = Track(-FOREVER, FOREVER, -FOREVER, FOREVER)
"""Some time or other: what is known of something undated."""


def track_of(span: Span) -> Track:
    """Return the track of a span that is given."""
    tight = span.tightened()
    return Track(
        -FOREVER if tight.start.earliest is None else tight.start.earliest,
        FOREVER if tight.start.latest is None else tight.start.latest,
        -FOREVER if tight.end.earliest is None else tight.end.earliest,
        FOREVER if tight.end.latest is None else tight.end.latest,
    )


def exactly(start: Day, end: Day) -> Track:
    """Return the track of a stretch of which both ends are known."""
    return Track(start, start, end, end)


def cut_by(track: Track, ender: Track, node: Node) -> Cut | None:
    """Return how an event cuts a thing that persists; None if it was over before the thing began.

    It ends it certainly if it came certainly not before the start. The last day is that of the event.
    """
    least, most = max(ender.start_least, track.start_least), ender.end_most
    if most < track.start_least:
        return None
    surely_after = ender.exists and ender.start_least >= track.start_most
    return Cut(least, most if surely_after else FOREVER, node)


class Meeting(NamedTuple):
    """That several tracks had a day in common, if none of some nodes holds that would cut one short."""

    track: Track
    """The time in common, certain or only possible."""
    unless: tuple[Node, ...]


def meetings(tracks: Sequence[Track]) -> list[Meeting]:
    """Return how the tracks had a day in common: certainly, where that takes more possibly, or not at all.

    On a line, stretches of which every two meet have a day in common (Helly).
    """
    certain = _meeting(tracks, certain=True) if all(track.exists for track in tracks) else None
    if certain is not None and not certain.unless:
        return [certain]
    possible = _meeting(tracks, certain=False)
    return [meeting for meeting in (certain, possible) if meeting is not None]


def _meeting(tracks: Sequence[Track], *, certain: bool) -> Meeting | None:
    starts = [track.start_most if certain else track.start_least for track in tracks]
    ends = [track.end_least if certain else track.end_most for track in tracks]
    unless: set[Node] = set()
    kept: set[Cut] = set()
    for number, track in enumerate(tracks):
        others = max((start for each, start in enumerate(starts) if each != number), default=-FOREVER)
        if others > ends[number]:
            return None
        for cut in track.cuts:
            if (cut.surely if certain else cut.possibly) < others:
                unless.add(cut.node)
            else:
                kept.add(cut)
    return Meeting(_common(tracks, certain, kept), tuple(sorted(unless)))


def _common(tracks: Sequence[Track], exists: bool, cuts: Iterable[Cut]) -> Track:  # noqa: FBT001  private
    return Track(
        max(track.start_least for track in tracks),
        max(track.start_most for track in tracks),
        min(track.end_least for track in tracks),
        min(track.end_most for track in tracks),
        exists,
        frozenset(cuts),
    )


def covering(track: Track, first: Day, last: Day, *, certain: bool) -> tuple[Node, ...] | None:
    """Return what must not hold for the track to cover the days from first to last; None if it does not."""
    start = track.start_most if certain else track.start_least
    end = track.end_least if certain else track.end_most
    if start > first or end < last or (certain and not track.exists):
        return None
    return tuple(sorted({cut.node for cut in track.cuts if (cut.surely if certain else cut.possibly) < last}))


def _limit(day: Day) -> Day | None:
    return None if abs(day) >= FOREVER else day
