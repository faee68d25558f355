"""Changing a proposal before it is decided: its text, and who its agents are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.case.edit import appended
from abelard.case.lines import read_blocks
from abelard.exchange.sheet_register import new_id
from abelard.model.agent import AgentKind
from abelard.model.problem import NOWHERE, Problem
from abelard.workspace.fitting import Fitting
from abelard.workspace.proposals import Status
from abelard.workspace.queue_folder import effective
from abelard.workspace.queue_text import bare_text, changed, read_queue
from abelard.workspace.standing import Done

if TYPE_CHECKING:
    from abelard.workspace.proposals import Proposal, Queue
    from abelard.workspace.standing import Standing


def edit(standing: Standing, id: str, text: str) -> Done:
    """Replace the text of a proposal, once it can be read."""
    done = Done(act="edit")
    for source in standing.by_source((id,), done):
        standing.again(lambda source=source: _edit(standing, source, id, text, done))  # type: ignore[misc]
    return done


def _edit(standing: Standing, source: str, id: str, text: str, done: Done) -> None:
    queue = standing.queue(source)
    one = next(one for one in queue.proposals if one.id == id)
    if effective(one, standing.workspace().case) is Status.ACCEPTED:
        done.refuse(
            id, "already-accepted", f"{id} stands in the case", "edit it there, or take it back first"
        )
        return
    changes, added, problems = _edited(queue, one, text)
    try_text = appended(changed(queue, changes), *added)
    tried = read_queue(try_text, queue.path, "")
    again = next((each for each in tried.proposals if each.id == id), None)
    fit = Fitting(tried, standing.workspace().case).fit(again) if again else None
    problems += list(fit.problems) if fit else []
    if problems or fit is None:
        done.refused[id] = problems or [
            Problem(code="not-one-claim", message="no claim stands here", where=NOWHERE)
        ]
        return
    if try_text == queue.text:
        done.unchanged.append(id)
        return
    standing.write(queue, changes, "edit", done, added=added)
    done.done.append(id)


def match(standing: Standing, source: str, candidate: str, to: str) -> Done:
    """Say what a candidate is."""
    done = Done(act="match")
    standing.again(lambda: _match(standing, source, candidate, to, done))
    return done


def _match(standing: Standing, source: str, candidate: str, to: str, done: Done) -> None:
    queue = standing.queue(source)
    one = queue.candidate(candidate)
    if one is None:
        done.refuse(candidate, "unknown-name", f"no agent in the queue of {source} is called {candidate!r}")
        return
    case = standing.workspace().case
    known = case.sources if one.is_source else case.agents
    id = to
    if to == "new":
        id = _fresh(one.id, queue, {*case.agents, *case.sources})
    elif to not in known and (to == candidate or not queue.candidate(to)):
        found = [each for each in case.names.find(to) if each in known]
        if len(found) != 1:
            code = "ambiguous-name" if found else "unknown-name"
            message = f"{to!r} may be any of {', '.join(found)}" if found else f"nothing is called {to!r}"
            done.refuse(candidate, code, message, "write the id of an agent of the case, or `new`")
            return
        id = found[0]
    if id == one.means:
        done.unchanged.append(candidate)
        return
    standing.write(queue, {candidate: {"means": id}}, "match", done)
    done.done.append(candidate)


def _edited(
    queue: Queue, one: Proposal, text: str
) -> tuple[dict[str, dict[str, str]], list[str], list[Problem]]:
    """Return what an edited text changes: the proposal and known candidates; new ones; what is wrong."""
    blocks, problems = read_blocks(text, "")
    changes: dict[str, dict[str, str]] = {}
    added: list[str] = []
    claims = 0
    for block in blocks:
        word, _, rest = block.head.partition(" ")
        if word in {*AgentKind, "source"}:
            id = rest.strip().partition(" ")[0]
            if queue.candidate(id):
                changes[id] = {"text": bare_text(block)}
            else:
                added.append(bare_text(block))
        else:
            claims += 1
            fields = tuple(each for each in block.fields if each.key != "id")
            bare = bare_text(replace(block, fields=fields))
            head, _, rest = bare.partition("\n")
            changes[one.id] = {"text": f"{head}\n  id: {one.id}\n{rest}"}
    found = list(problems)
    if claims != 1 and not found:
        message = f"{claims} claims stand here; there should be one"
        found.append(Problem(code="not-one-claim", message=message, where=NOWHERE))
    return changes, added, found


def _fresh(id: str, queue: Queue, taken: set[str]) -> str:
    others = {each.means for each in queue.candidates} | {
        each.id for each in queue.candidates if each.id != id
    }
    return new_id(id, taken | others - {""})
