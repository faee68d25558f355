"""The parser of the command line: one line of help for every command, the full options of the one called."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from abelard import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from abelard.cli.commands import Command


class Usage(Exception):  # noqa: N818  it is told to the user as such
    """The command was used wrongly."""


class Parser(argparse.ArgumentParser):
    """A parser that raises Usage instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        """Raise Usage, with the way to the help."""
        text = f"{message}\n  `{self.prog} --help` shows how it is used"
        raise Usage(text)


def make_parser(commands: Sequence[Command], called: str, module: ModuleType | None) -> Parser:
    """Return the parser; only the command that is called gets its own options."""
    parser = Parser(
        prog="abelard",
        description="A ledger of claims for disputes: who says what, what follows from whom.",
        epilog="Begin with `abelard demo`. Every command has --help with an example and --json.",
    )
    parser.add_argument("--version", action="version", version=f"abelard {__version__}")
    listed = parser.add_subparsers(metavar="COMMAND", title="commands", parser_class=Parser)
    for command in commands:
        if command.name == called and module is not None:
            _add_called(listed, command, module)
        else:
            listed.add_parser(command.name, help=command.help, add_help=False)
    return parser


def _add_called(listed: argparse._SubParsersAction[Parser], command: Command, module: ModuleType) -> None:
    own = listed.add_parser(
        command.name,
        help=command.help,
        description=module.__doc__,
        epilog=f"example:\n  {module.EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.configure(own)
    own.add_argument("--json", action="store_true", help="print one JSON value, for programs")
