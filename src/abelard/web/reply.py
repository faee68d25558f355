"""An answer of the server: one JSON value, never kept by a browser, marked with the edition of the case."""

from __future__ import annotations

import msgspec
from starlette.responses import Response


def reply(value: object, *, status: int = 200, edition: int = 0) -> Response:
    """Write a value as JSON."""
    headers = {"cache-control": "no-store"}
    if edition:
        headers["x-abelard-edition"] = str(edition)
    return Response(msgspec.json.encode(value), status, headers, "application/json")
