"""The chain that a claim shows is the chain that belief goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abelard.case.load import load
from abelard.case.texts import Texts
from abelard.reasoning.chain import known_date, via
from abelard.views.claim_json import claim_json

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["islamic-state-al-qaeda", "western-schism"])
def test_a_claim_is_shown_with_the_links_and_the_date_that_count(root: Path, name: str) -> None:
    folder = root / "examples" / name
    case = load(folder).case
    texts = Texts(folder, case)
    for claim in case.claims:
        shown = claim_json(claim, case, texts)
        assert [relay["source"] for relay in shown["via"]] == [relay.source for relay in via(case, claim)]
        known = known_date(case, claim)
        assert shown["known"] == (known.text if known else None)
