"""Remove from the targets of a complaint those to whom it is brought, and give what is said "in it" its agent.

"تقدمت الشركة بشكوى إلى النيابة ضد الوزير" ("the company filed a complaint with the prosecution against the minister"):
the prosecution is found as accused, and removed. So is whoever the complaint is said to tell of: "تقول الشكوى إن
المرضى" ("the complaint says that the patients"), and the body right before "a UN complaint". What somebody says "in it"
is said by whoever complains: "يتهم فيها". The words are data (`[complaint]` of ``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_TYPES: Final = frozenset({EventType.ACCUSATION, EventType.TRIAL})
"""The types as which complaints are found."""
_BODIES: Final = frozenset({EntityType.ORGANIZATION, EntityType.GOVERNMENT_BODY})
_WITHIN: Final = 3
"""Tokens at the most from a verb to "in it": "يتهم الوزارة فيها"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    nouns: Phrases
    to: frozenset[str]
    joins: frozenset[str]
    inside: frozenset[str]
    that: frozenset[str]
    articles: frozenset[str]


def without_addressees(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those a complaint is brought to from its targets, and give what it says its agents.

    "تقدمت الشركة بشكوى إلى النيابة ضد الوزير": "شكوى" loses the target "النيابة".
    """
    words, found = _words(language), {event.ref: event for event in events}
    beside = grouped(doc, events)
    for event in events:
        if event.type not in _TYPES or not words.nouns.stand(doc, event.trigger):
            continue
        addressed = frozenset(_addressed(doc, event.trigger, words))
        told, before = _told(doc, event.trigger, words), _right_before(doc, event, words)
        found[event.ref] = event.without(addressed | told, Role.TARGET).without(before, Role.AGENT, Role.TARGET)
        addressed |= before
        agents = event.refs(Role.AGENT) - addressed
        for other in beside[sentence_at(doc, event.trigger).start] if agents else ():
            if _in_it(doc, event, other, words):
                found[other.ref] = _said(event.trigger, other, addressed, agents)
    return tuple(found[event.ref] for event in events)


def _addressed(doc: Doc, noun: int, words: _Words) -> Iterator[str]:
    """The references of those behind "to" or "before" that a complaint is brought to, and of those joined to them."""
    last: Span | None = None
    for span in mentions_within(sentence_at(doc, noun)):
        if span.start <= noun:
            continue
        before = _before(doc, span, words)
        joined = last is not None and doc[before].norm_ in words.joins and before - last.end <= 1
        if doc[before].norm_ in words.to or joined:
            yield mention_ref(span.start)
            last = span


def _right_before(doc: Doc, event: Event, words: _Words) -> frozenset[str]:
    """The reference of the body right before a complaint that another one brings to it: "files a UN complaint"."""
    body = next((span for span in mentions_within(sentence_at(doc, event.trigger)) if span.end == event.trigger), None)
    if body is None or body.label_ not in _BODIES or doc[body.start - 1].norm_ in words.joins:
        return frozenset()
    ref = mention_ref(body.start)
    return frozenset({ref}) if ahead(event.refs(Role.AGENT), body.start) else frozenset()


def _said(noun: int, speech: Event, addressed: Set[str], agents: Set[str]) -> Event:
    """Make whoever complains the agent of what is said in the complaint, in place of those named before it."""
    before = ahead(speech.refs(Role.AGENT), noun) - agents
    said = speech.without(addressed, Role.AGENT, Role.TARGET).without(agents, Role.TARGET).without(before, Role.AGENT)
    return said if said.refs(Role.AGENT) else said.given(Role.AGENT, sorted(agents))


def _before(doc: Doc, span: Span, words: _Words) -> int:
    """The position before a mention, its article and the quotation marks around it."""
    at = span.start - 1
    while at > sentence_of(span).start and (doc[at].is_quote or doc[at].norm_ in words.articles):
        at -= 1
    return at


def _told(doc: Doc, noun: int, words: _Words) -> Set[str]:
    """The reference of the mention right behind "the complaint says that"."""
    if noun + 2 >= len(doc) or doc[noun + 1].norm_ not in words.that:
        return frozenset()
    return frozenset({mention_ref(noun + 2)})


def _in_it(doc: Doc, complaint: Event, other: Event, words: _Words) -> bool:
    """Whether an event is speech in a complaint: a verb of speech behind it, with "in it" close behind."""
    at, end = other.trigger, sentence_at(doc, complaint.trigger).end
    if not complaint.trigger < at < end or not other.is_a(EventClass.SPEECH):
        return False
    return any(word in words.inside for word in norms(doc, at + 1, min(end, at + 1 + _WITHIN)))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    row = table(language, "bystanders")["complaint"]
    to, joins, inside, that = (fold_all(row[key], language) for key in ("to", "joins", "inside", "that"))
    articles = word_classes(language).articles
    return _Words(Phrases.of(language, row["words"]), to, joins, inside, that, articles)
