"""Documents of several formats, each to one normalised text with stable offsets.

To read another format, write a function `(bytes) -> Document` that raises `UnreadableDocumentError` with a
sentence a historian understands, and add it to `FORMATS` in `load.py`.
"""

from __future__ import annotations

from abelard.reading.documents.load import load_document
from abelard.reading.documents.refusal import UnreadableDocumentError

__all__ = ["UnreadableDocumentError", "load_document"]
