"""Where something stands in a file, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file of the case: lines and columns count from 1, columns in code points."""

    path: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Write the place as editors and compilers do: `path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"


NOWHERE = Where()


class Severity(StrEnum):
    """How much a problem matters: an error loses a block, a warning may mislead, an info is a remark."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with the user's text: never raised, always collected, always with its place."""

    code: str
    """Stable and documented in docs/problems.md."""
    message: str
    where: Where
    severity: Severity = Severity.ERROR
    hint: str = ""

    def __str__(self) -> str:
        """Write one line for a terminal: `path:line:column: code: message`."""
        return f"{self.where}: {self.code}: {self.message}"

    def as_json(self) -> dict[str, Any]:
        """Return the JSON object that `abelard check --json` prints."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "path": self.where.path,
            "line": self.where.line,
            "column": self.where.column,
            "hint": self.hint,
        }


class AbelardError(Exception):
    """The root of every exception Abelard raises: the API was misused, or a file cannot be reached."""
