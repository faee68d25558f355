"""HTML: the article's own words, with captions, comments and notes known as such, menus left out.

`article.py` finds the article, `page_facts.py` what the page says of itself, `page_text.py` writes it down.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.reading.documents.article import article_of, comments_of, is_within
from abelard.reading.documents.encodings import declared_in_markup, decode
from abelard.reading.documents.head import head_of
from abelard.reading.documents.manuscript import Manuscript
from abelard.reading.documents.nesting import tamed
from abelard.reading.documents.page_facts import facts_of, language_of
from abelard.reading.documents.page_text import PageText
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

    from abelard.reading.result import Document

_DROPPED = "script, style, noscript, template, svg, iframe, nav, footer, button, select, object, annotation"
_LEAST_TEXT = 20
_LONG_FORM = 400
_MANY_WORDS = 150


def parsed(text: str, limits: Limits) -> LexborHTMLParser:
    """Give the tree of a page, with whatever shows no words taken out."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - the extra `read`, loaded when a page is read

    return LexborHTMLParser(tamed(text, limits))


def strip(tree: LexborHTMLParser) -> None:
    """Take out what shows no words of the author's: scripts, forms, menus."""
    for node in tree.css(_DROPPED):
        node.decompose()
    for node in tree.css("form"):  # some pages are one form from top to bottom
        if node.css_first("p") is None and len(node.text(deep=True)) < _LONG_FORM:
            node.decompose()


def read_html(data: bytes, limits: Limits = LIMITS, charset: str = "") -> Document:
    """Read an HTML page; raises UnreadableDocumentError where no text is in it (a page all script)."""
    page, warnings = decode(data, charset or declared_in_markup(data))
    tree = parsed(page, limits)
    facts = facts_of(tree)
    strip(tree)
    manuscript = Manuscript(limits)
    _write(tree, manuscript)
    if len(manuscript.text) < _LEAST_TEXT:
        msg = "no text was found in this page; if it builds itself by script, save it as text or PDF"
        raise UnreadableDocumentError(msg)
    _, creators, published = head_of(manuscript.text)
    made = manuscript.document(
        format="html",
        sha256=hashlib.sha256(data).hexdigest(),
        title=facts.title,
        creators=facts.creators or creators,
    )
    return replace(
        made,
        published=facts.published or published,
        language=language_of(tree),
        address=facts.address,
        facts=facts.others,
        warnings=(*warnings, *made.warnings),
    )


def _write(tree: LexborHTMLParser, manuscript: Manuscript) -> None:
    """Write the title if it stands outside the article, the article, and the comments outside it."""
    root = article_of(tree)
    if root is None:
        return
    writer = PageText(tree, manuscript)
    heading = tree.css_first("h1")
    if heading is not None and not is_within(heading, root):
        writer.write(heading)
    writer.write(root)
    for node in comments_of(tree):
        if not is_within(node, root) and not is_within(root, node):
            writer.write(node, "comment")
    beside = len(tree.body.text(deep=True).split()) - len(manuscript.text.split()) if tree.body else 0
    if beside > _MANY_WORDS:
        manuscript.warnings.append(
            f"some {beside:,} words beside the article were left out, as of menus and teasers"
        )
    if not any(part.kind == "body" for part in manuscript.parts):
        manuscript.parts = [
            replace(one, kind="body") if one.kind == "menu" else one for one in manuscript.parts
        ]
