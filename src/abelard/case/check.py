"""What is wrong with a case beyond its syntax. Each check is one function; all are run, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case import check_claims, check_names, check_sources
from abelard.case.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from abelard.model.case import Case
    from abelard.model.problem import Problem

CHECKS: tuple[Callable[[Case, Texts], Iterator[Problem]], ...] = (
    check_claims.variables,
    check_claims.signatures,
    check_claims.sourced,
    check_claims.anchors,
    check_claims.references,
    check_claims.spells,
    check_claims.quotations,
    check_sources.chains,
    check_sources.files,
    check_names.members,
    check_names.viewpoints,
    check_names.episodes,
    check_names.shared,
    check_names.hidden,
    check_names.unused,
)


def check(case: Case, root: Path) -> tuple[Problem, ...]:
    """Return everything the checks find, in the order of the files."""
    texts = Texts(root, case)
    found = [problem for one in CHECKS for problem in one(case, texts)]
    return tuple(sorted(found, key=_order))


def _order(problem: Problem) -> tuple[str, int, int, str]:
    where = problem.where
    return where.path, where.line, where.column, problem.code
