"""Remove whoever announces what happened to its own people from those who did it.

"أعلنت الحركة مقتل أحد قادتها" ("the movement announced the killing of one of its leaders"): the movement is found as an
agent of the killing, and removed. Of 16 such in annotated text it was so in all. A person who tells of somebody's death
is left alone: "اعترف الرجل بقتل زوجته" ("the man admitted killing his wife"). Languages that attach no pronouns to
nouns are left alone, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES, PEOPLE
from khabar.ontology.terms import EventType, Role

_SUFFERED: Final = (EventType.KILLING, EventType.ARREST, EventType.ABDUCTION)
_COUNTED: Final = 4
"""Tokens at the most between the trigger and its people: "مقتل أكثر من ثلاثة من جنوده"."""


def without_own_losses(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the bodies that say a thing from the agents of a killing, arrest or abduction of their own people.

    "أعلنت الحركة مقتل أحد قادتها": "مقتل" loses the agent "الحركة".
    """
    endings = tuple(table(language, "unsaid")["oneside"]["endings"])
    if not endings:
        return tuple(events)
    spans = mentions_by_ref(doc)
    saying = [event for event in events if event.is_a(EventType.STATEMENT)]

    def settled(event: Event) -> Event:
        if not event.is_a(*_SUFFERED) or not _own_people(doc, event, endings, language):
            return event
        sentence = sentence_at(doc, event.trigger)
        before = (each for each in saying if sentence.start <= each.trigger < event.trigger)
        speakers = {ref for each in before if event.ref in each.refs(Role.THEME) for ref in each.refs(Role.AGENT)}
        return event.without({ref for ref in speakers if ref in spans and _body(spans[ref])}, Role.AGENT)

    return tuple(map(settled, events))


def _body(span: Span) -> bool:
    """Whether a mention is of a body, which has people."""
    return span.label_ in BODIES


def _own_people(doc: Doc, event: Event, endings: tuple[str, ...], language: str) -> bool:
    """Whether the first mention behind a trigger is of people and has a pronoun: "مقتل | أحد قادتها"."""
    starts, end = mentions_by_start(doc), sentence_at(doc, event.trigger).end
    at = next((at for at in range(event.trigger + 1, min(event.trigger + 2 + _COUNTED, end)) if at in starts), -1)
    if at < 0 or any(token.is_punct for token in doc[event.trigger + 1 : at]):
        return False
    definite = word_classes(language).definite  # "الوجه" has no pronoun
    return starts[at].label_ in PEOPLE and any(
        token.text.endswith(endings) and not definite(token.norm_) for token in starts[at]
    )
