"""What changed between two cases, or two git revisions of one: claims added, withdrawn, re-dated, edited.

Layout and order do not matter. Exit code 1 if anything changed.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abelard.cli.parser import Usage
from abelard.cli.screen import console, print_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from abelard.cli.screen import Screen
    from abelard.model.claim import Claim
    from abelard.views.diff import Difference
    from abelard.workspace import Workspace

EXAMPLE = "abelard diff my-case --from HEAD~3"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("other", nargs="?", help="the case to compare with: what `case` became")
    parser.add_argument("--from", dest="before", metavar="REVISION", help="a git revision of the case")
    parser.add_argument(
        "--to", dest="after", metavar="REVISION", help="another; without it, the files as they are"
    )


def run(options: argparse.Namespace) -> int:
    """Compare."""
    from abelard.views.diff import difference  # noqa: PLC0415  --help needs no model

    if bool(options.other) == bool(options.before):
        message = "name two cases, or one and a revision with --from"
        raise Usage(message)
    old, new = _both(options)
    found = difference(old.case, new.case)
    if options.json:
        print_json(_as_json(found, old, new))
    else:
        _show(found, old, new)
    return int(bool(found))


def _both(options: argparse.Namespace) -> tuple[Workspace, Workspace]:
    from abelard.workspace import open_case  # noqa: PLC0415  --help needs no model

    if options.other:
        return open_case(options.case), open_case(options.other)
    old = _revision(Path(options.case), options.before)
    return old, _revision(Path(options.case), options.after) if options.after else open_case(options.case)


def _revision(path: Path, revision: str) -> Workspace:
    """Load a case as it stood in a git revision."""
    from abelard.workspace import open_case  # noqa: PLC0415  --help needs no model

    if revision.startswith("-"):
        message = f"{revision!r} is no revision"
        raise Usage(message)
    folder = path if path.is_dir() else path.parent
    words = ["git", "-C", str(folder), "archive", "--format=tar", revision, "."]
    try:
        done = subprocess.run(words, capture_output=True, check=True)  # noqa: S603  git, with a checked revision
    except (OSError, subprocess.CalledProcessError) as error:
        told = getattr(error, "stderr", b"") or str(error).encode()
        message = f"git cannot give {revision}: {told.decode(errors='replace').strip()}"
        raise Usage(message) from error
    with tempfile.TemporaryDirectory() as place, tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(place, filter="data")
        return open_case(Path(place) / ("" if path.is_dir() else path.name))


def _as_json(found: Difference, old: Workspace, new: Workspace) -> dict[str, Any]:
    from abelard.views.claim_json import claim_json  # noqa: PLC0415  --help needs no model

    def listed(claims: Iterable[Claim], workspace: Workspace) -> list[Any]:
        return [claim_json(claim, workspace.case, workspace.texts) for claim in claims]

    changes = [
        {
            "before": claim_json(change.before, old.case, old.texts),
            "after": claim_json(change.after, new.case, new.texts),
            "fields": list(change.fields),
        }
        for change in found.changed
    ]
    return {
        "added": listed(found.added, new),
        "withdrawn": listed(found.withdrawn, old),
        "redated": [each for each in changes if "when" in each["fields"]],
        "edited": [each for each in changes if "when" not in each["fields"]],
        "new_names": list(found.new_names),
        "lost_names": list(found.lost_names),
    }


def _show(found: Difference, old: Workspace, new: Workspace) -> None:
    from abelard.cli.claims import print_claim  # noqa: PLC0415  --help needs no model

    screen = console()
    _list(screen, "Added", found.added, new)
    _list(screen, "Withdrawn", found.withdrawn, old)
    for title, redated in (("Re-dated", True), ("Edited", False)):
        changes = [change for change in found.changed if change.redated is redated]
        if changes:
            screen.print(title, style="bold")
        for change in changes:
            print_claim(screen, change.before, old)
            screen.print(f"    now otherwise in {', '.join(change.fields)}:", style="dim")
            print_claim(screen, change.after, new)
    for title, names in (("New agents and sources", found.new_names), ("Gone", found.lost_names)):
        if names:
            screen.print(f"{title}: {', '.join(names)}")
    if not found:
        screen.print("Nothing that is said has changed.")


def _list(screen: Screen, title: str, claims: tuple[Claim, ...], workspace: Workspace) -> None:
    from abelard.cli.claims import print_claim  # noqa: PLC0415  --help needs no model

    if claims:
        screen.print(title, style="bold")
    for claim in claims:
        print_claim(screen, claim, workspace)
