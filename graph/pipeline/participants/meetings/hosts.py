"""Remove hosts from the agents of talks and agreements, and those who break an agreement from its sides.

"Qatar hosted talks between the Taliban and the United States": Qatar is found as an agent of the talks, and removed.
Annotators have the host as the agent of the hosting alone, as they have mediators (see `stances`). A person who hosts a
meal takes part in it. "Violations of the truce by the army": the army leaves the agents of the truce. The words are
data (``<xx>/hosts.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions, mentions_by_start
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EntityType, EventType, Role

_HOSTED: Final = 5
"""Tokens at the most from hosting to what is hosted: "hosted a new round of indirect talks"."""
_BETWEEN: Final = 2
"""Tokens at the most from a verb to "by", and from a word for breaking to the agreement."""
_BROKEN: Final = 12
"""Tokens at the most from an agreement to "by" before whoever breaks it."""
_TYPES: Final = frozenset({EventType.MEETING, EventType.AGREEMENT})


class _Words(NamedTuple):
    """The folded words of a language."""

    hosting: frozenset[str]
    with_: frozenset[str]
    by: frozenset[str]
    joins: frozenset[str]
    breaches: frozenset[str]
    of: frozenset[str]
    between: frozenset[str]


def without_hosts(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove hosts from the agents of meetings and agreements, and those who break an agreement from its sides.

    A host that only stands before the hosting stays where nobody else takes part.
    """
    words = _words(language)
    if not words.hosting or not any(event.type in _TYPES for event in events):
        return tuple(events)
    found = {event.trigger: event for event in events}
    persons = {mention_ref(span.start) for span in mentions(doc) if span.label_ == EntityType.PERSON}
    for verb, meeting, hosts in _hosted(doc, found, words):
        if meeting + 1 == len(doc) or doc[meeting + 1].norm_ not in words.between:
            hosts -= persons  # who gives a lunch takes part in it
        sides = found[meeting].refs(Role.AGENT) | hosts
        for at in range(sentence_at(doc, verb).start, sentence_at(doc, verb).end):
            event = found.get(at)
            if event is None or event.type not in _TYPES or not event.refs(Role.AGENT) <= sides:
                continue
            found[at] = _without(
                event, event.refs(Role.AGENT) - hosts if at == verb else hosts, alone=at == meeting < verb
            )
    for at, event in found.items():
        if event.type == EventType.AGREEMENT and (breakers := _breakers(doc, event, found.keys(), words)):
            found[at] = _without(event, breakers, alone=True)
    return tuple(found.values())


def _hosted(doc: Doc, events: Mapping[int, Event], words: _Words) -> Iterator[tuple[int, int, frozenset[str]]]:
    """The positions of each verb of hosting and of the trigger of what is hosted, and the references of the hosts."""
    spans = mentions_by_start(doc)
    for token in doc:
        if token.norm_ not in words.hosting:
            continue
        sentence = sentence_of(token)
        by = next(
            (
                at
                for at in range(token.i + 1, token.i + 1 + _BETWEEN)
                if at < sentence.end and doc[at].norm_ in words.by
            ),
            -1,
        )
        if by >= 0:
            meetings = [
                at for at in range(token.i - 1, sentence.start - 1, -1) if at in events and events[at].type in _TYPES
            ]
            if meetings:
                yield token.i, meetings[0], frozenset(_joined(doc, by + 1, spans, words))
            continue
        following = range(token.i + 1, min(token.i + 2 + _HOSTED, sentence.end))
        meeting = next((at for at in following if doc[at].ent_type_ or at in events), -1)
        if meeting not in events or events[meeting].type not in _TYPES:
            continue
        if meeting + 1 < len(doc) and doc[meeting + 1].norm_ in words.with_:
            continue
        before = {mention_ref(at) for at in range(sentence.start, token.i) if at in spans}
        agents = events[meeting].refs(Role.AGENT) | (
            events[token.i].refs(Role.AGENT) if token.i in events else frozenset()
        )
        yield token.i, meeting, frozenset(before & agents)


def _joined(doc: Doc, at: int, spans: Mapping[int, Span], words: _Words) -> Iterator[str]:
    """The references of the mentions from a position on with nothing but articles and conjunctions between them."""
    while at < len(doc) and (at in spans or doc[at].norm_ in words.joins):
        if at in spans:
            yield mention_ref(at)
            at = spans[at].end
        else:
            at += 1


def _breakers(doc: Doc, event: Event, triggers: Set[int], words: _Words) -> frozenset[str]:
    """The agents behind "by" of an agreement that is said to be broken, rejected or watched."""
    sentence = sentence_at(doc, event.trigger)
    at, others = event.trigger - 1, 0
    while at > sentence.start and others <= _BETWEEN and doc[at].norm_ not in words.breaches and at not in triggers:
        others += doc[at].norm_ not in words.of
        at -= 1
    if others > _BETWEEN or doc[at].norm_ not in words.breaches or doc[at + 1].norm_ not in words.of:
        return frozenset()
    spans = mentions_by_start(doc)
    behind = range(event.trigger + 1, min(event.trigger + 1 + _BROKEN, sentence.end))
    by = next((at for at in behind if doc[at].norm_ in words.by or at in triggers), -1)
    if by in triggers:  # "breaking the truce signed by Israel"
        return frozenset()
    return frozenset(_joined(doc, by + 1, spans, words)) & event.refs(Role.AGENT) if by >= 0 else frozenset()


def _without(event: Event, unwanted: Set[str], *, alone: bool = False) -> Event:
    """Remove some agents from an event, if others are left or none need be (`alone`)."""
    agents = event.refs(Role.AGENT)
    if not agents & unwanted or (agents <= unwanted and not alone):
        return event
    return event.without(unwanted, Role.AGENT)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "hosts")
    hosting = all_forms(VERB, data["hosting"], language)
    others = ("with", "by", "joins", "breaches", "of", "between")
    return _Words(hosting, *(fold_all(data[key], language) for key in others))
