"""ODT (OpenDocument, ISO/IEC 26300): body, notes, comments, links, pages as last printed, its particulars.

Read with the standard library: odfpy has had no release since 2020.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.documents.container import Container
from abelard.reading.documents.flow import Flow
from abelard.reading.documents.manuscript import Manuscript
from abelard.reading.documents.markup import stream_xml
from abelard.reading.documents.particulars import entitled, particulars
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.reading.result import Document

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    f"{_SPACE}text:1.0": "text",
    f"{_SPACE}office:1.0": "office",
    f"{_SPACE}style:1.0": "style",
    f"{_SPACE}drawing:1.0": "draw",
    f"{_SPACE}svg-compatible:1.0": "svg",
    "http://www.w3.org/1999/xlink": "xlink",
}
_SKIPPED = {
    "text:tracked-changes",
    "text:ruby-text",
    "text:sequence-decls",
    "office:forms",
    "text:index-title-template",
    "svg:title",
    "svg:desc",
}
_WORDS = {"text:p", "text:h"}
_STYLES = (
    (re.compile(r"quot", re.IGNORECASE), "quotation"),
    (re.compile(r"^(?:sub)?title$|^heading", re.IGNORECASE), "heading"),
    (re.compile(r"caption|illustration|^table$|^figure$|drawing", re.IGNORECASE), "caption"),
    (re.compile(r"^contents|^index", re.IGNORECASE), "menu"),
    (re.compile(r"^(?:author|byline|date)$", re.IGNORECASE), "byline"),
)
_MOST_SPACES = 100


def read_odt(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read an OpenDocument text; raises UnreadableDocumentError if it is broken, encrypted or too large."""
    container = Container(data, limits)
    if b"encryption-data" in container.read("META-INF/manifest.xml"):
        msg = "the document is encrypted: save it without a password"
        raise UnreadableDocumentError(msg)
    if "content.xml" not in container:
        msg = "the container has no document in it: open it in the program that made it and save it again"
        raise UnreadableDocumentError(msg)
    manuscript = Manuscript(limits)
    flow = Flow(manuscript)
    stream_xml(container.stream("content.xml"), _Text(flow), _PREFIXES, limits)
    flow.finish()
    facts = particulars(container, "meta.xml", limits)
    return entitled(manuscript, facts, "odt", data)


def _kind_of(style: str) -> str:
    return next((kind for pattern, kind in _STYLES if pattern.search(style)), "body")


class _Text:
    """The words of the body as they are written; automatic styles are known by their parents."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._parents: dict[str, str] = {}
        self._skipped = 0
        self._notes = 0
        self._inside: list[str] = []
        self._mark: list[str] | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
        elif name == "style:style":
            self._parents[given.get("style:name", "")] = given.get("style:parent-style-name", "")
        elif name in _WORDS:
            style = given.get("text:style-name", "")
            parent = (self._parents.get(style) or style).replace("_20_", " ")
            self._flow.begin("heading" if name == "text:h" else _kind_of(parent))
            self._inside.append(name)
        elif name == "text:note-citation":
            self._mark = []
        elif name == "text:note-body":
            self._flow.begin_aside(str(self._notes))
        elif name == "office:annotation":
            self._notes += 1
            self._flow.do("refer", str(self._notes), "")
            self._flow.begin_aside(str(self._notes), "comment")
            self._inside.append(name)
        else:
            self._start_inline(name, given)

    def _start_inline(self, name: str, given: Mapping[str, str]) -> None:
        if name == "text:s":
            count = given.get("text:c", "1")
            self._flow.do("write", " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif name == "text:tab":
            self._flow.do("write", " ")
        elif name == "text:line-break":
            self._flow.do("turn_line")
        elif name == "text:soft-page-break":
            self._flow.do("turn_page")
        elif name == "text:a":
            self._flow.do("open_link", given.get("xlink:href", ""))
        elif name == "draw:text-box":
            self._flow.begin_aside()

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name in _WORDS:
            self._flow.end()
            self._inside.pop()
        elif name == "text:note-citation":
            self._notes += 1
            self._flow.do("refer", str(self._notes), "".join(self._mark or ()))
            self._mark = None
        elif name == "text:a":
            self._flow.do("close_link")
        elif name in {"text:note-body", "office:annotation", "draw:text-box"}:
            self._flow.end_aside()
            if name == "office:annotation":
                self._inside.pop()

    def data(self, words: str) -> None:
        if self._skipped:
            return
        if self._mark is not None:
            self._mark.append(words)
        elif self._inside and self._inside[-1] in _WORDS:
            self._flow.do("write", words)
