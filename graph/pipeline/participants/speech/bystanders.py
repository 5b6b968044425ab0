"""Who is named beside an event and takes no part in it: the channel of an interview, who fears what may be done to him.

Nor does whose reports somebody denies deny them with him ("نفت مصر تقارير إسرائيلية عن انسحابها"), nor is whom an
agreement covers one who made it ("لا تشمل الهدنة حزب الله"). The words are data (``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions, mentions_within
from khabar.graph.pipeline.participants.claims.denials import denial_words
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import EntityType, EventClass, EventType, Role, Status

_ADDRESSED: Final = frozenset({EventType.ACCUSATION, EventType.WARNING, EventType.THREAT, EventType.CONDEMNATION})
_UNDERGONE: Final = frozenset({EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST})
_QUALIFIED: Final = 6
"""Tokens between an interview and "with": "مقابلة تلفزيونية بثت أمس على", "مقابلة أجراها سامي الحداد مع"."""
_FARTHEST: Final = 6
"""Tokens between who fears or denies something and what that is."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of a language by the tables of the data; phrases by the table, folded lists by table and key."""

    phrases: Mapping[str, Phrases]
    lists: Mapping[tuple[str, str], frozenset[str]]

    def stand(self, doc: Doc, at: int, name: str) -> bool:
        return self.phrases[name].stand(doc, at)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "bystanders")
    phrases: dict[str, Phrases] = {}
    lists: dict[tuple[str, str], frozenset[str]] = {}
    for name in ("interview", "audience", "fear", "reports", "covered"):
        row: dict[str, Any] = data[name]
        phrases[name] = Phrases(language)
        phrases[name].add(row, True)
        for key in row.keys() - {"words", "verbs"}:
            lists[name, key] = fold_all(row[key], language)
    return _Words(phrases, lists)


def without_interviewers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events but statements without the media that somebody spoke to, and without the interviews as meetings.

    Who is named right behind is the one spoken of: "حذر الوزير في مقابلة مع قناة البلاد إسرائيل".
    """
    words, found = _words(language), list(events)
    spans = {span.start: span for span in mentions(doc)}
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
            if doc[event.trigger].sent == span.sent:
                spoken = event.without(dropped)
                if event.type != EventType.STATEMENT:  # what is said to a medium has it as its target
                    spoken = spoken.without({mention_ref(span.start)}, *PARTIES)
                kept.append(_addressing(spoken, noun, behind))
            else:
                kept.append(event)
        found = kept
    return tuple(found)


def _interview(doc: Doc, medium: Span, words: _Words) -> int:
    """The noun of the interview that a medium stands behind, or -1."""
    at = _before(doc, medium)
    if at <= medium.sent.start:
        return -1
    if doc[at].norm_ in words.lists["interview", "joins"]:  # "حوار مع وكالة رويترز وقناة البلاد"
        other = next((span for span in mentions_within(medium.sent) if span.end in (at, at - 1)), None)
        return _interview(doc, other, words) if other is not None and other.label_ == EntityType.MEDIA else -1
    if doc[at].norm_ not in words.lists["interview", "with"]:
        return -1
    for noun in range(at - 1, max(medium.sent.start, at - 1 - _QUALIFIED) - 1, -1):
        if words.stand(doc, noun, "interview"):
            return noun
        apart = doc[noun].norm_ in words.lists["interview", "with"] and doc[noun + 1].ent_type_  # "مع زوجها عبر سكايب"
        if doc[noun].ent_type_ not in ("", EntityType.PERSON) or doc[noun].is_punct or apart:
            return -1
    return -1


def _before(doc: Doc, span: Span) -> int:
    """The token before a mention and the quotation marks around it: "لـ«الشرق الأوسط»"."""
    at = span.start - 1
    while at > span.sent.start and doc[at].is_punct:
        at -= 1
    return at


def _addressing(event: Event, noun: int, behind: Span | None) -> Event:
    if behind is None or behind.label_ not in ACTORS or event.trigger > noun or event.type not in _ADDRESSED:
        return event
    ref = mention_ref(behind.start)
    if event.refs(Role.TARGET) or ref in event.refs(Role.AGENT):
        return event
    return replace(event, arguments=(*event.arguments, Argument(Role.TARGET, ref)))


def without_audiences(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The speech without those as its target before whom somebody speaks, and the media that he uses.

    "ندد الوزير أمام البرلمان بالغارات" condemns no parliament, "هدد التنظيم على فيسبوك بهدم السور" threatens no medium.
    Who makes a plain statement makes it to those, but by a medium: "كتب الوزير على منصة إكس"; of 213 such media
    annotators have 23 as its target, none of them such a platform.
    """
    words = _words(language)
    audiences = list(_audiences(doc, words)) if any(event.is_a(EventClass.SPEECH) for event in events) else ()

    def without(event: Event) -> Event:
        if not event.is_a(EventClass.SPEECH):
            return event
        start, plain = doc[event.trigger].sent.start, event.type == EventType.STATEMENT
        behind = {
            mention_ref(span.start)
            for sentence, at, span, used in audiences
            if sentence == start and event.trigger < at - (not plain) and (used or not plain)
        }
        return event.without(behind, Role.TARGET)

    return tuple(without(event) for event in events) if audiences else tuple(events)


def _audiences(doc: Doc, words: _Words) -> Iterator[tuple[int, int, Span, bool]]:
    """Who is spoken before, or what is used for it: where the sentence begins, the word before, and which of both."""
    for span in mentions(doc):
        start, at = span.sent.start, _before(doc, span)
        if at <= start:
            continue
        used = span.label_ == EntityType.MEDIA and doc[at].norm_ in words.lists["audience", "on"]
        if used or words.stand(doc, at, "audience"):
            yield start, at, span, used


def without_fearing(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The violence that somebody fears without him as its agent: "تخشى الصين استهداف عمالها"."""
    words = _words(language)
    spans = mentions_by_ref(doc)

    def feared(event: Event) -> Event:
        if not event.is_a(*_UNDERGONE):
            return event
        agents = {ref for ref in event.refs(Role.AGENT) if ref in spans}
        return event.without({ref for ref in agents if _fears(doc, spans[ref], event.trigger, words)}, Role.AGENT)

    return tuple(feared(event) for event in events)


def _fears(doc: Doc, agent: Span, trigger: int, words: _Words) -> bool:
    """Whether a word of fear stands right before or behind somebody, and what he fears behind both."""
    before = agent.start > agent.sent.start and words.stand(doc, agent.start - 1, "fear")
    behind = agent.end < len(doc) and words.stand(doc, agent.end, "fear")
    if not before and not behind:
        return False
    first = agent.end if before else agent.end + 1
    return first <= trigger <= first + _FARTHEST and all(
        doc[at].norm_ in words.lists["fear", "between"] for at in range(first, trigger)
    )


def without_reporters(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events without those whose reports somebody denies: they deny nothing, and do nothing that is told."""
    words, found = _words(language), list(events)
    for span in mentions(doc):
        noun = span.start - 1
        if noun < 0 or not words.stand(doc, noun, "reports") or _denial(doc, noun, words, language) < 0:
            continue
        if span.end < len(doc) and doc[span.end].norm_ in words.lists["reports", "about"]:
            found = [_unreported(event, mention_ref(span.start), span, doc) for event in found]
    return tuple(found)


def _denial(doc: Doc, noun: int, words: _Words, language: str) -> int:
    """The denial whose object a noun is, with its subject at most in between, or -1."""
    denials = denial_words(language)
    for at in range(noun - 1, max(doc[noun].sent.start, noun - _FARTHEST) - 1, -1):
        if denials.stand(doc, at):
            return at
        if not doc[at].ent_type_ and doc[at].norm_ not in words.lists["reports", "between"]:
            return -1
    return -1


def _unreported(event: Event, ref: str, span: Span, doc: Doc) -> Event:
    if doc[event.trigger].sent != span.sent:
        return event
    chain = tuple(kept for step in event.chain if (kept := tuple(each for each in step if each != ref)))
    speakers = tuple(each for each in event.speakers if each != ref)
    if speakers != event.speakers or chain != event.chain:
        event = replace(event, speakers=speakers, chain=chain)
    return event.without({ref}, Role.AGENT)


def without_covered(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The agreements without those as their sides whom they are said to cover or not to cover."""
    words = _words(language)
    covering = dict(_covering(doc, events, words, language))

    def without(event: Event) -> Event:
        objects = covering.get(event.trigger, frozenset())
        return event.without(objects, *PARTIES) if objects else event

    return tuple(without(event) for event in events)


def covering(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of the agreements of which only whom they cover is denied: they are made."""
    made = (at for at, _ in _covering(doc, events, _words(language), language))
    negated = {event.trigger for event in events if event.status == Status.NEGATED}
    return frozenset(made) & negated


def _covering(doc: Doc, events: Sequence[Event], words: _Words, language: str) -> Iterator[tuple[int, frozenset[str]]]:
    """The agreements that cover somebody or not, and those whom."""
    agreements = {event.trigger for event in events if event.is_a(EventType.AGREEMENT)}
    if not agreements:
        return
    spans = {span.start: span for span in mentions(doc)}
    passable = words.lists["covered", "between"]
    for token in doc:
        if token.i in agreements or not words.stand(doc, token.i, "covered"):
            continue
        behind = token.i + 1
        before = passable | words.lists["covered", "sides"]
        subject = behind if behind in agreements else _subject(doc, token.i, agreements, before, language)
        if subject < 0:
            continue
        first = behind if subject < token.i else behind + 1
        while first < token.sent.end and doc[first].norm_ in passable:
            first += 1
        yield subject, frozenset(_row(doc, first, spans, words.lists["covered", "joins"]))


def _subject(doc: Doc, verb: int, agreements: Set[int], passable: Set[str], language: str) -> int:
    """The agreement before a verb, with definite words and small ones at most in between, or -1."""
    for at in range(verb - 1, max(doc[verb].sent.start, verb - _FARTHEST) - 1, -1):
        if at in agreements:
            return at
        norm = doc[at].norm_
        if not doc[at].ent_type_ and norm not in passable and not word_classes(language).definite(norm):
            return -1
    return -1


def _row(doc: Doc, at: int, spans: Mapping[int, Span], joins: Set[str]) -> Iterator[str]:
    """The mention that begins at a token and those joined to it."""
    while at in spans:
        yield mention_ref(at)
        at = spans[at].end
        while at < len(doc) and doc[at].norm_ in joins:
            at += 1
