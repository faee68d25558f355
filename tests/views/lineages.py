"""Random cases about bodies: ledgers in which anything may become, join, lead, deny anything."""

from __future__ import annotations

from hypothesis import strategies as st

from abelard.model.statement import quoted

BODIES = tuple(f"b{number}" for number in range(7))
PERSONS = ("p0", "p1", "p2")
BETWEEN = (
    "becomes",
    "merges-into",
    "joins",
    "splits-from",
    "founds",
    "part-of",
    "loyal-to",
    "pledges-to",
    "accepts-pledge-of",
    "expels",
    "renounces",
    "independent-of",
)
NAMES = st.one_of(
    st.text(min_size=1, max_size=90),
    st.sampled_from(
        (
            "<script>alert(1)</script>",
            "]]> & <!-- -->",
            "جماعة التوحيد والجهاد",
            "東京都中央区の会",
            "\u202eoverride",
            "'\"`{o}{s}%s",
            "a" * 200,
        )
    ),
)
YEARS = st.integers(1990, 2020).map(str)
WHENS = st.one_of(
    st.just(""),
    YEARS.map(lambda year: f"in {year}"),
    YEARS.map(lambda year: f"from {year}"),
    YEARS.map(lambda year: f"by {year}"),
    YEARS.map(lambda year: f"after {year}-06-05"),
    YEARS.map(lambda year: f"throughout {year}"),
    st.tuples(YEARS, st.integers(0, 9)).map(lambda two: f"from {two[0]} to {int(two[0]) + two[1]}"),
    YEARS.map(lambda year: f"in {year}-03-04"),
)


@st.composite
def ledgers(draw: st.DrawFn) -> str:
    """Draw a ledger."""
    lines = [
        "case " + quoted(draw(NAMES)),
        "source s article",
        "  by: p0",
        "party side",
        "  includes: p0, b0",
    ]
    lines += [f"organisation {body} {quoted(draw(NAMES))}" for body in BODIES]
    lines += [f"person {person} {quoted(draw(NAMES))}" for person in PERSONS]
    lines += ["office seat", "place land", "in s"]
    lines += draw(st.lists(claims(), max_size=25))
    return "\n".join(lines) + "\n"


def claims() -> st.SearchStrategy[str]:
    """Draw one claim."""
    bodies, persons = st.sampled_from(BODIES), st.sampled_from(PERSONS)
    anybody = st.one_of(bodies, persons)
    statements = st.one_of(
        st.tuples(anybody, st.sampled_from(BETWEEN), anybody),
        st.tuples(bodies, st.sampled_from(BETWEEN), bodies),
        st.tuples(persons, st.just("leads"), bodies),
        st.tuples(persons, st.just("holds"), st.just("seat")),
        st.tuples(st.just("land"), st.just("loyal-to"), anybody),
        st.tuples(bodies, st.sampled_from(("declares", "dissolves")), st.just("")),
        st.tuples(persons, st.just("dies"), st.just("")),
        st.tuples(bodies, st.just("named"), NAMES.map(quoted)),
    )
    stances = st.sampled_from(("", "", "", "p1 affirms", "p1 denies", "p2 doubts", "p0 retracts"))
    return st.tuples(stances, statements, WHENS).map(
        lambda parts: " ".join(filter(None, (parts[0], *parts[1], parts[2])))
    )


def chain(groups: int, size: int, *, joined: bool = False) -> str:
    """Write a ledger of groups of bodies, each of which pledges to the one before."""
    lines = ['case "Many"', "person p", "source s article", "  by: p"]
    names = [f"b{group}-{number}" for group in range(groups) for number in range(size)]
    lines += [f"organisation {name}" for name in names]
    lines.append("in s")
    for group in range(groups):
        for number in range(size):
            lines.append(f"b{group}-{number} declares in {1950 + number}")
            if number:
                lines.append(f"b{group}-{number} pledges-to b{group}-{number - 1} in {1950 + number}")
    if joined:
        lines += [f"b{group}-0 pledges-to b{group - 1}-0 in 1990" for group in range(1, groups)]
    lines.append("p leads b0-1 from 1952 to 1958")
    return "\n".join(lines) + "\n"
