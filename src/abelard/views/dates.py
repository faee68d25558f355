"""Dates as rows: the bounds of each statement's start and end, and the chain of claims behind each bound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.model.day import iso
from abelard.model.matching import match
from abelard.model.when import Moment
from abelard.reasoning.dating import Dating, Reason

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.model.inquiry import Dated
    from abelard.model.span import Span
    from abelard.model.statement import Statement
    from abelard.reasoning.network import Conflict, Constraint


@dataclass(frozen=True, slots=True)
class DateRow:
    """One statement, when it was so as far as the claims together tell, and why."""

    statement: Statement
    span: Span
    because: tuple[Reason, ...]
    conflicts: tuple[Conflict, ...] = ()
    """Minimal sets of claims on it whose dates cannot all be; the bounds are then the widest of any side."""


def date_rows(pattern: Dated, case: Case, dating: Dating | None = None) -> tuple[DateRow, ...]:
    """Return the bounds of every statement that a pattern fits."""
    dating = dating or Dating(case)
    return tuple(
        _row(statement, case, dating)
        for statement in case.statements
        if statement.is_ground and match(pattern.statement, statement, case.vocabulary) is not None
    )


def _row(statement: Statement, case: Case, dating: Dating) -> DateRow:
    own = {claim.id for claim in case.statements[statement]}
    component = dating.network.component(Moment(statement.key, "start"))
    clashes = component.conflicts if component is not None and component.consistent is False else ()
    touching = tuple(conflict for conflict in clashes if own & set(conflict.claims))
    return DateRow(statement, dating.span(statement), dating.because(statement), touching)


def row_json(row: DateRow) -> dict[str, Any]:
    """Return a row as JSON.md has it; `because` lists the constraints of each bound in order."""
    return {
        "statement": str(row.statement),
        "label": row.statement.label,
        "extent": row.span.as_json(),
        "because": [
            {
                "bound": f"{reason.moment.edge} {reason.side}",
                "claim": constraint.claim,
                "constraint": say_constraint(constraint),
            }
            for reason in row.because
            for constraint in reason.chain
        ],
        "conflicts": [list(conflict.claims) for conflict in row.conflicts],
    }


def say_constraint(constraint: Constraint) -> str:
    """Write a constraint in words: `start of (x declares) at most 31 days after end of (y declares)`."""
    later, earlier, most = constraint.later, constraint.earlier, constraint.most
    if earlier is None:
        return f"{_moment(later)} by {iso(most)}"
    if later is None:
        return f"{_moment(earlier)} not before {iso(-most)}"
    if most == 0:
        return f"{_moment(later)} not after {_moment(earlier)}"
    if most < 0:
        return f"{_moment(later)} at least {-most} days before {_moment(earlier)}"
    return f"{_moment(later)} at most {most} days after {_moment(earlier)}"


def _moment(node: object) -> str:
    if not isinstance(node, Moment):
        return str(node)
    label, colon, text = node.ref.partition(": ")
    return f"{node.edge} of ({text if colon and ' ' not in label else node.ref})"
