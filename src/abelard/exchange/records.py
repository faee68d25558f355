"""Records: dataclasses as JSON objects, a field for a field, and lists of the things that make up a case."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_type_hints

from abelard.exchange.json_reading import Json, Path, Reading, UnfitError, listed, shown
from abelard.exchange.shapes import Series, Shape
from abelard.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Member:
    """One field of a record."""

    attribute: str
    name: str
    """What the field is called in JSON."""
    shape: Shape
    default: Any
    """MISSING where it must be given."""


@dataclass(frozen=True)
class Record:
    """A dataclass of the model as a JSON object."""

    type: type
    shape_of: Callable[[Any], Shape]
    """Gives the shape of a field by its annotation."""
    names: Mapping[str, Any]
    """What annotations name."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Attributes that are called otherwise in JSON."""
    narrowed: Mapping[str, Shape] = field(default_factory=dict)
    """Attributes of which fewer values make sense than their annotations allow."""
    spoken: bool = False
    """Whether it is also written out as in a ledger, for people; when read, that is only compared."""

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The fields that are written; where a thing stood in a file is not."""
        hints = get_type_hints(self.type, localns=dict(self.names))
        return tuple(
            Member(
                attribute=item.name,
                name=self.renamed.get(item.name, item.name),
                shape=self.narrowed.get(item.name) or self.shape_of(hints[item.name]),
                default=item.default_factory() if item.default_factory is not MISSING else item.default,
            )
            for item in fields(self.type)
            if item.name != "where"
        )

    @cached_property
    def _by_name(self) -> dict[str, Member]:
        return {member.name: member for member in self.members}

    def write(self, value: Any) -> Json:  # noqa: ANN401  an instance of the type
        """Return an object with the fields that are not at their default."""
        json: dict[str, Json] = {"text": str(value)} if self.spoken else {}
        for member in self.members:
            found = getattr(value, member.attribute)
            if found != member.default:
                json[member.name] = member.shape.write(found)
        return json

    def read(self, json: Json, path: Path, reading: Reading) -> Any:  # noqa: ANN401  as above
        """Return the value; a field that is not known is reported, one that is missing does not fit."""
        if not isinstance(json, dict):
            raise UnfitError(path, f"expected an object, found {shown(json)}")
        found = {}
        for key, item in json.items():
            member = self._by_name.get(key)
            if member is not None:
                found[member.attribute] = member.shape.read(item, (*path, key), reading)
            elif not (key == "text" and self.spoken):
                known = ", ".join(self._by_name)
                error = UnfitError((*path, key), "no such field here", f"it may have: {known}", "json-field")
                reading.report(error, Severity.WARNING)
        self._require(found, path)
        value = self._made(found, path)
        if self.spoken and json.get("text", str(value)) != str(value):
            error = UnfitError(
                path,
                f"the text says {shown(json['text'])}, the parts say {shown(str(value))}",
                "the parts count; correct the text or leave it out",
                "json-text",
            )
            reading.report(error, Severity.WARNING)
        return value

    def _require(self, found: dict[str, Any], path: Path) -> None:
        for member in self.members:
            if member.default is MISSING and member.attribute not in found:
                raise UnfitError(path, f"{member.name!r} is missing")

    def _made(self, found: dict[str, Any], path: Path) -> Any:  # noqa: ANN401  an instance of the type
        try:
            return self.type(**found)
        except ValueError as error:
            raise UnfitError(path, str(error)) from None

    def schema(self) -> Mapping[str, Json]:
        """Return a reference to the definition of the type."""
        return {"$ref": f"#/$defs/{self.type.__name__}"}


@dataclass(frozen=True)
class Keyed:
    """A mapping by id as a list: each value has its id in it. One that does not fit is left out."""

    item: Record

    def write(self, value: Mapping[str, Any]) -> Json:
        """Return the values, in order."""
        return [self.item.write(item) for item in value.values()]

    def read(self, json: Json, path: Path, reading: Reading) -> dict[str, Any]:
        """Return the values by their ids; a repeated id is reported and left out."""
        found: dict[str, Any] = {}
        for value, place in _each(self.item, json, path, reading):
            if value.id in found:
                error = UnfitError(place, f"the id {value.id} is taken", "give it another", "duplicate-id")
                reading.report(error)
            else:
                found[value.id] = value
        return found

    def schema(self) -> Mapping[str, Json]:
        """Return an array of them."""
        return {"type": "array", "items": self.item.schema()}


@dataclass(frozen=True)
class Things(Series):
    """The claims and the notes of a case: one that does not fit is left out."""

    item: Record

    def read(self, json: Json, path: Path, reading: Reading) -> tuple[Any, ...]:
        """Return those that fit, and report the others."""
        return tuple(value for value, _ in _each(self.item, json, path, reading))


def _each(item: Record, json: Json, path: Path, reading: Reading) -> list[tuple[Any, Path]]:
    found = []
    for number, one in listed(json, path):
        try:
            found.append((item.read(one, (*path, number), reading), (*path, number)))
        except UnfitError as error:
            reading.report(error)
    return found
