"""Shapes: how each sort of value of the model stands in JSON, written, read and described in a schema.

A shape is the one description from which all three follow. What stands at its default is left out of the
JSON, so that a small case gives a small file. Reading raises UnfitError inside this package; the lists of a
case catch it, report it and leave out the one thing that cannot be read.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from abelard.exchange.json_reading import Json, Path, Reading, UnfitError, listed, shown
from abelard.model.date import Date, Unreadable, read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


INFINITE = {"infinity": math.inf, "-infinity": -math.inf}
"""JSON has no infinite numbers; `>30` has no largest."""


class Shape(Protocol):
    """One sort of value: how it is written, read, and described."""

    def write(self, value: Any) -> Json:  # noqa: ANN401  each shape has its own type
        """Return the JSON of a value."""

    def read(self, json: Json, path: Path, reading: Reading) -> Any:  # noqa: ANN401  as above
        """Return the value that the JSON stands for; raise UnfitError where it does not fit."""

    def schema(self) -> Mapping[str, Json]:
        """Return the JSON Schema of the shape."""


@dataclass(frozen=True)
class Plain:
    """Text, a whole number, yes or no: the same in JSON."""

    type: type
    name: str

    def write(self, value: Json) -> Json:
        """Return the value itself."""
        return value

    def read(self, json: Json, path: Path, reading: Reading) -> Json:  # noqa: ARG002  a shape's signature
        """Return the value itself, if it is of the type."""
        if type(json) is not self.type:
            raise UnfitError(path, f"expected {self.name}, found {shown(json)}")
        return json

    def schema(self) -> Mapping[str, Json]:
        """Return the type's name."""
        return {"type": self.name}


TEXT = Plain(str, "string")
FLAG = Plain(bool, "boolean")


MOST = 2**53 - 1
"""The largest whole number that every program reads alike (RFC 8259, 6)."""


@dataclass(frozen=True)
class Whole:
    """A whole number from one to another."""

    least: int
    most: int

    def write(self, value: int) -> Json:
        """Return the number itself."""
        return value

    def read(self, json: Json, path: Path, reading: Reading) -> int:  # noqa: ARG002  a shape's signature
        """Return the number, if it is one and within the limits."""
        if type(json) is not int:
            raise UnfitError(path, f"expected integer, found {shown(json)}")
        if not self.least <= json <= self.most:
            raise UnfitError(path, f"{json} is out of bounds", f"from {self.least} to {self.most}")
        return json

    def schema(self) -> Mapping[str, Json]:
        """Return the type with its limits."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class Number:
    """A number that may be infinite."""

    def write(self, value: float) -> Json:
        """Return the number, or `"infinity"`."""
        return next((name for name, infinite in INFINITE.items() if value == infinite), value)

    def read(self, json: Json, path: Path, reading: Reading) -> float:  # noqa: ARG002  a shape's signature
        """Return the number; 12 and 12.0 are the same."""
        if isinstance(json, str) and json in INFINITE:
            return INFINITE[json]
        if isinstance(json, bool) or not isinstance(json, int | float):
            raise UnfitError(path, f"expected number, found {shown(json)}")
        return float(json)

    def schema(self) -> Mapping[str, Json]:
        """Return a number or one of the two words."""
        return {"anyOf": [{"type": "number"}, {"enum": list(INFINITE)}]}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    words: Mapping[str, Any]

    def write(self, value: Any) -> Json:  # noqa: ANN401  a member of some enumeration
        """Return the word."""
        return str(value)

    def read(self, json: Json, path: Path, reading: Reading) -> Any:  # noqa: ANN401, ARG002  as above
        """Return the member that the word names."""
        if not isinstance(json, str) or json not in self.words:
            hint = "one of " + ", ".join(word for word in self.words if word)
            raise UnfitError(path, f"{shown(json)} cannot stand here", hint)
        return self.words[json]

    def schema(self) -> Mapping[str, Json]:
        """Return the words."""
        return {"enum": list(self.words)}


def words(allowed: Iterable[str]) -> Choice:
    """Return the choice of some words that stand for themselves."""
    return Choice({word: word for word in allowed})


class DateText:
    """A date as it is written in a ledger: EDTF, or another calendar's with its name before it."""

    def write(self, value: Date) -> Json:
        """Return the date as written."""
        return value.text

    def read(self, json: Json, path: Path, reading: Reading) -> Date:
        """Return the date, `~` as wide as this case has it."""
        if not isinstance(json, str):
            raise UnfitError(path, f"expected a date, found {shown(json)}")
        date = read_date(json, reading.circa)
        if isinstance(date, Unreadable):
            raise UnfitError(path, date.message, date.hint, "bad-date")
        return date

    def schema(self) -> Mapping[str, Json]:
        """Return a text; no pattern tells EDTF from what is not."""
        return {"type": "string", "minLength": 1, "description": "EDTF (ISO 8601-2), or `calendar:date`."}


@dataclass(frozen=True)
class Wrapped:
    """A value that is one text: the text alone."""

    type: Callable[[str], Any]
    attribute: str

    def write(self, value: Any) -> Json:  # noqa: ANN401  an instance of the type
        """Return the text."""
        return getattr(value, self.attribute)

    def read(self, json: Json, path: Path, reading: Reading) -> Any:  # noqa: ANN401  as above
        """Return the value that holds the text."""
        return self.type(TEXT.read(json, path, reading))

    def schema(self) -> Mapping[str, Json]:
        """Return a text."""
        return TEXT.schema()


@dataclass(frozen=True)
class Series:
    """Several of one shape, in order."""

    item: Shape

    def write(self, value: tuple[Any, ...]) -> Json:
        """Return a list."""
        return [self.item.write(item) for item in value]

    def read(self, json: Json, path: Path, reading: Reading) -> tuple[Any, ...]:
        """Return them all; one that does not fit spoils the list."""
        return tuple(self.item.read(item, (*path, number), reading) for number, item in listed(json, path))

    def schema(self) -> Mapping[str, Json]:
        """Return an array."""
        return {"type": "array", "items": self.item.schema()}
