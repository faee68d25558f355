"""Run the reader over the open development sets and print one table.

`python bench/reading/measure.py --data DIR`: DIR holds `data/*.jsonl` and `scorers/*.py` (standard library
scorers, run as they are). For each set it prints what the reader reaches beside what is asked of it and what
the best published peer reaches. Names are measured by cross-validation, since the weights that ship have seen
both sets. Nothing of the sets is kept.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from adapters import attribution_rows, gum_dates, wikiwars_dates

NEWS = ("GUM_news", "GUM_interview", "GUM_voyage")


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Give the documents of a set."""
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def scored(root: Path, scorer: str, gold: Path, rows: list[dict[str, Any]], *options: str) -> dict[str, Any]:
    """Write predictions, run a scorer, and give its JSON."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "given.jsonl"
        given.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(root / "scorers" / scorer), str(gold), str(given), "--json", *options]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # type: ignore[no-any-return] # the scorer's JSON


def only(gold: Path, keep: tuple[str, ...], folder: str) -> Path:
    """Give the part of a set whose documents begin so."""
    out = Path(folder) / gold.name
    kept = [line for line in gold.open(encoding="utf-8") if json.loads(line)["doc"].startswith(keep)]
    out.write_text("".join(kept), encoding="utf-8")
    return out


def dates(root: Path) -> list[tuple[str, float, float, str]]:
    """Value F1 on narratives and on news."""
    wars = root / "data" / "timex_wikiwars_open.jsonl"
    gum = root / "data" / "timex_gum_other.jsonl"
    found = scored(root, "timex_scorer.py", wars, [wikiwars_dates(row) for row in rows_of(wars)])
    out = [("dates, narratives (WikiWars): value F1", found["relaxed + value"]["F1"], 80, "HeidelTime 84.5")]
    given = [gum_dates(row) for row in rows_of(gum)]
    every = scored(root, "timex_scorer.py", gum, given)
    out.append(("dates, all genres (GUM): value F1", every["relaxed + value"]["F1"], 0, ""))
    with tempfile.TemporaryDirectory() as folder:
        part = only(gum, ("GUM_news",), folder)
        news = scored(
            root, "timex_scorer.py", part, [row for row in given if row["doc"].startswith("GUM_news")]
        )
        out.append(
            ("dates, news (GUM): value F1", news["relaxed + value"]["F1"], 72, "HeidelTime 78.8 elsewhere")
        )
        part = only(gum, NEWS, folder)
        three = scored(root, "timex_scorer.py", part, [row for row in given if row["doc"].startswith(NEWS)])
        out.append(("dates, news, interviews, travel: value F1", three["relaxed + value"]["F1"], 72, ""))
    return out


def attribution(root: Path) -> list[tuple[str, float, float, str]]:
    """Found F1 over all genres, and nested ones with the right parent."""
    gold = root / "data" / "gum_attribution_train.jsonl"
    documents = rows_of(gold)
    found = scored(root, "nested_attribution_scorer.py", gold, [attribution_rows(row) for row in documents])
    nested = found["nested"]
    return [
        ("attribution, mixed genres (GUM): found F1", found["found"]["F1"], 50, "dependency rules 46.8"),
        ("attribution: nested, right parent, of all", nested["right parent"] / nested["gold"], 40, "7 of 90"),
        (
            "attribution: negative ones marked",
            found["negative"]["marked"] / found["negative"]["found"],
            0,
            "",
        ),
    ]


def speed(root: Path) -> list[tuple[str, float, float, str]]:
    """Words per CPU second of the whole reader, the model loaded."""
    from abelard.reading import read_document  # noqa: PLC0415 - heavy

    texts = [row["text"] for row in rows_of(root / "data" / "timex_wikiwars_open.jsonl")[:4]]
    read_document(b"One sentence loads the model.")
    before = time.process_time()
    for text in texts:
        read_document(text.encode())
    words = sum(len(text.split()) for text in texts)
    return [("speed: words per CPU second", words / (time.process_time() - before) / 100, 3000, "")]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with data/ and scorers/")
    given = parser.parse_args()
    print(f"{'task and set':<46} {'reached':>8} {'asked':>6}   peer")
    for part in (dates, attribution, speed):
        for name, value, asked, peer in part(given.data):
            print(f"{name:<46} {100 * value:8.1f} {asked or '':>6}   {peer}")
    here = Path(__file__).parent
    for command in (
        [str(here / "train_names.py"), "--data", str(given.data / "data"), "--folds", "3", "--across"],
        [str(here / "own_texts.py")],
    ):
        print()
        subprocess.run([sys.executable, *command], check=True)


if __name__ == "__main__":
    main()
