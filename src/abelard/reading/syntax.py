"""Names for what spaCy parses, so that signatures say what they take without importing spaCy.

spaCy takes two seconds to import and comes with an extra; to a type checker these are Any.
"""

from __future__ import annotations

from typing import Any

Doc = Any
Token = Any
Span = Any
