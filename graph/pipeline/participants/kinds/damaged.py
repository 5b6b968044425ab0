"""Make a killing whose targets are all things an attack on them.

"أصيبت السفينة بصاروخين" ("the ship was hit by two missiles"): the verb also means "was wounded", and is found as a
killing with a count. Of ten such events that annotators had marked, with things alone as targets, none is a killing.
The words are data (``<xx>/wounded.toml``, [damaged]); languages that have others for people have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.ontology.terms import EntityType, EventType, Role


def damaged(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make killings with sites alone as targets attacks without counts, where their word may mean "hit".

    "أصيبت السفينة": "أصيبت" becomes an attack.
    """
    words = _words(language)
    if not any(event.type == EventType.KILLING and doc[event.trigger].norm_ in words for event in events):
        return tuple(events)
    things = {mention_ref(span.start) for span in mentions(doc) if span.label_ == EntityType.SITE}

    def hit(event: Event) -> bool:
        targets = event.refs(Role.TARGET)
        return (
            event.type == EventType.KILLING
            and doc[event.trigger].norm_ in words
            and bool(targets)
            and targets <= things
        )

    return tuple(replace(event.with_type(EventType.ATTACK), counts=()) if hit(event) else event for event in events)


@lru_cache(maxsize=4)
def _words(language: str) -> frozenset[str]:
    data = table(language, "wounded")["damaged"]
    return all_forms(VERB, data["verbs"], language) | all_forms(NOUN, data["nouns"], language)
