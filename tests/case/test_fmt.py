"""Formatting: canonical, idempotent, and never a change of meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.case.fmt import format_text
from abelard.case.load import loads


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("person   a\n", "person a\n"),
        ("person a\n\tlegal:   B  \n", "person a\n  legal: B\n"),
        ("person a\n  note: x\n     more\n", "person a\n  note: x\n    more\n"),
        ("\n\nperson a\n\n\n\nperson b\n\n", "person a\n\nperson b\n"),
        ("person a\n  legal: B\nperson c\n", "person a\n  legal: B\n\nperson c\n"),
        ("person c\nperson a\n  legal: B\n", "person c\n\nperson a\n  legal: B\n"),
        ("a leads b #why\n", "a leads b #why\n"),
        ("a leads b # why\n", "a leads b  # why\n"),
        ("# top\nperson a\n  # inside\n  legal: B\n", "# top\nperson a\n  # inside\n  legal: B\n"),
        ("a , b affirms ( c  leads d )\n", "a, b affirms (c leads d)\n"),
        ('a leads "b   c"\n', 'a leads "b   c"\n'),
        ('a leads "b\n', 'a leads "b\n'),
        ("x in [1667,1668]\n", "x in [1667,1668]\n"),
        ("x in 2004~/[2005,2006]\n", "x in 2004~/[2005,2006]\n"),
        ("person a\r\n  legal: B\r\n", "person a\n  legal: B\n"),
        ("\ufeffperson a", "person a\n"),
        ("", ""),
    ],
)
def test_canonical_form(text: str, expected: str) -> None:
    assert format_text(text) == expected


LINES = st.sampled_from(
    [
        "person a", "person  b", "organisation c   # why", "a leads c", "a ,b denies  ( a leads c ) from 2004", "",
        "  legal: X", "\tnote:  some words", "      going on", "# a comment", "  # one inside", "  nonsense",
        'a leads "c', "source s letter", "in s page 1", "a leads c in [2004,2005]", "viewpoint v: believes a; rejects b",
        "   by: a , b", "  said:2004", 'note "x" # y', "hypothesis yes: a leads c",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_formatting_twice_changes_nothing_more(text: str) -> None:
    once = format_text(text)
    assert format_text(once) == once


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_formatting_never_changes_the_meaning(text: str) -> None:
    before, after = loads(text), loads(format_text(text))
    assert after.case == before.case
    assert sorted(one.code for one in after.problems) == sorted(
        one.code for one in before.problems if one.code != "tab"
    )


@given(st.text(max_size=200))
def test_any_text_is_formatted_without_raising(text: str) -> None:
    once = format_text(text)
    assert format_text(once) == once
