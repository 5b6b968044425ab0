"""Remove targets that the words before them name for another reason, and turn those that are places or doers into such.

Removed: the soldiers of "قصف الجيش المدينة انتقاما لجنوده" ("the army shelled the city to avenge its soldiers"), the
channel of "تمويل مشاريع من خلال الحكومة" ("funding projects through the government"), those whom attackers leave alone,
where a journey goes, and what a bomb lay on.

To a place: the districts of "هجمات ضد المتمردين في مديريات" ("attacks on the rebels in districts").

To agents: those behind "among them", where the group before it is one: "اعترض نواب بينهم ثلاثة من قادة الحزب"
("deputies objected, among them three of the party's leaders").

The words are data (``[aside]`` of ``<xx>/undergone.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.articles import right_before
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

_LONGEST: Final = 3
"""Words at the most of a phrase."""
_COUNTED: Final = 3
"""Tokens at the most between "among them" and a mention: "من بينهم ثلاثة من قادة"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    behind: Phrases
    aboard: Phrases
    vehicles: frozenset[str]
    among: Phrases
    against: frozenset[str]
    inside: Phrases
    moving: frozenset[str]
    to: frozenset[str]
    leaving: frozenset[str]
    joins: frozenset[str]
    ties: frozenset[str]


def without_asides(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the targets of an event that stand aside, and move members of its agents and places to their roles.

    "هجمات ضد المتمردين في مديريات": "مديريات" ("districts") becomes the place.
    """
    words = _words(language)
    if not words.joins:
        return tuple(events)
    spans = mentions_by_ref(doc)
    members = dict(_members(doc, words))
    return tuple(_settled(doc, event, spans, members, words) for event in events)


def _settled(doc: Doc, event: Event, spans: Mapping[str, Span], members: Mapping[str, str], words: _Words) -> Event:
    """Give the targets of one event their roles: first members of its agents, then those aside, then places."""
    agents = event.refs(Role.AGENT)
    mine = {ref for ref, group in members.items() if group in agents and group not in event.refs(Role.TARGET)}
    event = event.moved(mine, Role.TARGET, Role.AGENT)
    sentence = sentence_at(doc, event.trigger)
    targets = {
        ref: spans[ref] for ref in event.refs(Role.TARGET) if ref in spans and sentence_of(spans[ref]) == sentence
    }
    behind = {ref: span for ref, span in targets.items() if span.start > event.trigger}
    gone = {ref for ref, span in behind.items() if _aside(doc, event, span, words)}
    where = {ref for ref in behind.keys() - gone if _in_behind_against(doc, behind, behind[ref], words)}
    places = {ref for ref in where if behind[ref].label_ in (EntityType.PLACE, EntityType.SITE)}
    return event.without(gone | where - places, Role.TARGET).moved(places, Role.TARGET, Role.PLACE)


def _aside(doc: Doc, event: Event, span: Span, words: _Words) -> bool:
    """Whether words between an event and a target say that it is none: "انتقاما ل" ("to avenge") right before it.

    So does a phrase for what a bomb lay on before a vehicle, a word for a journey and "to" in support, and "and" with a
    verb of leaving alone.
    """
    first, between = event.trigger + 1, doc[event.trigger + 1 : span.start]
    if _phrase(doc, words.behind, first, _counted(span)):
        return True
    if span[0].norm_ in words.vehicles and _phrase(doc, words.aboard, first, span.start):
        return True
    if event.is_a(EventType.SUPPORT):
        moved = any(token.norm_ in words.moving for token in between)
        if moved and doc[span.start - 1].norm_ in words.to:
            return True
        if first < span.start and doc[first].norm_ in words.ties:
            return True
    left = next((t.i for t in reversed(between) if t.norm_ in words.leaving or t.is_punct), -1)
    return left > first and doc[left].norm_ in words.leaving and doc[left - 1].norm_ in words.joins


def _counted(span: Span) -> int:
    """Where a mention begins, with the number before it: "مقابل عشرين أسيرا" ("in exchange for 20 prisoners")."""
    numbers, first = word_classes(span.doc.lang_), span.start
    start = sentence_of(span).start
    while first > start and (
        span.doc[first - 1].like_num or span.doc[first - 1].norm_ in numbers.numbers | numbers.tens
    ):
        first -= 1
    return first


def _phrase(doc: Doc, phrases: Phrases, first: int, end: int) -> bool:
    """Whether one of some phrases ends right before a position."""
    return right_before(doc, phrases, end, begin=max(first, end - _LONGEST))


def _in_behind_against(doc: Doc, targets: Mapping[str, Span], span: Span, words: _Words) -> bool:
    """Whether a target stands behind "in", and another one behind "against" before it: "attacks against rebels in"."""
    before = (other for other in targets.values() if other.end < span.start)
    inside = _phrase(doc, words.inside, 0, span.start)
    return inside and any(doc[other.start - 1].norm_ in words.against for other in before)


def _members(doc: Doc, words: _Words) -> Iterator[tuple[str, str]]:
    """The references of mentions behind "among them", each with that of the people before it."""
    group, inside = "", ""
    last = doc[:0]
    for span in mentions(doc):
        between = doc[last.end : span.start] if last and sentence_of(last) == sentence_of(span) else doc[:0]
        found = next((token.i for token in between if words.among.length(doc, token.i, span.start)), -1)
        if found >= 0 and span.start - found - words.among.length(doc, found, span.start) <= _COUNTED:
            inside = group
        elif not (0 < len(between) <= 1 + 1 and all(token.norm_ in words.joins for token in between)):
            inside = ""
        if inside:
            yield mention_ref(span.start), inside
        elif span.label_ in PEOPLE:
            group = mention_ref(span.start)
        elif span.label_ not in (EntityType.PLACE, EntityType.ORGANIZATION):
            group = ""
        last = span


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["aside"]
    folded = {key: fold_all(data[key], language) for key in ("against", "to", "joins", "ties")}
    return _Words(
        behind=Phrases.of(language, data["behind"]),
        aboard=Phrases.of(language, data["aboard"]),
        vehicles=all_forms(NOUN, data["vehicles"], language),
        among=Phrases.of(language, data["among"]),
        inside=Phrases.of(language, data["inside"]),
        moving=all_forms(NOUN, data["moving"], language),
        leaving=all_forms(VERB, data["leaving"], language),
        **folded,
    )
