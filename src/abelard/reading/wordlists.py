"""Word lists kept as text beside the code that uses them.

A line is `name: word word ...`; a line that begins with blanks goes on with the list above; `#` begins a
remark. An underscore stands for a blank inside a word.
"""

from __future__ import annotations

import functools
from importlib import resources


@functools.cache
def word_lists(package: str, file: str = "words.txt") -> dict[str, frozenset[str]]:
    """Read the lists of a package under `abelard.reading`, by name."""
    return {name: frozenset(words.split()) for name, words in lines(package, file)}


def lines(package: str, file: str) -> list[tuple[str, str]]:
    """Read a text of `name: rest` lines as pairs, continuations joined, remarks and blank lines dropped."""
    text = (resources.files(f"abelard.reading.{package}") / file).read_text(encoding="utf-8")
    out: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] == " ":
            out[-1] = (out[-1][0], f"{out[-1][1]} {line.strip()}")
        else:
            name, _, rest = line.partition(":")
            out.append((name.strip(), rest.strip()))
    return out
