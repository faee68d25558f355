"""Places what joins tracks: curves that merge and split, the wider bands of coalitions, arrows of pledges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.views.arrow_labels import Free
from abelard.views.lineage import LinkKind
from abelard.views.lineage_page import BAND, TAIL
from abelard.views.lineage_shapes import INK, Arrow, Bar, Curve, Label
from abelard.views.text_width import text_width
from abelard.views.words import say_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from abelard.views.lineage import Link
    from abelard.views.lineage_page import Page
    from abelard.views.lineage_track import Track

_STEEP = 11.0
"""Half the least width of a curve, so that what happened on one day can still be drawn."""
_ENVELOPE = 5.0
_APART = 6.0
"""The least distance of two arrows."""
_ARROW = 10.5
_CURVES = frozenset({LinkKind.BECOMES, LinkKind.MERGES, LinkKind.JOINS, LinkKind.SPLITS, LinkKind.FOUNDS})
ARROWS = frozenset({LinkKind.PLEDGES, LinkKind.EXPELS, LinkKind.RENOUNCES})
_ASIDE = frozenset({LinkKind.BECOMES, LinkKind.FOUNDS})
_ACTS = {LinkKind.PLEDGES: "pledges to", LinkKind.EXPELS: "expels", LinkKind.RENOUNCES: "renounces"}


@dataclass(frozen=True, slots=True)
class At:
    """Where a body's band is."""

    track: Track
    bar: Bar


class Joins:
    """What joins the tracks of a page."""

    def __init__(self, links: Sequence[Link], at: Mapping[str, At], page: Page) -> None:
        """Take the links and where each body is."""
        self._links = links
        self._at = at
        self._page = page

    def _between(self, kinds: Iterable[LinkKind]) -> Iterator[tuple[Link, At, At]]:
        """Yield the links of some kinds that join different tracks on the paper."""
        for link in self._links:
            if link.kind not in kinds or not self._page.shows(link.said.span):
                continue
            one, other = self._at[link.source], self._at[link.target]
            bounds = link.said.span.possible
            if one.track is not other.track and (bounds.earliest, bounds.latest) != (None, None):
                yield link, one, other

    def curves(self) -> Iterator[Curve]:
        """Yield the ways from one track into another, each over the true width of its date."""
        for link, one, other in self._between(_CURVES):
            x0, x1 = self._page.days(link.said.span.possible)
            if x1 - x0 < 2 * _STEEP:
                middle = (x0 + x1) / 2
                x0, x1 = middle - _STEEP, middle + _STEEP
            x0, x1 = _onto(x0, one), _onto(x1, other)
            colour, against = self._page.palette.of_sides(link.said)
            yield Curve(
                kind=str(link.kind),
                aside=link.kind in _ASIDE,
                x0=x0,
                y0=one.track.middle,
                x1=x1,
                y1=other.track.middle,
                standing=link.said.standing,
                colour=colour,
                against=against,
                opens=_opens(link),
                said=link.said,
                title=self._page.title_of(link.said),
            )

    def envelopes(self) -> Iterator[Bar]:
        """Draw a wider band round a body from when another joined it."""
        joined: dict[str, float] = {}
        for link, _, other in self._between((LinkKind.JOINS,)):
            x = self._page.days(link.said.span.possible)[0]
            joined[other.bar.agent] = min(x, joined.get(other.bar.agent, x))
        for body, x in joined.items():
            bar = self._at[body].bar
            extent = replace(bar.extent, x0=x, x1=x, open_start=False)
            if extent.x3 > x:
                yield replace(
                    bar, extent=extent, y=bar.y - _ENVELOPE, height=BAND + 2 * _ENVELOPE, title="", colour=INK
                )

    def arrows(self, labels: Iterable[Label], bars: Iterable[Bar]) -> list[Arrow]:
        """Give the acts between bodies, beside one another, labelled where there is room."""
        free = Free(labels, bars)
        found = []
        for link, one, other in self._between(ARROWS):
            x0, x1 = self._page.days(link.said.span.possible)
            down = one.track.middle < other.track.middle
            y0 = one.track.band + (BAND if down else 0)
            y1 = other.track.band + (0 if down else BAND)
            x = free.column((x0 + x1) / 2, y0, y1, _APART)
            found.append(self._arrow(link, x, (x0, x1), y0, y1, free))
        return found

    def _arrow(
        self, link: Link, x: float, fuzzy: tuple[float, float], y0: float, y1: float, free: Free
    ) -> Arrow:
        stated, palette = link.said, self._page.palette
        colour, against = palette.of_sides(stated)
        actor = say_name(link.by, self._page.case) if link.by else ""
        text = f"{actor} {_ACTS[link.kind]} {link.towards_name}".strip()
        accepted = f" {self._page.title_of(link.accepted)}" if link.accepted else ""
        label = Label(
            text=text,
            full=text,
            role="arrow",
            x=0,
            y=0,
            width=text_width(text, _ARROW),
            size=_ARROW,
            agent=link.source,
        )
        return Arrow(
            kind=str(link.kind),
            x=x,
            y0=y0,
            y1=y1,
            fuzzy=fuzzy,
            opens=_opens(link),
            accepted=link.accepted is not None and link.accepted.holds,
            barred=link.kind is not LinkKind.PLEDGES,
            standing=stated.standing,
            colour=colour,
            against=against,
            said=stated,
            title=self._page.title_of(stated) + accepted,
            label=free.beside(label, x, y0, y1, self._page.scale),
        )


def _opens(link: Link) -> tuple[bool, bool]:
    """Tell whether the day of a link may lie any time before, any time after what is drawn."""
    bounds = link.said.span.possible
    return bounds.earliest is None, bounds.latest is None


def _onto(x: float, at: At) -> float:
    """Keep the end of a curve on the track that it leaves or reaches."""
    bars = [bar.extent for bar in at.track.bars if bar.kind == "life"]
    left = min(extent.x0 - (TAIL if extent.open_start else _STEEP) for extent in bars)
    right = max(extent.x3 + (TAIL if extent.open_end else _STEEP) for extent in bars)
    return min(max(x, left), right)
