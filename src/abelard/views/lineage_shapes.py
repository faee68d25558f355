"""What a drawn lineage is made of: shapes with places, ready for any canvas. Lengths are in pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from abelard.views.lineage import Stated
    from abelard.views.sides import Standing

INK = -1
"""The colour of what no party stands for."""
LabelRole: TypeAlias = Literal["name", "called", "leader", "belonging", "arrow", "alone"]
BarKind: TypeAlias = Literal["life", "leader", "part", "loyal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text with its place; its box is estimated from above."""

    text: str
    full: str
    """The whole text, where it had to be shortened."""
    role: LabelRole
    x: float
    y: float
    """Of the baseline."""
    width: float
    size: float
    colour: int = INK
    agent: str = ""
    ends: bool = False
    """Whether the text is set to end at the right of its box, not to begin at the left."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        return self.x, self.y - self.size, self.x + self.width, self.y + 0.3 * self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A span on the paper: possible from x0 to x3, certain from x1 to x2 (nowhere, if x1 > x2)."""

    x0: float
    x1: float
    x2: float
    x3: float
    open_start: bool = False
    """Whether nothing bounds its start: the paper shows dots."""
    open_end: bool = False

    @property
    def is_certain(self) -> bool:
        """Whether any of it is certain."""
        return self.x1 <= self.x2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Something that lasts: a body's life, a leader's time, a belonging."""

    kind: BarKind
    agent: str
    extent: Extent
    y: float
    """Of its upper edge."""
    height: float
    colour: int = INK
    against: int = INK
    contested: tuple[tuple[float, float], ...] = ()
    """From where to where somebody denies it."""
    standing: Standing
    said: Stated | None = None
    """None for a body's life, which is put together from several statements."""
    title: str = ""
    label: Label | None = None
    death: tuple[float, float] | None = None
    """From where to where a leader's death may lie."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A way from one track into another: merging, splitting, joining, founding."""

    kind: str
    aside: bool = False
    """Whether it is no more than a thin line: what founds another stays what it is."""
    x0: float
    y0: float
    x1: float
    y1: float
    standing: Standing
    colour: int = INK
    against: int = INK
    opens: tuple[bool, bool] = (False, False)
    """Whether it may have been any time before, any time after."""
    said: Stated
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An act of one body towards another: a pledge, an expulsion, a renunciation."""

    kind: str
    x: float
    y0: float
    y1: float
    fuzzy: tuple[float, float]
    """From where to where its day may lie."""
    opens: tuple[bool, bool] = (False, False)
    """Whether it may have been any time before, any time after."""
    accepted: bool
    barred: bool
    standing: Standing
    colour: int = INK
    against: int = INK
    said: Stated
    title: str
    label: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """Where a name begins to be borne, with a line up to the label."""

    x: float
    y0: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The whole picture."""

    title: str
    width: float
    height: float
    left: float
    right: float
    top: float
    """Below the head and the axis."""
    bottom: float
    """Above the legend."""
    days: tuple[int, int]
    """The first and the last day on the paper."""
    years: tuple[tuple[float, str], ...]
    bars: tuple[Bar, ...]
    envelopes: tuple[Bar, ...]
    """The wider bands of coalitions."""
    curves: tuple[Curve, ...]
    arrows: tuple[Arrow, ...]
    ticks: tuple[Tick, ...]
    labels: tuple[Label, ...]
    """All labels, those of bars and arrows included."""
    key: tuple[tuple[int, str], ...] = field(default=())
    """The colours in use and whose they are."""
    note: str = ""
    """What was left out."""
    sentences: tuple[str, ...] = ()
    """What joins the bodies, in words and in the order of time."""
