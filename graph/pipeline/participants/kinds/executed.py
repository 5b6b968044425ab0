"""Executions by those who hold no court are killings: "إعدام حركة الشباب ثلاثة رجال"; by a state they are sentences.

The words are data (``[executed]`` of ``<xx>/unarmed.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, all_forms
from khabar.ontology.terms import EntityType, EventType, Role

_UNLAWFUL: Final = frozenset({EntityType.ARMED_GROUP, EntityType.PERSON_GROUP, EntityType.PERSON})


def executed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, executions by armed groups and gunmen as killings."""
    words = _words(language)

    def killing(event: Event) -> bool:
        if event.own is not None or event.type != EventType.TRIAL or doc[event.trigger].norm_ not in words:
            return False
        types = {mention_ref(span.start): span.label_ for span in mentions(doc)}
        agents = {types.get(ref, "") for ref in event.refs(Role.AGENT)}
        return bool(agents) and agents <= _UNLAWFUL

    return tuple(replace(event, type=EventType.KILLING) if killing(event) else event for event in events)


@lru_cache(maxsize=4)
def _words(language: str) -> frozenset[str]:
    return all_forms(NOUN, table(language, "unarmed")["executed"]["nouns"], language)
