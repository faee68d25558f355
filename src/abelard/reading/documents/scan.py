"""Scans: letters recognised by tesseract, if the machine has it; page by page, with a limit of time each.

Tesseract is a program of its own (Apache-2.0), called by its name with the picture on its standard input; no
part of it is installed with Abelard.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from abelard.reading.documents.head import head_of
from abelard.reading.documents.manuscript import Manuscript
from abelard.reading.documents.parts import find_parts
from abelard.reading.documents.refusal import LIMITS, Limits, UnreadableDocumentError

if TYPE_CHECKING:
    from abelard.reading.result import Document

HINT = (
    "install tesseract (Debian, Ubuntu: apt install tesseract-ocr; macOS: brew install tesseract), "
    "or run it through another OCR program first"
)
_SECONDS = 120
_WORD_LEVEL = "5"
_COLUMNS = 12
_LEAST_LETTERS = 8
_DOUBTFUL = 70.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The paragraphs of one picture, each a list of lines, and how sure the program was (0 to 100)."""

    paragraphs: tuple[tuple[str, ...], ...]
    sure: float


def has_tesseract() -> bool:
    """Whether scans can be read on this machine."""
    return shutil.which("tesseract") is not None


def recognise_picture(picture: bytes) -> Recognised:
    """Give the words of a picture (PNG, JPEG, TIFF, PNM); raises UnreadableDocumentError where that fails."""
    program = shutil.which("tesseract")
    if program is None:
        msg = f"this is a scan, and tesseract, which recognises letters, is not installed: {HINT}"
        raise UnreadableDocumentError(msg)
    language = os.environ.get("ABELARD_OCR_LANGUAGE", "eng")
    command = [program, "stdin", "stdout", "-l", language, "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; the document is only its input
            command, input=picture, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        msg = f"tesseract was stopped after {_SECONDS} seconds on one page: make the scan smaller"
        raise UnreadableDocumentError(msg) from error
    if done.returncode:
        why = " ".join(done.stderr.decode("utf-8", errors="replace").split())[-200:]
        msg = f"tesseract could not read the scan ({why}): save it as PNG or TIFF"
        raise UnreadableDocumentError(msg)
    return read_table(done.stdout.decode("utf-8", errors="replace"))


def read_scan(data: bytes, limits: Limits = LIMITS) -> Document:
    """Read a picture of a text."""
    found = recognise_picture(data)
    manuscript = Manuscript(limits)
    for lines in found.paragraphs:
        manuscript.write(joined(lines))
        manuscript.close("body")
    text = manuscript.text
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        msg = "no letters were recognised in this picture; scan it again with 300 dots per inch or more"
        raise UnreadableDocumentError(msg)
    manuscript.parts = list(find_parts(text))
    manuscript.warnings.append(doubts(found.sure))
    title, creators, published = head_of(text)
    digest = hashlib.sha256(data).hexdigest()
    made = manuscript.document(format="scan", sha256=digest, title=title, creators=creators)
    return replace(made, published=published)


def doubts(sure: float) -> str:
    """Say that letters were recognised, and how sure that is."""
    told = f"its letters were recognised by tesseract, which gives itself {sure:.0f} of 100"
    return told + ("; look at the scan before you trust a name" if sure < _DOUBTFUL else "")


def joined(lines: tuple[str, ...]) -> str:
    """Join the lines of a paragraph, words cut at line ends made whole."""
    text = ""
    for line in lines:
        cut = text.endswith(("-", "\u00ad")) and line[:1].islower() and text[-2:-1].isalpha()
        text = text[:-1] + line if cut else f"{text} {line}".strip()
    return text


def read_table(table: str) -> Recognised:
    """Read tesseract's TSV: level, page, block, paragraph, line, word, left, top, ..., conf, text."""
    rows = [
        row
        for line in table.split("\n")
        if len(row := line.split("\t")) == _COLUMNS and row[0] == _WORD_LEVEL
    ]
    words = [(tuple(row[1:4]), row[4], float(row[10]), row[11].strip()) for row in rows if row[11].strip()]
    paragraphs = []
    for _, inside in groupby(words, key=lambda word: word[0]):
        lines = [" ".join(word[3] for word in line) for _, line in groupby(inside, key=lambda word: word[1])]
        paragraphs.append(tuple(lines))
    sure = [confidence for _, _, confidence, _ in words if confidence >= 0]
    return Recognised(paragraphs=tuple(paragraphs), sure=sum(sure) / len(sure) if sure else 0.0)
