"""Sources: documents and testimonies, the chain by which each came to us, and how good they are thought."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from abelard.model.agent import Access
from abelard.model.date import Date
from abelard.model.problem import NOWHERE, Where

SOURCE_KINDS = {
    "article": "article-magazine",
    "blog": "post-weblog",
    "book": "book",
    "broadcast": "broadcast",
    "chapter": "chapter",
    "chronicle": "book",
    "dataset": "dataset",
    "decree": "legislation",
    "document": "document",
    "email": "personal_communication",
    "film": "motion_picture",
    "image": "graphic",
    "interview": "interview",
    "judgment": "legal_case",
    "letter": "personal_communication",
    "manuscript": "manuscript",
    "map": "map",
    "memo": "document",
    "news": "article-newspaper",
    "paper": "article-journal",
    "post": "post",
    "recording": "song",
    "report": "report",
    "speech": "speech",
    "statement": "document",
    "testimony": "interview",
    "thesis": "thesis",
    "treaty": "treaty",
    "video": "motion_picture",
    "webpage": "webpage",
}
"""The kinds of source, each with its type in CSL-JSON 1.0.2."""


class Channel(StrEnum):
    """How openly a thing was said."""

    UNSTATED = ""
    PUBLIC = "public"
    PRIVATE = "private"
    SECRET = "secret"  # noqa: S105  a channel, not a password
    LEAKED = "leaked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """An Admiralty grade (NATO AJP-2.1): the source's reliability A-F, the information's credibility 1-6."""

    reliability: str = ""
    credibility: str = ""
    by: str = ""
    """The agent who graded; empty for the keeper of the case."""
    on: Date | None = None

    def __str__(self) -> str:
        """Write the code, such as `B2`, `B` or `2`."""
        return self.reliability + self.credibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of a chain: the source in which another is quoted, printed or reported."""

    source: str
    locator: str = ""
    hedge: str = ""
    """The words by which the quoting author keeps his distance: "purportedly"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document or testimony that can be cited."""

    id: str
    kind: str
    """One of SOURCE_KINDS."""
    title: str = ""
    by: tuple[str, ...] = ()
    """Ids of its authors: whose word it is."""
    said: Date | None = None
    """When it was written or spoken."""
    published: Date | None = None
    """When it became known to the public."""
    channel: Channel = Channel.UNSTATED
    to: tuple[str, ...] = ()
    """Ids of those it was addressed to."""
    quoted_in: tuple[Link, ...] = ()
    """Where we have it from; several are alternative routes. Empty: the document itself is in hand."""
    in_hand: bool = True
    """Whether the document itself can be consulted, whoever else quotes it."""
    told_by: tuple[str, ...] = ()
    """Ids of the informants from whom its authors had it."""
    url: str = ""
    archived: str = ""
    """The address of an archived copy."""
    sha256: str = ""
    """Of the file in hand: of `file` where there is one, else of `text`."""
    text: str = ""
    """Path of its text, within the case's folder."""
    digest: str = ""
    """Path of a digest in our own words, where the text itself may not be shipped."""
    file: str = ""
    """Path of a picture, scan or recording, within the case's folder."""
    credit: str = ""
    language: str = ""
    container: str = ""
    """The journal, book, site or archive it stands in."""
    publisher: str = ""
    edition: str = ""
    translator: str = ""
    pages: str = ""
    grades: tuple[Grade, ...] = ()
    access: Access = Access.PUBLIC
    note: str = ""
    where: Where = field(default=NOWHERE, compare=False)

    @property
    def name(self) -> str:
        """The title to show; the id where there is none."""
        return self.title or self.id
