"""Attacks made with words: "هاجم النائب الحزب في مؤتمر صحفي", "attacked the party in a speech" are condemnations.

Who speaks is a person, and where he speaks stands behind the verb; the words are data (``<xx>/verbal.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event, mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.ontology.terms import EntityType, EventType, Role

_BEHIND: Final = 12
"""Tokens between the verb and where somebody speaks."""


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[Phrases, Phrases]:
    """The verbs and the occasions of a language."""
    data = table(language, "verbal")
    verbs, occasions = Phrases(language), Phrases(language)
    verbs.add(data["attacking"], True)
    occasions.add(data["occasions"], True)
    return verbs, occasions


def verbal(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, an attack by a person on an occasion for speaking as the condemnation that it is."""
    persons = {mention_ref(span.start) for span in doc.ents if span.label_ == EntityType.PERSON}
    media = {mention_ref(span.start) for span in doc.ents if span.label_ == EntityType.MEDIA}
    return tuple(
        replace(
            event.without(media, Role.TARGET) if event.refs(Role.TARGET) - media else event, type=EventType.CONDEMNATION
        )
        if event.type == EventType.ATTACK and event.refs(Role.AGENT) & persons and _spoken(doc, event.trigger, language)
        else event
        for event in events
    )


def _spoken(doc: Doc, trigger: int, language: str) -> bool:
    verbs, occasions = _words(language)
    end = min(doc[trigger].sent.end, trigger + 1 + _BEHIND)
    return verbs.stand(doc, trigger) and any(occasions.stand(doc, at) for at in range(trigger + 1, end))
