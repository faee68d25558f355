"""Putting a document into a case: its original, its text, and the source that stands for it.

`texts/ID.txt` is the normalised text that offsets count in; where the original is anything else than that
text, it is kept beside it, byte for byte, as `texts/ID.original.pdf`, and its SHA-256 is the source's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from abelard.case.edit import appended, save
from abelard.case.write import write_agent, write_source
from abelard.exchange.sheet_register import new_id
from abelard.model.agent import Agent, AgentKind, Name
from abelard.model.date import Unreadable, read_date
from abelard.model.names import fold
from abelard.model.source import Source
from abelard.model.wording_text import clean
from abelard.workspace.archive_file import keep

if TYPE_CHECKING:
    from pathlib import Path

    from abelard.model.case import Case
    from abelard.model.date import Date
    from abelard.reading import Document, Reading
    from abelard.workspace.opening import Workspace

_KINDS = {"html": "webpage", "epub": "book", "mail": "email", "outlook": "email"}
_LONGEST_TITLE = 300
_MOST_AUTHORS = 12
_SUFFIX_LETTERS = 8
_TELLING, _LONGEST_STEM, _TITLE_WORDS = 3, 40, 4
_SAYS_NOTHING = frozenset(("document", "download", "file", "index", "page", "scan", "text", "untitled"))
_SMALL = frozenset(("a", "an", "the", "of", "and", "or", "in", "on", "to", "for", "how", "is", "was"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A document in the case."""

    source: str
    new: bool
    """Whether the case did not have it before."""
    authors: tuple[tuple[str, str], ...] = ()
    """Authors who were taken to be somebody of the case, because of the full name: (name, id)."""
    unclear: tuple[str, ...] = ()
    """Authors whose name several in the case bear, or is but one word: who is meant was not settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a document came from."""

    name: str
    """The name of its file, or its address."""
    data: bytes
    url: str = ""
    fetched: str = ""


def find_source(case: Case, document: Document, texts_of: Workspace) -> str:
    """Return the source that a document is in a case already: by its SHA-256, else by its very text."""
    for source in case.sources.values():
        if source.sha256 and source.sha256.lower() == document.sha256:
            return source.id
    for source in case.sources.values():
        if source.text and texts_of.texts.at(source.text) == document.text:
            return source.id
    return ""


def archive(workspace: Workspace, reading: Reading, origin: Origin, file: str) -> Archived:
    """Keep a document's original and text, and write its source into a file of the case.

    A document that the case has is left as it is. Raises ClashError where a file of that name is other than
    it should be.
    """
    known = find_source(workspace.case, reading.document, workspace)
    if known:
        return Archived(source=known, new=False)
    root, document = workspace.ledger.root, reading.document
    id = _source_id(document, origin, workspace, root)
    text = document.text.encode("utf-8", errors="replace")
    keep(root, f"texts/{id}.txt", text)
    original = "" if origin.data == text else f"texts/{id}.original{_suffix(origin)}"
    if original:
        keep(root, original, origin.data)
    agents, by, authors, unclear = _authors(document, reading, workspace.case, id)
    source = Source(
        id=id,
        kind=_KINDS.get(document.format, "document"),
        title=clean(document.title)[:_LONGEST_TITLE],
        by=by,
        published=_date(document.published),
        url=clean(origin.url),
        publisher=clean(dict(document.facts).get("publisher", "")),
        language="" if document.language == "en" else clean(document.language),
        sha256=document.sha256,
        text=f"texts/{id}.txt",
        file=original,
        note=_note(origin, authors, unclear),
    )
    _write(workspace, file or f"read-{id}.abl", [*map(write_agent, agents), write_source(source)])
    return Archived(source=id, new=True, authors=authors, unclear=unclear)


def _note(origin: Origin, authors: tuple[tuple[str, str], ...], unclear: tuple[str, ...]) -> str:
    parts = [f"fetched {clean(origin.fetched)}"] if origin.fetched else []
    parts += [f"{name} is taken to be {id}, by the name" for name, id in authors]
    parts += [f"by {name}: which of the case is not settled" for name in unclear]
    return "; ".join(parts)


def _source_id(document: Document, origin: Origin, workspace: Workspace, root: Path) -> str:
    """Return a free id from the title, or from the name of the file."""
    case = workspace.case
    words = _words(document, origin)
    taken = {*case.agents, *case.sources}
    while True:
        id = new_id(words, taken)
        used = (f"texts/{id}.txt", f"review/{id}.abl", f"read-{id}.abl")
        if not any((root / path).exists() for path in used) or _is_half_done(root, id, document):
            return id
        taken.add(id)


def _words(document: Document, origin: Origin) -> str:
    """Return what a source may be called: as its file is, unless that says nothing, else as its title."""
    stem = (
        ""
        if origin.fetched or document.format in ("mail", "outlook")
        else PurePosixPath(origin.name.replace("\\", "/")).stem
    )
    if sum(letter.isalpha() for letter in stem) >= _TELLING and fold(stem) not in _SAYS_NOTHING:
        return stem[:_LONGEST_STEM]
    title = [word for word in clean(document.title).split() if fold(word) not in _SMALL]
    return " ".join(title[:_TITLE_WORDS]) or stem or "document"


def _is_half_done(root: Path, id: str, document: Document) -> bool:
    """Whether an earlier run kept this very text under this id and was stopped before it wrote the source."""
    path = root / f"texts/{id}.txt"
    text = document.text.encode("utf-8", errors="replace")
    return path.is_file() and path.read_bytes() == text and not (root / f"read-{id}.abl").exists()


def _suffix(origin: Origin) -> str:
    suffix = PurePosixPath(origin.name.replace("\\", "/")).suffix.lower()
    plain = suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= _SUFFIX_LETTERS
    return suffix if plain else ".bin"


def _authors(
    document: Document, reading: Reading, case: Case, source: str
) -> tuple[list[Agent], tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return new authors, the ids of all authors, those taken to be of the case, the unsettled."""
    agents: list[Agent] = []
    by: list[str] = []
    same: list[tuple[str, str]] = []
    unclear: list[str] = []
    names = [clean(name)[:_LONGEST_TITLE] for name in document.creators[:_MOST_AUTHORS]]
    for name in filter(fold, dict.fromkeys(names)):
        found = case.names.find(name)
        if not found:
            id = new_id(name, {*case.agents, *case.sources, source, *by})
            agents.append(Agent(id=id, kind=_kind(name, reading), names=(Name(text=name),)))
        elif len(found) == 1 and found[0] in case.agents and " " in name:
            id = found[0]
            same.append((name, id))
        else:
            unclear.append(name)
            continue
        by.append(id)
    return agents, tuple(dict.fromkeys(by)), tuple(same), tuple(unclear)


def _kind(name: str, reading: Reading) -> AgentKind:
    """Return what an author is: as the text types the name, else a person."""
    wanted = fold(name)
    for agent in reading.agents:
        if agent.type == "organisation" and wanted in map(fold, agent.names):
            return AgentKind.ORGANISATION
    return AgentKind.PERSON


def _date(text: str) -> Date | None:
    date = read_date(text) if text else None
    return None if date is None or isinstance(date, Unreadable) else date


def _write(workspace: Workspace, path: str, blocks: list[str]) -> None:
    document = next((one for one in workspace.ledger.documents if one.path == path), None)
    text = appended(document.text if document else "", *blocks)
    save(workspace.ledger.root, path, text, document.sha256 if document else "")
