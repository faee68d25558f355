"""Opening a case for questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from abelard.case.fields import read_refs
from abelard.case.grammar import cursor, finish
from abelard.case.inquiries import read_dated
from abelard.case.load import Ledger, load, loads
from abelard.case.scope import Scope
from abelard.case.texts import Texts
from abelard.case.tokens import MistakeError
from abelard.model.problem import AbelardError, Problem, Where

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.case.grammar import Cursor
    from abelard.model.case import Case
    from abelard.model.inquiry import Dated


T = TypeVar("T")


class BadPatternError(AbelardError):
    """A question cannot be read; the message says where and how to mend it."""

    def __init__(self, text: str, problem: Problem) -> None:
        """Take the question and what is wrong with it."""
        hint = f"\n  {problem.hint}" if problem.hint else ""
        marker = " " * (problem.where.column - 1) + "^"
        super().__init__(f"{problem.message}\n  {text}\n  {marker}{hint}")
        self.problem = problem


@dataclass(frozen=True)
class Workspace:
    """A loaded case with all that can be asked of it."""

    ledger: Ledger

    @property
    def case(self) -> Case:
        """The case."""
        return self.ledger.case

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with the case: its syntax first, then what the checks find, then its dates."""
        from abelard.case.check import check  # noqa: PLC0415  most commands check nothing
        from abelard.reasoning.ruleset import compiled  # noqa: PLC0415  the same
        from abelard.workspace.dating import date_problems  # noqa: PLC0415  the same

        return (
            *self.ledger.problems,
            *check(self.case, self.ledger.root),
            *compiled(self.case.vocabulary, frozenset()).problems,
            *date_problems(self.case),
        )

    @cached_property
    def texts(self) -> Texts:
        """The texts of the sources."""
        return Texts(self.ledger.root, self.case)

    @cached_property
    def scope(self) -> Scope:
        """What the words of a question may refer to."""
        case = self.case
        return Scope(case.agents, case.sources, case.names, case.vocabulary, case.circa)

    def pattern(self, text: str) -> Dated:
        """Read a question in the statement notation: `isi part-of ?x`. Raises BadPatternError.

        A question is put without `not`: whether the thing is denied, or was not so, is for the answer to say.
        """
        dated = self._read(text, _whole)
        if dated.negated:
            column = max(text.find("not"), 0) + 1
            hint = "leave out the `not`: the answer says `denied` or `no` where it was not so"
            message = "a question is put without `not`"
            raise BadPatternError(
                text, Problem(code="negated-question", message=message, where=Where("", 1, column), hint=hint)
            )
        return dated

    def agent(self, text: str) -> str:
        """Return the id of the agent or source that a name means. Raises BadPatternError."""
        bare = text.strip()
        words = bare if bare in self.case.agents or bare in self.case.sources else f'"{bare.strip(chr(34))}"'
        return self._read(words, lambda at: read_refs(at)[0])

    def _read(self, text: str, read: Callable[[Cursor], T]) -> T:
        try:
            return read(cursor(text, Where("", 1, 1), self.scope))
        except MistakeError as error:
            raise BadPatternError(text, error.problem) from None


def _whole(at: Cursor) -> Dated:
    dated = read_dated(at)
    finish(at)
    return dated


def open_case(path: str | Path) -> Workspace:
    """Open the case in a folder or file. Raises CaseNotFoundError where there is none."""
    return Workspace(load(Path(path)))


def open_text(text: str) -> Workspace:
    """Open a case given as text."""
    return Workspace(loads(text))
