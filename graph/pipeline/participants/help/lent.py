"""Make troops that are given to somebody the theme of the support, and not its target.

"Rwanda offered its soldiers to Benin", "زودت تركيا ليبيا بمدربين" ("Turkey provided Libya with trainers"): the soldiers
and trainers are found as targets beside Benin and Libya. Of two targets, troops right behind the verb are given if the
other stands behind "to"; so are those behind "with", and the second of two side by side ("gave Russia thousands of
soldiers"). The words are data (``<xx>/helpers.toml``, [lent]).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventType, Role

_GIVEN: Final = frozenset({EntityType.SECURITY_FORCE, EntityType.PERSON_GROUP})
_REACH: Final = 4
"""Tokens at the most before the troops, or between two mentions: "a battalion of its best", "thousands of"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    to: frozenset[str]
    with_: frozenset[str]
    double: frozenset[str]
    small: frozenset[str]
    articles: frozenset[str]
    walls: frozenset[str]


def without_lent(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make forces and people among the targets of support that are given to another target its theme.

    "Rwanda offered its soldiers to Benin": "its soldiers" becomes the theme of "offered".
    """
    words = _words(language)
    if not any(event.type == EventType.SUPPORT for event in events):
        return tuple(events)
    spans = mentions_by_ref(doc)

    def lent(event: Event) -> Event:
        if event.type != EventType.SUPPORT or VERB not in kinds_at(doc, event.trigger):
            return event
        given = _given(doc, event, spans, words)
        return event.moved({given}, Role.TARGET, Role.THEME) if given else event

    return tuple(map(lent, events))


def _given(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Words) -> str:
    """The reference of the troops that are given, or ""."""
    targets = sorted((spans[ref] for ref in event.refs(Role.TARGET) if ref in spans), key=lambda span: span.start)
    behind = [span for span in targets if span.start > event.trigger]
    received = [span for span in targets if _before(doc, span, words) in words.to]
    for at, span in enumerate(behind):
        if span.label_ not in _GIVEN or len(targets) == 1 or span in received:
            continue
        direct = _small(doc, event.trigger + 1, span.start, words)
        if direct and any(other.start > span.start for other in received):
            return mention_ref(span.start)
        if _before(doc, span, words) in words.with_ and len(behind) > 1:
            return mention_ref(span.start)
        first = behind[at - 1] if at else None
        if first is not None and doc[event.trigger].norm_ in words.double and first.label_ not in _GIVEN:
            touching = _small(doc, event.trigger + 1, first.start, words) and _small(doc, first.end, span.start, words)
            return mention_ref(span.start) if touching else ""
    return ""


def _before(doc: Doc, span: Span, words: _Words) -> str:
    """The word before a mention, but for articles and numbers."""
    at = span.start - 1
    while at > sentence_of(span).start and (doc[at].norm_ in words.articles or doc[at].like_num):
        at -= 1
    return doc[at].norm_ if at >= 0 else ""


def _small(doc: Doc, start: int, end: int, words: _Words) -> bool:
    """Whether between two positions there are few words, and none that begins another phrase, but "of"."""
    between = doc[start:end]
    return 0 <= end - start <= _REACH and not any(
        token.is_punct or token.ent_type_ or (token.norm_ in words.walls and token.norm_ not in words.small)
        for token in between
    )


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "helpers")["lent"]
    walls = clause_words(language, "prepositions", "coordinators", "relatives")
    to, with_, small = (fold_all(data[key], language) for key in ("to", "with", "small"))
    return _Words(to, with_, all_forms(VERB, data["double"], language), small, word_classes(language).articles, walls)
