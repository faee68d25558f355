"""Putting what was imported into a case: at the end of a file, or into a new folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.case.edit import appended, save
from abelard.case.lines import read_blocks
from abelard.case.load import loads
from abelard.case.packs import built_in_packs, merged
from abelard.case.write_case import write_case
from abelard.case.write_vocabulary import write_vocabulary
from abelard.exchange.case_json import borrowed
from abelard.model.problem import AbelardError, Problem, Severity, Where
from abelard.model.statement import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from abelard.case.load import Ledger
    from abelard.model.case import Case
    from abelard.model.vocabulary import Vocabulary

FILE = "imported.abl"


class NotEmptyError(AbelardError):
    """The folder for a new case has something in it already."""


class NoSourceError(AbelardError):
    """Claims without a source would be taken to stand in the source that the file speaks of before them."""


def land(ledger: Ledger, blocks: Sequence[str], *, in_its_file: bool) -> str:
    """Append blocks to a case and return the file they went to: `imported.abl`, or the case's only file.

    Raises NoSourceError, and what `abelard.case.edit.save` raises; then nothing has changed.
    """
    path = ledger.documents[0].path if in_its_file else FILE
    document = next((document for document in ledger.documents if document.path == path), None)
    text = document.text if document else ""
    here = any(block.head.startswith("in ") for block in read_blocks(text, path)[0])
    if here and any(_stands_nowhere(block) for block in blocks):
        message = (
            f"{path} has lines `in SOURCE`, and some of the claims have no source: say which with --source"
        )
        raise NoSourceError(message)
    save(ledger.root, path, appended(text, *blocks), document.sha256 if document else "")
    return path


def _stands_nowhere(text: str) -> bool:
    """Whether a block is a claim without a source."""
    from abelard.case.build import keyword  # noqa: PLC0415  only for the rare case that asks it

    blocks = read_blocks(text, "")[0]
    claims = [block for block in blocks if keyword(block) in ("", "finding")]
    return any(field.key == "in" for block in claims for field in block.fields) < bool(claims)


def found_case(folder: Path, title: str, blocks: Sequence[str]) -> tuple[str, ...]:
    """Make a new case of some blocks and return its files. Raises NotEmptyError."""
    _make_folder(folder)
    save(folder, "case.abl", f"case {quoted(title)}\n", "")
    save(folder, FILE, appended("", *blocks), "")
    return ("case.abl", FILE)


def settle_case(folder: Path, case: Case, packed: Vocabulary) -> tuple[str, ...]:
    """Write a whole case into a new folder and return its files. Raises NotEmptyError.

    `packed` is what packs define that do not come with Abelard; it goes into the first of them.
    """
    _make_folder(folder)
    files = ["case.abl"]
    own = [name for name in case.packs if name not in built_in_packs()]
    for number, name in enumerate(own):
        text = "\n".join(write_vocabulary(packed)) if number == 0 else ""
        files.append(f"packs/{name}.abl")
        save(folder, files[-1], text or f"# What this pack defines stands in {own[0]}.abl.\n", "")
    save(folder, "case.abl", write_case(case), "")
    return tuple(files)


def _make_folder(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is there already and not empty; choose another folder"
        raise NotEmptyError(message)
    (folder / "texts").mkdir(parents=True, exist_ok=True)


def unwritable(case: Case, path: str) -> tuple[Problem, ...]:
    """Return what of a case would not come back from a ledger as it is, such as ids with spaces in them.

    Such a case cannot come from a ledger; a program made it. It is an error if anything would be lost.
    """
    alone = replace(
        case,
        packs=tuple(name for name in case.packs if name in built_in_packs()),
        own_vocabulary=merged(borrowed(case), case.own_vocabulary),
    )
    again = loads(write_case(alone))
    if again.case == alone:
        return ()
    errors = [problem for problem in again.problems if problem.severity is Severity.ERROR]
    lost = errors or _ids(again.case) != _ids(case)
    return (
        Problem(
            code="not-a-ledger",
            message=errors[0].message if errors else "some of it would be read as something else",
            where=Where(path, 1, 1),
            severity=Severity.ERROR if lost else Severity.WARNING,
            hint="ids begin with a letter and go on with letters, digits, - _ .",
        ),
    )


def _ids(case: Case) -> tuple[set[str], ...]:
    things = (case.agents, case.sources, case.claim, case.questions, case.viewpoints, case.episodes)
    return tuple(set(ids) for ids in things)
