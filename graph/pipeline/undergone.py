"""What somebody comes under he has not done: "A patrol came under fire" tells of an attack on the patrol.

The words are data (``<xx>/undergone.toml``). Languages that have a verb of its own for it ("تعرضت الدورية لإطلاق نار")
have none there: what such a verb makes of its subject stands in ``clauses.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import Argument, Event, mention_ref
from khabar.graph.pipeline.inflection import VERB, inflector
from khabar.ontology.terms import EntityType, Role

_BETWEEN: Final = 3
"""Words at the most between the preposition and what is undergone: "under heavy rocket fire"."""
_HELPING: Final = 2
"""Words at the most between who undergoes it and the verb: "have repeatedly come under fire"."""


def undergone(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events that somebody comes under, with him as the target and not as the agent."""
    verbs = _verbs(language)
    bearers = {event.ref: bearer for event in events if verbs and (bearer := _bearer(doc, event.trigger, verbs))}
    return tuple(_turned(event, bearers[event.ref]) if event.ref in bearers else event for event in events)


def _turned(event: Event, bearer: str) -> Event:
    others = (argument for argument in event.arguments if argument.ref != bearer)
    return replace(event, arguments=(Argument(Role.TARGET, bearer), *others))


def _bearer(doc: Doc, trigger: int, verbs: Mapping[str, str]) -> str:
    """Reference of who comes under what a trigger tells, or ""."""
    for link in range(trigger - 1, max(trigger - 2 - _BETWEEN, 0), -1):
        if doc[link - 1].sent == doc[trigger].sent and verbs.get(doc[link - 1].norm_) == doc[link].norm_:
            ends = range(link - 1, max(link - 2 - _HELPING, 0), -1)
            subjects = (span for span in doc.ents if span.end in ends and span.label_ != EntityType.WEAPON)
            return next((mention_ref(span.start) for span in subjects), "")
    return ""


@lru_cache(maxsize=4)
def _verbs(language: str) -> Mapping[str, str]:
    """The forms of the verbs with the preposition that follows each."""
    return {
        form: fold(row["preposition"], language)
        for row in table(language, "undergone")["undergone"]
        for form, _ in inflector(language).forms(VERB, row["verb"])
    }
