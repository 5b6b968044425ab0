"""Make "one of them" behind a verb its target, and no agent of it those who are meant.

In "هاجم انتحاريان المركز، فقتل أحدهما" ("two bombers attacked the centre, and one of them was killed") the verb may be
active or passive by its letters. The pass reads it as passive: "أحدهما" ("one of them") becomes its target, or the
bombers where it is no mention, and they are no agents of it. With somebody right behind it the verb is active: "فقتل
أحدهما جنديا" ("and one of them killed a soldier"). The people before a noun, as in "مقتل أحدهم" ("the killing of one of
them"), leave its agents.

The words are data (``[partitives]`` of ``<xx>/undergone.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.clauses.agreement import MASCULINE, agreeing
from khabar.graph.pipeline.doc import TIME, Event, Relation
from khabar.graph.pipeline.refs import ahead, mention_ref, mentions_by_ref, token_of
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.ontology.terms import EntityType, EventType, RelationType, Role

_DONE: Final = (
    EventType.KILLING,
    EventType.ARREST,
    EventType.ABDUCTION,
    EventType.RELEASE,
    EventType.TRIAL,
)


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    ones: frozenset[str]
    numbers: frozenset[str]
    of_them: frozenset[str]
    own: frozenset[str]


def of_some(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give killings, arrests and the like the target or agent that "one of them" behind their verb is.

    "فقتل أحدهما": "قتل" ("was killed") gets the target "أحدهما".
    """
    words = _words(language)
    if not words.ones:
        return tuple(events)
    by_ref = mentions_by_ref(doc)
    return tuple(_read(doc, event, by_ref, words) if event.is_a(*_DONE) else event for event in events)


def without_other_bodies(doc: Doc, relations: Sequence[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop memberOf between "one of them" and a body behind the people it is of: "مسلحون دورية، فقتل أحدهم"."""
    words = _words(language)
    if not words.ones or all(relation.type != RelationType.MEMBER_OF for relation in relations):
        return tuple(relations)
    spans = mentions_by_ref(doc)
    return tuple(r for r in relations if r.type != RelationType.MEMBER_OF or not _elsewhere(r, spans, words))


def _elsewhere(relation: Relation, spans: Mapping[str, Span], words: _Words) -> bool:
    who, body = spans.get(relation.head), spans.get(relation.tail)
    if who is None or body is None or body.start > who.start or who[0].norm_ not in words.ones:
        return False
    first = sentence_of(who).start
    return any(first <= s.start < body.start and s.label_ == EntityType.PERSON_GROUP for s in spans.values())


def _read(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Words) -> Event:
    end = _end(doc, event.trigger + 1, words)
    if end is None:
        return event
    if MASCULINE not in agreeing(doc, event.trigger, language=doc.lang_):
        return _told_by_a_noun(event, spans, words)
    if end < len(doc) and doc[end].norm_ in words.own:
        return event  # "سلم أحدهم نفسه"
    some = mention_ref(event.trigger + 1)
    if any(span.start == end and span.label_ != TIME for span in spans.values()):
        return event.without({some}, Role.TARGET)
    before = ahead(event.refs(Role.AGENT), event.trigger)
    they = {ref for ref in before if spans[ref].label_ == EntityType.PERSON_GROUP}
    if not they and some not in spans:
        return event
    those = {some} if some in spans else they
    told = event.without(they | {some}, Role.AGENT)
    others = told.refs(Role.TARGET) - those - set(_joined(doc, end, spans))
    told = told.without({ref for ref in others if ref in spans}, Role.TARGET)
    return told.given(Role.TARGET, sorted(those - told.refs(Role.TARGET), key=token_of))


def _told_by_a_noun(event: Event, spans: Mapping[str, Span], words: _Words) -> Event:
    """Remove the only people named before a noun from its agents: "مقتل أحدهم" ("the killing of one of them")."""
    some = spans.get(mention_ref(event.trigger + 1))
    if some is None or some[0].norm_ not in words.ones:
        return event
    first = sentence_of(some).start
    people = {
        ref for ref, s in spans.items() if first <= s.start < event.trigger and s.label_ == EntityType.PERSON_GROUP
    }
    return event.without(people, Role.AGENT) if len(people) == 1 else event


def _end(doc: Doc, at: int, words: _Words) -> int | None:
    """Where a word for some of those named before ends that begins at a token: "أحدهما", "ثلاثة منهم"."""
    if at < len(doc) and doc[at].norm_ in words.ones:
        return at + 1
    if at + 1 < len(doc) and doc[at].norm_ in words.numbers and doc[at + 1].norm_ in words.of_them:
        return at + 2
    return None


def _joined(doc: Doc, end: int, spans: Mapping[str, Span]) -> Iterator[str]:
    """The reference of the mention that is joined to "one of them" at once: "فقتل أحدهما وجندي" ("and a soldier")."""
    joins = coordinators(doc.lang_).glued
    return (ref for ref, span in spans.items() if span.start == end + 1 and doc[end].norm_ in joins)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["partitives"]
    return _Words(*(fold_all(data[key], language) for key in ("ones", "numbers", "of_them", "own")))
