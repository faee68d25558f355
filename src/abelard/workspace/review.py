"""The review of a case: what was proposed from its documents, decided one by one or in bulk, and undone.

    review = Review("my-case", by="anna")
    for one in review.items():            # plain values, ready for JSON
        print(one["sentence"], one["text"])
    review.accept(["p-1f2e3d4c5b-6a7b"])  # written into the case; Done says what was, and what could not be
    review.undo()

Every call reads the case and the queues as they stand on the disk, so several programs may work on them. A
file that changes in the middle is never overwritten: the call begins again, and in the end raises ClashError.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abelard.model.problem import AbelardError
from abelard.workspace import deciding, editing
from abelard.workspace.journal import last_to_undo, read_journal
from abelard.workspace.proposals import OPEN, Status
from abelard.workspace.queue_folder import effective
from abelard.workspace.review_item import item
from abelard.workspace.standing import Done, Standing
from abelard.workspace.undoing import undo_act

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abelard.model.problem import Problem
    from abelard.workspace.journal import Act
    from abelard.workspace.proposals import Proposal, Queue

__all__ = ["Done", "NoSuchProposalError", "Review"]


class NoSuchProposalError(AbelardError):
    """No proposal has this id, or no agent of the queue is called so."""


class Review:
    """The queues of a case and the decisions on them."""

    def __init__(self, path: str | Path, *, by: str = "", today: str = "") -> None:
        """Take the case's folder or file, who reviews, and the day that is written down (default: today)."""
        self.path = Path(path)
        self.by = by
        self.today = today
        self._standing = Standing(
            self.path, by=by, today=lambda: self.today or dt.datetime.now().astimezone().date().isoformat()
        )

    def queues(self) -> tuple[Queue, ...]:
        """Return the queues as they stand, one for each document, with what is wrong with their files."""
        return self._standing.queues()

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the queues' files, such as hand edits that cannot be read."""
        return tuple(problem for queue in self.queues() for problem in queue.problems)

    def counts(self) -> dict[str, Any]:
        """Return how much there is: {"waiting", "later", "accepted", "rejected", "sources": {id: {...}}}."""
        case = self._standing.workspace().case
        total: Counter[str] = Counter({str(status): 0 for status in Status})
        sources: dict[str, dict[str, int]] = {}
        for queue in self.queues():
            own = Counter(str(effective(one, case)) for one in queue.proposals)
            sources[queue.source] = dict(own)
            total.update(own)
        return {**total, "sources": sources}

    def ids(self, *, status: Sequence[str] = OPEN, source: str = "") -> tuple[str, ...]:
        """Return the ids of proposals in the order of review: by document, waiting before later, by place."""
        return tuple(one.id for one, _ in self._listed(status, source))

    def items(
        self,
        *,
        status: Sequence[str] = OPEN,
        source: str = "",
        first: int = 0,
        limit: int | None = None,
    ) -> tuple[dict[str, Any], ...]:
        """Return proposals to look at, as plain values ready for JSON, in the order of review.

        Each has: `id`; `kind` (its predicate, `words`, `unreadable`); `source`, `source_title`, `locator`,
        `page`; `status`, `decided`; `confidence` (0 to 1) and `confidence_words`; `passage` {before, text,
        after, marks: [[start, end]] into text, start, status}; `sentence` (the claim in plain words); `text`
        (the block that would be written); `editable` (what `edit` takes, to begin with); `blocks` [{id,
        text}] (new agents and sources that come with it); `agents` [{candidate, id, name, kind, new,
        because, ask, names, mentions (in the document), claims (in the case), like: [{id, name}]}];
        `duplicates` [{id, sentence, where, how}]; `rejected_before` [{id, text, decided}]; `problems` as
        `abelard check --json` has them: with one of severity error it cannot be accepted as it is.
        """
        listed = self._listed(status, source)[first : None if limit is None else first + limit]
        return tuple(self._item(one, queue) for one, queue in listed)

    def item(self, id: str) -> dict[str, Any]:
        """Return one proposal as `items` does. Raises NoSuchProposalError."""
        for queue in self.queues():
            for one in queue.proposals:
                if one.id == id:
                    return self._item(one, queue)
        raise NoSuchProposalError(f"no proposal is called {id}")

    def accept(self, ids: Iterable[str], *, bulk: bool = False) -> Done:
        """Write proposals into the case, with the agents and sources that they need.

        One that cannot be read is refused, with its problems; the others are not affected. With `bulk`, those
        are refused too of which a person should say who is meant (code `which-agent`).
        """
        return deciding.accept(self._standing, tuple(ids), bulk=bulk)

    def reject(self, ids: Iterable[str]) -> Done:
        """Set proposals aside for good: reading the document again does not bring them back."""
        return deciding.mark(self._standing, tuple(ids), Status.REJECTED)

    def later(self, ids: Iterable[str]) -> Done:
        """Put proposals off: they come again after all that waits."""
        return deciding.mark(self._standing, tuple(ids), Status.LATER)

    def edit(self, id: str, text: str) -> Done:
        """Change a proposal: `text` is its block in the notation, perhaps with blocks of agents or sources.

        It stays in the queue. A text that cannot be read is refused, with its problems, and nothing changes.
        """
        return editing.edit(self._standing, id, text)

    def match(self, source: str, candidate: str, to: str) -> Done:
        """Say who an agent of a document is: an agent of the case or of the queue, or `new` for somebody new.

        It holds for all of the document's proposals that are still open.
        """
        return editing.match(self._standing, source, candidate, to)

    def undo(self) -> Done:
        """Take back the last act that changed anything, this session's or another's.

        What was written into the case is taken out again, unless somebody has changed it since: then the act
        is refused, and stays the last.
        """
        while True:
            act = last_to_undo(read_journal(self._standing.root))
            if act is None:
                return Done(act="undo")
            done = Done(act="undo")
            for one in self._with_it(act):
                undo_act(one, self._standing, done)
            if done.done or done.refused:
                return done

    def _with_it(self, act: Act) -> list[Act]:
        """Return the acts that one call did together, the last first."""
        acts = read_journal(self._standing.root)
        undone = {one.undoes for one in acts}
        return [
            one
            for one in reversed(acts)
            if one.number == act.number
            or (act.together and one.together == act.together and one.number not in undone)
        ]

    def _listed(self, status: Sequence[str], source: str) -> list[tuple[Proposal, Queue]]:
        case = self._standing.workspace().case
        found = [
            (one, queue)
            for queue in self.queues()
            if source in ("", queue.source)
            for one in queue.proposals
            if effective(one, case) in status
        ]
        return sorted(found, key=lambda pair: (pair[0].status is Status.LATER, pair[1].source, pair[0].chars))

    def _item(self, proposal: Proposal, queue: Queue) -> dict[str, Any]:
        workspace = self._standing.workspace()
        shown = item(proposal, self._standing.fitting(queue), workspace.texts)
        return {**shown, "status": str(effective(proposal, workspace.case))}


def _today() -> str:
    return dt.datetime.now().astimezone().date().isoformat()
