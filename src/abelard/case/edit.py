"""Changing a ledger's files: by whole blocks, guarded by the file's hash, and atomically.

A save writes a new file beside the old one and puts it in its place in one step, so that a crash at any
moment leaves either the old text or the new. A file that has changed since it was read is never overwritten.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from abelard.case.files import inside
from abelard.model.problem import AbelardError

_LONG_AGO = 3600.0
"""Seconds; a younger unfinished save may still be going on in another program."""


class ClashError(AbelardError):
    """A file has changed since it was read; nothing was written."""


class OutsideCaseError(AbelardError):
    """A path leads out of the case's folder; nothing was written."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Lines `first` to `last` of a file, counted from 1 and both included, give way to a text.

    `last` one less than `first` inserts before `first`; an empty text deletes.
    """

    first: int
    last: int
    text: str


def edited(text: str, *edits: Edit) -> str:
    """Return a file's text with some of its lines replaced; the others keep every byte.

    Raises ValueError where edits overlap or lie outside the text.
    """
    lines = text.split("\n")
    newline = "\r\n" if "\r\n" in text else "\n"
    for edit in sorted(edits, key=lambda edit: edit.first, reverse=True):
        if not 1 <= edit.first <= edit.last + 1 <= len(lines) + 1:
            message = f"lines {edit.first} to {edit.last} are not in a text of {len(lines)} lines"
            raise ValueError(message)
        new = edit.text.removesuffix("\n").replace("\n", newline).split("\n") if edit.text else []
        if newline == "\r\n":
            new = [line if line.endswith("\r") else line + "\r" for line in new]
        lines[edit.first - 1 : edit.last] = new
    _refuse_overlaps(edits)
    return "\n".join(lines)


def _refuse_overlaps(edits: tuple[Edit, ...]) -> None:
    ordered = sorted(edits, key=lambda edit: edit.first)
    for one, following in pairwise(ordered):
        if following.first <= one.last:
            message = f"two edits of line {following.first}"
            raise ValueError(message)


def appended(text: str, *blocks: str) -> str:
    """Return a file's text with blocks at its end, each after a blank line."""
    newline = "\r\n" if "\r\n" in text else "\n"
    base = text if not text or text.endswith("\n") else text + newline
    for block in blocks:
        gap = newline if base.strip() else ""
        base += gap + block.rstrip("\n").replace("\n", newline) + newline
    return base


def save(root: Path, relative: str, text: str, expected: str) -> str:
    """Write a file of a case and return its new SHA-256.

    `expected` is the SHA-256 it had when it was read, or empty for a file that should not be there yet.
    Raises ClashError if that is no longer so, OutsideCaseError if the path leads out of the case, OSError if
    the disk refuses; in each case the old file stands as it stood.
    """
    within = inside(root, "case.abl", relative)
    if within is None:
        message = f"{relative} is outside the case's folder"
        raise OutsideCaseError(message)
    path = root / within
    data = text.encode("utf-8", errors="surrogateescape")
    if expected and path.is_file() and path.read_bytes().startswith(b"\xef\xbb\xbf"):
        data = b"\xef\xbb\xbf" + data.removeprefix(b"\xef\xbb\xbf")
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, data, expected)
    return hashlib.sha256(data).hexdigest()


def _replace(path: Path, data: bytes, expected: str) -> None:
    """Put the bytes in the place of a file, if it still is what it was."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, Path(name))
        _guard(path, expected)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def sweep(root: Path) -> None:
    """Take away what saves left beside their files when they were cut off, once it is an hour old."""
    with contextlib.suppress(OSError):
        for left in root.glob(".*.abl.*.new"):
            if time.time() - left.lstat().st_mtime > _LONG_AGO and (root / _of(left)).is_file():
                left.unlink()


def _of(left: Path) -> str:
    """Return the name of the file that an unfinished save was for."""
    return left.name.removeprefix(".").rpartition(".new")[0].rpartition(".")[0]


def _guard(path: Path, expected: str) -> None:
    """Raise ClashError if a file is not what it was when it was read."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        found = ""
    if found != expected:
        what = (
            "has changed since it was read"
            if expected and found
            else "is gone"
            if expected
            else "is there already"
        )
        message = f"{path.name} {what}; nothing was written: load the case again"
        raise ClashError(message)


def _keep_mode(old: Path, new: Path) -> None:
    """Give the new file the rights of the old one, or those of any new file."""
    try:
        mode = stat.S_IMODE(old.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    new.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """Make the change of the folder itself last through a crash, where the system can."""
    with contextlib.suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
