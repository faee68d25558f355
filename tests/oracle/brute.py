"""The reference: belief worked out for one set of believed witnesses at a time, with no circuit and no labels.

Everything is as plain as it can be: claims carry or not, tracks have their ends cut off, rules are tried on
all facts until nothing new comes, and days are counted one by one. Supports are found by trying every subset
of witnesses. It shares with the engine only what reads the notation and what a claim asserts by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING

from abelard.model.claim import Claim, Stance
from abelard.model.inquiry import Otherwise, Viewpoint
from abelard.model.statement import ClaimRef, Ref, Statement, Variable, Words
from abelard.model.vocabulary import Aspect
from abelard.model.when import UNDATED, asserted_span, begins, ends
from abelard.reasoning.assertions import Assertion, Assertions
from abelard.reasoning.ruleset import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from abelard.model.case import Case
    from abelard.model.statement import Term
    from abelard.reasoning.horn import Horn, Never, Premise, Ruleset

FIRST, LAST = 730119, 730119 + 14
"""The days that are counted, around January 2000; what lies beyond is one day more on either side."""
DAYS = range(FIRST - 1, LAST + 2)


@dataclass(frozen=True)
class Fact:
    """A statement with the bounds of its start and end, clipped to DAYS."""

    statement: Statement
    start: tuple[int, int]
    end: tuple[int, int]
    exists: bool = True
    begins: bool = False
    ends: bool = False
    claim: str = ""
    lasts: bool = False

    def choices(self) -> list[tuple[int, int]]:
        starts = range(self.start[0], self.start[1] + 1)
        stops = range(self.end[0], self.end[1] + 1)
        return [(start, stop) for start, stop in product(starts, stops) if start <= stop]


def clip(day: int) -> int:
    return max(DAYS[0], min(DAYS[-1], day))


def match(pattern: Statement, statement: Statement, bound: dict[str, Term]) -> dict[str, Term] | None:
    """Bind the variables of a pattern, or not; qualifiers may be more, but for `manner`."""
    found = dict(bound)
    theirs = dict(statement.qualifiers)
    if pattern.predicate != statement.predicate or (pattern.object is None) != (statement.object is None):
        return None
    pairs = [(pattern.subject, statement.subject)]
    if pattern.object is not None and statement.object is not None:
        pairs.append((pattern.object, statement.object))
    for name, term in pattern.qualifiers:
        if name not in theirs:
            return None
        pairs.append((term, theirs[name]))
    for mine, yours in pairs:
        if isinstance(mine, Variable):
            if found.setdefault(mine.name, yours) != yours:
                return None
        elif mine != yours:
            return None
    return found


def fits(pattern: Statement, statement: Statement, bound: dict[str, Term]) -> dict[str, Term] | None:
    asked = {name for name, _ in pattern.qualifiers}
    if any(name == "manner" and name not in asked for name, _ in statement.qualifiers):
        return None
    return match(pattern, statement, bound)


def filled(pattern: Statement, bound: dict[str, Term]) -> Statement:
    def one(term: Term) -> Term:
        return bound.get(term.name, term) if isinstance(term, Variable) else term

    target = None if pattern.object is None else one(pattern.object)
    return Statement(one(pattern.subject), pattern.predicate, target)


class Witnesses:
    """Who carries what, given who is believed."""

    def __init__(self, case: Case, viewpoint: Viewpoint) -> None:
        self.case, self.viewpoint = case, viewpoint
        self.limits: frozenset[str] | None = None
        """With whom believed a denial of authorship is to be judged, if not with those believed."""

    def leaves(self) -> list[str]:
        """Return every leaf believed in the viewpoint: agents, sources and claims."""
        names = [*self.case.agents, *self.case.sources, *(f"^{claim.id}" for claim in self.case.claims)]
        return [name for name in names if name not in {*self.viewpoint.rejects, *self.viewpoint.open}]

    def choice(self, name: str) -> str:
        view = self.viewpoint
        if name in view.rejects:
            return "no"
        return "open" if name in view.open else "yes" if name in view.believes else ""

    def speaker(self, name: str, believed: frozenset[str]) -> bool:
        default = {Otherwise.BELIEVE: "yes", Otherwise.OPEN: "open", Otherwise.REJECT: "no"}
        return (self.choice(name) or default[self.viewpoint.otherwise]) == "yes" and name in believed

    def relay(self, name: str, believed: frozenset[str]) -> bool:
        return self.choice(name) in ("", "yes") and name in believed

    def word(self, claim: Claim, speaker: str, believed: frozenset[str], *, plain: bool) -> bool:
        source = self.case.sources.get(claim.source)
        own = source is not None and (not claim.by or speaker in source.by)
        if source is not None and own and self.choice(source.id):
            speaks = self.choice(source.id) == "yes"
        else:
            speaks = self.speaker(speaker, believed)
            if own and source is not None and not plain:
                speaks = speaks and self.wrote(speaker, source.id, believed)
        told = not claim.told_by or any(self.relay(each, believed) for each in claim.told_by)
        return speaks and told and (source is None or self.arrives(source.id, believed, own=own, plain=plain))

    def arrives(
        self, id: str, believed: frozenset[str], seen: tuple[str, ...] = (), *, own: bool, plain: bool
    ) -> bool:
        source = self.case.sources[id]
        if id in seen or not self.relay(id, believed):
            return False
        if source.told_by and not any(self.relay(each, believed) for each in source.told_by):
            return False
        if not own and source.by and self.choice(id) != "yes":
            through = [
                each
                for each in source.by
                if self.relay(each, believed) and (plain or self.wrote(each, id, believed))
            ]
            if not through:
                return False
        onward = (
            self.arrives(link.source, believed, (*seen, id), own=False, plain=plain)
            for link in source.quoted_in
        )
        return source.in_hand or any(onward)

    def wrote(self, author: str, source: str, believed: frozenset[str]) -> bool:
        about = [
            claim
            for claim in self.case.claims
            if claim.statement.predicate == "writes"
            and claim.statement.object == Ref(source)
            and claim.statement.subject == Ref(author)
            and claim.source != source
        ]
        against = [claim for claim in about if claim.stance in (Stance.DENIES, Stance.DOUBTS)]
        vouched = [claim for claim in about if claim.stance is Stance.AFFIRMS]
        if any(self.uttered(claim, believed, plain=True) for claim in vouched):
            return True
        limits = believed if self.limits is None else self.limits
        return not any(self.uttered(claim, limits, plain=True) for claim in against)

    def uttered(self, claim: Claim, believed: frozenset[str], *, plain: bool = False) -> bool:
        chosen = self.choice(f"^{claim.id}")
        if chosen == "" and claim.reading_of:
            return False
        if chosen:
            return chosen == "yes" and f"^{claim.id}" in believed
        speakers = claim.by or (claim.source or f"^{claim.id}",)
        return any(self.word(claim, each, believed, plain=plain) for each in speakers)

    def carries(self, claim: Claim, believed: frozenset[str], guards: frozenset[str]) -> bool:
        """Whether a claim carries, if doubts and retractions count as they do with `guards` believed."""
        chosen = self.choice(f"^{claim.id}")
        if chosen or claim.reading_of:
            return self.uttered(claim, believed)
        for speaker in claim.by or (claim.source or f"^{claim.id}",):
            if self.word(claim, speaker, believed, plain=False) and not self.stopped(claim, speaker, guards):
                return True
        return False

    def stopped(self, claim: Claim, speaker: str, guards: frozenset[str]) -> bool:
        source = self.case.sources.get(claim.source)
        named = {speaker}
        if source is not None and (not claim.by or speaker in source.by):
            named.add(source.id)
        express = any(self.choice(each) == "yes" for each in named)
        for other in self.case.claims:
            stops = other.stance is Stance.RETRACTS and self.takes_back(other, claim, speaker)
            stops = stops or (other.stance is Stance.DOUBTS and not express)
            if (
                stops
                and other.id != claim.id
                and self.aimed(other, claim)
                and self.counts(other, claim, guards)
            ):
                return True
        return False

    def takes_back(self, retraction: Claim, claim: Claim, speaker: str) -> bool:
        """Whether it is his own, of what he said before; of a statement, his no only where he said no yes."""
        if speaker not in retraction.by or self.later(claim, retraction):
            return False
        if claim.stance is Stance.AFFIRMS or isinstance(retraction.statement.subject, ClaimRef):
            return True
        return not any(
            other.stance is Stance.AFFIRMS
            and speaker in other.by
            and self.aimed(retraction, other)
            and not self.later(other, retraction)
            for other in self.case.claims
        )

    def counts(self, stopper: Claim, claim: Claim, guards: frozenset[str]) -> bool:
        if self.reaches(claim, stopper) and self.reaches(stopper, claim):
            return self.uttered(stopper, guards)
        return self.carries(stopper, guards, guards)

    def reaches(self, start: Claim, goal: Claim) -> bool:
        """Whether a stopper is aimed at the goal, directly or through others, by reference."""
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            for aimed in self.named(waiting.pop()):
                if aimed.id == goal.id:
                    return True
                if aimed.id not in seen:
                    seen.add(aimed.id)
                    waiting.append(aimed)
        return False

    def named(self, stopper: Claim) -> tuple[Claim, ...]:
        """Return the claims a doubt or retraction names; of a label, a retraction only its speakers' own."""
        target = stopper.statement.subject
        by = stopper.by if stopper.stance is Stance.RETRACTS else ()
        return self.case.aimed_at(target, by) if isinstance(target, ClaimRef) else ()

    def aimed(self, stopper: Claim, claim: Claim) -> bool:
        target = stopper.statement.subject
        if isinstance(target, ClaimRef):
            return any(each.id == claim.id for each in self.named(stopper))
        allowed = {Stance.AFFIRMS}
        if stopper.stance is Stance.RETRACTS:
            allowed |= {Stance.DENIES, Stance.SEARCHED_FOR}
        labels = {"", stopper.statement.label, claim.statement.label}
        if claim.stance not in allowed or len(labels) > 2:
            return False
        if match(stopper.statement, claim.statement, {}) is None:
            return False
        if UNDATED in (stopper.when, claim.when):
            return True
        return asserted_span(stopper.when).possibly_overlaps(asserted_span(claim.when))

    def later(self, claim: Claim, retraction: Claim) -> bool:
        def said(each: Claim) -> int | None:
            source = self.case.sources.get(each.source)
            own = source is not None and (not each.by or set(each.by) & set(source.by))
            date = each.said or (source.said if source is not None and own else None)
            return date.earliest if date else None

        one, other = said(claim), said(retraction)
        return one is not None and other is not None and one > other


class World:
    """What follows when exactly some witnesses are believed.

    What undoes it counts as with `guards` believed.
    """

    def __init__(
        self, case: Case, viewpoint: Viewpoint, believed: Iterable[str], guards: World | None = None
    ) -> None:
        self.case, self.viewpoint = case, viewpoint
        self.believed = frozenset(believed)
        self.rules: Ruleset = guards.rules if guards else compiled(case.vocabulary, viewpoint.without_rules)
        self.witnesses = Witnesses(case, viewpoint)
        limits = guards.believed if guards else self.believed
        self.witnesses.limits = limits
        self.carried = [
            claim for claim in case.claims if self.witnesses.carries(claim, self.believed, limits)
        ]
        self.nevers: list[Never] = (
            guards.nevers if guards else [one for each in self.rules.nevers for one in self.spelled(each)]
        )
        ids = {claim.id for claim in self.carried}
        asserted = Assertions(case)
        self.asserted: dict[str, list[Assertion]] = (
            guards.asserted if guards else {claim.id: list(asserted.of(claim)) for claim in case.claims}
        )
        self.assertions = [
            each for claim in self.carried for each in self.asserted[claim.id] if ids >= set(each.dated_by)
        ]
        self.same = self.merged()
        self.guards = guards
        self.facts = self.settled()

    def is_state(self, statement: Statement) -> bool:
        return self.case.vocabulary.aspect(statement.predicate) is Aspect.STATE

    def spelled(self, never: Never) -> Iterator[Never]:
        """Yield a constraint once for each event that a verb left open may stand for; no tensions."""
        if never.tension:
            return
        named = {premise.pattern.predicate for premise in never.premises}
        open_verb = next((verb for verb in named if verb.startswith("?")), None)
        events = [
            each.id
            for each in self.case.vocabulary.predicates.values()
            if each.aspect is Aspect.EVENT and each.id not in named
        ]
        for verb in events if open_verb else ("",):
            for alone in (False, True) if open_verb else (False,):
                premises = [
                    replace(
                        each,
                        pattern=replace(
                            each.pattern, predicate=verb, object=None if alone else each.pattern.object
                        ),
                    )
                    if each.pattern.predicate == open_verb
                    else each
                    for each in never.premises
                ]
                yield replace(never, premises=tuple(premises))

    def merged(self) -> dict[str, set[str]]:
        pairs = [
            (one.id, other.id)
            for each in self.assertions
            for one, other in [(each.statement.subject, each.statement.object)]
            if each.so and each.statement.predicate == "same-as"
            if isinstance(one, Ref) and isinstance(other, Ref)
        ]
        same = {each: {each} for pair in pairs for each in pair}
        for _ in pairs:
            for one, other in pairs:
                whole = same[one] | same[other]
                for each in whole:
                    same[each] = whole
        return same

    def variants(self, statement: Statement) -> Iterator[Statement]:
        def names(term: Term) -> list[Term]:
            if not isinstance(term, Ref):
                return [term]
            return [Ref(each) for each in sorted(self.same.get(term.id, {term.id}))]

        if statement.predicate == "same-as":
            yield statement
            return
        targets: list[Term | None] = [None] if statement.object is None else [*names(statement.object)]
        for subject, target in product(names(statement.subject), targets):
            yield Statement(subject, statement.predicate, target, statement.qualifiers, statement.label)

    def settled(self) -> set[Fact]:
        """Derive until the events that end states no longer change what they end."""
        enders: set[Fact] = set()
        while True:
            facts = self.derived(enders)
            events = {fact for fact in facts if not self.is_state(fact.statement)}
            if events == enders:
                return facts
            enders = events

    def derived(self, events: set[Fact]) -> set[Fact]:
        facts = {fact for each in self.assertions if each.so for fact in self.stated(each, events)}
        while True:
            new = {fact for rule in self.rules.rules for fact in self.applied(rule, facts, events)} - facts
            if not new:
                return facts
            facts |= new

    def events(self) -> set[Fact]:
        return {fact for fact in self.facts if not self.is_state(fact.statement)}

    def stated(self, each: Assertion, events: set[Fact]) -> Iterator[Fact]:
        if not each.statement.is_ground:
            return
        track = each.track
        for statement in self.variants(each.statement):
            lasts = begins(each.when) and not ends(each.when) and self.is_state(statement)
            fact = Fact(
                statement,
                (clip(track.start_least), clip(track.start_most)),
                (clip(track.end_least), clip(track.end_most)),
                begins=begins(each.when),
                ends=ends(each.when),
                claim=each.claim.id,
                lasts=lasts,
            )
            yield self.cut(fact, self.enders(statement, events)) if lasts else fact

    def enders(self, statement: Statement, events: set[Fact]) -> Iterator[Fact]:
        """Yield the events, and the ends given by claims, that end a state.

        A claim's end as an event of that time.
        """
        for ending in self.rules.endings:
            bound = (
                match(ending.state, statement, {}) if ending.state.predicate == statement.predicate else None
            )
            if bound is not None:
                yield from (fact for fact in events if match(ending.event, fact.statement, bound) is not None)
        for each in self.assertions:
            if each.so and each.when.mode == "span" and each.when.end and self.is_state(each.statement):
                own = [
                    one for one in self.variants(each.statement) if one.labelled("") == statement.labelled("")
                ]
                labels = {each.statement.label, statement.label}
                if own and ("" in labels or len(labels) == 1):
                    end = (clip(each.track.end_least), clip(each.track.end_most))
                    yield Fact(each.statement, end, end, claim=each.claim.id, ends=True)

    def cut(self, fact: Fact, enders: Iterable[Fact]) -> Fact:
        """End what persists: where an ender certainly came after the start, certainly; else perhaps."""
        if self.guards is not None and not isinstance(enders, list):
            enders = self.guards.enders(fact.statement, self.guards.events())
        least, most = fact.end
        for each in enders:
            if each.claim and each.claim == fact.claim and each.ends:
                continue
            first, last = each.start[0], each.end[1]
            if last < fact.start[0]:
                continue
            least = min(least, max(first, fact.start[0]))
            if each.exists and first >= fact.start[1]:
                most = min(most, last)
        return replace(fact, end=(least, most))

    def applied(self, rule: Horn, facts: set[Fact], events: set[Fact]) -> Iterator[Fact]:
        for chosen, bound in self.joined(rule.premises, facts):
            statement = filled(rule.conclusion.pattern, bound)
            if not self.sayable(statement):
                continue
            for exists, fact in self.timed(rule, chosen, statement):
                kept = Fact(statement, fact.start, fact.end, exists, fact.begins)
                if rule.conclusion.start and not rule.conclusion.end and self.is_state(statement):
                    kept = replace(kept, lasts=True)
                    source = self.guards
                    pool = (
                        {one for one in source.facts if not source.is_state(one.statement)}
                        if source
                        else events
                    )
                    enders = [
                        *(source or self).enders(statement, pool),
                        *(
                            one
                            for until in rule.until
                            for one in pool
                            if match(until, one.statement, bound) is not None
                        ),
                    ]
                    kept = self.cut(kept, enders)
                yield kept

    def sayable(self, statement: Statement) -> bool:
        predicate = self.case.vocabulary.predicates[statement.predicate]
        pairs = ((statement.subject, predicate.subjects), (statement.object, predicate.objects))
        return not any(
            isinstance(term, Ref) and kinds and str(self.case.agents[term.id].kind) not in kinds
            for term, kinds in pairs
        )

    def joined(
        self, premises: tuple[Premise, ...], facts: set[Fact]
    ) -> Iterator[tuple[list[Fact], dict[str, Term]]]:
        pool: dict[str, list[Fact]] = {}
        for fact in facts:
            pool.setdefault(fact.statement.predicate, []).append(fact)
        if any(premise.pattern.predicate not in pool for premise in premises):
            return
        options: list[tuple[list[Fact], dict[str, Term]]] = [([], {})]
        for premise in premises:
            options = [
                ([*chosen, fact], more)
                for chosen, bound in options
                for fact in pool.get(premise.pattern.predicate, ())
                if (more := fits(premise.pattern, fact.statement, bound)) is not None
            ]
        yield from options

    def timed(self, rule: Horn, chosen: list[Fact], statement: Statement) -> Iterator[tuple[bool, Fact]]:
        fitting = fit(rule.premises, chosen)
        if fitting is None:
            return
        named = {
            premise.name: fact for premise, fact in zip(rule.premises, chosen, strict=True) if premise.name
        }
        head = rule.conclusion
        if head.at:
            at = named[head.at]
            yield fitting, Fact(statement, at.start, at.end)
        elif head.start and head.end:
            yield fitting, Fact(statement, named[head.start].start, named[head.end].end, begins=True)
        elif head.start:
            end = (DAYS[-1], DAYS[-1])
            yield fitting, Fact(statement, named[head.start].start, end, begins=True)
        else:
            free = [
                fact
                for premise, fact in zip(rule.premises, chosen, strict=True)
                if premise.lasts and not premise.order
            ]
            yield fitting, common(free, statement)


def common(facts: list[Fact], statement: Statement) -> Fact:
    first, last = DAYS[0], DAYS[-1]
    return Fact(
        statement,
        (max([first, *(f.start[0] for f in facts)]), max([*(f.start[1] for f in facts)] or [last])),
        (min([*(f.end[0] for f in facts)] or [first]), min([last, *(f.end[1] for f in facts)])),
    )


def fit(premises: tuple[Premise, ...], chosen: list[Fact]) -> bool | None:
    """Whether premises fit in time.

    Certainly (True), possibly (False), or not (None). By counting choices.
    """
    named = {premise.name: fact for premise, fact in zip(premises, chosen, strict=True) if premise.name}
    groups = [
        [fact for premise, fact in zip(premises, chosen, strict=True) if premise.lasts and not premise.order]
    ]
    certain = all(fact.exists for fact in chosen)
    for premise, fact in zip(premises, chosen, strict=True):
        if premise.order == "in":
            groups.append([fact, named[premise.to]])
        elif premise.order:
            other = named[premise.to]
            first, second = (other, fact) if premise.order == "after" else (fact, other)
            if first.start[0] >= second.end[1]:
                return None
            certain = certain and first.end[1] < second.start[0]
    for group in groups:
        found = meet(group)
        if found is None:
            return None
        certain = certain and found
    return certain


def meet(group: list[Fact]) -> bool | None:
    """Whether things had a day in common: for every choice of their days, for some, or for none."""
    seen = [_met(mine.start, mine.end, yours.start, yours.end) for mine, yours in combinations(group, 2)]
    if any(True not in each for each in seen):
        return None
    return all(False not in each for each in seen)


@lru_cache(maxsize=1 << 16)
def _met(*bounds: tuple[int, int]) -> frozenset[bool]:
    """Try every choice of days of two stretches: whether they met."""
    mine, yours = (Fact(NOTHING, bounds[at], bounds[at + 1]).choices() for at in (0, 2))
    return frozenset(max(a, c) <= min(b, d) for a, b in mine for c, d in yours)


NOTHING = Statement(Words("nothing"))


@dataclass(frozen=True)
class Against:
    """Days on which a statement was not so, and by what kind of thing."""

    kind: str
    days: frozenset[int]
    label: str = ""
    claim: str = ""


def against(world: World, statement: Statement) -> list[Against]:
    found = []
    same = list(world.variants(statement))
    for each in world.assertions:
        if not each.so and any(fits(each.statement, one, {}) is not None for one in same):
            days = range(clip(each.track.start_least), clip(each.track.end_most) + 1)
            kind = "implied" if each.inner else "denied"
            found.append(Against(kind, frozenset(days), each.statement.label))
    if world.is_state(statement):
        found += ended(world, statement)
    found += [each for never in world.nevers for each in excluded(world, never, statement)]
    found += elsewhere(world, statement)
    return found


def ended(world: World, statement: Statement) -> Iterator[Against]:
    events = {fact for fact in world.facts if not world.is_state(fact.statement)}
    begun = [
        f for f in world.facts if f.begins and match(statement.labelled(""), f.statement, {}) is not None
    ]
    for ender in world.enders(statement, events):
        if ender.exists:
            stop = min(
                [DAYS[-1] + 1]
                + [
                    f.start[0]
                    for f in begun
                    if f.start[1] > ender.start[0] and not (ender.ends and f.claim == ender.claim)
                ]
            )
            days = frozenset(range(ender.end[1] + 1, stop))
            yield Against("ended", days, ender.statement.label if ender.ends else "")


def elsewhere(world: World, statement: Statement) -> Iterator[Against]:
    for fact in world.facts:
        labels = {fact.statement.label, statement.label}
        mine = fact.statement.labelled("") == statement.labelled("") and ("" in labels or len(labels) == 1)
        if mine and fact.claim and fact.exists:
            state = world.is_state(statement)
            first = fact.start[0] if fact.begins or not state else DAYS[0]
            last = fact.end[1] if fact.ends or not state else DAYS[-1]
            days = frozenset(day for day in DAYS if not first <= day <= last)
            yield Against("elsewhere", days, fact.statement.label, fact.claim)


def excluded(world: World, never: Never, statement: Statement) -> Iterator[Against]:
    """Only constraints of two premises: those of the pack that predicates imply."""
    for mine, other in permutations(range(len(never.premises))) if len(never.premises) == 2 else ():
        bound = fits(never.premises[mine].pattern, statement, {})
        if bound is None:
            continue
        for fact in world.facts:
            more = fits(never.premises[other].pattern, fact.statement, bound)
            if (
                more is None
                or not fact.exists
                or is_one(world, never, more)
                or not agree(statement, fact.statement)
            ):
                continue
            order = never.premises[other].order, never.premises[mine].order
            if order == ("after", ""):
                days = frozenset(day for day in DAYS if day < fact.start[0])
            elif order == ("", "after"):
                days = frozenset(day for day in DAYS if day > fact.end[1])
            else:
                days = frozenset(range(fact.start[1], fact.end[0] + 1))
            yield Against("excluded", days)
    if len(never.premises) == 1 and fits(never.premises[0].pattern, statement, {}) is not None:
        yield Against("excluded", frozenset(DAYS))


def agree(one: Statement, other: Statement) -> bool:
    mine, yours = dict(one.qualifiers), dict(other.qualifiers)
    return all(mine[name] == yours[name] for name in mine.keys() & yours.keys())


def is_one(world: World, never: Never, bound: dict[str, Term]) -> bool:
    """Whether two variables that should differ stand for one agent."""
    first, second = (premise.pattern for premise in never.premises)
    if first.predicate != second.predicate:
        return False
    for mine, yours in ((first.subject, second.subject), (first.object, second.object)):
        if isinstance(mine, Variable) and isinstance(yours, Variable) and mine != yours:
            one, other = bound[mine.name], bound[yours.name]
            if one == other or (
                isinstance(one, Ref) and isinstance(other, Ref) and other.id in world.same.get(one.id, ())
            ):
                return True
    return False


def inconsistent(world: World) -> bool:
    """Whether the claims of a world exclude each other; dates apart, and constraints on any verb."""
    facts = any(_denied(world, fact) or _outlived(world, fact) for fact in world.facts)
    return facts or any(_forbidden(world, never) for never in world.nevers)


def _denied(world: World, fact: Fact) -> bool:
    for each in world.assertions:
        if not each.so and fits(each.statement, fact.statement, {}) is not None:
            labels = {"", each.statement.label, fact.statement.label}
            start, end = clip(each.track.start_least), clip(each.track.end_most)
            if len(labels) <= 2 and fact.exists and meet([fact, Fact(NOTHING, (start, start), (end, end))]):
                return True
    return False


def _outlived(world: World, fact: Fact) -> bool:
    if fact.lasts or not world.is_state(fact.statement):
        return False
    limits = world.guards or world
    for ender in world.enders(fact.statement, world.events()):
        if ender.ends or not ender.exists or fact.end[0] <= ender.end[1]:
            continue
        begun = [
            other
            for other in limits.facts
            if match(fact.statement.labelled(""), other.statement, {}) is not None
            and other.begins
            and other.start[1] > ender.start[0]
            and other.start[0] <= fact.end[0]
        ]
        after = fact.start[0] > ender.end[1] and not fact.begins and not begun
        if fact.start[1] <= ender.start[0] or after:
            return True
    return False


def _forbidden(world: World, never: Never) -> bool:
    limits = world.guards or world
    for chosen, bound in world.joined(never.premises, world.facts):
        statements = [fact.statement for fact in chosen]
        apart = len(chosen) == 1 or (
            len(set(chosen)) == len(chosen)
            and not is_one(limits, never, bound)
            and agree(statements[0], statements[1])
        )
        if apart and fit(never.premises, chosen) is True:
            return True
    return False


def pros(world: World, statement: Statement) -> list[Fact]:
    labels = {"", statement.label}
    return [
        fact
        for fact in world.facts
        if fits(statement.labelled(""), fact.statement, {}) is not None
        and (not statement.label or fact.statement.label in labels)
    ]


def held_at(world: World, statement: Statement, first: int, last: int) -> bool | None:
    """Whether it held on some day of the period: certainly, possibly, or not."""
    found = [touches(fact, first, last) for fact in pros(world, statement)]
    return True if True in found else False if False in found else None


def touches(fact: Fact, first: int, last: int) -> bool | None:
    if first < DAYS[0] and last > DAYS[-1]:
        return fact.exists
    seen = {start <= last and first <= end for start, end in fact.choices()}
    if True not in seen:
        return None
    return False not in seen and fact.exists


def verdict(world: World, statement: Statement, first: int, last: int, *, throughout: bool = False) -> str:
    """Return the answer, day by day; a period beyond DAYS on both sides is ever."""
    cons = against(world, statement)
    period = frozenset(day for day in DAYS if first <= day <= last)
    facts = pros(world, statement)
    return (_throughout if throughout else _at)(facts, cons, period, first, last)


def _at(facts: list[Fact], cons: list[Against], period: frozenset[int], first: int, last: int) -> str:
    ever = first < DAYS[0] and last > DAYS[-1]
    standing = [(fact, held) for fact in facts if (held := touches(fact, first, last)) is not None]
    free = []
    for fact, held in standing:
        window = period & set(range(fact.start[0], fact.end[1] + 1))
        opposed: frozenset[int] = frozenset().union(
            *(
                con.days
                for con in cons
                if (not con.label or not fact.statement.label or con.label == fact.statement.label)
                and not (con.kind == "elsewhere" and con.claim == fact.claim)
            )
        )
        if not window <= opposed:
            free.append(held)
    if free:
        return "yes" if True in free else "possibly"
    if standing:
        return "disputed"
    return _only(cons, period, ever=ever)


def _only(cons: list[Against], period: frozenset[int], *, ever: bool) -> str:
    own = [con for con in cons if con.kind != "elsewhere"]
    if ever and any(con.kind == "denied" for con in own):
        return "denied"
    whole: frozenset[int] = frozenset().union(*(con.days for con in own))
    if not period <= whole:
        return "unknown"
    return "denied" if any(con.kind == "denied" and con.days & period for con in own) else "no"


def _throughout(
    facts: list[Fact], cons: list[Against], period: frozenset[int], _first: int, _last: int
) -> str:
    certain: frozenset[int] = frozenset().union(
        *(range(fact.start[1], fact.end[0] + 1) for fact in facts if fact.exists)
    )
    possible: frozenset[int] = frozenset().union(*(range(fact.start[0], fact.end[1] + 1) for fact in facts))
    met = [con for con in cons if con.days & period]
    if period <= possible:
        return "disputed" if met else "yes" if period <= certain else "possibly"
    own = [con for con in met if con.kind != "elsewhere"]
    if not own:
        return "unknown"
    return "denied" if any(con.kind == "denied" for con in own) else "no"


class Subsets:
    """The worlds of every subset of some witnesses, what undoes anything taken as it stands with all of them."""

    def __init__(self, case: Case, viewpoint: Viewpoint, leaves: Iterable[str]) -> None:
        everyone = sorted(leaves)
        whole = World(case, viewpoint, everyone)
        self.worlds = {
            frozenset(chosen): World(case, viewpoint, chosen, whole)
            for size in range(len(everyone) + 1)
            for chosen in combinations(everyone, size)
        }

    def supports(self, follows: Callable[[World], bool]) -> set[frozenset[str]]:
        """Return the minimal subsets from which something follows."""
        found: set[frozenset[str]] = set()
        for chosen, world in self.worlds.items():
            if not any(known <= chosen for known in found) and follows(world):
                found.add(chosen)
        return found
