"""Settle who supports whom at an English participle behind a noun, and keep those supported out of the event before.

"Britain sanctioned two companies backing the militia": the militia is found as a target of the sanction and Britain as
its supporter. The militia leaves the sanction, and the companies become the only agent of the support; so in headlines
with capitals, "Treasury Sanctions Companies Supporting the Houthis", where a mention that has the participle as its
last word is cut. A support that nothing was found for is added. The words are data (``active`` of ``[participles]`` of
``<xx>/helpers.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all, words_of
from khabar.graph.pipeline.doc import TIME, Event, mention
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words, first_words, openers
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import EntityType, EventType, Role, Status

_RULE: Final = "helpers:active"
_CONFIDENCE: Final = 0.8
_SUPPORTERS: Final = ACTORS | {EntityType.SITE, EntityType.WEAPON}
"""Types of mentions that may support somebody; a convoy may supply them, and a drone help them."""
_NOUN: Final = 3
"""Tokens at the most from an article to the participle, where its noun is no mention: "a new network financing"."""
_DESCRIBED: Final = 2
"""Tokens at the most from the participle to whom it is about: "arming the local militia"."""


class _Words(NamedTuple):
    """Folded words of a language; the files explain them."""

    active: frozenset[str]
    before: frozenset[str]
    small: frozenset[str]
    places: frozenset[str]
    articles: frozenset[str]
    joins: frozenset[str]
    possessive: frozenset[str]
    manner: tuple[str, ...]


class _Helping(NamedTuple):
    """The position of a participle, its noun where that is a mention, and those it is about."""

    at: int
    noun: Span | None
    helped: tuple[Span, ...]


def supporting(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the noun before a participle of support its agent, and remove those behind from events before it.

    "Britain sanctioned two companies backing the militia": "sanctioned" loses the target "the militia", and "backing"
    has the agent "two companies" alone. ``doc.ents`` may be set with shorter mentions.
    """
    words = _words(language)
    if not words.active:
        return tuple(events)
    _shorten(doc, words)
    found = {event.trigger: event for event in events}
    for at, noun, helped in _participles(doc, found, words):
        behind, sentence = {mention_ref(span.start) for span in helped}, sentence_at(doc, at)
        for trigger in range(sentence.start, at):
            if trigger in found:
                found[trigger] = found[trigger].without(behind, *PARTIES)
        support = found.get(at)
        if support is None and noun is not None and noun.label_ in ACTORS:
            support = Event(at, EventType.SUPPORT, Status.ACTUAL, rule=_RULE, confidence=_CONFIDENCE)
        if support is None or support.type != EventType.SUPPORT:
            continue
        others = ahead(support.refs(*PARTIES), at)
        support = support.without(others, *PARTIES).without(behind, Role.AGENT).given(Role.TARGET, sorted(behind))
        if noun is not None and noun.label_ in ACTORS:
            support = support.given(Role.AGENT, [mention_ref(noun.start)])
        found[at] = support
    return tuple(found[trigger] for trigger in sorted(found))


def _shorten(doc: Doc, words: _Words) -> None:
    """Set ``doc.ents`` without a participle at the end of a mention: "Targets Network Funding Al-Shabaab"."""
    spans = mentions(doc)
    starts = {span.start for span in spans}

    def shortened(span: Span) -> Span:
        if len(span) < 2 or span.ent_id_ or doc[span.end - 1].norm_ not in words.active or span.end not in starts:
            return span
        return mention(doc, span.start, span.end - 1, span.label_, rule=span._.rule, confidence=span._.confidence)

    changed = [shortened(span) for span in spans]
    if any(old is not new for old, new in zip(spans, changed, strict=True)):
        set_mentions(doc, changed)


def _participles(doc: Doc, found: Mapping[int, Event], words: _Words) -> Iterator[_Helping]:
    """The participles of support behind a noun, with those they are about."""
    spans = mentions(doc)
    starts, ends = {span.start: span for span in spans}, {span.end: span for span in spans}
    for token in doc:
        if token.norm_ not in words.active or token.ent_type_ or token.is_sent_start:
            continue
        helped = tuple(_helped(doc, token.i, starts, words))
        noun = ends.get(token.i)
        if helped and (_acts(doc, noun, words) if noun is not None else _noun(doc, token.i, found, words)):
            yield _Helping(token.i, noun, helped)


def _acts(doc: Doc, noun: Span, words: _Words) -> bool:
    """Whether a mention may support somebody; a state behind "in" is only a place: "troops in Mali supporting"."""
    if noun.label_ not in _SUPPORTERS:
        return False
    return noun.label_ != EntityType.STATE or not noun.start or doc[noun.start - 1].norm_ not in words.places


def _noun(doc: Doc, at: int, found: Mapping[int, Event], words: _Words) -> bool:
    """Whether a noun that is no mention stands before a participle, near behind an article, a number or a trigger."""
    for before in range(at - 1, max(at - 2 - _NOUN, sentence_at(doc, at).start - 1), -1):
        token = doc[before]
        if token.norm_ in words.articles or token.like_num or before in found:
            return before < at - 1
        if token.is_punct or token.ent_type_ or token.norm_ in words.before or token.norm_.endswith(words.manner):
            return False
    return False


def _helped(doc: Doc, at: int, starts: Mapping[int, Span], words: _Words) -> Iterator[Span]:
    """The mentions right behind a participle and those joined to them, without owners: "funding Iran's Quds Force"."""
    end = sentence_at(doc, at).end
    first = next((to for to in range(at + 1, min(at + 2 + _DESCRIBED, end)) if to in starts), -1)
    if first < 0 or any(token.is_punct or token.norm_ in words.small for token in doc[at + 1 : first]):
        return
    while first in starts and starts[first].label_ != TIME:
        join = starts[first].end
        if join + 1 in starts and doc[join].norm_ in words.possessive:
            first = join + 1
            continue
        yield starts[first]
        if join >= end or doc[join].norm_ not in words.joins:
            return
        first = join + 1
        if first < end and doc[first].norm_ in words.articles:
            first += 1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    clauses = table(language, "clauses")
    active = words_of(language, "helpers", "participles", "active")
    small = openers(language) | first_words(language, "particles")
    before = small | clause_words(language, "verb_after", "passive_before")
    before |= words_of(language, "helpers", "participles", "not_nouns")
    joins = clause_words(language, "coordinators")
    possessive = clause_words(language, "possessive")
    places = words_of(language, "helpers", "participles", "places")
    manner = tuple(fold_all(clauses["himself"].get("manner", ()), language))
    return _Words(active, before, small, places, word_classes(language).articles, joins, possessive, manner)
