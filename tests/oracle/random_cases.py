"""Small random cases, written in the notation.

Chains, denials, doubts, retractions, rules, spans, identity.
"""

from __future__ import annotations

import random

BODIES, MEN, VOICES = ("aa", "bb", "cc"), ("mm", "nn"), ("xx", "yy", "zz")

RULES = """
rule binds
  if: p: ?a pledges-to ?b, q: ?b accepts-pledge-of ?a, ?a leads ?x in p, ?b leads ?y in q
  then: ?x part-of ?y from q
  until: ?x renounces ?y
"""


def _day(rng: random.Random) -> str:
    return f"2000-01-{rng.randint(1, 12):02}"


def _when(rng: random.Random, *, event: bool) -> str:
    first, last = sorted((rng.randint(1, 12), rng.randint(1, 12)))
    one, other = f"2000-01-{first:02}", f"2000-01-{last:02}"
    forms = ["", f"in {one}", f"in {one}/{other}", f"by {one}", f"after {one}"]
    if not event:
        forms += [f"from {one}", f"from {one}", f"from {one} to {other}", f"throughout {one}/{other}"]
        forms += [f"from {one}/{other}", f"to {other}", f"from by {one}"]
    return rng.choice(forms)


def _statement(rng: random.Random) -> tuple[str, bool]:
    body, other = rng.sample(BODIES, 2)
    man, second = rng.sample(MEN, 2)
    forms = [
        (f"{body} part-of {other}", False),
        (f"{body} part-of {other}", False),
        (f"{body} independent-of {other}", False),
        (f"{man} leads {body}", False),
        (f"{man} leads {body}", False),
        (f"{body} renounces {other}", True),
        (f"{body} expels {other}", True),
        (f"{man} pledges-to {second}", True),
        (f"{man} accepts-pledge-of {second}", True),
        (f"{man} dies", True),
        (f"{man} same-as {second}", False),
        (f"{man} joins {body}", True),
        (f"{man} leaves {body}", True),
        (f"{man} member-of {body}", False),
        (f"{man} knows-of ({body} part-of {other})", False),
        (f"{body} allied-with {other}", False),
        (f'{body} part-of {other} manner "in-name"', False),
    ]
    return rng.choice(forms)


def _claim(rng: random.Random, number: int) -> str:
    voice = rng.choice(VOICES)
    text, event = _statement(rng)
    stance = rng.choices(("affirms", "denies", "doubts", "retracts", "searched-for"), (16, 4, 1.2, 0.8, 0.3))[
        0
    ]
    if stance in ("doubts", "retracts") and number and rng.random() < 0.6:
        body = f"{voice} {stance} ^k{rng.randrange(number)}"
    elif rng.random() < 0.05 and number:
        body = f"{voice} {rng.choice(('affirms', 'denies'))} ^k{rng.randrange(number)}"
    elif rng.random() < 0.06:
        body = f"{voice} {rng.choice(('affirms', 'denies', 'doubts'))} {rng.choice(VOICES)} writes s{rng.randint(1, 3)}"
    else:
        label = rng.choice(("", "", "", "", f"t{number}: "))
        body = f"{label}{voice} {stance} {text} {_when(rng, event=event)}".rstrip()
    said = f"2001-01-{rng.randint(1, 28):02} " if rng.random() < 0.5 and ":" not in body.split(" ")[0] else ""
    lines = [f"{said}{body}", f"  id: k{number}", f"  in: s{rng.randint(1, 3)}"]
    if rng.random() < 0.1:
        lines.append(f"  told-by: {rng.choice(VOICES)}")
    return "\n".join(lines)


def _viewpoint(rng: random.Random, claims: int) -> str:
    pool = [*VOICES, "s1", "s2", "s3", *(f"^k{number}" for number in range(claims))]
    believed = rng.sample(pool, rng.randint(0, 2))
    rest = [each for each in pool if each not in believed]
    rejected, left = rng.sample(rest, rng.randint(0, 1)), []
    if rng.random() < 0.2:
        left = [rng.choice([each for each in rest if each not in rejected])]
    lines = ["viewpoint vv"]
    for key, names in (("believes", believed), ("rejects", rejected), ("open", left)):
        if names:
            lines.append(f"  {key}: {', '.join(names)}")
    lines.append(f"  otherwise: {rng.choice(('open', 'believe', 'believe', 'reject'))}")
    return "\n".join(lines)


def random_case(seed: int, most: int = 9) -> str:
    """Return the text of a case; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311  no secret hangs on it
    people = [f'person {each} "{each.upper()}"' for each in (*MEN, *VOICES)]
    bodies = [f'organisation {each} "{each.upper()}"' for each in BODIES]
    quoted = rng.choice(
        ("", "  quoted-in: s2", "  quoted-in: s2\n  quoted-in: s3", "  quoted-in: s2\n  in-hand: yes")
    )
    sources = [
        f"source s1 speech\n  by: xx\n  said: 2001-02-01, public\n{quoted}".rstrip(),
        f"source s2 book\n  by: {rng.choice(('yy', 'yy, zz'))}" + rng.choice(("", "\n  quoted-in: s3")),
        "source s3 article" + rng.choice(("\n  by: zz", "")),
    ]
    count = rng.randint(3, most)
    claims = [_claim(rng, number) for number in range(count)]
    blocks = [*people, *bodies, *sources, *claims, _viewpoint(rng, count), RULES]
    return "\n".join(blocks)
