"""HTML: the article's own words, with menus, captions and comments left out or known as such.

The body is the element whose paragraphs hold most text that is not inside links (the idea of Kohlschütter
et al., Boilerplate Detection using Shallow Text Features, WSDM 2010).
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from abelard.reading.documents.plain import decode
from abelard.reading.documents.refusal import UnreadableDocumentError
from abelard.reading.result import Document, Part

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_DROPPED = "script, style, noscript, template, svg, iframe, form, nav, footer, aside, button, select"
_BLOCKS = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "p": "body", "li": "body", "dd": "body", "dt": "body", "td": "body", "pre": "body",
    "blockquote": "quotation", "figcaption": "caption", "caption": "caption",
}  # fmt: skip
_COMMENTS = re.compile(r"comment|respond|disqus|replies", re.IGNORECASE)
_ASIDE = re.compile(
    r"sidebar|related|share|menu|breadcrumb|cookie|newsletter|promo|reflist|references|navbox", re.IGNORECASE
)
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_LEAST_TEXT = 20


def read_html(data: bytes) -> Document:
    """Read an HTML page; raises UnreadableDocumentError where no text is in it (a page all script)."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - the extra `read`, loaded when a page is read

    tree = LexborHTMLParser(decode(data))
    title, creators, published = _metadata(tree)
    for node in tree.css(_DROPPED):
        node.decompose()
    text, parts = _blocks_of(_article(tree))
    if len(text.strip()) < _LEAST_TEXT:
        msg = "no text was found in this page; if it builds itself by script, save it as text or PDF"
        raise UnreadableDocumentError(msg)
    return Document(
        text=text,
        format="html",
        sha256=hashlib.sha256(data).hexdigest(),
        title=title,
        creators=creators,
        published=published,
        parts=parts,
        language=_language(tree),
    )


def _language(tree: LexborHTMLParser) -> str:
    root = tree.css_first("html")
    return ((root.attributes.get("lang") or "en") if root else "en")[:2].lower()


def _metadata(tree: LexborHTMLParser) -> tuple[str, tuple[str, ...], str]:
    metas = {
        (node.attributes.get("property") or node.attributes.get("name") or "").lower(): node.attributes.get(
            "content"
        )
        or ""
        for node in tree.css("meta")
    }
    heading = tree.css_first("h1") or tree.css_first("title")
    title = metas.get("og:title") or (_plain(heading) if heading else "")
    author = metas.get("author") or metas.get("article:author") or metas.get("dc.creator") or ""
    dated = metas.get("article:published_time") or metas.get("date") or metas.get("dc.date") or ""
    stamp = tree.css_first("time[datetime]")
    dated = dated or (stamp.attributes.get("datetime") or "" if stamp else "")
    found = _ISO.match(dated)
    creators = tuple(
        part.strip() for part in re.split(r",| and ", author) if part.strip() and "://" not in part
    )
    return title.strip(), creators, found[0] if found else ""


def _plain(node: LexborNode) -> str:
    return re.sub(r"\s+", " ", node.text(deep=True)).strip()


def _article(tree: LexborHTMLParser) -> LexborNode | None:
    """Give the element that holds the article: marked as such, or the parent of most paragraph text."""
    for selector in ("article", "main", "[role=main]", "[itemprop=articleBody]"):
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text(deep=True)) > 10 * _LEAST_TEXT:
            return found[0]
    weights: dict[int, tuple[float, LexborNode]] = {}
    for paragraph in tree.css("p"):
        parent = paragraph.parent
        if parent is not None:
            weight = weights.get(parent.mem_id, (0.0, parent))[0]
            weights[parent.mem_id] = (weight + _own_text(paragraph), parent)
    best = max(weights.values(), key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] > 10 * _LEAST_TEXT else tree.body


def _own_text(node: LexborNode) -> float:
    linked = sum(len(link.text(deep=True)) for link in node.css("a"))
    return len(node.text(deep=True)) - 1.5 * linked


def _blocks_of(root: LexborNode | None) -> tuple[str, tuple[Part, ...]]:
    pieces: list[str] = []
    parts: list[Part] = []
    at = 0
    for node, kind in _leaves(root):
        words = _plain(node)
        if words:
            pieces.append(words)
            parts.append(Part(start=at, end=at + len(words), kind=kind))
            at += len(words) + 2
    return "\n\n".join(pieces), tuple(parts)


def _leaves(root: LexborNode | None) -> list[tuple[LexborNode, str]]:
    """Block elements that hold no other block element, in the order of the page, with their kinds."""
    if root is None:
        return []
    found = []
    for node in root.css(", ".join(_BLOCKS)):
        if any(inner.mem_id != node.mem_id for inner in node.css(", ".join(_BLOCKS))):
            continue
        found.append((node, _kind(node, root)))
    return found or [(root, "body")]


def _kind(node: LexborNode, root: LexborNode) -> str:
    kind = _BLOCKS[node.tag or "p"]
    above = node.parent
    while above is not None and above.mem_id != root.mem_id:
        marks = f"{above.attributes.get('class') or ''} {above.attributes.get('id') or ''}"
        if _COMMENTS.search(marks):
            return "comment"
        if _ASIDE.search(marks):
            return "menu"
        kind = _BLOCKS.get(above.tag or "", kind) if kind == "body" else kind
        above = above.parent
    return kind
