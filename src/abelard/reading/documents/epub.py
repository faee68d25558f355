"""EPUB 2 and 3: the chapters in reading order, notes, printed pages where marked, and what the package says.

Read with the standard library and the reader of web pages: EbookLib is under the AGPL.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from abelard.reading.documents.container import Container, resolved
from abelard.reading.documents.encodings import declared_in_markup, decode
from abelard.reading.documents.html import parsed, strip
from abelard.reading.documents.manuscript import Manuscript
from abelard.reading.documents.markup import stream_xml
from abelard.reading.documents.page_text import PageText
from abelard.reading.documents.particulars import Heard
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.reading.result import Document

_PREFIXES = {
    "http://www.idpf.org/2007/opf": "opf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:oasis:names:tc:opendocument:xmlns:container": "ocf",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
_PAGES = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml"}
_LEAST_TEXT = 20


def read_epub(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read an electronic book; raises UnreadableDocumentError if it is broken, protected or too large."""
    container = Container(data, limits)
    package, folder = _package(container, limits)
    locked = _Named("enc:CipherReference", ":URI")
    if "META-INF/encryption.xml" in container:
        stream_xml(container.stream("META-INF/encryption.xml"), locked, _PREFIXES, limits)
    manuscript = Manuscript(limits)
    for number, (name, kind) in enumerate(package.chapters(folder)):
        if name in locked.values:
            msg = "the book is locked by its seller (DRM), and so cannot be read"
            raise UnreadableDocumentError(msg)
        if name in container:
            _write_chapter(container.read(name), manuscript, limits, f"{number} ", kind)
        else:
            manuscript.warnings.append(
                f"the book names a chapter that is not in it: {name or 'outside of it'}"
            )
    if len(manuscript.text) < _LEAST_TEXT:
        msg = "no text was found in this book; are its pages pictures?"
        raise UnreadableDocumentError(msg)
    facts = package.heard.particulars()
    made = manuscript.document(
        format="epub", sha256=hashlib.sha256(data).hexdigest(), title=facts.title, creators=facts.creators
    )
    return replace(made, published=facts.created, language=facts.language or "en", facts=facts.others)


def _package(container: Container, limits: Limits) -> tuple[_Package, str]:
    roots = _Named("ocf:rootfile", ":full-path")
    if "META-INF/container.xml" in container:
        stream_xml(container.stream("META-INF/container.xml"), roots, _PREFIXES, limits)
    name = resolved("", next(iter(roots.values), ""))
    if name not in container:
        msg = "the book has no package file: open it in the program that made it and save it again"
        raise UnreadableDocumentError(msg)
    package = _Package()
    stream_xml(container.stream(name), package, _PREFIXES, limits)
    return package, name.rpartition("/")[0]


def _write_chapter(data: bytes, manuscript: Manuscript, limits: Limits, prefix: str, kind: str) -> None:
    words, warnings = decode(data, declared_in_markup(data))
    manuscript.warnings.extend(warnings)
    tree = parsed(words, limits)
    if kind == "body":
        strip(tree)
    if tree.body is not None:
        PageText(tree, manuscript, prefix).write(tree.body, kind)


class _Named:
    """One attribute of one element, wherever it stands."""

    def __init__(self, element: str, attribute: str) -> None:
        self._element, self._attribute = element, attribute
        self.values: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == self._element and self._attribute in given:
            self.values.append(unquote(given[self._attribute]))

    def end(self, name: str) -> None:
        pass

    def data(self, words: str) -> None:
        pass


class _Package:
    """The package file: what is in the book, in which order, and what it says of itself."""

    def __init__(self) -> None:
        self.heard = Heard()
        self._items: dict[str, tuple[str, str, str]] = {}
        self._spine: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self.heard.start(name, given)
        if name == "opf:item":
            item = (given.get(":href", ""), given.get(":media-type", ""), given.get(":properties", ""))
            self._items[given.get(":id", "")] = item
        elif name == "opf:itemref":
            self._spine.append(given.get(":idref", ""))

    def end(self, name: str) -> None:
        self.heard.end(name)

    def data(self, words: str) -> None:
        self.heard.data(words)

    def chapters(self, folder: str) -> list[tuple[str, str]]:
        """Give the names of the chapters once each, and whether each is body or (if contents) menu."""
        found: dict[str, str] = {}
        for key in self._spine:
            href, media, properties = self._items.get(key, ("", "", ""))
            if href and media in _PAGES:
                kind = "menu" if "nav" in properties.split() else "body"
                found.setdefault(resolved(folder, unquote(href)), kind)
        return list(found.items())
