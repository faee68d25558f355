"""A queue as text: blocks of the notation with a status, read and changed by the line.

Hand edits are welcome: a block that cannot be read is reported with its place and left out, its lines are
never lost, and a change of one status replaces one line.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from abelard.case.edit import Edit, edited
from abelard.case.lines import read_blocks
from abelard.case.tokens import unquote
from abelard.model.agent import NAME_KINDS, AgentKind
from abelard.model.problem import Problem, Severity
from abelard.workspace.proposals import QUEUE_FIELDS, Candidate, Proposal, Queue, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abelard.case.lines import Block, Field

FOLDER = "review"
IMPORT = "import"
"""What stands for the reader of a queue that was not read in a document."""
HEAD = """\
# Claims proposed from {title}. `abelard review` works through them.
# `status:` may be changed here to waiting, later or rejected. Only `abelard review` accepts.
# To change a claim, change its lines; what is accepted already is changed in the case itself.

reading {source}
  sha256: {document}
  reader: {reader}
"""
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_THINGS = {*AgentKind, "source"}


def queue_path(source: str) -> str:
    """Return the path of a source's queue within the case's folder."""
    return f"{FOLDER}/{source}.abl"


def read_queue(text: str, path: str, sha256: str) -> Queue:
    """Read a queue's file. What is wrong with it is in its `problems`."""
    blocks, found = read_blocks(text, path)
    problems = list(found)
    source = path.removeprefix(f"{FOLDER}/").removesuffix(".abl")
    head = next((block for block in blocks if block.head.startswith("reading ")), None)
    facts = {field.key: field.value for field in head.fields} if head else {}
    rest = [block for block in blocks if block is not head]
    things = [block for block in rest if _is_thing(block)]
    claims = [block for block in rest if not _is_thing(block)]
    proposals = _distinct([one for block in claims if (one := _proposal(block, source, problems))], problems)
    candidates = tuple(candidate_of(block, source) for block in things)
    at = {block.where.line: block for block in blocks}
    return Queue(
        source=source,
        path=path,
        text=text,
        sha256=sha256,
        document=facts.get("sha256", ""),
        reader=facts.get("reader", ""),
        proposals=proposals,
        candidates=candidates,
        blocks={
            **{one.id: at[one.where.line] for one in candidates},
            **{one.id: at[one.where.line] for one in proposals},
        },
        problems=tuple(problems),
    )


def _is_thing(block: Block) -> bool:
    return block.head.partition(" ")[0] in _THINGS


def _proposal(block: Block, source: str, problems: list[Problem]) -> Proposal | None:
    fields = {field.key: field for field in block.fields}
    if "id" not in fields:
        problems.append(
            Problem(
                code="no-id",
                message="this proposal has no `id:`, so nothing can be decided about it",
                where=block.where,
                hint="give it back the id it had, or take the block out and read the document again",
            )
        )
        return None
    return Proposal(
        id=fields["id"].value.strip(),
        source=source,
        text=bare_text(block),
        status=_status(fields.get("status"), problems),
        confidence=_number(fields.get("confidence"), problems),
        decided=fields["decided"].value if "decided" in fields else "",
        chars=_chars(fields.get("chars")),
        where=block.where,
    )


def _status(field: Field | None, problems: list[Problem]) -> Status:
    if field is None:
        return Status.WAITING
    try:
        return Status(field.value.strip())
    except ValueError:
        hint = "one of " + ", ".join(Status) + "; it is taken to be waiting"
        message = f"no status is called {field.value.strip()!r}"
        problems.append(Problem(code="bad-choice", message=message, where=field.where, hint=hint))
        return Status.WAITING


def _number(field: Field | None, problems: list[Problem]) -> float:
    try:
        value = float(field.value) if field else 0.5
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1 and field is not None:
        message = f"{field.value.strip()!r} is not a number from 0 to 1"
        problems.append(
            Problem(
                code="bad-number", message=message, where=field.where, hint="write for example 0.7",
                severity=Severity.WARNING,
            )
        )  # fmt: skip
        return 0.5
    return value


def _chars(field: Field | None) -> tuple[int, int]:
    start, _, end = field.value.strip().partition("..") if field else ("", "", "")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else (-1, -1)


def candidate_of(block: Block, source: str) -> Candidate:
    """Return the agent or source that a block declares."""
    kind, _, rest = block.head.partition(" ")
    fields = {field.key: field.value.strip() for field in block.fields}
    names = [unquote(found) for found in _QUOTED.findall(block.head)]
    for field in block.fields:
        if field.key in NAME_KINDS:
            names += [unquote(found) for found in _QUOTED.findall(field.value)]
    mentions = fields.get("mentions", "")
    return Candidate(
        id=rest.strip().partition(" ")[0],
        source=source,
        text=bare_text(block),
        names=tuple(dict.fromkeys(names)),
        kind=kind,
        means=fields.get("means", ""),
        mentions=int(mentions) if mentions.isdecimal() else 0,
        is_source=kind == "source",
        where=block.where,
    )


def _distinct(proposals: list[Proposal], problems: list[Problem]) -> tuple[Proposal, ...]:
    """Leave out what repeats an id, and say so."""
    times = Counter(one.id for one in proposals)
    first: dict[str, Proposal] = {}
    for one in proposals:
        if one.id in first:
            message = f"the id {one.id} stands here {times[one.id]} times; the first is taken"
            hint = "take one of the blocks out"
            problems.append(Problem(code="duplicate-id", message=message, where=one.where, hint=hint))
        first.setdefault(one.id, one)
    return tuple(first.values())


def bare_text(block: Block) -> str:
    """Return a block without the fields that only a queue has."""
    lines = [block.head]
    for field in block.fields:
        if field.key not in QUEUE_FIELDS:
            first, *more = field.value.split("\n")
            lines += [f"  {field.key}: {first}".rstrip(), *(f"    {line}" for line in more)]
    return "\n".join(lines) + "\n"


def with_fields(text: str, fields: Mapping[str, object]) -> str:
    """Return a block's text with fields of the queue behind it."""
    return text.rstrip("\n") + "\n" + "".join(f"  {key}: {value}\n" for key, value in fields.items() if value)


def changed(queue: Queue, changes: Mapping[str, Mapping[str, str]]) -> str:
    """Return the text of a queue in which some blocks have other fields; every other byte stays.

    `changes` has for the id of a proposal or a candidate its new fields; an empty value takes one out. The
    field `text` replaces the whole block but for its other queue fields.
    """
    edits: list[Edit] = []
    for id, fields in changes.items():
        block = queue.blocks[id]
        edits += _rewritten(block, fields) if "text" in fields else _edits(block, fields)
    return edited(queue.text, *edits)


def _edits(block: Block, fields: Mapping[str, str]) -> Iterable[Edit]:
    there = {field.key: field.where.line for field in block.fields}
    added = [f"  {key}: {value}" for key, value in fields.items() if value and key not in there]
    for key, value in fields.items():
        if key in there:
            yield Edit(there[key], there[key], f"  {key}: {value}" if value else "")
    if added:
        yield Edit(block.last + 1, block.last, "\n".join(added))


def _rewritten(block: Block, fields: Mapping[str, str]) -> Iterable[Edit]:
    kept = {field.key: field.value for field in block.fields if field.key in QUEUE_FIELDS}
    kept.update({key: value for key, value in fields.items() if key != "text"})
    yield Edit(block.where.line, block.last, with_fields(fields["text"], kept))
