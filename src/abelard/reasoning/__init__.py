"""What follows from believing whom: dates, rules, belief.

README.md beside this file says where to start, docs/semantics.md what an answer means.

    from abelard.reasoning.belief import Reasoning
    from abelard.reasoning.ask import ask

    belief = Reasoning(case).believe(viewpoint)      # `everyone` without one
    answer = ask(belief, pattern, at=date)
    answer.verdict, answer.findings[0].supports
"""
