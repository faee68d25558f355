"""Names of other traditions to train with: the open sets know few but English ones.

`foreign_names.txt` has common given names, by-names and particles of Arabic, Russian, Chinese, Italian,
German, French, Spanish, Turkish and medieval use; the combinations made at random name nobody in particular.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

_LINES = (Path(__file__).parent / "foreign_names.txt").read_text(encoding="utf-8").splitlines()
PARTS = {line.split(":")[0]: line.split(":", 1)[1].strip() for line in _LINES}
_EUROPEAN = ("rus", "chi", "ita", "ger", "fra", "spa", "tur", "sla")


def _one(chance: random.Random, name: str) -> str:
    text = PARTS[name]
    return chance.choice([part.strip() for part in text.split("|")] if "|" in text else text.split())


def person(chance: random.Random) -> str:
    """Give a person's name of some tradition, in full, by a by-name, or by the surname alone."""
    kind = chance.choice(("arabic", "arabic", "medieval", "european", "european", "european"))
    if kind == "arabic":
        return _arabic(chance)
    if kind == "medieval":
        return _one(chance, "medieval") + chance.choice(
            ("", " II", " IV", " X", f" of {_one(chance, 'sees')}")
        )
    given, last, *particle = (part.strip() for part in PARTS[chance.choice(_EUROPEAN)].split("|"))
    surname = chance.choice(last.split())
    if chance.randrange(3) == 0:
        return surname
    return " ".join([chance.choice(given.split()), *(particle if chance.randrange(3) == 0 else []), surname])


def _arabic(chance: random.Random) -> str:
    given, last, kunya = _one(chance, "arab given"), _one(chance, "arab last"), _one(chance, "kunya")
    forms = (
        f"{given} {last}",
        last,
        f"Abu {kunya} {last}",
        f"Abu {kunya}",
        f"Umm {kunya}",
        f"{given} bin {kunya} {last}",
        f"Abd al-Rahman {last}",
        f"Ibn {kunya}",
    )
    return chance.choice((*forms, *forms[:2]))


def organisation(chance: random.Random) -> str:
    """Give an organisation's name: Arabic, European or an acronym."""
    kind = chance.choice(("head", "lone", "short", "full"))
    if kind == "head":
        return f"{_one(chance, 'org head')} {_one(chance, 'org tail')}"
    return _one(chance, f"org {kind}")


def with_other_names(row: dict[str, Any], chance: random.Random) -> dict[str, Any] | None:
    """Give the sentence with its persons and some organisations renamed; None where it names none."""
    text, out, at, entities, changed = row["text"], "", 0, [], False
    for one in sorted(row["entities"], key=lambda entity: entity["start"]):
        out += text[at : one["start"]]
        name = text[one["start"] : one["end"]]
        if one["type"] == "PER" or (one["type"] == "ORG" and chance.randrange(2)):
            name, changed = (person if one["type"] == "PER" else organisation)(chance), True
        entities.append({"start": len(out), "end": len(out) + len(name), "type": one["type"]})
        out += name
        at = one["end"]
    return {"text": out + text[at:], "entities": entities} if changed else None
