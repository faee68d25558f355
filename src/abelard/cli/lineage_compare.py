"""`abelard lineage CASE --compare V1 V2`: two viewpoints over each other, told, drawn or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.drawing import check_width, write_drawing
from abelard.cli.lines import print_lines
from abelard.cli.screen import console, print_json
from abelard.cli.viewing import viewpoint_named
from abelard.cli.window import read_window

if TYPE_CHECKING:
    import argparse

    from abelard.model.span import Bounds
    from abelard.views.lineage import Lineage
    from abelard.views.lineage_compare import Compared
    from abelard.workspace import Workspace


def run_compare(options: argparse.Namespace) -> int:
    """Set two viewpoints over each other. Exit code 1 where neither has any body."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model

    workspace = open_case(options.case)
    window = read_window(options, workspace.case.circa)
    found = _compared(workspace, options, window)
    if options.svg:
        _draw(found, options, window)
    if options.json:
        first, second = options.compare
        told = [each.as_json() for each in found.told()]
        print_json({"viewpoints": [first, second], "statements": told})
    elif not options.svg:
        from abelard.views.lineage_compare_text import compare_text  # noqa: PLC0415  the same

        print_lines(console(), compare_text(found))
    return int(not found.joint.bodies)


def _compared(workspace: Workspace, options: argparse.Namespace, window: Bounds | None) -> Compared:
    from abelard.reasoning.belief import Reasoning  # noqa: PLC0415  --help needs no reasoning
    from abelard.views.lineage_choice import focused, within  # noqa: PLC0415  the same
    from abelard.views.lineage_compare import compared  # noqa: PLC0415  the same

    focus = workspace.agent(options.focus) if options.focus else ""

    def part(found: Lineage) -> Lineage:
        shown = within(found, window) if window else found
        return focused(shown, focus) if focus else shown

    reasoning = Reasoning(workspace.case)
    one, other = (reasoning.believe(viewpoint_named(workspace, name)) for name in options.compare)
    titles = [each.viewpoint.title or each.viewpoint.id for each in (one, other)]
    return compared(one, other, (titles[0], titles[1]), part)


def _draw(found: Compared, options: argparse.Namespace, window: Bounds | None) -> None:
    from abelard.views.lineage_compare_svg import compare_svg  # noqa: PLC0415  only for a picture
    from abelard.views.lineage_layout import NARROWEST  # noqa: PLC0415  the same
    from abelard.views.lineage_overlay import overlay  # noqa: PLC0415  the same

    check_width(options.width, NARROWEST)
    laid = overlay(found, width=options.width, window=window)
    write_drawing(options.svg, compare_svg(laid, subtitle=found.subtitle))
    if not options.json:
        console(stderr=True).print(f"{options.svg}: {found.subtitle}", style="dim")
