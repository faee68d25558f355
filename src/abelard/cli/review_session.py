"""A review at a terminal: one proposal after another, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abelard.cli.review_editing import changed_by_hand, changed_in_editor, has_editor
from abelard.cli.review_screen import draw, tell
from abelard.workspace.review import NoSuchProposalError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from abelard.cli.screen import Screen
    from abelard.workspace.review import Done, Review

KEYS = "a accept  e edit  m who  r reject  l later  b back  ? help  q quit"
HELP = """\
  a  accept: the claim is written into the case, with the agents that are new
  e  edit: opens $EDITOR on the claim and its new agents; without one, on its first line
  i  edit the first line here
  m  say who is meant: somebody of the case, or somebody new
  r  reject: it does not come back, even when the document is read again
  l  later: it comes back at the end, the next time
  b  back: take back the last decision
  s  skip: look at the next one, decide nothing
  q  quit: what is decided is kept\
"""
PAST = {"accept": "accepted", "reject": "rejected", "later": "put off", "edit": "changed", "match": "decided"}


class Session:
    """Where somebody is in a queue."""

    def __init__(
        self,
        review: Review,
        ids: Sequence[str],
        screen: Screen,
        key: Callable[[], str],
        ask: Callable[[str], str] = input,
    ) -> None:
        """Take what is reviewed, where it is shown, and what reads a key and a line."""
        self.review = review
        self.ids = list(ids)
        self.screen = screen
        self.key = key
        self.ask = ask
        self.at = 0
        self.decided = 0

    def run(self) -> None:
        """Go through the queue until it ends or somebody quits."""
        while self.at < len(self.ids):
            one = self._next()
            if one is None:
                continue
            draw(self.screen, one, f"{self.at + 1} of {len(self.ids)}")
            if not self._decide(one):
                break
        self._goodbye()

    def _next(self) -> dict[str, Any] | None:
        """Return the proposal that is looked at; pass over what was decided elsewhere meanwhile."""
        try:
            one = self.review.item(self.ids[self.at])
        except NoSuchProposalError:
            one = None
        if one is None or one["status"] not in ("waiting", "later"):
            self.at += 1
            return None
        return one

    def _decide(self, one: dict[str, Any]) -> bool:
        """Wait for a key and do what it says; whether to go on."""
        while True:
            self.screen.print(f"  {KEYS} > ", style="dim", end="")
            key = self.key()
            self.screen.print(key)
            if key == "q":
                return False
            act = self._acts().get(key)
            if act is None:
                self.screen.print(HELP if key == "?" else "  ? shows what the keys do", style="dim")
                continue
            act(one)
            return True

    def _acts(self) -> dict[str, Callable[[dict[str, Any]], None]]:
        return {
            "a": lambda one: self._do(self.review.accept([one["id"]]), one),
            "r": lambda one: self._do(self.review.reject([one["id"]]), one),
            "l": lambda one: self._do(self.review.later([one["id"]]), one),
            "e": self._edit,
            "i": self._edit_here,
            "m": self._match,
            "b": lambda _: self._back(),
            "s": lambda _: self._step(),
        }

    def _step(self) -> None:
        self.at += 1

    def _do(self, done: Done, one: dict[str, Any]) -> None:
        tell(self.screen, done, PAST[done.act])
        if one["id"] not in done.refused:
            self.decided += 1
            self.at += 1

    def _edit(self, one: dict[str, Any]) -> None:
        if not has_editor():
            self._edit_here(one)
            return
        text = changed_in_editor(one["editable"])
        while text is not None:
            done = self.review.edit(one["id"], text)
            tell(self.screen, done, "changed")
            if not done.refused:
                return
            again = self.ask("  Edit it again? [Y/n] ").strip().lower()
            if again not in ("", "y", "yes"):
                return
            text = changed_in_editor(text)

    def _edit_here(self, one: dict[str, Any]) -> None:
        head, _, rest = one["editable"].partition("\n")
        new = changed_by_hand(head, self.ask)
        if new and new != head:
            tell(self.screen, self.review.edit(one["id"], f"{new}\n{rest}"), "changed")

    def _match(self, one: dict[str, Any]) -> None:
        agents = one["agents"]
        number = "1" if len(agents) == 1 else self.ask(f"  Whom do you mean (1 to {len(agents)})? ").strip()
        if not (number.isdecimal() and 1 <= int(number) <= len(agents)):
            return
        agent = agents[int(number) - 1]
        to = self.ask(f"  Who is {agent['name']}? An id or a name of the case, or `new`: ").strip()
        if to:
            tell(self.screen, self.review.match(one["source"], agent["candidate"], to), "decided")

    def _back(self) -> None:
        done = self.review.undo()
        if not done.done and not done.refused:
            self.screen.print("  There is nothing to take back.", style="dim")
            return
        tell(self.screen, done, "taken back")
        back = [self.ids.index(id) for id in done.done if id in self.ids]
        if back:
            self.at = min(back)
            self.decided = max(0, self.decided - len(back))

    def _goodbye(self) -> None:
        left = self.review.counts()
        rest = left["waiting"] + left["later"]
        told = f"{self.decided} decided now; {rest} left" + (
            f", {left['later']} put off" if left["later"] else ""
        )
        self.screen.print(f"\n{told}. Accepted so far: {left['accepted']}, rejected: {left['rejected']}.")
