"""A sign of life on standard error while a command works for more than a second; gone before it prints."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from types import TracebackType

SOON, EVERY = 1.0, 0.25
"""Seconds before the first sign, and between two."""
FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


class Patience:
    """Shows how long a command has been working, on a terminal only."""

    _shown: ClassVar[Patience | None] = None

    def __init__(self, command: str) -> None:
        """Take the name of the command."""
        self._command = command
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def __enter__(self) -> None:
        """Begin to wait."""
        if sys.stderr.isatty():
            Patience._shown = self
            self._thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the sign away."""
        Patience.end()

    @classmethod
    def end(cls) -> None:
        """Take away the sign that is shown, if any: something is about to be printed or asked."""
        shown, cls._shown = cls._shown, None
        if shown is not None:
            shown._done.set()  # noqa: SLF001  its own
            shown._thread.join()  # noqa: SLF001  its own

    def _show(self) -> None:
        began = time.monotonic()
        if self._done.wait(SOON):
            return
        turn = 0
        while not self._done.wait(EVERY):
            seconds = time.monotonic() - began
            frame = FRAMES[turn % len(FRAMES)]
            sys.stderr.write(
                f"\r{frame} {self._command} … {seconds:.0f} s (Ctrl-C stops it; nothing is lost)"
            )
            sys.stderr.flush()
            turn += 1
        sys.stderr.write("\r\033[K")
        sys.stderr.flush()
