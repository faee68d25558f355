"""`abelard import --review`: a sheet's claims wait in the queue, with the agents and sources they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abelard.cli import main
from abelard.workspace import open_case
from abelard.workspace.review import Review

if TYPE_CHECKING:
    from pathlib import Path

ROWS = """\
id,by,stance,subject,predicate,object,when,source,quote,subject kind,object kind,by kind
,Ann Ash,affirms,Bob Birch,leads,Red League,1999,Letter of 1999,Birch led it,person,organisation,person
mine,Cy Cole,denies,Bob Birch,leads,Red League,1999,Letter of 1999,He never led,person,organisation,person
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.abl").write_text('case "Test"\n', encoding="utf-8")
    (tmp_path / "rows.csv").write_text(ROWS, encoding="utf-8")
    return folder


def test_the_claims_of_a_sheet_wait_and_are_accepted(case: Path, tmp_path: Path) -> None:
    assert main(["import", str(tmp_path / "rows.csv"), "--into", str(case), "--review"]) == 0
    assert open_case(case).case.claims == ()
    review = Review(case, by="anna", today="2026-11-22")
    assert [one["sentence"] for one in review.items()] == [
        "Ann Ash says that Bob Birch leads Red League, in 1999.",
        "Cy Cole denies that Bob Birch leads Red League, in 1999.",
    ]
    first, second = review.ids()
    review.reject([first])
    assert review.accept([second]).done == ["mine"]
    (claim,) = open_case(case).case.claims
    assert (claim.id, claim.by, claim.entered and claim.entered.by) == (
        "mine",
        ("cy-cole",),
        "abelard import",
    )
    assert set(open_case(case).case.sources) == {"letter-of-1999"}
    assert "ann-ash" not in open_case(case).case.agents


def test_a_sheet_laid_again_asks_nothing_again(case: Path, tmp_path: Path) -> None:
    words = ["import", str(tmp_path / "rows.csv"), "--into", str(case), "--review"]
    main(words)
    review = Review(case)
    review.reject(review.ids())
    before = (case / "review" / "rows.abl").read_bytes()
    main(words)
    assert (case / "review" / "rows.abl").read_bytes() == before
    assert review.ids() == ()


def test_a_queue_belongs_to_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "rows.csv", "--new", str(tmp_path / "new"), "--review"]) == 2
    assert "--into CASE" in capsys.readouterr().err
