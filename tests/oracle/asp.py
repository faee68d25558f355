"""A case as an answer-set program, to be asked of clingo: `belief.lp`, with the facts and rules of one case.

It shares with the engine what reads the notation, what a claim asserts by itself (`Assertions`), and the
rules as they are written (`compiled`), and nothing else: clingo joins, recurses, counts days and looks for
minimal sets.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations, product
from pathlib import Path
from typing import TYPE_CHECKING

import clingo

from abelard.model.inquiry import Otherwise, Viewpoint
from abelard.model.statement import ClaimRef, Statement, Variable
from abelard.model.vocabulary import Aspect
from abelard.model.when import UNDATED, asserted_span, begins, ends
from abelard.reasoning.assertions import Assertion, Assertions
from abelard.reasoning.ruleset import compiled
from tests.oracle.brute import DAYS, clip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.claim import Claim
    from abelard.model.statement import Term
    from abelard.reasoning.horn import Horn, Never, Premise
    from abelard.reasoning.period import Period

PROGRAM = (Path(__file__).parent / "belief.lp").read_text(encoding="utf-8")
STANCES = {"searched-for": "searched"}
DEFAULT = {Otherwise.BELIEVE: "yes", Otherwise.OPEN: "open", Otherwise.REJECT: "no"}
FAR = 10**7


class Days:
    """What the program asks of days, by bounds alone."""

    @staticmethod
    def most(*days: clingo.Symbol) -> clingo.Symbol:
        return max(days)

    @staticmethod
    def least(*days: clingo.Symbol) -> clingo.Symbol:
        return min(days)

    @staticmethod
    def covers(*given: clingo.Symbol) -> clingo.Symbol:
        """Whether a stretch meets a period however its days fall out."""
        a, b, c, d, first, last = (each.number for each in given)
        return clingo.Number(int(min(b, d) <= last and max(c, a) >= first))

    @staticmethod
    def meets(*given: clingo.Symbol) -> clingo.Symbol:
        """Whether two stretches have a day in common: 2 however their days fall out, 1 perhaps, 0 never."""
        a, b, c, d, e, f, g, h = (each.number for each in given)
        if a > h or e > d:
            return clingo.Number(0)
        return clingo.Number(2 if min(b, d) <= max(g, e) and min(f, h) <= max(c, a) else 1)

    @staticmethod
    def before(*given: clingo.Symbol) -> clingo.Symbol:
        """Whether one stretch came before another: 2 certainly, 1 perhaps, 0 never."""
        a, d, e, h = (each.number for each in given)
        return clingo.Number(0 if a >= h else 2 if d < e else 1)


def quoted(text: object) -> str:
    return '"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def term(each: Term | None) -> str:
    return '""' if each is None else quoted(each)


def manner(statement: Statement) -> str:
    return term(dict(statement.qualifiers).get("manner"))


def shape(statement: Statement) -> str:
    """Write verb, subject, object, manner and label."""
    words = (term(statement.subject), term(statement.object), manner(statement), quoted(statement.label))
    return f"{quoted(statement.predicate)},{','.join(words)}"


class Program:
    """The program of one case under one viewpoint."""

    def __init__(self, case: Case, viewpoint: Viewpoint) -> None:
        self.case, self.viewpoint = case, viewpoint
        self.rules = compiled(case.vocabulary, viewpoint.without_rules)
        asserted = Assertions(case)
        self.asserted = [each for claim in case.claims for each in asserted.of(claim)]
        self.reached = self._reached()

    def text(self, free: Iterable[str] = ()) -> str:
        lines = [
            PROGRAM,
            *self._witnesses(),
            *self._sources(),
            *self._claims(),
            *self._assertions(),
            *self._words(),
        ]
        lines += [
            line for rule in self.rules.rules if self._may_run(rule.premises) for line in self._rule(rule)
        ]
        lines += [f"free({self._leaf(each)})." for each in free]
        return "\n".join((*lines, *self._endings()))

    def _reached(self) -> set[str]:
        found = {each.statement.predicate for each in self.asserted}
        while True:
            more = {
                rule.conclusion.pattern.predicate
                for rule in self.rules.rules
                if all(each.pattern.predicate in found for each in rule.premises)
            }
            if more <= found:
                return found
            found |= more

    def _may_run(self, premises: tuple[Premise, ...]) -> bool:
        return all(each.pattern.predicate in self.reached for each in premises)

    def _is_state(self, predicate: str) -> bool:
        return self.case.vocabulary.aspect(predicate) is Aspect.STATE

    def _leaf(self, name: str) -> str:
        return f"c({quoted(name[1:])})" if name.startswith("^") else quoted(name)

    def leaves(self) -> list[str]:
        names = [*self.case.agents, *self.case.sources, *(f"^{claim.id}" for claim in self.case.claims)]
        return [each for each in names if each not in {*self.viewpoint.rejects, *self.viewpoint.open}]

    def _witnesses(self) -> Iterator[str]:
        view = self.viewpoint
        yield f"default({DEFAULT[view.otherwise]})."
        yield from (f"leaf({self._leaf(each)})." for each in self.leaves())
        choices = {
            **dict.fromkeys(view.believes, "yes"),
            **dict.fromkeys(view.open, "open"),
            **dict.fromkeys(view.rejects, "no"),
        }
        yield from (f"choice({self._leaf(each)},{choice})." for each, choice in choices.items())

    def _sources(self) -> Iterator[str]:
        for source in self.case.sources.values():
            name = quoted(source.id)
            yield f"source({name})."
            if source.in_hand:
                yield f"in_hand({name})."
            yield from (f"quoted({name},{quoted(link.source)})." for link in source.quoted_in)
            yield from (f"author({name},{quoted(author)})." for author in source.by)
            yield from (f"stold({name},{quoted(agent)})." for agent in source.told_by)

    def _claims(self) -> Iterator[str]:
        for claim in self.case.claims:
            name = quoted(claim.id)
            yield f"claim({name}). stance({name},{STANCES.get(claim.stance, claim.stance)}). src({name},{quoted(claim.source)})."
            yield from (f"by({name},{quoted(each)})." for each in claim.by)
            yield from (f"speaker({name},{quoted(each)})." for each in claim.by or (claim.source,))
            if not claim.by:
                yield f"nameless({name})."
            yield from (f"told({name},{quoted(each)})." for each in claim.told_by)
            yield from self._aim(claim, name)
            day = self._said(claim)
            if day is not None:
                yield f"said({name},{day})."

    def _aim(self, claim: Claim, name: str) -> Iterator[str]:
        target = claim.statement.subject
        if isinstance(target, ClaimRef):
            yield f"reference({name})."
            by = claim.by if claim.stance == "retracts" else ()
            yield from (f"names({name},{quoted(each.id)})." for each in self.case.aimed_at(target, by))
            return
        statement, span = claim.statement, asserted_span(claim.when)
        yield f"stm({name},{shape(statement)})."
        if claim.when == UNDATED:
            yield f"undated({name})."
        first, last = span.start.earliest, span.end.latest
        yield f"window({name},{-FAR if first is None else first},{FAR if last is None else last})."
        if statement.predicate == "writes":
            yield f"about({name},{term(statement.subject)},{term(statement.object)})."

    def _said(self, claim: Claim) -> int | None:
        source = self.case.sources[claim.source]
        own = not claim.by or bool(set(claim.by) & set(source.by))
        date = claim.said or (source.said if own else None)
        return date.earliest if date else None

    def _assertions(self) -> Iterator[str]:
        for number, each in enumerate(self.asserted):
            if each.so and not each.statement.is_ground:
                continue
            yield f"asserted({number},{quoted(each.claim.id)}). so({number},{int(each.so)}). inner({number},{int(each.inner)})."
            yield f"says({number},{shape(each.statement)}). {self._track(number, each)}"
            yield from (f"needs({number},{quoted(claim)})." for claim in each.dated_by)

    def _track(self, number: int, each: Assertion) -> str:
        a, b, c, d = map(clip, each.track.limits)
        lasts = (
            each.so and begins(each.when) and not ends(each.when) and self._is_state(each.statement.predicate)
        )
        marks = (
            f"marks({number},{int(begins(each.when))},{int(ends(each.when))}). lasts({number},{int(lasts)})."
        )
        gives = f" gives_end({number})." if each.when.mode == "span" and each.when.end else ""
        return f"track({number},{a},{b},{c},{d}). {marks}{gives}"

    def _words(self) -> Iterator[str]:
        """Write the terms, labels and manners there are, what lasts, and of whom each verb can be said."""
        statements = [each.statement for each in self.asserted]
        told = [claim.statement for claim in self.case.claims if claim.statement.predicate]
        every = [*statements, *told]
        yield from {f"term({term(each)})." for one in every for each in (one.subject, one.object)}
        yield from {f"label({quoted(one.label)})." for one in every} | {'label("").'}
        yield from {f"manner({manner(one)})." for one in every} | {'manner("").'}
        yield from (f"agent({quoted(each)}). term({quoted(each)})." for each in self.case.agents)
        yield from (f"state({quoted(each)})." for each in sorted(self.reached) if self._is_state(each))
        yield from (f"day({each})." for each in DAYS)
        yield f"#const last={DAYS[-1]}."

    def _endings(self) -> Iterator[str]:
        yield "#defined ends/7. #defined excluded/2. #defined ask/4. #defined period/3. #defined ever/1. #defined whole/1."
        yield "#defined free/1. #defined stold/2. #defined told/2. #defined choice/2. #defined nameless/1. #defined names/2."
        yield "#defined about/3. #defined undated/1. #defined said/2. #defined reference/1. #defined needs/2. #defined gives_end/1."
        yield "#defined quoted/2. #defined author/2. #defined asking/0. #defined in_hand/1. #defined stm/6. #defined window/3."
        for ending in self.rules.endings:
            if ending.event.predicate in self.reached:
                event, state = ending.event, ending.state
                free = " ".join(f"term({one})," for one in (pattern(state.subject), pattern(state.object)))
                yield (
                    f"ends(X,{quoted(state.predicate)},{pattern(state.subject)},{pattern(state.object)},A,D,E) :- {free} "
                    f"ev(X,{quoted(event.predicate)},{pattern(event.subject)},{pattern(event.object)},_,_,A,_,_,D,E,_,_,_)."
                )

    def _rule(self, rule: Horn) -> Iterator[str]:
        """Write a rule: its premises, how they fit in time, and what follows when."""
        head = rule.conclusion
        verb, subject, target = (
            head.pattern.predicate,
            pattern(head.pattern.subject),
            pattern(head.pattern.object),
        )
        body, exists = self._joined(rule.premises, "X")
        named = {premise.name: place for place, premise in enumerate(rule.premises) if premise.name}
        body += self._sayable(head.pattern)
        body.append(f"E={'*'.join(exists)}")
        kind, begins_at = "still" if self._is_state(verb) else "ev", int(bool(head.start))
        assert kind == "still" or not any(self._is_state(each.pattern.predicate) for each in rule.premises)
        if head.at:
            at = named[head.at]
            times = f"A{at},B{at},C{at},D{at}"
        elif head.start and head.end:
            times = f"A{named[head.start]},B{named[head.start]},C{named[head.end]},D{named[head.end]}"
        elif head.start:
            at = named[head.start]
            times = f"A{at},B{at},last,last"
            if kind == "still":
                kind = "st"
                body += self._cuts(rule, f"A{at}", f"B{at}", f"{quoted(verb)},{subject},{target}")
                times = f"A{at},B{at},V,W"
        else:
            free = [
                place for place, premise in enumerate(rule.premises) if premise.lasts and not premise.order
            ]
            sides = (
                ("most", "A", DAYS[0]),
                ("most", "B", None),
                ("least", "C", None),
                ("least", "D", DAYS[-1]),
            )
            times = ",".join(
                f"@{side}({','.join([*([str(limit)] if limit is not None else []), *(f'{edge}{each}' for each in free)])})"
                for side, edge, limit in sides
            )
        yield f'{kind}(X,{quoted(verb)},{subject},{target},"","",{times},E,{begins_at},0,"") :- {", ".join(body)}.'

    def _joined(self, premises: tuple[Premise, ...], world: str) -> tuple[list[str], list[str]]:
        """Return the literals of some premises that may fit in time, and the factors of whether they do."""
        body, exists = [], [f"E{place}" for place in range(len(premises))]
        named = {premise.name: place for place, premise in enumerate(premises) if premise.name}
        for place, premise in enumerate(premises):
            assert not premise.pattern.qualifiers
            verb = premise.pattern.predicate
            kind = "st" if self._is_state(verb) else "ev"
            body.append(
                f"{kind}({world},{quoted(verb)},{pattern(premise.pattern.subject)},{pattern(premise.pattern.object)},"
                f'"",_,A{place},B{place},C{place},D{place},E{place},_,_,_)'
            )
        free = [place for place, premise in enumerate(premises) if premise.lasts and not premise.order]
        pairs = [(one, other) for one in free for other in free if one < other]
        pairs += [
            (place, named[premise.to]) for place, premise in enumerate(premises) if premise.order == "in"
        ]
        for one, other in pairs:
            edges = ",".join(f"{edge}{place}" for place in (one, other) for edge in "ABCD")
            body += [f"M{one}_{other}=@meets({edges})", f"M{one}_{other}>0"]
            exists.append(f"(M{one}_{other}/2)")
        for place, premise in enumerate(premises):
            if premise.order in ("before", "after"):
                first, second = (
                    (named[premise.to], place) if premise.order == "after" else (place, named[premise.to])
                )
                body += [f"N{place}=@before(A{first},D{first},A{second},D{second})", f"N{place}>0"]
                exists.append(f"(N{place}/2)")
        return body, exists

    def _sayable(self, statement: Statement) -> list[str]:
        """Return the literals that keep a rule from saying of a person what is only said of bodies."""
        predicate = self.case.vocabulary.predicates[statement.predicate]
        found = []
        for each, kinds in ((statement.subject, predicate.subjects), (statement.object, predicate.objects)):
            if kinds and isinstance(each, Variable):
                wrong = [agent.id for agent in self.case.agents.values() if str(agent.kind) not in kinds]
                found += [f"{pattern(each)}!={quoted(one)}" for one in wrong]
        return found

    def _cuts(self, rule: Horn, first: str, most: str, statement: str) -> list[str]:
        """Return the literals that end a state which a rule begins."""
        ended = [
            f"ends(g,{statement},G,H,{{}})",
            f'says_end({statement},"",K,G,H,_), one_spell(K,""), 1={{}}',
            *(
                f"ev(g,{quoted(until.predicate)},{pattern(until.subject)},{pattern(until.object)},_,_,G,_,_,H,{{}},_,_,_)"
                for until in rule.until
            ),
        ]
        least = "; ".join(
            f"T,{number}: {each.format('1' if each.endswith('={}') else '_')}, H>={first}, T=@most(G,{first})"
            for number, each in enumerate(ended)
        )
        last = "; ".join(
            f"H,{number}: {each.format('1')}, H>={first}, G>={most}" for number, each in enumerate(ended)
        )
        return [f"V=#min{{last; {least}}}", f"W=#min{{last; {last}}}"]

    def asks(self, statements: list[Statement], periods: list[Period]) -> str:
        """Write what is asked, and when, with what constraints leave no room for it."""
        lines = ["asking."]
        for number, statement in enumerate(statements):
            lines.append(
                f"ask({number},{quoted(statement.predicate)},{term(statement.subject)},{term(statement.object)})."
            )
        for number, period in enumerate(periods):
            lines.append(f"period({number},{clip(period.first)},{clip(period.last)}).")
            if period.is_ever:
                lines.append(f"ever({number}).")
            if period.throughout:
                lines.append(f"whole({number}).")
        lines += [line for never in self.rules.nevers if not never.tension for line in self._excluded(never)]
        return "\n".join(lines)

    def _excluded(self, never: Never) -> Iterator[str]:
        verbs = [premise.pattern.predicate for premise in never.premises]
        if len(verbs) != 2 or any(verb.startswith("?") for verb in verbs):
            return
        for mine, other in permutations(never.premises):
            if not self._may_run((other,)):
                continue
            days = {("after", ""): "T<A", ("", "after"): "T>D"}.get((other.order, mine.order), "T>=B, T<=C")
            fact = (
                f"fact(w,{quoted(other.pattern.predicate)},{pattern(other.pattern.subject)},"
                f'{pattern(other.pattern.object)},"",_,A,B,C,D,1,_,_,_)'
            )
            body = [
                f"ask(Q,{quoted(mine.pattern.predicate)},{pattern(mine.pattern.subject)},{pattern(mine.pattern.object)})",
                fact,
                "day(T)",
                days,
                *self._apart("w", mine, other),
            ]
            yield f"excluded(Q,T) :- {', '.join(body)}."

    def clashes(self) -> str:
        """Write what constraints forbid; a verb left open stands for each event they do not name."""
        nevers = [one for never in self.rules.nevers if not never.tension for one in self._spelled(never)]
        return "\n".join(self._forbidden(never) for never in nevers if self._may_run(never.premises))

    def _forbidden(self, never: Never) -> str:
        body, exists = self._joined(never.premises, "w")
        body += [f"1={'*'.join(exists)}"]
        if len(never.premises) > 1:
            body += self._apart("g", *never.premises)
        return f"clash :- {', '.join(body)}."

    def _spelled(self, never: Never) -> Iterator[Never]:
        named = {premise.pattern.predicate for premise in never.premises}
        left_open = next((verb for verb in named if verb.startswith("?")), "")
        events = [verb for verb in sorted(self.reached - named) if not self._is_state(verb)]
        for verb, alone in product(events, (False, True)) if left_open else (("", False),):
            spelled = (
                replace(
                    each,
                    pattern=replace(
                        each.pattern, predicate=verb, object=None if alone else each.pattern.object
                    ),
                )
                if each.pattern.predicate == left_open
                else each
                for each in never.premises
            )
            yield replace(never, premises=tuple(spelled))

    def _apart(self, world: str, one: Premise, other: Premise) -> list[str]:
        """Return the literals that say two variables in the same place mean different things."""
        if one.pattern.predicate != other.pattern.predicate:
            return []
        pairs = ((one.pattern.subject, other.pattern.subject), (one.pattern.object, other.pattern.object))
        return [
            literal
            for mine, yours in pairs
            if isinstance(mine, Variable) and isinstance(yours, Variable) and mine != yours
            for literal in (
                f"{pattern(mine)}!={pattern(yours)}",
                f"not same({world},{pattern(mine)},{pattern(yours)})",
            )
        ]


def pattern(each: Term | None) -> str:
    """Write a term of a rule: a variable of the program for one of the rule."""
    if isinstance(each, Variable):
        return f"V_{each.name.replace('-', '_')}"
    return term(each)


MINIMAL = "#heuristic bel(w,W) : free(W). [1,false]"
"""With `domRec`, only models that believe no more than they must are enumerated (Di Rosa, Giunchiglia & Maratea 2010)."""


def solved(text: str, *options: str) -> clingo.Control:
    """Return a control with a program, grounded."""
    control = clingo.Control(["0", "--warn=none", *options])
    control.add("base", [], text)
    control.ground([("base", [])], context=Days())
    return control


def answers(
    case: Case, viewpoint: Viewpoint, statements: list[Statement], periods: list[Period]
) -> tuple[dict[tuple[int, int], str], set[str]]:
    """Return the answer to each statement in each period, and which claims carry."""
    program = Program(case, viewpoint)
    control = solved(program.text() + "\n" + program.asks(statements, periods))
    found: dict[tuple[int, int], str] = {}
    carried: set[str] = set()
    with control.solve(yield_=True) as handle:
        for model in handle:
            assert not found, "the program has one model"
            for atom in model.symbols(shown=True):
                if atom.name == "answer":
                    asked, period, answer = atom.arguments
                    key = (asked.number, period.number)
                    assert key not in found, (key, found[key], str(answer))
                    found[key] = str(answer)
                else:
                    carried.add(atom.arguments[1].string)
    return found, carried


class Supports:
    """The minimal sets of believed witnesses from which things follow."""

    def __init__(
        self, case: Case, viewpoint: Viewpoint, statements: list[Statement], periods: list[Period]
    ) -> None:
        program = Program(case, viewpoint)
        text = program.text(free=program.leaves()) + "\n" + program.asks(statements, periods)
        shown = "#show.\n#show believes(W) : bel(w,W)."
        text = "\n".join(line for line in text.split("\n") if not line.startswith("#show"))
        self._control = solved(f"{text}\n{MINIMAL}\n{shown}", "--heuristic=Domain", "--enum-mode=domRec")

    def of(self, statement: int, period: int) -> set[frozenset[str]]:
        """Return those of a statement in a period, both by number; none where it does not follow."""
        goal = clingo.Function("carried", [clingo.Number(statement), clingo.Number(period)])
        if self._control.symbolic_atoms[goal] is None:
            return set()
        found = set()
        with self._control.solve(yield_=True, assumptions=[(goal, True)]) as handle:
            for model in handle:
                found.add(frozenset(_name(atom.arguments[0]) for atom in model.symbols(shown=True)))
        return found


def conflicts(case: Case, standing: Iterable[str]) -> set[frozenset[str]]:
    """Return the minimal sets of some claims that cannot all be true, whoever makes them."""
    marks = tuple(f"^{claim}" for claim in standing)
    program = Program(case, Viewpoint(id="only", believes=marks, otherwise=Otherwise.REJECT))
    text = "\n".join(line for line in program.text(free=marks).split("\n") if not line.startswith("#show"))
    shown = "#show.\n#show believes(W) : bel(w,W), free(W)."
    control = solved(
        f"{text}\n{program.clashes()}\n:- not clash.\n{MINIMAL}\n{shown}",
        "--heuristic=Domain",
        "--enum-mode=domRec",
    )
    found = set()
    with control.solve(yield_=True) as handle:
        for model in handle:
            found.add(frozenset(_name(atom.arguments[0])[1:] for atom in model.symbols(shown=True)))
    return found


def worlds(
    case: Case, viewpoint: Viewpoint, leaves: list[str], statement: Statement, period: Period
) -> Iterator[tuple[frozenset[str], bool, bool]]:
    """Yield each world of some witnesses: who is believed, whether a thing follows, whether all is consistent.

    In each, what undoes a thing counts as it stands in that world.
    """
    program = Program(case, viewpoint)
    text = "\n".join(line for line in program.text(free=leaves).split("\n") if not line.startswith("#show"))
    text = text.replace("bel(g,W) :- leaf(W).", "bel(g,W) :- bel(w,W).")
    shown = "#show.\n#show believes(W) : bel(w,W), free(W).\n#show carried(0,0) : carried(0,0).\n#show clash : clash."
    control = solved(
        f"{text}\n{program.asks([statement], [period])}\n{program.clashes()}\n#defined clash/0.\n{shown}"
    )
    with control.solve(yield_=True) as handle:
        for model in handle:
            atoms = model.symbols(shown=True)
            names = {atom.name for atom in atoms}
            believed = frozenset(_name(atom.arguments[0]) for atom in atoms if atom.name == "believes")
            yield believed, "carried" in names, "clash" not in names


def _name(leaf: clingo.Symbol) -> str:
    return leaf.string if leaf.type is clingo.SymbolType.String else f"^{leaf.arguments[0].string}"


__all__ = ["Program", "Supports", "answers", "solved"]
