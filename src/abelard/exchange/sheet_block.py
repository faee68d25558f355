"""A block of the ledger put together from cells, which remembers from which cell each part of it came."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abelard.case.lines import Block, read_blocks
from abelard.exchange.table import remark
from abelard.model.problem import Problem, Where

if TYPE_CHECKING:
    from abelard.case.lines import Field


@dataclass
class Draft:
    """A block in the making. Its text is exactly what will be read, and what will be written."""

    parts: list[tuple[str, Where]] = field(default_factory=list)
    """Of the head, with the cells they came from."""
    fields: list[tuple[str, str, Where]] = field(default_factory=list)
    """Key, value and cell."""

    def add(self, text: str, cell: Where) -> None:
        """Put a part at the end of the head."""
        if text:
            self.parts.append((one_line(text), cell))

    def add_field(self, key: str, value: str, cell: Where) -> None:
        """Put a field at the end of the block."""
        if value:
            self.fields.append((key, one_line(value), cell))

    @property
    def head(self) -> str:
        """The head as far as it goes."""
        return " ".join(part for part, _ in self.parts)

    @property
    def text(self) -> str:
        """The block as it will stand in the ledger."""
        return "\n".join((self.head, *(f"  {key}: {value}" for key, value, _ in self.fields))) + "\n"

    def block(self, problems: list[Problem]) -> Block | None:
        """Return the block as the ledger's own reader sees it; nothing where it would see something else.

        A cell can thus neither begin a block of its own nor hide what comes after it in a comment.
        """
        blocks, found = read_blocks(self.text, "")
        if not found and len(blocks) == 1 and self._is(blocks[0]):
            return blocks[0]
        if found:
            problems.extend(map(self.told, found))
        else:
            message = "the cell holds what cannot stand in a ledger, such as ` # `"
            hint = 'put words between quotation marks: "..."'
            problems.append(remark("bad-cell", message, self._strange(blocks), hint))
        return None

    def _is(self, block: Block) -> bool:
        return block.head == self.head and [self._pair(item) for item in block.fields] == self._pairs

    @property
    def _pairs(self) -> list[tuple[str, str]]:
        return [(key, value) for key, value, _ in self.fields]

    def _pair(self, item: Field) -> tuple[str, str]:
        return item.key, item.value

    def _strange(self, blocks: tuple[Block, ...]) -> Where:
        """Return the cell of the first part that is read as something else."""
        if not blocks or blocks[0].head != self.head:
            return self.cell_of(Where("", 1, len(blocks[0].head) + 1 if blocks else 1))
        read = [self._pair(item) for item in blocks[0].fields]
        same = next((n for n, pair in enumerate(self._pairs) if read[n : n + 1] != [pair]), 0)
        return self.cell_of(Where("", same + 2, 1))

    def cell_of(self, place: Where) -> Where:
        """Return the cell from which what stands at a place of the text came."""
        if place.line > 1 and self.fields:
            return self.fields[min(place.line - 2, len(self.fields) - 1)][2]
        end, found = 0, self.parts[0][1]
        for text, cell in self.parts:
            if end + 1 > place.column:
                break
            found = cell
            end += len(text) + 1
        return found

    def told(self, problem: Problem) -> Problem:
        """Return a problem of the text as one of the sheet."""
        return replace(problem, where=self.cell_of(problem.where))


def one_line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split("\n")) if "\n" in text else text
