"""Files and folders: includes, names, and every kind of bad input. The rest always loads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abelard.case.files import CaseNotFoundError
from abelard.case.load import load, loads
from tests.ledgers import HEAD

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, **files: bytes | str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def told(folder: Path) -> list[tuple[str, str, int]]:
    return [(one.code, one.where.path, one.where.line) for one in load(folder).problems]


def test_a_folder_is_read_whole_case_abl_first(tmp_path: Path) -> None:
    write(tmp_path, z_abl="isi leads aq\n", a_abl="organisation aq\n", case_abl="organisation isi\n")
    found = load(tmp_path)
    assert [document.path for document in found.documents] == ["case.abl", "a.abl", "z.abl"]
    assert not found.problems
    assert len(found.case.claims) == 1


def test_includes_are_read_once_and_relative_to_their_file(tmp_path: Path) -> None:
    write(
        tmp_path,
        case_abl='include "sub/one.abl"\ninclude "sub/two.abl"\n',
        sub__one_abl='include "two.abl"\n',
    )
    write(tmp_path, sub__two_abl="person a\n")
    found = load(tmp_path)
    assert not found.problems
    assert list(found.case.agents) == ["a"]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("../outside.abl", "outside-case"),
        ("/etc/passwd", "outside-case"),
        ("nowhere.abl", "no-such-file"),
        ("case.abl", "include-cycle"),
        ("a\\x00b.abl", "no-such-file"),
    ],
)
def test_includes_that_cannot_be(tmp_path: Path, target: str, code: str) -> None:
    write(tmp_path.parent, outside_abl="person x\n")
    write(tmp_path, case_abl=f'include "{target}"\nperson a\n')
    assert told(tmp_path) == [(code, "case.abl", 1)]
    assert list(load(tmp_path).case.agents) == ["a"]


def test_a_cycle_of_includes_is_told_where_it_closes(tmp_path: Path) -> None:
    write(tmp_path, case_abl='include "b.abl"\nperson a\n', b_abl='person b\ninclude "case.abl"\n')
    assert told(tmp_path) == [("include-cycle", "b.abl", 2)]


def test_a_link_out_of_the_case_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path.parent, secret_abl="person x\n")
    (tmp_path / "link.abl").symlink_to(tmp_path.parent / "secret.abl")
    write(tmp_path, case_abl='include "link.abl"\n')
    assert ("outside-case", "case.abl", 1) in told(tmp_path)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty-file"),
        (b"\x7fELF\x00\x01", "binary-file"),
        ("person a\n".encode("utf-16"), "binary-file"),
        (b"person caf\xe9\n", "not-utf8"),
        (b"person a" + b"x" * 300_000 + b"\n", "line-too-long"),
    ],
)
def test_files_that_cannot_be_read_do_not_stop_the_others(tmp_path: Path, content: bytes, code: str) -> None:
    write(tmp_path, case_abl="person a\n", b_abl=content)
    found = load(tmp_path)
    assert [(one.code, one.where.path) for one in found.problems] == [(code, "b.abl")]
    assert list(found.case.agents) == ["a"]


def test_a_byte_order_mark_and_windows_line_ends_are_taken(tmp_path: Path) -> None:
    write(tmp_path, case_abl=b"\xef\xbb\xbfperson a\r\n  legal: B\r\n")
    found = load(tmp_path)
    assert not found.problems
    assert found.case.agents["a"].names[0].text == "B"


@pytest.mark.parametrize("name", ["nothing", "empty"])
def test_no_case_is_said_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CaseNotFoundError, match="no "):
        load(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("person a\nperson a\n", "duplicate-id", 2),
        ("person a\nsource a letter\n", "duplicate-id", 2),
        ("person\n", "no-id", 1),
        ("person 1a\n", "bad-id", 1),
        ("source s pamphlet\n", "bad-choice", 1),
        ("person a\nsource s letter\nin a page 1\n", "not-a-source", 3),
        ("person a\nsource s letter\n  by: b\n", "unknown-name", 3),
        ("source s letter\n  grade: G9\n", "bad-grade", 2),
        ("source s letter\n  said: someday\n", "bad-date", 2),
        ("person a\n  lgeal: X\n", "unknown-field", 2),
        ('case "x"\n  packs: nothing\n', "unknown-pack", 1),
        ('case "x"\n  circa: wide\n', "bad-circa", 2),
        ('question q "Q?"\n  hypothesis yes\n', "bad-hypothesis", 2),
        ("person a\nviewpoint v\n  probability: a 1.5\n", "bad-probability", 3),
        ("person a\nviewpoint v: believes b\n", "unknown-name", 2),
        ("predicate x thing\n", "bad-predicate", 1),
        ("rule r\n  then: ?a leads ?b\n", "bad-rule", 1),
        ("person a\nperson b\n  includes: c\n", None, 0),
    ],
)  # fmt: skip
def test_blocks_that_cannot_be_read(text: str, code: str | None, line: int) -> None:
    found = [(problem.code, problem.where.line) for problem in loads(text).problems]
    assert found == ([(code, line)] if code else [])


def test_an_ambiguous_name_lists_the_candidates() -> None:
    found = loads('person a "Abu Ahmad"\nperson b "Abu Ahmad"\norganisation c\n"Abu Ahmad" leads c\n')
    (problem,) = found.problems
    assert problem.code == "ambiguous-name"
    assert "a (Abu Ahmad), b (Abu Ahmad)" in problem.message


def test_a_misspelt_name_is_answered_with_a_suggestion() -> None:
    (problem,) = loads(HEAD + '"Ayman Zawahri" leads aq\n').problems
    assert "zawahiri" in problem.hint


def test_names_are_found_without_regard_to_case_accents_and_article() -> None:
    found = loads(HEAD + '"AYMAN ZAWAHIRI" leads "Al Qaeda"\n')
    assert not found.problems


def test_a_case_may_add_to_the_vocabulary_and_override_it() -> None:
    text = "predicate hails state\n  subject: person\n  reads: {s} hails {o}\nperson a\nperson b\na hails b\n"
    found = loads(text)
    assert not found.problems
    assert found.case.vocabulary.predicates["hails"].forward == "{s} hails {o}"
    assert "leads" in found.case.vocabulary.predicates


def test_a_pack_of_the_case_itself(tmp_path: Path) -> None:
    write(tmp_path, case_abl='case "x"\n  packs: organisations, courts\nperson a\nperson b\na sues b\n')
    write(tmp_path, packs__courts_abl="predicate sues event\n")
    assert not load(tmp_path).problems
