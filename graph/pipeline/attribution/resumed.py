"""Tell whether a sentence without a speaker goes on with the last one: "وأضاف أن", "He urged Paris to".

An Arabic verb that begins a sentence and has no subject behind it goes on with the last speaker if it agrees with him:
"واتهم إسرائيل بخرق الاتفاق" ("and he accused Israel of breaking the deal"). In English a pronoun says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.attribution.sources import Source
from khabar.graph.pipeline.clauses.agreement import agreeing, numbers
from khabar.graph.pipeline.clauses.units import (
    CLOSE,
    COMMA,
    CONTRAST,
    COORDINATOR,
    EVENT,
    MENTION,
    OPEN,
    PARTICLE,
    WORD,
    Unit,
)
from khabar.graph.pipeline.doc import TIME, Argument, Event
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.kinds import PEOPLE, SPEECH
from khabar.ontology.terms import EntityType, EventType, Role

_NO_SUBJECT: Final = frozenset({COORDINATOR, PARTICLE, CONTRAST, OPEN})
"""Units that may stand before a verb whose subject is in the sentence before."""

_SPOKEN: Final = SPEECH - {EventType.STATEMENT}
"""Events of which the last speaker may be the agent; of mere statements he is the source."""


@dataclass(frozen=True, slots=True)
class Pronouns:
    """The subject pronouns of the last speaker, folded: those of a person and those of a body."""

    persons: frozenset[str]
    bodies: frozenset[str]


def resumes(unit: Unit, units: Sequence[Unit], last: Source, labels: Mapping[str, str], pronouns: Pronouns) -> bool:
    """Whether a verb has the last speaker for its subject: "وأضاف أن", "He added"; nobody is named before it."""
    if not unit.verbal:
        return False
    before = list(units[: unit.index])
    if all(other.kind in _NO_SUBJECT for other in before):
        return unit.label == EventType.STATEMENT
    return bool(last) and _by_pronoun(unit, units, last, labels, pronouns)


def with_last_speaker(
    doc: Doc,
    units: Sequence[Unit],
    events: Mapping[int, Event],
    last: Source,
    labels: Mapping[str, str],
    pronouns: Pronouns,
    *,
    language: str,
) -> dict[int, Event]:
    """The events of a sentence, the first with the last speaker as its agent if the sentence goes on with his words.

    Args:
        doc, units: the sentence, cut.
        events: its events by trigger.
        last: who spoke in the sentence before.
        labels: types of mentions, by reference.
        pronouns: those that may stand for the last speaker.
        language: of the data.
    """
    found = dict(events)
    first = next((unit for unit in units if unit.kind == EVENT), None)
    speakers = last.levels[0] if last else ()
    if first is None or len(speakers) != 1 or not first.verbal:
        return found
    event = found[first.start]
    taken = any(argument.role == Role.AGENT or argument.ref == speakers[0] for argument in event.arguments)
    if taken or event.type not in _SPOKEN:
        return found
    if _goes_on(doc, first, units, speakers[0], language) or _by_pronoun(first, units, last, labels, pronouns):
        found[first.start] = replace(event, arguments=(Argument(Role.AGENT, speakers[0]), *event.arguments))
    return found


def _goes_on(doc: Doc, verb: Unit, units: Sequence[Unit], speaker: str, language: str) -> bool:
    """Whether a verb begins a sentence, agrees with the last speaker, and has no subject behind it."""
    if not all(other.kind in _NO_SUBJECT for other in units[: verb.index]):
        return False
    behind = units[verb.index + 1] if verb.index + 1 < len(units) else None
    if behind is None or behind.kind == WORD:
        return False
    span = next((span for span in doc.ents if mention_ref(span.start) == speaker), None)
    return span is not None and not numbers(span, language=language).isdisjoint(
        agreeing(doc, verb.start, language=language)
    )


def _by_pronoun(verb: Unit, units: Sequence[Unit], last: Source, labels: Mapping[str, str], pronouns: Pronouns) -> bool:
    """Whether a pronoun that fits the last speaker is the subject of a verb, with nobody named before it."""
    before = list(units[: verb.index])
    while before and before[-1].kind == PARTICLE:
        before.pop()
    if not before or before[-1].norm not in pronouns.persons | pronouns.bodies:
        return False
    types = {labels.get(ref) for ref in last.levels[0]}
    fitting = types <= {EntityType.PERSON} if before[-1].norm in pronouns.persons else not types & PEOPLE
    _, unquoted = passages(before)
    return fitting and (
        _trails(before, units[verb.index + 1 :]) or all(unit.kind != MENTION or unit.label == TIME for unit in unquoted)
    )


def _trails(before: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Whether a pronoun and its verb end a sentence behind a comma: "Soldiers freed the hostages, he said"."""
    behind = any(unit.kind in (MENTION, EVENT) and unit.label != TIME for unit in after)
    return len(before) > 1 and before[-2].kind == COMMA and not behind


def passages(units: Sequence[Unit]) -> tuple[list[list[Unit]], list[Unit]]:
    """The passages in closed quotes, and the units outside of all quotes."""
    closed: list[list[Unit]] = []
    outside: list[Unit] = []
    inside: list[Unit] | None = None
    for unit in units:
        if unit.kind == OPEN:
            inside = []
        elif unit.kind == CLOSE:
            if inside is not None:
                closed.append(inside)
            inside = None
        else:
            (outside if inside is None else inside).append(unit)
    return closed, outside
