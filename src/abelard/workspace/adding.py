"""Adding claims to a case: read first, then written at the end of one of its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abelard.case.claims import Here, read_claims
from abelard.case.edit import appended, save
from abelard.case.lines import read_blocks
from abelard.case.tokens import MistakeError
from abelard.case.write import write_claim
from abelard.model.claim import Stance
from abelard.model.problem import Problem
from abelard.model.statement import quoted

if TYPE_CHECKING:
    from abelard.model.claim import Claim
    from abelard.workspace.opening import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim as somebody typed it: a head, and the fields that go under it."""

    head: str
    source: str = ""
    locator: str = ""
    quote: str = ""
    hedge: str = ""
    note: str = ""

    def text(self) -> str:
        """Write it as a block."""
        fields = (
            ("in", self.source),
            ("at", self.locator),
            ("quote", quoted(self.quote) if self.quote else ""),
            ("hedge", quoted(self.hedge) if self.hedge else ""),
            ("note", quoted(self.note) if self.note else ""),
        )
        lines = [f"  {key}: {value}" for key, value in fields if value]
        return "\n".join((" ".join(self.head.split("\n")), *lines))


def read_draft(draft: Draft, workspace: Workspace) -> tuple[Claim | None, tuple[Problem, ...]]:
    """Return the claim that a draft makes in a case, or what is wrong with it."""
    blocks, found = read_blocks(draft.text(), "claim")
    problems = list(found)
    claims: list[Claim] = []
    for block in blocks:
        try:
            claims.extend(read_claims(block, Here(), workspace.scope, problems))
        except MistakeError as error:
            problems.append(error.problem)
    if claims and claims[0].stance is Stance.AFFIRMS and not claims[0].statement.is_ground:
        hint = "name who it is, or declare a `group`; a denial may contain ?x"
        problems.append(
            Problem(
                code="variable-in-affirmation",
                message="an affirmation cannot have ?x",
                where=claims[0].where,
                hint=hint,
            )
        )
    return (claims[0] if claims and not problems else None), tuple(problems)


def add(claim: Claim, workspace: Workspace, file: str = "") -> str:
    """Write a claim at the end of a file of the case, by default the last that has claims; return its path.

    It is written with its source, place and speaker, whatever the lines above it in that file say. Raises
    ClashError if the file has changed since the case was opened.
    """
    documents = {document.path: document for document in workspace.ledger.documents}
    path = file or last_with_claims(workspace)
    document = documents.get(path)
    text = appended(document.text if document else "", write_claim(claim))
    save(workspace.ledger.root, path, text, document.sha256 if document else "")
    return path


def last_with_claims(workspace: Workspace) -> str:
    """Return the file to which claims are added."""
    paths = [claim.where.path for claim in workspace.case.claims]
    return paths[-1] if paths else workspace.ledger.documents[0].path
