"""The formats a case can be written in.

To add one: a module beside this, a function here that calls it, and a line in FORMATS.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from abelard.model.case import Case
    from abelard.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A case in some format."""

    data: bytes
    not_held: tuple[str, ...] = ()
    """In words, what of the case the format does not hold."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: what it is called, for whom it is, and what writes it."""

    name: str
    help: str
    write: Callable[[Case], Exported]
    binary: bool = False
    """Whether it cannot be shown on a terminal."""


def _json(case: Case) -> Exported:
    from abelard.exchange.case_json import write_json  # noqa: PLC0415  a format loads when it is asked for

    return Exported(data=write_json(case))


def _csv(case: Case) -> Exported:
    from abelard.exchange import sheet_export as sheets  # noqa: PLC0415  as above
    from abelard.exchange.csv_file import write_csv  # noqa: PLC0415  as above

    others = (f"{len(case.agents)} agents", f"{len(case.sources)} sources")
    return Exported(
        data=write_csv(sheets.claims_table(case)), not_held=(*others, *sheets.not_in_sheets(case))
    )


def _csv_agents(case: Case) -> Exported:
    from abelard.exchange import sheet_export as sheets  # noqa: PLC0415  as above
    from abelard.exchange.csv_file import write_csv  # noqa: PLC0415  as above

    return Exported(
        data=write_csv(sheets.agents_table(case)), not_held=("claims", "sources", *sheets.not_in_sheets(case))
    )


def _csv_sources(case: Case) -> Exported:
    from abelard.exchange import sheet_export as sheets  # noqa: PLC0415  as above
    from abelard.exchange.csv_file import write_csv  # noqa: PLC0415  as above

    return Exported(
        data=write_csv(sheets.sources_table(case)), not_held=("claims", "agents", *sheets.not_in_sheets(case))
    )


def _xlsx(case: Case) -> Exported:
    from abelard.exchange import sheet_export as sheets  # noqa: PLC0415  as above
    from abelard.exchange.xlsx_file import write_xlsx  # noqa: PLC0415  as above

    tables = (sheets.claims_table(case), sheets.agents_table(case), sheets.sources_table(case))
    data, problems = write_xlsx(tables)
    return Exported(data=data, not_held=sheets.not_in_sheets(case), problems=problems)


def _markdown(case: Case) -> Exported:
    from abelard.exchange.markdown import write_markdown  # noqa: PLC0415  as above

    return Exported(data=write_markdown(case), not_held=("anything that could be imported again",))


def _graphml(case: Case) -> Exported:
    from abelard.exchange.graphml import links, write_graphml  # noqa: PLC0415  as above

    return Exported(data=write_graphml(case), not_held=_rest(case, len(links(case)), "link no two things"))


def _ftm(case: Case) -> Exported:
    from abelard.exchange.follow_the_money import linking, write_ftm  # noqa: PLC0415  as above

    return Exported(data=write_ftm(case), not_held=_rest(case, len(linking(case)), "affirm no link"))


def _csl(case: Case) -> Exported:
    from abelard.exchange.csl_json import write_csl  # noqa: PLC0415  as above

    return Exported(data=write_csl(case), not_held=("anything but sources",))


def _annotations(case: Case) -> Exported:
    from abelard.exchange.web_annotation import anchored, write_annotations  # noqa: PLC0415  as above

    return Exported(
        data=write_annotations(case), not_held=_rest(case, len(anchored(case)), "have no quotation")
    )


def _rest(case: Case, held: int, why: str) -> tuple[str, ...]:
    """Return how many claims a format does not hold, and why."""
    left = len(case.claims) - held
    return (f"{left} claims that {why}",) if left else ()


FORMATS = (
    Format(
        name="json", help="the whole case, for programs and for keeping; comes back as it was", write=_json
    ),
    Format(name="xlsx", help="sheets of claims, agents and sources", write=_xlsx, binary=True),
    Format(name="csv", help="the claims as one sheet", write=_csv),
    Format(name="csv-agents", help="the agents as one sheet", write=_csv_agents),
    Format(name="csv-sources", help="the sources as one sheet", write=_csv_sources),
    Format(name="md", help="sentences to read, source by source (Markdown)", write=_markdown),
    Format(name="graphml", help="the graph of claims between agents (Gephi, yEd)", write=_graphml),
    Format(name="ftm", help="FollowTheMoney entities, one a line (Aleph, OpenSanctions)", write=_ftm),
    Format(name="csl", help="the sources as CSL-JSON (Zotero, Pandoc)", write=_csl),
    Format(name="annotations", help="the passages as W3C Web Annotations", write=_annotations),
)
"""In the order of the help."""


def format_called(name: str) -> Format:
    """Return a format by its name. Raises KeyError."""
    return {item.name: item for item in FORMATS}[name]
