"""Laying blocks that come from elsewhere than a document, such as a sheet, into a review queue."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.case.lines import read_blocks
from abelard.exchange.sheet_register import new_id
from abelard.workspace.opening import open_case
from abelard.workspace.proposals import Candidate, Proposal
from abelard.workspace.proposing import Proposed
from abelard.workspace.queue_folder import read_one, save_queue
from abelard.workspace.queue_merge import empty_queue, merged
from abelard.workspace.queue_text import IMPORT, bare_text, candidate_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abelard.case.lines import Block

_SURE = 1.0
"""A cell of a sheet says what it says: nothing was guessed."""


def lay(path: str | Path, name: str, things: Sequence[str], claims: Sequence[str]) -> tuple[str, int]:
    """Lay blocks of agents, sources and claims into a queue; return its file and how many claims are new.

    The queue is called by `name`. The same claims laid again are known and not asked again. Raises ClashError
    where the queue's file changes meanwhile.
    """
    root = open_case(path).ledger.root
    queue_name = new_id(Path(name).stem, ())
    queue = read_one(root, queue_name) or empty_queue(queue_name, name, "", IMPORT)
    proposed = Proposed(
        proposals=tuple(_proposal(block, queue_name) for block in _blocks(claims)),
        candidates=_unknown([candidate_of(block, queue_name) for block in _blocks(things)], queue.candidates),
    )
    after, new = merged(queue, proposed)
    save_queue(root, queue, after.text)
    return queue.path, len(new)


def _blocks(texts: Sequence[str]) -> Iterator[Block]:
    for text in texts:
        yield from read_blocks(text, "")[0]


def _unknown(things: Sequence[Candidate], known: Sequence[Candidate]) -> tuple[Candidate, ...]:
    ids = {one.id for one in known}
    return tuple(one for one in things if one.id not in ids)


def _proposal(block: Block, queue: str) -> Proposal:
    """Return a claim's block as a proposal; its own id is kept, or one is made from what it says."""
    own = next((field.value.strip() for field in block.fields if field.key == "id"), "")
    bare = bare_text(replace(block, fields=tuple(field for field in block.fields if field.key != "id")))
    digest = hashlib.blake2b(bare.encode("utf-8", "replace"), digest_size=7).hexdigest()
    id = own or f"p-{digest[:10]}-{digest[10:]}"
    head, _, rest = bare.partition("\n")
    return Proposal(id=id, source=queue, text=f"{head}\n  id: {id}\n{rest}", confidence=_SURE)
