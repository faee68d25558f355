"""One row read: its block, what the ledger's own reader makes of it, or what is wrong, at its cell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from abelard.case.claims import NOT_HERE, read_claims
from abelard.case.ids import content_id
from abelard.case.tokens import MistakeError, mistake
from abelard.exchange.sheet_block import Draft, one_line
from abelard.exchange.sheet_claims import claim_draft
from abelard.exchange.sheet_fields import id_of, put_fields
from abelard.exchange.sheet_register import UnsettledError
from abelard.exchange.table import remark
from abelard.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from abelard.case.lines import Block
    from abelard.case.scope import Scope
    from abelard.exchange.sheet import Sheet
    from abelard.exchange.table import Row
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.problem import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What a row was read as, and the text for the ledger; nothing, where it cannot be read."""

    value: T | None = None
    text: str = ""
    problems: tuple[Problem, ...] = ()


def read_row(make: Callable[[], Draft], read: Callable[[Block, list[Problem]], T]) -> Reading[T]:
    """Return what a row is read as: `make` puts its block together, `read` is the ledger's reader."""
    found: list[Problem] = []
    try:
        draft = make()
    except MistakeError as error:
        return Reading(problems=(error.problem,))
    except UnsettledError:
        return Reading()
    block = draft.block(found)
    if block is None:
        return Reading(problems=tuple(found))
    try:
        value = read(block, found)
    except MistakeError as error:
        found.append(error.problem)
    told = tuple(map(draft.told, found))
    wrong = any(problem.severity is Severity.ERROR for problem in told)
    return Reading(problems=told) if wrong else Reading(value, draft.text, told)


def whole_draft(sheet: Sheet, row: Row, readings: Mapping[int, Sequence[Row]]) -> Draft:
    """Return the block of a claim without its id. Raises MistakeError and UnsettledError."""
    of = sheet.cell(row, "reading of")
    if of:
        hint = "the claim must stand in the same sheet, and be no reading itself"
        raise mistake(
            "unknown-claim", f"no claim {of} to be read otherwise", sheet.at(row, "reading of"), hint
        )
    draft = claim_draft(sheet, row)
    put_fields(sheet, row, draft, readings.get(row.number, ()))
    return draft


def read_claim(
    sheet: Sheet, row: Row, readings: Mapping[int, Sequence[Row]], scope: Scope
) -> Reading[list[Claim]]:
    """Return the claim of a row and its rival readings. It keeps its id, unless that is made anyway."""

    def make() -> Draft:
        return whole_draft(sheet, row, readings)

    def make_with_id() -> Draft:
        draft = make()
        draft.fields.insert(0, ("id", given, sheet.at(row, "id")))
        return draft

    def read(block: Block, problems: list[Problem]) -> list[Claim]:
        return read_claims(block, NOT_HERE, scope, problems)

    found, given = read_row(make, read), id_of(sheet, row)
    if not found.value or not given or _is_made(given, content_id(found.value[0])):
        return found
    return read_row(make_with_id, read)


def _is_made(given: str, made: str) -> bool:
    """Whether an id is the one made from the content; of several that say the same, with a number."""
    return given == made or (given.startswith(f"{made}-") and given[len(made) + 1 :].isdecimal())


def rival_readings(sheet: Sheet) -> dict[int, list[Row]]:
    """Return the rows that are rival readings of another, by the number of its row."""
    plain: dict[str, int] = {}
    for row in sheet.table.rows:
        if not sheet.cell(row, "reading of"):
            plain.setdefault(sheet.cell(row, "id").removeprefix("^"), row.number)
    found: dict[int, list[Row]] = defaultdict(list)
    for row in sheet.table.rows:
        of = sheet.cell(row, "reading of").removeprefix("^")
        if of and of in plain:
            found[plain[of]].append(row)
    return found


def clash(claim: Claim, case: Case, seen: set[str], sheet: Sheet, row: Row) -> Problem | None:
    """Return what is wrong where another claim has the id that a row gives."""
    other = case.claim.get(claim.id)
    same = (
        other is not None
        and replace(claim, statement=claim.statement.labelled(other.statement.label)) == other
    )
    if not claim.explicit_id or same or (other is None and claim.id not in seen):
        return None
    return remark("duplicate-id", f"the id {claim.id} is taken", sheet.at(row, "id"), "give another")


def kept(sheet: Sheet, row: Row, reading: Reading[T]) -> str:
    """Return a row that could not be read as a comment, with everything that stands in it."""
    why = reading.problems[0].message if reading.problems else "it waits for an answer"
    lines = [f"# {sheet.table.name}:{row.number} was not read: {one_line(why)}"]
    for place, cell in enumerate(row.cells):
        heading = sheet.table.header.cell(place) or f"column {place + 1}"
        lines += [f"#   {one_line(heading)}: {one_line(cell)}"] if cell.strip() else []
    return "\n".join(lines) + "\n"
