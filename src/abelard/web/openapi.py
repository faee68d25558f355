"""The API described as OpenAPI 3.1, from the types its addresses answer with."""

from __future__ import annotations

from functools import cache
from typing import Any, get_type_hints

import msgspec

from abelard import __version__
from abelard.web import api

BAR = {
    "v": "a viewpoint's id; everyone if none is given",
    "believe": "ids of witnesses to believe, with commas between",
    "reject": "ids of witnesses to reject",
    "open": "ids of witnesses to leave open",
    "at": "asked of this time, as EDTF",
    "known": "as known by this date, as EDTF",
}
OWN = {
    "statements": {"q": "a name, or a pattern in the notation"},
    "why": {"s": "a statement in the notation"},
    "search": {"q": "a name, or a statement in the notation"},
    "claim": {"id": "a claim's id"},
    "agent": {"id": "an agent's id"},
    "source": {"id": "a source's id"},
    "text": {"id": "a source's id"},
    "lineage": {"focus": "only the bodies connected with this one", "width": "in pixels"},
    "timeline": {"lane": "agent, kind or speaker", "agent": "only what names this agent"},
}


@cache
def openapi() -> bytes:
    """Write the description."""
    answers = {name: get_type_hints(each, _names())["return"] for name, each in api.ENDPOINTS.items()}
    schemas, components = msgspec.json.schema_components(
        list(answers.values()), ref_template="#/components/schemas/{name}"
    )
    paths = {
        f"/api/{name}": {"get": _operation(name, schema)}
        for name, schema in zip(answers, schemas, strict=True)
    }
    described = {
        "openapi": "3.1.0",
        "info": {"title": "Abelard", "version": __version__},
        "paths": paths,
        "components": {"schemas": components},
    }
    return msgspec.json.encode(described)


def _names() -> dict[str, Any]:
    return vars(api)


def _operation(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    words = {**BAR, **OWN.get(name, {})}
    return {
        "operationId": name,
        "summary": (api.ENDPOINTS[name].__doc__ or "").strip(),
        "parameters": [
            {"name": each, "in": "query", "description": told, "schema": {"type": "string"}}
            for each, told in words.items()
        ],
        "responses": {
            "200": {"description": "the answer", "content": {"application/json": {"schema": schema}}},
            "400": {"description": "what was asked cannot be read: a sentence in `error`"},
        },
    }
