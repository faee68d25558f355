"""Statements read aloud: names for ids, the vocabulary's words for predicates, nested statements with `that`.

`say_statement` gives a clause without capital or full stop, in the present tense in which chronicles tell.
What comes out of a file is made safe for a line of text: control characters go, right-to-left names are
fenced off.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.model.agent import AgentKind
from abelard.model.statement import ClaimRef, Nested, Quantity, Ref, Statement, Variable, Words
from abelard.model.wording_qualifiers import QUALIFIERS, QUALIFIERS_OF_CLAUSES
from abelard.model.wording_text import clean, listed
from abelard.model.wording_when import say_when

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abelard.model.case import Case
    from abelard.model.statement import Term

_SLOT = re.compile(r"\{([so])\}")
# What `{s} VERB {o}` becomes before a clause, where the verb's preposition will not do.
_CLAUSES = {"knows of {o}": "knows {o}", "not know of {o}": "not know {o}"}
_PREPOSITIONS = frozenset({"of", "for", "to", "with", "against", "from", "by", "in", "than"})
# Predicates that read otherwise where there is nobody and nothing they are done to.
_ALONE = {"declares": ("{s} is proclaimed", "{s} is not proclaimed")}
_BARE_SUBJECT = re.compile(r"that \{s\}|^\{s\},")
"""Where a clause stands as a subject without a `that` of its own."""
_HEAD = re.compile(r" (?:of|in|at|on|from|who|that|whom|which|with|to|for|by)\b")
_VERB = re.compile(r"(\{s\} )(\w+)")
_PLURALS = {"is": "are", "has": "have", "does": "do", "dies": "die"}
_DEPTH = 12
"""Statements nested deeper are given as written: nobody can follow them by ear."""


def say_statement(
    statement: Statement, case: Case, *, negated: bool = False, details: Iterable[tuple[str, Term]] = ()
) -> str:
    """Read a statement aloud as a clause; negated, as its denial.

    `details` are qualifiers that a claim adds to it. Its label is not read.
    """
    return _clause(statement, case, negated=negated, details=tuple(details), depth=0)


def say_term(term: Term, case: Case) -> str:
    """Read one term aloud: a name, quoted words, a number with its unit, `that ...`."""
    return _term(term, case, 0)


def say_name(ref: str, case: Case) -> str:
    """Give the name of an agent; of a source its title, between quotation marks."""
    if ref in case.sources and ref not in case.agents:
        return f"“{clean(case.name_of(ref))}”"
    return clean(case.name_of(ref))


def _clause(
    statement: Statement, case: Case, *, negated: bool, details: tuple[tuple[str, Term], ...], depth: int
) -> str:
    if depth > _DEPTH:
        return clean(str(statement))
    subject = _anything(statement.subject, case, depth, negated=negated)
    if not statement.predicate:
        return f"it is not so that {subject}" if negated else subject
    words = _words(statement, case, negated=negated)
    target = statement.object
    if target is None:
        words = _without_object(statement.predicate, words, negated=negated)
    said = "" if target is None else _term(target, case, depth)
    if isinstance(target, Nested):
        words, said = _before_clause(words, said)
    if _is_plural(statement.subject, case):
        words = _pluralised(words)
    if isinstance(statement.subject, Nested) and _BARE_SUBJECT.search(words):
        subject = subject.removeprefix("that ")
    both = {"s": subject, "o": said}
    clause = _SLOT.sub(lambda slot: both[slot[1]], words)
    qualifiers = (*statement.qualifiers, *details)
    return clause + "".join(f" {_qualifier(name, term, case, depth)}" for name, term in qualifiers)


def _is_plural(term: Term, case: Case) -> bool:
    """Whether a subject reads as several: a group whose name begins so, as `six tribes of Anbar`."""
    agent = case.agents.get(term.id) if isinstance(term, Ref) else None
    if agent is None or agent.kind is not AgentKind.GROUP:
        return False
    head = _HEAD.split(agent.name, maxsplit=1)[0]
    return head.endswith("s") and not head.endswith("ss")


def _pluralised(words: str) -> str:
    """Put the verb after `{s}` into the plural."""
    return _VERB.sub(lambda found: found[1] + _PLURALS.get(found[2], _plural(found[2])), words, count=1)


def _plural(verb: str) -> str:
    if verb.endswith(("sses", "shes", "ches", "xes")):
        return verb[:-2]
    if verb.endswith("ies"):
        return verb[:-3] + "y"
    return verb.removesuffix("s")


def _words(statement: Statement, case: Case, *, negated: bool) -> str:
    known = case.vocabulary.predicates.get(statement.predicate)
    verb = statement.predicate.replace("-", " ").replace("{", "").replace("}", "")
    forward = (known.forward if known else "") or f"{{s}} {verb} {{o}}"
    if not negated:
        return forward
    return (known.negative if known else "") or f"it is not so that {forward}"


def _without_object(predicate: str, words: str, *, negated: bool) -> str:
    if predicate in _ALONE:
        return _ALONE[predicate][negated]
    parts = words.replace("{o}", "").split()
    while parts and parts[-1] in _PREPOSITIONS:
        parts.pop()
    return " ".join(parts)


def _before_clause(words: str, said: str) -> tuple[str, str]:
    """Fit a clause into the object's place: `knows that ...`, but `claims responsibility for this: ...`."""
    for phrase, instead in _CLAUSES.items():
        words = words.replace(phrase, instead)
    before = words.partition("{o}")[0].split()
    if before and before[-1] in _PREPOSITIONS:
        return words, said.replace("that ", "this: ", 1)
    if before and before[-1] in ("because", "that"):
        return words, said.removeprefix("that ")
    return words, said


def _anything(term: Term, case: Case, depth: int, *, negated: bool) -> str:
    """Read a subject; what is open stands for anything, or in a negation for nothing in particular."""
    if isinstance(term, Variable):
        return f"any {term.name}" if len(term.name) > 1 else ("anything at all" if negated else "anything")
    return _term(term, case, depth)


def _term(term: Term, case: Case, depth: int) -> str:
    match term:
        case Ref():
            return say_name(term.id, case)
        case Words():
            return f"“{clean(term.text)}”"
        case Variable():
            return f"any {term.name}" if len(term.name) > 1 else "anything"
        case ClaimRef():
            return _aimed_at(term, case, depth)
        case Quantity():
            return _quantity(term)
        case Nested():
            return f"that {_nested(term, case, depth)}"


def _nested(term: Nested, case: Case, depth: int) -> str:
    clause = _clause(term.statement, case, negated=False, details=(), depth=depth + 1)
    when = say_when(
        term.when, case, lambda inner: _clause(inner, case, negated=False, details=(), depth=_DEPTH)
    )
    return f"{clause} {when}".rstrip()


def _aimed_at(ref: ClaimRef, case: Case, depth: int) -> str:
    claims = case.aimed_at(ref)
    if not claims or depth >= 1:
        return f"the claim ^{clean(ref.id)}"
    speakers = (
        listed(dict.fromkeys(say_name(by, case) for claim in claims for by in claim.by)) or "the source"
    )
    said = _clause(claims[0].statement, case, negated=False, details=(), depth=depth + 1)
    if ref.id not in case.claim and len(claims) > 1:
        return f"the claim that {said}"
    return f"the word of {speakers} on whether {said}"


def _quantity(quantity: Quantity) -> str:
    number = f"{quantity.least:,.0f}" if quantity.least == quantity.most == int(quantity.least) else ""
    bare = quantity.text.lstrip("~")
    words = (number if bare.isdigit() else "") or bare.replace("..", "–")
    about = "about " if quantity.approximate else ""
    return clean(f"{about}{words} {quantity.unit}".strip())


def _qualifier(name: str, term: Term, case: Case, depth: int) -> str:
    said = _term(term, case, depth)
    if isinstance(term, Nested):
        return QUALIFIERS_OF_CLAUSES.get(name, f"({name.replace('-', ' ')}: {{}})").replace("{}", said)
    if name == "manner" and isinstance(term, Ref | Words):
        said = clean((term.id if isinstance(term, Ref) else term.text).replace("-", " "))
    return QUALIFIERS.get(name, f"({name.replace('-', ' ')}: {{}})").replace("{}", said)
