"""Read a document and propose what it says: who is named, what is dated, who did what, who says so.

Every proposal carries the words it rests on. Nothing is added to a case, unless `--into` names one: then
the documents are kept in it, and the proposals wait there for `abelard review`. Offline, unless you give
the address of a page, which is then fetched once and kept, or name a server to `--send-to`. Needs the
extra `read`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from abelard.cli.parser import Usage
from abelard.cli.patience import Patience
from abelard.cli.reading import configure_intake, configure_limits, documents_of
from abelard.cli.reading_elsewhere import agree, configure_reader, reader_of
from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from abelard.cli.screen import Screen
    from abelard.reading import Reading

STANCES = {"affirm": "affirms", "deny": "denies", "doubt": "doubts"}
EXAMPLE = "abelard read essay.txt --json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    kinds = "text, Markdown, HTML, PDF, DOCX, ODT, EPUB, e-mail, a scan; or an address"
    parser.add_argument("documents", nargs="+", metavar="DOCUMENT", help=kinds)
    configure_limits(parser)
    configure_intake(parser)
    configure_reader(parser)


def run(options: argparse.Namespace) -> int:
    """Read the document, or the messages of a mailbox one by one; or many documents into a case."""
    if options.into:
        from abelard.cli.intake import read_into  # noqa: PLC0415  only for documents that are kept

        return read_into(options)
    if len(options.documents) > 1:
        message = "several documents are read into a case: --into CASE"
        raise Usage(message)
    options.document = options.documents[0]
    try:
        from abelard.reading import reading_json  # noqa: PLC0415  --help needs no reader

        values = [reading_json(one) for one in _readings(options)]
    except ImportError as error:
        message = f"reading needs the extra `read` ({error.name} is missing)\n  pip install 'abelard[read]'"
        raise Usage(message) from error
    except OSError as error:
        raise Usage(f"{options.document}: {error.strerror}") from error
    if options.json:
        print_json(values[0] if len(values) == 1 else {"documents": values})
    else:
        for value in values:
            _show(value)
    return 0 if any(one["agents"] or one["dates"] or one["statements"] for one in values) else 1


def _readings(options: argparse.Namespace) -> Iterator[Reading]:
    """Read the documents by the reader that is asked for, once it is agreed what that sends where."""
    from abelard.reading.endpoint import EndpointError  # noqa: PLC0415  --help needs no reader

    reader, documents = reader_of(options), documents_of(options)
    agree(reader, documents, yes=options.yes)
    for one in documents:
        try:
            yield reader.read(one, progress=_progress())
        except EndpointError as error:
            raise Usage(str(error)) from error


def _progress() -> Any:  # noqa: ANN401  a function or nothing
    """Return what tells how far the reading has come, on a terminal."""
    if not sys.stderr.isatty():
        return None
    Patience.end()

    def told(done: int, total: int) -> None:
        ended = "\n" if done >= total else ""
        sys.stderr.write(f"\rread {done / max(total, 1):4.0%}{ended}")
        sys.stderr.flush()

    return told


def _show(value: dict[str, Any]) -> None:
    screen, text = console(), value["text"]
    names = {agent["id"]: agent["names"][0] for agent in value["agents"]} | {"author": "the author"}
    screen.print(value["document"]["title"] or "(no title)", style="bold")
    for note in value.get("notes", ()):
        screen.print(f"  {note}", style="yellow")
    counts = (("agent", "agents"), ("date", "dates"), ("statement", "statements"), ("dispute", "disputes"))
    screen.print(", ".join(plural(len(value[key]), word) for word, key in counts), style="dim")
    for agent in value["agents"]:
        others = "; ".join(agent["names"][1:])
        screen.print(f"  {agent['names'][0]}  ({agent['type']}{', also ' + others if others else ''})")
    told = {one["statement"]: one for one in value["assertions"]}
    if value["statements"]:
        screen.print("\nProposed claims", style="bold")
    for one in value["statements"]:
        _statement(screen, one, told.get(one["id"]), names, text)


def _statement(
    screen: Screen, one: dict[str, Any], told: dict[str, Any] | None, names: dict[str, str], text: str
) -> None:
    subject, target = (names.get(one[key], one[key]) for key in ("subject", "object"))
    said = f"{subject} {one['predicate']} {target or ''}".strip()
    if told:
        chain = [*told["via"], told["asserted_by"]]
        speakers = " < ".join(names.get(each, each) for each in reversed(chain))
        said = f"{speakers} {STANCES[told['stance']]}: {said}"
    screen.print(f"  {said}")
    start, end = one["evidence"]
    screen.print(f"      “{' '.join(text[start:end].split())[:150]}”", style="dim")
