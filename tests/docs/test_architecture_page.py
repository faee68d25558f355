"""The page on how it is built, and the README of each folder: every folder has one, and what they name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FOLDERS = sorted(
    path for path in (ROOT / "src" / "abelard").iterdir() if path.is_dir() and not path.name.startswith("__")
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_folder_is_on_the_page(folder: Path) -> None:
    row = re.search(rf"^\| `src/abelard/{folder.name}` \| .* \| `(.*)` \|$", PAGE, re.MULTILINE)
    assert row
    assert (folder / row[1]).exists()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_folder_has_a_readme_whose_files_are_there(folder: Path) -> None:
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert re.match(rf"# {folder.name}\b", text)
    assert "import" in text
    named = re.findall(r"`([\w/*]+\.(?:py|abl))`", text)
    for name in named:
        assert list(folder.glob(name)) or (ROOT / name).exists(), name


def test_the_layers_are_those_that_are_held() -> None:
    drawn = re.search(r"```text\n(cli .*)\n```", PAGE)
    assert drawn
    names = set(re.findall(r"\w+", drawn[1]))
    held = re.findall(
        r"abelard\.(\w+)", (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("layers = [")[2]
    )
    assert set(held) <= names
    assert {folder.name for folder in FOLDERS} - {"packs"} <= names
