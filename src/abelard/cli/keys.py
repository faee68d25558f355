"""One key from a terminal, without waiting for Enter."""

from __future__ import annotations

import sys

END_OF_INPUT, INTERRUPT, ESCAPE = "\x04", "\x03", "\x1b"


def can_ask() -> bool:
    """Whether somebody sits at a terminal who can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def read_key() -> str:
    """Return the key that is pressed; nothing for arrows and the like. The end of the input is `q`."""
    key = _read()
    if key == INTERRUPT:
        raise KeyboardInterrupt
    return "q" if key in (END_OF_INPUT, "") else "" if key.startswith(ESCAPE) else key


def _read() -> str:
    try:
        import termios  # noqa: PLC0415  not everywhere
        import tty  # noqa: PLC0415  the same
    except ImportError:
        return _read_on_windows()
    import os  # noqa: PLC0415  only here
    import select  # noqa: PLC0415  only here

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        data = os.read(terminal, 1)
        while (
            data and (data == b"\x1b" or not _is_whole(data)) and select.select([terminal], [], [], 0.02)[0]
        ):
            data += os.read(terminal, 8)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    return data.decode("utf-8", errors="replace")


def _is_whole(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read_on_windows() -> str:
    import msvcrt  # noqa: PLC0415  only there

    read = msvcrt.getwch  # type: ignore[attr-defined,unused-ignore]
    key = str(read())
    if key in ("\x00", "\xe0"):
        read()
        return ESCAPE
    return key
