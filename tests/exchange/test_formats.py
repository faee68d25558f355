"""What other programs read: each format by the rules of its own standard.

The lists of types and properties are those of the standards; the written files were also checked once against the
standards' own schemas (CSL `csl-data.json`, the model of followthemoney 4.11, the W3C's web-annotation-tests).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from abelard.case.load import load, loads
from abelard.exchange.csl_json import csl_items
from abelard.exchange.follow_the_money import entities
from abelard.exchange.graphml import links, write_graphml
from abelard.exchange.markdown import plain, write_markdown
from abelard.exchange.web_annotation import annotation_page
from abelard.model.source import SOURCE_KINDS

if TYPE_CHECKING:
    from abelard.model.case import Case

ROOT = Path(__file__).parents[2]
LEDGER = loads((Path(__file__).parent / "ledger.abl").read_text("utf-8")).case
CASES = [LEDGER, *(load(path.parent).case for path in sorted(ROOT.glob("examples/*/case.abl")))]
each = pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)

CSL_TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)
CSL_TEXTS = frozenset(
    [
        "id",
        "type",
        "genre",
        "title",
        "container-title",
        "publisher",
        "edition",
        "page",
        "URL",
        "language",
        "note",
        "archive_location",
    ]
)
CSL_NAMES = frozenset(("author", "recipient", "translator"))
CSL_DATES = frozenset(("issued", "original-date"))


def test_every_kind_of_source_has_a_type_in_csl() -> None:
    assert set(SOURCE_KINDS.values()) <= CSL_TYPES


@each
def test_sources_are_csl(case: Case) -> None:
    items = csl_items(case)
    assert [item["id"] for item in items] == list(case.sources)
    for item in items:
        assert item["type"] in CSL_TYPES
        assert item.keys() <= CSL_TEXTS | CSL_NAMES | CSL_DATES
        assert all(isinstance(item[key], str) for key in CSL_TEXTS & item.keys())
        assert all(name.keys() == {"literal"} for key in CSL_NAMES & item.keys() for name in item[key])
        for key in CSL_DATES & item.keys():
            parts = item[key].get("date-parts", [[1]])
            assert len(parts) == 1
            assert 1 <= len(parts[0]) <= 3


@pytest.mark.parametrize(
    ("said", "issued"),
    [
        ("2016-08-30", {"date-parts": [[2016, 8, 30]]}),
        ("1390~", {"date-parts": [[1390]], "circa": True}),
        ("-0043", {"date-parts": [[-43]]}),
        ("2001-21", {"literal": "2001-21"}),
        ("[1667,1668]", {"literal": "[1667,1668]"}),
    ],
)
def test_dates_of_csl(said: str, issued: dict[str, Any]) -> None:
    (item,) = csl_items(loads(f"source x letter\n  said: {said}\n").case)
    assert item["issued"] == issued


FTM: dict[str, tuple[str, frozenset[str]]] = {
    "Thing": ("", frozenset(["name", "alias", "previousName", "summary", "notes", "description", "sourceUrl", "publisher", "wikidataId", "proof"])),
    "Interval": ("", frozenset(["startDate", "endDate", "date", "summary", "description", "recordId", "sourceUrl", "proof", "publisher"])),
    "Interest": ("Interval", frozenset(("role", "status"))),
    "LegalEntity": ("Thing", frozenset()),
    "Person": ("LegalEntity", frozenset()),
    "Organization": ("LegalEntity", frozenset()),
    "Address": ("Thing", frozenset(("full",))),
    "Position": ("Thing", frozenset()),
    "Document": ("Thing", frozenset(("title", "fileName", "author", "date", "publishedAt"))),
    "Membership": ("Interest", frozenset(("member", "organization"))),
    "Directorship": ("Interest", frozenset(("director", "organization"))),
    "Representation": ("Interest", frozenset(("agent", "client"))),
    "Succession": ("Interest", frozenset(("predecessor", "successor"))),
    "UnknownLink": ("Interest", frozenset(("subject", "object"))),
    "Occupancy": ("Interval", frozenset(("holder", "post", "status"))),
    "Family": ("Interval", frozenset(("person", "relative", "relationship"))),
}  # fmt: skip
"""Schemata of FollowTheMoney 4: the one each extends, and the properties of its own that we use."""
ENDS = {
    "member": "LegalEntity", "organization": "Organization", "director": "LegalEntity", "agent": "LegalEntity",
    "client": "LegalEntity", "predecessor": "LegalEntity", "successor": "LegalEntity", "subject": "Thing",
    "object": "Thing", "holder": "Person", "post": "Position", "person": "Person", "relative": "Person", "proof": "Document",
}  # fmt: skip
"""What stands at the ends of links."""


def ancestors(schema: str) -> list[str]:
    return [schema, *ancestors(FTM[schema][0])] if schema else []


@each
def test_entities_are_of_follow_the_money(case: Case) -> None:
    found = entities(case)
    schemata = {entity["id"]: entity["schema"] for entity in found}
    assert len(schemata) == len(found)
    for entity in found:
        allowed = frozenset().union(*(FTM[schema][1] for schema in ancestors(entity["schema"])))
        assert entity["properties"].keys() <= allowed
        for name, values in entity["properties"].items():
            assert all(values)
            if name in ENDS:
                assert all(ENDS[name] in ancestors(schemata[value]) for value in values)


def test_what_is_denied_is_no_link_of_follow_the_money() -> None:
    case = loads(
        "person a\norganisation b\na affirms a leads b from 2004 to 2006-05\na denies a member-of b\n"
    ).case
    links = [entity for entity in entities(case) if entity["id"].startswith("claim-")]
    assert [link["schema"] for link in links] == ["Directorship"]
    assert links[0]["properties"]["startDate"] == ["2004"]
    assert links[0]["properties"]["endDate"] == ["2006-05"]
    assert links[0]["properties"]["publisher"] == ["a"]


NS = {"g": "http://graphml.graphdrawing.org/xmlns"}


@each
def test_claims_are_a_graph(case: Case) -> None:
    root = ET.fromstring(write_graphml(case))  # noqa: S314  our own text
    keys = {key.get("id"): key.get("for") for key in root.findall("g:key", NS)}
    nodes = [node.get("id") for node in root.iterfind(".//g:node", NS)]
    edges = root.findall(".//g:edge", NS)
    assert sorted(filter(None, nodes)) == sorted([*case.agents, *case.sources])
    assert [edge.get("id") for edge in edges] == [claim.id for claim in links(case)]
    assert all(edge.get(end) in nodes for edge in edges for end in ("source", "target"))
    for what, elements in (("node", root.findall(".//g:node", NS)), ("edge", edges)):
        assert {keys[data.get("key")] for element in elements for data in element.findall("g:data", NS)} <= {
            what
        }


@given(st.text())
def test_any_text_can_stand_in_a_graph(text: str) -> None:
    claim = replace(LEDGER.claims[0], hedge=text)
    root = ET.fromstring(write_graphml(replace(LEDGER, claims=(claim,))))  # noqa: S314  our own text
    (hedge,) = root.findall(".//g:data[@key='edge-hedge']", NS) or [ET.Element("none")]
    assert len(hedge.text or "") == len(text)


@each
def test_passages_are_web_annotations(case: Case) -> None:
    page = annotation_page(case)
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    quoted = [claim for claim in case.claims if claim.passage.exact or claim.passage.start >= 0]
    assert len(page["items"]) == len(quoted)
    assert len({item["id"] for item in page["items"]}) == len(quoted)
    for item, claim in zip(page["items"], quoted, strict=True):
        assert item["type"] == "Annotation"
        assert all(
            urlsplit(iri).scheme in ("http", "https", "urn") for iri in (item["id"], item["target"]["source"])
        )
        assert {body["type"] for body in item["body"]} == {"TextualBody"}
        by_type = {selector["type"]: selector for selector in item["target"]["selector"]}
        if claim.passage.exact:
            assert by_type["TextQuoteSelector"]["exact"] == claim.passage.exact
        if claim.passage.start >= 0:
            assert by_type["TextPositionSelector"]["start"] == claim.passage.start


@each
def test_markdown_has_every_claim_under_its_source(case: Case) -> None:
    tokens = MarkdownIt().parse(write_markdown(case).decode())
    headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    assert len(headings) >= 1 + len({claim.source for claim in case.claims})
    items = [token for token in tokens if token.type == "list_item_open"]
    assert len(items) == len(case.questions) + len(case.claims) + len(case.agents) + len(case.notes)


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_nothing_in_a_case_is_markup(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(plain(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children).strip("\u2068\u2069") == text.strip("\u2068\u2069")
