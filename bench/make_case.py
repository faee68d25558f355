"""Write a case of any size, as a large real one would be: bodies, people, letters that quote letters, dates.

    python bench/make_case.py 50000 /tmp/big

The same number gives the same case. About 13 % of the dates are told by other events; 8 % of the claims are
denials and 4 % doubts; sources form chains of one to four links.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path


def main(claims: int, folder: Path) -> None:
    """Write the case."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.abl").write_text(make_case(claims), encoding="utf-8")
    print(f"{claims} claims in {folder}")


def make_case(claims: int, seed: int = 1121) -> str:
    """Return the text of a case with so many claims."""
    chance = random.Random(seed)  # noqa: S311  a benchmark wants the same case each time
    people, bodies, sources = claims // 40 + 5, claims // 25 + 5, claims // 10 + 3
    lines = ['case "A generated case"', ""]
    lines += [f'person p{number} "Person Number {number}"' for number in range(people)]
    lines += [f'organisation b{number} "Body Number {number}"' for number in range(bodies)]
    for number in range(sources):
        lines += _source(number, people, chance)
    current = -1
    for number in range(claims):
        source = number * sources // claims
        if source != current:
            current = source
            lines += ["", f"in s{source} page {number % 400 + 1}", ""]
        lines += _claim(number, people, bodies, chance)
    return "\n".join(lines) + "\n"


def _source(number: int, people: int, chance: random.Random) -> list[str]:
    year = chance.randint(1990, 2015)
    lines = ["", f'source s{number} letter "Letter {number}"', f"  by: p{chance.randrange(people)}"]
    lines.append(f"  said: {year}-{chance.randint(1, 12):02}, {chance.choice(('public', 'secret'))}")
    if number % 4:
        lines.append(f'  quoted-in: s{number - 1} page {chance.randint(1, 300)}, hedge "it is said"')
    return lines


def _claim(number: int, people: int, bodies: int, chance: random.Random) -> list[str]:
    person, other = chance.randrange(people), chance.randrange(people)
    body, superior = chance.randrange(bodies), chance.randrange(bodies)
    year = chance.randint(1990, 2015)
    label = f"e{number}: " if number % 10 == 0 else ""
    stance = chance.choices(
        ("", f"p{other} affirms ", f"p{other} denies ", f"p{other} doubts "), (60, 28, 8, 4)
    )[0]
    statement = chance.choice(
        (
            f"p{person} leads b{body} from {year}",
            f"p{person} pledges-to b{superior} in {year}-{chance.randint(1, 12):02}",
            f"b{body} part-of b{superior} from {year} to {year + 3}",
            f"p{person} located-in b{body} by {year}-05",
            f"p{person} dies in {year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        )
    )
    if number > 10 and chance.random() < 0.13:  # noqa: PLR2004  as in the docstring
        anchor = f"e{chance.randrange(number // 10) * 10}"
        form = chance.choice((f"within 1 month of {anchor}", f"3 days after {anchor}", f"before {anchor}"))
        statement = f"p{person} meets p{other} {form}"
    lines = [label + stance + statement]
    if number % 3 == 0:
        lines.append("  hedge: probably")
    return lines


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
