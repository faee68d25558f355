"""What qualifies a statement: whether it is denied, hedged or unreal, when and where it was so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from abelard.reading.result import DateProposal
    from abelard.reading.syntax import Token

_LISTS = word_lists("statements")
HEDGES = _LISTS["hedges"]
DOUBTS = _LISTS["doubts"]
_UNREAL_MODALS = _LISTS["unreal modals"]
_WEAK_MODALS = frozenset({"may", "might"})
_UNREAL_VERBS = _LISTS["unreal verbs"]
_NEGATING_VERBS = frozenset({"refuse", "fail", "decline", "neglect"})
_UNTIL = frozenset({"until", "till"})
_SINCE = frozenset({"since", "from"})

Extent = tuple[tuple[str | None, str | None], tuple[str | None, str | None]]


def is_negated(verb: Token) -> bool:
    """Whether the verb itself is denied: "not", "never", "no longer", "refused to", "without ...ing"."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "neither", "nor"}:
            return True
        if child.dep_ == "aux" and any(inner.dep_ == "neg" for inner in child.children):
            return True
        if child.dep_ in {"nsubj", "nsubjpass"} and (child.lower_ in {"nobody", "none"} or _has_no(child)):
            return True
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _NEGATING_VERBS:
        return True
    return bool(verb.dep_ == "pcomp" and verb.head.lower_ == "without")


def _has_no(token: Token) -> bool:
    return any(child.lower_ == "no" for child in token.children)


def is_unreal(verb: Token) -> bool:
    """Whether the verb tells of what was only wished, ordered, possible or conditional."""
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in _UNREAL_MODALS and not _could_not_have(verb, child):
            return True
        if child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether", "lest"}:
            return bool(child.lower_ != "whether")
    if (
        verb.dep_ == "xcomp"
        and verb.head.lemma_ in _UNREAL_VERBS
        and any(c.lower_ == "to" for c in verb.children)
    ):
        return True
    if (
        verb.dep_ in {"acl", "relcl", "advcl"}
        and verb.tag_ == "VB"
        and any(c.lower_ == "to" for c in verb.children)
    ):
        return True
    return any(token.text == "?" for token in verb.sent[-2:])


def _could_not_have(verb: Token, modal: Token) -> bool:
    """Whether "cannot have done it", "could not have done it" denies the deed."""
    if modal.lower_ not in {"can", "could", "ca"} or not is_negated(verb):
        return False
    return any(child.lower_ == "have" for child in verb.children)


def hedge_of(verb: Token) -> str:
    """Give the hedging words beside the verb, as written."""
    words = [child.text for child in verb.children if child.lower_ in HEDGES]
    words += [child.text for child in verb.children if child.dep_ == "aux" and child.lower_ in _WEAK_MODALS]
    if verb.head.lemma_ in {"seem", "appear"} and verb.dep_ == "xcomp":
        words.append(verb.head.text)
    words += [
        inner.text
        for child in verb.children
        if child.dep_ in {"agent", "prep"}
        for inner in child.children
        if inner.lower_ in HEDGES
    ]
    return " ".join(words)


def when_of(head: Token, dates: list[DateProposal], offset: int, *, state: bool) -> Extent | None:
    """Give the span a date in the same clause sets; None where the sentence dates nothing near."""
    chosen = _date_near(head, dates, offset)
    if chosen is None:
        return None
    return span_of(
        chosen, head.doc.text[max(0, chosen.span[0] - offset - 12) : chosen.span[0] - offset], state=state
    )


def span_of(chosen: DateProposal, before: str, *, state: bool) -> Extent:
    """Give the span a date sets, by the words before it ("since", "until"), to a state or an event."""
    bounds = (chosen.earliest, chosen.latest)
    lead = next(
        (
            word
            for word in reversed(before.lower().split())
            if word not in {"the", "late", "early", "at", "least"}
        ),
        "",
    )
    if lead in _UNTIL:
        return (None, None), bounds
    if lead in _SINCE:
        return bounds, (None, None)
    if state and chosen.kind == "bound" and chosen.earliest is None:
        return bounds, (None, None)
    return ((None, bounds[1]), (bounds[0], None)) if state else (bounds, bounds)


def _date_near(head: Token, dates: list[DateProposal], offset: int) -> DateProposal | None:
    """Give the date in the verb's own words first, then one that opens the sentence."""
    doc, sentence = head.doc, head.sent
    best: tuple[int, DateProposal] | None = None
    for date in dates:
        if date.earliest is None and date.latest is None:
            continue
        span = doc.char_span(date.span[0] - offset, date.span[1] - offset, alignment_mode="expand")
        if span is None or span.start < sentence.start or span.end > sentence.end:
            continue
        rank = _distance(head, span.root)
        if rank is not None and (best is None or rank < best[0]):
            best = (rank, date)
    return best[1] if best else None


def _distance(head: Token, token: Token) -> int | None:
    """Give steps up from the date to the verb; None where another clause lies between."""
    steps = 0
    while token != head:
        if token.head == token or steps > 6:  # noqa: PLR2004 - too far to belong
            return None
        token = token.head
        steps += 1
        if token != head and token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            return None
    return steps
