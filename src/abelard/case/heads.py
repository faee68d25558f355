"""The head of a claim, a sentence: label, date, speakers, stance, statement, time.

head := [label:] [date] [agents STANCE] statement [when]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from abelard.case.fields import read_refs
from abelard.case.grammar import Cursor, Parsed, begins_time, cursor, finish, read_statement
from abelard.case.times import TIME_WORDS, read_when
from abelard.case.tokens import SPECIAL, MistakeError, tokenise
from abelard.model.claim import Stance
from abelard.model.problem import NOWHERE
from abelard.model.statement import PLAIN_ID, Statement
from abelard.model.when import UNDATED

if TYPE_CHECKING:
    from abelard.case.scope import Scope
    from abelard.model.date import Date
    from abelard.model.problem import Where
    from abelard.model.when import When

STANCES = {str(stance): stance for stance in Stance}


class Head(NamedTuple):
    """The parts of a claim's head."""

    label: str
    said: Date | None
    by: tuple[str, ...]
    stance: Stance
    parsed: Parsed


def read_head(text: str, where: Where, scope: Scope) -> Head:
    """Read the head of a claim; raise MistakeError where it cannot be read."""
    plain = _plain(text, scope)
    if plain is not None:
        return plain
    at = Cursor(tokenise(text, where), scope, where, where.column + len(text))
    label = _label(at)
    said = _said(at)
    by, stance = _speakers(at)
    parsed = read_statement(at)
    finish(at)
    return Head(label, said, by, stance, parsed)


def _label(at: Cursor) -> str:
    token = at.peek()
    if token is None or token.kind != "word" or token.text[-1] != ":":
        return ""
    label = token.text[:-1]
    if not PLAIN_ID.fullmatch(label):
        raise at.mistake(
            "bad-id", f"{label!r} cannot be a label", "letters first, then also digits - _ .", token
        )
    at.take()
    return label


def _said(at: Cursor) -> Date | None:
    token, following = at.peek(), at.peek(1)
    if token is None or token.kind not in ("word", "set") or following is None:
        return None
    dated = (
        token.kind == "set"
        or token.text[0].isdigit()
        or (token.text[0] in "-Y" and token.text[1:2].isdigit())
    )
    if not dated and ":" not in token.text:
        return None
    at.take()
    return at.scope.date(token.text, at.place(token))


def _speakers(at: Cursor) -> tuple[tuple[str, ...], Stance]:
    """Read `zawahiri denies`, `a, b doubts`, or a bare stance of the source's author."""
    depth = 0
    for ahead, token in enumerate(at.tokens[at.index :]):
        depth += (token.kind == "open") - (token.kind == "close")
        if depth == 0 and token.kind == "word" and token.text in STANCES:
            by = read_refs(at) if ahead else ()
            if at.peek() is not token:
                raise at.mistake(
                    "unexpected", "only names can stand before the stance", "write `name denies ...`"
                )
            at.take()
            return by, STANCES[token.text]
    return (), Stance.AFFIRMS


def _plain(text: str, scope: Scope) -> Head | None:
    """Read a head that is all ids and a time, as most are, several times faster; else nothing."""
    if SPECIAL.search(text):
        return None
    words = text.split()
    label = words.pop(0)[:-1] if words[0][-1] == ":" else ""
    by: tuple[str, ...] = ()
    stance = STANCES.get(words[1]) if len(words) > 1 else None
    if stance is not None:
        speaker = scope.known(words[0])
        if speaker is None:
            return None
        by, words = (speaker.id,), words[2:]
    parsed = _plain_statement(words, scope)
    if parsed is None or (label and not PLAIN_ID.fullmatch(label)):
        return None
    return Head(label, None, by, stance or Stance.AFFIRMS, parsed)


def _plain_statement(words: list[str], scope: Scope) -> Parsed | None:
    """Read `a leads b from 2004` and `a dies`."""
    if len(words) < 2 or words[1] not in scope.vocabulary.predicates:  # noqa: PLR2004  subject and predicate
        return None
    bare = len(words) == 2 or words[2] in TIME_WORDS  # noqa: PLR2004  as above
    subject, target = scope.known(words[0]), None if bare else scope.known(words[2])
    if subject is None or (target is None and not bare):
        return None
    rest = " ".join(words[2 if bare else 3 :])
    when = scope.times.get(rest) or _plain_time(rest, scope)
    return None if when is None else Parsed(Statement(subject, words[1], target), (), when)


def _plain_time(text: str, scope: Scope) -> When | None:
    """Read the time that ends a plain head; nothing where it is none, so that the mistake gets its place."""
    if not text:
        return UNDATED
    at = cursor(text, NOWHERE, scope)
    try:
        when = read_when(at, read_statement) if begins_time(at) else None
    except MistakeError:
        return None
    return None if at.peek() else when
