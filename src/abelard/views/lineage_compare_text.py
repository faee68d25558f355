"""Two lineages over each other, told line by line: what stands in both, only here, only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.wording_time import UNKNOWN_TIME
from abelard.views.lineage_compare import Where
from abelard.views.lines import BLANK, Line, Piece
from abelard.views.words import clean, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.views.lineage_compare import Compared, Told


def headings(names: tuple[str, str]) -> dict[Where, str]:
    """Name the groups, those on which the two differ first."""
    one, other = map(clean, names)
    return {
        Where.HERE: f"Only in “{one}”",
        Where.THERE: f"Only in “{other}”",
        Where.OTHERWISE: "In both, otherwise dated",
        Where.BOTH: "In both",
    }


def compare_text(found: Compared) -> Iterator[Line]:
    """Give the lines."""
    told = found.told()
    for where, heading in headings(found.names).items():
        some = [each for each in told if each.where is where]
        yield (Piece(f"{heading}: {len(some) or 'nothing'}", "heading"),)
        for each in some:
            yield (Piece(f"  {say_told(each)}"),)
        yield BLANK


def say_told(told: Told) -> str:
    """Say a statement with its times here and there."""
    times = [time for time in (told.time_here, told.time_there) if time and time != UNKNOWN_TIME]
    if told.where is not Where.OTHERWISE:
        times = times[:1]
    return sentence(", ".join([told.sentence, " / ".join(times)]) if times else told.sentence)
