"""Plain heads are read by a short cut; what it reads, the grammar reads alike, and what it refuses is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.case import heads
from abelard.case.heads import Head, read_head
from abelard.case.load import loads
from abelard.case.scope import Scope
from abelard.case.tokens import MistakeError
from abelard.model.problem import Where

CASE = loads(
    'person badri "Badri"\norganisation isi "ISI"\norganisation in2 "In"\nsource orton article "A"\n'
).case
HERE = Where("case.abl", 1, 1)
WORDS = (
    "badri", "isi", "in2", "orton", "nobody", "leads", "dies", "part-of", "meets", "affirms", "denies", "doubts",
    "label:", "2:", "place", "as", "12", "2004", "from", "in", "within", "1", "month", "of", "to", "and", "by",
    "2004-10", "3", "days", "pledge", "after", "before", "named",
)  # fmt: skip
TIMES = (
    "",
    "from 2004",
    "in 2004-10",
    "by isi",
    "within 1 month of pledge",
    "from 2004 to 2006",
    "before 2006",
)


def _scope() -> Scope:
    return Scope(CASE.agents, CASE.sources, CASE.names, CASE.vocabulary)


def _read(text: str, scope: Scope) -> Head | str:
    try:
        return read_head(text, HERE, scope)
    except MistakeError as error:
        return str(error.problem)


def _agree(text: str) -> None:
    """Read a head by the grammar alone, then twice with the short cut: the second time its time is known."""
    scope = _scope()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heads, "_plain", lambda _text, _scope: None)
        expected = _read(text, _scope())
    assert _read(text, scope) == expected
    assert _read(text, scope) == expected


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join))
def test_the_short_cut_agrees_with_the_grammar_on_any_words(text: str) -> None:
    _agree(text)


@given(
    label=st.sampled_from(("", "label: ", "2: ", "in: ")),
    speaker=st.sampled_from(("", "badri affirms ", "isi denies ", "denies ", "nobody doubts ")),
    statement=st.sampled_from(
        ("badri leads isi", "badri dies", "isi part-of in2", "in2 meets badri", "isi in2")
    ),
    when=st.sampled_from(TIMES),
    gaps=st.sampled_from((" ", "  ", " \t")),
)
def test_the_short_cut_agrees_with_the_grammar_on_sentences(
    label: str, speaker: str, statement: str, when: str, gaps: str
) -> None:
    _agree(f"{label}{speaker}{statement} {when}".strip().replace(" ", gaps))


@pytest.mark.parametrize(
    "text", ["badri leads isi from 2004", "isi meets badri 3 days after pledge", "e1: badri affirms isi dies"]
)
def test_the_short_cut_is_taken(text: str) -> None:
    assert heads._plain(text, _scope()) is not None  # noqa: SLF001  otherwise the tests above say nothing


@pytest.mark.parametrize(
    "text", ["badri leads isi place", "badri leads isi from 2004 2005", "badri leads in 2004-13"]
)
def test_the_short_cut_is_left_where_something_is_odd(text: str) -> None:
    assert heads._plain(text, _scope()) is None  # noqa: SLF001  so that the grammar says what, and where
