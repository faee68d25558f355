"""The canonical printer: model to text. What it writes, the loader reads back as the same values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from abelard.model.agent import Access
from abelard.model.claim import Manner, Stance
from abelard.model.inquiry import Otherwise, Standard
from abelard.model.statement import quoted

if TYPE_CHECKING:
    from abelard.model.agent import Agent, Name
    from abelard.model.case import Case
    from abelard.model.claim import Claim, Signature
    from abelard.model.date import Date
    from abelard.model.inquiry import Dated, Episode, Note, Question, Viewpoint
    from abelard.model.source import Grade, Link, Source

Lines: TypeAlias = Iterator[str]
PLAIN = ("url", "archived", "sha256", "text", "digest", "file", "credit", "language", "container")
PLAIN_TOO = ("publisher", "edition", "translator", "pages")


def field(key: str, value: object) -> Lines:
    """Write a field, if there is anything to say."""
    if value:
        yield f"  {key}: {value}"


def free(key: str, text: str) -> Lines:
    """Write a field of free words; quoted where they would not be read back as they are."""
    if text:
        plain = text.strip() == text and not any(mark in text for mark in ('"', "\n", "\t", "#", "  "))
        yield f"  {key}: {text if plain and text.isprintable() else quoted(text)}"


def _listed(ids: tuple[str, ...]) -> str:
    return ", ".join(ids)


def _dated(date: Date | None) -> str:
    return date.text if date else ""


def _access(access: Access) -> str:
    return "" if access is Access.PUBLIC else str(access)


def write_agent(agent: Agent) -> str:
    """Write an agent's block."""
    title = agent.names[0] if agent.names and _is_bare(agent.names[0]) else None
    head = f"{agent.kind} {agent.id}" + (f" {quoted(title.text)}" if title else "")
    return _block(head, _agent_fields(agent, agent.names[1:] if title else agent.names))


def _is_bare(name: Name) -> bool:
    return name.kind == "name" and not (name.language or name.used_by or str(name.when))


def _agent_fields(agent: Agent, names: tuple[Name, ...]) -> Lines:
    for name in names:
        yield f"  {name.kind}: {_name(name)}"
    yield from field("count", agent.count and str(agent.count))
    yield from field("includes", _listed(agent.includes))
    yield from free("description", agent.description)
    yield from field("media", _listed(agent.media))
    yield from field("same", _listed(agent.same_as))
    yield from field("colour", agent.colour)
    yield from field("access", _access(agent.access))
    yield from free("note", agent.note)


def _name(name: Name) -> str:
    parts = [quoted(name.text)]
    if name.language:
        parts.append(f"lang {name.language}")
    if name.used_by:
        parts.append(f"used-by {name.used_by}")
    if str(name.when):
        parts.append(str(name.when))
    return " ".join(parts)


def write_source(source: Source) -> str:
    """Write a source's block."""
    title = f" {quoted(source.title)}" if source.title else ""
    return _block(f"source {source.id} {source.kind}{title}", _source_fields(source))


def _source_fields(source: Source) -> Lines:
    yield from field("by", _listed(source.by))
    said = _dated(source.said)
    yield from field("said", ", ".join(filter(None, (said, said and str(source.channel)))))
    yield from field("channel", "" if said else str(source.channel))
    yield from field("to", _listed(source.to))
    yield from field("published", _dated(source.published))
    for link in source.quoted_in:
        yield f"  quoted-in: {_link(link)}"
    if source.in_hand == bool(source.quoted_in):
        yield f"  in-hand: {'yes' if source.in_hand else 'no'}"
    yield from field("told-by", _listed(source.told_by))
    for key in (*PLAIN, *PLAIN_TOO):
        yield from free(key, getattr(source, key))
    for grade in source.grades:
        yield f"  grade: {_grade(grade)}"
    yield from field("access", _access(source.access))
    yield from free("note", source.note)


def _link(link: Link) -> str:
    locator = f" {quoted_if_needed(link.locator)}" if link.locator else ""
    hedge = f", hedge {quoted(link.hedge)}" if link.hedge else ""
    return f"{link.source}{locator}{hedge}"


def quoted_if_needed(words: str) -> str:
    """Write a locator: bare where it is read back word by word, else between quotation marks."""
    plain = words == " ".join(words.split()) and not any(mark in words for mark in '",()?^[]{}#')
    return words if plain and "hedge" not in words.split() else quoted(words)


def _grade(grade: Grade) -> str:
    by = f" by {grade.by}" if grade.by else ""
    on = f" on {grade.on.text}" if grade.on else ""
    return f"{grade}{by}{on}"


def claim_head(claim: Claim) -> str:
    """Write the sentence of a claim: label, date, speaker, stance, statement, time."""
    label = f"{claim.statement.label}:" if claim.statement.label else ""
    stance = "" if claim.stance is Stance.AFFIRMS and not claim.by else str(claim.stance)
    return _spaced(
        "finding" if claim.finding else "",
        label,
        _dated(claim.said),
        _listed(claim.by),
        stance,
        asserted(claim),
    )


def asserted(claim: Claim) -> str:
    """Write what is asserted and when it was so, without the speaker."""
    details = " ".join(f"{name} {term}" for name, term in claim.details)
    return _spaced(str(claim.statement), details, str(claim.when))


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def write_claim(claim: Claim, readings: tuple[Claim, ...] = ()) -> str:
    """Write a claim's block with the rival readings of its words."""
    return _block(claim_head(claim), _claim_fields(claim, readings))


def _claim_fields(claim: Claim, readings: tuple[Claim, ...]) -> Lines:
    passage = claim.passage
    yield from field("id", claim.id if claim.explicit_id else "")
    yield from field("in", claim.source)
    place = _spaced(passage.source, quoted_if_needed(passage.locator) if passage.locator else "")
    if place and (place != claim.source):
        yield f"  at: {place}"
    for key in ("exact", "prefix", "suffix"):
        value = getattr(passage, key)
        yield from field("quote" if key == "exact" else key, quoted(value) if value else "")
    if passage.start >= 0:
        yield f"  chars: {passage.start}..{passage.end}"
    for reading in readings:
        yield f"  reading: {_reading(reading, claim)}"
    yield from field("channel", str(claim.channel))
    yield from field("to", _listed(claim.to))
    yield from free("hedge", claim.hedge)
    yield from field("manner", "" if claim.manner is Manner.STATED else str(claim.manner))
    yield from field("told-by", _listed(claim.told_by))
    yield from field("known", _dated(claim.known))
    yield from field("grade", _grade(claim.grade) if claim.grade else "")
    yield from field("because", ", ".join(map(str, claim.reasons)))
    yield from field("entered", _signed(claim.entered))
    yield from field("reviewed", _signed(claim.reviewed))
    yield from field("access", _access(claim.access))
    yield from free("note", claim.note)


def _reading(reading: Claim, claim: Claim) -> str:
    by = _listed(reading.by) if reading.by != claim.by else ""
    label = f"{reading.statement.label}:" if reading.statement.label else ""
    return _spaced(label, by, str(reading.stance), asserted(reading))


def _signed(signature: Signature | None) -> str:
    if signature is None:
        return ""
    return signature.by + (f" on {signature.on.text}" if signature.on else "")


def dated(item: Dated) -> str:
    """Write a statement with its time, as in a hypothesis."""
    label = f"{item.statement.label}:" if item.statement.label else ""
    return _spaced("not" if item.negated else "", label, str(item.statement), str(item.when))


def write_question(question: Question) -> str:
    """Write a question's block."""
    lines = []
    for hypothesis in question.hypotheses:
        title = f" {quoted(hypothesis.title)}" if hypothesis.title else ""
        body = ", ".join(map(dated, hypothesis.statements))
        lines.append(f"  hypothesis {hypothesis.id}{title}: {body}")
    if question.standard is not Standard.PREPONDERANCE:
        lines.append(f"  standard: {question.standard}")
    for mark in question.overrides:
        by = f" by {mark.by}" if mark.by else ""
        lines.append(f"  override: ^{mark.claim} {mark.hypothesis} {mark.mark}{by}")
    lines.extend(free("note", question.note))
    return _block(f"question {question.id} {quoted(question.text)}", iter(lines))


def write_viewpoint(viewpoint: Viewpoint) -> str:
    """Write a viewpoint's block."""
    title = f" {quoted(viewpoint.title)}" if viewpoint.title else ""
    return _block(f"viewpoint {viewpoint.id}{title}", _viewpoint_fields(viewpoint))


def _viewpoint_fields(viewpoint: Viewpoint) -> Lines:
    yield from field("whose", viewpoint.whose)
    for key in ("believes", "rejects", "open"):
        yield from field(key, _listed(getattr(viewpoint, key)))
    for chance in viewpoint.chances:
        by = f" by {chance.by}" if chance.by else ""
        yield f"  probability: {chance.witness} {chance.probability}{by}"
    yield from field("otherwise", "" if viewpoint.otherwise is Otherwise.OPEN else str(viewpoint.otherwise))
    yield from field("known-at", _dated(viewpoint.known_at))
    yield from field("without", _listed(viewpoint.without_rules))
    yield from free("note", viewpoint.note)


def write_episode(episode: Episode) -> str:
    """Write an episode's block."""
    title = f" {quoted(episode.title)}" if episode.title else ""
    lines = [*field("steps", _listed(episode.steps)), *free("note", episode.note)]
    return _block(f"episode {episode.id}{title}", iter(lines))


def write_note(note: Note) -> str:
    """Write a note's block."""
    lines = [
        *field("about", _listed(note.about)),
        *field("by", note.by),
        *field("on", _dated(note.on)),
        *field("access", _access(note.access)),
    ]
    return _block(f"note {quoted(note.text)}", iter(lines))


def _block(head: str, fields: Lines) -> str:
    return "\n".join((head, *fields)) + "\n"


def readings_of(case: Case) -> dict[str, tuple[Claim, ...]]:
    """Return the rival readings of each claim that has any, by its id."""
    found: dict[str, tuple[Claim, ...]] = {}
    for claim in case.claims:
        if claim.reading_of:
            found[claim.reading_of] = (*found.get(claim.reading_of, ()), claim)
    return found
