"""Remove from each of two joined Arabic verbs the targets of the other one.

"برأت المحكمة الوزير وحكمت على نائبه" ("the court acquitted the minister and sentenced his deputy"): the minister is
found as sentenced, too. Only where both have targets of their own: the first before the joining word, the second behind
its verb, which may only carry the event: "شطبت الحركة من القائمة وفرضت عقوبات على المصرف" ("removed the movement from
the list and imposed sanctions on the bank"). The second clause ends at a mark, another clause or a third verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.refs import event_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import FINITE, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import Role

_CARRIED: Final = 3
"""Tokens at the most from a carrying verb to the trigger: "وفرضت عليها عقوبات"."""


class _Words(NamedTuple):
    joins: frozenset[str]
    light: frozenset[str]
    walls: Phrases


class _Joint(NamedTuple):
    """The start of the sentence, the second verb, the trigger of its event, and the end of its clause."""

    start: int
    verb: int
    told: int
    end: int


def with_own_objects(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from the events of two joined verbs with targets of their own those of each other.

    "برأت المحكمة الوزير وحكمت على نائبه": "حكمت" loses the target "الوزير".
    """
    found = list(events)
    if not verb_first(language):
        return tuple(found)  # "one strike hit a unit and destroyed a mortar" is a strike on both
    words = _words(language)
    places = {event.trigger: place for place, event in enumerate(found)}
    told_by_verbs = _told(event for event in events if _finite(doc, event.trigger))
    for joint in _joints(doc, set(places), words, language):
        told = _told([found[places[joint.told]]])
        second = [places[at] for at in range(joint.told, joint.end) if at in places and event_ref(at) in told]
        if not any(_behind(found[place], joint) for place in second):
            continue
        clause = range(joint.start, joint.verb)
        first = [places[at] for at in clause if at in places and event_ref(at) in told_by_verbs]
        for place in {*first, *second}:
            if not word_classes(language).pronominal(doc[found[place].trigger].norm_):  # "ومنعه من دخول البلاد"
                found[place] = _apart(found[place], joint, second=place in second)
    return tuple(found)


def _finite(doc: Doc, at: int) -> bool:
    """Whether a trigger may be a finite verb."""
    return bool(FINITE & tenses_at(doc, at))


def _told(events: Iterable[Event]) -> set[str]:
    """The references of events and of their themes: "وقضت بسجن"."""
    return {ref for event in events for ref in (event.ref, *event.refs(Role.THEME))}


def _joints(doc: Doc, triggers: set[int], words: _Words, language: str) -> Iterator[_Joint]:
    """The places where a second verb is joined to a clause."""
    for at, word in enumerate(norms(doc)):
        if word not in words.joins:
            continue
        verb, sentence = at + 1, sentence_at(doc, at)
        end = sentence.end
        if verb >= end or at == sentence.start:
            continue
        if verb in triggers and _finite(doc, verb):
            told = verb
        elif verb not in triggers and doc[verb].norm_ in words.light:
            told = next((at for at in range(verb + 1, min(end, verb + 1 + _CARRIED)) if at in triggers), -1)
        else:
            continue
        if told >= 0 and not word_classes(language).pronominal(doc[told].norm_):  # "وإحالتهم إلى المحكمة"
            yield _Joint(sentence.start, verb, told, _end(doc, told, end, triggers, words))


def _end(doc: Doc, told: int, end: int, triggers: set[int], words: _Words) -> int:
    """The end of the clause of a second verb."""
    for at in range(told + 1, end):
        third = doc[at].norm_ in words.joins and at + 1 in triggers
        if doc[at].is_punct or third or words.walls.stand(doc, at):
            return at
    return end


def _behind(event: Event, joint: _Joint) -> set[str]:
    """The targets of an event in the second clause."""
    return {ref for ref in event.refs(Role.TARGET) if of_mention(ref) and joint.verb < token_of(ref) < joint.end}


def _before(event: Event, joint: _Joint) -> set[str]:
    """The targets of an event that stand before the second verb."""
    return {ref for ref in event.refs(Role.TARGET) if of_mention(ref) and joint.start <= token_of(ref) < joint.verb}


def _apart(event: Event, joint: _Joint, *, second: bool) -> Event:
    """Remove from an event of one of the verbs the targets of the other clause."""
    if second:
        return event.without(_before(event, joint), Role.TARGET)
    return event.without(_behind(event, joint), Role.TARGET) if _before(event, joint) else event


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    clauses = table(language, "clauses")
    light = (verb for row in clauses["light"] for verb in row["verbs"])
    opening = ("relatives", "adverbials", "contrasts", "complementizers", "complementizers_with_pronoun")
    walls = Phrases.of(language, (word for key in opening for word in clauses[key]))
    return _Words(clause_words(language, "coordinators"), all_forms(VERB, light, language), walls)
