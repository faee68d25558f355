"""Plain text and Markdown: the file as it is, with its headings, captions and comments told apart.

The text is the file decoded as UTF-8, byte order mark dropped, line ends turned into a newline, otherwise
unchanged: that is the contract of `abelard read --json`, so nothing here may move a character.
"""

from __future__ import annotations

import hashlib
import re

from abelard.reading.documents.encodings import decode
from abelard.reading.documents.head import head_of
from abelard.reading.documents.parts import find_parts
from abelard.reading.documents.refusal import LIMITS, Limits
from abelard.reading.result import Document, Footnote, Link

_MARKDOWN_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n]{1,500})\]\((?P<target>[^\s()]{1,2000})(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_MARKDOWN_NOTE = re.compile(r"^\[\^(?P<mark>[^\]\s]{1,40})\]:[ \t]*(?P<words>\S.*)$", re.MULTILINE)
_BARE_LINK = re.compile(r"https?://[^\s<>\"'()\[\]]{1,2000}[^\s<>\"'()\[\].,;:!?]")


def read_plain(data: bytes, limits: Limits = LIMITS, charset: str = "") -> Document:
    """Read plain text; an encoding other than UTF-8 is recognised by its mark, or guessed with a warning."""
    return _document(data, "text", limits, charset)


def read_markdown(data: bytes, limits: Limits = LIMITS, charset: str = "") -> Document:
    """Read Markdown as its source text, so that offsets are those of the file."""
    return _document(data, "markdown", limits, charset)


def _document(data: bytes, kind: str, limits: Limits, charset: str) -> Document:
    text, warnings = decode(data, charset)
    limits.check("characters", len(text))
    title, creators, published = head_of(text)
    marked = kind == "markdown"
    return Document(
        text=text,
        format=kind,
        sha256=hashlib.sha256(data).hexdigest(),
        title=title,
        creators=creators,
        published=published,
        parts=find_parts(text),
        links=_links(text, marked=marked),
        footnotes=_footnotes(text) if marked else (),
        warnings=warnings if text.strip() else (*warnings, "there are no words in it"),
    )


def _links(text: str, *, marked: bool) -> tuple[Link, ...]:
    """Links of Markdown, and addresses that stand in the text."""
    written = list(_MARKDOWN_LINK.finditer(text)) if marked else []
    taken = [found.span() for found in written]
    links = [Link(start=one.start("words"), end=one.end("words"), target=one["target"]) for one in written]
    inside = iter(sorted(taken))
    span = next(inside, None)
    for bare in _BARE_LINK.finditer(text):
        while span and span[1] <= bare.start():
            span = next(inside, None)
        if not (span and span[0] <= bare.start()):
            links.append(Link(start=bare.start(), end=bare.end(), target=bare[0]))
    return tuple(sorted(links, key=lambda link: link.start))


def _footnotes(text: str) -> tuple[Footnote, ...]:
    notes = []
    for found in _MARKDOWN_NOTE.finditer(text):
        at = text.find(f"[^{found['mark']}]")
        start = found.start("words")
        at = at if at < found.start() else start
        notes.append(Footnote(start=start, end=found.end(), at=at, mark=found["mark"]))
    return tuple(notes)
