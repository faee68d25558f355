"""Print the JSON Schema of a case, or the predicates: what each is said of, how it reads, what it starts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from abelard.cli.screen import console, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.cli.screen import Screen
    from abelard.model.vocabulary import Predicate, Vocabulary

EXAMPLE = "abelard schema --predicates"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", nargs="?", help="a case, for the predicates it has of its own")
    parser.add_argument("--predicates", action="store_true", help="list the predicates and qualifiers")


def run(options: argparse.Namespace) -> int:
    """Print."""
    if not options.predicates:
        from abelard.exchange.json_schema import schema_text  # noqa: PLC0415  --help needs no schema

        sys.stdout.write(schema_text())
        return 0
    vocabulary = _vocabulary(options.case)
    if options.json:
        print_json(_json(vocabulary))
        return 0
    screen = console()
    for predicate in vocabulary.predicates.values():
        _show(screen, predicate)
    screen.print("\nQualifiers (those marked * tell statements apart)", style="bold")
    for qualifier in vocabulary.qualifiers.values():
        screen.print(f"  {qualifier.id}{'*' if qualifier.key else ''}  {qualifier.description}")
    return 0


def _vocabulary(case: str | None) -> Vocabulary:
    if case:
        from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model

        return open_case(case).case.vocabulary
    from abelard.case.packs import load_vocabulary  # noqa: PLC0415  the same

    return load_vocabulary(("organisations",), None)[0]


def _show(screen: Screen, predicate: Predicate) -> None:
    """Print a predicate in three or four lines."""
    screen.print(predicate.id, style="bold", end="")
    screen.print(f"  {predicate.aspect}{_limits(predicate)}", style="dim")
    screen.print(f"  {_sorts(predicate.subjects)} -> {_sorts(predicate.objects)}")
    readings = (predicate.forward, predicate.backward, predicate.negative)
    said = (reading.replace("{s}", "A").replace("{o}", "B") for reading in readings if reading)
    screen.print(f"  {'; '.join(said)}")
    for word, effects in (("starts", predicate.starts), ("ends", predicate.ends)):
        if effects:
            screen.print(f"  {word} {'; '.join(map(str, effects))}")
    if predicate.description:
        screen.print(f"  {predicate.description}", style="dim")


def _sorts(sorts: tuple[str, ...]) -> str:
    return ", ".join(sorts) if sorts else "anything"


def _limits(predicate: Predicate) -> str:
    words = [word for word in ("symmetric", "irreflexive") if getattr(predicate, word)]
    words += (
        [f"functional in its {predicate.functional}"] if predicate.functional in ("subject", "object") else []
    )
    words += ["once"] if predicate.functional == "once" else []
    words += [f"not together with {', '.join(predicate.disjoint)}"] if predicate.disjoint else []
    return "".join(f", {word}" for word in words)


def _json(vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "predicates": [_predicate(predicate) for predicate in vocabulary.predicates.values()],
        "qualifiers": [
            {"id": item.id, "key": item.key, "description": item.description}
            for item in vocabulary.qualifiers.values()
        ],
    }


def _predicate(predicate: Predicate) -> dict[str, Any]:
    return {
        "id": predicate.id,
        "aspect": str(predicate.aspect),
        "subject": list(predicate.subjects),
        "object": list(predicate.objects),
        "reads": predicate.forward,
        "back": predicate.backward,
        "not": predicate.negative,
        "symmetric": predicate.symmetric,
        "irreflexive": predicate.irreflexive,
        "functional": predicate.functional,
        "disjoint": list(predicate.disjoint),
        "starts": list(map(str, predicate.starts)),
        "ends": list(map(str, predicate.ends)),
        "inner": str(predicate.inner),
        "description": predicate.description,
    }
