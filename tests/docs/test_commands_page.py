"""The page on the commands has each of them, with the example its help gives; and each help is there."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from abelard.cli import main
from abelard.cli.commands import COMMANDS

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
NAMES = [command.name for command in COMMANDS]


def section(name: str) -> str:
    """Return what the page says of one command."""
    return PAGE.partition(f"### `abelard {name}`\n")[2].partition("\n##")[0]


def test_the_page_has_every_command_and_no_other() -> None:
    assert sorted(re.findall(r"^### `abelard (.*)`$", PAGE, re.MULTILINE)) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_its_example_on_the_page(name: str) -> None:
    example = import_module(f"abelard.cli.commands.{name}").EXAMPLE
    assert shlex.split(example)[:2] == ["abelard", name]
    assert f"```sh\n{example}\n```" in section(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_help_with_its_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    printed = capsys.readouterr().out
    assert import_module(f"abelard.cli.commands.{name}").EXAMPLE in printed
    assert "--json" in printed


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"attach", "import", "read", "review", "serve"}))
def test_a_command_is_run_on_the_page(name: str) -> None:
    assert f"$ abelard {name} " in section(name)
