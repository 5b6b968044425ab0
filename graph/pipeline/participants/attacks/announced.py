"""What an armed group announces by a noun it has done itself: "أعلنت الكتائب تفجير دبابة", "الحركة تعلن قصف القاعدة".

Of an army that is not sure: it announces as well what was done to it. Nor does a group attack what it calls its own.
The words are data (``<xx>/undergone.toml``, [announced]).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventClass, Role

_REACH: Final = 1
"""Words at the most between the verb, or its subject, and the noun: "أعلنت الكتائب أمس تفجير"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: frozenset[str]
    nouns: frozenset[str]


def announced(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events of violence by nobody that an armed group announces, with it as the agent."""
    words = _words(language)
    announcing = [event for event in events if doc[event.trigger].norm_ in words.verbs]
    if not announcing:
        return tuple(events)
    groups = [span for span in mentions(doc) if span.label_ == EntityType.ARMED_GROUP]
    by = {
        max(group.end, event.trigger + 1) + step: mention_ref(group.start)
        for event in announcing
        for group in groups
        if mention_ref(group.start) in event.refs(Role.AGENT) and event.trigger in (group.start - 1, group.end)
        for step in range(1 + _REACH)
    }

    def done(event: Event) -> Event:
        group = by.get(event.trigger, "")
        if not group or doc[event.trigger].norm_ not in words.nouns or not event.is_a(EventClass.VIOLENCE):
            return event
        if _own(doc, event.trigger + 1, language):
            return event.without({group}, Role.AGENT)
        return event if event.refs(Role.AGENT) else event.given(Role.AGENT, [group])

    return tuple(map(done, events))


def _own(doc: Doc, at: int, language: str) -> bool:
    """Whether what is struck is the group's: "أعلنت الحركة استهداف مقرها"."""
    return at < len(doc) and word_classes(language).pronominal(doc[at].norm_)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["announced"]
    return _Words(all_forms(VERB, data["verbs"], language), all_forms(NOUN, data["nouns"], language))
