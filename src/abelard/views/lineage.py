"""Bodies as tracks over time: what became, merged, split, belonged, pledged; who led; who says or denies it.

`lineage` gives rows; `lineage_layout` places them, `lineage_svg` draws and `lineage_text` tells them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from abelard.model.span import ANY
from abelard.views.sides import Standing

if TYPE_CHECKING:
    from abelard.model.span import Bounds, Span
    from abelard.views.sides import Voice


class LinkKind(StrEnum):
    """What joins two bodies."""

    BECOMES = "becomes"
    """The one goes on as the other."""
    MERGES = "merges-into"
    JOINS = "joins"
    """It goes on inside the other."""
    SPLITS = "splits-from"
    """The first is the mother body, the second what splits from it."""
    FOUNDS = "founds"
    PART_OF = "part-of"
    """The first is part of the second."""
    LOYAL = "loyal-to"
    PLEDGES = "pledges-to"
    EXPELS = "expels"
    RENOUNCES = "renounces"
    INDEPENDENT = "independent-of"


class MarkKind(StrEnum):
    """What begins or ends a body."""

    FOUNDED = "founds"
    DECLARED = "declares"
    DISSOLVED = "dissolves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A statement with its time and all who speak of it."""

    id: str
    """The text by which the case finds the statement."""
    span: Span
    time: str
    """The span in words."""
    sentence: str
    standing: Standing
    contested: tuple[Bounds, ...]
    """The days of it for which somebody denies it."""
    voices: tuple[Voice, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of all claims that bear on it."""
        return tuple(claim for voice in self.voices for claim in voice.claims)

    @property
    def disputed(self) -> bool:
        """Whether somebody denies it for some of the time for which it is affirmed."""
        return self.standing is Standing.DISPUTED

    @property
    def holds(self) -> bool:
        """Whether anybody affirms it."""
        return self.standing in (Standing.AFFIRMED, Standing.DISPUTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something between two bodies, from the first to the second as its kind says."""

    kind: LinkKind
    source: str
    """Id of a body. Where a person acted, the body he led at the time."""
    target: str
    """Id of a body; of the person himself, where he led none."""
    by: str = ""
    """Id of the person who acted for the source, if one did."""
    towards: str = ""
    """Id of the person whom it concerned, where the target is the body that he led."""
    towards_name: str = ""
    manner: str = ""
    """In which way, as `in name`; empty if nobody said."""
    said: Stated
    ended: Bounds = ANY
    """Where it ends at the latest: of a loyalty, with the death of him to whom it is owed."""
    accepted: Stated | None = None
    """Of a pledge: that it was accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Somebody who leads a body, or holds an office, for a time."""

    agent: str
    name: str
    said: Stated
    death: Stated | None = None
    """His death, where it may have ended it."""
    span: Span
    """When he led, ended by his death or by the end of the body at the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A name that somebody gives a body, from when to when."""

    name: str
    said: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something that begins or ends a body."""

    kind: MarkKind
    by: str = ""
    """Id of the agent who did it; empty where the body is its own."""
    said: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation, group, party or office over time."""

    id: str
    name: str
    short: str
    """An acronym or short name, if it has one; else empty."""
    kind: str
    life: Span
    """From when to when it existed, as far as anybody says."""
    seen: Bounds
    """The first and the last day at which anything is dated of it."""
    disputed_end: Stated | None
    """What is said to have ended it, if somebody denies that."""
    marks: tuple[Mark, ...]
    names: tuple[Called, ...]
    leaders: tuple[Leader, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The bodies of a case and what joins them."""

    title: str
    bodies: tuple[Body, ...]
    """In the order of the files."""
    links: tuple[Link, ...]
    julian: bool = False
    """Whether days before October 1582 are told in the Julian calendar."""
