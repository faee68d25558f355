"""The examples answer as their own tables of answers say they must."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from abelard.model.date import Date, read_date
from abelard.reasoning.ask import ask
from abelard.reasoning.belief import Reasoning
from abelard.workspace import Workspace, open_case

EXAMPLES = Path(__file__).parents[2] / "examples"
ROW = re.compile(
    r"^\| \d+ \|[^|]*\| `(?P<ask>[^`]+)` \|(?P<view>[^|]*)\|(?P<extra>[^|]*)\| (?P<answer>\w+) \|$",
    re.MULTILINE,
)
OPTION = re.compile(r"(known at|at|throughout|rejecting|believing) ([^\s,]+)")


@cache
def opened(name: str) -> tuple[Workspace, Reasoning]:
    workspace = open_case(EXAMPLES / name)
    return workspace, Reasoning(workspace.case)


def rows() -> list[tuple[str, str, str, str]]:
    text = (EXAMPLES / "western-schism" / "ANSWERS.md").read_text(encoding="utf-8")
    return [(row["ask"], row["view"].strip(), row["extra"], row["answer"]) for row in ROW.finditer(text)]


def day(text: str | None) -> Date | None:
    date = read_date(text) if text else None
    assert date is None or isinstance(date, Date)
    return date


def test_there_are_rows() -> None:
    assert len(rows()) > 40


@pytest.mark.parametrize(("pattern", "view", "extra", "answer"), rows())
def test_western_schism(pattern: str, view: str, extra: str, answer: str) -> None:
    workspace, reasoning = opened("western-schism")
    given: dict[str, str] = dict(OPTION.findall(extra))
    viewpoint = workspace.case.viewpoint(view or "everyone")
    assert viewpoint is not None
    belief = reasoning.believe(
        viewpoint,
        known_at=day(given.get("known at")),
        rejecting=[workspace.agent(given["rejecting"])] if "rejecting" in given else [],
        believing=[workspace.agent(given["believing"])] if "believing" in given else [],
    )
    found = ask(
        belief, workspace.pattern(pattern), at=day(given.get("at")), throughout=day(given.get("throughout"))
    )
    assert str(found.verdict) == answer


@pytest.mark.parametrize(
    ("pattern", "at", "view", "answer"),
    [
        ("isi part-of aq", "2010", "everyone", "disputed"),
        ("isi part-of aq", "2010", "aq-telling", "yes"),
        ("isi part-of aq", "2010", "is-telling", "denied"),
        ("isi part-of aq", "2015", "aq-telling", "no"),
        ("isi part-of aq", "2011-08", "orton-view", "yes"),
        ("isi part-of aq", "2011-08", "known-2012", "yes"),
        ("isi part-of aq", "", "known-2009", "unknown"),
        ('isi part-of aq manner "in-name"', "2008", "orton-view", "possibly"),
        ('zawi pledges-to bin-ladin manner "in-secret"', "", "everyone", "yes"),
        ('zawi pledges-to bin-ladin manner "in-secret"', "", "letters-without-the-speech", "unknown"),
        ("zawi loyal-to bin-ladin", "2007", "private-letters", "yes"),
        ("abdullah-rashid same-as qaduli", "", "orton-view", "unknown"),
        ("muhajir dissolves aqm", "", "everyone", "disputed"),
        ("badri writes-to aq", "", "everyone", "unknown"),
        ("badri writes-to aq", "", "aq-telling", "yes"),
        ("saddam-government shelters zarqawi", "", "everyone", "unknown"),
    ],
)
def test_islamic_state(pattern: str, at: str, view: str, answer: str) -> None:
    workspace, reasoning = opened("islamic-state-al-qaeda")
    viewpoint = workspace.case.viewpoint(view)
    assert viewpoint is not None
    found = ask(reasoning.believe(viewpoint), workspace.pattern(pattern), at=day(at))
    assert str(found.verdict) == answer
