"""`abelard read DOCUMENT... --into CASE`: kept, added, proposed; a broken one does not stop the rest."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

from abelard.cli import main
from abelard.workspace import open_case
from abelard.workspace.review import Review

if TYPE_CHECKING:
    from pathlib import Path

STRIKE = """\
<html><head><title>The strike at Holm</title><meta name="author" content="Ida Lund">
<meta property="article:published_time" content="1923-04-02"></head><body><article>
<p>Karl Berg led the Metal Union in 1922. Nils Dahl denied that Berg had met the company in March 1923.</p>
<p>The Metal Union split in April 1923, and Nils Dahl founded the Free Metal Union.</p>
</article></body></html>
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.abl").write_text('case "Test"\n', encoding="utf-8")
    return folder


def test_a_document_is_kept_and_its_source_has_what_it_says_of_itself(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, broken = tmp_path / "strike.html", tmp_path / "broken.pdf"
    page.write_text(STRIKE, encoding="utf-8")
    broken.write_bytes(b"%PDF-1.4 nothing")
    words = ["read", str(broken), str(page), "--into", str(case), "--processes", "1", "--json"]
    assert main(words) == 1
    value = json.loads(capsys.readouterr().out)
    refused, taken = value["documents"]
    assert (refused["document"], bool(refused["problem"])) == (str(broken), True)
    assert (taken["source"], taken["new_source"], taken["problem"]) == ("strike", True, None)
    assert value["waiting"] == taken["proposed"] > 0
    source = open_case(case).case.sources["strike"]
    assert (source.title, source.by, source.published and source.published.text) == (
        "The strike at Holm",
        ("ida-lund",),
        "1923-04-02",
    )
    assert (case / source.file).read_bytes() == page.read_bytes()
    assert source.sha256 == hashlib.sha256(page.read_bytes()).hexdigest()
    texts = open_case(case).texts
    for one in Review(case).items():
        start, end = one["passage"]["marks"][0]
        words_marked = one["passage"]["text"][start:end]
        assert words_marked in (texts.of("strike") or "")
        assert one["passage"]["status"] == "exact"
    assert [one for one in open_case(case).problems if one.severity != "info"] == []


def test_the_same_again_is_passed_over(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "strike.html"
    page.write_text(STRIKE, encoding="utf-8")
    words = ["read", str(page), "--into", str(case), "--json"]
    main(words)
    capsys.readouterr()
    before = {path: path.read_bytes() for path in case.rglob("*") if path.is_file()}
    assert main(words) == 0
    (again,) = json.loads(capsys.readouterr().out)["documents"]
    assert (again["read_before"], again["proposed"]) == (True, 0)
    assert main([*words, "--again"]) == 0
    assert before == {path: path.read_bytes() for path in case.rglob("*") if path.is_file()}


def test_several_documents_need_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "a.txt", "b.txt"]) == 2
    assert "--into CASE" in capsys.readouterr().err
    assert main(["read", "a.txt", "--into", str(tmp_path / "none")]) == 2
