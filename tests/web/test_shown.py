"""What is worked out for all claims at once is what is worked out for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from abelard.views.standing_case import standing_case
from abelard.web.bar import Asked
from abelard.web.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient


@pytest.mark.parametrize("viewpoint", ["everyone", "aq-telling", "orton-view", "known-2012"])
def test_claims_carry_and_stand_all_at_once_as_one_by_one(root: Path, viewpoint: str) -> None:
    desk = Desk(root / "examples" / "islamic-state-al-qaeda")
    _, belief = desk.belief(Asked(viewpoint=viewpoint))
    together = [claim.id for claim in desk.case.claims if desk.showing.carries(claim, belief)]
    assert together == [claim.id for claim in desk.case.claims if belief.carries(claim)]
    standing = [claim.id for claim in standing_case(belief).claims]
    assert standing == [claim.id for claim in desk.case.claims if belief.stands(claim)]


def test_a_party_has_one_colour_in_every_view(example: TestClient) -> None:
    named = {one["who"]["id"]: one["who"]["colour"] for one in example.get("/api/agents").json()}
    svg = example.get("/api/lineage").json()["svg"]
    for party, name in (
        ("is-side", "IS(IS) as a side in the dispute"),
        ("aq-side", "Al-Qaeda as a side in the dispute"),
    ):
        circle = re.search(rf'class="p(\d) flat"/></g><text[^>]*>{re.escape(name)}', svg)
        assert circle
        assert int(circle[1]) == named[party]
