"""The words of a page, or of a chapter, written down in their order: every word once, whatever holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abelard.reading.documents.article import is_comments, is_menu
from abelard.reading.wordlists import word_lists

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from abelard.reading.documents.manuscript import Manuscript

_BLOCKS = word_lists("documents", "elements.txt")["blocks"]
_KINDS = {"blockquote": "quotation", "figcaption": "caption", "caption": "caption"} | {
    f"h{level}": "heading" for level in range(1, 7)
}
_FIRM = frozenset({"comment", "menu", "note", "reply", "caption"})
_REFERENCES = "sup a[href^='#'], a[role=doc-noteref], a[epub\\:type~=noteref], a.footnote-ref, a.noteref"
_BACK = re.compile(r"^\W*$|^(?:back|return|jump up)\b", re.IGNORECASE)
_REPLY = re.compile(r"gmail_quote|yahoo_quoted|moz-cite|OutlookMessageHeader|protonmail_quote", re.IGNORECASE)


class PageText:
    """Writes elements of one parsed page into a manuscript."""

    def __init__(self, tree: LexborHTMLParser, manuscript: Manuscript, prefix: str = "") -> None:
        """Take the page; `prefix` keeps the notes of one chapter apart from another's."""
        self._manuscript, self._prefix = manuscript, prefix
        self._noted = _notes_of(tree)
        self._kinds: list[str] = []
        self._starts: list[int] = []
        self._preformatted = 0
        self._breaks = 0

    def write(self, root: LexborNode, kind: str = "body") -> None:
        """Write all of an element; a text that is not of another kind is of this one."""
        self._kinds = [kind]
        node: LexborNode | None = root
        while node is not None:
            down = self._enter(node)
            if down and node.child is not None:
                node = node.child
                continue
            node = self._leave_up(node, root, entered=down)
        self._manuscript.close(self._kinds[0])

    def _leave_up(self, node: LexborNode, root: LexborNode, *, entered: bool) -> LexborNode | None:
        """Leave elements until one has a next sibling."""
        here: LexborNode | None = node
        while here is not None:
            if entered:
                self._leave(here)
            if here.mem_id == root.mem_id:
                return None
            if here.next is not None:
                return here.next
            here, entered = here.parent, True
        return None

    def _enter(self, node: LexborNode) -> bool:
        """Write a text, or begin an element; say whether to go into it."""
        tag = node.tag or ""
        if tag == "-text":
            self._text(node.text(deep=False))
            return False
        if tag.startswith(("-", "!")):
            return False
        if tag == "br":
            self._break()
            return False
        if self._is_page(node) or (tag == "a" and self._is_reference(node)):
            return False
        if tag in _BLOCKS:
            self._begin_block(node, tag)
        elif tag == "a":
            self._manuscript.open_link(node.attributes.get("href") or "")
        return True

    def _begin_block(self, node: LexborNode, tag: str) -> None:
        self._manuscript.close(self._kinds[-1])
        self._kinds.append(self._kind(node, tag))
        self._preformatted += tag == "pre"
        self._starts.append(self._manuscript.next)

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS and len(self._kinds) > 1:
            self._manuscript.close(self._kinds.pop())
            self._preformatted -= tag == "pre"
            start = self._starts.pop()
            if (key := node.attributes.get("id") or "") in self._noted:
                self._manuscript.note_since(self._prefix + key, start)
        elif tag == "a":
            self._manuscript.close_link()

    def _kind(self, node: LexborNode, tag: str) -> str:
        """Say what an element makes of its words; what stands in a comment is a comment."""
        outer = self._kinds[-1]
        if outer in _FIRM:
            return outer
        marks = node.attributes.get("class") or ""
        if (node.attributes.get("id") or "") in self._noted:
            return "note"
        if _REPLY.search(marks) or (tag == "blockquote" and node.attributes.get("type") == "cite"):
            return "reply"
        if is_comments(node):
            return "comment"
        if is_menu(node):
            return "menu"
        return _KINDS.get(tag, outer) if outer != "quotation" else outer

    def _text(self, words: str) -> None:
        if not self._preformatted:
            if words.strip():
                self._breaks = 0
            self._manuscript.write(words)
            return
        for number, line in enumerate(words.split("\n")):
            if number and not line.strip():
                self._manuscript.close(self._kinds[-1])
            elif number:
                self._manuscript.turn_line()
            self._manuscript.write(line)

    def _break(self) -> None:
        self._breaks += 1
        if self._breaks > 1:
            self._manuscript.close(self._kinds[-1])
        else:
            self._manuscript.turn_line()

    def _is_page(self, node: LexborNode) -> bool:
        """Turn the page where an electronic book says the printed one did."""
        given = node.attributes
        if "pagebreak" not in f"{given.get('epub:type') or ''} {given.get('role') or ''}":
            return False
        label = given.get("title") or given.get("aria-label") or node.text(deep=True)
        self._manuscript.turn_page(" ".join(label.split())[:20] or "?")
        return True

    def _is_reference(self, node: LexborNode) -> bool:
        """Leave out the number of a note, and the arrow that leads back from it."""
        target = (node.attributes.get("href") or "").partition("#")
        words = node.text(deep=True).strip()
        if target[2] in self._noted and self._noted[target[2]] == words:
            self._manuscript.refer(self._prefix + target[2], words.strip("[]() "))
            return True
        return self._kinds[-1] == "note" and not target[0] and _BACK.match(words) is not None


def _notes_of(tree: LexborHTMLParser) -> dict[str, str]:
    """Give the ids of the notes, each with the words that refer to it."""
    found: dict[str, str] = {}
    for node in tree.css(_REFERENCES)[:20_000]:
        target = (node.attributes.get("href") or "").partition("#")[2]
        if target:
            found.setdefault(target, node.text(deep=True).strip())
    return found
