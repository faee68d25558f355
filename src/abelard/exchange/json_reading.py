"""One run of reading JSON: what was found wrong, and where; and how a value is shown in a message."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from abelard.model.circa import DEFAULT_CIRCA, Circa
from abelard.model.problem import Problem, Severity, Where

Json: TypeAlias = Any
"""A JSON value, as Python has it."""
Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and positions from the outermost."""
LONGEST = 8
"""Steps of a way that are shown."""


class UnfitError(Exception):
    """A value does not have the shape it should. Never leaves this package."""

    def __init__(self, path: Path, message: str, hint: str = "", code: str = "json-shape") -> None:
        """Take the way to the value, what is wrong with it and what to do."""
        super().__init__(message)
        self.path = path
        self.message = message
        self.hint = hint
        self.code = code


@dataclass
class Reading:
    """One run of reading: how wide `~` is in this case, and what was found wrong."""

    file: str = ""
    circa: Circa = DEFAULT_CIRCA
    problems: list[tuple[Path, Problem]] = field(default_factory=list)

    def report(self, error: UnfitError, severity: Severity = Severity.ERROR) -> None:
        """Keep a problem together with the way to its place."""
        problem = Problem(
            code=error.code,
            message=f"{_told(error.path)}: {error.message}",
            where=Where(self.file, 1, 1),
            severity=severity,
            hint=error.hint,
        )
        self.problems.append((error.path, problem))


def _told(path: Path) -> str:
    """Write the way to a value as a JSON Pointer (RFC 6901), the middle of a long one left out."""
    steps = [str(step) for step in path]
    if len(steps) > LONGEST:
        steps[LONGEST // 2 : -LONGEST // 2] = ["…"]
    return "/" + "/".join(steps)


def listed(json: Json, path: Path) -> enumerate[Json]:
    """Return the items of a list with their numbers."""
    if not isinstance(json, list):
        raise UnfitError(path, f"expected a list, found {shown(json)}")
    return enumerate(json)


def shown(json: Json) -> str:
    """Return a short text of a JSON value, for messages."""
    if isinstance(json, dict | list):
        return "an object" if isinstance(json, dict) else "a list"
    words = {None: "null", True: "true", False: "false"}
    text = words[json] if json is None or isinstance(json, bool) else repr(json)
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004  enough to recognise it by
