"""A whole case as JSON and back, nothing lost: the texts beside the ledger and its comments aside.

Every type of the model stands in it field for field (`abelard.exchange.records`), dates as they are written,
statements and times both in parts and as text. Packs that come with Abelard are named; what other packs
define is carried along.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from abelard.case.packs import built_in_packs, load_vocabulary, merged
from abelard.exchange.json_places import place_of
from abelard.exchange.json_reading import Json, Reading, UnfitError
from abelard.exchange.model_shapes import record
from abelard.model.case import Case
from abelard.model.circa import DEFAULT_CIRCA, Circa
from abelard.model.problem import Problem, Severity, Where
from abelard.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = "abelard-case/1"
"""Stands first in every file. The number changes when an older reader would misunderstand a newer file."""
SCHEMA = "urn:abelard:case:1"
"""The name of the JSON Schema, in docs/schema/case.schema.json."""


def write_json(case: Case) -> bytes:
    """Return a case as JSON text, indented by two."""
    import msgspec  # noqa: PLC0415  only when JSON is asked for

    return msgspec.json.format(msgspec.json.encode(case_json(case)), indent=2) + b"\n"


def case_json(case: Case) -> dict[str, Json]:
    """Return a case as a JSON object."""
    written = record(Case).write(replace(case, vocabulary=borrowed(case)))
    return {"$schema": SCHEMA, "format": FORMAT, **written}


def borrowed(case: Case) -> Vocabulary:
    """Return what packs define that do not come with Abelard."""
    known = _standing(case)
    return Vocabulary(
        predicates=_without(case.vocabulary.predicates, known.predicates),
        qualifiers=_without(case.vocabulary.qualifiers, known.qualifiers),
        rules=_without(case.vocabulary.rules, known.rules),
        constraints=_without(case.vocabulary.constraints, known.constraints),
    )


def _standing(case: Case) -> Vocabulary:
    """Return what Abelard's own packs and the case itself define."""
    packs = tuple(name for name in case.packs if name in built_in_packs())
    return merged(load_vocabulary(packs, None)[0], case.own_vocabulary)


def _without(all_: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    return {id: item for id, item in all_.items() if known.get(id) != item}


def read_json(data: bytes, path: str = "case.json") -> tuple[Case, tuple[Problem, ...]]:
    """Return the case that a JSON text holds, less the things that do not fit, and its problems."""
    import msgspec  # noqa: PLC0415  only when JSON is read

    try:
        json = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Case(), (_malformed(data, path, error),)
    reading = Reading(file=path)
    try:
        case = _read(json, reading)
    except UnfitError as error:
        reading.report(error)
        case = Case()
    problems = (replace(problem, where=place_of(data, way, path)) for way, problem in reading.problems)
    return case, tuple(problems)


def _read(json: Json, reading: Reading) -> Case:
    if not isinstance(json, dict) or "format" not in json:
        raise UnfitError((), "this is not a case", f'a case begins with "format": "{FORMAT}"', "not-a-case")
    if json["format"] != FORMAT:
        hint = f"this Abelard reads {FORMAT}; a newer one may read it"
        reading.report(UnfitError(("format",), f"an unknown format {json['format']!r}", hint, "json-format"))
    reading.circa = (
        record(Circa).read(json["circa"], ("circa",), reading) if "circa" in json else DEFAULT_CIRCA
    )
    fields = {key: value for key, value in json.items() if key not in ("$schema", "format")}
    case: Case = record(Case).read(fields, (), reading)
    known = _standing(case)
    return replace(case, vocabulary=merged(merged(known, case.vocabulary), case.own_vocabulary))


def _malformed(data: bytes, path: str, error: Exception) -> Problem:
    offset = _offset(str(error))
    before = data[:offset].decode("utf-8", "replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Problem(
        code="bad-json",
        message=str(error) or "the file is nested too deeply",
        where=Where(path, line, column),
        severity=Severity.ERROR,
        hint="is it whole, and saved as UTF-8?",
    )


def _offset(message: str) -> int:
    """Return the byte that msgspec's message names, `... (byte 12)`; 0 if none."""
    digits = message.rpartition("(byte ")[2].rstrip(")")
    return int(digits) if digits.isdecimal() else 0
