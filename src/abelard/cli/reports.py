"""How a count of reports and their origins is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.cli.screen import plural

if TYPE_CHECKING:
    from abelard.model.case import Case
    from abelard.reasoning.corroboration import Corroboration


def say_reports(reports: Corroboration, case: Case) -> str:
    """Say how many reports there are, from how many origins: `4 reports, one origin: The informant`."""
    least = "" if reports.exact else "at least "
    origins = (
        "one origin"
        if reports.origins == 1 and reports.exact
        else f"{least}{plural(reports.origins, 'origin')}"
    )
    common = f": {', '.join(map(case.name_of, reports.common))}" if reports.common else ""
    return f"{plural(reports.reports, 'report')}, {origins}{common}"
