"""Accepting, rejecting, putting off: proposals decided one by one or many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.workspace.fitting import Fitting
from abelard.workspace.proposals import Status
from abelard.workspace.queue_folder import effective
from abelard.workspace.queue_text import IMPORT
from abelard.workspace.standing import Done

if TYPE_CHECKING:
    from abelard.workspace.fitting import Fit
    from abelard.workspace.proposals import Proposal
    from abelard.workspace.standing import Standing

READER, IMPORTER = "abelard read", "abelard import"


def accept(standing: Standing, ids: tuple[str, ...], *, bulk: bool) -> Done:
    """Write proposals into the case."""
    done = Done(act="accept")
    together = standing.next_number()
    for source, own in standing.by_source(ids, done).items():
        standing.again(lambda source=source, own=own: _accept(standing, source, own, bulk, together, done))  # type: ignore[misc]
    return done


def _accept(standing: Standing, source: str, ids: list[str], bulk: bool, together: int, done: Done) -> None:  # noqa: FBT001
    queue = standing.queue(source)
    workspace = standing.workspace()
    fitting = Fitting(queue, workspace.case)
    entered = standing.signature(IMPORTER if queue.reader == IMPORT else READER)
    reviewed = standing.signature(standing.by or "somebody")
    blocks: dict[str, str] = {}
    changes: dict[str, dict[str, str]] = {}
    unchanged: list[str] = []
    for one in (one for one in queue.proposals if one.id in ids):
        if effective(one, workspace.case) is Status.ACCEPTED:
            unchanged.append(one.id)
            continue
        fit = fitting.fit(one, entered=entered, reviewed=reviewed)
        if _refused(one, fit, done, bulk=bulk):
            continue
        fitting.take(fit)
        blocks |= {thing.id: thing.text for thing in fit.things} | {one.id: fit.text}
        changes[one.id] = {"status": str(Status.ACCEPTED), "decided": standing.decided()}
        changes |= {id: {"means": found.id} for id, found in fit.matches.items()}
    if blocks:
        standing.write(queue, changes, "accept", done, blocks=blocks, together=together)
    done.done += [id for id in changes if id in ids]
    done.unchanged += unchanged


def _refused(one: Proposal, fit: Fit, done: Done, *, bulk: bool) -> bool:
    if fit.claim is None or fit.problems:
        done.refused[one.id] = list(fit.problems)
        return True
    unsure = [id for id, found in fit.matches.items() if bulk and found.needs_a_person]
    for id in unsure:
        hint = f"look at it with `abelard review`, or say who it is: --match {one.source}:{id}=ID"
        done.refuse(one.id, "which-agent", f"somebody should say who {id} is", hint)
    return bool(unsure)


def mark(standing: Standing, ids: tuple[str, ...], status: Status) -> Done:
    """Give proposals a status that writes nothing into the case."""
    done = Done(act={Status.REJECTED: "reject", Status.LATER: "later"}[status])
    together = standing.next_number()
    for source, own in standing.by_source(ids, done).items():
        standing.again(lambda source=source, own=own: _mark(standing, source, own, status, together, done))  # type: ignore[misc]
    return done


def _mark(standing: Standing, source: str, ids: list[str], status: Status, together: int, done: Done) -> None:
    queue, case = standing.queue(source), standing.workspace().case
    changes: dict[str, dict[str, str]] = {}
    unchanged: list[str] = []
    refused: list[str] = []
    for one in (one for one in queue.proposals if one.id in ids):
        now = effective(one, case)
        if now is Status.ACCEPTED:
            refused.append(one.id)
        elif now is status:
            unchanged.append(one.id)
        else:
            decided = standing.decided() if status is Status.REJECTED else ""
            changes[one.id] = {"status": str(status), "decided": decided}
    if changes:
        standing.write(queue, changes, done.act, done, together=together)
    for id in refused:
        done.refuse(
            id,
            "already-accepted",
            f"{id} stands in the case",
            "take it back with --undo, or edit the case",
        )
    done.done += changes
    done.unchanged += unchanged
