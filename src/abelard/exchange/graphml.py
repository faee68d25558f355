"""The claims that link two agents or sources as a GraphML graph, which Gephi, yEd and networkx read.

The form is that of http://graphml.graphdrawing.org (GraphML 1.0). Several edges may join two nodes: one for
each claim, with its stance and its speakers, for a graph of claims must not look like a graph of facts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from abelard.model.statement import Ref
from abelard.model.when import asserted_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from abelard.model.case import Case
    from abelard.model.claim import Claim

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 does not have."""
RETURN = {"\r": "&#13;"}
"""A carriage return would be read as a line feed."""
NODES = ("label", "kind", "description")
EDGES = (
    "label",
    "predicate",
    "stance",
    "by",
    "when",
    "earliest_start",
    "latest_end",
    "source",
    "hedge",
    "manner",
)


def links(case: Case) -> tuple[Claim, ...]:
    """Return the claims that link two things of the case."""
    return tuple(
        claim
        for claim in case.claims
        if isinstance(claim.statement.subject, Ref) and isinstance(claim.statement.object, Ref)
    )


def write_graphml(case: Case) -> bytes:
    """Return the graph as an XML file."""
    return "\n".join(_lines(case)).encode("utf-8") + b"\n"


def _lines(case: Case) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation='
        '"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">'
    )
    yield from _keys("node", NODES)
    yield from _keys("edge", EDGES)
    yield '  <graph id="case" edgedefault="directed">'
    for agent in case.agents.values():
        about = {"label": agent.name, "kind": str(agent.kind), "description": agent.description}
        yield from _element("node", {"id": agent.id}, "node", about)
    for source in case.sources.values():
        about = {"label": source.name, "kind": source.kind}
        yield from _element("node", {"id": source.id}, "node", about)
    for claim in links(case):
        yield from _edge(claim)
    yield "  </graph>"
    yield "</graphml>"


def _keys(what: str, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield f'  <key id="{what}-{name}" for="{what}" attr.name="{name}" attr.type="string"/>'


def _edge(claim: Claim) -> Iterator[str]:
    statement = claim.statement
    span = asserted_span(claim.when).as_json()
    ends = {"id": claim.id, "source": str(statement.subject), "target": str(statement.object)}
    about = {
        "label": statement.predicate,
        "predicate": statement.predicate,
        "stance": str(claim.stance),
        "by": "; ".join(claim.by),
        "when": str(claim.when),
        "earliest_start": span["start"][0] or "",
        "latest_end": span["end"][1] or "",
        "source": claim.source,
        "hedge": claim.hedge,
        "manner": str(claim.manner),
    }
    yield from _element("edge", ends, "edge", about)


def _element(tag: str, attributes: Mapping[str, str], what: str, about: Mapping[str, str]) -> Iterator[str]:
    given = " ".join(f"{name}={quoteattr(_clean(text))}" for name, text in attributes.items())
    yield f"    <{tag} {given}>"
    for name, text in about.items():
        if text:
            yield f'      <data key="{what}-{name}">{escape(_clean(text), RETURN)}</data>'
    yield f"    </{tag}>"


def _clean(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text)
