"""Make whoever a warning is of its theme, and not its target or agent.

"جددت القاهرة تحذيرها من جماعة الإخوان" ("Cairo repeated its warning of the Brotherhood"): the Brotherhood is found as
warned, or as warning. It is the danger where another one gives the warning; else the preposition means "from": "تلقت
الشرطة تحذيرا من المخابرات" ("the police received a warning from the intelligence"). Whoever a warning is passed on to
becomes its target. The words are data (``<xx>/undergone.toml``, [warnedof]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.events.ofdoc import tags_of
from khabar.graph.pipeline.mentions import mentions, mentions_by_start
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import EntityType, EventType, Role

_NEAR: Final = 2
"""Words at the most from the noun to the preposition: "تحذيرا شديد اللهجة من"."""
_GIVEN: Final = 6
"""Tokens at the most from the verb of giving to the noun: "نقلت عمان إلى دمشق تحذيرات"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    of: frozenset[str]
    about: frozenset[str]
    articles: frozenset[str]
    giving: frozenset[str]
    passing: frozenset[str]
    to: frozenset[str]
    belonging: frozenset[str]
    joins: frozenset[str]


def warned_of(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make whoever a warning is of its theme, and whoever it is passed on to its target.

    "جددت القاهرة تحذيرها من جماعة الإخوان": "تحذيرها" has the theme "جماعة الإخوان", no longer the target.
    """
    words = _words(language)
    if not words.of or all(event.type != EventType.WARNING for event in events):
        return tuple(events)
    starts = {span.start: span for span in mentions(doc) if span.label_ in ACTORS}
    return tuple(
        _settled(doc, event, starts, words, language) if event.type == EventType.WARNING else event for event in events
    )


def _settled(doc: Doc, event: Event, starts: Mapping[int, Span], words: _Words, language: str) -> Event:
    """Settle one warning by the preposition behind it."""
    of = _preposition(doc, event, words, language)
    at = of + 1
    while 0 < at < len(doc) and doc[at].norm_ in words.articles:
        at += 1
    first = starts.get(at) if of >= 0 else None
    if first is None:
        return event
    if doc[of].norm_ not in words.about and not _of(doc, event, first, words):
        ref = mention_ref(first.start)
        return event.without({ref}, Role.TARGET) if event.refs(Role.AGENT) - {ref} else event
    dangers = list(_joined(doc, first, starts, words))
    refs = {mention_ref(span.start) for span in dangers}
    event = _passed_on(doc, event, words)
    changed = event.without(refs, *PARTIES)
    if any(not of_mention(ref) for ref in changed.refs(Role.THEME)):  # the event that is warned of says more
        return changed
    new = Argument(Role.THEME, mention_ref(first.start))
    return replace(changed, arguments=tuple(dict.fromkeys((*changed.arguments, new))))


def _preposition(doc: Doc, event: Event, words: _Words, language: str) -> int:
    """The position of the preposition of a warning: right behind its word, or behind whoever is warned; or -1."""
    starts = mentions_by_start(doc)
    classes, at, passed = word_classes(language), event.trigger + 1, 0
    while at < sentence_at(doc, event.trigger).end - 1 and passed <= _NEAR:
        if doc[at].norm_ in words.of:
            return at
        if at in starts and mention_ref(at) in event.refs(*PARTIES):
            # "حذر مسؤول من الحزب" is an official of the party.
            norms = [token.norm_ for token in starts[at]]
            if heads(language).people(norms, first=True) and not classes.definite(norms[0]):
                return -1
            at = starts[at].end
        elif doc[at].norm_ in words.to or (doc[at].is_alpha and not _verb(doc, event)):
            at, passed = at + 1, passed + 1
        else:
            return -1
    return -1


def _of(doc: Doc, event: Event, danger: Span, words: _Words) -> bool:
    """Whether a warning is of a mention, not from it: its word, or the verb before it, names another giver."""
    tags = tags_of(doc, event)
    if tags and all(tag.kind == VERB or tag.pronoun for tag in tags):
        return True
    if not any(token_of(ref) < event.trigger for ref in event.refs(Role.AGENT) if of_mention(ref)):
        return False
    before = {token.norm_ for token in doc[_start(doc, event) : event.trigger]}
    if before & words.giving:
        return True
    return bool(before & words.passing) and danger.label_ == EntityType.ARMED_GROUP


def _verb(doc: Doc, event: Event) -> bool:
    """Whether a warning may be told by a verb."""
    return any(tag.kind == VERB for tag in tags_of(doc, event))


def _start(doc: Doc, event: Event) -> int:
    """The first position in which a verb of giving the warning may stand."""
    return max(sentence_at(doc, event.trigger).start, event.trigger - _GIVEN)


def _joined(doc: Doc, first: Span, starts: Mapping[int, Span], words: _Words) -> Iterator[Span]:
    """A mention, and those behind it that are joined to it or that it belongs to."""
    span: Span | None = first
    while span is not None:
        yield span
        at = span.end
        linked = at < len(doc) and doc[at].norm_ in words.joins | words.belonging
        if linked and at + 1 < len(doc) and doc[at].norm_ in words.joins and doc[at + 1].norm_ in words.of:
            at += 1
        span = starts.get(at + 1) if linked else None


def _passed_on(doc: Doc, event: Event, words: _Words) -> Event:
    """Make whoever a warning is passed on to its target: "نقلت عمان إلى دمشق تحذيرات من"."""
    start = _start(doc, event)
    if event.refs(Role.TARGET) - event.refs(Role.AGENT) and any(
        token_of(ref) < event.trigger for ref in event.refs(Role.TARGET) if of_mention(ref)
    ):
        return event
    for span in mentions(doc):
        passed = any(word in words.passing for word in norms(doc, start, span.start))
        if start < span.start < event.trigger and passed and doc[span.start - 1].norm_ in words.to:
            ref = mention_ref(span.start)
            kept = event.without({ref}).arguments
            return replace(event, arguments=(*kept, Argument(Role.TARGET, ref)))
    return event


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["warnedof"]
    giving, passing = (
        all_forms(VERB, data[key], language) | all_forms(NOUN, data[f"{key}_nouns"], language)
        for key in ("giving", "passing")
    )
    of, about, to, belonging, joins = (
        fold_all(data[key], language) for key in ("of", "about", "to", "belonging", "joins")
    )
    articles = fold_all(table(language, "entities").get("articles", ()), language)
    return _Words(of | about, about, articles, giving, passing, to, belonging, joins)
