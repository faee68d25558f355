"""The reading as the JSON that `abelard read DOCUMENT --json` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from abelard.reading.result import (
        AssertionProposal,
        DisputeProposal,
        Document,
        Making,
        Reading,
        StatementProposal,
    )


def reading_json(reading: Reading) -> dict[str, Any]:
    """Give the contract's JSON value: plain dicts, lists, strings and numbers.

    Offsets in code points of `text`.
    """
    document = reading.document
    return {
        "text": document.text,
        "document": {
            "title": document.title,
            "creators": list(document.creators),
            "published": document.published or None,
            "sha256": document.sha256,
            "format": document.format,
            "address": document.address or None,
            "language": document.language,
            "facts": [list(fact) for fact in document.facts],
            **_places(document),
        },
        "agents": [
            {
                "id": one.id,
                "type": one.type,
                "names": list(one.names),
                "mentions": [list(span) for span in one.mentions],
            }
            for one in reading.agents
        ],
        "dates": [
            {
                "id": one.id,
                "span": list(one.span),
                "text": one.text,
                "edtf": one.edtf,
                "earliest": one.earliest,
                "latest": one.latest,
                "kind": one.kind,
                "anchor": one.anchor,
            }
            for one in reading.dates
        ],
        "statements": [_statement(one) for one in reading.statements],
        "assertions": [_assertion(one) for one in reading.assertions],
        "disputes": [_dispute(one) for one in reading.disputes],
        "notes": list(reading.notes),
        "reader": _making(reading.making),
    }


def _making(one: Making) -> dict[str, Any]:
    return {
        "name": one.reader,
        "model": one.model or None,
        "address": one.address or None,
        "requests": one.requests,
        "words": one.words,
        "tokens": [one.tokens_in, one.tokens_out],
        "dropped": dict(one.dropped),
    }


def _places(document: Document) -> dict[str, Any]:
    """Give what stands where: parts, pages, links and notes."""
    labels = document.page_labels or ("",) * len(document.pages)
    return {
        "parts": [[part.start, part.end, part.kind] for part in document.parts],
        "pages": [
            {"start": start, "label": label or str(number)}
            for number, (start, label) in enumerate(zip(document.pages, labels, strict=True), 1)
        ],
        "links": [{"span": [link.start, link.end], "target": link.target} for link in document.links],
        "footnotes": [
            {"span": [note.start, note.end], "at": note.at, "mark": note.mark} for note in document.footnotes
        ],
    }


def _statement(one: StatementProposal) -> dict[str, Any]:
    when = {"start": list(one.when[0]), "end": list(one.when[1])} if one.when else None
    return {
        "id": one.id,
        "subject": one.subject,
        "predicate": one.predicate,
        "object": one.object,
        "when": when,
        "where": one.where,
        "evidence": list(one.evidence),
        "alignment": one.alignment,
    }


def _assertion(one: AssertionProposal) -> dict[str, Any]:
    return {
        "statement": one.statement,
        "asserted_by": one.asserted_by,
        "via": list(one.via),
        "stance": one.stance,
        "hedge": one.hedge or None,
        "channel": one.channel or None,
        "said_when": list(one.said_when) if one.said_when else None,
        "evidence": list(one.evidence),
        "confidence": one.confidence,
        "alignment": one.alignment,
    }


def _dispute(one: DisputeProposal) -> dict[str, Any]:
    return {
        "about": one.about,
        "sides": [{"held_by": list(side.held_by), "statements": list(side.statements)} for side in one.sides],
        "resolution_by_author": one.resolution,
    }
