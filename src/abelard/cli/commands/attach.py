"""Attach a document's text to a source: copied into texts/, its SHA-256 written down, quotations looked for.

Plain text and Markdown are attached as they are. The original stays where it was.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from abelard.cli.parser import Usage
from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.case.lines import Block
    from abelard.case.load import Ledger

EXAMPLE = "abelard attach my-case orton2016 essay.txt"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder")
    parser.add_argument("source", help="the id of a source, or its title")
    parser.add_argument("file", help="the document: plain text in UTF-8")


def run(options: argparse.Namespace) -> int:
    """Attach."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model

    workspace = open_case(options.case)
    source = workspace.agent(options.source)
    if source not in workspace.case.sources:
        message = f"{source} is not a source"
        raise Usage(message)
    data = _read(Path(options.file))
    relative = _copy(workspace.ledger, source, Path(options.file).suffix or ".txt", data)
    _note(workspace.ledger, source, relative, hashlib.sha256(data).hexdigest())
    found = _quotations(options.case, source)
    if options.json:
        print_json({"source": source, "text": relative, "quotations": found})
    else:
        told = ", ".join(f"{number} {status}" for status, number in found.items()) or "none yet"
        console().print(f"Attached {relative} to {source}. Quotations: {told}.")
    return 0


def _read(path: Path) -> bytes:
    from abelard.case.texts import LARGEST_TEXT  # noqa: PLC0415  --help needs no parser

    try:
        if path.stat().st_size > LARGEST_TEXT:
            message = f"{path} is larger than {plural(LARGEST_TEXT >> 20, 'megabyte')}"
            raise Usage(message)
        data = path.read_bytes()
        data.decode("utf-8")
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise Usage(message) from error
    except UnicodeDecodeError as error:
        message = f"{path} is not text in UTF-8 (byte {error.start}); make it plain text first"
        raise Usage(message) from error
    return data


def _copy(ledger: Ledger, source: str, suffix: str, data: bytes) -> str:
    """Copy the document into the case; a file that is there with other content is left alone."""
    from abelard.case.edit import save  # noqa: PLC0415  --help needs no parser

    relative = f"texts/{source}{suffix}"
    target = ledger.root / relative
    if not (target.is_file() and target.read_bytes() == data):
        save(ledger.root, relative, data.decode("utf-8"), "")
    return relative


def _note(ledger: Ledger, source: str, relative: str, sha256: str) -> None:
    """Write `text:` and `sha256:` into the source's block."""
    from abelard.case.edit import Edit, edited, save  # noqa: PLC0415  --help needs no parser

    block = next(block for block in ledger.blocks if _declares(block, source))
    document = next(one for one in ledger.documents if one.path == block.where.path)
    old = {field.key: field for field in block.fields if field.key in ("text", "sha256")}
    edits = [Edit(field.where.line, field.where.line, "") for field in old.values()]
    lines = f"  text: {relative}\n  sha256: {sha256}"
    text = edited(document.text, *edits, Edit(block.where.line + 1, block.where.line, lines))
    save(ledger.root, document.path, text, document.sha256)


def _declares(block: Block, source: str) -> bool:
    return block.head.split()[:2] == ["source", source]


def _quotations(path: str, source: str) -> dict[str, int]:
    """Count how the quotations from the source are anchored now."""
    from collections import Counter  # noqa: PLC0415  --help needs none

    from abelard.case.anchors import find_words  # noqa: PLC0415  --help needs no parser
    from abelard.cli.opening import open_case  # noqa: PLC0415  the same

    workspace = open_case(path)
    text = workspace.texts.of(source)
    claims = (
        claim for claim in workspace.case.claims if claim.passage.source == source and claim.passage.exact
    )
    return dict(Counter(str(find_words(claim.passage, text).status) for claim in claims))
