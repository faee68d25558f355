"""The passages of the claims as W3C Web Annotations, one a claim, in JSON-LD.

The form is that of the Web Annotation Data Model (W3C Recommendation, 23 February 2017): an AnnotationPage
whose annotations have a TextQuoteSelector and, where the place is known, a TextPositionSelector.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from abelard.case.write import claim_head

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.claim import Claim, Passage

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def anchored(case: Case) -> tuple[Claim, ...]:
    """Return the claims that say in which words of a document they stand."""
    return tuple(claim for claim in case.claims if claim.passage.exact or claim.passage.start >= 0)


def annotation_page(case: Case) -> dict[str, Any]:
    """Return the annotations as a page."""
    return {
        "@context": CONTEXT,
        "id": "urn:abelard:annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [_annotation(claim, case) for claim in anchored(case)],
    }


def write_annotations(case: Case) -> bytes:
    """Return the annotations as a JSON-LD file."""
    import msgspec  # noqa: PLC0415  only when JSON is written

    return msgspec.json.format(msgspec.json.encode(annotation_page(case)), indent=2) + b"\n"


def _annotation(claim: Claim, case: Case) -> dict[str, Any]:
    bodies = [_body(claim_head(claim), "describing")]
    bodies += [_body(text, "commenting") for text in (claim.note,) if text]
    entered = {"creator": {"type": "Person", "name": claim.entered.by}} if claim.entered else {}
    return {
        "id": f"urn:abelard:claim:{quote(claim.id)}",
        "type": "Annotation",
        "motivation": "identifying",
        **entered,
        "body": bodies,
        "target": {"source": _address(claim.passage.source, case), "selector": _selectors(claim.passage)},
    }


def _body(text: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def _address(id: str, case: Case) -> str:
    """Return the address of a document; a name of our own where it has none."""
    source = case.sources.get(id)
    return (source.url if source else "") or f"urn:abelard:source:{quote(id)}"


def _selectors(passage: Passage) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if passage.exact:
        around = {key: text for key, text in (("prefix", passage.prefix), ("suffix", passage.suffix)) if text}
        found.append({"type": "TextQuoteSelector", "exact": passage.exact, **around})
    if passage.start >= 0:
        found.append({"type": "TextPositionSelector", "start": passage.start, "end": passage.end})
    return found
