"""What a web page says of itself: title, authors, date, address; in meta elements, JSON-LD, the page."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ISO = re.compile(r"\s*(\d{4}(?:[-/]\d\d(?:[-/]\d\d)?)?)")
_AUTHORS = ("citation_author", "author", "article:author", "dc.creator", "parsely-author", "sailthru.author")
_DATES = (
    "article:published_time",
    "citation_publication_date",
    "citation_date",
    "date",
    "dc.date",
    "dc.date.issued",
    "datepublished",
    "pubdate",
    "parsely-pub-date",
)
_TITLES = ("citation_title", "og:title", "dc.title", "parsely-title", "twitter:title")
_OTHERS = {"og:site_name": "publisher", "dc.publisher": "publisher", "citation_doi": "identifier"}
_ARTICLES = re.compile(r"Article|Posting|Report|Review|WebPage|Book", re.IGNORECASE)
_MOST_JSON = 500_000
_LONGEST = 300
_BY = re.compile(r"^\s*(?:written\s+)?by:?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """`published` is an ISO day, month or year, or empty; `address` is the page's own idea of where it is."""

    title: str
    creators: tuple[str, ...]
    published: str
    address: str
    others: tuple[tuple[str, str], ...]


def facts_of(tree: LexborHTMLParser) -> PageFacts:
    """Read the facts before scripts are taken out of the tree."""
    metas = _metas(tree)
    linked = _json_ld(tree)
    others = {_OTHERS[key]: metas[key][0] for key in _OTHERS if key in metas}
    return PageFacts(
        title=_title(tree, metas, linked),
        creators=_creators(tree, metas, linked),
        published=_published(tree, metas, linked),
        address=_address(tree, metas),
        others=tuple(others.items()),
    )


def language_of(tree: LexborHTMLParser) -> str:
    """Give the two letters of the language the page says it is in; English if it says nothing."""
    root = tree.css_first("html")
    return ((root.attributes.get("lang") or "en") if root else "en")[:2].lower()


def _metas(tree: LexborHTMLParser) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = defaultdict(list)
    for node in tree.css("meta")[:500]:
        given = node.attributes
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        content = " ".join((given.get("content") or "").split())[:_LONGEST]
        if name and content:
            metas[name.lower()].append(content)
    return metas


def _json_ld(tree: LexborHTMLParser) -> dict[str, Any]:
    """Give the first description of an article in JSON-LD (schema.org); empty if there is none."""
    for node in tree.css('script[type="application/ld+json"]')[:10]:
        words = node.text(deep=True)
        try:
            value = json.loads(words) if len(words) < _MOST_JSON else None
        except (ValueError, RecursionError):
            continue
        graph = value.get("@graph", value) if isinstance(value, dict) else value
        for one in graph if isinstance(graph, list) else [graph]:
            if isinstance(one, dict) and _ARTICLES.search(str(one.get("@type", ""))) and "headline" in one:
                return one
    return {}


def _title(tree: LexborHTMLParser, metas: dict[str, list[str]], linked: dict[str, Any]) -> str:
    given = next((metas[name][0] for name in _TITLES if name in metas), "")
    heading = tree.css_first("h1") or tree.css_first("title")
    headline = linked.get("headline", "")
    return given or (headline if isinstance(headline, str) else "") or (_plain(heading) if heading else "")


def _creators(tree: LexborHTMLParser, metas: dict[str, list[str]], linked: dict[str, Any]) -> tuple[str, ...]:
    for name in _AUTHORS:
        whole = name == "citation_author"  # one person each, as "Surname, Name"
        if people := [one for value in metas.get(name, ()) for one in ([value] if whole else _people(value))]:
            return tuple(dict.fromkeys(people))
    author = linked.get("author", [])
    given = [
        one.get("name") if isinstance(one, dict) else one
        for one in (author if isinstance(author, list) else [author])
    ]
    if people := [one for value in given if isinstance(value, str) for one in _people(value)]:
        return tuple(dict.fromkeys(people))
    nodes = tree.css(
        "[rel=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline, .author-name"
    )
    return tuple(_people(_BY.sub("", _plain(nodes[0])))) if nodes else ()


def _people(value: str) -> list[str]:
    parts = (part.strip() for part in re.split(r",| and |;|\|", value))
    return [part for part in parts if part and "://" not in part and len(part.split()) <= 6]  # noqa: PLR2004 - a name


def _published(tree: LexborHTMLParser, metas: dict[str, list[str]], linked: dict[str, Any]) -> str:
    given = [value for name in _DATES for value in metas.get(name, ())]
    stamps = [node.attributes.get("datetime") or "" for node in tree.css("time[datetime]")[:1]]
    for value in (*given, str(linked.get("datePublished", "")), *stamps):
        if found := _ISO.match(value):
            return found[1].replace("/", "-")
    return ""


def _address(tree: LexborHTMLParser, metas: dict[str, list[str]]) -> str:
    link = tree.css_first("link[rel=canonical]")
    given = (link.attributes.get("href") or "" if link else "") or next(iter(metas.get("og:url", ())), "")
    return given if given.startswith(("http://", "https://")) else ""


def _plain(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())[:_LONGEST]
