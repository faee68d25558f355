"""The API described as OpenAPI 3.1, from the types its addresses answer with."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any, get_type_hints

import msgspec

from abelard import __version__
from abelard.web import api, changes, reading, working
from abelard.web.guard import OWN_HEADER

BAR = {
    "v": "a viewpoint's id; everyone if none is given",
    "believe": "ids of witnesses to believe, with commas between",
    "reject": "ids of witnesses to reject",
    "open": "ids of witnesses to leave open",
    "chance": "probabilities that a witness's word carries: zawahiri:0.7, with commas between",
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
    "lineage": {
        "focus": "only the bodies connected with this one",
        "steps": "at most so many links away from it",
        "without": "leaders, loyalties, parts, acts, names, with commas between",
        "fold": "no: draw many bodies one by one",
        "width": "in pixels",
    },
    "lineage_compare": {
        "with": "the other viewpoint; everyone if none is given",
        "focus": "only the bodies connected with this one",
        "width": "in pixels",
    },
    "compare": {"with": "the other viewpoint; everyone if none is given"},
    "timeline": {
        "lane": "agent, kind or speaker",
        "agent": "only what names this agent",
        "from": "from this day on, as EDTF",
        "to": "until this day",
    },
}


@cache
def openapi() -> bytes:
    """Write the description."""
    answers = {name: get_type_hints(each, _near(each))["return"] for name, each in api.ENDPOINTS.items()}
    changed = {name: get_type_hints(each, _names())["return"] for name, each in changes.CHANGES.items()}
    wanted = [*answers.values(), *changed.values(), *changes.TAKES.values()]
    found, components = msgspec.json.schema_components(wanted, ref_template="#/components/schemas/{name}")
    schemas = iter(found)
    paths: dict[str, dict[str, Any]] = {f"/api/{name}": {} for name in (*answers, *changed)}
    for name in answers:
        paths[f"/api/{name}"]["get"] = _operation(name, next(schemas))
    for name, schema in zip(changed, [next(schemas) for _ in changed], strict=True):
        paths[f"/api/{name}"]["post"] = _change(name, schema, next(schemas))
    described = {
        "openapi": "3.1.0",
        "info": {"title": "Abelard", "version": __version__},
        "paths": paths,
        "components": {"schemas": components},
    }
    return msgspec.json.encode(described)


def _near(endpoint: api.Endpoint) -> dict[str, Any]:
    """Return the names by which an endpoint knows its types."""
    return {**vars(api), **vars(sys.modules[endpoint.__module__])}


def _names() -> dict[str, Any]:
    return {**vars(changes), "Desk": object}


def _change(name: str, answer: dict[str, Any], taken: dict[str, Any]) -> dict[str, Any]:
    own = {"name": OWN_HEADER, "in": "header", "required": True, "schema": {"const": "1"}}
    return {
        "operationId": f"change-{name}",
        "summary": (changes.CHANGES[name].__doc__ or "").strip(),
        "parameters": [own],
        "requestBody": {"required": True, "content": {"application/json": {"schema": taken}}},
        "responses": {
            "200": {"description": "the answer", "content": {"application/json": {"schema": answer}}},
            "400": {"description": "what was sent cannot be read: a sentence in `error`"},
            "403": {"description": "the case is only to be read, or the header is missing"},
            "409": {
                "description": "it cannot be done, as when a file has changed since: a sentence in `error`"
            },
            "413": {"description": "that is too long"},
        },
    }


def _operation(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    words = {
        **BAR,
        **OWN.get(name, {}),
        **reading.PARAMETERS.get(name, {}),
        **working.PARAMETERS.get(name, {}),
    }
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
