"""Remove from a meeting or agreement of two or more sides those who are called mediators.

"The army and the rebels met, with Kenya as mediator": Kenya is found as an agent, and removed. A mediator who meets one
side alone stays: "Egyptian mediators met a Hamas delegation". Those named before or behind a comma are no sides of what
they guarantee: "Qatar and Egypt, the guarantors of the deal", "الدول الراعية للاتفاق" ("the states sponsoring the
agreement"). The words are data (``[mediators]`` of ``<xx>/hosts.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions, mentions_by_end
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.articles import before_articles
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import ADJECTIVE, NOUN, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import WordClasses, word_classes
from khabar.ontology.terms import EventType, Role

_TYPES: Final = (EventType.MEETING, EventType.AGREEMENT)
_SIDES: Final = 2
"""Other agents, from which number on these have met each other."""
_APPOSED: Final = 4
"""Tokens at the most from a name to the word for a mediator behind it: "Libya acting as a mediator"."""
_CALLED, _ACTING = "called", "acting"


class _Words(NamedTuple):
    """Folded words of a language."""

    mediators: frozenset[str]
    acting: frozenset[str]
    with_: frozenset[str]
    being: frozenset[str]
    of: frozenset[str]
    guaranteeing: frozenset[str]
    joins: frozenset[str]
    classes: WordClasses


def without_mediators(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove mediators from the agents of meetings and agreements that have two other agents.

    "The army and the rebels met, with Kenya as mediator": "met" loses the agent "Kenya".
    """
    words = _words(language)
    if not any(token.norm_ in words.mediators | words.guaranteeing for token in doc):
        return tuple(events)
    being = frozenset(_being(doc, words))
    found = {mention_ref(span.start): how for span in mentions(doc) if (how := _mediator(doc, span, words))}
    called, acting = frozenset(found), frozenset(ref for ref, how in found.items() if how == _ACTING)

    def told(event: Event) -> Event:
        if event.is_a(*_TYPES):
            event = event.without(ahead(being, event.trigger), Role.AGENT)
            if _guaranteed(doc, event, words):
                event = event.without(_apart(doc, event, words), Role.AGENT)
        agents = event.refs(Role.AGENT)
        beside = agents & called
        if not beside or not event.is_a(*_TYPES) or len(agents - called) < _SIDES:
            return event
        behind = doc[event.trigger + 1].norm_ if event.trigger + 1 < len(doc) else ""
        return event.without(acting if behind in words.with_ else beside, Role.AGENT)

    return tuple(map(told, events))


def _guaranteed(doc: Doc, event: Event, words: _Words) -> bool:
    """Whether "of" and before that a word for those who guarantee something stand right before a trigger."""
    start = sentence_at(doc, event.trigger).start
    at = before_articles(doc, event.trigger, begin=start, articles=words.classes.articles) - 1
    return at > start and doc[at].norm_ in words.of and doc[at - 1].norm_ in words.mediators | words.guaranteeing


def _apart(doc: Doc, event: Event, words: _Words) -> set[str]:
    """The agents of an event before its trigger, or behind the first comma behind that."""
    end = sentence_at(doc, event.trigger).end
    comma = next((at for at in range(event.trigger, end) if doc[at].text in words.classes.commas), end)
    return {ref for ref in event.refs(Role.AGENT) if of_mention(ref) and not event.trigger < token_of(ref) < comma}


def _being(doc: Doc, words: _Words) -> Iterator[str]:
    """The references of the subjects of "are mediators": "Venezuela and Norway are guarantors"."""
    ends = mentions_by_end(doc)
    for token in doc:
        if token.norm_ not in words.mediators:
            continue
        at = token.i
        while at > sentence_of(token).start and doc[at - 1].norm_ in words.classes.articles | words.acting:
            at -= 1
        if at <= sentence_of(token).start or doc[at - 1].norm_ not in words.being:
            continue
        at -= 1
        while (span := ends.get(at)) is not None:
            yield mention_ref(span.start)
            at = span.start
            while at > sentence_of(token).start and doc[at - 1].norm_ in words.joins:
                at -= 1


def _mediator(doc: Doc, span: Span, words: _Words) -> str:
    """How a mention is said to be a mediator: called so, or acting as one; "" if it is not.

    It is called so by a word before or in it, or in apposition ("Angola, the mediator").
    """
    first = span.start - 1 if span.start > sentence_of(span).start else span.start
    if any(token.norm_ in words.mediators for token in doc[first : span.end]):
        return _CALLED
    found = ""
    for token in doc[span.end : min(span.end + _APPOSED, sentence_of(span).end)]:
        if token.norm_ in words.mediators:
            return found
        if token.norm_ in words.acting:
            found = _ACTING
        elif token.text in words.classes.commas:
            found = found or _CALLED
        elif token.norm_ not in words.classes.articles:
            break
    return ""


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "hosts")["mediators"]
    return _Words(
        mediators=all_forms(NOUN, data["nouns"], language),
        acting=fold_all(data["acting"], language),
        with_=fold_all(data["with"], language),
        being=fold_all(data["being"], language),
        of=fold_all(data["of"], language),
        guaranteeing=all_forms(ADJECTIVE, data["guaranteeing"], language),
        joins=clause_words(language, "coordinators") | word_classes(language).commas | word_classes(language).articles,
        classes=word_classes(language),
    )
