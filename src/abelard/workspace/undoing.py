"""Taking an act back: first the queue, then the case, then the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.build import build
from abelard.case.edit import Edit, edited, save
from abelard.case.lines import split_lines
from abelard.model.problem import Severity
from abelard.workspace.journal import Act, write_act
from abelard.workspace.queue_folder import save_queue
from abelard.workspace.queue_text import changed

if TYPE_CHECKING:
    from abelard.case.files import Document
    from abelard.case.lines import Block
    from abelard.case.load import Ledger
    from abelard.workspace.standing import Done, Standing


def undo_act(act: Act, standing: Standing, done: Done) -> None:
    """Take an act back, unless what it wrote has been changed since; then it is refused."""
    standing.again(lambda: _undo(act, standing, done))


def _undo(act: Act, standing: Standing, done: Done) -> None:
    ledger = standing.workspace().ledger
    written = _written(act, ledger)
    touched = [
        id for id, block in written.items() if id in act.before and not _is_as_written(act, id, block, ledger)
    ]
    for id in touched:
        place = written[id].where
        done.refuse(id, "changed-since", f"the claim at {place} was changed after it was accepted",
                    "take it out of the case by hand if it should go")  # fmt: skip
    if touched:
        return
    queue = standing.queue(act.source)
    there = {*(one.id for one in queue.proposals), *(one.id for one in queue.candidates)}
    text = changed(queue, {id: fields for id, fields in act.before.items() if id in there})
    if text != queue.text:
        save_queue(standing.root, queue, text)
    if written:
        _take_out(act, written, standing, ledger, done)
    if text != queue.text or written:
        proposals = [one.id for one in queue.proposals if one.id in act.before]
        done.done += proposals or [id for id in act.before if id in there]
        done.undone = act.act
    number = standing.next_number()
    write_act(standing.root, Act(number=number, act="undo", source=act.source, before={}, undoes=act.number,
                                 by=standing.by, on=standing.today()))  # fmt: skip


def _written(act: Act, ledger: Ledger) -> dict[str, Block]:
    """Return the blocks that an act wrote and that still stand in the case."""
    found: dict[str, Block] = {}
    for block in ledger.blocks:
        id = _id(block)
        if id in act.blocks:
            found[id] = block
    return found


def _id(block: Block) -> str:
    """Return the written id of a claim, or the id that an agent's or a source's head declares."""
    own = next((field.value for field in block.fields if field.key == "id"), "")
    words = block.head.split()
    return own or (words[1] if len(words) > 1 else "")


def _is_as_written(act: Act, id: str, block: Block, ledger: Ledger) -> bool:
    document = _document(block, ledger)
    lines = split_lines(document.text)[block.where.line - 1 : block.last]
    return "\n".join(line.rstrip() for line in lines) == act.blocks[id].rstrip("\n")


def _document(block: Block, ledger: Ledger) -> Document:
    return next(one for one in ledger.documents if one.path == block.where.path)


def _take_out(act: Act, written: dict[str, Block], standing: Standing, ledger: Ledger, done: Done) -> None:
    """Take the claims out of the case, and the agents that came with them, where nothing else needs those."""
    claims = [block for id, block in written.items() if id in act.before]
    others = [
        block
        for id, block in written.items()
        if id not in act.before and _is_as_written(act, id, block, ledger)
    ]
    out = claims + _spare(others, claims, ledger)
    document = next((one for one in ledger.documents if one.path == act.path), None)
    if document and len(out) == len(act.blocks) and document.sha256 == act.restore.get("sha256"):
        _restore(act, document, standing)
    else:
        for path in {block.where.path for block in out}:
            own = [block for block in out if block.where.path == path]
            _remove(own, _document(own[0], ledger), standing)
    done.written += sorted({block.where.path for block in out})


def _spare(blocks: list[Block], out: list[Block], ledger: Ledger) -> list[Block]:
    """Return the blocks that nothing in the case needs, once others are out: the last are tried first."""
    errors = _errors(out, ledger)
    if _errors([*out, *blocks], ledger) <= errors:
        return blocks
    spare: list[Block] = []
    for block in reversed(blocks):
        if _errors([*out, *spare, block], ledger) <= errors:
            spare.append(block)
    return spare


def _errors(out: list[Block], ledger: Ledger) -> int:
    """Count the errors of the case without some of its blocks."""
    gone = {id(block) for block in out}
    kept = [block for block in ledger.blocks if id(block) not in gone]
    return sum(one.severity is Severity.ERROR for one in build(kept, ledger.root)[1])


def _restore(act: Act, document: Document, standing: Standing) -> None:
    """Put a file back to what it was, byte for byte."""
    text = document.text[: int(act.restore["length"])]
    if act.restore.get("new"):
        (standing.root / act.path).unlink()
    else:
        save(standing.root, act.path, text, document.sha256)


def _remove(blocks: list[Block], document: Document, standing: Standing) -> None:
    """Take blocks out of a file, each with the empty line before it."""
    lines = split_lines(document.text)
    edits = []
    for block in blocks:
        line = block.where.line
        blank = line > 1 and not lines[line - 2].strip()
        edits.append(Edit(line - 1 if blank else line, block.last, ""))
    save(standing.root, document.path, edited(document.text, *edits), document.sha256)
