"""The shapes of the model's types, by their annotations; among them the terms of statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from abelard.exchange.json_reading import Json, Path, Reading, UnfitError, listed
from abelard.exchange.records import Keyed, Record, Things
from abelard.exchange.shapes import (
    FLAG,
    MOST,
    TEXT,
    Choice,
    DateText,
    Number,
    Series,
    Shape,
    Whole,
    Wrapped,
    words,
)
from abelard.model import agent, case, circa, claim, date, inquiry, source, statement, vocabulary, when
from abelard.model.statement import ClaimRef, Nested, Quantity, Ref, Statement, Term, Variable, Words
from abelard.model.when import When

DEEPEST = 200
"""Steps from the outermost object: no statement stands so deep in others, and hostile files do."""
MODEL = (agent, case, circa, claim, date, inquiry, source, statement, vocabulary, when)
NAMES = {"Mapping": Mapping} | {
    name: value for module in MODEL for name, value in vars(module).items() if not name.startswith("_")
}
"""What the annotations of the model name, whichever module they stand in."""
RENAMED: dict[type, dict[str, str]] = {
    case.Case: {"vocabulary": "pack_vocabulary", "own_vocabulary": "vocabulary"}
}
LENGTHS = ("", "day", "week", "month", "year")
NARROWED: dict[type, dict[str, Shape]] = {
    agent.Name: {"kind": words(agent.NAME_KINDS)},
    source.Source: {"kind": words(source.SOURCE_KINDS)},
    circa.Width: {"amount": Whole(0, 999_999), "unit": words((*LENGTHS[1:], "season"))},
    when.Point: {"amount": Whole(0, 9_999_999), "unit": words(LENGTHS)},
    claim.Passage: {"start": Whole(-1, MOST), "end": Whole(-1, MOST)},
    inquiry.Override: {"mark": words(("consistent", "inconsistent", "not-applicable"))},
}
"""What the notation itself lets stand in some fields; other values would make no ledger, or no date."""
SPOKEN = (Statement, When)
"""What is also written out as text, for people."""


class Qualifiers:
    """Qualifiers with their values; the same one may stand twice, so they are a list."""

    def write(self, value: tuple[tuple[str, Term], ...]) -> Json:
        """Return objects with `name` and `value`."""
        return [{"name": name, "value": TERM.write(term)} for name, term in value]

    def read(self, json: Json, path: Path, reading: Reading) -> tuple[tuple[str, Term], ...]:
        """Return pairs of name and term."""
        return tuple(self._pair(one, (*path, number), reading) for number, one in listed(json, path))

    def _pair(self, json: Json, path: Path, reading: Reading) -> tuple[str, Term]:
        if not isinstance(json, dict) or set(json) != {"name", "value"}:
            raise UnfitError(path, "a qualifier has a name and a value")
        name: str = TEXT.read(json["name"], (*path, "name"), reading)
        return name, TERM.read(json["value"], (*path, "value"), reading)

    def schema(self) -> Mapping[str, Json]:
        """Return an array of pairs."""
        return {"type": "array", "items": {"$ref": "#/$defs/Qualified"}}


WORDED: dict[str, tuple[type, str]] = {
    "ref": (Ref, "id"),
    "variable": (Variable, "name"),
    "words": (Words, "text"),
    "claim": (ClaimRef, "id"),
}
"""Terms that are one text each, with their attribute, by the key that tells them apart."""


class Terms:
    """What may stand in a statement, told apart by the one key it has."""

    def write(self, value: Term) -> Json:
        """Return `{"ref": id}`, `{"words": text}`, `{"statement": {...}}` and so on."""
        for key, (type_, attribute) in WORDED.items():
            if type(value) is type_:
                return {key: getattr(value, attribute)}
        if isinstance(value, Quantity):
            return {"quantity": record(Quantity).write(value)}
        return record(Nested).write(value)

    def read(self, json: Json, path: Path, reading: Reading) -> Any:  # noqa: ANN401  any of the six types
        """Return the term."""
        if not isinstance(json, dict):
            raise UnfitError(path, "not a term", 'an object such as {"ref": "id"}')
        if "statement" in json:
            if len(path) > DEEPEST:
                raise UnfitError(path, "statements stand too deep in one another")
            return record(Nested).read(json, path, reading)
        key = next(iter(json), "")
        if len(json) == 1 and key in WORDED:
            return WORDED[key][0](TEXT.read(json[key], (*path, key), reading))
        if len(json) == 1 and key == "quantity":
            return record(Quantity).read(json[key], (*path, key), reading)
        raise UnfitError(path, "not a term", f"one of {', '.join(WORDED)}, quantity, statement")

    def schema(self) -> Mapping[str, Json]:
        """Return a reference to the definition of a term."""
        return {"$ref": "#/$defs/Term"}


TERM = Terms()


@cache
def record(type_: type) -> Record:
    """Return the record of a type, one for all."""
    return Record(
        type_, shape_of, NAMES, RENAMED.get(type_, {}), NARROWED.get(type_, {}), spoken=type_ in SPOKEN
    )


PLAIN: dict[Any, Shape] = {
    str: TEXT,
    int: Whole(-MOST, MOST),
    bool: FLAG,
    float: Number(),
    date.Date: DateText(),
    ClaimRef: Wrapped(ClaimRef, "id"),
}


def shape_of(hint: Any) -> Shape:  # noqa: ANN401  whatever stands in an annotation
    """Return the shape of a field by its annotation. Raises TypeError on one that has none yet."""
    parts = tuple(part for part in get_args(hint) if part is not NoneType)
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return TERM if set(parts) == set(get_args(Term)) else shape_of(parts[0])
    if origin is Literal:
        return words(parts)
    if origin is tuple:
        return _series(parts[0])
    return Keyed(record(parts[1])) if origin is Mapping else _single(hint)


def _single(hint: Any) -> Shape:  # noqa: ANN401  as above
    if hint in PLAIN:
        return PLAIN[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Choice({str(word): word for word in hint})
    if isinstance(hint, type) and is_dataclass(hint):
        return record(hint)
    message = f"no JSON shape for {hint!r}"
    raise TypeError(message)


def _series(item: Any) -> Shape:  # noqa: ANN401  as above
    if get_origin(item) is tuple:
        return Qualifiers()
    return Things(record(item)) if item in (claim.Claim, inquiry.Note) else Series(shape_of(item))
