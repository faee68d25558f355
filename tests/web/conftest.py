"""A small case of the kind that hurts, and a browser's way to ask for it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("starlette", reason="the extra `serve` is not installed")

from starlette.testclient import TestClient

from abelard.web.app import make_app
from abelard.web.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

HOST = "127.0.0.1:4121"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.abl").write_text(CASE, encoding="utf-8")
    (folder / "text.txt").write_text("He was <script>alert(1)</script> part of it.\n\nHe was not.\n")
    return folder


@pytest.fixture
def desk(case: Path) -> Desk:
    return Desk(case)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return TestClient(make_app(desk, {HOST}), base_url=f"http://{HOST}")


@pytest.fixture(scope="session")
def example(root: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Return the first example, behind the application."""
    copy = tmp_path_factory.mktemp("example") / "case"
    shutil.copytree(root / "examples" / "islamic-state-al-qaeda", copy)
    return TestClient(make_app(Desk(copy), {HOST}), base_url=f"http://{HOST}")


CASE = """\
case "A <b>case</b> & \\"more\\""
  packs: organisations

organisation band "</script><script>alert('band')</script>"
organisation guild "Guild \\u202e of Smiths"
person ann "Ann <img src=x onerror=alert(1)>"
person bob "Bob"

source annal chronicle "The <i>Annal</i>"
  by: ann
  said: 1100
  text: text.txt
source letter letter "A letter"
  by: bob
  said: 1101, secret
  quoted-in: annal, hedge "<svg onload=alert(1)>"

in annal
ann affirms band part-of guild from 1090 to 1095
  id: yes
  quote: part of it
  note: "<a href='javascript:alert(1)'>x</a>"

in letter
bob denies band part-of guild
  id: no

question q "Was it <part>?"
  hypothesis yes "It was": band part-of guild from 1090
  hypothesis no "It was not": not band part-of guild

viewpoint bobs "Bob's"
  whose: bob
  believes: bob
"""
