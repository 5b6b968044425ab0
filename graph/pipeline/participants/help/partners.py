"""Keep those with whom something is discussed out of it, and settle the sides of "in cooperation with".

"Discussed the withdrawal with the envoy": the envoy is found as an agent of the withdrawal, leaves it, and becomes an
agent of the meeting. Where the topic is something that sides do together ("discussed cooperation with Turkey") only
persons leave it. "Arrested a smuggler in cooperation with Europol": the smuggler is found as an agent of the
cooperation; its agents become those who arrest, and Europol. The words are data (``coordination`` of
``<xx>/mutual.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.words.articles import before_articles, near_before
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS, MUTUAL, PARTIES, PEOPLE
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_MUTUAL: Final = MUTUAL | {EventType.INTELLIGENCE_SHARING}
_CHARGING: Final = frozenset({EventType.ACCUSATION, EventType.TRIAL})
"""Events whose theme is a charge; its agents are none of those who act together in the sentence."""
_TITLED: Final = 6
"""Tokens at the most from "with" to a name: "with the visiting US special envoy"."""
_QUALIFIED: Final = 2
"""Tokens at the most that qualify a cooperation: "in close security cooperation"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    sides: frozenset[str]
    opposite: frozenset[str]
    joins: frozenset[str]
    articles: frozenset[str]
    jointly: frozenset[str]


def with_partners(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make those with whom something is discussed agents of the meeting, and remove them from its topic.

    "discussed the withdrawal with the envoy": "the envoy" leaves "withdrawal" and becomes an agent of "discussed". So
    does whoever is found as the target of a meeting with him: "a phone call with the envoy".
    """
    words, found = _words(language), {event.ref: event for event in events}
    spans = mentions_by_start(doc)
    for meeting in events:
        if not meeting.is_a(EventType.MEETING):
            continue
        met = {ref for ref in meeting.refs(Role.TARGET) if of_mention(ref) and _met(doc, token_of(ref), words)}
        found[meeting.ref] = found[meeting.ref].moved(met, Role.TARGET, Role.AGENT)
        topics = [found[ref] for ref in meeting.refs(Role.THEME) if ref in found]
        topic = min((t for t in topics if t.trigger > meeting.trigger), key=lambda t: t.trigger, default=None)
        if topic is None or topic.is_a(EventType.MEETING):
            continue
        for partner in _partners(doc, topic, spans, words):
            ref, person = mention_ref(partner.start), partner.label_ in PEOPLE
            if not person and topic.is_a(*_MUTUAL):
                continue
            for other in list(found.values()):
                if meeting.trigger < other.trigger < partner.start and not other.is_a(EventType.MEETING):
                    found[other.ref] = other.without({ref}, *PARTIES)
            talk = found[meeting.ref]
            if ref not in talk.refs(Role.AGENT):
                kept = talk.without({ref}, Role.TARGET)
                found[meeting.ref] = kept.given(Role.AGENT, [ref])
    return tuple(found[event.ref] for event in events)


def _met(doc: Doc, at: int, words: _Words) -> bool:
    """Whether "with" stands right before a mention and its article."""
    before = before_articles(doc, at, begin=0, articles=words.articles)
    return before > 0 and doc[before - 1].norm_ in words.sides


def _partners(doc: Doc, topic: Event, spans: Mapping[int, Span], words: _Words) -> Iterator[Span]:
    """The actor behind the first "with" after the topic in its clause, and those joined to it."""
    end = sentence_at(doc, topic.trigger).end
    for at in range(topic.trigger + 1, end):
        if doc[at].is_punct and not (doc[at].is_quote or doc[at].text == "-"):
            return
        if doc[at].norm_ in words.opposite and not doc[at].ent_type_:
            break
    else:
        return
    first = at + 1
    while first < min(end, at + _TITLED) and first not in spans and not doc[first].is_punct:
        first += 1
    while first < end and first in spans and spans[first].label_ in ACTORS:
        named = spans.get(spans[first].end)  # "مع المبعوث الخاص سامر الحداد"
        if named is not None and named.label_ == EntityType.PERSON:
            first = named.start
        yield spans[first]
        first = spans[first].end
        while first < end and doc[first].norm_ in words.joins | words.articles and not doc[first].is_punct:
            first += 1


def without_undergoing(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the targets of what is done "in cooperation with" somebody from it, and add all its agents.

    "بالتعاون مع الجيش، أوقفت الشرطة والحرس مهربين" ("in cooperation with the army, the police and the guard arrested
    smugglers"): the sides are the army, the police and the guard.
    """
    if not any(event.is_a(EventType.COOPERATION) for event in events):
        return tuple(events)
    words = _words(language)
    acts = [event for event in events if not event.is_a(*_MUTUAL, EventClass.SPEECH)]
    charges = frozenset(ref for event in events if event.type in _CHARGING for ref in event.refs(Role.THEME))
    by_sentence, spans = grouped(doc, acts), mentions_by_ref(doc)

    def apart(event: Event) -> Event:
        if not event.is_a(EventType.COOPERATION) or event.ref in charges or not _jointly(doc, event, words):
            return event  # who is accused of working with somebody is one of the two: "بتهمة التعاون مع العدو"
        here = by_sentence.get(sentence_at(doc, event.trigger).start, [])
        doers = frozenset(ref for act in here if act.ref not in charges for ref in act.refs(Role.AGENT))
        done_to = frozenset(ref for act in here for ref in act.refs(Role.TARGET) if token_of(ref) < event.trigger)
        alone = event.without(done_to - doers, Role.AGENT)
        sides, own = (
            alone.refs(Role.AGENT),
            [ref for act in here if act.ref in alone.refs(Role.THEME) for ref in _agents(act)],
        )
        if sides.isdisjoint(doers):  # "بالتنسيق مع التحالف، قتلت القوات قياديا"
            sides |= set(own)
        partners = {ref for ref in sides if (at := token_of(ref)) and doc[at - 1].norm_ in words.opposite}
        named = sorted((sides & doers) | partners, key=token_of)
        joined = _joined(doc, sides, [spans[ref] for ref in doers if ref in spans], words)
        return alone.given(Role.AGENT, (*named, *joined))

    return tuple(map(apart, events))


def _agents(event: Event) -> list[str]:
    """The references of the mentions that are agents of an event, in order."""
    return [ref for ref in sorted(event.refs(Role.AGENT)) if of_mention(ref)]


def _joined(doc: Doc, sides: Set[str], doers: Iterable[Span], words: _Words) -> list[str]:
    """The references of agents that are joined by "and" to one of the sides."""
    spans = sorted(doers, key=lambda span: span.start)
    found: list[str] = []
    for one, other in pairwise(spans):
        between = doc[one.end : other.start]
        if not between or any(token.norm_ not in words.joins | words.articles for token in between):
            continue
        refs = mention_ref(one.start), mention_ref(other.start)
        if not sides.isdisjoint(refs) or not set(refs).isdisjoint(found):
            found += [ref for ref in refs if ref not in sides and ref not in found]
    return found


def _jointly(doc: Doc, event: Event, words: _Words) -> bool:
    """Whether a cooperation is the way in which something is done: "in close cooperation with"."""
    return near_before(doc, event.trigger, words.jointly, between=_QUALIFIED)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "mutual")["coordination"]
    return _Words(*(fold_all(data[key], language) for key in ("sides", "opposite", "joins", "articles", "jointly")))
