"""Saving: by lines, atomically, and never over somebody else's change."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abelard.case.edit import ClashError, Edit, OutsideCaseError, appended, edited, save

if TYPE_CHECKING:
    from pathlib import Path


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("text", "edit", "expected"),
    [
        ("a\nb\nc\n", Edit(2, 2, "x\ny"), "a\nx\ny\nc\n"),
        ("a\nb\nc\n", Edit(2, 1, "x"), "a\nx\nb\nc\n"),
        ("a\nb\nc\n", Edit(1, 2, ""), "c\n"),
        ("a\r\nb\r\n", Edit(2, 2, "x\ny\n"), "a\r\nx\r\ny\r\n"),
        ("a", Edit(1, 1, "b"), "b"),
    ],
)
def test_lines_are_replaced(text: str, edit: Edit, expected: str) -> None:
    assert edited(text, edit) == expected


@given(st.lists(st.sampled_from(["a", "b ", "", "\tc", "d\r"]), min_size=3, max_size=9), st.integers(2, 9))
def test_the_other_lines_keep_every_byte(lines: list[str], place: int) -> None:
    place = min(place, len(lines))
    after = edited("\n".join(lines), Edit(place, place, "new")).split("\n")
    assert after[: place - 1] == lines[: place - 1]
    assert after[place:] == lines[place:]


@pytest.mark.parametrize("edits", [(Edit(0, 1, ""),), (Edit(4, 5, ""),), (Edit(1, 2, "x"), Edit(2, 2, "y"))])
def test_edits_that_cannot_be(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="line"):
        edited("a\nb", *edits)


def test_blocks_are_appended_after_a_blank_line() -> None:
    assert appended("a\n", "b\n", "c") == "a\n\nb\n\nc\n"
    assert appended("", "b") == "b\n"
    assert appended("a", "b") == "a\n\nb\n"


def test_a_file_is_saved_and_its_hash_returned(tmp_path: Path) -> None:
    first = save(tmp_path, "case.abl", "person a\n", "")
    assert first == sha(b"person a\n")
    second = save(tmp_path, "case.abl", "person b\n", first)
    assert (tmp_path / "case.abl").read_text() == "person b\n"
    assert second == sha(b"person b\n")
    assert [path.name for path in tmp_path.iterdir()] == ["case.abl"]


@pytest.mark.parametrize(
    ("there", "expected"), [("other\n", sha(b"mine\n")), ("other\n", ""), (None, sha(b"mine\n"))]
)
def test_a_changed_file_is_never_overwritten(tmp_path: Path, there: str | None, expected: str) -> None:
    path = tmp_path / "case.abl"
    if there is not None:
        path.write_text(there)
    with pytest.raises(ClashError, match="nothing was written"):
        save(tmp_path, "case.abl", "mine\n", expected)
    assert (path.read_text() if path.exists() else None) == there
    assert len(list(tmp_path.iterdir())) == (there is not None)


@pytest.mark.parametrize("path", ["../out.abl", "/tmp/out.abl", "a/../../out.abl"])  # noqa: S108  never written
def test_nothing_is_written_outside_the_case(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutsideCaseError):
        save(tmp_path, path, "x", "")


def test_bytes_that_are_not_utf8_are_kept(tmp_path: Path) -> None:
    data = b"person a\ncaf\xe9\n"
    (tmp_path / "case.abl").write_bytes(data)
    text = data.decode("utf-8", errors="surrogateescape")
    save(tmp_path, "case.abl", edited(text, Edit(1, 1, "person b")), sha(data))
    assert (tmp_path / "case.abl").read_bytes() == b"person b\ncaf\xe9\n"


def test_the_rights_of_a_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "case.abl"
    path.write_text("a\n")
    path.chmod(0o640)
    save(tmp_path, "case.abl", "b\n", sha(b"a\n"))
    assert path.stat().st_mode & 0o777 == 0o640


WRITER = """
import sys
from pathlib import Path
from abelard.case.edit import save
folder, known = Path(sys.argv[1]), ""
number = 0
while True:
    number += 1
    known = save(folder, "case.abl", f"person a{number}\\n" * 2000, known)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_killing_the_writer_never_leaves_half_a_file(tmp_path: Path, root: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    for attempt in range(8):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], env=environment)
        while not (folder / "case.abl").exists():
            time.sleep(0.01)
        time.sleep(0.013 * attempt)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        lines = (folder / "case.abl").read_text().splitlines()
        assert len(lines) == 2000
        assert len(set(lines)) == 1
