"""Show all that is said of an agent, and by it: names, then claims in the order of their dates.

Any name will do; an ambiguous one is answered with the candidates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abelard.cli.screen import console, print_json

if TYPE_CHECKING:
    import argparse

    from abelard.cli.screen import Screen
    from abelard.model.agent import Agent
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.workspace import Workspace

EXAMPLE = "abelard show my-case 'Abu Musab al-Zarqawi'"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("case", help="a folder or a .abl file")
    parser.add_argument("agent", help="an id or any name")


def run(options: argparse.Namespace) -> int:
    """Show the agent."""
    from abelard.cli.opening import open_case  # noqa: PLC0415  --help needs no model

    workspace = open_case(options.case)
    agent = workspace.agent(options.agent)
    claims = _dated_first(workspace.case.mentions.get(agent, ()))
    if options.json:
        print_json(as_json(agent, claims, workspace))
    else:
        _show(agent, claims, workspace)
    return 0


def _dated_first(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Put claims in the order of what they tell of; undated ones last."""
    from abelard.model.when import asserted_span  # noqa: PLC0415  --help needs no model

    def order(claim: Claim) -> tuple[float, float]:
        possible = asserted_span(claim.when).possible
        first = possible.earliest if possible.earliest is not None else possible.latest
        last = possible.latest if possible.latest is not None else possible.earliest
        return (first if first is not None else float("inf"), last if last is not None else float("inf"))

    return tuple(sorted(claims, key=order))


def as_json(agent: str, claims: tuple[Claim, ...], workspace: Workspace) -> dict[str, Any]:
    """Return the agent and its claims as JSON.md has them."""
    from abelard.views.claim_json import claim_json  # noqa: PLC0415  --help needs no model

    case = workspace.case
    return {
        "agent": agent_json(agent, workspace),
        "claims": [claim_json(claim, case, workspace.texts) for claim in claims],
    }


def agent_json(agent: str, workspace: Workspace) -> dict[str, Any]:
    """Return an agent, or a source that stands as one, with its names."""
    case = workspace.case
    known = case.agents.get(agent)
    if known is None:
        source = case.sources[agent]
        return {"id": agent, "type": "source", "names": [_name(source.name, "name", "", "")]}
    names = [_name(name.text, name.kind, name.language, str(name.when)) for name in known.names]
    return {
        "id": agent,
        "type": str(known.kind),
        "names": names,
        "description": known.description,
        "count": str(known.count) if known.count else "",
        "includes": list(known.includes),
    }


def _name(text: str, kind: str, language: str, used: str) -> dict[str, str]:
    return {"name": text, "kind": kind, "language": language, "used": used}


def _show(agent: str, claims: tuple[Claim, ...], workspace: Workspace) -> None:
    from abelard.cli.claims import print_claim  # noqa: PLC0415  --help needs no model

    screen = console()
    case = workspace.case
    screen.print(case.name_of(agent), style="bold")
    if agent in case.agents:
        _show_names(screen, case.agents[agent])
        _show_members(screen, case.agents[agent], case)
    said_of = [claim for claim in claims if agent in _named(claim)]
    said_by = [claim for claim in claims if agent in claim.by and agent not in _named(claim)]
    for title, found in (("Said of it", said_of), ("Said by it of others", said_by)):
        if found:
            screen.print(f"\n{title}", style="bold")
        for claim in found:
            print_claim(screen, claim, workspace, speaker=title == "Said of it")
    if not claims:
        screen.print("Nothing is said of it, or by it.")


def _named(claim: Claim) -> set[str]:
    from abelard.model.statement import references  # noqa: PLC0415  --help needs no model

    return set(references(claim.statement))


def _show_members(screen: Screen, agent: Agent, case: Case) -> None:
    from abelard.model.wording import say_term  # noqa: PLC0415  --help needs no model

    if agent.count:
        screen.print(f"how many: {say_term(agent.count, case)}")
    if agent.includes:
        screen.print(f"among them: {', '.join(map(case.name_of, agent.includes))}")


def _show_names(screen: Screen, agent: Agent) -> None:
    from abelard.model.names import isolate  # noqa: PLC0415  --help needs no model

    screen.print(f"{agent.kind}, id {agent.id}", style="dim")
    for name in agent.names[1:]:
        notes = ", ".join(filter(None, (name.kind, name.language, str(name.when), name.used_by)))
        screen.print(f"  {isolate(name.text)}  ({notes})")
    if agent.description:
        screen.print(agent.description)
