"""The command line. Each command is a module of `abelard.cli.commands`, imported only when it is called."""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from abelard.cli.commands import COMMANDS
from abelard.cli.parser import Usage, make_parser
from abelard.cli.patience import Patience
from abelard.cli.screen import say_aside

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, NONE, WRONG_USE = 0, 1, 2
"""Exit codes: done; the case has problems or the answer is none; the command was used wrongly."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        gc.disable()  # the process is short; the collector would go through a large case again and again
        _prepare_output()
    try:
        code = _run(words)
        sys.stdout.flush()
    except Usage as error:
        say_aside(str(error))
        return WRONG_USE
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stdout = Nowhere()
        return DONE
    except OSError as error:
        sys.stdout = Nowhere()
        say_aside(f"{error.filename or 'output'}: {error.strerror or error}")
        return WRONG_USE
    except KeyboardInterrupt:
        say_aside("interrupted; nothing was changed")
        return 130
    return code


class Nowhere(io.StringIO):
    """Takes what nobody can read any more, so that nothing complains at the end of the process."""


def _prepare_output() -> None:
    """Print what the terminal's encoding lacks as `?`, and nothing where the output is closed."""
    sys.stdout = sys.stdout or Nowhere()
    sys.stderr = sys.stderr or Nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(words: list[str]) -> int:
    name = next((word for word in words if not word.startswith("-")), "")
    known = {command.name for command in COMMANDS}
    module = import_module(f"abelard.cli.commands.{name.replace('-', '_')}") if name in known else None
    parser = make_parser(COMMANDS, name, module)
    options = parser.parse_args(words)
    if module is None:
        parser.print_help()
        return WRONG_USE if words else DONE
    from abelard.model.problem import AbelardError  # noqa: PLC0415  `--help` needs no model

    try:
        with Patience(name):
            code: int = module.run(options)
    except AbelardError as error:
        raise Usage(str(error)) from error
    return code
