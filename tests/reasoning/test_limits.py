"""Bad rules are told and left out; what would take too long is answered in part, and says so."""

from __future__ import annotations

import pytest

from abelard.model.inquiry import Chance, Otherwise, Viewpoint
from abelard.model.statement import Ref, Statement
from abelard.reasoning.answer import Verdict
from abelard.reasoning.ask import ask
from abelard.reasoning.belief import Reasoning
from abelard.reasoning.chain import known_date
from abelard.reasoning.grounds import grounds_of
from abelard.reasoning.period import EVER
from abelard.reasoning.probability import in_words, probabilities
from abelard.reasoning.why import why
from abelard.workspace import open_text

BODIES = """
organisation one "One"
organisation two "Two"
person x "X"
source s book
  by: x
in s
"""


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("if: p: ?a founds ?b\n  then: ?a leads ?c from p", "rule-unbound"),
        ("if: p: ?a founds ?b\n  then: ?a leads ?b from 2004", "rule-time"),
        ("if: p: ?a founds ?b, not ?a leads ?b\n  then: ?a owns ?b from p", "rule-negation"),
        (
            (
                "if: p: ?a founds ?b\n  then: ?a defies ?b in p\n\n"
                "rule more\n  if: p: ?a leads ?b\n  then: ?a founds ?b in p\n\n"
                "rule round\n  if: p: ?a founds ?b\n  then: ?a leads ?b from p\n  until: ?a defies ?b"
            ),
            "rule-circular",
        ),
    ],
)
def test_a_rule_that_cannot_run_is_told_and_left_out(rule: str, code: str) -> None:
    workspace = open_text(f"{BODIES}one founds two in 2004\nrule bad\n  {rule}\n  because: nothing\n")
    assert not workspace.ledger.problems, [str(problem) for problem in workspace.ledger.problems]
    reasoning = Reasoning(workspace.case)
    assert code in [problem.code for problem in reasoning.problems]
    assert ask(reasoning.believe(), workspace.pattern("one founds two")).verdict is Verdict.YES


def test_a_rule_can_be_switched_off() -> None:
    workspace = open_text(f"{BODIES}one joins two in 2004\n")
    reasoning = Reasoning(workspace.case)
    pattern = workspace.pattern("one part-of two in 2005")
    assert ask(reasoning.believe(), pattern).verdict is Verdict.YES
    without = Viewpoint(id="w", otherwise=Otherwise.BELIEVE, without_rules=("joined-body-is-part",))
    assert ask(reasoning.believe(without), pattern).verdict is Verdict.UNKNOWN


def grid(size: int) -> tuple[Reasoning, Viewpoint, Statement]:
    """Return a grid of links, each on the word of another, and the question whether the corners hang together."""
    lines: list[str] = []
    chances: list[Chance] = []
    for row in range(size):
        for column in range(size):
            lines.append(f"organisation g{row}x{column}")
            for below, right in ((row + 1, column), (row, column + 1)):
                if below < size and right < size:
                    voice = f"w{len(chances)}"
                    lines.append(f"person {voice}\nsource s{len(chances)} article\n  by: {voice}")
                    lines.append(f"{voice} affirms g{row}x{column} part-of g{below}x{right} throughout 2000")
                    lines.append(f"  in: s{len(chances)}")
                    chances.append(Chance(witness=voice, probability=0.5))
    claims = "\n".join(line for line in lines if " affirms " in line or line.startswith("  in:"))
    rest = "\n".join(line for line in lines if not (" affirms " in line or line.startswith("  in:")))
    case = open_text(f"{rest}\n{claims}\n").case
    view = Viewpoint(id="v", otherwise=Otherwise.BELIEVE, chances=tuple(chances))
    return Reasoning(case), view, Statement(Ref("g0x0"), "part-of", Ref(f"g{size - 1}x{size - 1}"))


@pytest.mark.parametrize("size", [6, pytest.param(14, marks=pytest.mark.slow)])
def test_a_grid_of_links_is_answered_in_part_and_says_so(size: int) -> None:
    reasoning, view, corners = grid(size)
    belief = reasoning.believe(view)
    found = why(belief, corners, EVER)
    assert found.found.verdict is Verdict.YES
    assert len(found.supports) > 20
    assert not found.found.supports.complete
    assert min(len(each.support.needs) for each in found.supports) == 4 * (size - 1)


def test_a_probability_too_dear_is_sampled_with_an_interval() -> None:
    reasoning, view, corners = grid(6)
    belief = reasoning.believe(view)
    node = grounds_of(belief, corners, EVER).pro_node(certain=True)
    (exact,) = probabilities(belief, [node], [])
    (sampled,) = probabilities(belief, [node], [], most_nodes=50)
    assert exact.exact
    assert not sampled.exact
    assert sampled.low is not None
    assert sampled.high is not None
    assert exact.value is not None
    assert sampled.low - 0.01 < exact.value < sampled.high + 0.01


def test_probability_in_words() -> None:
    assert [in_words(value) for value in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)] == [
        "almost no chance",
        "very unlikely",
        "unlikely",
        "roughly even chance",
        "likely",
        "very likely",
        "almost certain",
    ]


def test_what_is_listed_of_too_many_supports_is_minimal_all_the_same() -> None:
    reasoning, view, corners = grid(5)
    belief = reasoning.believe(view)
    node = grounds_of(belief, corners, EVER).pro_node(certain=True)
    listing = belief.supports(node)
    assert not listing.complete
    for support in listing:
        needs = frozenset(support.needs)
        assert belief.holds_with(node, needs)
        assert not any(belief.holds_with(node, needs - {each}) for each in needs)


def quoting(size: int) -> str:
    """Return sources each of which quotes every other, one of them in hand."""
    lines = []
    for number in range(size):
        lines += [f"person p{number}", f"source s{number} article", f"  by: p{number}"]
        lines += [f"  quoted-in: s{other}" for other in range(size) if other != number]
    return "\n".join([*lines, "  in-hand: yes", "in s0", "p1 leads p2", ""])


def test_a_thicket_of_quotations_is_gone_through_once() -> None:
    workspace = open_text(quoting(24))
    assert not workspace.ledger.problems
    belief = Reasoning(workspace.case).believe()
    answer = ask(belief, workspace.pattern("p1 leads p2"))
    assert answer.verdict is Verdict.YES
    assert answer.findings[0].supports.supports[0].needs == ("p0", "p23", "s0", "s23")
    without = Reasoning(workspace.case).believe(rejecting=["s23"])
    assert ask(without, workspace.pattern("p1 leads p2")).verdict is Verdict.UNKNOWN
    known = known_date(workspace.case, workspace.case.claims[0])
    assert known is None
