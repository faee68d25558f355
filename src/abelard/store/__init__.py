"""Ledgers of any size: the same relations in tables, one graph of what follows, and passes over it in numpy.

    store = Store.of_parquet(folder)            # or Store.of_case(case)
    belief = store.believe(viewpoint, ...)      # 64 viewpoints cost as much as one
    belief.verdicts([Question(statement, first, last), ...])

It needs the extra `scale`; docs/scale.md says which part of the language it takes.
"""

from abelard.store.store import Belief, Question, Store

__all__ = ["Belief", "Question", "Store"]
