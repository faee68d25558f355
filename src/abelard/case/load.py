"""Loading: the files of a folder to a frozen case and its problems. A broken block does not stop the rest."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.case.build import build
from abelard.case.fields import plain
from abelard.case.files import Document, case_folder, inside, read_document
from abelard.case.lines import Block, read_blocks
from abelard.case.tokens import MistakeError, mistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abelard.model.case import Case
    from abelard.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Ledger:
    """A case as loaded: what its text means, the text itself, and what is wrong with it."""

    root: Path
    case: Case
    documents: tuple[Document, ...]
    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...]


def load(path: str | Path) -> Ledger:
    """Load the case in a folder or file. Raises CaseNotFoundError where there is none; nothing else."""
    root, names = case_folder(Path(path))
    loading = _Loading(root)
    with uncollected():
        for name in names:
            loading.read_file(name)
        return loading.finish()


def reloaded(ledger: Ledger, changed: Document) -> Ledger:
    """Return the case as it would be with one file otherwise, or one more; nothing is written."""
    loading = _Loading(ledger.root)
    loading.known = {document.path: document for document in (*ledger.documents, changed)}
    with uncollected():
        for path in loading.known:
            loading.read_file(path)
        return loading.finish()


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector from going through a large case again and again; it makes no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def loads(text: str, path: str = "case.abl") -> Ledger:
    """Load a case from text alone; included files and texts are not looked for."""
    loading = _Loading(None)
    loading.take(Document(path, text, ""))
    return loading.finish()


class _Loading:
    """One run of the loader: collects documents, blocks, declarations, problems."""

    def __init__(self, root: Path | None) -> None:
        self.root = root
        self.documents: dict[str, Document] = {}
        self.known: dict[str, Document] = {}
        """Files that are taken as they stand here, whatever the disk says."""
        self.open: list[str] = []
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []

    def read_file(self, relative: str) -> None:
        """Read a file and those it includes, each once."""
        if relative in self.documents or self.root is None:
            return
        document = self.known.get(relative) or read_document(self.root, relative, self.problems)
        if document is not None:
            self.take(document)

    def take(self, document: Document) -> None:
        self.documents[document.path] = document
        self.open.append(document.path)
        blocks, problems = read_blocks(document.text, document.path)
        self.problems.extend(problems)
        for block in blocks:
            if block.head.startswith("include "):
                self._try_include(block)
            else:
                self.blocks.append(block)
        self.open.pop()

    def _include(self, block: Block) -> None:
        target = plain(block.head[len("include ") :])
        place = block.at(len("include ") + 1)
        if self.root is None:
            return
        relative = inside(self.root, block.where.path, target)
        if relative is None:
            raise mistake(
                "outside-case",
                f"{target!r} is outside the case's folder",
                place,
                "copy the file into the case",
            )
        if relative in self.open:
            raise mistake(
                "include-cycle", f"{target!r} includes this file", place, "take one of the two lines out"
            )
        if relative not in self.known and not (self.root / relative).is_file():
            raise mistake(
                "no-such-file", f"there is no file {target!r}", place, "the path is relative to this file"
            )
        self.read_file(relative)

    def _try_include(self, block: Block) -> None:
        try:
            self._include(block)
        except MistakeError as error:
            self.problems.append(error.problem)

    def finish(self) -> Ledger:
        """Interpret the blocks."""
        case, problems = build(self.blocks, self.root)
        return Ledger(
            root=self.root or Path(),
            case=case,
            documents=tuple(self.documents.values()),
            blocks=tuple(self.blocks),
            problems=(*self.problems, *problems),
        )
