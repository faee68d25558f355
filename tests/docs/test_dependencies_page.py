"""The page on dependencies has every package of pyproject.toml and no other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def section(heading: str) -> set[str]:
    """Return the packages in the table under a heading."""
    part = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([\w-]+)` \| \S", part, re.MULTILINE))


def names(requirements: list[str]) -> set[str]:
    """Return the packages that requirements name."""
    return {re.split(r"[<>=!~\[; ]", requirement)[0] for requirement in requirements}


def test_what_users_install() -> None:
    assert section("To use it") == names(PROJECT["project"]["dependencies"])


def test_what_the_extras_add() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    for extra, requirements in extras.items():
        heading = re.search(rf"^## (.*: the extra `{extra}`)$", PAGE, re.MULTILINE)
        assert heading, extra
        assert section(heading[1]) == names(requirements)


def test_what_is_needed_to_work_on_it() -> None:
    groups = PROJECT["dependency-groups"].values()
    listed = [item for group in groups for item in group if isinstance(item, str)]
    assert section("To work on it") == names([*listed, *PROJECT["build-system"]["requires"]])
