"""How long an answer may take, what had to be cut off for it, and how far the answer goes.

Whatever may explode asks `is_over` now and then and stops with what it has, so that an answer is partial
rather than late. The limit belongs to the asking and not to the functions on the way: a context variable.
"""

from __future__ import annotations

import math
import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")
Method: TypeAlias = Literal["exact", "bounded", "sampled"]

FOLLOWS, AGAINST = "what follows", "what speaks against it"
DERIVING = 0.5
"""The share of its time that may go into what follows, so that some is left to answer with."""
_SETTLING = frozenset((FOLLOWS, AGAINST))
"""What an answer itself hangs on; anything else that is cut off only makes a listing shorter."""


@dataclass(slots=True)
class Limit:
    """When an answer is due, and what was cut off to keep to it."""

    seconds: float = math.inf
    began: float = field(default_factory=time.monotonic)
    cut: dict[str, None] = field(default_factory=dict)

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return max(0.0, self.began + self.seconds - time.monotonic())

    def is_over(self, what: str, share: float = 1.0) -> bool:
        """Whether time, or the share of it that this may take, is up; if so, it is noted as cut off."""
        if time.monotonic() - self.began <= self.seconds * share:
            return False
        self.cut[what] = None
        return True


_CURRENT: ContextVar[Limit | None] = ContextVar("limit", default=None)


@contextmanager
def within(seconds: float) -> Iterator[Limit]:
    """Answer what is asked inside the block in so many seconds, about; the limit says what was cut off."""
    limit = Limit(seconds)
    token = _CURRENT.set(limit)
    try:
        yield limit
    finally:
        _CURRENT.reset(token)


def is_over(what: str, share: float = 1.0) -> bool:
    """Whether the time for the answer is up, and `what` is cut off for it; never, where there is no limit."""
    limit = _CURRENT.get()
    return limit is not None and limit.is_over(what, share)


def cut_off(what: str) -> None:
    """Note that something was cut off, for whatever reason."""
    limit = _CURRENT.get()
    if limit is not None:
        limit.cut[what] = None


def left() -> float:
    """Return the seconds that are left; infinite where there is no limit."""
    limit = _CURRENT.get()
    return math.inf if limit is None else limit.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far an answer goes: worked out exactly, bounded or sampled; complete, or only so much of it."""

    method: Method = "exact"
    """Bounded: more may follow, or speak against it, than was looked at. Sampled: a number is an estimate."""
    complete: bool = True
    """Whether all is listed; if not, there are at least so many."""
    listed: int = 0
    of: str = "ground"
    cut: tuple[str, ...] = ()
    """What was cut off for want of time."""

    def as_json(self) -> dict[str, Any]:
        """Give it as fields of an answer."""
        return {
            "method": self.method,
            "exact": self.method == "exact",
            "complete": self.complete,
            "at_least": None if self.complete else self.listed,
            "cut_off": list(self.cut),
        }

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        how = {
            "exact": "Exact",
            "bounded": "Bounded: not everything that follows was looked at",
            "sampled": "Sampled, within the intervals given",
        }[self.method]
        listed = (
            "complete" if self.complete else f"at least {self.listed} {self.of}{'s' * (self.listed != 1)}"
        )
        cut = f"; cut off: {', '.join(self.cut)}" if self.cut else ""
        return f"{how}; {listed}{cut}."


def reach(
    limit: Limit,
    *,
    settled: bool = True,
    complete: bool = True,
    sampled: bool = False,
    listed: int = 0,
    of: str = "ground",
) -> Reach:
    """Return how far an answer goes, given what was cut off.

    `settled` says whether all that follows was derived, `complete` whether all that was found is listed:
    so many of what.
    """
    bounded = not settled or not _SETTLING.isdisjoint(limit.cut)
    method: Method = "bounded" if bounded else "sampled" if sampled else "exact"
    complete = complete and settled and not limit.cut
    return Reach(method=method, complete=complete, cut=tuple(limit.cut), listed=listed, of=of)


def until_over(items: Iterable[Item], what: str) -> Iterator[Item]:
    """Go through some things for as long as there is time; at least the first, however late it is."""
    for number, item in enumerate(items):
        if number and is_over(what):
            return
        yield item
