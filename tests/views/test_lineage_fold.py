"""Lineages of many bodies: folded into groups, near one body, without some kinds of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.load import loads
from abelard.views.lineage_fold import folded, near, trunk, without
from abelard.views.lineage_gather import lineage
from abelard.views.lineage_layout import draw_lineage
from tests.views.lineages import chain

if TYPE_CHECKING:
    from abelard.model.case import Case


def many(groups: int, size: int, *, joined: bool = False) -> Case:
    return loads(chain(groups, size, joined=joined)).case


def test_few_bodies_are_left_as_they_are() -> None:
    found = lineage(many(2, 3))
    assert folded(found).lineage is found


def test_many_bodies_become_one_a_group() -> None:
    case = many(20, 4)
    fold = folded(lineage(case))
    assert (fold.groups, fold.within, len(fold.lineage.bodies)) == (20, 80, 20)
    first = fold.lineage.bodies[0]
    assert first.name.endswith("and 3 more")
    assert draw_lineage(fold.lineage, case).bars


def test_of_one_large_group_the_ends_are_left_out() -> None:
    fold = folded(lineage(many(20, 4, joined=True)), most=30)
    assert fold.groups == 0
    assert fold.left_out + len(fold.lineage.bodies) == 80
    assert len(fold.lineage.bodies) <= 30


def test_a_group_reaches_from_its_first_start_to_its_last_end() -> None:
    found = lineage(many(20, 4))
    whole = folded(found).lineage.bodies[0].life.start
    own = [body.life.start for body in found.bodies if body.id.startswith("b0-")]
    assert whole.earliest == min(each.earliest for each in own if each.earliest is not None)
    assert whole.latest == min(each.latest for each in own if each.latest is not None)


def test_near_counts_links() -> None:
    found = lineage(many(1, 6))
    assert {body.id for body in near(found, "b0-2", 1).bodies} == {"b0-1", "b0-2", "b0-3"}
    assert len(near(found, "b0-2", 2).bodies) == 5
    assert {body.id for body in near(found, "p", 1).bodies} == {"b0-0", "b0-1", "b0-2"}


def test_kinds_can_be_left_out() -> None:
    found = lineage(many(1, 3))
    assert found.bodies[1].leaders
    bare = without(found, ("leaders", "acts", "anything"))
    assert not any(body.leaders for body in bare.bodies)
    assert not bare.links


def test_of_a_group_without_ends_those_with_the_most_ties_are_kept() -> None:
    lines = [*(f"organisation b{number}" for number in range(30)), "source s article", "in s"]
    lines += [f"b{number} pledges-to b{(number + 1) % 30} in 1990" for number in range(30)]
    lines += ["b3 pledges-to b9 in 1991", "b9 pledges-to b20 in 1992"]
    kept = {body.id for body in trunk(lineage(loads("\n".join(lines) + "\n").case), 10).bodies}
    assert len(kept) == 10
    assert {"b3", "b9", "b20"} <= kept
