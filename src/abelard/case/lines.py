"""The ledger as lines: text into blocks with their places, nothing interpreted and nothing lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

from abelard.model.problem import NOWHERE, Problem, Severity, Where

LONGEST_LINE = 200_000
"""Code points; a longer line is reported and left alone."""

COMMENT = re.compile(r"(?:^|\s)#(?=\s|$)")
FIELD = re.compile(r"(hypothesis(?=\s)|[A-Za-z][\w-]*:)(?:\s+|$)(.*)", re.DOTALL)
"""`key: value`; a hypothesis has its own id before the colon."""
BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""Control characters, and the stand-ins for bytes that are not UTF-8."""


@dataclass(frozen=True, slots=True)
class Field:
    """One indented line `key: value`, with the lines that continue it."""

    key: str
    value: str
    where: Where
    """Where the key stands."""
    column: int
    """The column at which the value begins."""


@dataclass(frozen=True, slots=True)
class Block:
    """A head line and its indented fields: one directive or one claim."""

    head: str
    where: Where
    fields: tuple[Field, ...] = ()
    last: int = 0
    """The number of its last line; the first is that of its head."""

    def at(self, column: int) -> Where:
        """Return the place of a column of the head line."""
        return Where(self.where.path, self.where.line, column)


def split_comment(line: str) -> tuple[str, str]:
    """Split a line into what it says and its comment: a `#` after white space, outside quotation marks."""
    if "#" not in line:
        return line, ""
    for found in COMMENT.finditer(line):
        before = line[: found.start()]
        if (before.count('"') - before.count('\\"')) % 2 == 0:
            return before.rstrip(), line[found.end() - 1 :]
    return line, ""


def split_lines(text: str) -> list[str]:
    """Split at line feeds alone, as editors count lines, and drop the carriage returns before them."""
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line.removesuffix("\r") for line in lines] if "\r" in text else lines


class _Reader:
    """Walks the lines of one file once and collects blocks and problems."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.blocks: list[Block] = []
        self.problems: list[Problem] = []
        self.head = ""
        self.head_where = NOWHERE
        self.last = 0
        self.fields: list[Field] = []
        self.broken = False
        self.told_of_tabs = False

    def read(self, lines: list[str], *, checked: bool) -> None:
        """Read the lines of a file; `checked` says that none of them can be bad."""
        for number, line in enumerate(lines, start=1):
            body = line.rstrip()
            if not body:
                self._flush()
                continue
            text = body
            if "#" in body:
                if body.lstrip()[0] == "#":
                    continue
                text = split_comment(body)[0]
            if not checked and self._is_bad(body, number):
                continue
            if body[0] in " \t":
                self._indented(text, number)
            else:
                self._flush()
                self.head, self.head_where, self.last = text, Where(self.path, number, 1), number
        self._flush()

    def _is_bad(self, line: str, number: int) -> bool:
        """Report a line that cannot be read, and break the block it belongs to."""
        found = BAD.search(line)
        if found is None and len(line) <= LONGEST_LINE:
            return False
        if line[0] not in " \t":
            self._flush()
        self.broken = True
        self.last = number
        if found is None:
            self._problem("line-too-long", f"a line of {len(line):,} characters", number, 1,
                          f"lines may have {LONGEST_LINE:,}; long texts belong in texts/")  # fmt: skip
        else:
            code, message, hint = _explain(found[0])
            self._problem(code, message, number, found.start() + 1, hint)
        return True

    def _indented(self, text: str, number: int) -> None:
        """Take an indented line as a field, or as the continuation of one."""
        bare = text.lstrip()
        column = len(text) - len(bare) + 1
        if "\t" in text[: column - 1] and not self.told_of_tabs:
            self.told_of_tabs = True
            self._problem("tab", "indented with a tab", number, 1,
                          "use two spaces; `abelard fmt` does it for you", Severity.INFO)  # fmt: skip
        if not self.head:
            if not self.broken:
                self.broken = True
                self._problem("field-without-head", "an indented line that belongs to nothing", number,
                              column, "fields follow their head without a blank line between")  # fmt: skip
            return
        self.last = number
        deeper = self.fields and column > self.fields[-1].where.column
        found = None if deeper else FIELD.fullmatch(bare)
        if found:
            start = column + found.start(2)
            self.fields.append(Field(found[1].rstrip(":"), found[2], Where(self.path, number, column), start))
        elif deeper:
            last = self.fields[-1]
            self.fields[-1] = Field(last.key, f"{last.value}\n{bare}", last.where, last.column)
        else:
            self.broken = True
            self._problem("not-a-field", f"not a field: {bare[:40]!r}", number, column,
                          "write `key: value`, indented under the head of its block")  # fmt: skip

    def _flush(self) -> None:
        """Close the block that is open; a broken one is left out."""
        if self.head and not self.broken:
            self.blocks.append(Block(self.head, self.head_where, tuple(self.fields), self.last))
        self.head, self.broken = "", False
        if self.fields:
            self.fields = []

    def _problem(
        self, code: str, message: str, line: int, column: int, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        where = Where(self.path, line, column)
        self.problems.append(Problem(code=code, message=message, where=where, hint=hint, severity=severity))


def _explain(character: str) -> tuple[str, str, str]:
    if "\ud800" <= character <= "\udfff":
        byte = ord(character) & 0xFF
        return "not-utf8", f"the byte 0x{byte:02x} is not UTF-8", "save the file as UTF-8"
    return "control-character", f"a control character, U+{ord(character):04X}", "take it out"


def read_blocks(text: str, path: str) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """Return the blocks of a file, in order, and what is wrong with its lines.

    A block whose lines cannot be read is left out, and said so; the others are not affected.
    """
    reader = _Reader(path)
    lines = split_lines(text)
    reader.read(lines, checked=not BAD.search(text) and max(map(len, lines), default=0) <= LONGEST_LINE)
    return tuple(reader.blocks), tuple(reader.problems)
