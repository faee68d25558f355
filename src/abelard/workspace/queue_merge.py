"""Laying a reading into a queue: what was there stays as it stands, byte for byte; only what is new is added.

So a document can be read again, also by a newer reader: what was accepted, rejected or put off is not asked
again, even where the newer reader takes a few words more or less to say the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.case.edit import appended
from abelard.model.wording_text import clean
from abelard.workspace.proposals import Proposal, Queue, Status
from abelard.workspace.queue_text import HEAD, queue_path, read_queue, with_fields

if TYPE_CHECKING:
    from abelard.workspace.proposing import Proposed

_HALF = -5
"""Where the part of an id begins that stands for the words alone."""


def empty_queue(source: str, title: str, document: str, reader: str) -> Queue:
    """Return the queue of a document that was never read into this case."""
    text = HEAD.format(title=_line(title), source=source, document=document, reader=clean(reader))
    text = text if document else text.replace("  sha256: \n", "")
    return replace(read_queue(text, queue_path(source), ""), sha256="")


def merged(queue: Queue, proposed: Proposed) -> tuple[Queue, tuple[Proposal, ...]]:
    """Return the queue with what it did not have, and which proposals those are."""
    ids = {one.id for one in queue.proposals}
    finds: dict[str, list[Proposal]] = defaultdict(list)
    for one in queue.proposals:
        finds[one.id[:_HALF]].append(one)
    new = tuple(
        one
        for one in proposed.proposals
        if one.id not in ids and not any(same_find(one, other) for other in finds[one.id[:_HALF]])
    )
    if not new:
        return queue, ()
    wanted = "\n".join(one.text for one in new)
    things = [one for one in proposed.candidates if _named_in(one.id, wanted, proposed)]
    blocks = [with_fields(one.text, {"mentions": one.mentions}) for one in things]
    blocks += [with_fields(one.text, _fields(one)) for one in new]
    text = appended(queue.text, *blocks)
    return replace(read_queue(text, queue.path, ""), sha256=queue.sha256), new


def read_by(queue: Queue, reader: str) -> str:
    """Return the text of a queue that says which reader read it last."""
    if queue.reader == reader:
        return queue.text
    return re.sub(r"(?m)^(reading .*\n(?:  .*\n)*?  reader: ).*", rf"\g<1>{reader}", queue.text, count=1)


def same_find(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals of one document say the same from overlapping words."""
    said = one.id[:_HALF] == other.id[:_HALF]
    return said and one.chars[0] < other.chars[1] and other.chars[0] < one.chars[1]


def rejected_beside(proposal: Proposal, queue: Queue) -> tuple[Proposal, ...]:
    """Return what was rejected of the same words: another reading of them, perhaps no better."""
    return tuple(
        one
        for one in queue.proposals
        if one.status is Status.REJECTED
        and one.id != proposal.id
        and one.chars[0] < proposal.chars[1]
        and proposal.chars[0] < one.chars[1]
    )


def _named_in(id: str, texts: str, proposed: Proposed) -> bool:
    """Whether new proposals name a candidate, or a candidate they name does."""
    every = texts + "\n".join(one.text for one in proposed.candidates if one.id != id)
    return id in every


def _fields(proposal: Proposal) -> dict[str, object]:
    return {"status": proposal.status, "confidence": f"{proposal.confidence:.2f}"}


def _line(title: str) -> str:
    return clean(title) or "a document"
