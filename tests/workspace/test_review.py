"""The review of a case: what is accepted stands in the case, what is rejected stays away, all can be undone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from abelard.workspace import open_case
from abelard.workspace.review import NoSuchProposalError, Review
from tests.workspace.readings import TWO, take

if TYPE_CHECKING:
    from pathlib import Path


def files(case: Path) -> dict[str, bytes]:
    """Return what stands in the case and its queues, the journal aside."""
    found = (path for path in case.rglob("*") if path.is_file() and path.suffix != ".jsonl")
    return {str(path.relative_to(case)): path.read_bytes() for path in found}


@pytest.fixture
def review(case: Path) -> Review:
    take(case, TWO)
    return Review(case, by="anna", today="2026-11-22")


def test_what_waits_is_shown_with_its_words(review: Review) -> None:
    first, second = review.items()
    assert first["sentence"] == "The document says that Ann Ash leads Red League."
    assert second["sentence"] == "Bob Birch denies that Ann Ash leads Red League."
    passage = second["passage"]
    (start, end), *_ = passage["marks"]
    assert passage["text"][start:end] == "Bob Birch denies that Ann Ash leads Red League"
    assert passage["before"].strip() == "Ann Ash leads Red League."
    assert [one["id"] for one in first["agents"]] == ["ann-ash", "red-league"]
    assert all(one["new"] for one in first["agents"])
    assert (first["status"], first["confidence_words"], first["locator"]) == ("waiting", "likely", "para 1")
    json.dumps(review.items())


def test_what_is_accepted_is_an_ordinary_block_of_the_case(case: Path, review: Review) -> None:
    done = review.accept(review.ids())
    assert (len(done.done), done.refused, done.written) == (2, {}, ["read-notes.abl"])
    workspace = open_case(case)
    assert [one for one in workspace.problems if one.severity == "error"] == []
    first, second = workspace.case.claims
    assert (str(first.statement), str(second.stance), second.by) == (
        "ann-ash leads red-league",
        "denies",
        ("bob-birch",),
    )
    assert first.passage.exact == "Ann Ash leads Red League"
    assert workspace.texts.of("notes") == TWO
    assert first.reviewed is not None
    assert (first.reviewed.by, first.reviewed.on and first.reviewed.on.text) == ("anna", "2026-11-22")
    assert sorted(workspace.case.agents) == ["ann-ash", "bob-birch", "red-league"]
    assert review.counts() == {
        "waiting": 0,
        "later": 0,
        "accepted": 2,
        "rejected": 0,
        "sources": {"notes": {"accepted": 2}},
    }


def test_undoing_restores_every_byte(case: Path, review: Review) -> None:
    before = files(case)
    first, second = review.ids()
    review.accept([first])
    between = files(case)
    review.accept([second])
    assert review.undo().done
    assert files(case) == between
    assert review.undo().undone == "accept"
    assert files(case) == before
    assert not review.undo().done


def test_reading_again_changes_nothing(case: Path, review: Review) -> None:
    first, second = review.ids()
    review.accept([first])
    review.reject([second])
    before = files(case)
    taken = take(case, TWO, name="another-name.txt")
    assert (taken.source, taken.new_source, taken.new, taken.known) == ("notes", False, 0, 2)
    assert files(case) == before
    assert review.ids() == ()


def test_what_was_put_off_comes_last(review: Review) -> None:
    first, second = review.ids()
    review.later([first])
    assert review.ids() == (second, first)
    assert review.items()[1]["status"] == "later"


def test_a_claim_of_the_case_cannot_be_rejected(review: Review) -> None:
    first, _ = review.ids()
    review.accept([first])
    done = review.reject([first])
    assert [one.code for one in done.refused[first]] == ["already-accepted"]
    assert review.accept([first]).unchanged == [first]


def test_what_nobody_proposed_is_refused(review: Review) -> None:
    done = review.accept(["p-0000000000-0000"])
    assert [one.code for one in done.refused["p-0000000000-0000"]] == ["no-such-proposal"]
    with pytest.raises(NoSuchProposalError):
        review.item("p-0000000000-0000")


def test_an_author_of_the_same_full_name_is_taken_for_the_same_and_it_is_said(case: Path) -> None:
    first = take(case, "Ann Ash meets Cy Cole.", name="one.txt", creators=("Greta Holm", "Ash"))
    assert (first.authors, first.unclear_authors) == ((), ())
    second = take(case, "Ann Ash leads Red League.", name="two.txt", creators=("Greta Holm", "Ash"))
    assert (second.authors, second.unclear_authors) == ((("Greta Holm", "greta-holm"),), ("Ash",))
    sources = open_case(case).case.sources
    assert (sources["one"].by, sources["two"].by) == (("greta-holm", "ash"), ("greta-holm",))
    assert "Greta Holm is taken to be greta-holm" in sources["two"].note
    review = Review(case)
    assert review.items(source="two")[0]["sentence"] == "Greta Holm says that Ann Ash leads Red League."
    review.accept(review.ids(source="two"))
    (claim,) = open_case(case).case.claims
    assert claim.by == ("greta-holm",)
    assert "affirms" not in (case / "read-two.abl").read_text(encoding="utf-8")


def test_rival_readings_of_the_words_are_kept(review: Review, case: Path) -> None:
    first, _ = review.ids()
    text = "ann-ash leads red-league\n  in: notes\n  reading: ann-ash directs red-league\n"
    assert review.edit(first, text).done == [first]
    assert review.accept([first]).done == [first]
    claim, reading = open_case(case).case.claims
    assert (reading.reading_of, str(reading.statement)) == (claim.id, "ann-ash directs red-league")
