"""DOCX (ECMA-376, ISO/IEC 29500): body, notes, comments, links, pages as last printed.

Read with the standard library: python-docx shows neither footnotes nor text boxes nor page breaks, and opens
a container whatever it unpacks to.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.documents.container import Container, resolved
from abelard.reading.documents.flow import Flow
from abelard.reading.documents.manuscript import Manuscript
from abelard.reading.documents.markup import stream_xml
from abelard.reading.documents.particulars import entitled, particulars
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.reading.result import Document

_BASES = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
_PREFIXES = {
    f"{base}{path}": prefix
    for base in _BASES
    for path, prefix in (
        ("wordprocessingml/2006/main", "w"),
        ("wordprocessingml/main", "w"),
        ("officeDocument/2006/relationships", "r"),
        ("officeDocument/relationships", "r"),
        ("package/2006/relationships", "rel"),
        ("markup-compatibility/2006", "mc"),
    )
} | {"http://schemas.openxmlformats.org/markup-compatibility/2006": "mc"}
_SKIPPED = {"w:moveFrom", "w:del", "mc:Fallback", "w:rt", "w:pPrChange", "w:rPrChange"}
_NOTES = {"w:footnote": "footnote", "w:endnote": "endnote", "w:comment": "comment"}
_REFERENCES = {
    "w:footnoteReference": "footnote",
    "w:endnoteReference": "endnote",
    "w:commentReference": "comment",
}
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_STYLES = (
    (re.compile(r"^(?:sub)?title$|^heading \d|^toc heading$"), "heading"),
    (re.compile(r"quote|block text|quotation"), "quotation"),
    (re.compile(r"^caption$"), "caption"),
    (re.compile(r"^(?:toc|index|table of figures)\b"), "menu"),
    (re.compile(r"^(?:author|byline|date)$"), "byline"),
)
_HYPERLINK = re.compile(r'\bHYPERLINK\s+"([^"]+)"')


def read_docx(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read a Word document; raises UnreadableDocumentError if it is broken, encrypted or too large."""
    container = Container(data, limits)
    main = _main_part(container, limits)
    folder = main.rpartition("/")[0]
    manuscript = Manuscript(limits)
    flow = Flow(manuscript)
    styles = _styles(container, f"{folder}/styles.xml", limits)
    for name in (main, *(f"{folder}/{kind}s.xml" for kind in _NOTES.values())):
        if name in container:
            links = _relations(container, f"{folder}/_rels/{name.rpartition('/')[2]}.rels", limits)
            stream_xml(container.stream(name), _Text(flow, styles, links), _PREFIXES, limits)
    flow.finish()
    facts = particulars(container, "docProps/core.xml", limits)
    return entitled(manuscript, facts, "docx", data)


def _main_part(container: Container, limits: Limits) -> str:
    relations = _Relations()
    if "_rels/.rels" in container:
        stream_xml(container.stream("_rels/.rels"), relations, _PREFIXES, limits)
    name = resolved("", relations.main) or "word/document.xml"
    if name not in container:
        msg = "the container has no document in it: open it in the program that made it and save it again"
        raise UnreadableDocumentError(msg)
    return name


def _relations(container: Container, name: str, limits: Limits) -> dict[str, str]:
    relations = _Relations()
    if name in container:
        stream_xml(container.stream(name), relations, _PREFIXES, limits)
    return relations.links


def _styles(container: Container, name: str, limits: Limits) -> dict[str, str]:
    styles = _Styles()
    if name in container:
        stream_xml(container.stream(name), styles, _PREFIXES, limits)
    return styles.kinds


class _Relations:
    """What the parts of a container have to do with each other, by id."""

    def __init__(self) -> None:
        self.links: dict[str, str] = {}
        self.main = ""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name != "rel:Relationship":
            return
        kind = given.get(":Type", "")
        if kind.endswith("/officeDocument"):
            self.main = "/" + given.get(":Target", "").lstrip("/")
        elif kind.endswith("/hyperlink"):
            self.links[given.get(":Id", "")] = given.get(":Target", "")

    def end(self, name: str) -> None:
        pass

    def data(self, words: str) -> None:
        pass


class _Styles:
    """What a style makes of a paragraph; its id is of the writer's language, its name is English."""

    def __init__(self) -> None:
        self.kinds: dict[str, str] = {}
        self._id = ""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "w:style":
            self._id = given.get("w:styleId", "")
        elif name == "w:name":
            self.kinds[self._id] = _kind_of(given.get("w:val", ""))
        elif name == "w:basedOn" and self.kinds.get(self._id) == "body":
            self.kinds[self._id] = self.kinds.get(given.get("w:val", ""), "body")

    def end(self, name: str) -> None:
        pass

    def data(self, words: str) -> None:
        pass


def _kind_of(style: str) -> str:
    return next((kind for pattern, kind in _STYLES if pattern.search(style.lower())), "body")


class _Text:
    """The words of the body, or of the notes, as they are written."""

    def __init__(self, flow: Flow, styles: Mapping[str, str], links: Mapping[str, str]) -> None:
        self._flow, self._styles, self._links = flow, styles, links
        self._skipped = 0
        self._hearing = ""
        self._fields: list[str] = []

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
        elif name == "w:p":
            self._flow.begin()
        elif name in {"w:t", "w:instrText"}:
            self._hearing = name
        elif name == "w:pStyle":
            style = given.get("w:val", "")
            self._flow.be(self._styles.get(style) or _kind_of(re.sub(r"(?<=[a-z])(?=\d)", " ", style)))
        elif name in _REFERENCES:
            number = given.get("w:id", "")
            self._flow.do("refer", f"{_REFERENCES[name]} {number}", number)
        elif name in _NOTES:
            known = given.get("w:type") in _SEPARATORS
            key = "" if known else f"{_NOTES[name]} {given.get('w:id', '')}"
            self._flow.begin_aside(key, "comment" if name == "w:comment" else "note")
        else:
            self._start_inline(name, given)

    def _start_inline(self, name: str, given: Mapping[str, str]) -> None:
        if name in {"w:tab", "w:ptab"}:
            self._flow.do("write", " ")
        elif name in {"w:br", "w:cr"}:
            self._flow.do("turn_line")
        elif name == "w:lastRenderedPageBreak":
            self._flow.do("turn_page")
        elif name == "w:noBreakHyphen":
            self._flow.do("write", "-")
        elif name == "w:hyperlink":
            self._flow.do("open_link", self._links.get(given.get("r:id", ""), ""))
        elif name == "w:txbxContent":
            self._flow.begin_aside()
        elif name == "w:fldChar":
            self._field(given.get("w:fldCharType", ""))

    def _field(self, turn: str) -> None:
        """Follow a field: its instruction, then what it shows."""
        if turn == "begin":
            self._fields.append("")
        elif turn == "separate" and self._fields:
            found = _HYPERLINK.search(self._fields[-1])
            self._flow.do("open_link", found[1] if found else "")
        elif turn == "end" and self._fields:
            self._fields.pop()
            self._flow.do("close_link")

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif name == "w:p":
            self._flow.end()
        elif name in {"w:t", "w:instrText"}:
            self._hearing = ""
        elif name == "w:hyperlink":
            self._flow.do("close_link")
        elif name == "w:txbxContent" or name in _NOTES:
            self._flow.end_aside()

    def data(self, words: str) -> None:
        if self._hearing == "w:t" and not self._skipped:
            self._flow.do("write", words)
        elif self._hearing == "w:instrText" and self._fields:
            self._fields[-1] += words
