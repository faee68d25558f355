"""`--within`: what cannot be worked out in time is cut off, and every answer says how far it goes."""

from __future__ import annotations

import json
import time
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from abelard.cli import main

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 14
CALLS = [
    ("ask", "b0 part-of b9"),
    ("why", "b0 part-of b9"),
    ("conflicts",),
    ("narratives",),
    ("shifts",),
    ("weigh", "q"),
    ("compare", "everyone", "some"),
    ("unknowns",),
    ("analogues", "one"),
]
GRACE = 4.0
"""Seconds for loading the case, on a busy machine, and for going round what was cut off."""


def ring(size: int) -> str:
    """Return bodies each of which is part of each other: everything follows in more ways than can be told."""
    agents = [f"organisation b{each}" for each in range(size)]
    voices = [f"person w{each}\nsource s{each} article\n  by: w{each}" for each in range(size)]
    claims = [
        f"t{number}: w{one} affirms b{one} part-of b{other} from 20{number % 30:02}\n  in: s{one}"
        for number, (one, other) in enumerate(permutations(range(size), 2))
    ]
    return "\n".join(
        (
            *agents,
            *voices,
            *claims,
            'question q "Is it?"',
            "  hypothesis yes: b0 part-of b9",
            "  hypothesis no: not b0 part-of b9",
            "viewpoint some",
            "  believes: w0, w1",
            "  probability: w2 0.5",
            'episode one "One"',
            f"  steps: {', '.join(f't{each}' for each in range(12))}",
            'episode two "Two"',
            f"  steps: {', '.join(f't{each}' for each in range(20, 40))}\n",
        )
    )


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("ring") / "ring.abl"
    path.write_text(ring(SIZE), encoding="utf-8")
    return str(path)


def answered(capsys: pytest.CaptureFixture[str], case: str, call: tuple[str, ...], *more: str) -> Any:  # noqa: ANN401  any JSON
    name, *rest = call
    main([name, case, *rest, "--json", *more])
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("call", CALLS, ids=[call[0] for call in CALLS])
def test_an_answer_that_was_cut_off_says_so_and_is_not_late(
    case: str, call: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.monotonic()
    found = answered(capsys, case, call, "--within", "0.3")
    assert time.monotonic() - began < 0.3 + GRACE
    if call[0] == "analogues":
        assert found["method"] == "exact"
        return
    assert found["cut_off"][0] == "what follows"
    assert (found["method"], found["exact"], found["complete"]) == ("bounded", False, False)
    assert isinstance(found["at_least"], int)


@pytest.mark.parametrize("call", CALLS, ids=[call[0] for call in CALLS])
def test_people_are_told_how_far_an_answer_goes(
    case: str, call: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    name, *rest = call
    main([name, case, *rest, "--within", "0"])
    last = capsys.readouterr().out.rstrip().split("\n")[-1]
    assert last.startswith("Exact; " if name == "analogues" else "Bounded: not everything that follows")
    assert "cut off: " in last


@pytest.mark.parametrize("call", CALLS, ids=[call[0] for call in CALLS])
def test_an_answer_that_was_not_cut_off_is_exact_and_complete(
    tmp_path: Path, call: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "small.abl"
    text = ring(3).replace("b9", "b2")
    path.write_text(
        "\n".join(line for line in text.split("\n") if "steps" not in line and "episode" not in line)
        + "\nepisode one\n  steps: t0, t1\nepisode two\n  steps: t2, t3\n",
        encoding="utf-8",
    )
    found = answered(capsys, str(path), tuple(word.replace("b9", "b2") for word in call))
    reach = [found[key] for key in ("method", "exact", "complete", "at_least", "cut_off")]
    assert reach == ["exact", True, True, None, []]


@pytest.mark.parametrize("seconds", ["-1", "soon", "nan"])
def test_a_limit_that_is_none(case: str, seconds: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["conflicts", case, "--within", seconds]) == 2
    assert "is no number of seconds" in capsys.readouterr().err
