"""The table and the picture of a run of `measure.py`."""

from __future__ import annotations

import math
import platform
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE, PICTURE = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "pictures" / "reasoning.svg"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
ROWS = (
    ("graph", "graph from Parquet", 3.0),
    ("one viewpoint", "what holds, one viewpoint", None),
    ("64 viewpoints", "what holds, 64 viewpoints at once", None),
    ("as-of questions", "was it so on a day: a tenth of the claims", None),
    ("cut into affairs", "cut into affairs, once", None),
    ("all sensitivities", "every conclusion to every single source", 2.0),
    ("toggle p99", "a source withdrawn, p99", 0.05),
    ("toggle hub", "the largest hub withdrawn", 0.3),
    ("all dates", "all date bounds", 1.0),
    ("all clashes", "every clash, with its claims", 5.0),
    ("supports p50", "first ten supports of one conclusion, p50", None),
    ("supports p99", "first ten supports, p99", 0.05),
    ("probability p50", "exact probability of one conclusion, p50", None),
    ("probability p99", "exact probability, p99", 0.01),
)
"""Columns of the results, what they are called, and what they must reach at a million claims."""
Results = dict[tuple[str, int], dict[str, float | str]]


def seconds(results: Results, program: str, size: int, column: str) -> float | None:
    """Return what an answer costs the processor; by the clock where only that was measured."""
    found = results.get((program, size), {})
    value = found.get(f"{column} cpu", found.get(column))
    return value if isinstance(value, float) else None


def table(results: Results) -> str:
    """Return a table: seconds by size, the target and the growth, and how many times as long others take."""
    sizes = sorted({size for _, size in results})
    head = [f"{size:,}" for size in sizes]
    lines = [
        "| CPU seconds | " + " | ".join(head) + " | target | growth | others, times as long |",
        "| --- |" + " ---: |" * (len(sizes) + 2) + " --- |",
    ]
    for column, title, target in ROWS:
        mine = [seconds(results, "Abelard", size, column) for size in sizes]
        if any(value is not None for value in mine):
            cells = [*map(number, mine), number(target), growth(mine, sizes), peers(results, column, sizes)]
            lines.append(f"| {title} | {' | '.join(cells)} |")
    return "\n".join(lines)


def skipped(results: Results) -> str:
    """Say what was not measured, and why."""
    found: dict[str, list[str]] = {}
    for (program, size), columns in results.items():
        for name, value in columns.items():
            if isinstance(value, str):
                task = name.removeprefix("not ").partition("_")[2].replace("_", " ")
                found.setdefault(f"{program} ({task}: {value})", []).append(f"{size:,}")
    return "; ".join(f"{what} at {' and '.join(sizes)}" for what, sizes in found.items())


def number(value: object) -> str:
    """Write seconds with two digits that matter."""
    if not isinstance(value, int | float):
        return ""
    if value >= 10:
        return f"{value:,.0f}"
    return f"{value:.{max(0, 1 - math.floor(math.log10(max(value, 1e-9))))}f}"


def growth(mine: list[float | None], sizes: list[int]) -> str:
    """Write how many times as long the largest takes as the one before, where that is a tenth of it."""
    if len(sizes) < 2 or sizes[-1] != 10 * sizes[-2]:
        return ""
    one, other = mine[-2:]
    return f"{other / one:.1f} x" if one and other else ""


def peers(results: Results, column: str, sizes: list[int]) -> str:
    """Write of each peer how many times as long it takes, at each size it can do."""
    told = []
    for program in dict.fromkeys(name for name, _ in results if name != "Abelard"):
        ratios = []
        for size in sizes:
            theirs, mine = (results.get((name, size), {}) for name in (program, "Abelard"))
            by = f"{column} cpu" if f"{column} cpu" in theirs and f"{column} cpu" in mine else column
            one, other = theirs.get(by), mine.get(by)
            ratios.append(
                number(one / other) if isinstance(one, float) and isinstance(other, float) and other else "-"
            )
        if any(ratio != "-" for ratio in ratios):
            told.append(f"{program} {' / '.join(ratios)}")
    return "; ".join(told)


def write(results: Results) -> None:
    """Put the table into the page, and draw."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    kept = results[max(results, key=lambda each: (each[0] == "Abelard", each[1]))]
    told = (
        f"{table(results)}\n\nNot done: {skipped(results)}.\n\nPython {platform.python_version()}; at the largest size {kept.get('nodes', 0):,.0f} nodes, "
        f"{kept.get('edges', 0):,.0f} edges, {kept.get('clashes', 0):,.0f} clashes, "
        f"{kept.get('peak MiB', 0):,.0f} MiB at most.\n"
    )
    PAGE.write_text(f"{before}{BEGIN}\n\n{told}\n{END}{after}", encoding="utf-8")
    PICTURE.write_text(picture(results), encoding="utf-8")


def picture(results: Results) -> str:
    """Draw the seconds of each answer by size, Abelard and whoever else can do it, both axes logarithmic."""
    charts = [(column, title) for column, title, _ in ROWS if column in PANELS]
    parts = [HEAD.format(width=3 * 300 + 20, height=math.ceil(len(charts) / 3) * 210 + 30)]
    for place, (column, title) in enumerate(charts):
        parts.append(panel(results, column, title, 20 + place % 3 * 300, 30 + place // 3 * 210))
    return "\n".join([*parts, "</svg>\n"])


PANELS = ("one viewpoint", "all sensitivities", "all dates", "all clashes", "supports p99", "probability p99")
MARKS = {"Abelard": "#b3541e", "DuckDB": "#b59b00", "clingo": "#2a78b5", "ProbLog": "#7a4fb0", "PySDD": "#3d9970",
         "networkx": "#2e8b8b", "OR-tools": "#c2477f", "z3": "#808080"}  # fmt: skip
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" font-size="11">'
    "<title>Seconds by number of claims</title>"
    "<style>text{{fill:#444}}.g{{stroke:#8886;fill:none}}@media(prefers-color-scheme:dark){{text{{fill:#ccc}}}}</style>"
)


def panel(results: Results, column: str, title: str, left: int, top: int) -> str:
    """Draw one answer."""
    lines = {
        program: [
            (size, value)
            for (name, size), found in sorted(results.items(), key=lambda item: item[0][1])
            if name == program and found and (value := seconds(results, program, size, column)) is not None
        ]
        for program in MARKS
    }
    values = [value for points in lines.values() for _, value in points]
    if not values:
        return ""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)) + 0.01)
    sizes = sorted({size for _, size in results})

    def x(size: int) -> float:
        return left + 40 + 170 * sizes.index(size) / max(1, len(sizes) - 1)

    def y(value: float) -> float:
        return top + 160 - 140 * (math.log10(value) - low) / max(1, high - low)

    parts = [f'<text x="{left}" y="{top - 6}" font-weight="bold">{title}</text>']
    for power in range(low, high + 1, max(1, (high - low) // 4)):
        at = y(10.0**power)
        parts.append(
            f'<path class="g" d="M{left + 40} {at:.1f}h170"/><text x="{left + 34}" y="{at + 4:.1f}" text-anchor="end">10^{power} s</text>'
        )
    parts += [
        f'<text x="{x(size):.1f}" y="{top + 176}" text-anchor="middle">{size:,}</text>' for size in sizes
    ]
    ends: list[float] = []
    for program, points in lines.items():
        if points:
            path = " ".join(f"{x(size):.1f},{y(value):.1f}" for size, value in points)
            at = y(points[-1][1]) + 4
            while any(abs(at - other) < 11 for other in ends):
                at -= 11
            ends.append(at)
            mark = MARKS[program]
            parts.append(
                f'<polyline points="{path}" fill="none" stroke="{mark}" stroke-width="{2.5 if program == "Abelard" else 1.5}"/>'
            )
            parts += [
                f'<circle cx="{x(size):.1f}" cy="{y(value):.1f}" r="2.5" fill="{mark}"/>'
                for size, value in points
            ]
            parts.append(
                f'<text x="{x(points[-1][0]) + 6:.1f}" y="{at:.1f}" style="fill:{mark}">{program}</text>'
            )
    return "\n".join(parts)
