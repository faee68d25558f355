"""Hypothesis strategies for whole cases, written as ledgers with everything the notation has.

`ledgers()` gives texts that load without an error, `cases()` what they mean. The texts are written by hand,
not by `abelard.case.write`, so that the printer is tested against another hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from hypothesis import assume
from hypothesis import strategies as st

from abelard.case.load import loads
from abelard.model.problem import Severity
from tests.strategies_notation import (
    ACTORS,
    AGENTS,
    LATE,
    SOURCES,
    Texts,
    dates,
    maybe,
    quantities,
    quoted,
    several,
    spaced,
    statements,
    whens,
    words,
)

if TYPE_CHECKING:
    from abelard.model.case import Case

Table: TypeAlias = tuple[tuple[str, "Texts | tuple[str, ...] | str"], ...]

NAME = spaced(quoted(), ("", "lang ar"), ("", "used-by isi"), ("", "from 1999", "in 2004~"))
LOCATOR = ("para 22", "p. 3", '"pp. 3, 5-7"', "fol. 12v", "00:13:05", '"§ 4 (b)"')
ACCESS: tuple[str, tuple[str, ...]] = ("access", ("public", "private"))
CHANNELS = ("public", "private", "secret", "leaked")
GRADES = ("B2", "F", "6", "A1 by ana on 2016-08")
STANCES = ("affirms", "denies", "doubts", "retracts", "searched-for")
CASE_FIELDS: Table = (
    ("language", ("en", "ar-Latn")),
    ("circa", ("year 5 years", "month 2 weeks, decade 3 years")),
    ("description", quoted()),
)
AGENT_FIELDS: Table = (
    ("legal", NAME),
    ("kunya", NAME),
    ("name", NAME),
    ("count", quantities()),
    ("includes", several()),
    ("description", quoted()),
    ("media", SOURCES),
    ("same", "https://example.org/Q1, Q42"),
    ("colour", ("ochre", "blue")),
    ACCESS,
    ("note", quoted()),
)
SOURCE_FIELDS: Table = (
    ("by", several()),
    ("said", spaced(LATE, ("", ", public", ", leaked"))),
    ("to", several()),
    ("published", LATE),
    ("told-by", several()),
    ("in-hand", ("yes", "no")),
    *((key, quoted()) for key in ("url", "credit", "container", "publisher", "translator", "pages", "text")),
    ("grade", GRADES),
    ACCESS,
    ("note", quoted()),
)
CLAIM_FIELDS: Table = (
    ("in", SOURCES),
    ("at", spaced(SOURCES, LOCATOR)),
    ("quote", quoted()),
    ("prefix", quoted()),
    ("suffix", quoted()),
    ("chars", "10..19"),
    ("channel", CHANNELS),
    ("to", several()),
    ("hedge", quoted()),
    ("manner", ("stated", "implied", "presupposed", "by-conduct")),
    ("told-by", several()),
    ("known", dates()),
    ("grade", GRADES),
    ("because", "^anchor"),
    ("entered", ("Jo Doe on 2026-11-22", "jo", "on 2020")),
    ("reviewed", "rev on 2026"),
    ACCESS,
    ("note", quoted()),
)
QUESTION_FIELDS: Table = (
    ("hypothesis yes", spaced(statements(), whens())),
    ("standard", ("scintilla", "beyond-reasonable-doubt")),
    ("override", ("^anchor yes inconsistent by ana", "^anchor yes not-applicable")),
    ("note", quoted()),
)
WITNESSES = several((*ACTORS, "essay", "^anchor"))
VIEWPOINT_FIELDS: Table = (
    ("whose", ACTORS),
    ("believes", WITNESSES),
    ("rejects", WITNESSES),
    ("open", WITNESSES),
    ("probability", ("ana 0.7 by isi", "^anchor 1", "essay 0.123456789")),
    ("otherwise", ("open", "believe", "reject")),
    ("known-at", LATE),
    ("without", "leader-binds-body, other"),
    ("note", quoted()),
)
PREDICATE_FIELDS: Table = (
    ("reads", words().map(lambda text: "{s} " + text.replace("\n", " ")).map(lambda text: f"{text} {{o}}")),
    ("is", ("symmetric", "symmetric, irreflexive")),
    ("functional", ("object", "subject", "once")),
    ("disjoint", "part-of, leads"),
    ("starts", "?s part-of ?o place iraq"),
    ("ends", ("?s leads ?x", "?o named ?s")),
    ("inner", ("so", "not-so", "open")),
    ("description", quoted()),
)


def block(head: Texts, fields: Table = ()) -> Texts:
    """Write a head and some of its fields, each once."""
    lines = (spaced(f"  {key}:", value) for key, value in fields)
    chosen = st.tuples(*(maybe(line) for line in lines))
    return st.tuples(head, chosen).map(lambda two: "\n".join((two[0], *filter(None, two[1]))))


def claims(number: int) -> Texts:
    """One claim with its fields."""
    label, finding = maybe(st.just(f"label-{number}:")), ("", "", "finding")
    details = st.one_of(st.just(""), spaced("as", quoted()), st.just("with ana with b.2"))
    spoken = spaced(maybe(st.sampled_from(LATE[:3])), maybe(several()), STANCES)
    denied = spaced(maybe(several()), "denies", statements(open_=True), details, whens())
    stated = spaced(maybe(spoken), statements(), details, whens())
    bare = spaced(maybe(spoken), st.one_of(quoted(), st.just("^anchor")))
    head = spaced(finding, label, st.one_of(stated, denied, bare))
    reading = spaced("denies", statements(open_=True), whens())
    fields: Table = (("id", f"c.{number}"), *CLAIM_FIELDS, ("reading", reading))
    return block(head, fields)


def notes() -> Texts:
    """Write a remark."""
    about: Table = (("about", ("^anchor, ana", "essay")), ("by", "ana"), ("on", "2026-11-22"), ACCESS)
    return block(spaced("note", quoted()), about)


def _blocks() -> list[Texts]:
    """Every block of a case, in turn; what refers to others may stand before them."""
    hypothesis: Table = (("hypothesis no", 'ana part-of isi, not "words and words"'),)
    rule: Table = (("if", "p: ?a pledges-to ?b in 2004~"), ("then", "?a part-of ?b from p"))
    until: Table = (*rule, ("until", "?b expels ?a"), ("because", quoted()))
    never: Table = (("never", "?a part-of ?b, ?a independent-of ?b"), ("severity", ("conflict", "tension")))
    links: Table = (
        ("quoted-in", spaced("essay", maybe(st.just("para 3")), maybe(spaced(", hedge", quoted())))),
    )
    return [
        block(spaced("case", quoted()), CASE_FIELDS),
        st.just("qualifier tone key"),
        block(st.just("predicate haunts state"), PREDICATE_FIELDS),
        maybe(whole("rule pledging", until)),
        maybe(whole("constraint apart", never)),
        *(block(spaced(kind, id, maybe(quoted())), AGENT_FIELDS) for id, kind in AGENTS.items()),
        block(spaced("source essay", ("", "article"), maybe(quoted())), SOURCE_FIELDS),
        block(spaced("source letter-1 letter", maybe(quoted())), (*links, *SOURCE_FIELDS)),
        block(spaced("source речь speech", maybe(quoted())), SOURCE_FIELDS),
        maybe(st.just("in essay para 9")),
        st.just("pledge: ana pledges-to isi in 1066\n  id: anchor"),
        *(maybe(claims(number)) for number in range(1, 5)),
        block(spaced("question q", quoted()), (*QUESTION_FIELDS, *hypothesis)),
        block(spaced("viewpoint v", maybe(quoted())), VIEWPOINT_FIELDS),
        block(spaced("episode e", maybe(quoted())), (("steps", "pledge, label-1"), ("note", quoted()))),
        *(maybe(notes()) for _ in range(2)),
    ]


def whole(head: str, fields: Table) -> Texts:
    """Write a head and all of its fields."""
    lines = st.tuples(*(spaced(f"  {key}:", value) for key, value in fields))
    return lines.map(lambda found: "\n".join((head, *found)))


BLOCKS = st.tuples(*_blocks())


@st.composite
def ledgers(draw: st.DrawFn) -> str:
    """Ledgers that load without an error."""
    text = "\n\n".join(filter(None, draw(BLOCKS))) + "\n"
    assume(_is_sound(text))
    return text


def _is_sound(text: str) -> bool:
    return not any(problem.severity is Severity.ERROR for problem in loads(text).problems)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Cases with everything a ledger can say."""
    return loads(draw(ledgers())).case
