"""What a document says of itself in Dublin Core: title, creators, date, language and the rest.

DOCX (docProps/core.xml), ODT (meta.xml) and EPUB (the package file) all say it in the same words.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abelard.reading.documents.head import head_of
from abelard.reading.documents.markup import stream_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abelard.reading.documents.container import Container
    from abelard.reading.documents.manuscript import Manuscript
    from abelard.reading.documents.refusal import Limits
    from abelard.reading.result import Document

_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "http://www.idpf.org/2007/opf": "opf",
}
_ISO = re.compile(r"\s*(\d{4}(?:-\d\d(?:-\d\d)?)?)")
_OTHERS = ("publisher", "identifier", "rights", "source", "subject", "description")
_LONGEST = 500
_DATES = ("dc:date:publication", "dc:date", "dcterms:issued", "dcterms:created", "meta:creation-date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """`created` is an ISO day, month or year, or empty; `language` has two letters."""

    title: str
    creators: tuple[str, ...]
    created: str
    language: str
    others: tuple[tuple[str, str], ...]


def particulars(container: Container, name: str, limits: Limits) -> Particulars:
    """Give what the part of this name says; empty values where it is missing."""
    heard = Heard()
    if name in container:
        stream_xml(container.stream(name), heard, _PREFIXES, limits)
    return heard.particulars(("dcterms:created", "meta:creation-date", "dc:date"))


def entitled(manuscript: Manuscript, facts: Particulars, kind: str, data: bytes) -> Document:
    """Give a word processor's document; its first lines tell authors and date better than its properties."""
    title, creators, published = head_of(manuscript.text)
    made = manuscript.document(
        format=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        title=facts.title or title,
        creators=creators or facts.creators,
    )
    return replace(
        made, published=published or facts.created, language=facts.language or "en", facts=facts.others
    )


class Heard:
    """Collects the elements of Dublin Core."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}
        self._now = ""
        self._words: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Begin an element."""
        self._now, self._words = name, []
        event = given.get("opf:event", "")
        if event:
            self._now = f"{name}:{event}"

    def end(self, name: str) -> None:
        """End it."""
        words = " ".join("".join(self._words).split())[:_LONGEST]
        if self._now.startswith(name) and words:
            self._values.setdefault(self._now, []).append(words)
        self._now = ""

    def data(self, words: str) -> None:
        """Hear its words."""
        if self._now:
            self._words.append(words)

    def particulars(self, dates: Iterable[str] = _DATES) -> Particulars:
        """Give what was heard."""
        days = [
            found[1] for key in dates for value in self._values.get(key, ()) if (found := _ISO.match(value))
        ]
        people = self._values.get("meta:initial-creator") or self._values.get("dc:creator", [])
        return Particulars(
            title=next(iter(self._values.get("dc:title", ())), ""),
            creators=tuple(name.strip() for value in people for name in value.split(";") if name.strip()),
            created=next(iter(days), ""),
            language=next(iter(self._values.get("dc:language", ())), "")[:2].lower(),
            others=tuple((key, value) for key in _OTHERS for value in self._values.get(f"dc:{key}", ())),
        )
