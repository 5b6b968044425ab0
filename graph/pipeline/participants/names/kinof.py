"""Put an English word for kin in the place of the person with a title behind it.

"The brother of Hamas official Bassem Nasser was killed": Nasser is found as killed, and the brother often is no
mention. The word becomes one and gets the role. See `kin` for bare names. Arabic is left alone: in "نجل رئيس الحزب حسن
الحاج" ("the son of the party's leader Hassan al-Haj") the name may be the son's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span, Token

from khabar.graph.pipeline.doc import Event, mention
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.mentions import mentions, mentions_by_token, set_mentions
from khabar.graph.pipeline.participants.names.kin import KinWords, kin_words
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES, PEOPLE
from khabar.ontology.terms import EntityType

_FARTHEST: Final = 6
"""Tokens at the most between the two: "son of the late opposition leader"."""
_RULE: Final = "kin"
_CONFIDENCE: Final = 0.8


class _Kin(NamedTuple):
    """The position of a word for kin, and the mention of the person."""

    at: int
    whose: Span


def of_kin(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Put kin in the place of the person they are called by; ``doc.ents`` is set with their words as mentions.

    "The brother of Bassem Nasser was killed": the target of "killed" is "brother".
    """
    words = kin_words(language)
    if words.endings or not any(token.norm_ in words.heads for token in doc):
        return tuple(events)
    found = list(_found(doc, events, words, language))
    inside = mentions_by_token(doc)
    new = [_mention(doc, kin.at, language) for kin in found if kin.at not in inside]
    if new:
        set_mentions(doc, sorted((*mentions(doc), *new), key=lambda span: span.start))
    starts = {token.i: span.start for span in mentions(doc) for token in span}
    for kin in found:
        ref = mention_ref(starts[kin.at])
        events = [_turned(doc, event, kin, ref) for event in events]
    return tuple(events)


def _found(doc: Doc, events: Sequence[Event], words: KinWords, language: str) -> Iterator[_Kin]:
    """The words for kin with "of" and a person behind titles."""
    triggers, classes = {event.trigger for event in events}, word_classes(language)
    persons = {span.start: span for span in mentions(doc) if span.label_ == EntityType.PERSON}
    ends = {token.i: span.end for span in mentions(doc) if span.label_ in PEOPLE for token in span}

    def passed(token: Token) -> bool:
        if token.is_punct or token.i in triggers:
            return False
        return token.norm_ in words.links or bool(token.ent_type_) or token.norm_ not in classes.stop

    for token in doc:
        first = token.i + 1
        if token.norm_ not in words.heads or ends.get(token.i, first) != first or first >= sentence_of(token).end:
            continue
        if doc[first].norm_ not in words.links:
            continue
        for at in range(first + 1, min(first + 1 + _FARTHEST, sentence_of(token).end)):
            if at in persons:
                yield _Kin(token.i, persons[at])
            if at in ends or not passed(doc[at]):
                break


def _turned(doc: Doc, event: Event, kin: _Kin, ref: str) -> Event:
    """Put kin for the person in an event told before them or of them, with no mark between."""
    whose = mention_ref(kin.whose.start)
    between = doc[kin.whose.end : event.trigger] if event.trigger > kin.at else ()
    if kin.at < event.trigger < kin.whose.end or any(token.is_punct for token in between):
        return event
    for role in PARTIES:
        if whose in event.refs(role):
            event = event.without({whose}, role).given(role, [ref])
    return event


def _mention(doc: Doc, at: int, language: str) -> Span:
    """The mention of a word for kin: one person, or several."""
    plural = any(head.plural for head in heads(language).at([doc[at].norm_], 0))
    label = EntityType.PERSON_GROUP if plural else EntityType.PERSON
    return mention(doc, at, at + 1, label, rule=_RULE, confidence=_CONFIDENCE)
