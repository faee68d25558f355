"""The files of a case: which there are, what stands in them, and that they stay inside its folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.model.problem import AbelardError, Problem, Severity, Where

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 256 * 1024 * 1024
"""Bytes; a larger file is reported and left alone."""


class CaseNotFoundError(AbelardError):
    """There is no case at the path that was given."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a case as it was read."""

    path: str
    """Within the case's folder, with `/`."""
    text: str
    """Bytes that are not UTF-8 stand as lone surrogates, so that nothing is lost."""
    sha256: str


def case_folder(path: Path) -> tuple[Path, list[str]]:
    """Return the folder of a case and its ledger files, `case.abl` first.

    Raises CaseNotFoundError where there is none.
    """
    if path.is_dir():
        found = sorted(child.name for child in path.glob("*.abl") if child.is_file())
        if not found:
            message = f"no ledger in {path}: a case is a folder with .abl files; `abelard new` makes one"
            raise CaseNotFoundError(message)
        return path, sorted(found, key=lambda name: (name != "case.abl", name))
    if path.is_file():
        return path.parent, [path.name]
    message = f"no such case: {path}"
    raise CaseNotFoundError(message)


def read_document(root: Path, relative: str, problems: list[Problem]) -> Document | None:
    """Read one file of a case, or say why not."""
    where = Where(relative, 1, 1)
    path = root / relative
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            problems.append(
                _problem("file-too-large", f"{size:,} bytes", where, "split it and include the parts")
            )
            return None
        data = path.read_bytes()
    except OSError as error:
        problems.append(
            _problem("unreadable-file", error.strerror or str(error), where, "check the path and its rights")
        )
        return None
    return _document(data, relative, where, problems)


def _document(data: bytes, relative: str, where: Where, problems: list[Problem]) -> Document | None:
    if b"\x00" in data[:8192]:
        hint = "a ledger is plain text in UTF-8; if it is UTF-16, save it as UTF-8"
        problems.append(_problem("binary-file", "this is not text", where, hint))
        return None
    if not data.strip():
        problems.append(_problem("empty-file", "nothing stands in this file", where, "", Severity.INFO))
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="surrogateescape")
    return Document(relative, text, hashlib.sha256(data).hexdigest())


def inside(root: Path, base: str, target: str) -> str | None:
    """Return the path of a file named in the file `base`, within the case's folder; None if it leads out."""
    folder = root.resolve()
    try:
        path = (folder / base).parent.joinpath(target).resolve()
        return path.relative_to(folder).as_posix()
    except (ValueError, OSError, RuntimeError):
        return None


def _problem(
    code: str, message: str, where: Where, hint: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(code=code, message=message, where=where, hint=hint, severity=severity)
