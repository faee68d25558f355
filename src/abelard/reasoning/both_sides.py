"""Speakers on both sides of a question: at different times, through different channels, or in one breath."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from abelard.reasoning.chain import channel_of, said_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.reasoning.supports import Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class BothSides:
    """Somebody who says a thing and what speaks against it."""

    speaker: str
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...]
    times: bool
    """Whether all that he said for it was said on other days than what he said against it."""
    channels: bool
    """Whether it was said through other channels: openly the one, in secret the other."""

    @property
    def how(self) -> str:
        """Say in which way the two differ."""
        if self.times:
            return "at different times, through different channels" if self.channels else "at different times"
        return "through different channels" if self.channels else "both"

    def as_json(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "speaker": self.speaker,
            "for": list(self.claims_for),
            "against": list(self.claims_against),
            "different_times": self.times,
            "different_channels": self.channels,
        }


def on_both_sides(case: Case, pro: Listing, con: Listing) -> tuple[BothSides, ...]:
    """Return those whose word stands for a thing and against it, in order of the case."""
    mine, yours = _claims(case, pro), _claims(case, con)
    speakers = dict.fromkeys(speaker for claim in mine for speaker in claim.by)
    both = (_both(case, speaker, _of(mine, speaker), _of(yours, speaker)) for speaker in speakers)
    return tuple(each for each in both if each is not None)


def _claims(case: Case, listing: Listing) -> list[Claim]:
    return [case.claim[id] for id in dict.fromkeys(id for support in listing for id in support.claims)]


def _of(claims: list[Claim], speaker: str) -> list[Claim]:
    return [claim for claim in claims if speaker in claim.by]


def _both(case: Case, speaker: str, pro: list[Claim], con: list[Claim]) -> BothSides | None:
    common = {claim.id for claim in pro} & {claim.id for claim in con}
    pro = [claim for claim in pro if claim.id not in common]
    con = [claim for claim in con if claim.id not in common]
    if not pro or not con:
        return None
    days = [
        {said.span if (said := said_date(case, claim)) else None for claim in side} for side in (pro, con)
    ]
    known = all(None not in each for each in days)
    return BothSides(
        speaker=speaker,
        claims_for=_ids(pro),
        claims_against=_ids(con),
        times=known and days[0].isdisjoint(days[1]),
        channels={channel_of(case, each) for each in pro}.isdisjoint(channel_of(case, each) for each in con),
    )


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
