"""Literate pages: prose with ledgers, commands, and what must come out.

A fenced block says in its first line what it is:

    abl               a whole ledger, the case from here on
    abl more          lines added to that ledger
    abl with          lines added to it for this once, and looked at with it
    abl alone         a whole ledger for this once
    text PATH         a file in the case's folder
    console           commands after `$ `, each with the lines it must print; `...` stands for any lines,
                      `[1]` at the end for the exit code
    console pending   the same, of a command that is not there yet: skipped until it is
    console differs   the same, of an answer that is still another: to be mended, and this mark taken off then
    json              what the JSON of the command above must contain

A line of a ledger that `abelard check` must complain of ends with `# error: [code]` (or warning, or info);
nothing else may be complained of.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FENCE = re.compile(r"```(.*)")
MARK = re.compile(r"\b(error|warning|info): \[([\w-]+)\]")
EXIT = re.compile(r"\[(\d)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The files of a case as they are at one place of a page."""

    line: int
    files: Mapping[str, str]

    @property
    def marks(self) -> list[tuple[int, str, str]]:
        """Line, severity and code of every problem the ledger says it has."""
        lines = self.files.get("case.abl", "").split("\n")
        return [(number, *mark) for number, text in enumerate(lines, 1) for mark in MARK.findall(text)]


@dataclass(slots=True, kw_only=True)
class Call:
    """One command, and what must come out."""

    line: int
    text: str
    files: Mapping[str, str]
    mark: str = ""
    """`pending` or `differs`."""
    expected: list[str] = field(default_factory=list)
    code: int = 0
    json: str = ""

    @property
    def words(self) -> list[str]:
        """The arguments of `abelard`."""
        return shlex.split(self.text)[1:]


def read_page(path: Path) -> list[Ledger | Call]:
    """Return the ledgers and commands of a page, in order."""
    files: dict[str, str] = {}
    steps: list[Ledger | Call] = []
    for line, info, body in blocks(path.read_text(encoding="utf-8")):
        match info.split():
            case ["abl"]:
                files = {**files, "case.abl": body}
                steps.append(Ledger(line=line, files=files))
            case ["abl", "more"]:
                files = {**files, "case.abl": files["case.abl"] + "\n" + body}
                steps.append(Ledger(line=line, files=files))
            case ["abl", "with" | "alone" as way]:
                base = files["case.abl"] + "\n" if way == "with" else ""
                steps.append(Ledger(line=line, files={**files, "case.abl": base + body}))
            case ["text", name]:
                files = {**files, name: body}
            case ["console", *rest]:
                steps.extend(_calls(line, body, files, " ".join(rest)))
            case ["json"]:
                last = steps[-1]
                assert isinstance(last, Call), f"{path.name}:{line}: a json block follows a command"
                last.json = body
    return steps


def blocks(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the fenced blocks of a page: number of the first line inside, what it is, what stands in it."""
    info: str | None = None
    start, body = 0, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        fence = FENCE.fullmatch(line)
        if info is None and fence:
            info, start, body = fence[1], number + 1, list[str]()
        elif fence:
            yield start, info or "", "".join(f"{each}\n" for each in body)
            info = None
        else:
            body.append(line)
    assert info is None, "a fenced block that is never closed"


def _calls(line: int, body: str, files: Mapping[str, str], mark: str) -> Iterator[Call]:
    assert mark in ("", "pending", "differs"), f"line {line}: no such mark: {mark}"
    call: Call | None = None
    for number, text in enumerate(body.splitlines(), line):
        if text.startswith("$ "):
            if call:
                yield call
            call = Call(line=number, text=text[2:], files=files, mark=mark)
        elif call and (code := EXIT.fullmatch(text)):
            call.code = int(code[1])
        elif call:
            call.expected.append(text)
    if call:
        yield call


def write_case(files: Mapping[str, str], folder: Path) -> None:
    """Write the files of a case into a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def plain(text: str) -> list[str]:
    """Return printed lines without blank ones and without the marks that fence off foreign scripts."""
    bare = re.sub("[\u2066-\u2069]", "", text)
    return [line.rstrip() for line in bare.splitlines() if line.strip()]


def missing(expected: list[str], printed: list[str]) -> str:
    """Return what is not as expected, or nothing: the lines in order, `...` standing for any."""
    place, skipping = 0, False
    for line in (each.rstrip() for each in expected if each.strip()):
        if line == "...":
            skipping = True
            continue
        rest = printed[place:]
        found = rest.index(line) if line in rest else -1
        if found < 0 or (found and not skipping):
            return f"expected: {line}\nprinted:  " + "\n          ".join(rest[:12] or ["nothing more"])
        place, skipping = place + found + 1, False
    more = [] if skipping or not expected else printed[place:]
    return "printed besides: " + "\n".join(more) if more else ""


def lacking(expected: object, found: object, where: str = "") -> str:
    """Return what of some JSON is not in other JSON, or nothing.

    An object may have further fields, a list further items; but an empty list must be empty.
    """
    if isinstance(expected, dict) and isinstance(found, dict):
        lost = [key for key in expected if key not in found]
        if lost:
            return f"{where} has no {lost[0]!r}, but {', '.join(map(str, found))}"
        wrong = (lacking(value, found[key], f"{where}.{key}") for key, value in expected.items())
        return next(filter(None, wrong), "")
    if isinstance(expected, list) and isinstance(found, list) and (expected or not found):
        return _lacking_item(expected, found, where)
    same = expected == found and isinstance(expected, bool) == isinstance(found, bool)
    return "" if same else f"{where} is {found!r}, not {expected!r}"


def _lacking_item(expected: list[object], found: list[object], where: str) -> str:
    rest = iter(found)
    for number, item in enumerate(expected):
        tried = []
        for other in rest:
            reason = lacking(item, other, f"{where}[{number}]")
            if not reason:
                break
            tried.append(reason)
        else:
            return "\n".join(tried) or f"{where} has no item {number}: {item!r}"
    return ""
