"""The grammar for editors is current, and colours what a reader of ledgers would want to tell apart.

VS Code reads it with its own engine; `tokens` below does what that does, for the few kinds of rule there are.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from abelard.case.build import KEYWORDS
from abelard.case.packs import built_in_packs, load_vocabulary
from abelard.case.times import TIME_WORDS
from abelard.exchange.textmate import FILE, grammar, grammar_text
from abelard.model.agent import AgentKind
from abelard.model.claim import Stance

ROOT = Path(__file__).parents[2]
GRAMMAR = json.loads((ROOT / FILE).read_text("utf-8"))
VOCABULARY = load_vocabulary(built_in_packs(), None)[0]
RULES = [GRAMMAR["repository"][pattern["include"].removeprefix("#")] for pattern in GRAMMAR["patterns"]]


def tokens(line: str) -> list[tuple[str, str]]:
    """Return the coloured parts of a line with the last but one words of their scopes."""
    found: list[tuple[str, str]] = []
    position = 0
    while position < len(line):
        best = _first(line, position)
        if best is None:
            break
        rule, match = best
        end = match.end()
        if "begin" in rule:
            closing = re.compile(r'\\.|"|$')
            end = match.end()
            while (stop := closing.search(line, end)) is not None and stop[0].startswith("\\"):
                end = stop.end()
            end = stop.end() if stop else len(line)
            found.append((line[match.start() : end], _short(rule["name"])))
        elif "name" in rule:
            found.append((match[0], _short(rule["name"])))
        for number, capture in rule.get("captures", {}).items():
            if match[int(number)]:
                found.append((match[int(number)], _short(capture["name"])))
        position = max(end, position + 1)
    return [(text.strip(), scope) for text, scope in found if not scope.startswith("punctuation")]


def _first(line: str, position: int) -> tuple[dict[str, Any], re.Match[str]] | None:
    matches = [
        (rule, re.compile(rule.get("begin") or rule["match"]).search(line, position)) for rule in RULES
    ]
    found = [(rule, match) for rule, match in matches if match is not None and match.end() > match.start()]
    return min(found, key=lambda one: one[1].start(), default=None)


def _short(scope: str) -> str:
    return scope.removesuffix(".abelard")


ID, BLOCK, FIELD, DATE = (
    "entity.name.type",
    "keyword.control.block",
    "support.type.property-name",
    "constant.numeric.date",
)
STANCE, VERB, TIME = "keyword.operator.word.stance", "entity.name.function.predicate", "keyword.other.time"
STRING, LABEL, COMMENT = "string.quoted.double", "entity.name.tag", "comment.line.number-sign"


@pytest.mark.parametrize(
    ("line", "coloured"),
    [
        ('person zarqawi "Abu \\"X\\" # no" # yes', [("person", BLOCK), ("zarqawi", ID), ('"Abu \\"X\\" # no"', STRING), ("# yes", COMMENT)]),
        ("source z2014  speech", [("source", BLOCK), ("z2014", ID), ("speech", "storage.type")]),
        ("in orton2016 para 9", [("in", BLOCK), ("orton2016", "variable.other.constant"), ("9", "constant.numeric")]),
        ("  quoted-in: z2014", [("quoted-in", FIELD)]),
        ('  hypothesis yes "Y": isi part-of aq', [("hypothesis", FIELD), ("yes", ID), ('"Y"', STRING), ("part-of", VERB)]),
        ("pledge: zarqawi pledges-to aq in 2004-10", [("pledge", LABEL), ("pledges-to", VERB), ("in", TIME), ("2004-10", DATE)]),
        ("2007-12 zawahiri denies ?x part-of aq", [("2007-12", DATE), ("denies", STANCE), ("?x", "variable.parameter"), ("part-of", VERB)]),
        ("badri doubts ^adnani-directives", [("doubts", STANCE), ("^adnani-directives", "markup.underline.link")]),
        ("finding a affirms b leads c", [("finding", BLOCK), ("a", ID), ("affirms", STANCE), ("leads", VERB)]),
        ("# person x", [("# person x", COMMENT)]),
        ("قائد leads isi from julian:1066-10-14 to ../1070~", [("leads", VERB), ("from", TIME), ("julian:1066-10-14", DATE), ("to", TIME), ("../1070~", DATE)]),
        ("a kills b within 3 days of [1667,1668]", [("kills", VERB), ("within", TIME), ("3", "constant.numeric"), ("days", TIME), ("of", TIME), ("[1667,1668]", DATE)]),
        ("a leads part-of-b", [("leads", VERB)]),
    ],
)  # fmt: skip
def test_lines_are_coloured(line: str, coloured: list[tuple[str, str]]) -> None:
    assert tokens(line) == coloured


def test_the_file_is_current() -> None:
    assert grammar() == GRAMMAR
    assert (ROOT / FILE).read_text("utf-8") == grammar_text(), "run: python -m abelard.exchange.textmate"


@pytest.mark.parametrize("word", sorted(KEYWORDS - {"in"}))
def test_every_keyword_opens_a_block(word: str) -> None:
    assert (word, BLOCK) in tokens(f"{word} something" if word in (*AgentKind, "source") else f'{word} "x"')


@pytest.mark.parametrize("word", Stance)
def test_every_stance_is_told(word: Stance) -> None:
    assert (str(word), STANCE) in tokens(f"a {word} b leads c")


@pytest.mark.parametrize("word", sorted(TIME_WORDS))
def test_every_word_of_time_is_told(word: str) -> None:
    assert (word, TIME) in tokens(f"a leads c {word} 2004")


@pytest.mark.parametrize("word", sorted(VOCABULARY.predicates))
def test_every_predicate_is_told(word: str) -> None:
    assert (word, VERB) in tokens(f"a {word} b")


def test_the_extension_names_files_that_are_there() -> None:
    folder = ROOT / "editors" / "vscode"
    package = json.loads((folder / "package.json").read_text("utf-8"))["contributes"]
    (language,), (own,) = package["languages"], package["grammars"]
    assert (folder / language["configuration"]).is_file()
    assert (folder / own["path"]).resolve() == (ROOT / FILE).resolve()
    assert (language["extensions"], own["scopeName"]) == ([".abl"], GRAMMAR["scopeName"])
