"""Go through what was read into a case (`abelard read ... --into CASE`) and decide on each proposal.

At a terminal: its sentence with the words marked, the claim, one key. For scripts there are the options:
what is accepted is written into the case as ordinary blocks, what is rejected does not come back.
"""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abelard.cli.keys import can_ask, read_key
from abelard.cli.parser import Usage
from abelard.cli.patience import Patience
from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.workspace.review import Done, Review

EXAMPLE = "abelard review my-case --accept-above 0.8 --kind leads"
STATUSES = ("waiting", "later", "accepted", "rejected")
PAST = {
    "accept": "accepted",
    "reject": "rejected",
    "later": "put off",
    "edit": "changed",
    "match": "decided",
    "undo": "taken back",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("--list", action="store_true", help="list what waits, one line each")
    parser.add_argument("--show", default="", metavar="ID", help="show one proposal")
    parser.add_argument("--accept", nargs="+", default=[], metavar="ID", help="write these into the case")
    parser.add_argument("--reject", nargs="+", default=[], metavar="ID", help="set these aside for good")
    parser.add_argument("--later", nargs="+", default=[], metavar="ID", help="put these off")
    parser.add_argument(
        "--accept-above",
        type=float,
        metavar="N",
        help="accept what the reader is at least so sure of (0 to 1), where it is clear who is meant",
    )
    parser.add_argument("--reject-below", type=float, metavar="N", help="reject what it is less sure of")
    parser.add_argument(
        "--match", default="", metavar="SOURCE:NAME=ID", help="who an agent is; `new`: nobody yet"
    )
    parser.add_argument(
        "--edit", default="", metavar="ID", help="change a proposal to the text on standard input"
    )
    parser.add_argument("--undo", action="store_true", help="take back the last act")
    parser.add_argument("--source", default="", help="only what was read in this source")
    parser.add_argument("--kind", default="", help="only claims with this predicate")
    parser.add_argument("--status", choices=STATUSES, default="", help="with --list: what else")
    parser.add_argument("--as", dest="by", default="", metavar="NAME", help="who reviews")


def run(options: argparse.Namespace) -> int:
    """Review."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model
    from abelard.workspace.review import Review  # noqa: PLC0415  the same

    open_case(options.case)
    review = Review(options.case, by=options.by or _login())
    _complain(review)
    acts = _acts(options, review)
    if acts:
        return _report(options, review, acts)
    if options.show:
        return _show(options, review)
    if options.list or options.json or not can_ask():
        return _list(options, review)
    return _sit_down(options, review)


def _login() -> str:
    try:
        return os.environ.get("ABELARD_REVIEWER") or getpass.getuser()
    except (OSError, KeyError):
        return ""


def _complain(review: Review) -> None:
    """Say what in the queues' files cannot be read."""
    problems = review.problems()
    if problems:
        screen = console(stderr=True)
        for problem in problems:
            screen.print(f"{problem}", style="yellow")
            if problem.hint:
                screen.print(f"    {problem.hint}", style="dim")


def _acts(options: argparse.Namespace, review: Review) -> list[Done]:
    """Do what the options say, in this order."""
    done: list[Done] = []
    if options.undo:
        done.append(review.undo())
    if options.match:
        done.append(_match(options.match, review))
    if options.edit:
        done.append(review.edit(options.edit, sys.stdin.read()))
    if options.accept:
        done.append(review.accept(options.accept))
    if options.reject:
        done.append(review.reject(options.reject))
    if options.later:
        done.append(review.later(options.later))
    if options.accept_above is not None:
        sure = [one["id"] for one in _picked(options, review) if one["confidence"] >= options.accept_above]
        done.append(review.accept(sure, bulk=True))
    if options.reject_below is not None:
        unsure = [one["id"] for one in _picked(options, review) if one["confidence"] < options.reject_below]
        done.append(review.reject(unsure))
    return done


def _match(text: str, review: Review) -> Done:
    place, equals, to = text.partition("=")
    source, colon, candidate = place.partition(":")
    if not (equals and colon and source and candidate and to):
        message = "--match takes SOURCE:NAME=ID, such as union:montes=rafael-montes, or =new"
        raise Usage(message)
    return review.match(source, candidate, to)


def _picked(options: argparse.Namespace, review: Review) -> list[dict[str, Any]]:
    """Return the proposals that the options pick."""
    from abelard.workspace.proposals import OPEN  # noqa: PLC0415  --help needs no model

    found = review.items(source=options.source, status=(options.status,) if options.status else OPEN)
    return [one for one in found if options.kind in ("", one["kind"])]


def _report(options: argparse.Namespace, review: Review, acts: list[Done]) -> int:
    """Say what was done; 1 if something was refused or there was nothing to do."""
    idle = not any(done.done or done.unchanged for done in acts)
    wrong = int(idle or any(done.refused for done in acts))
    if options.json:
        print_json({"acts": [done.as_json() for done in acts], "counts": review.counts()})
        return wrong
    from abelard.cli.review_screen import tell  # noqa: PLC0415  only for people

    screen = console()
    for done in acts:
        tell(screen, done, PAST[done.act])
    if idle and not any(done.refused for done in acts):
        screen.print("There was nothing to do.")
    return wrong


def _show(options: argparse.Namespace, review: Review) -> int:
    one = review.item(options.show)
    if options.json:
        print_json(one)
    else:
        from abelard.cli.review_screen import draw  # noqa: PLC0415  only for people

        draw(console(), one, one["id"])
    return 0


def _list(options: argparse.Namespace, review: Review) -> int:
    """List the proposals; 1 if there are none."""
    found = _picked(options, review)
    counts = review.counts()
    if options.json:
        problems = [problem.as_json() for problem in review.problems()]
        print_json({"items": found, "counts": counts, "problems": problems})
        return int(not found)
    from abelard.cli.review_screen import line_of  # noqa: PLC0415  only for people

    screen = console()
    for one in found:
        screen.print(line_of(one))
    screen.print(_summary(counts))
    return int(not found)


def _summary(counts: dict[str, Any]) -> str:
    said = f"{plural(counts['waiting'] + counts['later'], 'proposal')} to decide on"
    return (
        f"{said} ({counts['later']} put off); {counts['accepted']} accepted, {counts['rejected']} rejected."
    )


def _sit_down(options: argparse.Namespace, review: Review) -> int:
    """Go through the queue with somebody at the terminal."""
    from abelard.cli.review_session import Session  # noqa: PLC0415  only at a terminal

    ids = (
        [one["id"] for one in _picked(options, review)] if options.kind else review.ids(source=options.source)
    )
    Patience.end()
    screen = console()
    if not ids:
        screen.print(_nothing(Path(options.case), review))
        return 1
    try:
        Session(review, ids, screen, read_key).run()
    except (KeyboardInterrupt, EOFError):
        screen.print("\nWhat was decided is kept.")
    return 0


def _nothing(case: Path, review: Review) -> str:
    if review.queues():
        return f"Nothing waits. {_summary(review.counts())}"
    return f"Nothing was read into this case yet: abelard read DOCUMENT --into {case}"
