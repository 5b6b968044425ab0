"""Settle who supports and who is supported at Arabic participles of support.

"فصائل عربية مدعومة بالأردن" ("Arab factions supported by Jordan"): those before a passive participle are its targets,
and the mention right behind its preposition the agent; mentions behind other prepositions leave the targets. "حزب الوفد
وحزب النور المؤيد لمصر" ("the Wafd party and the Nour party, which backs Egypt"): a masculine singular is about the last
of those joined before it, and the others are removed. The words are data (`[participles]` of ``<xx>/helpers.toml``);
languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_end, mentions_by_start
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import ADJECTIVE, all_forms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EventType, Role


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    passive: frozenset[str]
    by: frozenset[str]
    one: frozenset[str]
    joins: frozenset[str]
    apart: frozenset[str]


def by_participles(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Settle the roles of support whose trigger is a participle by where the mentions stand.

    "فصائل عربية مدعومة بالأردن": the target is "فصائل عربية" and the agent "الأردن".
    """
    words = _words(language)
    if not words.passive and not words.one:
        return tuple(events)
    spans = mentions_by_start(doc)

    def changed(event: Event) -> Event:
        if event.type != EventType.SUPPORT:
            return event
        norm = doc[event.trigger].norm_
        if norm in words.passive:
            event = _backed(doc, event, spans, words)
        return _last(doc, event, words) if norm in words.one else event

    return tuple(map(changed, events))


def _backed(doc: Doc, event: Event, spans: Mapping[int, Span], words: _Words) -> Event:
    """Make the mention behind the preposition of a passive participle the agent, and those before it targets."""
    at = event.trigger + 1
    if at + 1 >= len(doc) or doc[at].norm_ not in words.by:
        return event
    at += 2 if doc[at + 1].norm_ in word_classes(doc.lang_).articles else 1
    if at in spans:
        event = event.moved({mention_ref(at)}, Role.TARGET, Role.AGENT)
    event = event.moved(ahead(event.refs(Role.AGENT), event.trigger), Role.AGENT, Role.TARGET)
    behind = (token_of(ref) for ref in event.refs(Role.TARGET) if of_mention(ref))
    apart = {mention_ref(at) for at in behind if at > event.trigger and doc[at - 1].norm_ in words.apart}
    return event.without(apart, Role.TARGET)


def _last(doc: Doc, event: Event, words: _Words) -> Event:
    """Remove those joined before the mention right before a trigger from the role that this one has."""
    ends = mentions_by_end(doc)
    last = ends.get(event.trigger)
    if last is None:
        return event
    others = []
    first: Span | None = last
    while first is not None and first.start and doc[first.start - 1].norm_ in words.joins:
        first = ends.get(first.start - 1)
        if first is not None:
            others.append(mention_ref(first.start))
    ref = mention_ref(last.start)
    for role in PARTIES:
        if ref in event.refs(role):
            event = event.without(others, role)
    return event


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "helpers")["participles"]
    by, one, joins = (fold_all(data[key], language) for key in ("by", "one", "joins"))
    apart = clause_words(language, "prepositions") - by
    return _Words(all_forms(ADJECTIVE, data["passive"], language), by, one, joins, apart)
