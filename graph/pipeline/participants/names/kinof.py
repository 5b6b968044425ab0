"""Kin of somebody with a title: of "the brother of Hamas official Bassem Nasser" it is the brother who was killed.

What stands between is longer than beside a bare name (see `kin`), and the word for the brother may be no mention yet.
Arabic is left alone: of "نجل رئيس الحزب حسن الحاج" the name may be the son's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span, Token

from khabar.graph.pipeline.doc import Event, mention
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.participants.names.kin import KinWords, kin_words
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES, PEOPLE
from khabar.ontology.terms import EntityType

_FARTHEST: Final = 6
"""Tokens at the most between the two: "son of the late opposition leader"."""
_RULE: Final = "kin"
_CONFIDENCE: Final = 0.8


class _Kin(NamedTuple):
    """The word for somebody's kin, and his mention."""

    at: int
    whose: Span


def of_kin(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events with the kin of somebody in the place of him; ``doc.ents`` is set with those words as mentions."""
    words = kin_words(language)
    if words.endings or not any(token.norm_ in words.heads for token in doc):
        return tuple(events)
    found = list(_found(doc, events, words, language))
    inside = {token.i for span in mentions(doc) for token in span}
    new = [_mention(doc, kin.at, language) for kin in found if kin.at not in inside]
    if new:
        set_mentions(doc, sorted((*mentions(doc), *new), key=lambda span: span.start))
    starts = {token.i: span.start for span in mentions(doc) for token in span}
    for kin in found:
        ref = mention_ref(starts[kin.at])
        events = [_turned(doc, event, kin, ref) for event in events]
    return tuple(events)


def _found(doc: Doc, events: Sequence[Event], words: KinWords, language: str) -> Iterator[_Kin]:
    triggers, classes = {event.trigger for event in events}, word_classes(language)
    persons = {span.start: span for span in mentions(doc) if span.label_ == EntityType.PERSON}
    ends = {token.i: span.end for span in mentions(doc) if span.label_ in PEOPLE for token in span}

    def passed(token: Token) -> bool:
        if token.is_punct or token.i in triggers:
            return False
        return token.norm_ in words.links or bool(token.ent_type_) or token.norm_ not in classes.stop

    for token in doc:
        first = token.i + 1
        if token.norm_ not in words.heads or ends.get(token.i, first) != first or first >= token.sent.end:
            continue
        if doc[first].norm_ not in words.links:
            continue
        for at in range(first + 1, min(first + 1 + _FARTHEST, token.sent.end)):
            if at in persons:
                yield _Kin(token.i, persons[at])
            if at in ends or not passed(doc[at]):
                break


def _turned(doc: Doc, event: Event, kin: _Kin, ref: str) -> Event:
    """An event with the kin where he is named by whom they are called, if it is told before them or of them."""
    whose = mention_ref(kin.whose.start)
    between = doc[kin.whose.end : event.trigger] if event.trigger > kin.at else ()
    if kin.at < event.trigger < kin.whose.end or any(token.is_punct for token in between):
        return event
    for role in PARTIES:
        if whose in event.refs(role):
            event = event.without({whose}, role).given(role, [ref])
    return event


def _mention(doc: Doc, at: int, language: str) -> Span:
    plural = any(head.plural for head in heads(language).at([doc[at].norm_], 0))
    label = EntityType.PERSON_GROUP if plural else EntityType.PERSON
    return mention(doc, at, at + 1, label, rule=_RULE, confidence=_CONFIDENCE)
