"""What the reader does before and without the language model."""

from __future__ import annotations

import subprocess
import sys

from abelard.reading.attribution.frames import find_frames
from abelard.reading.wordlists import lines, word_lists


def test_importing_the_reading_loads_nothing_heavy() -> None:
    code = "import abelard.reading, sys; print(*(n for n in ('spacy', 'pypdfium2', 'selectolax') if n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.strip()


def test_word_lists_are_read_with_their_continuations() -> None:
    lists = word_lists("attribution")
    assert {"say", "deny", "write"} <= lists["saying"]
    assert not lists["saying"] & {"saying:", "#"}


def test_every_frame_of_the_verbs_is_complete() -> None:
    for frame, verbs in lines("statements", "verbs.txt"):
        assert len(frame.split()) == 3, frame
        assert verbs, frame


def test_a_byline_a_letter_and_turns_frame_what_they_say() -> None:
    text = "By Jean Roux\n\nThe abbot died.\n"
    assert [(text[slice(*f.source)], f.kind) for f in find_frames(text)] == [("Jean Roux", "byline")]
    letter = "Dear Anna,\n\nHe has gone.\n\nYours truly,\nMarta\n"
    (frame,) = find_frames(letter)
    assert letter[slice(*frame.content)].startswith("Dear Anna")
    turns = "THE CHAIRMAN: Order.\nTHE WITNESS: I saw him.\n"
    assert [turns[slice(*f.content)].strip() for f in find_frames(turns)] == ["Order.", "I saw him."]
