"""The addresses that change the case, or say what a change would do: each takes one JSON value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, get_type_hints

import msgspec

from abelard.model.problem import AbelardError
from abelard.web import blocks, editing, judging, notes, orphans, queue
from abelard.web.bar import BadRequestError
from abelard.web.reply import reply
from abelard.workspace.adding import Draft

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from abelard.web.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A claim as the reader typed it, and whether it is to be written."""

    draft: Draft
    write: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Nothing needs to be said."""


def draft(desk: Desk, given: Sent) -> editing.Drafted:
    """Read a claim, and write it if asked."""
    return editing.draft(desk, given.draft, write=given.write)


def block(desk: Desk, given: blocks.Typed) -> blocks.Read:
    """Read a block of the ledger as it is typed, and write it if asked."""
    return blocks.typed(desk, given)


def attach(desk: Desk, given: orphans.Attached) -> orphans.Anchoring:
    """Let a claim quote other words of its text."""
    return orphans.attach(desk, given)


def judge(desk: Desk, given: judging.Judged) -> judging.Judging:
    """Say that two agents are the same, are not, or that it is unsure."""
    return judging.judge(desk, given)


def note(desk: Desk, given: notes.NoteWanted) -> notes.Noting:
    """Write a note about agents, sources or claims."""
    return notes.note(desk, given)


def decide(desk: Desk, given: queue.Decided) -> queue.Outcome:
    """Accept proposals, reject them, or send them back to the end of the queue."""
    return queue.decide(desk, given)


def reword(desk: Desk, given: queue.Reworded) -> queue.Outcome:
    """Change a proposal; it stays in the queue."""
    return queue.reword(desk, given)


def match(desk: Desk, given: queue.Matched) -> queue.Outcome:
    """Say who somebody in a document is."""
    return queue.match(desk, given)


def undo(desk: Desk, _: Nothing) -> editing.Undone:
    """Take the last change back."""
    return editing.undo(desk)


def redo(desk: Desk, _: Nothing) -> editing.Undone:
    """Do again what was taken back."""
    return editing.redo(desk)


Changing: TypeAlias = "Callable[[Desk, Any], Any]"
CHANGES: dict[str, Changing] = {
    "draft": draft,
    "block": block,
    "attach": attach,
    "judge": judge,
    "note": note,
    "decide": decide,
    "reword": reword,
    "match": match,
    "undo": undo,
    "redo": redo,
}


def takes(endpoint: Changing) -> Any:  # noqa: ANN401  a type
    """Return the type of what an address takes."""
    hints = get_type_hints(endpoint, {**globals(), "Desk": object})
    return next(hint for name, hint in hints.items() if name not in ("desk", "return"))


TAKES = {name: takes(endpoint) for name, endpoint in CHANGES.items()}


def change(name: str, desk: Desk, body: bytes) -> Response:
    """Change the case, or read what would change it; a clash comes back as a sentence, with status 409."""
    with desk.lock:
        desk.refresh(now=True)
        try:
            given = msgspec.json.decode(body, type=TAKES[name])
            return reply(CHANGES[name](desk, given), edition=desk.edition)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            return reply({"error": f"that cannot be read: {error}"}, status=400)
        except BadRequestError as error:
            return reply({"error": str(error)}, status=400)
        except editing.ReadOnlyError as error:
            return reply({"error": str(error)}, status=403)
        except AbelardError as error:
            return reply({"error": str(error)}, status=409)
        except OSError as error:
            return reply({"error": f"the file cannot be written: {error.strerror}"}, status=409)
