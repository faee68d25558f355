"""Whatever stands in a document, it breaks neither the case nor the queue, and it commands nothing."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from abelard.reading import AgentProposal, AssertionProposal, Document, Reading, StatementProposal
from abelard.workspace import open_case
from abelard.workspace.intake import Origin, take_in
from abelard.workspace.review import Review
from tests.workspace.readings import take

if TYPE_CHECKING:
    from collections.abc import Sequence

INJECTED = 'X"\n\nperson injected "Evil"\n  note: "in'
HOSTILE = ("\x1b[31mred", "\u202eevil\u2066", 'a "quoted" name', "# a comment", "two\nlines", "\x00\x07", "status: accepted",
           "in essay", INJECTED, "^claim", "?x", "a: b", "—", "  ", "\ufeff", "\\", "\\n", '"', "عمر", "person")  # fmt: skip
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30))


def reading(title: str, names: Sequence[str], before: str, hedge: str, said: str) -> Reading:
    """Return a reading of a text in which two names stand, whatever they are."""
    text = f"{before}{names[0]} leads {names[1]}{before}"
    first, last = len(before), len(text) - len(before)
    agents = [
        AgentProposal(id=id, type=kind, names=(name,), mentions=((first, last),))
        for id, kind, name in zip(
            ("a", "b", "person"), ("person", "organisation", "other"), names, strict=True
        )
    ]
    return Reading(
        document=Document(text=text, format="html", sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
                          title=title, creators=(names[2], title), published=said, address=title, language=hedge),
        agents=tuple(agents),
        statements=(StatementProposal(id="s1", subject="a", predicate="leads", object="b", evidence=(first, last),
                                      when=((said, said), (said, None)), where="person"),),
        assertions=(AssertionProposal(statement="s1", asserted_by="person", stance="deny", evidence=(first, last),
                                      via=("b", "a"), hedge=hedge, channel=title, said_when=(said, said)),),
    )  # fmt: skip


@given(words, st.lists(words, min_size=3, max_size=3), words, words, words)
@example(INJECTED, [INJECTED, INJECTED, INJECTED], "\n\n", INJECTED, "2001-02-03")
@settings(max_examples=40, deadline=None)
def test_any_words_become_blocks_that_can_be_read(
    title: str, names: list[str], before: str, hedge: str, said: str
) -> None:
    found = reading(title, names, before, hedge, said)
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder)
        (case / "case.abl").write_text('case "Test"\n', encoding="utf-8")
        origin = Origin(name=title, data=b"\xff original", url=title, fetched=hedge)
        taken = take_in(case, found, origin)
        assert take_in(case, found, origin).new == 0
        review = Review(case, by="anna", today="2026-11-22")
        assert review.problems() == ()
        (item,) = review.items()
        assert [one for one in item["problems"] if one["severity"] == "error"] == []
        assert review.accept([item["id"]]).refused == {}
        workspace = open_case(case)
        assert [str(one) for one in workspace.problems if one.severity == "error"] == []
        assert "injected" not in workspace.case.agents
        (claim,) = workspace.case.claims
        assert claim.id == item["id"]
        assert workspace.texts.of(taken.source) is not None
        inside = {path.parent for path in case.rglob("*") if path.is_file()}
        assert inside <= {case, case / "texts", case / "review"}
        while review.undo().done:
            pass
        assert open_case(case).case.claims == ()


def test_words_that_are_twice_in_the_text_are_found_where_they_were_read(case: Path) -> None:
    take(case, "Ann Ash leads Red League. Bob says that Ann Ash leads Red League.")
    review = Review(case)
    review.accept(review.ids())
    for one in review.items(status=("accepted",)):
        (start, end), *_ = one["passage"]["marks"]
        assert one["passage"]["status"] == "exact"
        assert one["passage"]["text"][start:end].startswith(one["sentence"].split()[0].replace("The", "Ann"))


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/etc/passwd", "..\\..\\x.html", "CON.txt", ".txt", "a" * 300 + ".txt"]
)
def test_a_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    case = tmp_path / "one" / "two" / "case"
    case.mkdir(parents=True)
    (case / "case.abl").write_text('case "Test"\n', encoding="utf-8")
    taken = take(case, "Ann Ash meets Cy Cole.", name=name, title="")
    assert (case / "texts" / f"{taken.source}.txt").is_file()
    assert all(case in path.parents for path in tmp_path.rglob("*") if path.is_file())


def test_a_queue_that_was_cut_off_is_read_as_far_as_it_goes(case: Path) -> None:
    take(case, "Ann Ash leads Red League. Ann Ash meets Cy Cole.")
    path = case / "review" / "notes.abl"
    data = path.read_bytes()
    for cut in range(0, len(data), 7):
        path.write_bytes(data[:cut] + b"\xff\x00")
        review = Review(case)
        review.accept(review.ids())
        assert [one for one in open_case(case).problems if one.severity == "error"] == []
        review.reject(review.ids())
        while review.undo().done:
            pass
