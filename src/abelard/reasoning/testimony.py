"""What every viewpoint on a case goes by alike, found once: who aims at what, who wrote what.

Nothing here depends on who is believed; `credit` asks it for every viewpoint anew.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from abelard.model.claim import Claim, Stance
from abelard.model.statement import Ref
from abelard.reasoning.affair import Affairs
from abelard.reasoning.shelf import Shelf
from abelard.reasoning.stopping import Stoppers

if TYPE_CHECKING:
    from abelard.model.case import Case


class Testimony:
    """The claims of a case by what they bear on."""

    def __init__(self, case: Case) -> None:
        """Take the case; each index is made when it is first asked for."""
        self.case = case

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each claim in the files."""
        return {claim.id: number for number, claim in enumerate(self.case.claims)}

    @cached_property
    def affairs(self) -> Affairs:
        """Which claims date the same things."""
        return Affairs(self.case)

    @cached_property
    def stoppers(self) -> Stoppers:
        """The doubts and retractions."""
        return Stoppers(self.case)

    @cached_property
    def readings(self) -> dict[str, list[str]]:
        """The rival readings of each claim."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for claim in self.case.claims:
            if claim.reading_of:
                found[claim.reading_of].append(claim.id)
        return dict(found)

    @cached_property
    def of_authors(self) -> dict[str, list[Claim]]:
        """The claims about who wrote each source."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.case.claims:
            written = claim.statement.object
            if claim.statement.predicate == "writes" and isinstance(written, Ref):
                found[written.id].append(claim)
        return dict(found)

    @cached_property
    def searches(self) -> Shelf[Claim]:
        """The claims of those who looked for something and found nothing."""
        searching = (claim for claim in self.case.claims if claim.stance is Stance.SEARCHED_FOR)
        return Shelf((claim.statement, claim) for claim in searching)
