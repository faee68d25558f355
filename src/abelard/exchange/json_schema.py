"""The JSON Schema of a case (draft 2020-12), made from the model's own types and their docstrings."""

from __future__ import annotations

import ast
import inspect
from dataclasses import MISSING
from typing import TYPE_CHECKING, Any

from abelard.exchange.case_json import FORMAT, SCHEMA
from abelard.exchange.model_shapes import WORDED, record
from abelard.exchange.shapes import TEXT
from abelard.model.agent import Agent, Name
from abelard.model.case import Case
from abelard.model.circa import Circa, Width
from abelard.model.claim import Claim, Passage, Signature
from abelard.model.inquiry import Chance, Dated, Episode, Hypothesis, Note, Override, Question, Viewpoint
from abelard.model.source import Grade, Link, Source
from abelard.model.statement import Nested, Quantity, Statement
from abelard.model.vocabulary import Constraint, Predicate, Qualifier, Rule, Vocabulary
from abelard.model.when import Anchor, Point, When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from abelard.exchange.json_reading import Json
    from abelard.exchange.records import Record

DEFINED: tuple[type, ...] = (
    *(Agent, Name, Source, Link, Grade, Claim, Passage, Signature),
    *(Statement, Nested, Quantity, When, Point, Anchor),
    *(Question, Hypothesis, Override, Dated, Viewpoint, Chance, Episode, Note),
    *(Vocabulary, Predicate, Qualifier, Rule, Constraint, Circa, Width),
)
"""The types that have a definition of their own, in the order of the schema."""
RENAMED = {"pack_vocabulary": "What packs define that do not come with Abelard."}
"""What is meant by fields that say something else in the model."""


def case_schema() -> dict[str, Json]:
    """Return the JSON Schema of the files that `abelard export --format json` writes."""
    case = _object(record(Case))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        "title": "Abelard case",
        "description": case.pop("description"),
        "type": "object",
        "required": ["format"],
        "properties": {
            "$schema": {"const": SCHEMA},
            "format": {"const": FORMAT, "description": "What this file is, and in which version."},
            **case["properties"],
        },
        "additionalProperties": False,
        "$defs": {type_.__name__: _object(record(type_)) for type_ in DEFINED} | _terms(),
    }


def schema_text() -> str:
    """Return the schema as it stands in docs/schema/case.schema.json."""
    import msgspec  # noqa: PLC0415  only when JSON is asked for

    return msgspec.json.format(msgspec.json.encode(case_schema()), indent=2).decode() + "\n"


def _object(of: Record) -> dict[str, Json]:
    """Return the schema of one type: its fields, which of them must be given, and what they default to."""
    said = _docstrings(of.type)
    spoken = {"text": {"type": "string", "description": "As it stands in a ledger; only for people."}}
    properties: dict[str, Json] = dict(spoken) if of.spoken else {}
    for member in of.members:
        meant = RENAMED.get(member.name) or said.get(member.attribute)
        described = {"description": meant} if meant else {}
        properties[member.name] = {**member.shape.schema(), **_default(member.default), **described}
    return {
        "description": inspect.cleandoc(of.type.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": [member.name for member in of.members if member.default is MISSING],
        "additionalProperties": False,
    }


def _default(default: Any) -> Mapping[str, Json]:  # noqa: ANN401  any default
    """Return the default where it is a plain value; others are empty lists and objects."""
    return {"default": default} if isinstance(default, (str, int, float)) else {}


def _docstrings(type_: type) -> dict[str, str]:
    """Return the docstrings that stand under the fields of a type, by the fields' names."""
    body = ast.parse(inspect.cleandoc(inspect.getsource(type_))).body[0]
    found: dict[str, str] = {}
    last = ""
    for node in body.body if isinstance(body, ast.ClassDef) else ():
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and last:
            found[last] = " ".join(str(node.value.value).split())
            last = ""
        else:
            last = ""
    return found


def _terms() -> dict[str, Json]:
    """Return the definitions of what may stand in a statement, and of a qualifier with its value."""
    one_of = [_only(key, TEXT.schema(), type_.__doc__) for key, (type_, _) in WORDED.items()]
    one_of.append(_only("quantity", record(Quantity).schema(), Quantity.__doc__))
    one_of.append(dict(record(Nested).schema()))
    return {
        "Term": {"description": "What may stand in a statement.", "oneOf": one_of},
        "Qualified": {
            "description": "A qualifier with its value.",
            "type": "object",
            "properties": {"name": {"type": "string"}, "value": {"$ref": "#/$defs/Term"}},
            "required": ["name", "value"],
            "additionalProperties": False,
        },
    }


def _only(key: str, schema: Mapping[str, Json], doc: str | None) -> dict[str, Json]:
    return {
        "description": inspect.cleandoc(doc or "").partition("\n")[0],
        "type": "object",
        "properties": {key: schema},
        "required": [key],
        "additionalProperties": False,
    }
