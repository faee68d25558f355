"""Documents of several formats, each to one normalised text with stable offsets.

To read another format, write a function `(bytes, Limits) -> Document` that raises `UnreadableDocumentError`
with a sentence a historian understands, and add it to `FORMATS` in `load.py`.
"""

from __future__ import annotations

from abelard.reading.documents.load import load_document, load_documents
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError

__all__ = ["LIMITS", "Limits", "UnreadableDocumentError", "load_document", "load_documents"]
