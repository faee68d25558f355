"""What the first lines of a text tell of it."""

from __future__ import annotations

import pytest

from abelard.reading.documents.head import head_of
from abelard.reading.documents.load import load_document


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("PORT LEMAN, 9 September 2019 — The Movement on Monday rejected claims.", "2019-09-09"),
        ("Lower Harrow, Sept. 9, 2019 (Agency) - The League met.", "2019-09-09"),
        ("VALDORIA, March 3, 2011 -- Delegates walked out.", "2011-03-03"),
        ("On 9 September 2019 the Movement rejected claims.", ""),
        ("The treaty of Harrow, 9 September 2019, was never signed.", ""),
    ],
)
def test_a_dateline_of_the_wire_dates_the_report(line: str, day: str) -> None:
    assert head_of(f"{line} It goes on.\n\nMore.")[2] == day


def test_an_empty_text_is_said_to_be_empty() -> None:
    assert load_document(b" \n").warnings == ("there are no words in it",)
    assert load_document(b"A word.").warnings == ()
