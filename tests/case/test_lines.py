"""Blocks, fields and comments, and lines that cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.case.lines import LONGEST_LINE, read_blocks, split_comment


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.where.line, problem.where.column) for problem in read_blocks(text, "f")[1]]


def test_a_block_is_a_head_and_its_indented_fields() -> None:
    blocks, problems = read_blocks("person a\n  legal: B\n  # why\n  note: c\n\nx leads y\n", "f")
    assert not problems
    assert [(block.head, block.where.line, block.last) for block in blocks] == [
        ("person a", 1, 4),
        ("x leads y", 6, 6),
    ]
    assert [(field.key, field.value, field.where.line, field.column) for field in blocks[0].fields] == [
        ("legal", "B", 2, 10),
        ("note", "c", 4, 9),
    ]


def test_deeper_lines_continue_a_field() -> None:
    blocks, _ = read_blocks("note\n  text: one\n     two: three\n  by: x\n", "f")
    assert [field.value for field in blocks[0].fields] == ["one\ntwo: three", "x"]


@pytest.mark.parametrize(
    ("line", "said", "comment"),
    [
        ("a leads b  # why", "a leads b", "# why"),
        ("a leads b # why", "a leads b", "# why"),
        ('"a # b" # c', '"a # b"', "# c"),
        ("url: http://x/#frag", "url: http://x/#frag", ""),
        ("# all", "", "# all"),
        ('say "a \\" # b"', 'say "a \\" # b"', ""),
    ],
)
def test_a_comment_is_a_hash_after_white_space_outside_quotations(line: str, said: str, comment: str) -> None:
    assert split_comment(line) == (said, comment)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  by: x\n", [("field-without-head", 1, 3)]),
        ("person a\n\n  by: x\n  to: y\n", [("field-without-head", 3, 3)]),
        ("person a\n  nonsense\nperson b\n", [("not-a-field", 2, 3)]),
        ("person a\n\tlegal: x\n", [("tab", 2, 1)]),
        ("person a\x07\n", [("control-character", 1, 9)]),
        ("person \udcff\n", [("not-utf8", 1, 8)]),
        ("x" * (LONGEST_LINE + 1), [("line-too-long", 1, 1)]),
    ],
)
def test_what_cannot_be_read_is_reported_at_its_place(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert codes(text) == expected


def test_a_bad_line_breaks_its_own_block_only() -> None:
    blocks, _ = read_blocks("person a\n  legal: \udcff\nperson b\n  legal: B\n", "f")
    assert [block.head for block in blocks] == ["person b"]


def test_carriage_returns_are_not_part_of_lines() -> None:
    blocks, problems = read_blocks("person a\r\n  legal: B\r\n", "f")
    assert not problems
    assert blocks[0].fields[0].value == "B"


def test_only_line_feeds_end_lines() -> None:
    blocks, _ = read_blocks("person a\u2028b\n", "f")
    assert len(blocks) == 1


@given(st.text(alphabet=st.sampled_from('ab:"#\\ \t\n\r\x0b()?^,[]é\u2028\udc80'), max_size=80))
def test_any_text_is_read_without_raising(text: str) -> None:
    blocks, problems = read_blocks(text, "f")
    lines = len(text.split("\n"))
    assert all(1 <= block.where.line <= block.last <= lines for block in blocks)
    assert all(1 <= problem.where.line <= lines for problem in problems)
