"""Make whoever a light verb of undergoing is about the target of the event noun behind it, instead of its agent.

"تعرضت دورية لإطلاق نار" ("a patrol came under fire"): the patrol becomes the target of the fire. An actor right behind
the light verb is taken; without one, the agents before it that agree with it in number and gender are, so that in
"ذهبوا لاعتقال سالم حداد وتعرضوا لهجوم" ("they went to arrest Salim Haddad and came under attack") Haddad is not.

A verb of killing or holding with a place and no object behind it is read as a passive: "نجل القائد قتل في كمين" ("the
commander's son was killed in an ambush"). The words are data (the light verbs of ``<xx>/clauses.toml``, ``[befallen]``
of ``<xx>/undergone.toml``); languages whose verb does not come first are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.clauses.agreement import FEMININE, MASCULINE, SEVERAL, numbers
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.inflection import VERB, inflector
from khabar.graph.pipeline.words.ofdoc import sentence_at
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
"""Third person; forms of the first are left out, as some are spelt like others: "ألقى", "I meet" or "he threw"."""
_OBJECT: Final = 12
"""Tokens behind a verb of violence in which a number may be its object: "قتل في الهجوم عشرة"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them. The verbs each have the numbers that they agree with."""

    verbs: Mapping[str, frozenset[str]]
    to: frozenset[str]
    where: frozenset[str]


def befallen(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give events behind a light verb, and passives of killing and holding, those who undergo them as targets.

    "تعرضت دورية لإطلاق نار": "دورية" becomes the target of "إطلاق".
    """
    words = _words(language)
    if not words.verbs:
        return tuple(events)
    triggers = {event.trigger for event in events}
    return tuple(_passive(doc, _befallen(doc, event, triggers, words), words) for event in events)


def _befallen(doc: Doc, event: Event, triggers: set[int], words: _Words) -> Event:
    """Move to the targets of an event noun whoever the light verb before it is about; see the module."""
    trigger, start = event.trigger, sentence_at(doc, event.trigger).start
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
    """Move the people before a verb of killing or holding from agent to target, where no object stands behind it."""
    at = event.trigger
    if not event.is_a(*_DONE) or at + 1 >= sentence_at(doc, at).end or doc[at + 1].norm_ not in words.where:
        return event
    tags = [one.tag for one in lexicon_of(doc).find(doc[at].norm_) if one.tag.kind == VERB]
    if not tags or any(tag.passive is False or tag.pronoun for tag in tags):
        return event
    behind, counts = doc[at + 1 : min(at + 1 + _OBJECT, sentence_at(doc, at).end)], word_classes(doc.lang_).numbers
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
    if verb_first(language):
        for row in table(language, "clauses")["light"]:
            for verb in row["verbs"] if row["control"] == "target" else ():
                for form, tag in forms(VERB, verb):
                    if not tag.pronoun and tag.agrees in _THIRD:
                        verbs.setdefault(form, set()).add(tag.agrees)
    to, where = (words_of(language, "undergone", "befallen", key) for key in ("to", "where"))
    return _Words({form: frozenset(numbers) for form, numbers in verbs.items()}, to, where)
