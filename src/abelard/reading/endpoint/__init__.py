"""A stronger reader at the other end of a line: any server that speaks OpenAI's protocol or Ollama's.

The default reader reads first, offline: its names and dates stay. Then passage after passage is sent, and
what comes back is tied to words of the text or dropped (`grounding.py`). Nothing is sent before `read` is
called.
"""

from __future__ import annotations

from abelard.reading.endpoint.reader import EndpointReader
from abelard.reading.endpoint.settings import Endpoint, EndpointError, endpoint_of

__all__ = ["Endpoint", "EndpointError", "EndpointReader", "endpoint_of"]
