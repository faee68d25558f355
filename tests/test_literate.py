"""The reader of literate pages complains where it should: a page that cannot fail shows nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.literate import Call, Ledger, lacking, missing, read_page

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
# A page

```abl
person a  # info: [unused-agent]
```

```abl more
a loves b  # error: [unknown-predicate]
```

```console
$ abelard who CASE 'a leads ?x'
one
...
three
[1]
$ abelard show CASE a --json
```

```json
{"claims": []}
```

```console pending
$ abelard ask CASE 'a leads b'
```
"""


def test_a_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    first, second, who, show, ask = read_page(path)
    assert isinstance(first, Ledger)
    assert isinstance(second, Ledger)
    assert first.marks == [(1, "info", "unused-agent")]
    assert second.marks == [(1, "info", "unused-agent"), (3, "error", "unknown-predicate")]
    assert isinstance(who, Call)
    assert isinstance(show, Call)
    assert isinstance(ask, Call)
    assert (who.words, who.line, who.code) == (["who", "CASE", "a leads ?x"], 12, 1)
    assert who.expected == ["one", "...", "three"]
    assert (show.json, show.mark, ask.mark) == ('{"claims": []}\n', "", "pending")


@pytest.mark.parametrize(
    ("expected", "printed", "fine"),
    [
        (["one", "two"], ["one", "two"], True),
        (["one"], ["one", "two"], False),
        (["one", "..."], ["one", "two"], True),
        (["...", "two"], ["one", "two"], True),
        (["one", "three"], ["one", "two", "three"], False),
        (["one", "...", "three"], ["one", "two", "three"], True),
        (["two", "...", "one"], ["one", "two"], False),
        ([], ["one"], True),
    ],
)
def test_lines_are_expected_in_order(expected: list[str], printed: list[str], *, fine: bool) -> None:
    assert (missing(expected, printed) == "") is fine


@pytest.mark.parametrize(
    ("expected", "found", "fine"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, True),
        ({"a": 1}, {"b": 2}, False),
        ({"a": 1}, {"a": True}, False),
        ([1, 3], [1, 2, 3], True),
        ([3, 1], [1, 2, 3], False),
        ([], [1], False),
        ([], [], True),
        ({"a": [{"b": "x"}]}, {"a": [{"b": "y"}, {"b": "x", "c": 1}]}, True),
        ({"a": [{"b": "x"}]}, {"a": [{"b": "y"}]}, False),
        ("x", None, False),
    ],
)
def test_json_is_expected_in_part(expected: object, found: object, *, fine: bool) -> None:
    assert (lacking(expected, found) == "") is fine
