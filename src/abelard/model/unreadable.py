"""What could not be read: a value, because what users write never raises."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A text that is not what it should be, said so that a historian can mend it."""

    message: str
    """What is wrong, in a clause: "month 13: a year has 12"."""
    hint: str = ""
    """What to write instead, where that can be guessed: "write 2002-05"."""
    offset: int = 0
    """Where in the text the trouble starts, in characters from its beginning."""

    def moved(self, by: int) -> Unreadable:
        """Give the same for a text in which this one stands so many characters further on."""
        return Unreadable(message=self.message, hint=self.hint, offset=self.offset + by)
