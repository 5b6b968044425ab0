"""Who is accused stands before what he is accused of: "اتهم الوزير رئيس البلدية بالكذب على السكان".

Those who are lied to are accused of nothing.

The preposition and the words that go with it otherwise are data (``<xx>/undergone.toml``, [charged]).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event, mention_ref
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.words.inflection import VERB
from khabar.ontology.terms import EntityClass, EntityType, EventType, Role
from khabar.ontology.vocabulary import subtypes

_ACTORS: Final = frozenset(subtypes(EntityClass.ACTOR))


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words of a language; the file explains them."""

    of: frozenset[str]
    otherwise: frozenset[str]
    suspecting: frozenset[str]
    suspected_of: frozenset[str]
    that: frozenset[str]
    ends: frozenset[str]


def charged(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, an accusation said by a verb with nobody as its target who stands in what somebody is accused of."""
    words = _words(language)
    if not words.of:
        return tuple(events)
    return tuple(
        _charged(doc, _suspected(doc, event, words), words)
        if event.type == EventType.ACCUSATION and _verb(doc, event, language)
        else event
        for event in events
    )


def _verb(doc: Doc, event: Event, language: str) -> bool:
    return VERB in lexicon(language).kinds(doc[event.trigger].norm_)


def _suspected(doc: Doc, event: Event, words: _Words) -> Event:
    """The event with who stands right before "who is suspected of" as the only one: "قتل انتحاري يشتبه بانتمائه ل"."""
    at = event.trigger
    if doc[at].norm_ not in words.suspecting or at + 2 >= len(doc) or doc[at + 1].norm_ not in words.suspected_of:
        return event
    suspect = next((span for span in doc.ents if span.end == at and span.label_ in _ACTORS), None)
    if suspect is None or doc[at + 2].norm_ in words.that:
        return event
    ref = mention_ref(suspect.start)
    others = event.refs(Role.TARGET) - {ref}
    found = event.without({ref}, Role.AGENT).without(others, Role.TARGET)
    if ref in found.refs(Role.TARGET):
        return found
    return replace(found, arguments=(*found.arguments, Argument(Role.TARGET, ref)))


def _charged(doc: Doc, event: Event, words: _Words) -> Event:
    charge = _charge(doc, event.trigger, words)
    before = [span for span in doc.ents if event.trigger < span.start < charge and span.label_ in _ACTORS]
    if not before:
        return event
    behind = frozenset(
        mention_ref(span.start) for span in doc[charge : doc[charge].sent.end].ents if span.label_ in _ACTORS
    )
    accused = _accused(event, before)
    if accused is None:
        return event.without(behind, Role.TARGET)
    return replace(
        event,
        arguments=(
            *event.without({*behind, *event.refs(Role.TARGET)}, Role.TARGET).without({accused}).arguments,
            Argument(Role.TARGET, accused),
        ),
    )


def _charge(doc: Doc, trigger: int, words: _Words) -> int:
    """Where it begins what somebody is accused of: at the preposition; -1 where none is plain."""
    sentence = doc[trigger].sent
    for at in range(trigger + 1, sentence.end - 1):
        token = doc[at]
        if token.norm_ in words.ends:
            return -1
        if token.norm_ in words.of and not token.ent_type_:
            behind = doc[at + 1]
            if behind.is_alpha and not behind.ent_type_ and behind.norm_ not in words.otherwise:
                return at
    return -1


def _accused(event: Event, before: Sequence[Span]) -> str | None:
    """The one who must be the accused one of those who stand right behind each other, where the event has it otherwise.

    Without "and" two do not accuse together, "اتهم النواب الحكومة ب", and of three the second is the first one's:
    "اتهم محامو الضحايا الشرطة ب".
    """
    refs = [mention_ref(span.start) for span in before]
    agents, targets = event.refs(Role.AGENT), event.refs(Role.TARGET)
    for at, (first, last) in enumerate(pairwise(before)):
        if last.start != first.end or {first.label_, last.label_} == {EntityType.PERSON}:
            continue
        who, whom = refs[at : at + 2]
        if targets.isdisjoint(refs) and {who, whom} <= agents:
            return whom
        third = before[at + 2] if at + 2 < len(before) else None
        if third is None or third.start != last.end or refs[at + 2] in agents | targets:
            continue
        if who in agents and targets.intersection(refs) == {whom}:
            return refs[at + 2]
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["charged"]
    ends = table(language, "clauses")["relatives"]
    keys = ("of", "otherwise", "suspecting", "suspected_of", "that")
    return _Words(*(fold_all(words, language) for words in (*(data[key] for key in keys), ends)))
