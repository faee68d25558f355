"""The TextMate grammar of the notation, made from the words that the code itself knows.

`python -m abelard.exchange.textmate` writes it to editors/vscode; a test says that the file is current. The
scopes are those of https://macromates.com/manual/en/language_grammars, so that every theme colours them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from abelard.case.build import KEYWORDS
from abelard.case.packs import built_in_packs, load_vocabulary
from abelard.case.times import TIME_WORDS, UNITS
from abelard.model.agent import AgentKind
from abelard.model.claim import Stance
from abelard.model.source import SOURCE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = Path("editors/vscode/syntaxes/abelard.tmLanguage.json")
ID = r"[^\W\d_][\w.-]*"
DATE = (
    r"(?:[a-z]+:)?[~?%]?(?:Y-?\d+(?:E\d+)?|-?[\dX]{4})(?:S\d+)?[~?%]?"
    r"(?:-[~?%]?[\dX]{2}[~?%]?){0,2}(?:T[\d:.+Z-]+)?"
)
INTERVAL = rf"(?:\.\.|{DATE})?/(?:\.\.|{DATE})?|{DATE}"
WITHIN = ("and", "of", "month", "year", "start", "end", *UNITS, *(f"{unit}s" for unit in UNITS))
"""Words that stand inside a time."""
CONNECTING = ("not", "by", "on", "and", "hedge", "lang", "used-by")
"""Words that connect the parts of a field."""

Rule = dict[str, Any]


def grammar() -> dict[str, Any]:
    """Return the grammar as it stands in the file."""
    vocabulary = load_vocabulary(built_in_packs(), None)[0]
    return {
        "$schema": "https://json.schemastore.org/tmlanguage.json",
        "name": "Abelard",
        "scopeName": "source.abelard",
        "fileTypes": ["abl"],
        "patterns": [{"include": f"#{name}"} for name in ("comment", *_heads(), *_words((), ()))],
        "repository": {
            "comment": _match(r"(?:^|(?<=\s))#(?=\s|$).*$", "comment.line.number-sign.abelard"),
            **_heads(),
            **_words(vocabulary.predicates, vocabulary.qualifiers),
        },
    }


def _match(pattern: str, name: str = "", **captures: str) -> Rule:
    """Return a rule; captures are given as `_1="scope"`."""
    rule: Rule = {"match": pattern}
    if name:
        rule["name"] = name
    if captures:
        rule["captures"] = {key.removeprefix("_"): {"name": scope} for key, scope in captures.items()}
    return rule


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some whole words, the longest first; hyphens belong to a word."""
    return rf"(?<![\w.?^-])(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})(?![\w-])"


def _heads() -> dict[str, Rule]:
    """Return the rules for what begins a line: blocks, labels, fields."""
    agents = "|".join(AgentKind)
    others = "|".join(sorted(KEYWORDS - set(AgentKind) - {"source", "in"}))
    kinds = "|".join(sorted(SOURCE_KINDS, key=lambda kind: (-len(kind), kind)))
    block, id = "keyword.control.block.abelard", "entity.name.type.abelard"
    field = "support.type.property-name.abelard"
    return {
        "agent": _match(rf"^({agents})\s+({ID})", _1=block, _2=id),
        "source": _match(
            rf"^(source)\s+({ID})(?:\s+({kinds})\b)?", _1=block, _2=id, _3="storage.type.abelard"
        ),
        "place": _match(r"^(in)\s+(\S+)", _1=block, _2="variable.other.constant.abelard"),
        "block": _match(rf"^({others}|finding)(?=\s|$)(?:\s+({ID})(?=\s|:|$))?", _1=block, _2=id),
        "label": _match(
            rf"^({ID})(:)(?=\s)", _1="entity.name.tag.abelard", _2="punctuation.separator.abelard"
        ),
        "hypothesis": _match(r"^\s+(hypothesis)\s+([^\s:]+)", _1=field, _2=id),
        "field": _match(r"^\s+([A-Za-z][\w-]*)(:)(?=\s|$)", _1=field, _2="punctuation.separator.abelard"),
    }


def _words(predicates: Iterable[str], qualifiers: Iterable[str]) -> dict[str, Rule]:
    """Return the rules for the words of statements."""
    return {
        "string": {
            "name": "string.quoted.double.abelard",
            "begin": '"',
            "end": '"|$',
            "patterns": [_match(r"\\.", "constant.character.escape.abelard")],
        },
        "variable": _match(r"\?[^\W\d][\w-]*", "variable.parameter.abelard"),
        "claim": _match(r"\^[\w.-]+", "markup.underline.link.abelard"),
        "set": _match(r'\[[^\]"]*\]|\{[^}"]*\}', "constant.numeric.date.abelard"),
        "date": _match(rf"(?<![\w.?^-])(?:{INTERVAL})(?![\w.-])", "constant.numeric.date.abelard"),
        "number": _match(r"(?<![\w-])[~<>≤≥]?=?-?\d[\d_.]*%?(?![\w-])", "constant.numeric.abelard"),
        "stance": _match(_one_of(Stance), "keyword.operator.word.stance.abelard"),
        "predicate": _match(_one_of(predicates or ("-",)), "entity.name.function.predicate.abelard"),
        "time": _match(_one_of(TIME_WORDS), "keyword.other.time.abelard"),
        "within": _match(_one_of(WITHIN), "keyword.other.time.abelard"),
        "qualifier": _match(_one_of(qualifiers or ("-",)), "entity.other.attribute-name.abelard"),
        "connecting": _match(_one_of(CONNECTING), "keyword.other.abelard"),
    }


def grammar_text() -> str:
    """Return the grammar as text."""
    import msgspec  # noqa: PLC0415  only when JSON is written

    return msgspec.json.format(msgspec.json.encode(grammar()), indent=2).decode() + "\n"


if __name__ == "__main__":
    FILE.write_text(grammar_text(), encoding="utf-8")
