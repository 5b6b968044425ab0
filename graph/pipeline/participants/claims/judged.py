"""Remove those who praise, condemn or justify an act from its agents.

In "بعد إشادتهما بالهجوم الذي استهدف حافلة" ("after both had praised the attack that targeted a bus") the two are agents
neither of "الهجوم" ("the attack") nor of "استهدف" ("targeted"). So it is with sanctions, arrests and trials: "ورحبت
إسرائيل بالعقوبات" ("Israel welcomed the sanctions"). An act with a pronoun is left alone, since it belongs to somebody
before: "تمجيد عملياته" ("glorifying his operations").

The words are data (``[judged]`` of ``<xx>/hosts.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.participants.pronouns.objects import suffixed
from khabar.graph.pipeline.refs import ahead
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EventClass, EventType, Role

_FARTHEST: Final = 3
"""Tokens at the most from the judging word to the act, and on to a relative pronoun: "بالعملية الإرهابية الأخيرة التي".
"""
_SUBJECT: Final = 4
"""Tokens at the most of a subject between the judging word and the act: "ورحب الجيش الوطني الليبي بالقصف"."""
_ACTS: Final = (EventClass.VIOLENCE, EventType.SANCTION, EventType.DESIGNATION, EventType.ARREST, EventType.TRIAL)


class _Words(NamedTuple):
    """Folded forms of the words, what may stand between them and the act, and relative pronouns."""

    judging: frozenset[str]
    between: frozenset[str]
    relatives: frozenset[str]


def without_judges(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from judged acts the agents who stand before them.

    "ورحبت إسرائيل بالعقوبات": "العقوبات" ("the sanctions") loses the agent "إسرائيل".
    """
    words = _words(language)
    found = {event.trigger: event for event in events}
    acts = any(event.is_a(*_ACTS) for event in events)
    judged = frozenset(_judged(doc, found, words, language)) if words.judging and acts else frozenset()
    return tuple(_without_agents_before(event) if event.trigger in judged else event for event in events)


def _without_agents_before(event: Event) -> Event:
    before = ahead(event.refs(Role.AGENT), event.trigger)
    return event.without(before, Role.AGENT)


def _judged(doc: Doc, found: Mapping[int, Event], words: _Words, language: str) -> Iterator[int]:
    """The triggers of the acts behind a judging word, and of violence told in the relative clause behind an act."""
    for word in doc:
        if word.norm_ not in words.judging:
            continue
        act = _act_behind(doc, word.i, words.between)
        if act not in found or not found[act].is_a(*_ACTS):
            continue
        if suffixed(doc, act, language=language):
            continue
        yield act
        for at in range(act + 1, min(sentence_of(word).end - 1, act + 1 + _FARTHEST)):
            if doc[at].norm_ in words.relatives:
                if at + 1 in found and found[at + 1].is_a(EventClass.VIOLENCE):
                    yield at + 1
                break
            if doc[at].is_punct or doc[at].ent_type_:
                break


def _act_behind(doc: Doc, word: int, between: frozenset[str]) -> int:
    """The position of the act behind a judging word, beyond its subject and the words that may stand between."""
    at = word + 1
    while at + 1 < len(doc) and doc[at].ent_type_ and at - word <= _SUBJECT:
        at += 1
    behind = at
    while at < min(sentence_at(doc, word).end, behind + _FARTHEST - 1) and doc[at].norm_ in between:
        at += 1
    return at


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "hosts")["judged"]
    judging = all_forms(VERB, data["verbs"], language) | all_forms(NOUN, data["nouns"], language)
    relatives = clause_words(language, "relatives")
    return _Words(judging, fold_all(data["between"], language), relatives)
