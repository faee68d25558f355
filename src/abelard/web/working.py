"""More addresses under `/api/`, for those who work on the case: what is edited, mended, judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.web import blocks, judging, vocabulary
from abelard.web import ledger as text
from abelard.web import notes as remarks
from abelard.web import orphans as lost
from abelard.web import queue as waiting
from abelard.web.bar import BadRequestError

if TYPE_CHECKING:
    from abelard.web.api import Endpoint, View


def block(view: View) -> blocks.Opened:
    """Open a block of the ledger: of an agent, a source, a claim (`^id`), or of a line of a file."""
    line = view.word("line") or "1"
    if not (line.isascii() and line.isdecimal()):
        raise BadRequestError(f"{line!r} is not a number")
    return blocks.opened(view.desk, view.word("of"), view.word("path"), int(line[:9]))


def words(view: View) -> vocabulary.Words:
    """Give the words an editor offers: ids, names, predicates, fields."""
    return vocabulary.words(view.desk.case)


def orphans(view: View) -> tuple[lost.Orphan, ...]:
    """Give the claims whose words a source's text does not have any more, each with a likely place."""
    source = view.desk.case.sources.get(view.word("id"))
    if source is None:
        raise BadRequestError(f"no source has the id {view.word('id')!r}")
    return lost.orphans(view.desk, source, view.belief)


def doubles(view: View) -> tuple[judging.Double, ...]:
    """Give the agents that may be the same as one."""
    if view.word("id") not in view.desk.case.agents:
        raise BadRequestError(f"nobody has the id {view.word('id')!r}")
    return judging.doubles(view.desk, view.word("id"), view.belief)


def notes(view: View) -> tuple[remarks.Remark, ...]:
    """Give the notes about some agents, sources, claims (`^id`)."""
    return remarks.notes(view.desk, view.word("about"))


def queue(view: View) -> waiting.Waiting:
    """Give what was read in documents and waits for a decision."""
    first, limit = view.word("first") or "0", view.word("limit") or str(waiting.MOST)
    if not all(each.isascii() and each.isdecimal() for each in (first, limit)):
        raise BadRequestError("first and limit are numbers")
    return waiting.waiting(
        view.desk, view.word("source"), view.word("status"), int(first[:9]), int(limit[:9])
    )


def ledger(view: View) -> text.Listing:
    """Give the files of the case and the blocks in them."""
    first = view.word("first") or "0"
    if not (first.isascii() and first.isdecimal()):
        raise BadRequestError(f"{first!r} is not a number")
    return text.listing(view.desk, view.word("path"), view.word("words"), int(first[:9]))


ENDPOINTS: dict[str, Endpoint] = {
    "block": block,
    "words": words,
    "orphans": orphans,
    "doubles": doubles,
    "notes": notes,
    "queue": queue,
    "ledger": ledger,
}
PARAMETERS = {
    "block": {"of": "an id, or a claim's `^id`", "path": "a file of the case", "line": "a line of it"},
    "ledger": {"path": "a file of the case", "words": "in the block", "first": "how many are passed over"},
    "orphans": {"id": "a source's id"},
    "doubles": {"id": "an agent's id"},
    "notes": {"about": "ids with commas between; a claim's is `^id`"},
    "queue": {
        "source": "only what was read in this source",
        "status": "waiting, later, accepted, rejected, with commas between",
        "first": "how many are passed over",
        "limit": "how many are given; 0 for the counts alone",
    },
}
