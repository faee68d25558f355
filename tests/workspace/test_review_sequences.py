"""Whatever is done to a queue, in whatever order, the case and the queue agree, and undo restores every byte."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abelard.workspace import open_case, standing
from abelard.workspace.review import Review
from tests.workspace.readings import take

if TYPE_CHECKING:
    from collections.abc import Callable

ONE = "Ann Ash leads Red League. Bob Birch denies that Ann Ash leads Red League.\nAnn Ash meets Cy Cole."
OTHER = "Ann Ash leads Red League. Cy Cole supports Blue League. Dee Dunn doubts that Ann Ash meets Cy Cole."
ACTS = ("accept", "reject", "later", "undo", "read", "edit", "match", "accept-all", "reject-all")
MOST = 6
"""Proposals of both texts."""

steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, MOST - 1)), max_size=12)


def new_case(folder: str) -> Path:
    case = Path(folder)
    (case / "case.abl").write_text('case "Test"\n\nperson ann "Ann Ash"\n', encoding="utf-8")
    take(case, ONE, name="one.txt")
    take(case, OTHER, name="other.txt")
    return case


def contents(case: Path) -> dict[str, bytes]:
    found = (path for path in case.rglob("*") if path.is_file() and path.suffix != ".jsonl")
    return {str(path.relative_to(case)): path.read_bytes() for path in found}


def act(review: Review, case: Path, name: str, number: int) -> None:
    every = review.ids(status=("waiting", "later", "accepted", "rejected"))
    id = sorted(every)[number]
    if name == "read":
        take(case, ONE if number % 2 else OTHER, name="renamed.txt")
    elif name == "undo":
        review.undo()
    elif name == "edit":
        source = review.item(id)["source"]
        review.edit(id, f'person eve "Eve Elm"\n\neve supports "Red League" in 19{number}0\n  in: {source}\n')
    elif name == "match":
        item = review.item(id)
        candidate = item["agents"][0]["candidate"] if item["agents"] else ""
        review.match(item["source"], candidate, ("new", "ann")[number % 2])
    elif name.endswith("-all"):
        getattr(review, name.removesuffix("-all"))(every)
    else:
        getattr(review, name)([id])


def check(case: Path, review: Review) -> None:
    """Assert that the case has no errors, and the claims that the queue calls accepted, each once."""
    workspace = open_case(case)
    assert [str(one) for one in workspace.problems if one.severity == "error"] == []
    claims = [claim.id for claim in workspace.case.claims]
    accepted = review.ids(status=("accepted",))
    assert sorted(claims) == sorted(accepted)
    assert sum(review.counts()[one] for one in ("waiting", "later", "accepted", "rejected")) == MOST
    assert review.problems() == ()


@given(steps)
@settings(max_examples=30, deadline=None)
def test_the_case_and_the_queue_agree_after_anything(done: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = new_case(folder)
        review = Review(case, by="anna", today="2026-11-22")
        for name, number in done:
            act(review, case, name, number)
            check(case, review)


@given(steps)
@settings(max_examples=30, deadline=None)
def test_undoing_everything_restores_every_byte(done: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = new_case(folder)
        review = Review(case, by="anna", today="2026-11-22")
        before = contents(case)
        for name, number in done:
            if name != "edit":  # an agent that an edit adds stays in the queue, where it does no harm
                act(review, case, name, number)
        while review.undo().done:
            check(case, review)
        assert contents(case) == before


class StoppedError(BaseException):
    """The machine stops."""


WRITES: tuple[str, ...] = ("write_act", "save", "save_queue")


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("name", ["accept-all", "reject-all", "undo"])
def test_stopped_at_any_write_nothing_is_lost(
    name: str, write: str, when: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from abelard.workspace import undoing  # noqa: PLC0415  patched like `standing`

    case = new_case(str(tmp_path))
    review = Review(case, by="anna", today="2026-11-22")
    review.accept(review.ids()[:2])
    before = contents(case)

    def stopping(real: Callable[..., object]) -> Callable[..., object]:
        def stop(*given: object) -> object:
            if when == "after":
                real(*given)
            raise StoppedError

        return stop

    with monkeypatch.context() as patch:
        for module in (standing, undoing):
            patch.setattr(module, write, stopping(getattr(module, write)))
        try:
            act(review, case, name, 0)
        except StoppedError:
            if (write, when) == ("write_act", "before") and name != "undo":
                assert contents(case) == before
    again = Review(case, by="anna", today="2026-11-22")
    check(case, again)
    act(again, case, name, 0)
    check(case, again)
    while again.undo().done:
        check(case, again)
    assert again.counts()["accepted"] == 0
