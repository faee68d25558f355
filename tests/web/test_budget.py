"""What the page weighs: its scripts, its fonts; and that it fetches nothing from elsewhere."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from abelard.web.bundle import STATIC, fonts, script_of

KIB = 1024
IMPORT = re.compile(r'^import [^;]*? from "\./([\w-]+)\.js";', re.MULTILINE)
FONTS = (STATIC / "fonts.css").read_text(encoding="utf-8")


def reached(name: str, seen: set[str]) -> set[str]:
    """Return the modules that a page loads at once: all that `main` imports, not what is fetched when needed."""
    if name not in seen:
        seen.add(name)
        for imported in IMPORT.findall((STATIC / f"{name}.js").read_text(encoding="utf-8")):
            reached(imported, seen)
    return seen


def test_the_scripts_of_a_reading_page_are_at_most_100_kib_gzipped() -> None:
    modules = reached("main", set())
    assert {"briefing", "lineage", "timeline", "network"} <= modules
    assert "editor" not in modules
    weight = sum(len(gzip.compress((STATIC / f"{name}.js").read_bytes())) for name in modules)
    assert weight <= 100 * KIB, f"{weight / KIB:.1f} KiB"
    assert len(gzip.compress(script_of("main").encode())) <= 100 * KIB


def test_the_fonts_are_at_most_200_kib_and_a_published_page_carries_fewer() -> None:
    files = re.findall(r'url\("/([^"]+)"\)', FONTS)
    assert len(files) == len(set(files)) == 9
    assert sum((STATIC / name).stat().st_size for name in files) <= 200 * KIB
    assert sorted(path.name for path in STATIC.glob("*.woff2")) == sorted(files)
    assert fonts().count("data:font/woff2") == 4
    assert len(fonts()) <= 120 * KIB


@pytest.mark.parametrize("font", ["source-serif-4", "source-sans-3"])
def test_each_font_has_its_licence_beside(font: str) -> None:
    assert "SIL Open Font License" in (STATIC / f"{font}.LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", sorted(path.name for path in Path(STATIC).glob("*.css")))
def test_no_style_sheet_fetches_from_elsewhere(file: str) -> None:
    text = (STATIC / file).read_text(encoding="utf-8")
    assert not re.findall(r'@import|url\((?!"/[\w.-]+\.woff2"\))', text)
