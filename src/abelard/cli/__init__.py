"""The command line. Each command is a module of `abelard.cli.commands`, imported only when it is called."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from abelard.cli.commands import COMMANDS
from abelard.cli.parser import Usage, make_parser
from abelard.cli.patience import Patience

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, NONE, WRONG_USE = 0, 1, 2
"""Exit codes: done; the case has problems or the answer is none; the command was used wrongly."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if arguments is None:
        gc.disable()  # the process is short; the collector would go through a large case again and again
    try:
        return _run(words)
    except Usage as error:
        print(f"abelard: {error}", file=sys.stderr)  # noqa: T201  messages go to standard error
        return WRONG_USE
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        print("abelard: interrupted; nothing was changed", file=sys.stderr)  # noqa: T201  as above
        return 130


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
