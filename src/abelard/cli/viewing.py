"""The options by which a command says whom to believe, and what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.parser import Usage

if TYPE_CHECKING:
    import argparse

    from abelard.model.date import Date
    from abelard.model.inquiry import Viewpoint
    from abelard.reasoning.belief import Belief
    from abelard.workspace import Workspace


def add_viewpoint(parser: argparse.ArgumentParser) -> None:
    """Add the options of a viewpoint: whom to believe, and as known when."""
    group = parser.add_argument_group("whom to believe")
    group.add_argument(
        "--viewpoint", metavar="V", default="everyone", help="a viewpoint of the case, or everyone"
    )
    group.add_argument(
        "--believing", metavar="W", action="append", default=[], help="believe this witness too"
    )
    group.add_argument("--rejecting", metavar="W", action="append", default=[], help="reject this witness")
    group.add_argument("--known-at", metavar="DATE", help="only what was known by then, as EDTF")


def belief_of(workspace: Workspace, options: argparse.Namespace) -> Belief:
    """Return what follows for the viewpoint that was chosen."""
    from abelard.reasoning.belief import Reasoning  # noqa: PLC0415  --help needs no reasoning

    return Reasoning(workspace.case).believe(
        viewpoint_named(workspace, options.viewpoint),
        known_at=date_of(options.known_at, "--known-at", workspace),
        believing=[witness_named(workspace, each) for each in options.believing],
        rejecting=[witness_named(workspace, each) for each in options.rejecting],
    )


def viewpoint_named(workspace: Workspace, name: str) -> Viewpoint:
    """Return a viewpoint by its id, its title, or the name of the witness whose word alone is believed."""
    from abelard.model.inquiry import Viewpoint  # noqa: PLC0415  --help needs no model

    case = workspace.case
    found = case.viewpoint(name)
    if found is None:
        titled = [each for each in case.viewpoints.values() if each.title.casefold() == name.casefold()]
        found = titled[0] if titled else None
    if found is not None:
        return found
    if case.names.find(name):
        witness = witness_named(workspace, name)
        return Viewpoint(id=witness, title=case.name_of(witness), believes=(witness,))
    known = ", ".join(("everyone", *case.viewpoints))
    raise Usage(f"the case has no viewpoint {name!r}\n  it has {known}; a witness may stand for one")


def witness_named(workspace: Workspace, name: str) -> str:
    """Return the id of a witness: an agent or source by any of its names, or a claim as `^id`."""
    bare = name.removeprefix("^")
    if bare in workspace.case.claim:
        return f"^{bare}"
    if name.startswith("^"):
        raise Usage(f"no claim has the id {bare}\n  `abelard who CASE PATTERN --json` gives the ids")
    return workspace.agent(name)


def date_of(text: str | None, option: str, workspace: Workspace) -> Date | None:
    """Return the date that an option gives."""
    if text is None:
        return None
    from abelard.model.date import Unreadable, read_date  # noqa: PLC0415  --help needs no model

    date = read_date(text, workspace.case.circa)
    if isinstance(date, Unreadable):
        raise Usage(f"{option} {text}: {date.message}\n  {date.hint}")
    return date
