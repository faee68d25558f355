"""A case as sheets: one row a claim, an agent or a source.

A row is a block of the ledger spread over columns: the parts of the head, then a column for each field, with
what stands in the field. So a sheet holds a claim, an agent and a source whole, and what stands beside them
(questions, viewpoints, episodes, notes, own vocabulary) not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abelard.case.fields import plain
from abelard.case.lines import read_blocks
from abelard.case.write import write_agent, write_claim, write_source
from abelard.exchange.columns import AGENTS, CLAIMS, SOURCES, Column
from abelard.exchange.table import Row, Table
from abelard.model.agent import NAME_KINDS
from abelard.model.claim import Stance
from abelard.model.statement import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from abelard.model.agent import Agent
    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.source import Source

ABOUT_FILES = ("url", "archived", "sha256", "text", "digest", "file", "credit")
BIBLIOGRAPHY = ("language", "container", "publisher", "edition", "translator", "pages")
IN_WORDS = ("quote", "prefix", "suffix", "hedge", "note", "description")
WORDS = frozenset((*ABOUT_FILES, *BIBLIOGRAPHY, *IN_WORDS))
"""Fields of free words: they stand in a cell as they are."""
LISTS = frozenset(("by", "to", "told-by", "includes"))
"""Fields that list names; in a sheet a comma may be part of a name."""
FIELDS = {"in": "source", "manner": "manner of claim", "told-by": "told by"}
"""Fields of a claim that are called otherwise in a sheet."""


def claims_table(case: Case) -> Table:
    """Return the claims of a case, rival readings in rows of their own."""
    return _table("claims", CLAIMS, map(_claim, case.claims))


def agents_table(case: Case) -> Table:
    """Return the agents of a case."""
    return _table("agents", AGENTS, map(_agent, case.agents.values()))


def sources_table(case: Case) -> Table:
    """Return the sources of a case."""
    return _table("sources", SOURCES, map(_source, case.sources.values()))


def not_in_sheets(case: Case) -> tuple[str, ...]:
    """Return in words what of a case no sheet holds."""
    kinds = {
        "question": case.questions,
        "viewpoint": case.viewpoints,
        "episode": case.episodes,
        "note": case.notes,
        "own predicate": case.own_vocabulary.predicates,
        "own qualifier": case.own_vocabulary.qualifiers,
        "own rule": case.own_vocabulary.rules,
        "own constraint": case.own_vocabulary.constraints,
    }
    return tuple(f"{len(found)} {kind}{'s' * (len(found) > 1)}" for kind, found in kinds.items() if found)


def _table(name: str, columns: Iterable[Column], found: Iterable[Mapping[str, str]]) -> Table:
    """Return a table with the columns that somebody fills, and those that always stand there."""
    cells = list(found)
    used = {key for one in cells for key, text in one.items() if text}
    names = [column.name for column in columns if column.always or column.name in used]
    rows = (Row(n, tuple(one.get(name, "") for name in names)) for n, one in enumerate(cells, start=2))
    return Table(name=name, header=Row(1, tuple(names)), rows=tuple(rows))


def _claim(claim: Claim) -> dict[str, str]:
    fields = _fields(write_claim(claim))
    statement, passage = claim.statement, claim.passage
    qualifiers = (*statement.qualifiers, *claim.details)
    return {
        **{FIELDS.get(key, key): text for key, text in fields.items() if key != "at"},
        "id": claim.id,
        "label": statement.label,
        "by": "; ".join(claim.by),
        "stance": "" if claim.stance is Stance.AFFIRMS and not claim.by else str(claim.stance),
        "subject": str(statement.subject),
        "predicate": statement.predicate,
        "object": "" if statement.object is None else str(statement.object),
        "qualifiers": " ".join(f"{name} {term}" for name, term in qualifiers),
        "when": str(claim.when),
        "read in": passage.source if passage.source != claim.source else "",
        "at": words_cell(passage.locator),
        "said": claim.said.text if claim.said else "",
        "reading of": claim.reading_of,
        "finding": "yes" if claim.finding else "",
    }


def _agent(agent: Agent) -> dict[str, str]:
    text = write_agent(agent)
    title = agent.names[0].text if quoted(agent.name) in text.partition("\n")[0] else ""
    fields = _fields(text)
    names = [
        f"{field.key}: {field.value}"
        for field in read_blocks(text, "")[0][0].fields
        if field.key in NAME_KINDS
    ]
    others = {key: value for key, value in fields.items() if key not in NAME_KINDS}
    return {
        **others,
        "id": agent.id,
        "kind": str(agent.kind),
        "name": words_cell(title),
        "other names": "\n".join(names),
    }


def _source(source: Source) -> dict[str, str]:
    fields = _fields(write_source(source))
    return {**fields, "id": source.id, "kind": source.kind, "title": words_cell(source.title)}


def _fields(text: str) -> dict[str, str]:
    """Return the fields of a block as cells; of a repeated field, each on a line of its own."""
    found: dict[str, str] = {}
    for field in read_blocks(text, "")[0][0].fields:
        listed = field.value.replace(", ", "; ") if field.key in LISTS else field.value
        cell = words_cell(plain(field.value)) if field.key in WORDS else listed
        found[field.key] = f"{found[field.key]}\n{cell}" if field.key in found else cell
    return found


def words_cell(text: str) -> str:
    """Return words as they stand in a cell: bare, or quoted where they would not come back."""
    return quoted(text) if text != text.strip() or (text[:1] == text[-1:] == '"') else text


def cell_words(cell: str) -> str:
    """Return the words that a cell means; the reverse of `words_cell`."""
    whole = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in cell[1:-1].replace('\\"', "")
    return plain(cell) if whole else cell
