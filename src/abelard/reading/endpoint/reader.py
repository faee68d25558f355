"""The reader that asks a server: passages out, answers in, the default reader's names and dates kept."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from abelard.reading.disputes import find_disputes
from abelard.reading.endpoint.answers import is_json, taken
from abelard.reading.endpoint.ask import Line, TooLongError
from abelard.reading.endpoint.cast import Cast
from abelard.reading.endpoint.grounding import Register
from abelard.reading.endpoint.passages import Passage, count_words, halves, passages_of
from abelard.reading.endpoint.prompt import messages
from abelard.reading.endpoint.settings import EndpointError, endpoint_of
from abelard.reading.reader import read_text
from abelard.reading.result import Making

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from abelard.reading.readers import Progress
    from abelard.reading.result import Document, Reading

_KNOWN = frozenset({"send-to", "model", "key"})
_LETTERS_PER_TOKEN = 4
_ANSWER_SHARE = 1.5
"""How many words of JSON an answer has, about, for each word read."""
_SHORTEST = 60
_TRIES = 2


class EndpointReader:
    """Reads with a model that the user names, at an address that the user names."""

    def __init__(self, settings: Mapping[str, str], sleep: Callable[[float], None] = time.sleep) -> None:
        """Take `send-to` (an address), `model` and `key`; raises EndpointError or ValueError for others."""
        if unknown := set(settings) - _KNOWN:
            msg = f"the reader `endpoint` knows no {', '.join(sorted(unknown))}"
            raise ValueError(msg)
        self.endpoint = endpoint_of(
            settings.get("send-to", ""), settings.get("model", ""), settings.get("key", "")
        )
        self._sleep = sleep

    def cost(self, document: Document) -> str:
        """Say how much of the document is sent where, in how many requests."""
        passages = passages_of(document)
        texts = [document.text[one.start : one.end] for one in passages]
        words = sum(map(count_words, texts))
        letters = sum(len(one["content"]) for text in texts for one in messages(document, text))
        back = int(sum(map(len, texts)) * _ANSWER_SHARE) // _LETTERS_PER_TOKEN
        asked = "1 request" if len(passages) == 1 else f"{len(passages):,} requests"
        return (
            f"{words:,} words of {document.title or 'the document'} go to {self.endpoint.address} "
            f"({self.endpoint.model}) in {asked}: "
            f"about {letters // _LETTERS_PER_TOKEN:,} tokens there, perhaps {back:,} back, "
            "more if answers have to be asked for again"
        )

    def read(self, document: Document, *, progress: Progress | None = None) -> Reading:
        """Give the model's proposals that rest on words; raises EndpointError where nothing was answered."""
        first = read_text(document)
        cast = Cast(document.text, first.agents)
        register = Register(document.text, cast, first.dates)
        line = Line(self.endpoint, self._sleep)
        notes = self._ask_all(document, line, register, progress)
        statements, assertions = register.statements, register.assertions
        return replace(
            first,
            agents=cast.with_those(register.named, (one.id for one in first.agents)),
            statements=statements,
            assertions=assertions,
            disputes=find_disputes(statements, assertions),
            notes=(*first.notes, *notes),
            making=self._making(line, register),
        )

    def _ask_all(
        self, document: Document, line: Line, register: Register, progress: Progress | None
    ) -> list[str]:
        """Ask about every passage; what was answered before a failure or an interruption is kept."""
        passages = passages_of(document)
        for number, passage in enumerate(passages):
            try:
                missed = _ask(document, passage, line, register)
            except (EndpointError, KeyboardInterrupt) as error:
                if not number:
                    raise
                why = "it was interrupted" if isinstance(error, KeyboardInterrupt) else str(error)
                return [
                    f"only {number} of {len(passages)} passages were read by {self.endpoint.model}: {why}"
                ]
            if missed:
                register.dropped["passages without a usable answer"] += missed
            if progress is not None:
                progress(number + 1, len(passages))
        if register.dropped:
            told = ", ".join(f"{why} ({count})" for why, count in register.dropped.most_common())
            return [f"of what {self.endpoint.model} proposed, this was dropped: {told}"]
        return []

    def _making(self, line: Line, register: Register) -> Making:
        return Making(
            reader="endpoint",
            model=self.endpoint.model,
            address=self.endpoint.address,
            requests=line.requests,
            words=line.words,
            tokens_in=line.tokens[0],
            tokens_out=line.tokens[1],
            dropped=tuple(register.dropped.most_common()),
        )


def _ask(document: Document, passage: Passage, line: Line, register: Register) -> int:
    """Ask about a passage, in halves if it is too much at once; give how many parts had no answer."""
    words = document.text[passage.start : passage.end]
    parts = halves(document.text, passage) if count_words(words) > _SHORTEST else [passage]
    try:
        for attempt in range(_TRIES):
            answer = line.ask(messages(document, words))
            if answer.whole and is_json(answer.text):
                register.enter(passage, taken(answer.text))
                return 0
            if not answer.whole and len(parts) > 1:
                break
            if attempt == _TRIES - 1:
                return 0 if register.enter(passage, taken(answer.text)) else 1
    except TooLongError:
        if len(parts) == 1:
            return 1
    return sum(_ask(document, part, line, register) for part in parts)
