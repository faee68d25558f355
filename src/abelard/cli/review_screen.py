"""A proposal on a terminal: its sentence with the words marked, the claim, who is meant."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from abelard.model.wording_text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.cli.screen import Screen
    from abelard.workspace.review import Done

_WIDEST = 100
BECAUSE = {
    "decided": "in the case",
    "same-name": "the same name in the case",
    "short-name": "the same short name in the case: is it the same?",
    "several": "several in the case are called so: say which (m)",
    "new": "new",
}
_MARK, _UNMARK = "[", "]"
_SEEN = ("id", "at", "quote", "chars")


def draw(screen: Screen, one: dict[str, Any], place: str) -> None:
    """Print a proposal. `place` says how far the review is."""
    width = min(screen.width, _WIDEST)
    title = " · ".join(filter(None, (place, one["source_title"], one["locator"], one["kind"])))
    screen.print()
    screen.print(f"── {title} ".ljust(width, "─")[:width], style="dim")
    _passage(screen, one["passage"], width)
    screen.print()
    _block(screen, one["sentence"] or "This cannot be read as it stands; e changes it.", width, style="bold")
    screen.print(f"  The reader: {one['confidence_words']} ({one['confidence']:.2f})", style="dim")
    screen.print()
    for line in _telling(one["text"]):
        screen.print(f"    {' ' * (len(line) - len(line.lstrip()))}{clean(line.strip())}", style="cyan")
    screen.print()
    _agents(screen, one["agents"])
    _others(screen, one, width)


def _telling(text: str) -> list[str]:
    """Return the lines of a block that say what the sentence above them does not."""
    head, *fields = text.rstrip("\n").split("\n")
    return [head, *(line for line in fields if line.split(":")[0].strip() not in _SEEN)]


def _passage(screen: Screen, passage: dict[str, Any], width: int) -> None:
    """Print the words in their sentence, marked in colour, or with brackets where there is none."""
    if passage["before"].strip():
        _block(screen, clean(passage["before"]), width, style="dim")
    text, marks = passage["text"], passage["marks"]
    if marks and screen.is_terminal:
        _marked(screen, text, marks[0], width)
    elif marks:
        start, end = marks[0]
        shown = f"{text[:start]}{_MARK}{text[start:end]}{_UNMARK}{text[end:]}"
        _block(screen, clean(shown), width)
    else:
        _block(screen, clean(text), width)
    if passage["after"].strip():
        _block(screen, clean(passage["after"]), width, style="dim")
    if passage["status"] not in ("exact", "unquoted"):
        screen.print(f"  (the words are {passage['status']} in the archived text)", style="yellow")


def _marked(screen: Screen, text: str, mark: Sequence[int], width: int) -> None:
    from rich.padding import Padding  # noqa: PLC0415  slow to import
    from rich.text import Text  # noqa: PLC0415  the same

    start, end = mark
    shown = Text()
    for part, style in ((text[:start], ""), (text[start:end], "reverse"), (text[end:], "")):
        shown.append(_on_a_line(part), style)
    screen.print(Padding(shown, (0, 0, 0, 2)), width=width, soft_wrap=False)  # type: ignore[call-arg]


def _on_a_line(text: str) -> str:
    """Clean a part of a line, keeping the spaces at its ends."""
    bare = clean(text).strip()
    before = " " if text[:1].isspace() and bare else ""
    after = " " if text[-1:].isspace() and bare else ""
    return f"{before}{bare}{after}" if bare else " " * bool(text)


def _block(screen: Screen, text: str, width: int, style: str = "") -> None:
    for line in textwrap.wrap(text, width - 2, break_long_words=True, break_on_hyphens=False):
        screen.print(f"  {line}", style=style)


def _agents(screen: Screen, agents: Sequence[dict[str, Any]]) -> None:
    for number, one in enumerate(agents, start=1):
        told = BECAUSE.get(one["because"], one["because"])
        what = f"{told} {one['kind']}" if one["new"] and not one["ask"] else told
        if one["claims"]:
            what += f" ({one['claims']:,} claims)" if one["claims"] > 1 else " (1 claim)"
        screen.print(f"  {number} {one['name']}", end="")
        screen.print(f"  {one['id']}: {what}", style="yellow" if one["ask"] else "dim")
        if one["like"]:
            like = "; ".join(f"{each['name']} ({each['id']})" for each in one["like"])
            screen.print(f"      or: {like}", style="dim")


def _others(screen: Screen, one: dict[str, Any], width: int) -> None:
    for other in one["duplicates"]:
        style = "yellow" if other["how"] == "the very same claim" else "dim"
        _block(screen, f"In the case, {other['how']}: {other['sentence']} ({other['where']})", width, style)
    for other in one["rejected_before"]:
        head = other["text"].partition("\n")[0]
        _block(screen, f"Rejected of these words: {clean(head)}", width, "dim")
    for problem in one["problems"]:
        hint = f" ({problem['hint']})" if problem["hint"] else ""
        style = "red" if problem["severity"] == "error" else "yellow"
        _block(screen, clean(f"{problem['code']}: {problem['message']}{hint}"), width, style)


def line_of(one: dict[str, Any]) -> str:
    """Return a proposal as one line of a list."""
    status = "" if one["status"] == "waiting" else f" {one['status']}"
    said = one["sentence"] or "cannot be read: " + clean(one["text"].partition("\n")[0])
    return f"{one['id']}  {one['confidence']:.2f}{status}  {said}"


def tell(screen: Screen, done: Done, past: str) -> None:
    """Say what came of an act."""
    number = len(done.done)
    if done.done:
        where = f"; written: {', '.join(done.written)}" if done.written else ""
        screen.print(f"  {number:,} {past}{where}.", style="dim")
    if done.unchanged:
        screen.print(f"  {len(done.unchanged):,} so already.", style="dim")
    for id, problems in done.refused.items():
        for problem in problems:
            screen.print(f"  {id}: {problem.code}: {clean(problem.message)}", style="red")
            if problem.hint:
                screen.print(f"    {problem.hint}", style="dim")
