"""The bundled editor is what its recipe says, comes with its licences, and weighs on no page that is only read."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

from abelard.web.bundle import STATIC, script_of

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

BUNDLE = STATIC / "vendor" / "codemirror.js"
READ_AT_MOST = 100 * 1024


def test_the_bundle_is_of_the_versions_in_its_recipe(root: Path) -> None:
    recipe = json.loads((root / "editors" / "codemirror" / "package.json").read_text(encoding="utf-8"))
    first = BUNDLE.read_text(encoding="utf-8").partition("\n")[0]
    assert ", ".join(f"{name} {version}" for name, version in recipe["dependencies"].items()) in first
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in recipe["dependencies"].values())


def test_every_package_in_it_comes_with_its_licence(root: Path) -> None:
    recipe = json.loads((root / "editors" / "codemirror" / "package.json").read_text(encoding="utf-8"))
    licences = (STATIC / "vendor" / "codemirror.LICENSE.txt").read_text(encoding="utf-8")
    for name, version in recipe["dependencies"].items():
        assert re.search(
            rf"{re.escape(name)} {re.escape(version)}\n\n(The )?MIT License|Copyright", licences
        ), name


def test_pages_that_are_read_stay_light() -> None:
    """All modules that the page loads at once, compressed; the editor is loaded when a block is opened."""
    script = script_of("main")
    assert "codemirror" not in script
    assert len(gzip.compress(script.encode())) < READ_AT_MOST


def test_the_editor_fetches_nothing_from_elsewhere(client: TestClient) -> None:
    answer = client.get("/vendor/codemirror.js")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert not re.search(
        r"\bimport\s*\(|\bfetch\(|XMLHttpRequest|innerHTML|\beval\(|new Function", answer.text
    )


def test_the_bundle_has_what_the_editor_takes_and_no_more(root: Path) -> None:
    entry = (root / "editors" / "codemirror" / "entry.js").read_text(encoding="utf-8")
    named = ",".join(re.findall(r"export \{([^}]*)\}", entry))
    exported = {name.strip() for name in named.split(",")}
    used = (STATIC / "editor.js").read_text(encoding="utf-8")
    assert {name for name in exported if not re.search(rf"\b{name}\b", used)} == set()
    bundle = BUNDLE.read_text(encoding="utf-8")
    assert all(re.search(rf"\bas {name}\b", bundle) for name in exported)
