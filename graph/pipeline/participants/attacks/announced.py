"""Make whoever announces an attack by a noun its agent, where nobody else is.

"أعلنت الكتائب تفجير دبابة" ("the brigades announced the bombing of a tank"): the bombing gets the agent "الكتائب".
States and armies become agents only of what is shot down, "أعلنت بولندا إسقاط مسيرات روسية" ("Poland announced the
downing of Russian drones"), since an army announces what was done to it as well. Where what is struck is the
announcer's own, the announcer is no agent.

The words are data (``<xx>/undergone.toml``, [announced]).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventClass, Role

_ARMED: Final = frozenset({EntityType.ARMED_GROUP, EntityType.SECURITY_FORCE, EntityType.STATE})
_REACH: Final = 1
"""Tokens at the most between the verb, or its subject, and the noun: "أعلنت الكتائب أمس تفجير"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    downing: frozenset[str]


def announced(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give violence without an agent the armed group that announces it, or the army or state that says it shot it down.

    "أعلنت الكتائب تفجير دبابة": "تفجير" ("bombing") gets the agent "الكتائب".
    """
    words = _words(language)
    announcing = [event for event in events if doc[event.trigger].norm_ in words.verbs]
    if not announcing:
        return tuple(events)
    actors = [span for span in mentions(doc) if span.label_ in _ARMED]
    starting, ending = {span.start: span for span in actors}, {span.end: span for span in actors}
    by = {
        max(actor.end, event.trigger + 1) + step: actor
        for event in announcing
        for actor in (ending.get(event.trigger), starting.get(event.trigger + 1))
        if actor is not None and mention_ref(actor.start) in event.refs(Role.AGENT)
        for step in range(1 + _REACH)
    }

    def done(event: Event) -> Event:
        actor, norm = by.get(event.trigger), doc[event.trigger].norm_
        if actor is None or not event.is_a(EventClass.VIOLENCE):
            return event
        if norm not in (words.nouns if actor.label_ == EntityType.ARMED_GROUP else words.downing):
            return event
        ref = mention_ref(actor.start)
        if _own(doc, event.trigger + 1, language) or _of_one_state(doc, actor, event, language):
            return event.without({ref}, Role.AGENT)
        return event if event.refs(Role.AGENT) else event.given(Role.AGENT, [ref])

    return tuple(map(done, events))


def _of_one_state(doc: Doc, actor: Span, event: Event, language: str) -> bool:
    """Whether a state is named in what is struck and in the announcer: "أكد الجيش الأميركي إسقاط مسيرة أميركية"."""
    spans = mentions_by_ref(doc)
    struck = [spans[ref] for ref in event.refs(Role.TARGET) if ref in spans]
    of = {state for span in struck for state in _states(span, language)}
    return not of.isdisjoint(_states(actor, language))


def _states(span: Span, language: str) -> set[str]:
    catalog = Catalog.load()
    return {span.id_, *(state for token in span if (state := catalog.nationality(token.text, language)))} - {""}


def _own(doc: Doc, at: int, language: str) -> bool:
    """Whether what is struck has a pronoun for the announcer: "أعلنت الحركة استهداف مقرها" ("its seat")."""
    return at < len(doc) and word_classes(language).pronominal(doc[at].norm_)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["announced"]
    nouns, downing = (all_forms(NOUN, data[key], language) for key in ("nouns", "downing"))
    return _Words(all_forms(VERB, data["verbs"], language), nouns | downing, downing)
