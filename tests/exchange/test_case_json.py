"""A case goes to JSON and comes back the same; what cannot be read is said with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from abelard.case.load import load, loads
from abelard.exchange.case_json import case_json, read_json, write_json
from abelard.exchange.json_schema import DEFINED, case_schema, schema_text
from abelard.exchange.model_shapes import record
from abelard.exchange.records import Record
from abelard.model.case import Case
from abelard.model.statement import Nested
from tests.strategies import ledgers

ROOT = Path(__file__).parents[2]
LEDGER = (Path(__file__).parent / "ledger.abl").read_text("utf-8")
EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/case.abl"))
VALIDATOR = Draft202012Validator(case_schema())


@pytest.fixture(scope="module")
def case() -> Case:
    ledger = loads(LEDGER)
    assert ledger.problems == ()
    return ledger.case


def misfits(data: bytes) -> list[str]:
    """Return where a JSON text does not fit the schema."""
    return [error.json_path for error in VALIDATOR.iter_errors(json.loads(data))]


def test_everything_comes_back(case: Case) -> None:
    again, problems = read_json(write_json(case))
    assert problems == ()
    assert again == case


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(ledgers())
def test_every_case_comes_back_and_fits_the_schema(ledger: str) -> None:
    case = loads(ledger).case
    data = write_json(case)
    again, problems = read_json(data)
    assert problems == ()
    assert again == case
    assert misfits(data) == []


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_the_examples_come_back_and_fit_the_schema(folder: Path) -> None:
    case = load(folder).case
    data = write_json(case)
    assert read_json(data) == (case, ())
    assert misfits(data) == []


def test_what_an_own_pack_defines_is_carried_along(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "ghosts.abl").write_text(
        "predicate haunts state\n  reads: {s} haunts {o}\n", "utf-8"
    )
    (tmp_path / "case.abl").write_text(
        'case "G"\n  packs: organisations, ghosts\nplace a\nplace b\na haunts b\n', "utf-8"
    )
    case = load(tmp_path).case
    assert [item["id"] for item in case_json(case)["pack_vocabulary"]["predicates"]] == ["haunts"]
    assert read_json(write_json(case)) == (case, ())


def test_an_infinite_quantity_is_written_as_a_word(case: Case) -> None:
    assert '"most":"infinity"' in json.dumps(case_json(case), separators=(",", ":"))


def test_the_schema_is_a_schema_and_its_file_is_current() -> None:
    Draft202012Validator.check_schema(case_schema())
    assert (ROOT / "docs/schema/case.schema.json").read_text("utf-8") == schema_text(), "run: abelard schema"


def test_the_schema_refuses_what_the_reader_refuses(case: Case) -> None:
    wrong = case_json(case)
    wrong["agents"][0]["kind"] = "ghost"
    assert [list(error.path) for error in VALIDATOR.iter_errors(wrong)] == [["agents", 0, "kind"]]


def test_every_value_of_the_model_has_a_definition() -> None:
    """Each record that a case is made of stands in DEFINED, and so in the schema."""
    found: set[type] = set()
    left = [record(Case)]
    while left:
        for member in left.pop().members:
            shape = getattr(member.shape, "item", member.shape)
            if isinstance(shape, Record) and shape.type not in found:
                found.add(shape.type)
                left.append(shape)
    assert found | {Nested} == set(DEFINED)


@pytest.mark.parametrize(
    ("broken", "place", "code", "words"),
    [
        ("", "1:1", "bad-json", "truncated"),
        ("[]", "1:1", "not-a-case", ""),
        ('{"format": "abelard-case/9"}', "1:12", "json-format", "abelard-case/9"),
        (
            '{"format": "abelard-case/1", "claims": 4}',
            "1:40",
            "json-shape",
            "/claims: expected a list, found 4",
        ),
        ('{"format": "abelard-case/1",\n "titel": "x"}', "2:11", "json-field", "/titel"),
        ('{"format": "abelard-case/1", "agents": [{"id": "x"}]}', "1:41", "json-shape", "'kind' is missing"),
        ('{"format": "abelard-case/1", "agents": [true]}', "1:41", "json-shape", "found true"),
        ("[" * 100_000, "1:1", "bad-json", "recursion"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(broken: str, place: str, code: str, words: str) -> None:
    _, problems = read_json(broken.encode(), "f.json")
    assert [(str(problem.where), problem.code) for problem in problems] == [(f"f.json:{place}", code)]
    assert words in problems[0].message


def test_a_thing_that_does_not_fit_is_left_out_and_the_rest_stays(case: Case) -> None:
    data = write_json(case).replace(b'"date": "2004-10"', b'"date": "2004-13"')
    again, problems = read_json(data)
    assert [problem.code for problem in problems] == ["bad-date"]
    assert data.decode().splitlines()[problems[0].where.line - 1].strip() == '"date": "2004-13"'
    assert len(again.claims) == len(case.claims) - 1
    assert again.agents == case.agents


def test_a_text_that_says_something_else_than_the_parts_is_told(case: Case) -> None:
    data = write_json(case).replace(b'"text": "zarqawi pledges-to aq"', b'"text": "aq pledges-to zarqawi"')
    again, problems = read_json(data)
    assert [problem.code for problem in problems] == ["json-text"]
    assert again == case


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_no_damage_makes_it_raise(data: st.DataObject) -> None:
    whole = write_json(loads(LEDGER).case)
    start = data.draw(st.integers(0, len(whole) - 1))
    length = data.draw(st.integers(0, 40))
    patch = data.draw(
        st.one_of(st.binary(max_size=6), st.sampled_from([b"null", b"[]", b"{}", b'""', b"1e999"]))
    )
    case, problems = read_json(whole[:start] + patch + whole[start + length :])
    assert isinstance(case, Case)
    assert all(problem.where.line >= 1 and problem.where.column >= 1 for problem in problems)
