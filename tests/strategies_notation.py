"""Hypothesis strategies for the small language: words, dates, times, quantities, statements."""

from __future__ import annotations

from typing import TypeAlias

from hypothesis import strategies as st

Texts: TypeAlias = st.SearchStrategy[str]

AGENTS = {
    "ana": "person", "قائد": "person", "b.2": "person", "isi": "organisation", "aq_1": "organisation",
    "ops": "group", "rebel-side": "party", "iraq": "place", "the.book": "work", "see": "office",
}  # fmt: skip
ACTORS = ("ana", "قائد", "b.2", "isi", "aq_1", "ops", "rebel-side")
BODIES = ("isi", "aq_1", "ops", "rebel-side")
SOURCES = ("essay", "letter-1", "речь")
EARLY = ("1054", "1066-10", "1066-10-14", "1100~", "119X", "1200?", "[1201,1202]", "1205-21",
         "julian:1066-10-14")  # fmt: skip
LATE = ("1999", "2004-10", "2004-10-03", "2005%", "200X", "2006-06-XX", "Y17000000002", "[2009..2010]")
ODD = ("-0043", "0000", "Y-170000", "../1900", "1901/..", "{1203,1204-05}", "2007/2008", "islamic:1435",
       "2004-06~/2006-08")  # fmt: skip
TROUBLE = ('"', "\\", "#", " # ", ",", "(", ")", "?x", "^c", "[", "{", ";", ":", "'", "\n", "\t", "  ", "in",
           "hedge", "on", "by", "=1+1", "-", "\\n", "affirms")  # fmt: skip
UNITS = ("days", "weeks", "months", "years")
ANCHORS = ("pledge", "essay", "(ana leads isi)", "(isi part-of aq_1 place iraq)")


def words(*, most: int = 4) -> Texts:
    """Free words: any script, and everything that has a meaning in the notation or in a spreadsheet."""
    letters = st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1, max_size=6
    )
    known = st.sampled_from(("temporary", "أبو بكر", "Ἀβαι", "’s", "🕊", *TROUBLE))
    joined = st.lists(st.one_of(letters, known), min_size=1, max_size=most).map("".join)
    return joined.map(str.strip).filter(bool)


def quote(text: str) -> str:
    """Write words between quotation marks."""
    for mark, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(mark, written)
    return f'"{text}"'


def quoted() -> Texts:
    """Words between quotation marks."""
    return words().map(quote)


def maybe(strategy: Texts) -> Texts:
    """Something, or an empty text."""
    return st.one_of(st.just(""), strategy)


def spaced(*parts: Texts | tuple[str, ...] | str) -> Texts:
    """Each of the parts in turn, with a space between those that are there; a tuple is a choice."""
    return st.tuples(*map(_strategy, parts)).map(lambda found: " ".join(filter(None, found)))


def _strategy(part: Texts | tuple[str, ...] | str) -> Texts:
    if isinstance(part, str):
        return st.just(part)
    return st.sampled_from(part) if isinstance(part, tuple) else part


def dates() -> Texts:
    """Dates of every sort."""
    return st.sampled_from((*EARLY, *LATE, *ODD))


def several(of: tuple[str, ...] = ACTORS) -> Texts:
    """One or two ids."""
    return st.lists(st.sampled_from(of), min_size=1, max_size=2, unique=True).map(", ".join)


def anchors(days: tuple[str, ...]) -> Texts:
    """Give what a time is told by: a date, a label, a source, a statement, or an end of one of them."""
    return spaced(("", "", "start of", "end of"), (*days, *ANCHORS))


def points(days: tuple[str, ...]) -> Texts:
    """One thing said of when, other than a bare date."""
    length = spaced(st.integers(1, 40).map(str), UNITS)
    return st.one_of(
        spaced(("by", "before", "after"), anchors(days)),
        spaced(length, ("before", "after"), "pledge"),
        spaced("within", length, ("of", "before", "after"), anchors(days)),
        spaced("in month", ("before", "after"), days),
        spaced("in year", st.integers(1, 30).map(str), "of pledge"),
        spaced("between pledge and", days),
    )


def whens() -> Texts:
    """Give times, nearly all of them possible; or none."""
    start = spaced(("from", "since"), st.one_of(points(EARLY), st.sampled_from(EARLY)))
    end = spaced(("to", "until"), st.one_of(points(LATE), st.sampled_from(LATE)))
    at = spaced(("in", "on"), dates())
    whole = spaced("throughout", LATE)
    both = st.just("in 1999 and after pledge")
    return st.one_of(st.just(""), at, points(EARLY), start, end, spaced(start, end), whole, both)


def quantities() -> Texts:
    """Numbers with their units."""
    number = ("12", "~12", "5..7", ">30", "<4.5", "100_000", "-3", "12%")
    return spaced(number, ("", "USD", "soldiers", "дней"))


def statements(*, open_: bool = False, depth: int = 2) -> Texts:
    """Statements, nested ones among them; with variables where they are open."""
    subject = (*ACTORS, "?x") if open_ else ACTORS
    place = ("", "", "place iraq", 'manner "in name"')
    simple = st.one_of(
        spaced(subject, ("leads", "part-of"), BODIES, place),
        spaced(subject, "named", quoted(), place),
        spaced(subject, "declares", place),
        spaced(subject, "asks", ACTORS, "amount", quantities()),
        spaced(subject, "haunts", ACTORS, place, "tone", quoted()),
    )
    if not depth:
        return simple
    inner = spaced(statements(open_=open_, depth=depth - 1), whens()).map(lambda text: f"({text})")
    return st.one_of(simple, simple, spaced(subject, ("knows-of", "believes", "orders"), inner))
