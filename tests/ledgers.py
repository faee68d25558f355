"""A small ledger that most tests of this folder begin with."""

HEAD = """\
case "Test"
person zarqawi "Abu Musab al-Zarqawi"
  legal: "Ahmad al-Khalayleh"
person zawahiri "Ayman al-Zawahiri"
person badri "Ibrahim al-Badri"
person saddam "Saddam Hussein"
person orton "The essayist"
organisation jtj "Jamaat al-Tawhid wal-Jihad"
organisation aq "al-Qaeda"
  acronym: "AQ"
organisation isi "Islamic State of Iraq"
place iraq "Iraq"
place baghdad "Baghdad"
source essay article "The essay"
  by: orton
source speech speech "A speech"
  by: zawahiri
  said: 2014-05, public
  quoted-in: essay para 22, hedge "purportedly"
in essay para 1
"""

FIRST = HEAD.count("\n") + 1
"""The line on which what a test appends begins."""


def ledger(*lines: str) -> str:
    """Return the small ledger with lines appended."""
    return HEAD + "\n".join(lines) + "\n"
