"""Claims that somebody rejects are others' claims: "Russia bombed the hospital, an accusation Moscow denies".

The words that deny are those of ``<xx>/status.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.clauses.clauses import REPORTS
from khabar.graph.pipeline.doc import Event, mention_ref
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.participants.denials import denial_words, undenied
from khabar.graph.pipeline.words.inflection import VERB
from khabar.ontology.terms import Role

_LINKS: Final = 2
"""Tokens at the most between the claim and whoever rejects it: "that the"."""
_HELPING: Final = 4
"""Tokens at the most between him and the verb: "has repeatedly and strongly denied"."""


def without_disclaimers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The claims and accusations without those as agents who deny or reject them right behind.

    Verbs are left alone, and so is Arabic, where whoever denies stands behind the verb.
    """
    if table(language, "clauses")["order"] != "SVO":
        return tuple(events)
    return tuple(_claimed(doc, event, language) if event.type in REPORTS else event for event in events)


def _claimed(doc: Doc, event: Event, language: str) -> Event:
    if not _noun(doc, event.trigger, language):
        return event
    sentence = doc[event.trigger].sent
    links = _links(language)
    first = event.trigger + 1
    while first < min(event.trigger + 1 + _LINKS, sentence.end) and doc[first].norm_ in links:
        first += 1
    span = next((span for span in sentence.ents if span.start == first), None)
    if span is None:
        return event
    denies = any(
        denial_words(language).stand(doc, at) and not undenied(doc, at, language=language)
        for at in range(span.end, min(span.end + _HELPING, sentence.end))
        if not any(doc[before].is_punct for before in range(span.end, at))
    )
    if not denies:
        return event
    return event.without({mention_ref(span.start)}, Role.AGENT)


def _noun(doc: Doc, at: int, language: str) -> bool:
    """Whether a word stands where a noun does, behind an article, or is no verb."""
    if at and doc[at - 1].norm_ in _articles(language):
        return True
    return VERB not in lexicon(language).kinds(doc[at].norm_)


@lru_cache(maxsize=4)
def _links(language: str) -> frozenset[str]:
    data = table(language, "clauses")
    words = (*data["complementizers"], *data["relatives"])
    return fold_all(words, language) | _articles(language)


@lru_cache(maxsize=4)
def _articles(language: str) -> frozenset[str]:
    return fold_all(table(language, "entities")["articles"], language)
