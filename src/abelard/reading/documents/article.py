"""Where the article stands in a page, and where its readers' comments do.

The article is the smallest element that holds nine tenths of the text that is in paragraphs and not in
links (the idea of Kohlschütter et al., Boilerplate Detection using Shallow Text Features, WSDM 2010).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|respond|disqus|repl(?:y|ies)|responses)(?:$|[\s_-])", re.IGNORECASE
)
MENU = re.compile(
    r"(?:^|[\s_-])(?:sidebar|related|sharing|share|social|menu|nav|navbox|navigation|breadcrumbs?|cookies?|"
    r"newsletter|promo|advert|ads?|toc|mw-editsection|catlinks|metadata)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CONTAINERS = "[id*=comment i], [class*=comment i], #disqus_thread, #respond, [class*=replies i]"
_LEAST_TEXT = 200
_SHARE = 0.9
_HIGHEST = 64
_NEVER = frozenset({"html", "body", "article", "main"})


def marks_of(node: LexborNode) -> str:
    """Give an element's classes and id, by which pages say what it is for."""
    return f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"


def is_comments(node: LexborNode) -> bool:
    """Whether the element is said to hold readers' comments (`comments-open` on a whole page says it may)."""
    return node.tag not in _NEVER and COMMENTS.search(marks_of(node)) is not None


def is_menu(node: LexborNode) -> bool:
    """Whether the element is said to lead elsewhere."""
    if node.tag in _NEVER:
        return False
    return (
        node.tag == "aside"
        or (node.attributes.get("role") or "") in {"navigation", "complementary", "banner"}
        or MENU.search(marks_of(node)) is not None
    )


def is_within(node: LexborNode, root: LexborNode) -> bool:
    """Whether an element is another or stands somewhere in it."""
    above: LexborNode | None = node
    while above is not None:
        if above.mem_id == root.mem_id:
            return True
        above = above.parent
    return False


def comments_of(tree: LexborHTMLParser) -> list[LexborNode]:
    """Give the outermost elements that hold readers' comments."""
    found: list[LexborNode] = []
    for node in tree.css(_CONTAINERS):
        if is_comments(node) and not any(is_within(node, known) for known in found[-1:]):
            found.append(node)
    return found


def article_of(tree: LexborHTMLParser) -> LexborNode | None:
    """Give the element that holds the article: marked as such, or the smallest with most of the text."""
    for selector in ("[itemprop=articleBody]", "article", "main", "[role=main]"):
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text(deep=True)) > _LEAST_TEXT:
            return found[0]
    weights: dict[int, float] = {}
    deepest: list[tuple[int, int, LexborNode]] = []
    total = 0.0
    for paragraph in tree.css("p, pre, blockquote, li, td, div"):
        weight = _own_text(paragraph)
        if weight <= 0:
            continue
        chain: list[LexborNode] = []
        above = paragraph.parent if paragraph.tag == "p" else paragraph
        while above is not None and len(chain) < _HIGHEST:
            chain.append(above)
            above = above.parent
        if any(map(is_comments, chain)) or any(map(is_menu, chain)):
            continue
        total += weight
        for height, node in enumerate(chain):
            if node.mem_id not in weights:
                deepest.append((len(chain) - height, len(deepest), node))
            weights[node.mem_id] = weights.get(node.mem_id, 0.0) + weight
    if total < _LEAST_TEXT:
        return tree.body
    fit = [one for one in deepest if weights[one[2].mem_id] >= _SHARE * total]
    return max(fit, default=(0, 0, tree.body))[2]


def _own_text(node: LexborNode) -> float:
    """Give the length of an element's own text (for a paragraph, all of it), less what is in links."""
    if node.tag == "p":
        linked = sum(len(link.text(deep=True)) for link in node.css("a"))
        return len(node.text(deep=True)) - 1.5 * linked
    return len(node.text(deep=False).strip())
