"""The date network: what follows from dates, why, and where they contradict each other."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.model.span import Bounds
from abelard.reasoning.network import ORIGIN, Alternatives, Constraint, Network

if TYPE_CHECKING:
    from random import Random

    from abelard.reasoning.network import Conflict, Node

HUGE = 10**18


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


def dated(claim: str, node: Node, earliest: str | int, latest: str | int | None = None) -> list[Constraint]:
    low = day(earliest) if isinstance(earliest, str) else earliest
    high = low if latest is None else day(latest) if isinstance(latest, str) else latest
    return [Constraint(claim, ORIGIN, node, -low), Constraint(claim, node, ORIGIN, high)]


def after(claim: str, later: Node, earlier: Node, least: int, most: int) -> list[Constraint]:
    """Put one node so many days after another."""
    return [Constraint(claim, earlier, later, -least), Constraint(claim, later, earlier, most)]


def either(claim: str, node: Node, *days: str) -> Alternatives:
    return Alternatives(claim, tuple(tuple(dated(claim, node, each)) for each in days))


def bounds(earliest: str, latest: str) -> Bounds:
    return Bounds(day(earliest), day(latest))


PLEDGE = [
    *dated("letter", "pledge", "2004-10-01", "2004-10-31"),
    *after("speech", "acceptance", "pledge", 60, 75),
    *dated("website", "acceptance", "2004-12-20", "2004-12-31"),
]


def test_every_bound_is_tightened_by_the_others() -> None:
    network = Network(PLEDGE)
    assert network.consistent
    assert network.bounds("acceptance") == bounds("2004-12-20", "2004-12-31")
    assert network.bounds("pledge") == bounds("2004-10-06", "2004-10-31")
    assert network.inner("pledge") == network.bounds("pledge")
    assert network.is_exact("pledge")


def test_a_bound_is_explained_by_its_chain_from_the_calendar_on() -> None:
    network = Network(PLEDGE)
    assert [each.claim for each in network.because("pledge", "earliest")] == ["website", "speech"]
    assert [each.claim for each in network.because("pledge", "latest")] == ["letter"]
    website, speech = network.because("pledge", "earliest")
    assert (website.earlier, speech.later) == ("acceptance", "acceptance")
    assert -(website.most + speech.most) == network.bounds("pledge").earliest


def test_what_nobody_speaks_of_has_no_bounds() -> None:
    network = Network(PLEDGE)
    assert network.bounds("expulsion") == network.inner("expulsion") == Bounds(None, None)
    assert network.because("expulsion", "latest") == ()
    assert network.component("expulsion") is None
    assert network.is_exact("expulsion")
    assert Network([]).consistent


def test_a_conflict_names_claims_and_the_cycle_that_they_make() -> None:
    told = [*PLEDGE, *dated("essay", "acceptance", "2005-03-01", "2005-03-31"), *dated("other", "war", 5)]
    network = Network(told)
    assert network.consistent is False
    (conflict,) = network.conflicts
    assert conflict.claims == ("website", "essay")
    assert sum(each.most for each in conflict.cycle) == day("2004-12-31") - day("2005-03-01")
    assert [component.claims for component in network.disputed] == [("letter", "speech", "website", "essay")]


def test_all_conflicts_and_all_maximal_sets() -> None:
    told = [*PLEDGE, *dated("essay", "acceptance", "2005-03-01", "2005-03-31")]
    (component,) = Network(told).components
    dispute = component.dispute
    assert dispute.complete
    assert claims_of(*dispute.conflicts) == {("website", "essay"), ("letter", "speech", "essay")}
    assert set(dispute.maximal) == {
        frozenset({"letter", "speech", "website"}),
        frozenset({"letter", "essay"}),
        frozenset({"speech", "essay"}),
    }


def claims_of(*conflicts: Conflict) -> set[tuple[str, ...]]:
    return {conflict.claims for conflict in conflicts}


def test_bounds_of_a_contradiction_are_the_hull_and_the_intersection_of_its_sides() -> None:
    told = [*dated("a", "x", 10, 30), *dated("b", "x", 20, 40), *dated("c", "x", 35, 50)]
    network = Network(told)
    assert network.bounds("x") == Bounds(20, 40)
    assert network.inner("x") == Bounds(35, 30)
    assert network.inner("x").is_empty
    assert [each.claim for each in network.because("x", "earliest")] == ["b"]
    assert network.because("x", "latest")[0].most == 40


def test_a_cycle_minimal_in_constraints_is_cut_down_to_a_minimal_set_of_claims() -> None:
    """One claim brings several constraints: with "a", "b" already is impossible, whatever "c" says."""
    told = [
        Constraint("a", "y", "x", -1),
        Constraint("b", "z", "y", -1),
        Constraint("c", "x", "z", 1),
        Constraint("a", "x", "z", 1),
    ]
    for order in (told, told[::-1]):
        (conflict,) = Network(order).conflicts
        assert set(conflict.claims) == {"a", "b"}
        assert {each.claim for each in conflict.cycle} == {"a", "b"}


def test_what_holds_of_itself_is_never_blamed_nor_withdrawn() -> None:
    told = [Constraint("", "start", "end", 0), *dated("a", "start", 20), *dated("b", "end", 10)]
    network = Network(told)
    assert network.conflicts[0].claims == ("a", "b")
    assert "" in {each.claim for each in network.conflicts[0].cycle}
    assert network.without(["a"]).bounds("start") == Bounds(None, 10)
    assert network.only([]).component("start") is not None


def test_what_holds_of_itself_and_cannot_is_a_conflict_of_nobody() -> None:
    network = Network([Constraint("", "x", "x", -1), *dated("a", "x", 3)])
    assert claims_of(*network.conflicts) == {()}
    assert network.bounds("x") == Bounds(None, None)
    assert network.because("x", "latest") == ()
    assert next(network.components).dispute.maximal == ()


def test_a_claim_that_contradicts_itself_is_a_conflict_alone() -> None:
    backwards = Network([Constraint("a", ORIGIN, ORIGIN, -1), *dated("a", "x", 3), *dated("b", "x", 3, 5)])
    assert claims_of(*backwards.conflicts) == {("a",)}
    assert backwards.bounds("x") == Bounds(3, 5)
    assert claims_of(*Network([Constraint("a", "x", "x", -1)]).conflicts) == {("a",)}


def test_constraints_that_say_nothing_change_nothing() -> None:
    nothing = [Constraint("n", ORIGIN, ORIGIN, 0), Constraint("n", "x", "x", 7), *dated("a", "x", 3)]
    assert Network([*nothing, *nothing]).bounds("x") == Bounds(3, 3)


def test_either_of_two_dates() -> None:
    told = Constraint("", "x", "y", 0)
    network = Network([told], [either("diary", "x", "1410-05-03", "1410-05-05")])
    assert network.consistent
    assert network.bounds("x") == bounds("1410-05-03", "1410-05-05")
    assert network.bounds("y") == Bounds(day("1410-05-03"), None)
    not_before_the_fourth = Constraint("bull", ORIGIN, "x", -day("1410-05-04"))
    network = Network([told, not_before_the_fourth], [either("diary", "x", "1410-05-03", "1410-05-05")])
    assert network.bounds("x") == bounds("1410-05-05", "1410-05-05")
    assert [each.claim for each in network.because("x", "earliest")] == ["diary"]


def test_alternatives_of_which_none_is_possible_give_a_cycle_for_each() -> None:
    network = Network(dated("bull", "x", "1410-05-04"), [either("diary", "x", "1410-05-03", "1410-05-05")])
    (conflict,) = network.conflicts
    assert conflict.claims == ("bull", "diary")
    assert len(conflict.cycles) == 2
    assert all(sum(each.most for each in cycle) < 0 for cycle in conflict.cycles)


def test_alternatives_without_an_option_cannot_be_true_and_an_empty_option_says_nothing() -> None:
    assert claims_of(*Network([], [Alternatives("a", ())]).conflicts) == {("a",)}
    network = Network([], [Alternatives("a", ((), tuple(dated("a", "x", 3))))])
    assert network.consistent
    assert network.bounds("x") == Bounds(None, None)


def test_the_options_of_a_claim_are_its_own() -> None:
    with pytest.raises(ValueError, match="options of claim 'a'"):
        Alternatives("a", ((Constraint("b", "x", ORIGIN, 1),),))


def test_only_what_a_withdrawn_claim_touches_is_worked_out_again() -> None:
    network = Network([*PLEDGE, *dated("essay", "acceptance", 5), *dated("annals", "war", 3, 9)])
    other = network.without(["essay", "nobody"])
    assert other.consistent
    assert other.component("war") is network.component("war")
    assert other.component("pledge") is not network.component("pledge")
    assert network.consistent is False
    assert sorted(other.claims) == ["annals", "letter", "speech", "website"]
    assert len(list(other.components)) == len(list(network.components)) == 2
    assert network.only(["annals"]).bounds("pledge") == Bounds(None, None)


def test_a_component_that_loses_a_claim_may_fall_apart() -> None:
    network = Network([*dated("a", "x", 1), *after("b", "y", "x", 1, 2), *dated("c", "y", 9)])
    (component,) = network.components
    assert set(component.nodes) == {"x", "y"}
    assert len(list(network.without(["b"]).components)) == 2


def test_days_of_any_size() -> None:
    told = [*dated("a", "x", -HUGE, HUGE), *after("b", "y", "x", HUGE, HUGE)]
    network = Network([*told, Constraint("c", "z", "y", 0)])
    assert network.bounds("y") == Bounds(0, 2 * HUGE)
    assert network.bounds("z") == Bounds(None, 2 * HUGE)


def test_a_contradiction_by_one_day_among_huge_distances_is_found_without_counting_them_down() -> None:
    loose = [Constraint("a", "x", "y", HUGE), Constraint("b", "y", "x", -HUGE - 1)]
    tied = [*dated("c", "x", -HUGE, HUGE), *dated("c", "y", -3 * HUGE, 3 * HUGE)]
    for told in (loose, [*loose, *tied], [*tied, *loose]):
        assert claims_of(*Network(told).conflicts) == {("a", "b")}


@pytest.mark.parametrize("step", [1, -1])
def test_long_chains_take_no_longer_against_the_order_in_which_they_are_told(step: int) -> None:
    """Whoever relaxes them naively needs minutes."""
    count = 20_000
    links = [after(f"c{number}", number + 1, number, 1, 2) for number in range(count)]
    told = [each for link in links[::step] for each in link]
    assert Network([*told, *dated("a", 0, 0)]).bounds(count) == Bounds(count, 2 * count)
    assert Network(told).bounds(count) == Bounds(None, None)


def test_impatience_is_never_silently_wrong() -> None:
    """A puzzle of dates: each node has one of three days, and no two have the same."""
    nodes = "abcdefgh"
    apart = [
        Alternatives(
            f"{one}{other}",
            tuple((Constraint(f"{one}{other}", *pair, -1),) for pair in ((one, other), (other, one))),
        )
        for one, other in zip(nodes, nodes[1:] + nodes[0], strict=True)
    ]
    told = [each for node in nodes for each in dated(node, node, 1, 3)]
    patient, impatient = Network(told, apart), Network(told, apart, patience=200)
    assert patient.consistent
    assert impatient.consistent in {True, None}
    for node in nodes:
        assert patient.bounds(node) == Bounds(1, 3)
        assert impatient.bounds(node).covers(patient.bounds(node))


def test_too_many_conflicts_are_said_to_be_at_least_so_many() -> None:
    told = [each for claim in range(40) for each in dated(f"c{claim}", "x", claim)]
    network = Network(told, patience=1_000)
    (component,) = network.disputed
    assert not component.dispute.complete
    assert component.dispute.maximal
    assert not network.is_exact("x")
    assert component.dispute_within(10_000_000).complete
    assert len(component.dispute_within(10_000_000).conflicts) == 40 * 39 // 2
    assert len(component.conflicts) == 20


constraints = st.builds(
    Constraint,
    claim=st.sampled_from(["", "a", "b", "c"]),
    later=st.sampled_from([ORIGIN, 1, 2, 3, 4]),
    earlier=st.sampled_from([ORIGIN, 1, 2, 3, 4]),
    most=st.integers(-3, 10),
)


@given(st.lists(constraints, max_size=12), constraints)
def test_more_claims_never_widen_what_is_consistent(told: list[Constraint], more: Constraint) -> None:
    network, longer = Network(told), Network([*told, more])
    if longer.consistent:
        assert network.consistent
        assert all(network.bounds(node).covers(longer.bounds(node)) for node in range(1, 5))


@given(st.lists(constraints, max_size=12), st.randoms(use_true_random=False))
def test_the_order_in_which_claims_are_told_is_no_matter(told: list[Constraint], random: Random) -> None:
    shuffled = random.sample(told, len(told))
    one, other = Network(told), Network(shuffled)
    assert one.consistent == other.consistent
    assert [one.bounds(node) for node in range(1, 5)] == [other.bounds(node) for node in range(1, 5)]
    assert [one.inner(node) for node in range(1, 5)] == [other.inner(node) for node in range(1, 5)]


@given(st.lists(constraints, max_size=12))
def test_to_tell_a_network_its_own_bounds_changes_nothing(told: list[Constraint]) -> None:
    network = Network(told)
    if not network.consistent:
        return
    own = []
    for node in range(1, 5):
        found = network.bounds(node)
        own += [] if found.latest is None else [Constraint("own", node, ORIGIN, found.latest)]
        own += [] if found.earliest is None else [Constraint("own", ORIGIN, node, -found.earliest)]
    again = Network([*told, *own])
    assert again.consistent
    assert [again.bounds(node) for node in range(1, 5)] == [network.bounds(node) for node in range(1, 5)]
