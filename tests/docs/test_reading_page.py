"""The example of the page on reading does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from abelard.cli import main
from abelard.workspace.review import Review
from tests.literate import Call, blocks, missing, plain, read_page

PAGE = Path(__file__).parents[2] / "docs" / "reading.md"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the document of the page, as its owner works in."""
    monkeypatch.chdir(tmp_path)
    body = next(
        body for _, info, body in blocks(PAGE.read_text(encoding="utf-8")) if info == "text dockers.txt"
    )
    (tmp_path / "dockers.txt").write_text(body, encoding="utf-8")
    return tmp_path


def test_the_commands_of_the_page(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    calls = [step for step in read_page(PAGE) if isinstance(step, Call) and "dockers" in step.text]
    assert len(calls) == 6
    for call in calls:
        code = main(call.words)
        printed = capsys.readouterr()
        expected = [re.escape(line).replace(r"\.\.\.", ".*") for line in call.expected]
        if len(expected) == 1 and expected[0] != ".*":
            assert re.fullmatch(expected[0], plain(printed.out)[0]), printed
        else:
            assert not missing(call.expected, plain(printed.out)), printed
        assert code == 0, call.text
    assert Review(desk / "dockers").counts()["accepted"] > 5


def test_the_screen_of_the_page_is_what_is_shown(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "dockers"])
    main(["read", "dockers.txt", "--into", "dockers"])
    review = Review(desk / "dockers")
    ids = review.ids()
    review.accept(ids[:1])
    shown = next(
        one for one in review.items() if one["sentence"].startswith("Aas says that Marta Lind meets")
    )
    capsys.readouterr()
    main(["review", "dockers", "--show", shown["id"]])
    printed = plain(capsys.readouterr().out)[1:]
    page = PAGE.read_text(encoding="utf-8")
    screen = plain(page[page.index("── 3 of 8") :].partition("```")[0])[1:-1]
    assert printed == screen
