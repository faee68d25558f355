"""The commands that reason: their JSON as the contract has it, their text for people, their exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from abelard.cli import main

if TYPE_CHECKING:
    from pathlib import Path

CASE = """
person zawahiri "Ayman al-Zawahiri"
person adnani "Abu Muhammad al-Adnani"
organisation aq "Al-Qaeda"
organisation isi "Islamic State of Iraq"
source s2007 speech "2007"
  by: zawahiri
  said: 2007-12, public
source s2014 speech "2014"
  by: zawahiri
  said: 2014-05, public
source reply speech "Reply"
  by: adnani
  said: 2014-06, public
in s2007
denies isi part-of aq in 2007-12
  id: denial
in s2014
t1: isi part-of aq from 2006-10 to 2014-02
  id: branch
t2: aq expels isi
in reply
isi independent-of aq from 2006-10
  id: never
question branch "Was ISI a branch of al-Qaeda?"
  hypothesis yes: isi part-of aq from 2006-10 to 2014-02
  hypothesis no: isi independent-of aq from 2006-10, not isi part-of aq
viewpoint aq-telling: believes zawahiri; rejects adnani
viewpoint is-telling: believes adnani
viewpoint chances
  otherwise: open
  probability: zawahiri 0.6
  probability: adnani 0.3
episode one "The first"
  steps: t1, t2
episode two "The second"
  steps: t2
"""
SUPPORT = {"needs", "unless", "claims"}


@pytest.fixture
def case(tmp_path: Path) -> str:
    path = tmp_path / "case.abl"
    path.write_text(CASE, encoding="utf-8")
    return str(path)


def answered(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> Any:  # noqa: ANN401  any JSON
    assert main([*words, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def test_ask(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "ask", case, "isi part-of ?x", "--at", "2007-12", "--viewpoint", "aq-telling")
    assert found["answer"] == "disputed"
    (binding,) = found["bindings"]
    assert binding["values"] == {"x": "aq"}
    assert binding["names"] == {"x": "Al-Qaeda"}
    assert binding["extent"] == {"start": ["2006-10-01", "2006-10-31"], "end": ["2014-02-01", "2014-02-28"]}
    assert set(binding["supports"][0]) >= SUPPORT
    assert binding["supports"][0]["needs"] == ["s2014", "zawahiri"]
    assert binding["against"][0]["claims"] == ["denial"]
    assert (found["complete"], found["exact"], found["doubted"]) == (True, True, False)


def test_ask_by_name_and_by_witness(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    pattern = '"islamic state of iraq" part-of "al qaeda"'
    his = answered(capsys, "ask", case, pattern, "--at", "2010", "--viewpoint", "Abu Muhammad al-Adnani")
    assert his["answer"] == "no"
    rejected = answered(capsys, "ask", case, pattern, "--rejecting", "adnani", "--rejecting", "^denial")
    assert rejected["answer"] == "yes"
    early = answered(capsys, "ask", case, pattern, "--known-at", "2010")
    assert early["answer"] == "denied"
    answered(capsys, "ask", case, "aq part-of isi", code=1)


def test_why(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "why", case, "isi part-of aq", "--at", "2010", "--viewpoint", "aq-telling")
    (support,) = found["supports"]
    assert SUPPORT | {"steps"} <= set(support)
    assert support["steps"][0]["by"] == "^branch"
    assert ["s2014"] in found["overturned_by"]["withdrawals"]
    assert found["overturned_by"]["additions"] == []


def test_conflicts_and_narratives(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    (dispute,) = answered(capsys, "conflicts", case)["disputes"]
    assert {tuple(each["claims"]): each["kind"] for each in dispute["conflicts"]} == {
        ("denial", "branch"): "denial",
        ("branch", "never"): "rule",
    }
    assert all(set(each) >= {"claims", "kind", "sentence", "tension"} for each in dispute["conflicts"])
    (told,) = answered(capsys, "narratives", case, dispute["id"])["disputes"]
    assert [each["claims"] for each in told["narratives"]] == [["denial", "never"], ["branch"]]
    assert main(["narratives", case, "d9"]) == 2


def test_shifts(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    (shift,) = answered(capsys, "shifts", case, "zawahiri")["shifts"]
    assert (shift["before"]["id"], shift["after"]["id"], shift["after"]["channel"]) == (
        "denial",
        "branch",
        "public",
    )
    answered(capsys, "shifts", case, "adnani", code=1)


def test_weigh(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "weigh", case, "branch", "--viewpoint", "chances", code=1)
    chances = {each["id"]: each["probability"] for each in found["hypotheses"]}
    assert all(each["exact"] for each in chances.values())
    # Zawahiri contradicts himself, so that his word never holds in a consistent world.
    assert chances["yes"]["value"] == pytest.approx(0.0)
    assert found["matrix"]


def test_compare_and_unknowns_and_analogues(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "compare", case, "aq-telling", "is-telling")
    assert {"isi independent-of aq"} == {each["statement"] for each in found["only_second"]}
    assert found["witnesses"]
    assert "unknowns" in answered(capsys, "unknowns", case)
    (analogue,) = answered(capsys, "analogues", case, "one")["analogues"]
    assert analogue["episode"] == "two"
    assert analogue["limps"]


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "isi part-of ?x"),
        ("why", "isi part-of aq"),
        ("conflicts",),
        ("narratives",),
        ("shifts",),
        ("weigh", "branch"),
        ("compare", "aq-telling", "is-telling"),
        ("unknowns",),
        ("analogues", "one"),
    ],
)
def test_text_for_people(words: tuple[str, ...], case: str, capsys: pytest.CaptureFixture[str]) -> None:
    nothing_proved = words[0] == "weigh"  # one speaker against another
    assert main([words[0], case, *words[1:]]) == int(nothing_proved)
    assert len(capsys.readouterr().out.splitlines()) > 1


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "isi part-of ?x", "--viewpoint", "nobody-at-all"),
        ("ask", "isi part-of ?x", "--at", "soon"),
        ("ask", "isi parts-of aq"),
        ("ask", "isi part-of ?x", "--believing", "^no-such"),
        ("why", "isi part-of ?x"),
        ("weigh", "no-such"),
        ("analogues", "no-such"),
    ],
)
def test_wrong_use_is_told(words: tuple[str, ...], case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([words[0], case, *words[1:]]) == 2
    assert capsys.readouterr().err.startswith("abelard: ")


def test_who_is_on_both_sides_is_told_with_when_and_how_openly(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answered(capsys, "ask", case, "isi part-of aq", "--at", "2007-12", "--rejecting", "adnani")
    (binding,) = found["bindings"]
    assert binding["on_both_sides"] == [
        {
            "speaker": "zawahiri",
            "for": ["branch"],
            "against": ["denial"],
            "different_times": True,
            "different_channels": False,
        }
    ]
    main(["ask", case, "isi part-of aq", "--at", "2007-12", "--rejecting", "adnani"])
    told = capsys.readouterr().out
    assert "Ayman al-Zawahiri is on both sides, at different times:" in told
    assert "for it: May 2014, public, 2014" in told
    assert "against it: December 2007, public, 2007" in told


@pytest.mark.parametrize("command", ["ask", "why", "who", "dates"])
def test_a_question_is_put_without_not(command: str, case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, case, "not isi part-of aq"]) == 2
    told = capsys.readouterr().err
    assert "a question is put without `not`" in told
    assert "leave out the `not`" in told


def test_who_says_which_claims_give_no_time(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "who", case, "aq expels isi in 2010")
    ((expelled,),) = [each["claims"] for each in found["statements"]]
    assert found["undated"] == [expelled["id"]]
    assert answered(capsys, "who", case, "aq expels isi")["undated"] == []
    main(["who", case, "aq expels isi in 2010"])
    assert "1 claim gives no time, and may be about another." in capsys.readouterr().out
