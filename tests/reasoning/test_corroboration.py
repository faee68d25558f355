"""How many witnesses are independent, and what standard of proof they meet."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.model.inquiry import EVERYONE, Chance, Otherwise, Standard, Viewpoint
from abelard.reasoning.ask import ask
from abelard.reasoning.belief import Belief, Reasoning
from abelard.reasoning.corroboration import Corroboration, heaviest
from abelard.reasoning.standards import Side, meets
from abelard.reasoning.weigh import Weight, weigh
from abelard.workspace import open_text

PLACE = """
person told "The informant"
organisation bodies "The bodies"
place field "The field"
question q "Were they there?"
  hypothesis yes: bodies located-in field in 2000
"""


def voice(name: str, *, stance: str = "affirms", more: str = "", source: str = "") -> str:
    """Return somebody who says in a book of his own that the bodies were there."""
    return f"""
person {name} "{name.upper()}"
source of-{name} book
  by: {name}
{source}
{name} {stance} bodies located-in field in 2000
  in: of-{name}
{more}
"""


def believed(text: str, view: Viewpoint = EVERYONE) -> Belief:
    workspace = open_text(PLACE + text)
    assert not [each for each in workspace.ledger.problems if each.severity == "error"]
    return Reasoning(workspace.case).believe(view)


def weighed(text: str, view: Viewpoint = EVERYONE) -> Weight:
    belief = believed(text, view)
    (found,) = weigh(belief, belief.case.questions["q"]).weights
    return found


def counted(text: str, view: Viewpoint = EVERYONE) -> Corroboration:
    belief = believed(text, view)
    (dated,) = belief.case.questions["q"].hypotheses[0].statements
    (found,) = ask(belief, dated).findings
    return found.reports_for


GRADED = "  grade: B"
QUOTING = "source chronicle book\n  by: told\n"
TWICE = voice("a") + "source again letter\n  by: a\nin again\nbodies located-in field in 2000\n"
ALL = ["scintilla", "preponderance", "clear-and-convincing", "beyond-reasonable-doubt"]


@pytest.mark.parametrize(
    ("text", "standards"),
    [
        ("", 0),
        (voice("a"), 2),
        (voice("a", source="  grade: A"), 2),
        (TWICE, 2),
        (voice("a") + voice("b"), 3),
        (voice("a") + voice("b") + voice("c"), 3),
        (voice("a") + voice("b") + voice("c") + voice("d"), 4),
        (voice("a", source=GRADED) + voice("b", source=GRADED), 4),
        (voice("a", source="  told-by: told") + voice("b", source="  told-by: told"), 2),
        (voice("a", more="  told-by: told") + voice("b", source="  told-by: told"), 2),
        (QUOTING + "a affirms bodies located-in field in 2000\n  in: chronicle\n".replace("a ", "told ") + voice("b"), 3),
        (voice("a") + voice("x", stance="denies"), 1),
        (voice("a") + voice("b") + voice("x", stance="denies"), 2),
        (voice("a") + voice("b") + voice("x", stance="denies") + voice("y", stance="denies"), 1),
        (voice("a", source=GRADED) + voice("b", source=GRADED) + voice("x", stance="denies", source="  grade: E"), 3),
        (voice("a", source=GRADED) + voice("b", source="  grade: A") + voice("x", stance="denies", source="  grade: E"), 3),
        (voice("x", stance="denies"), 0),
    ],
)  # fmt: skip
def test_what_standard_witnesses_meet(text: str, standards: int) -> None:
    assert [str(each) for each in weighed(text).standards] == ALL[:standards]


def side(weight: float, origins: int) -> Side:
    return Side(strongest=weight, weight=weight, reports=Corroboration(reports=origins, origins=origins))


@pytest.mark.parametrize(
    ("pro", "con", "standards"),
    [
        ((0.0, 0), (0.0, 0), 0),
        ((0.1, 1), (0.0, 0), 2),
        ((0.5, 1), (0.5, 1), 1),
        ((0.5, 1), (0.4, 1), 2),
        ((0.99, 1), (0.0, 0), 2),
        ((0.5, 2), (0.0, 0), 2),
        ((0.51, 2), (0.0, 0), 3),
        ((0.75, 2), (0.5, 1), 2),
        ((0.81, 2), (0.5, 1), 3),
        ((0.9, 3), (0.0, 0), 3),
        ((0.91, 2), (0.0, 0), 4),
        ((0.91, 2), (0.19, 1), 4),
        ((0.91, 2), (0.2, 1), 3),
        ((0.2, 2), (0.9, 3), 1),
    ],
)
def test_the_table_of_standards(pro: tuple[float, int], con: tuple[float, int], standards: int) -> None:
    met = [meets(standard, side(*pro), side(*con)) for standard in Standard]
    assert met == [number < standards for number in range(4)]


def test_what_many_say_who_had_it_from_one_has_one_origin() -> None:
    text = "".join(voice(name, source="  told-by: told") for name in "abcde")
    found = counted(text)
    assert (found.reports, found.origins, found.common) == (5, 1, ("told",))
    assert found.is_less_than_it_seems
    more = counted(text + voice("f"))
    assert (more.reports, more.origins, more.common) == (6, 2, ())


def test_who_is_quoted_in_one_book_is_one_witness_with_the_others_in_it() -> None:
    quoted = QUOTING + "".join(
        f'person {name} "{name.upper()}"\n{name} affirms bodies located-in field in 2000\n  in: chronicle\n'
        for name in "abc"
    )
    found = counted(quoted)
    assert (found.reports, found.origins, found.common) == (3, 1, ("chronicle", "told"))


def test_two_authors_of_one_book_make_one_report() -> None:
    text = (
        'person a "A"\nperson b "B"\nsource both book\n  by: a, b\nin both\nbodies located-in field in 2000\n'
    )
    found = counted(text)
    assert (found.reports, found.origins) == (1, 1)
    assert not found.is_less_than_it_seems


def test_whom_a_viewpoint_takes_for_granted_is_an_origin_all_the_same() -> None:
    view = Viewpoint(id="v", believes=("of-a", "again"), otherwise=Otherwise.OPEN)
    found = counted(TWICE, view)
    assert (found.reports, found.origins, found.common) == (2, 1, ("a",))


def test_claims_without_speaker_and_source_are_all_the_keepers() -> None:
    found = counted(
        "bodies located-in field in 2000\n  id: one\nbodies located-in field from 2000\n  id: two\n"
    )
    assert (found.reports, found.origins) == (2, 1)


def test_a_probability_counts_instead_of_a_grade() -> None:
    view = Viewpoint(id="v", otherwise=Otherwise.BELIEVE, chances=(Chance(witness="a", probability=0.25),))
    assert weighed(voice("a", source=GRADED), view).for_it.weight == pytest.approx(0.25)
    assert weighed(voice("a", source=GRADED)).for_it.weight == pytest.approx(0.8)
    assert weighed(voice("a")).for_it.weight == pytest.approx(0.5)
    assert weighed(voice("a") + voice("b")).for_it.weight == pytest.approx(0.75)
    assert weighed(voice("a") + voice("b")).for_it.strongest == pytest.approx(0.5)


names = st.frozensets(st.sampled_from("abcdefg"), min_size=1, max_size=4)


@given(st.lists(st.tuples(names, st.integers(1, 9)), max_size=8))
def test_the_heaviest_sets_that_do_not_meet(told: list[tuple[frozenset[str], int]]) -> None:
    best = 0
    for size in range(len(told) + 1):
        for chosen in combinations(told, size):
            if all(one.isdisjoint(other) for (one, _), (other, _) in combinations(chosen, 2)):
                best = max(best, sum(worth for _, worth in chosen))
    assert heaviest([one for one, _ in told], [float(worth) for _, worth in told]) == (best, True)


def test_too_many_sets_give_at_least_so_many() -> None:
    sets = [
        frozenset((f"x{one}", f"y{other}")) for one in range(12) for other in range(12) if (one + other) % 3
    ]
    most, exact = heaviest(sets, [1.0] * len(sets))
    assert not exact
    assert 6 <= most <= 12
