"""Whom something befalls by the verb before its noun: "تعرضت دورية لإطلاق نار" tells of fire on the patrol.

Who stands between the two suffers it. Where nobody does, somebody named before does, whom the verb agrees with: of
"ذهبوا لاعتقال سالم حداد وتعرضوا لهجوم" it is not Haddad. And a verb of violence before nothing but where it was is a
passive: "نجل القائد قتل في كمين". The words are data (light verbs of ``<xx>/clauses.toml``, ``[befallen]`` of
``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.clauses.agreement import FEMININE, MASCULINE, SEVERAL, numbers
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.words.inflection import VERB, inflector
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, PARTIES, PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

_NEAR: Final = 8
"""Tokens at the most from the verb to the noun: "تعرضت دورية أمنية مساء أمس لإطلاق"."""
_DONE: Final = (
    EventType.KILLING,
    EventType.ASSASSINATION,
    EventType.ARREST,
    EventType.ABDUCTION,
)
_THIRD: Final = frozenset({MASCULINE, FEMININE, SEVERAL})
"""Of the first person "ألقى" is spelt like "he threw"."""
_OBJECT: Final = 12
"""Tokens behind a verb of violence in which its object may stand."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words of a language; the file explains them. The verbs each have the numbers that they agree with."""

    verbs: Mapping[str, frozenset[str]]
    to: frozenset[str]
    where: frozenset[str]


def befallen(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events with whom they befall as their target and not as their agent."""
    words = _words(language)
    if not words.verbs:
        return tuple(events)
    triggers = {event.trigger for event in events}
    return tuple(_passive(doc, _befallen(doc, event, triggers, words), words) for event in events)


def _befallen(doc: Doc, event: Event, triggers: set[int], words: _Words) -> Event:
    trigger, start = event.trigger, doc[event.trigger].sent.start
    if trigger - 1 <= start or doc[trigger - 1].norm_ not in words.to:
        return event
    for at in range(trigger - 2, max(start, trigger - _NEAR) - 1, -1):
        if doc[at].norm_ in words.verbs:
            break
        if doc[at].is_punct or at in triggers:
            return event
    else:
        return event
    between = [span for span in mentions_within(doc[at + 1 : trigger - 1]) if span.label_ in ACTORS]
    if between:
        ref = mention_ref(between[0].start)
        return event.without({ref}, Role.AGENT).given(Role.TARGET, [ref]) if between[0].start == at + 1 else event
    spans, number = mentions_by_ref(doc), words.verbs[doc[at].norm_]
    named = [spans[ref] for ref in event.refs(*PARTIES) if ref in spans and spans[ref].end <= at]
    if number == {SEVERAL}:  # nor is one man meant by a plural
        one = [span for span in named if span.label_ == EntityType.PERSON]
        if len(one) < len(named):
            event = event.without({mention_ref(span.start) for span in one}, *PARTIES)
    fitting = {mention_ref(span.start) for span in named if number & numbers(span, language=doc.lang_)}
    agents = fitting & event.refs(Role.AGENT)
    return event.moved(agents, Role.AGENT, Role.TARGET)


def _passive(doc: Doc, event: Event, words: _Words) -> Event:
    """Who is told to have been killed or held, with no object behind the verb, as whom that was done to."""
    at = event.trigger
    if not event.is_a(*_DONE) or at + 1 >= doc[at].sent.end or doc[at + 1].norm_ not in words.where:
        return event
    tags = [one.tag for one in lexicon_of(doc).find(doc[at].norm_) if one.tag.kind == VERB]
    if not tags or any(tag.passive is False or tag.pronoun for tag in tags):
        return event
    behind, counts = doc[at + 1 : min(at + 1 + _OBJECT, doc[at].sent.end)], word_classes(doc.lang_).numbers
    if any(token_of(ref) > at for ref in event.refs(Role.TARGET)):
        return event
    if any(token.norm_ in counts or token.like_num for token in behind):
        return event
    spans = mentions_by_ref(doc)
    agents = {
        ref
        for ref in event.refs(Role.AGENT)
        if of_mention(ref) and ref in spans and token_of(ref) < at and spans[ref].label_ in PEOPLE
    }
    return event.moved(agents, Role.AGENT, Role.TARGET)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    verbs: dict[str, set[str]] = {}
    forms = inflector(language).forms
    if table(language, "clauses")["order"] == "VSO":
        for row in table(language, "clauses")["light"]:
            for verb in row["verbs"] if row["control"] == "target" else ():
                for form, tag in forms(VERB, verb):
                    if not tag.pronoun and tag.agrees in _THIRD:
                        verbs.setdefault(form, set()).add(tag.agrees)
    to, where = (words_of(language, "undergone", "befallen", key) for key in ("to", "where"))
    return _Words({form: frozenset(numbers) for form, numbers in verbs.items()}, to, where)
