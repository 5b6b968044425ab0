"""Drop arrests whose target is a thing that was only stopped.

"أوقفت الشرطة حركة المرور قرب مكتب الرئيس" ("the police stopped traffic near the president's office"): the verb also
means "arrested". The thing stands right behind the verb or its subject. The words are data (`[stopped]` of
``<xx>/unarmed.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventType

_FARTHEST: Final = 6
"""Tokens at the most from a verb to its object: "أوقفت الشرطة الفرنسية أمس حركة المرور"."""


def without_stopped(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Drop arrests whose object is a thing, also from the themes of others.

    "أوقفت الشرطة حركة المرور": "أوقفت" is dropped.
    """
    verbs, things = _words(language)
    arrests = [e for e in events if e.type == EventType.ARREST and doc[e.trigger].norm_ in verbs]
    gone = {event.ref for event in arrests if _stopped(doc, event.trigger, things)}
    return tuple(event.without(gone) for event in events if event.ref not in gone) if gone else tuple(events)


def _stopped(doc: Doc, verb: int, things: Phrases) -> bool:
    """Whether a thing is the object of a verb: right behind it, or behind mentions right behind it."""
    for at in range(verb + 1, min(sentence_at(doc, verb).end, verb + 1 + _FARTHEST)):
        if doc[at].ent_iob_ != "I" and things.stand(doc, at):  # no "شرطة المرور"
            return True
        if not doc[at].ent_type_:
            return False
    return False


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], Phrases]:
    row = table(language, "unarmed")["stopped"]
    return all_forms(VERB, row["verbs"], language), Phrases.of(language, row["things"])
