"""Reading the time of a claim: `in 2004-10`, `from by 2002-05`, `within 1 month of (x declares)`.

when  := at {and at} | throughout A | from point [to point] | to point
at    := in A | point
point := A | by A | before A | after A | between A and A
       | N unit before|after A | within N unit of|before|after A
       | in month before|after A | in year N of A
A     := [start of | end of] date | label | source | (statement)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from abelard.case.tokens import Token, mistake
from abelard.model.date import Unreadable, read_date
from abelard.model.statement import PLAIN_ID
from abelard.model.when import UNDATED, Anchor, Edge, Point, Side, When, problems_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.case.grammar import Cursor, Parsed

TIME_WORDS = frozenset(
    ("in", "on", "throughout", "by", "from", "since", "to", "until", "before", "after", "between", "within")
)
UNITS = {"day": "day", "week": "week", "month": "month", "year": "year"}


class _Amount(NamedTuple):
    number: int
    unit: str


def read_when(at: Cursor, inner: Callable[[Cursor], Parsed]) -> When:
    """Read the time that stands at the cursor, if any; `inner` reads a bracketed statement."""
    token = at.peek()
    if token is None or token.kind in ("close", "comma"):
        return UNDATED
    text = _plain(at)
    known = at.scope.times.get(text)
    if known is not None:
        at.index = len(at.tokens)
        return known
    when = _read_mode(at, inner)
    for message in problems_of(when):
        raise at.mistake("impossible-time", message, "check which date is the earlier", token)
    if text and at.peek() is None:
        at.scope.times[text] = when
    return when


def _plain(at: Cursor) -> str:
    """Return the text of a time that is all words to the end of the line; a ledger repeats a few such."""
    rest = at.tokens[at.index :]
    return " ".join([token.text for token in rest]) if all(token.kind == "word" for token in rest) else ""


def _read_mode(at: Cursor, inner: Callable[[Cursor], Parsed]) -> When:
    if at.skip("throughout"):
        return When("throughout", (Point("at", _anchor(at, inner)),), ())
    if at.skip("from") or at.skip("since"):
        start = _points(at, inner)
        end = _points(at, inner) if at.skip("to") or at.skip("until") else ()
        return When("span", start, end)
    if at.skip("to") or at.skip("until"):
        return When("span", (), _points(at, inner))
    return When("at", _points(at, inner), ())


def _points(at: Cursor, inner: Callable[[Cursor], Parsed]) -> tuple[Point, ...]:
    """Read one point, or several that `and` joins."""
    points = [_point(at, inner)]
    while at.skip("and"):
        points.append(_point(at, inner))
    return tuple(points)


def _point(at: Cursor, inner: Callable[[Cursor], Parsed]) -> Point:
    if at.skip("in") or at.skip("on"):
        return _in(at, inner)
    if at.skip("by"):
        return Point("by", _anchor(at, inner))
    side = _side(at)
    if side:
        return Point(side, _anchor(at, inner))
    if at.skip("between"):
        first = _anchor(at, inner)
        _expect(at, "and")
        return Point("between", first, _anchor(at, inner))
    if at.skip("within"):
        return _within(at, inner)
    amount = _amount(at)
    return _offset(at, amount, inner) if amount else Point("at", _anchor(at, inner))


def _in(at: Cursor, inner: Callable[[Cursor], Parsed]) -> Point:
    if at.at_word("month") and _follows(at, "before", "after"):
        at.take()
        side = at.take().text
        return Point("month-before" if side == "before" else "month-after", _anchor(at, inner))
    if at.at_word("year") and _follows_number(at):
        at.take()
        number = int(at.take().text)
        _expect(at, "of")
        return Point("year-of", _anchor(at, inner), amount=number, unit="year")
    return Point("at", _anchor(at, inner))


def _within(at: Cursor, inner: Callable[[Cursor], Parsed]) -> Point:
    amount = _amount(at)
    if amount is None:
        raise at.mistake("bad-duration", "`within` needs a length of time", "write `within 1 month of X`")
    side = _side(at)
    if not side:
        _expect(at, "of")
    return Point("within", _anchor(at, inner), amount=amount.number, unit=amount.unit, side=side)


def _offset(at: Cursor, amount: _Amount, inner: Callable[[Cursor], Parsed]) -> Point:
    side = _side(at)
    if not side:
        raise at.mistake("unexpected", "a length of time needs `before` or `after`", "write `3 days after X`")
    return Point(side, _anchor(at, inner), amount=amount.number, unit=amount.unit)


def _side(at: Cursor) -> Side:
    if at.skip("before"):
        return "before"
    return "after" if at.skip("after") else ""


def _amount(at: Cursor) -> _Amount | None:
    """Read `3 days`, if that is what comes next; `a month` counts as one."""
    number, unit = at.peek(), at.peek(1)
    if number is None or unit is None or unit.kind != "word":
        return None
    name = UNITS.get(unit.text.removesuffix("s"))
    if name is None or not (number.text.isdigit() or number.text in ("a", "one")):
        return None
    if len(number.text) > 7:  # noqa: PLR2004  ten million years is past any use, and keeps sums small
        raise at.mistake(
            "bad-duration", f"{number.text} {unit.text} is too long", "write at most 9999999", number
        )
    at.index += 2
    return _Amount(int(number.text) if number.text.isdigit() else 1, name)


def _expect(at: Cursor, word: str) -> None:
    if not at.skip(word):
        raise at.mistake("unexpected", f"expected `{word}` here", "see docs/dates.md for the forms of a time")


def _follows(at: Cursor, *words: str) -> bool:
    token = at.peek(1)
    return token is not None and token.text in words


def _follows_number(at: Cursor) -> bool:
    token = at.peek(1)
    return token is not None and token.text.isdigit() and len(token.text) < 7  # noqa: PLR2004  no reign is longer


def _anchor(at: Cursor, inner: Callable[[Cursor], Parsed]) -> Anchor:
    """Read what a time is measured from: a date, or something else that has one."""
    edge = _edge(at)
    token = at.take()
    if token.kind == "open":
        parsed = inner(at)
        if not at.peek() or at.take().kind != "close":
            raise at.mistake(
                "unclosed-bracket", "a bracket that is never closed", "put ) after the inner statement"
            )
        return Anchor(None, parsed.statement.key, edge)
    if token.kind == "string":
        return Anchor(None, at.scope.ref(token, at.where).id, edge)
    if token.kind not in ("word", "set"):
        bare = token.text[1:] if token.kind == "claim" else ""
        hint = f"a label stands here without its ^: {bare}" if bare else "a date, a label or (a statement)"
        raise at.mistake("unexpected", f"expected a time, found {token.text!r}", hint, token)
    return _date_or_label(at, token, edge)


def _edge(at: Cursor) -> Edge:
    for word in ("start", "end"):
        if at.at_word(word) and _follows(at, "of"):
            at.index += 2
            return "start" if word == "start" else "end"
    return ""


def _date_or_label(at: Cursor, token: Token, edge: Edge) -> Anchor:
    text = _joined(at, token)
    if PLAIN_ID.fullmatch(text) and text[0] not in "XY":  # no date begins with any other letter
        return Anchor(None, text, edge)
    date = read_date(text, at.scope.circa)
    if not isinstance(date, Unreadable):
        return Anchor(date, "", edge)
    if text[0].isalpha() and not _looks_dated(text) and ":" not in text:
        return Anchor(None, text, edge)
    place = at.place(token)
    where = type(place)(place.path, place.line, place.column + date.offset)
    raise mistake("bad-date", date.message, where, date.hint)


def _looks_dated(text: str) -> bool:
    return text[0] == "Y" and text[1:2].isdigit()


def _joined(at: Cursor, token: Token) -> str:
    """Put a set such as `[1667,1668]` back together with what was written against it."""
    text = token.text
    end = token.column + len(text)
    while (
        (following := at.peek()) is not None and following.column == end and following.kind in ("set", "word")
    ):
        text += following.text
        end += len(following.text)
        at.index += 1
    return text
