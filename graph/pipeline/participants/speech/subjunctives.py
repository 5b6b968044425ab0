"""Make a statement that insists that somebody do something a demand, with that one as its target.

"The US insisted that Islamabad release the doctor": the bare verb, where "releases" would be expected, tells of a
demand. The words are data (``<xx>/undergone.toml``, [subjunctive]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import PAST, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, EventType, Role

_BASE: Final = "base"
_SINGLE: Final = frozenset({EntityType.STATE, EntityType.PERSON, EntityType.PLACE})
"""Types of mentions that are singular even if the name ends like a plural: "Algiers"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: frozenset[str]
    that: frozenset[str]
    articles: frozenset[str]
    bare: frozenset[str]
    plural: str


def demanded(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make statements with "insisted that" and a bare verb demands, with the subject of that verb as target.

    "insisted that Islamabad release the doctor": "insisted" becomes a demand with the target "Islamabad".
    """
    spans = mentions_by_start(doc)
    return tuple(
        _demand(event, subject)
        if event.type == EventType.STATEMENT and (subject := _subject(doc, event, spans, language)) is not None
        else event
        for event in events
    )


def wished(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers that are the bare verbs behind such demands: what they say has not happened."""
    spans = mentions_by_start(doc)
    subjects = (
        _subject(doc, event, spans, language)
        for event in events
        if event.type in (EventType.STATEMENT, EventType.DEMAND)
    )
    verbs = {subject.end for subject in subjects if subject is not None}
    return frozenset(event.trigger for event in events if event.trigger in verbs)


def _demand(event: Event, subject: Span) -> Event:
    """Make a statement a demand with a target."""
    target = mention_ref(subject.start)
    return event.with_type(EventType.DEMAND).without({target}).first(Role.TARGET, [target])


def _subject(doc: Doc, event: Event, spans: Mapping[int, Span], language: str) -> Span | None:
    """The mention between "that" and a bare verb; None where the verb may be a plain one, as behind a plural."""
    words = _words(language)
    at, end = event.trigger + 1, sentence_at(doc, event.trigger).end
    if doc[event.trigger].norm_ not in words.verbs or at >= end or doc[at].norm_ not in words.that:
        return None
    at += 1
    while at < end and doc[at].norm_ in words.articles:
        at += 1
    span = spans.get(at)
    if span is None or span.end >= end or not _bare(doc, span.end, words):
        return None
    plural = span.label_ not in _SINGLE and span[-1].norm_.endswith(words.plural)
    several = span.label_ == EntityType.PERSON_GROUP or plural
    return span if not several or _told_before(doc, event) else None


def _bare(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a word may be the base form of a verb."""
    norm = doc[at].norm_
    return norm in words.bare or any(found.tag.tense == _BASE for found in lexicon_of(doc).find(norm))


def _told_before(doc: Doc, event: Event) -> bool:
    """Whether the verb of insisting is past; a plain verb behind it would be past as well."""
    return any(PAST in found.tag.tense for found in lexicon_of(doc).find(doc[event.trigger].norm_))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["subjunctive"]
    that, articles, bare = (fold_all(data[key], language) for key in ("that", "articles", "bare"))
    return _Words(all_forms(VERB, data["verbs"], language), that, articles, bare, data["plural"])
