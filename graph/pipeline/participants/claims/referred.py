"""Remove the court that somebody is referred to from the targets of the trial.

"أحالت النيابة ثلاثة موقوفين على المحكمة العسكرية" ("the prosecution referred three detainees to the military court"):
the court is found as tried. If one person is the only other participant, that one is the target: "سيحال الضابط على
محكمة عسكرية" ("the officer will be referred to a military court"). The words are data (``[referred]`` of
``<xx>/undergone.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

_COURTS: Final = frozenset({EntityType.GOVERNMENT_BODY, EntityType.PERSON, EntityType.ORGANIZATION})


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    referring: frozenset[str]
    to: frozenset[str]
    articles: frozenset[str]
    courts: frozenset[str]


def without_courts(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove courts behind "to" from the targets of trials, and make a single person there the target.

    "سيحال الضابط على محكمة عسكرية": the target of "سيحال" is "الضابط".
    """
    words = _words(language)
    spans = mentions_by_ref(doc)

    def referred(event: Event) -> Event:
        if event.type != EventType.TRIAL or doc[event.trigger].norm_ not in words.referring:
            return event
        courts = [ref for ref in event.refs(Role.TARGET) if ref in spans and _court(doc, spans[ref], event, words)]
        if not courts:
            return event
        told = event.without(courts, Role.TARGET)
        agents = told.refs(Role.AGENT)
        alone = len(agents) == 1 and not told.refs(Role.TARGET)
        people = [ref for ref in agents if ref in spans and spans[ref].label_ in PEOPLE]
        return told.moved(people, Role.AGENT, Role.TARGET) if alone else told

    return tuple(map(referred, events)) if words.referring else tuple(events)


def _court(doc: Doc, span: Span, event: Event, words: _Words) -> bool:
    """Whether a mention is a body or an official of a court behind the trigger and "to"."""
    at = span.start - 1
    while at > event.trigger and doc[at].norm_ in words.articles:
        at -= 1
    if at <= event.trigger or doc[at].norm_ not in words.to or span.label_ not in _COURTS:
        return False
    return span.label_ == EntityType.GOVERNMENT_BODY or any(token.norm_ in words.courts for token in span)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["referred"]
    referring = all_forms(VERB, data["verbs"], language) | all_forms(NOUN, data["nouns"], language)
    return _Words(referring, *(fold_all(data[key], language) for key in ("to", "articles", "courts")))
