"""Text to case to text to case, equal both ways: on random ledgers and on the examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from abelard.case.fmt import format_text
from abelard.case.load import load, loads
from abelard.case.write_case import write_case
from tests.strategies import ledgers

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = ("islamic-state-al-qaeda", "western-schism")


@given(ledgers())
def test_a_written_case_is_read_back_the_same(text: str) -> None:
    case = loads(text).case
    written = write_case(case)
    again = loads(written)
    assert again.case == case
    assert write_case(again.case) == written
    assert {one.code for one in again.problems} <= {one.code for one in loads(text).problems}


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_read_back_the_same(root: Path, name: str) -> None:
    case = load(root / "examples" / name).case
    again = loads(write_case(case))
    assert again.case == case


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_stand_in_their_canonical_form(root: Path, name: str) -> None:
    for document in load(root / "examples" / name).documents:
        assert format_text(document.text) == document.text, document.path


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_was_read_is_what_stands_in_the_file(root: Path, name: str) -> None:
    """No byte is lost between disk and document."""
    folder = root / "examples" / name
    for document in load(folder).documents:
        assert document.text.encode("utf-8") == (folder / document.path).read_bytes()
