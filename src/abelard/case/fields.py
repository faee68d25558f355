"""The fields of a block, read one by one: a bad one is reported at its place and does not hide the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from abelard.case.grammar import Cursor, Parsed, cursor, finish, read_statement
from abelard.case.tokens import MistakeError, mistake, unquote
from abelard.model.agent import Access
from abelard.model.names import did_you_mean
from abelard.model.problem import Problem, Where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from abelard.case.lines import Block, Field
    from abelard.case.scope import Scope
    from abelard.model.date import Date

T = TypeVar("T")


class Fields:
    """Typed access to a block's fields. Each method reports what it cannot read and returns the default."""

    def __init__(self, block: Block, scope: Scope, problems: list[Problem]) -> None:
        """Take the block, what its words may refer to, and the list that problems go to."""
        self.block = block
        self.scope = scope
        self.problems = problems
        self.failed = False
        self.keys = {field.key for field in block.fields}
        """The keys that the block has."""

    def all(self, *keys: str) -> Iterator[Field]:
        """Yield the fields with one of these keys, in order."""
        return (field for field in self.block.fields if field.key in keys)

    def get(self, key: str) -> Field | None:
        """Return the field with a key; a second one is reported."""
        if key not in self.keys:
            return None
        found = list(self.all(key))
        for again in found[1:]:
            self._report(mistake("repeated-field", f"{key!r} stands here twice", again.where, "keep one"))
        return found[0] if found else None

    def read(self, field: Field | None, reader: Callable[[Field], T], default: T) -> T:
        """Return what a reader makes of a field; the default if there is no field, or it cannot be read."""
        if field is None:
            return default
        try:
            return reader(field)
        except MistakeError as error:
            self._report(error)
            return default

    def each(self, reader: Callable[[Field], T], *keys: str) -> list[T]:
        """Return what a reader makes of the fields with these keys, less those that cannot be read."""
        if self.keys.isdisjoint(keys):
            return []
        found = (self.read(field, reader, None) for field in self.all(*keys))
        return [item for item in found if item is not None]

    def _report(self, error: MistakeError) -> None:
        self.failed = True
        self.problems.append(error.problem)

    def cursor(self, field: Field) -> Cursor:
        """Return a cursor over a field's value."""
        return cursor(field.value, value_place(field), self.scope)

    def text(self, key: str) -> str:
        """Return a field's words: as they stand, lines joined, quotation marks around the whole removed."""
        field = self.get(key)
        return plain(field.value) if field else ""

    def refs(self, key: str) -> tuple[str, ...]:
        """Return the ids a field lists: `by: zawahiri, "Atiya"`."""
        return tuple(ref for refs in self.each(self._refs, key) for ref in refs)

    def _refs(self, field: Field) -> tuple[str, ...]:
        at = self.cursor(field)
        refs = read_refs(at)
        finish(at)
        return refs

    def words(self, key: str) -> tuple[str, ...]:
        """Return the bare words a field lists, separated by commas."""
        if key not in self.keys:
            return ()
        return tuple(
            word.strip()
            for field in self.all(key)
            for word in field.value.replace("\n", " ").split(",")
            if word.strip()
        )

    def date(self, key: str) -> Date | None:
        """Return a field's date."""
        return self.read(self.get(key), self._date, None)

    def _date(self, field: Field) -> Date | None:
        return self.scope.date(field.value.strip(), value_place(field))

    def choice(self, key: str, choices: Iterable[T], default: T) -> T:
        """Return the member of an enumeration that a field names."""
        if key not in self.keys:
            return default
        return self.read(self.get(key), lambda field: choose(field, choices), default)

    def yes(self, key: str, *, default: bool) -> bool:
        """Return a field that says yes or no."""
        return self.choice(key, ("yes", "no"), "yes" if default else "no") == "yes"

    def access(self) -> Access:
        """Return who may see the thing."""
        return self.choice("access", Access, Access.PUBLIC)

    def statement(self, field: Field) -> Parsed | None:
        """Return the statement that is a field's value."""
        return self.read(field, self._statement, None)

    def _statement(self, field: Field) -> Parsed | None:
        at = self.cursor(field)
        parsed = read_statement(at)
        finish(at)
        return parsed

    def expect(self, known: Iterable[str]) -> None:
        """Report the fields that this kind of block does not have."""
        names = tuple(known)
        if self.keys.issubset(names):
            return
        for field in self.block.fields:
            if field.key not in names:
                near = did_you_mean(field.key, names)
                hint = f"did you mean {near}?" if near else "it may have: " + ", ".join(names)
                self._report(mistake("unknown-field", f"no field {field.key!r} here", field.where, hint))


def value_place(field: Field) -> Where:
    """Return where a field's value begins."""
    return Where(field.where.path, field.where.line, field.column)


def plain(text: str) -> str:
    """Return a value as words: continued lines joined, quotation marks around the whole removed."""
    joined = " ".join(part.strip() for part in text.split("\n")).strip()
    whole = len(joined) > 1 and joined[0] == joined[-1] == '"' and '"' not in joined[1:-1].replace('\\"', "")
    return unquote(joined) if whole else joined


def choose(field: Field, choices: Iterable[T]) -> T:
    """Return the choice that a field's value names; raise MistakeError with the list otherwise."""
    names = {str(choice): choice for choice in choices}
    value = field.value.strip()
    if value in names:
        return names[value]
    near = did_you_mean(value, names)
    hint = f"did you mean {near}?" if near else "one of " + ", ".join(name for name in names if name)
    raise mistake("bad-choice", f"{value!r} cannot stand after `{field.key}:`", value_place(field), hint)


def read_refs(at: Cursor) -> tuple[str, ...]:
    """Read names separated by commas or `and`."""
    refs = [at.scope.ref(at.take(), at.where).id]
    while (token := at.peek()) is not None and (token.kind == "comma" or token.text == "and"):
        at.take()
        refs.append(at.scope.ref(at.take(), at.where).id)
    return tuple(refs)


def read_rest(at: Cursor, *stops: str) -> str:
    """Read free words up to a comma, one of the stop words or the end; quotations lose their marks."""
    words = []
    while (token := at.peek()) is not None and token.kind != "comma" and token.text not in stops:
        at.take()
        words.append(unquote(token.text) if token.kind == "string" else token.text)
    return " ".join(words)
