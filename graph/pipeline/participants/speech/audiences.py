"""Keep those to whom or through whom somebody speaks out of what is said.

`without_interviewers`: the channel of an interview leaves all but statements.

`without_audiences`: whoever is spoken before, and the medium used, are no targets of what is said.

The words are data (`[interview]` and `[audience]` of ``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions, mentions_by_start, mentions_within
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_ADDRESSED: Final = frozenset({EventType.ACCUSATION, EventType.WARNING, EventType.THREAT, EventType.CONDEMNATION})
_QUALIFIED: Final = 6
"""Tokens at the most from an interview to "with": "مقابلة أجراها سامي الحداد مع"."""


class _Words(NamedTuple):
    """Words of a language; the file explains them."""

    interviews: Phrases
    with_: frozenset[str]
    joins: frozenset[str]
    before: Phrases
    on: frozenset[str]
    own: frozenset[str]
    platforms: frozenset[str]


def without_interviewers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove media that somebody is interviewed by from events other than statements; drop the interview.

    "حذر الوزير في مقابلة مع قناة البلاد إسرائيل" ("the minister warned Israel in an interview with Al-Bilad TV"): the
    medium leaves "حذر", which gets the target right behind it, "إسرائيل". An interview found as a meeting is dropped.
    """
    words, found = _words(language), list(events)
    spans = mentions_by_start(doc)
    for span in mentions(doc):
        noun = _interview(doc, span, words) if span.label_ == EntityType.MEDIA else -1
        if noun < 0:
            continue
        dropped = {event.ref for event in found if event.trigger == noun and event.type == EventType.MEETING}
        behind = spans.get(span.end)
        kept: list[Event] = []
        for event in found:
            if event.ref in dropped:
                continue
            if sentence_at(doc, event.trigger) == sentence_of(span):
                spoken = event.without(dropped)
                if event.type != EventType.STATEMENT:  # what is said to a medium has it as its target
                    spoken = spoken.without({mention_ref(span.start)}, *PARTIES)
                kept.append(_addressing(spoken, noun, behind))
            else:
                kept.append(event)
        found = kept
    return tuple(found)


def _interview(doc: Doc, medium: Span, words: _Words) -> int:
    """The position of the interview's noun that a medium stands behind, or -1."""
    at = _before(doc, medium)
    if at <= sentence_of(medium).start:
        return -1
    if doc[at].norm_ in words.joins:  # "حوار مع وكالة رويترز وقناة البلاد"
        other = next((span for span in mentions_within(sentence_of(medium)) if span.end in (at, at - 1)), None)
        return _interview(doc, other, words) if other is not None and other.label_ == EntityType.MEDIA else -1
    if doc[at].norm_ not in words.with_:
        return -1
    for noun in range(at - 1, max(sentence_of(medium).start, at - 1 - _QUALIFIED) - 1, -1):
        if words.interviews.stand(doc, noun):
            return noun
        apart = doc[noun].norm_ in words.with_ and doc[noun + 1].ent_type_  # "مع زوجها عبر سكايب"
        if doc[noun].ent_type_ not in ("", EntityType.PERSON) or doc[noun].is_punct or apart:
            return -1
    return -1


def _before(doc: Doc, span: Span) -> int:
    """The position before a mention and the quotation marks around it: "لـ«الشرق الأوسط»"."""
    at = span.start - 1
    while at > sentence_of(span).start and doc[at].is_punct:
        at -= 1
    return at


def _addressing(event: Event, noun: int, behind: Span | None) -> Event:
    """Make the actor right behind an interviewing medium the target of a warning or the like that has none."""
    if behind is None or behind.label_ not in ACTORS or event.trigger > noun or event.type not in _ADDRESSED:
        return event
    ref = mention_ref(behind.start)
    if event.refs(Role.TARGET) or ref in event.refs(Role.AGENT):
        return event
    return event.given(Role.TARGET, [ref])


def without_audiences(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove audiences and media from the targets of speech behind whose trigger they stand.

    "ندد الوزير أمام البرلمان بالغارات" ("the minister condemned the raids before parliament") condemns no parliament,
    "هدد التنظيم على فيسبوك بهدم السور" ("the group threatened on Facebook to tear down the wall") threatens no medium.
    Plain statements keep audiences, and lose only media: of 213 such in annotated text 23 are targets, none of them a
    platform. Nor is a platform hit by what is spoken of: "claimed the shooting on its Telegram channel".
    """
    words = _words(language)
    speech = [event for event in events if event.is_a(EventClass.SPEECH)]
    audiences = list(_audiences(doc, words)) if speech else ()
    spoken_of = frozenset().union(*(event.refs(Role.THEME) for event in speech))

    def without(event: Event) -> Event:
        if event.is_a(EventClass.SPEECH):
            plain = event.type == EventType.STATEMENT
            gone = [a for a in audiences if event.trigger < a.at - (not plain) and (a.used or not plain)]
        elif event.is_a(EventClass.VIOLENCE) and event.ref in spoken_of:
            gone = [a for a in audiences if event.trigger < a.at and a.platform]
        else:
            return event
        start = sentence_at(doc, event.trigger).start
        return event.without({mention_ref(a.span.start) for a in gone if a.sentence == start}, Role.TARGET)

    return tuple(map(without, events)) if audiences else tuple(events)


class _Audience(NamedTuple):
    """Whoever is spoken before, or what medium is used: the start of the sentence, the word before, the mention."""

    sentence: int
    at: int
    span: Span
    used: bool
    platform: bool


def _audiences(doc: Doc, words: _Words) -> Iterator[_Audience]:
    """Audiences and media used, in the order of the text."""
    for span in mentions(doc):
        start, at = sentence_of(span).start, _before(doc, span)
        while at > start and doc[at].norm_ in words.own:
            at -= 1
        if at <= start:
            continue
        used = span.label_ == EntityType.MEDIA and doc[at].norm_ in words.on
        if used or words.before.stand(doc, at):
            platform = used and not words.platforms.isdisjoint(token.norm_ for token in span)
            yield _Audience(start, at, span, used, platform)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "bystanders")
    interview, audience = data["interview"], data["audience"]
    with_, joins, on = (fold_all(words, language) for words in (interview["with"], interview["joins"], audience["on"]))
    own, platforms = (fold_all(audience[key], language) for key in ("own", "platforms"))
    before = Phrases.of(language, audience["words"])
    return _Words(Phrases.of(language, interview["words"]), with_, joins, before, on, own, platforms)
