"""Remove from a killing the agents that stand before people who "were killed" in a clause of their own.

"شيعت طهران قادة قتلوا في الغارات" ("Tehran held a funeral for commanders who were killed in the raids"): Tehran is
found as the killer. The verb is plural, right behind those killed and what describes them, and has no object but a
place or a cause. The words are data (``<xx>/undergone.toml``, [fallen]).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.clauses.agreement import SEVERAL, agreeing
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.ontology.terms import EntityType, EventClass, Role

_REACH: Final = 6
"""Tokens at the most from those killed to the verb: "قادة في الحرس الثوري قتلوا"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: frozenset[str]
    behind: frozenset[str]


def without_buriers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove agents before people who "were killed" from that killing.

    "شيعت طهران قادة قتلوا في الغارات": "قتلوا" loses the agent "طهران".
    """
    words = _words(language)
    if not any(doc[event.trigger].norm_ in words.verbs for event in events):
        return tuple(events)
    spans = mentions_by_ref(doc)
    return tuple(_without(doc, event, spans, words, language) for event in events)


def _without(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Words, language: str) -> Event:
    """Settle one killing in the plural with a place or a cause behind it."""
    at = event.trigger
    if not event.is_a(EventClass.VIOLENCE) or doc[at].norm_ not in words.verbs or at + 1 >= len(doc):
        return event
    if doc[at + 1].norm_ not in words.behind or agreeing(doc, at, language=language) != {SEVERAL}:
        return event
    killed = [spans[ref] for ref in event.refs(Role.TARGET) if ref in spans and 0 <= at - spans[ref].end <= _REACH]
    several = [span for span in killed if span.label_ == EntityType.PERSON_GROUP]
    if not several or any(token.is_punct for token in doc[several[0].end : at]):
        return event
    before = {
        ref
        for ref in event.refs(Role.AGENT)
        if ref in spans and spans[ref].end <= several[0].start and spans[ref].label_ != EntityType.PERSON_GROUP
    }
    return event.without(before, Role.AGENT)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    verbs = all_forms(VERB, table(language, "undergone")["fallen"]["verbs"], language)
    return _Words(verbs, words_of(language, "undergone", "fallen", "behind"))
