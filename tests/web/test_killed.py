"""A program that is killed while it saves loses at most the edit it was saving, and never breaks a file."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from abelard.case.edit import sweep
from abelard.workspace import open_case

if TYPE_CHECKING:
    from pathlib import Path

SAVING = """\
import sys
from pathlib import Path
from abelard.web.blocks import Typed, opened, typed
from abelard.web.desk import Desk

desk = Desk(Path(sys.argv[1]))
while True:
    old = opened(desk, "^counted", "", 1)
    number = int(old.text.rpartition(" ")[2]) + 1
    new = f"ann affirms band counted-at {number} persons\\n  id: counted\\n  note: saved {number}"
    done = typed(desk, Typed(path=old.path, first=old.first, before=old.text, text=new, write=True))
    assert done.written and not done.faults, done
    print(number, flush=True)
"""
BEFORE = '# A comment that stays\ncase "Counting"\n\nperson ann "Ann"\norganisation band "Band"\n\n'
BEFORE += 'predicate counted-at state\n  subject: organisation\n  object: quantity\n\nsource roll document "Roll"\n\n'
BLOCK = "in roll\nann affirms band counted-at 0 persons\n  id: counted\n  note: saved 0"
AFTER = "\n\n# another\nperson bob   # with spaces that stay\n" + "# long\n" * 3000


def saved_until_killed(file: Path, seconds: float) -> int:
    """Let a program save again and again, kill it, and return the number it said last."""
    process = subprocess.Popen([sys.executable, "-c", SAVING, str(file)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    with process.stdout as out:
        told = [out.readline()]
        time.sleep(seconds)
        process.kill()  # SIGKILL: no handler, no finally
        told += out.readlines()
    assert process.wait() < 0, "it was not killed: it had failed"
    return int([line for line in told if line.endswith("\n")][-1])


def run(file: Path, saves: int) -> int:
    file.write_text(BEFORE + BLOCK + AFTER, encoding="utf-8")
    chance, kills, number = random.Random(3), 0, 0  # noqa: S311  a test's
    while number < saves:
        told = saved_until_killed(file, chance.uniform(0, 0.6))
        kills += 1
        text = file.read_text(encoding="utf-8")
        number = int(text.removesuffix(AFTER).rpartition(" ")[2])
        assert number - told in (0, 1), "more than the edit under way was lost"
        assert text == BEFORE + BLOCK.replace(" 0", f" {number}") + AFTER
        assert not [each for each in open_case(file).problems if each.severity == "error"]
    return kills


def test_a_save_that_is_killed_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    assert run(tmp_path / "case.abl", 20) >= 1


@pytest.mark.slow
def test_a_thousand_saves_and_many_kills(tmp_path: Path, *, reduced: bool) -> None:
    assert run(tmp_path / "case.abl", 60 if reduced else 1000) >= 2


def test_what_a_killed_save_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / "case.abl").write_text("case\n")
    names = (".case.abl.abc123.new", ".case.abl.young.new", ".other.abl.x.new", ".gone.new")
    for name in names:
        (tmp_path / name).write_text("x")
        if "young" not in name:
            os.utime(tmp_path / name, (1, 1))
    sweep(tmp_path)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["case.abl", *names[1:]])
