"""Reading by another reader than the default one: which, with what settings, and whether it may send.

Nothing leaves this machine unless the user names a reader that sends it (`--send-to`, `--reader`), has been
shown how much goes where, and agrees.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.patience import Patience

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from abelard.reading import Document
    from abelard.reading.readers import Reader

DEFAULT = "rules"
KEY_VARIABLE = "ABELARD_KEY"
_LONGEST_KEY = 10_000


def configure_reader(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("a stronger reader", "Nothing is sent anywhere without these.")
    where = "send the text to a server that speaks OpenAI's protocol or Ollama's, and have it read there"
    group.add_argument("--send-to", metavar="URL", help=where)
    group.add_argument("--model", metavar="NAME", help="the model that server is to read with")
    group.add_argument(
        "--key-file", metavar="FILE", help=f"a file with the server's key (or the variable {KEY_VARIABLE})"
    )
    group.add_argument("--reader", metavar="NAME", help="another reader that is installed")
    group.add_argument("--yes", action="store_true", help="send without asking")


def reader_of(options: argparse.Namespace) -> Reader:
    """Give the reader that the options name; the default one works offline."""
    from abelard.reading.endpoint import EndpointError  # noqa: PLC0415  --help needs no reader
    from abelard.reading.readers import reader_named, reader_names  # noqa: PLC0415  the same

    name = named_reader(options)
    if not options.send_to and (options.model or options.key_file):
        message = "--model and --key-file say how to read elsewhere: say where with --send-to URL"
        raise Usage(message)
    try:
        return reader_named(name, settings_of(options))
    except KeyError as error:
        message = f"no reader is called {name}; there are {', '.join(reader_names())}"
        raise Usage(message) from error
    except (EndpointError, ValueError) as error:
        raise Usage(str(error)) from error


def agree(reader: Reader, documents: Iterable[Document], *, yes: bool) -> None:
    """Say what is sent where, and have it agreed to; raises Usage, with nothing sent, where it is not."""
    costs = [told for told in map(reader.cost, documents) if told]
    if not costs:
        return
    Patience.end()
    sys.stderr.write("\n".join(costs) + "\n")
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        message = "nothing was sent: say --yes if this is to be sent"
        raise Usage(message)
    sys.stderr.write("Send it? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        message = "nothing was sent"
        raise Usage(message)


def named_reader(options: argparse.Namespace) -> str:
    """Give the name of the reader that the options ask for."""
    return options.reader or ("endpoint" if options.send_to else DEFAULT)


def read_as(options: argparse.Namespace, default: str) -> str:
    """Give what a queue notes as its reader: another model makes another reading."""
    name = named_reader(options)
    return default if name == DEFAULT else f"{default} {name} {options.model or ''}".strip()


def settings_of(options: argparse.Namespace) -> dict[str, str]:
    """Give the settings of the reader."""
    given = {"send-to": options.send_to, "model": options.model}
    if options.send_to:
        given["key"] = _key(options.key_file)
    return {name: value for name, value in given.items() if value}


def _key(file: str | None) -> str:
    """Give the key; it is never taken from the command line, where others on the machine could read it."""
    if not file:
        return os.environ.get(KEY_VARIABLE, "").strip()
    try:
        with Path(file).open(encoding="utf-8") as opened:
            return opened.read(_LONGEST_KEY).strip()
    except OSError as error:
        message = f"{file}: {error.strerror}"
        raise Usage(message) from error
    except UnicodeDecodeError as error:
        message = f"{file} holds no key"
        raise Usage(message) from error
