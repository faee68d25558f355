"""Keeping a file in a case: written whole or not at all, and never over another."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from abelard.case.edit import ClashError, OutsideCaseError
from abelard.case.files import inside


def keep(root: Path, relative: str, data: bytes) -> None:
    """Write bytes to a file of the case. The same bytes are left alone; other bytes raise ClashError."""
    within = inside(root, "case.abl", relative)
    if within is None:
        message = f"{relative} is outside the case's folder"
        raise OutsideCaseError(message)
    path = root / within
    if path.exists():
        if path.read_bytes() != data:
            message = f"{relative} is there already, with something else in it; nothing was written"
            raise ClashError(message)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
