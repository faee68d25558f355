"""Many documents: over several processes, resumable, and no one of them stops the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from abelard.workspace.reading_many import read_file, read_many
from abelard.workspace.review import Review
from tests.workspace.readings import read_simply

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documents")


def write(folder: Path, *texts: str) -> list[str]:
    """Write texts to files and return their paths."""
    paths = [folder / f"letter-{chr(97 + number)}.txt" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def test_a_document_that_breaks_its_process_does_not_stop_the_others(case: Path, folder: Path) -> None:
    documents = write(folder, "Ann Ash leads Red League.", "CRASH", "RAISE", "Bob Birch meets Cy Cole.")
    outcomes = {one.document: one for one in read_many(case, documents, read=read_simply, processes=2)}
    assert set(outcomes) == set(documents)
    assert [bool(outcomes[one].refusal) for one in documents] == [False, True, True, False]
    assert "broke down" in outcomes[documents[1]].refusal
    assert "LookupError: no such thing" in outcomes[documents[2]].refusal
    assert Review(case).counts()["waiting"] == 2


def test_what_was_read_is_passed_over_unless_the_reader_is_newer(case: Path, folder: Path) -> None:
    documents = write(folder, "Ann Ash leads Red League.")
    list(read_many(case, documents, read=read_simply, reader="old"))
    (again,) = read_many(case, documents, read=read_simply, reader="old")
    assert again.known
    (newer,) = read_many(case, documents, read=read_simply, reader="new")
    assert (newer.known, newer.taken and newer.taken.known) == (False, 1)
    assert Review(case).queues()[0].reader == "new"
    (after,) = read_many(case, documents, read=read_simply, reader="new")
    assert after.known


def test_two_documents_with_one_title_are_two_sources(case: Path, folder: Path) -> None:
    (folder / "other").mkdir()
    documents = [
        *write(folder, "Ann Ash leads Red League."),
        *write(folder / "other", "Ann Ash meets Cy Cole."),
    ]
    sources = [one.taken.source for one in read_many(case, documents, read=read_simply) if one.taken]
    assert sources == ["letter-a", "letter-a-2"]
    assert (case / "texts" / "letter-a-2.txt").read_text(encoding="utf-8") == "Ann Ash meets Cy Cole."


def test_a_document_that_is_no_document_is_refused(folder: Path) -> None:
    assert "No such file" in read_file(str(folder / "none.txt")).refusal
    assert read_file(str(folder)).refusal


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_stopped_in_the_middle_the_rest_is_read_the_next_time(
    sign: signal.Signals, case: Path, folder: Path
) -> None:
    documents = write(folder, "Ann Ash leads Red League.", "SLEEP", "SLEEP", "Bob Birch meets Cy Cole.")
    program = (
        "from abelard.workspace.reading_many import read_many\n"
        "from tests.workspace.readings import read_simply\n"
        "import sys\n"
        "if __name__ == '__main__':\n"
        "    for one in read_many(sys.argv[1], sys.argv[2:], read=read_simply, processes=2):\n"
        "        print(one.document, flush=True)\n"
    )
    (folder / "program.py").write_text(program, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, str(folder / "program.py"), str(case), *documents],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
    )  # fmt: skip
    assert running.stdout
    assert running.stdout.readline().strip() == documents[0]
    time.sleep(0.2)
    running.send_signal(sign)
    assert running.wait(timeout=10) != 0
    running.stdout.close()
    assert Review(case).counts()["waiting"] == 1
    write(folder, "Ann Ash leads Red League.", "Cy Cole leaves Red League.", "Cy Cole meets Ann Ash.")
    outcomes = list(read_many(case, documents, read=read_simply))
    assert [one.known for one in outcomes] == [True, False, False, False]
    assert Review(case).counts()["waiting"] == 4
    with pytest.raises(ProcessLookupError):  # nobody of its family is left
        _wait_for_the_end(running.pid)


def _wait_for_the_end(group: int) -> None:
    for _ in range(50):
        os.killpg(group, 0)
        time.sleep(0.1)
