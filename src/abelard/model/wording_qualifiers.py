"""How the qualifiers of the vocabulary read after a clause; those that are not listed stand in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

QUALIFIERS: Mapping[str, str] = {
    "place": "in {}",
    "manner": "{}",
    "office": "to the office of {}",
    "body": "to {}",
    "sent": "(namely {})",
    "that": "saying {}",
    "for": "for {}",
    "of-what": "of {}",
    "about": "about {}",
    "against": "against {}",
    "from-place": "from {}",
    "with": "together with {}",
    "through": "through {}",
    "on-behalf-of": "on behalf of {}",
    "as": "as {}",
    "amount": "({})",
    "count": "({} of them)",
    "purpose": "for the purpose of {}",
    "reason": "because of {}",
    "degree": "({})",
    "out-of": "out of {}",
    "work": "(the work: {})",
}
QUALIFIERS_OF_CLAUSES: Mapping[str, str] = {
    "that": "{}",
    "for": "{}",
    "of-what": "of this: {}",
    "about": "about this: {}",
    "against": "against this: {}",
    "purpose": "so {}",
    "reason": "for the reason {}",
}
"""The same where a statement follows, which begins with `that`."""
