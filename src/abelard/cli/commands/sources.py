"""List the sources: who made them, when and how openly, by which chain we have them, how they are graded."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from abelard.cli.screen import console, plural, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.cli.screen import Screen
    from abelard.model.case import Case
    from abelard.model.source import Source

EXAMPLE = "abelard sources my-case"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")


def run(options: argparse.Namespace) -> int:
    """List."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model

    case = open_case(options.case).case
    counts = Counter(claim.source for claim in case.claims)
    if options.json:
        print_json({"sources": [source_json(source, counts[source.id]) for source in case.sources.values()]})
        return 0
    screen = console()
    for source in case.sources.values():
        _show(screen, source, counts[source.id], case)
    if not case.sources:
        screen.print('No sources yet: declare one with `source ID KIND "Title"`.')
    return 0


def source_json(source: Source, claims: int) -> dict[str, Any]:
    """Return a source as a JSON object."""
    return {
        "id": source.id,
        "kind": source.kind,
        "title": source.title,
        "by": list(source.by),
        "said": source.said.text if source.said else None,
        "published": source.published.text if source.published else None,
        "channel": str(source.channel),
        "to": list(source.to),
        "quoted_in": [
            {"source": link.source, "locator": link.locator, "hedge": link.hedge} for link in source.quoted_in
        ],
        "in_hand": source.in_hand,
        "told_by": list(source.told_by),
        "grades": [str(grade) for grade in source.grades],
        "text": bool(source.text or source.digest),
        "access": str(source.access),
        "claims": claims,
    }


def _show(screen: Screen, source: Source, claims: int, case: Case) -> None:
    from abelard.model.names import isolate  # noqa: PLC0415  --help needs no model
    from abelard.model.wording_time import say_date  # noqa: PLC0415  the same

    screen.print(isolate(source.name), style="bold", end="")
    screen.print(f"  {source.kind}, id {source.id}, {plural(claims, 'claim')}", style="dim")
    said = ", ".join(filter(None, (say_date(source.said) if source.said else "", str(source.channel))))
    names = ", ".join(map(case.name_of, source.by))
    made = ", ".join(filter(None, (names and f"by {names}", said)))
    if made:
        screen.print(f"  {isolate(made)}")
    for link in source.quoted_in:
        hedge = f", “{link.hedge}”" if link.hedge else ""
        place = f"{isolate(case.name_of(link.source))} {link.locator}".rstrip()
        screen.print(f"  known through {place}{hedge}")
    for grade in source.grades:
        by = f" by {case.name_of(grade.by)}" if grade.by else ""
        screen.print(f"  graded {grade}{by}")
