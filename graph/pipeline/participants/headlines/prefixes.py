"""Remove whoever stands before the colon of a headline from the agents of what is told behind it.

"Nigeria: Bandits kidnap 12 farmers": Nigeria is found as a kidnapper, and becomes the place. A state before a colon
stays the agent if it speaks ("Iran: we will respond"), or if nobody else does what states do: "السعودية: القبض على
شبكة" ("Saudi Arabia: network arrested"). Of violence it is no agent.

Any other actor there says what follows, and stays its agent only if there is no other: "أردوغان: إسرائيل قصفت المستشفى"
("Erdogan: Israel shelled the hospital"), but "الجيش: اعتقال قيادي" ("army: leader arrested"). Nor is it a target
beside another one. A medium does nothing that it reports. The words are data (``<xx>/prefixes.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import kinds_at, lexicon_of
from khabar.graph.pipeline.mentions import mentions, mentions_by_start
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, token_of
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, SPEECH
from khabar.ontology.terms import EntityType, EventClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

_LONGEST: Final = 8
"""Tokens at the most of a prefix."""

_SIDES: Final = 2

_WHERE: Final = frozenset({EntityType.PLACE, EntityType.STATE})
_OWN: Final = frozenset(
    name
    for above in (EventClass.SECURITY_ACTION, EventClass.MEASURE, EventClass.SIDE_RELATION, EventClass.SPEECH)
    for name in subtypes(above)
)
"""Types of events of which the state of a prefix stays the agent if there is no other."""


_SPEAKERS: Final = ACTORS - {EntityType.STATE}
_SHARED: Final = frozenset(subtypes(EventClass.SIDE_RELATION)) - {EventType.SUPPORT}
"""Events in which a speaker may take part beside another one: "أردوغان: التقيت بوتين" ("I met Putin")."""


@dataclass(frozen=True, slots=True)
class Announced:
    """The mentions before the colon that a sentence begins with, and the position of the colon."""

    mark: int
    spans: tuple[Span, ...]

    @property
    def refs(self) -> frozenset[str]:
        """The references of the mentions before the colon."""
        return frozenset(mention_ref(span.start) for span in self.spans)

    @property
    def levels(self) -> tuple[tuple[str, ...], ...]:
        """The references of the first speaker and of a medium beside, which has it from that one."""
        media = tuple(mention_ref(span.start) for span in self.spans if span.label_ == EntityType.MEDIA)
        people = tuple(mention_ref(span.start) for span in self.spans if span.label_ != EntityType.MEDIA)
        return tuple(level for level in (people[:1], media[:1]) if level)


class _Words(NamedTuple):
    marks: frozenset[str]
    said: frozenset[str]
    we: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]


def without_prefixes(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make a state or place before a colon the place of the events behind it, where it is found as an agent.

    "Nigeria: Bandits kidnap 12 farmers": "Nigeria" becomes the place of "kidnap".
    """
    words = _words(language)
    spans = mentions_by_ref(doc)
    prefixes = {at: found for at, found in _prefixes(doc, words, spans) if found}
    if not prefixes:
        return tuple(events)
    return tuple(
        _placed(doc, event, prefixes.get(sentence_at(doc, event.trigger).start, ()), spans, words) for event in events
    )


def without_announcers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove speakers before a colon from the agents of events behind it that have others; media always.

    "أردوغان: إسرائيل قصفت المستشفى": "قصفت" loses the agent "أردوغان".
    """
    announced = announcers(doc, events, language=language)
    if not announced:
        return tuple(events)
    words = _words(language)

    def plain(event: Event) -> Event:
        who = announced.get(sentence_at(doc, event.trigger).start)
        if who is None or event.trigger < who.mark:
            return event
        event = event.without(who.refs, Role.PLACE)
        if event.refs(Role.TARGET) - who.refs:  # annotators have a speaker beside another target in none of 147 events
            event = event.without(who.refs, Role.TARGET)
        media = {mention_ref(span.start) for span in who.spans if span.label_ == EntityType.MEDIA}
        if event.type not in SPEECH:
            event = event.without(media, Role.AGENT)
        if _speaks(doc, event, [mention_ref(who.spans[0].start)], words):
            return event
        event = _with_subject(doc, event, who, language)
        others = event.refs(Role.AGENT) - who.refs
        if len(others) < (_SIDES if event.type in _SHARED else 1):
            return event
        return event.without(who.refs, Role.AGENT)

    return tuple(plain(event) for event in events)


def _with_subject(doc: Doc, event: Event, who: Announced, language: str) -> Event:
    """Make the first of two targets right behind a verb its agent: "عبدي: قصفت تركيا قريتين"."""
    targets = event.refs(Role.TARGET)
    if len(targets) < _SIDES or event.refs(Role.AGENT) - who.refs or not verb_first(language):
        return event
    starts = {span.start: span for span in mentions(doc) if mention_ref(span.start) in targets}
    first = starts.get(event.trigger + 1)
    if first is None or first.end not in starts or VERB not in kinds_at(doc, event.trigger):
        return event
    ref = mention_ref(first.start)
    event = event.without((ref,), Role.TARGET)
    return event.first(Role.AGENT, [ref])


def announcers(doc: Doc, events: Sequence[Event], *, language: str) -> Mapping[int, Announced]:
    """The speakers before a colon, by the starts of the sentences that begin so, with a time at most before them."""
    words = _words(language)
    found: dict[int, Announced] = {}
    spans = mentions_by_start(doc)
    triggers = {event.trigger for event in events}
    for sentence in doc.sents:
        at = sentence.start
        while at < sentence.end and _before_name(doc, at, language):
            at += 1
        first = spans.get(at)
        if first is None or first.label_ not in _SPEAKERS or not _one(first, language):
            continue
        for mark in range(first.end, min(sentence.end - 1, at + _LONGEST)):
            if mark in triggers:
                break
            if doc[mark].norm_ in words.said:
                inside = (spans[i] for i in range(at, mark) if i in spans and spans[i].label_ in _SPEAKERS)
                found[sentence.start] = Announced(mark, tuple(inside))
                break
    return found


def voices(doc: Doc, events: Sequence[Event], *, language: str) -> Mapping[int, Announced]:
    """The speakers of sentences, by their starts: those before a colon, and in interviews of their whole paragraph.

    Where two paragraphs or more begin with a speaker, all the sentences of each are that one's.
    """
    found = {**announcers(doc, events, language=language), **dict(_initialled(doc, language))}
    paragraphs: dict[int, list[int]] = {}
    paragraph, before, text = 0, 0, doc.text
    for sentence in doc.sents:
        first = next((token for token in sentence if not token.is_space), sentence[0])
        paragraph += text.count("\n", before, first.idx)
        before = first.idx
        paragraphs.setdefault(paragraph, []).append(sentence.start)
    spoken = [starts for starts in paragraphs.values() if starts[0] in found]
    if len(spoken) < _SIDES:
        return found
    return found | {start: found[starts[0]] for starts in spoken for start in starts if start not in found}


def _initialled(doc: Doc, language: str) -> Iterator[tuple[int, Announced]]:
    """The one meant by initials before the colon that a sentence begins with: "MEE: ...", "AB: ..."."""
    said = _words(language).said
    marks = {
        sentence.start: at
        for sentence in doc.sents
        for at in (next((token.i for token in sentence if not token.is_space), sentence.start),)
        if at + 1 < sentence.end and doc[at + 1].norm_ in said and doc[at].text.isupper() and len(doc[at]) > 1
    }
    names: dict[str, dict[str, Span]] = {}
    for span in mentions(doc) if marks else ():
        if span.label_ in (EntityType.PERSON, EntityType.MEDIA) and len(span) > 1:
            initials = "".join(token.text[0] for token in span if token.text[0].isupper())
            names.setdefault(initials, {}).setdefault(span.text, span)
    for start, at in marks.items():
        named = [*names.get(doc[at].text, {}).values()]
        if len(named) == 1:
            yield start, Announced(at + 1, (named[0],))


def _before_name(doc: Doc, at: int, language: str) -> bool:
    """Whether a token may stand before a speaker: "On Monday, police: ...", "The National: ..."."""
    article = doc[at].norm_ in word_classes(language).articles and not doc[at].ent_type_
    return article or doc[at].is_punct or doc[at].is_space or doc[at].ent_type_ == TIME


def _one(span: Span, language: str) -> bool:
    """Whether a mention may be a speaker, and not people that the sentence is about: "مسؤولون", but not "القتلى"."""
    if span.label_ != EntityType.PERSON_GROUP or span.ent_id_:
        return True
    return not word_classes(language).definite(span[0].norm_) and not span[0].like_num


def _prefixes(doc: Doc, words: _Words, spans: Mapping[str, Span]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The starts of sentences, each with the references of the places or states that it begins with before a mark."""
    for sentence in doc.sents:
        found: list[str] = []
        at = sentence.start
        while at < min(sentence.end, sentence.start + _LONGEST):
            span = spans.get(mention_ref(at))
            if span is not None and span.label_ in _WHERE:
                found.append(mention_ref(at))
                at = span.end
            elif found and doc[at].norm_ in words.marks:
                yield sentence.start, tuple(found)
                break
            elif doc[at].is_punct or doc[at].is_space:
                at += 1
            else:
                break


def _placed(doc: Doc, event: Event, prefix: Sequence[str], spans: Mapping[str, Span], words: _Words) -> Event:
    """Make the places of a prefix the place of one event in place of its agents; see `without_prefixes`."""
    agents = event.refs(Role.AGENT)
    named = [ref for ref in prefix if ref in agents]
    if not named or _speaks(doc, event, prefix, words):
        return event
    others = [spans[ref] for ref in agents if ref in spans and ref not in prefix]
    if not others and event.type in _OWN:
        return event
    event = event.without(named, Role.AGENT)
    # Of another state it may speak: "فرنسا: إسرائيل قصفت المستشفى".
    if event.refs(Role.PLACE) or any(span.label_ in _WHERE for span in others):
        return event
    return event.first(Role.PLACE, named)


def _speaks(doc: Doc, event: Event, prefix: Sequence[str], words: _Words) -> bool:
    """Whether the one before the mark tells of itself: "Iran: we struck the base"."""
    norm = doc[event.trigger].norm_
    begins = norm.startswith(words.beginnings) and not lexicon_of(doc).find(norm)
    if begins or norm.endswith(words.endings):
        return True
    return any(doc[at].norm_ in words.we for at in range(token_of(prefix[-1]), event.trigger))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "prefixes")
    return _Words(
        fold_all(data["marks"], language),
        fold_all(data["said"], language),
        fold_all(data["we"], language),
        tuple(data["beginnings"]),
        tuple(data["endings"]),
    )
