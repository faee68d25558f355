"""The words of the statement notation: names, quotations, variables, references, brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

from abelard.model.problem import Problem, Where

TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>"(?:[^"\\]|\\.)*")
    | (?P<variable>\?[^\W\d][\w-]*)
    | (?P<claim>\^[\w.-]+)
    | (?P<set>\[[^\]"]*\]|\{[^}"]*\})
    | (?P<open>\()
    | (?P<close>\))
    | (?P<comma>,)
    | (?P<word>[^\s()",]+)
    | (?P<bad>\S)
    )""",
    re.VERBOSE,
)

SPECIAL = re.compile(r'["()\[\]{},?^]')
ESCAPE = re.compile(r"\\(.)", re.DOTALL)
ESCAPED = {"n": "\n", "t": "\t"}


class Token(NamedTuple):
    """One word with its kind, its text as written, and the column at which it begins."""

    kind: str
    text: str
    column: int


class MistakeError(Exception):
    """Something in a block cannot be read. Caught where blocks are read; never leaves this package."""

    def __init__(self, problem: Problem) -> None:
        """Take the problem that will be reported."""
        super().__init__(problem.message)
        self.problem = problem


def mistake(code: str, message: str, where: Where, hint: str = "") -> MistakeError:
    """Return the exception for an error at a place."""
    return MistakeError(Problem(code=code, message=message, where=where, hint=hint))


def unquote(text: str) -> str:
    """Return the words between quotation marks, escapes undone."""
    inner = text[1:-1]
    return ESCAPE.sub(lambda found: ESCAPED.get(found[1], found[1]), inner) if "\\" in inner else inner


def _words(text: str, column: int) -> list[Token]:
    """Split a text that has only words, which is most of them; `split` is several times faster."""
    tokens = []
    end = 0
    for word in text.split():
        start = text.index(word, end)
        end = start + len(word)
        tokens.append(Token("word", word, column + start))
    return tokens


def tokenise(text: str, where: Where) -> list[Token]:
    """Split a text that begins at `where` into tokens; raise MistakeError on a stray quotation mark."""
    if not SPECIAL.search(text):
        return _words(text, where.column)
    tokens = []
    base = where.column
    for found in TOKEN.finditer(text):
        kind = found.lastgroup
        if kind is None:
            continue
        start = found.start(kind)
        if kind == "bad":
            raise mistake(
                "unclosed-quotation",
                "a quotation mark that is never closed",
                Where(where.path, where.line, base + start),
                'put " at its end; inside, write \\"',
            )
        tokens.append(Token(kind, found[kind], base + start))
    return tokens
