"""The timeline for a terminal: years as headings, times in one column, in the other what was so, by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.wording_days import Style, say_year, style_for
from abelard.views.lines import BLANK, Line, Piece, Role, cells, padded, wrapped
from abelard.views.sides import Standing
from abelard.views.voices import say_voices
from abelard.views.words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abelard.model.case import Case
    from abelard.views.timeline import Timeline, TimelineRow

_TIME, _LEAST = 34, 24
"""The most and the least cells that the column of times and the column of sentences take."""


def timeline_text(
    timeline: Timeline, case: Case, width: int = 100, *, by_lane: bool = False
) -> Iterator[Line]:
    """Give the lines. `by_lane` puts each lane's rows together under its name."""
    column = min(_TIME, max((cells(row.time) for row in timeline.rows), default=0))
    for name, rows in _lanes(timeline.rows, by_lane=by_lane):
        if name:
            yield (Piece(name, "name"),)
        yield from _years(rows, case, column, width, Style(julian=timeline.julian))
    if timeline.undated:
        kinds = "statement has" if timeline.undated == 1 else "statements have"
        yield (Piece(f"{timeline.undated:,} more {kinds} no date.", "quiet"),)


def _lanes(rows: Sequence[TimelineRow], *, by_lane: bool) -> Iterator[tuple[str, list[TimelineRow]]]:
    if not by_lane:
        yield "", list(rows)
        return
    lanes: dict[str, list[TimelineRow]] = {}
    for row in rows:
        lanes.setdefault(row.lane, []).append(row)
    for lane in lanes.values():
        yield lane[0].lane_name, lane


def _years(rows: list[TimelineRow], case: Case, column: int, width: int, style: Style) -> Iterator[Line]:
    year = None
    for row in rows:
        told = style_for(row.span.start, style).parts(row.day)[0]
        if told != year:
            if year is not None:
                yield BLANK
            year = told
            yield (Piece(say_year(year), "heading"),)
        yield from _row(row, case, column, width)
    yield BLANK


def _row(row: TimelineRow, case: Case, column: int, width: int) -> Iterator[Line]:
    room = max(_LEAST, width - column - 4)
    said, voices = sentence(row.sentence), say_voices(row.voices, case, standing=row.standing)
    plainly = row.standing is Standing.AFFIRMED
    *full, last = _beside(row.time, wrapped(said, room), column, _ROLES[row.standing])
    yield from full
    if plainly and cells(last[-1].text) + cells(voices) + 2 <= room:
        yield (*last, Piece(f"  {voices}", "quiet"))
        return
    yield last
    role: Role = "disputed" if row.standing is Standing.DISPUTED else "quiet"
    below = wrapped(f"{_MARKS[row.standing]}{voices}", room - 2)
    yield from _beside("", below, column, role, indent=2)


_ROLES: dict[Standing, Role] = {
    Standing.AFFIRMED: "",
    Standing.DISPUTED: "",
    Standing.DENIED: "denied",
    Standing.DOUBTED: "quiet",
}
_MARKS = {
    Standing.AFFIRMED: "",
    Standing.DISPUTED: "disputed: ",
    Standing.DENIED: "denied: ",
    Standing.DOUBTED: "doubted: ",
}


def _beside(time: str, words: Iterator[str], column: int, role: Role, indent: int = 0) -> Iterator[Line]:
    """Set words beside a time; a time too long for its column stands on a line of its own."""
    if cells(time) > column:
        yield (Piece(f"  {time}", "time"),)
        time = ""
    for line in words:
        yield (Piece(f"  {padded(time, column)}  ", "time"), Piece(" " * indent), Piece(line, role))
        time = ""
