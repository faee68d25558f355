"""Documents to text with stable offsets, and text to proposed claims.

    from abelard.reading import read_document, reading_json

    reading = read_document("essay.txt", progress=lambda done, total: None)
    json.dumps(reading_json(reading), ensure_ascii=False)

Nothing heavy is imported until a document is read; what cannot be read raises UnreadableDocumentError with a
sentence for the user. The extra `read` (spaCy, its small English model, pypdfium2, selectolax) is needed to
read.
"""

from __future__ import annotations

from abelard.reading.contract import reading_json
from abelard.reading.documents import (
    LIMITS,
    Limits,
    UnreadableDocumentError,
    load_document,
    load_documents,
)
from abelard.reading.reader import read_document, read_text
from abelard.reading.result import (
    AgentProposal,
    AssertionProposal,
    DateProposal,
    DisputeProposal,
    Document,
    Footnote,
    Link,
    Making,
    Part,
    Reading,
    Side,
    StatementProposal,
)

__all__ = [
    "LIMITS",
    "AgentProposal",
    "AssertionProposal",
    "DateProposal",
    "DisputeProposal",
    "Document",
    "Footnote",
    "Limits",
    "Link",
    "Making",
    "Part",
    "Reading",
    "Side",
    "StatementProposal",
    "UnreadableDocumentError",
    "load_document",
    "load_documents",
    "read_document",
    "read_text",
    "reading_json",
]
