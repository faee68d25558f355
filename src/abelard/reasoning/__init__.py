"""What follows from believing whom: dates, rules, belief. See README.md here, and docs/semantics.md for the rules.

    from abelard.reasoning.belief import Reasoning
    from abelard.reasoning.ask import ask

    belief = Reasoning(case).believe(viewpoint)      # `everyone` without one
    answer = ask(belief, pattern, at=date)
    answer.verdict, answer.findings[0].supports
"""
