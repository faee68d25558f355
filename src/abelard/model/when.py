"""The time a claim gives: its parts, how they are written, what they mean. The door to the `when_*` modules.

`docs/dates.md` has every form with its meaning for those who write them; `when_limits` has the same in a
table.
"""

from abelard.model.when_anchor import Moment
from abelard.model.when_differences import Difference, Kind, differences, readings
from abelard.model.when_extent import asserted_span, begins, ends, problems_of
from abelard.model.when_parts import (
    UNDATED,
    Anchor,
    Edge,
    Mode,
    Point,
    PointKind,
    Side,
    When,
    write_when,
)

__all__ = [
    "UNDATED",
    "Anchor",
    "Difference",
    "Edge",
    "Kind",
    "Mode",
    "Moment",
    "Point",
    "PointKind",
    "Side",
    "When",
    "asserted_span",
    "begins",
    "differences",
    "ends",
    "problems_of",
    "readings",
    "write_when",
]
