"""The commands, in the order of the help. To add one: a line here and a module of that name beside this file.

The module's docstring is its description; it has `EXAMPLE`, `configure(parser)` and `run(options)`, which
returns the exit code. `--json` is added to every command.
"""

from typing import NamedTuple


class Command(NamedTuple):
    """A command's name and its line in the help."""

    name: str
    help: str


COMMANDS = (
    Command("demo", "show the first example, worked out"),
    Command("serve", "the workbench: open a case in the browser"),
    Command("publish", "write a case as one page that needs no server"),
    Command("briefing", "write the briefing as a document: Markdown, HTML or PDF"),
    Command("new", "make an empty case in a new folder"),
    Command("add", "add one claim, with guidance"),
    Command("attach", "attach a document's text to a source"),
    Command("check", "say what is wrong with a case, all of it, with the places"),
    Command("fmt", "write the files of a case in their canonical form"),
    Command("show", "all that is said of an agent, and by whom"),
    Command("who", "who affirms, denies, doubts a statement; who changed their story"),
    Command("dates", "the bounds of a statement's time, and the chain of claims that gives them"),
    Command("timeline", "what happened when, as uncertain as it is"),
    Command("lineage", "bodies through renames, merges, splits and pledges"),
    Command("sources", "the sources, their chains and grades"),
    Command("stats", "how much of everything there is"),
    Command("diff", "what claims were added, withdrawn, re-dated between two cases or revisions"),
    Command("import", "claims from a CSV or XLSX sheet, or a case from JSON"),
    Command("export", "a case as CSV, XLSX or JSON"),
    Command("read", "propose claims from a document, each with the words it rests on"),
    Command("review", "decide on what was read into a case: accept, edit, reject, later, undo"),
    Command("schema", "the JSON Schema of a case; the predicates and their signatures"),
    Command("ask", "is it so? yes, possibly, no, denied, disputed or unknown, and on whose word"),
    Command("why", "whom you have to believe for it, what speaks against it, what would overturn it"),
    Command("conflicts", "the smallest sets of claims that cannot all be true"),
    Command("narratives", "the largest sets of claims that can be believed together"),
    Command("shifts", "who changed their story, when and how openly"),
    Command("weigh", "the evidence for each answer to a question"),
    Command("compare", "what two viewpoints make of the case, and what makes the difference"),
    Command("unknowns", "what nobody says, dates or supports: what to look for next"),
    Command("analogues", "episodes of the same shape elsewhere in the case"),
)
