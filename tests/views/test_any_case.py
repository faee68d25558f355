"""Views of cases with everything the notation has: nothing raises, and everything can be said."""

from __future__ import annotations

import unicodedata

from hypothesis import HealthCheck, given, settings

from abelard.case.load import loads
from abelard.views.lineage_gather import lineage
from abelard.views.lineage_layout import draw_lineage
from abelard.views.lineage_svg import lineage_svg
from abelard.views.lines import plain
from abelard.views.timeline import timeline
from abelard.views.timeline_text import timeline_text
from abelard.views.words import say_claim
from tests.strategies import ledgers


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(ledgers())
def test_every_claim_is_said_on_one_line_and_every_case_shown(ledger: str) -> None:
    case = loads(ledger).case
    said = [say_claim(claim, case) for claim in case.claims]
    said += [plain(line) for line in timeline_text(timeline(case), case, 80)]
    for line in said:
        assert not any(unicodedata.category(letter) in ("Cc", "Zl", "Zp", "Cs") for letter in line)
    assert all(said[: len(case.claims)])
    assert lineage_svg(draw_lineage(lineage(case), case)).startswith("<svg ")
