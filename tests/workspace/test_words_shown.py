"""The words of a proposal are shown in their sentence, with a little around it."""

from __future__ import annotations

import pytest

from abelard.workspace.words_shown import surroundings

LINES = "The dockers met. In March they struck, says Ann,\nand Dr. Bob paid them. It ended in May.\n\nAnother day."
WRAPPED = (
    "In the spring of that year the dockers of the town met in the\n"
    "great hall, and there the chairman told them that he had been\n"
    "paid by the company. They threw him out of the hall on the day\n"
    "after.\n\nAnother paragraph."
)


def shown(text: str, words: str) -> tuple[str, str, str]:
    start = text.index(words)
    found = surroundings(text, start, start + len(words), words)
    (first, last), *_ = found.marks
    assert found.text[first:last] == words
    assert text[found.start :].startswith(found.text)
    return found.before, found.text, found.after


def test_a_line_is_a_paragraph_where_lines_are_long() -> None:
    assert shown(LINES, "they struck") == ("The dockers met.", "In March they struck, says Ann,", "")


def test_lines_that_are_broken_by_hand_are_read_on() -> None:
    before, text, after = shown(WRAPPED, "he had been\npaid")
    assert (before, after) == ("", "They threw him out of the hall on the day\nafter.")
    assert text.endswith("paid by the company.")


def test_words_over_two_sentences_show_both() -> None:
    _, text, _ = shown("One went. Two came. Three saw. Four left.", "came. Three")
    assert text == "Two came. Three saw."


def test_a_sentence_without_end_is_cut() -> None:
    before, text, after = shown("word " * 500 + "HERE " + "word " * 500, "HERE")
    assert len(before) + len(text) + len(after) < 2000


@pytest.mark.parametrize(("start", "end"), [(-1, -1), (3, 3), (5, 99)])
def test_words_that_do_not_stand_there_are_shown_alone(start: int, end: int) -> None:
    found = surroundings("short", start, end, "words")
    assert (found.text, found.marks, found.start) == ("words", ((0, 5),), -1)
    assert surroundings(None, 0, 3, "words") == found
