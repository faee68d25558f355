"""The statement notation: one small language for files, questions, rules, hypotheses and the search box.

    statement := term PREDICATE [term] {qualifier term} | "free words" | ^claim
    term      := id | "any name" | ?x | quantity | (statement [when]) | ^claim

The grammar is given whole in docs/notation.md; times are read in `abelard.case.times`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from abelard.case.times import TIME_WORDS, read_when
from abelard.case.tokens import MistakeError, Token, mistake, tokenise, unquote
from abelard.model.names import did_you_mean
from abelard.model.problem import Where
from abelard.model.statement import ClaimRef, Nested, Quantity, Statement, Term, Variable, Words
from abelard.model.when import UNDATED, When

if TYPE_CHECKING:
    from abelard.case.scope import Scope
    from abelard.model.vocabulary import Predicate, Qualifier

NUMBER = re.compile(
    r"(?P<mark>~|<=|>=|<|>|≤|≥)?(?P<least>-?\d[\d_]*(?:\.\d+)?)(?:\.\.(?P<most>\d[\d_]*(?:\.\d+)?))?(?P<percent>%)?"
)
INFINITY = float("inf")
MOST_DIGITS = 18
"""Of a number; more would not be kept exactly."""
DEEPEST = 48
"""Statements inside one another; asking what somebody believes that somebody wrote takes three."""


class Parsed(NamedTuple):
    """A statement as read: its identity, the qualifiers that do not belong to it, and its time."""

    statement: Statement
    details: tuple[tuple[str, Term], ...]
    when: When


class Cursor:
    """A position in the tokens of one head or value."""

    def __init__(self, tokens: list[Token], scope: Scope, where: Where, end: int) -> None:
        """Start at the first token; `end` is the column after the last, for messages."""
        self.tokens = tokens
        self.scope = scope
        self.where = where
        self.end = end
        self.index = 0
        self.depth = 0

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the next token, or None at the end."""
        place = self.index + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def take(self) -> Token:
        """Return the next token and step over it."""
        token = self.peek()
        if token is None:
            raise self.mistake(
                "unfinished", "the line ends too early", "see docs/notation.md for what a statement needs"
            )
        self.index += 1
        return token

    def at_word(self, *words: str) -> bool:
        """Tell whether the next token is one of these words."""
        token = self.peek()
        return token is not None and token.text in words and token.kind == "word"

    def skip(self, word: str) -> bool:
        """Step over a word if it comes next."""
        found = self.at_word(word)
        self.index += found
        return found

    def place(self, token: Token | None = None) -> Where:
        """Return where a token stands, or where the line ends."""
        token = token or self.peek()
        return Where(self.where.path, self.where.line, token.column if token else self.end)

    def mistake(self, code: str, message: str, hint: str = "", token: Token | None = None) -> MistakeError:
        """Return the exception for an error at a token, or at the next one."""
        return mistake(code, message, self.place(token), hint)


def cursor(text: str, where: Where, scope: Scope) -> Cursor:
    """Return a cursor over a text that begins at `where`."""
    return Cursor(tokenise(text, where), scope, where, where.column + len(text))


def read_statement(at: Cursor) -> Parsed:
    """Read a statement and its time, up to the end or a closing bracket."""
    at.depth += 1
    if at.depth > DEEPEST:
        hint = f"at most {DEEPEST} statements can stand inside one another"
        raise at.mistake("too-deep", "nobody can follow brackets nested so deep", hint)
    parsed = _read_statement(at)
    at.depth -= 1
    return parsed


def _read_statement(at: Cursor) -> Parsed:
    first = at.take()
    following = at.peek()
    alone = following is None or following.kind in ("close", "comma") or _is_time(following)
    if first.kind == "string" and alone:
        return Parsed(Statement(Words(unquote(first.text))), (), read_when(at, read_statement))
    if first.kind == "claim" and alone:
        return Parsed(Statement(ClaimRef(first.text[1:])), (), UNDATED)
    subject = read_term(at, first)
    predicate, signature = _read_predicate(at)
    target = _read_object(at, signature)
    key, details = _read_qualifiers(at)
    _no_loose_words(at)
    when = read_when(at, read_statement)
    return Parsed(Statement(subject, predicate, target, tuple(sorted(key))), tuple(details), when)


def _no_loose_words(at: Cursor) -> None:
    token = at.peek()
    if token is not None and token.kind == "string":
        hint = f"put a qualifier before them: as {token.text}"
        raise at.mistake("unexpected", f"words that belong to nothing: {token.text}", hint, token)


def _is_time(token: Token) -> bool:
    return token.kind == "word" and token.text in TIME_WORDS


def _read_predicate(at: Cursor) -> tuple[str, Predicate | None]:
    token = at.take()
    known = at.scope.vocabulary.predicates
    if token.kind == "variable":
        return token.text, None
    if token.kind == "word" and token.text in known:
        return token.text, known[token.text]
    fuller = (id for id in known if id.startswith(f"{token.text}-"))
    near = next(fuller, "") or (did_you_mean(token.text, known) if token.kind == "word" else "")
    raise at.mistake(
        "unknown-predicate",
        f"no predicate is called {token.text!r}",
        f"did you mean {near}?"
        if near
        else "`abelard schema --predicates` lists them; a case may define its own",
        token,
    )


def _read_object(at: Cursor, signature: Predicate | None) -> Term | None:
    token = at.peek()
    if token is None or token.kind in ("close", "comma"):
        return None
    if token.kind == "word" and _ends_object(at, token, signature):
        return None
    at.index += 1
    if token.kind == "string" and signature is not None and _wants_words(at, token, signature):
        return Words(unquote(token.text))
    return read_term(at, token)


def _ends_object(at: Cursor, token: Token, signature: Predicate | None) -> bool:
    """Tell whether a word begins the time or a qualifier, so that there is no object."""
    if begins_time(at):
        return True
    optional = signature is None or not signature.objects or "nothing" in signature.objects
    return optional and token.text in at.scope.vocabulary.qualifiers


def begins_time(at: Cursor) -> bool:
    """Tell whether the time of a statement comes next."""
    return at.at_word(*TIME_WORDS) or _is_amount_of_time(at)


def _is_amount_of_time(at: Cursor) -> bool:
    """Tell whether `3 days before ...` comes next."""
    number, unit, side = at.peek(), at.peek(1), at.peek(2)
    if number is None or unit is None or side is None or not number.text.isdigit():
        return False
    return unit.text.rstrip("s") in {"day", "week", "month", "year"} and side.text in {"before", "after"}


def _wants_words(at: Cursor, token: Token, signature: Predicate) -> bool:
    """Tell whether a quotation is meant as words: where the signature takes them and no name is meant."""
    if "words" not in signature.objects:
        return False
    others = set(signature.objects) - {"words", "nothing"}
    return not others or not at.scope.names.find(unquote(token.text))


def _read_qualifiers(at: Cursor) -> tuple[list[tuple[str, Term]], list[tuple[str, Term]]]:
    key: list[tuple[str, Term]] = []
    details: list[tuple[str, Term]] = []
    known = at.scope.vocabulary.qualifiers
    while (token := at.peek()) is not None and token.kind == "word":
        if begins_time(at):
            break
        at.index += 1
        qualifier = known.get(token.text)
        if qualifier is None:
            near = did_you_mean(token.text, (*known, *TIME_WORDS))
            raise at.mistake(
                "unknown-qualifier",
                f"{token.text!r} is neither a qualifier nor a word of time",
                f"did you mean {near}?" if near else "declare it: `qualifier ID`",
                token,
            )
        term = _read_value(at, qualifier)
        (key if qualifier.key else details).append((token.text, term))
    return key, details


def _read_value(at: Cursor, qualifier: Qualifier) -> Term:
    """Read a qualifier's value: a term, or words where no name is meant."""
    token = at.take()
    if token.text in qualifier.values and at.scope.known(token.text) is None:
        return Words(token.text)
    if token.kind == "string":
        found = at.scope.names.find(unquote(token.text))
        return at.scope.ref(token, at.where) if len(found) == 1 else Words(unquote(token.text))
    return read_term(at, token)


def read_term(at: Cursor, token: Token) -> Term:
    """Read the term that begins with a token already taken."""
    if token.kind == "variable":
        return Variable(token.text[1:])
    if token.kind == "claim":
        return ClaimRef(token.text[1:])
    if token.kind == "open":
        return read_nested(at)
    if token.kind == "word" and (number := NUMBER.fullmatch(token.text)):
        if len(token.text) > 2 * MOST_DIGITS:
            hint = f"write at most {MOST_DIGITS} digits"
            raise at.mistake("bad-number", f"a number of {len(token.text)} characters", hint, token)
        return _read_quantity(at, number)
    if token.kind in ("word", "string"):
        return at.scope.ref(token, at.where)
    raise at.mistake(
        "unexpected", f"did not expect {token.text!r} here", "a name, a quotation or ?x can stand here", token
    )


def read_nested(at: Cursor) -> Nested:
    """Read a statement between brackets, the opening one already taken."""
    parsed = read_statement(at)
    if parsed.details:
        statement = parsed.statement
        qualifiers = tuple(sorted((*statement.qualifiers, *parsed.details)))
        parsed = Parsed(
            Statement(statement.subject, statement.predicate, statement.object, qualifiers), (), parsed.when
        )
    token = at.peek()
    if token is None or token.kind != "close":
        raise at.mistake(
            "unclosed-bracket", "a bracket that is never closed", "put ) after the inner statement"
        )
    at.index += 1
    return Nested(parsed.statement, parsed.when)


def _read_quantity(at: Cursor, number: re.Match[str]) -> Quantity:
    least = float(number["least"].replace("_", ""))
    most = float(number["most"].replace("_", "")) if number["most"] else least
    mark = number["mark"] or ""
    if mark in ("<", "<=", "≤"):
        least, most = 0.0, least
    elif mark in (">", ">=", "≥"):
        most = INFINITY
    return Quantity(least, most, _read_unit(at), mark == "~", number[0])


def _read_unit(at: Cursor) -> str:
    """Read the word after a number as its unit, unless it begins something else."""
    token = at.peek()
    if token is None or token.kind != "word" or token.text in TIME_WORDS or token.text[0].isdigit():
        return ""
    following = at.peek(1)
    known = at.scope.vocabulary.qualifiers
    if token.text in known and following is not None and not _is_time(following):
        return ""
    at.index += 1
    return token.text


def finish(at: Cursor) -> None:
    """Complain about anything left over."""
    token = at.peek()
    if token is not None:
        raise at.mistake(
            "unexpected",
            f"did not expect {token.text!r} here",
            "is a quotation mark or a bracket missing?",
            token,
        )
