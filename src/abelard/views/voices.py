"""Who stands where on a statement, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.model.claim import Stance
from abelard.views.sides import Standing
from abelard.views.words import listed, say_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abelard.model.case import Case
    from abelard.views.sides import Voice

_FEW = 4
"""Speakers named on a line; the rest are counted."""
_DID = {
    Stance.AFFIRMS: ("says so", "say so"),
    Stance.DENIES: ("denies it", "deny it"),
    Stance.DOUBTS: ("doubts it", "doubt it"),
    Stance.RETRACTS: ("takes it back", "take it back"),
    Stance.SEARCHED_FOR: ("searched for it in vain", "searched for it in vain"),
}


def say_voices(voices: Sequence[Voice], case: Case, *, standing: Standing) -> str:
    """Say who stands where; where all who speak affirm, only who they are."""
    if standing is Standing.AFFIRMED and all(voice.stance is Stance.AFFIRMS for voice in voices):
        return named([by for voice in voices for by in voice.by], case)
    return "; ".join(_voice(voice, case) for voice in voices)


def named(by: Sequence[str], case: Case) -> str:
    """Name speakers, the first few of many."""
    names = [say_name(ref, case) for ref in by]
    if len(names) > _FEW + 1:
        names = [*names[:_FEW], f"{len(names) - _FEW} others"]
    return listed(names)


def _voice(voice: Voice, case: Case) -> str:
    one, several = _DID[voice.stance]
    return f"{named(voice.by, case) or 'somebody'} {several if len(voice.by) > 1 else one}"
