"""Dates that cannot all be. (Filled in when the network is there.)"""

from abelard.model.case import Case
from abelard.model.problem import Problem


def date_problems(case: Case) -> tuple[Problem, ...]:
    """None yet."""
    return ()
