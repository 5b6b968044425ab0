"""Remove from events those who only say when, whence or in reply to what they are.

- "في عهد الرئيس أوباما" ("in the days of President Obama"): Obama leaves all events.
- "القاعدة التي تنطلق منها الغارات" ("the base from which the raids start"): the base leaves the raids.
- "قصفت ردا على مقتل جنودها" ("shelled in reply to the killing of its soldiers"): whoever replies leaves the killing.

The words are data (``<xx>/background.toml``, [scene]).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, token_of
from khabar.graph.pipeline.words.articles import right_before
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EntityType, EventClass, Role

_TITLE: Final = 3
"""Words at the most from "in the days of" to a name: "الرئيس الأميركي السابق"."""
_BETWEEN: Final = 3
"""Tokens at the most from a word of the data to the trigger: "تنطلق منها بعض الغارات"."""


class _Words(NamedTuple):
    reigns: Phrases
    starting: frozenset[str]
    there: Phrases
    replies: Phrases
    relatives: frozenset[str]


def without_surroundings(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove rulers of the time from events, and from violence those before its source or the reply.

    "القاعدة التي تنطلق منها الغارات": "الغارات" loses "القاعدة".
    """
    words = _words(language)
    rulers = {mention_ref(span.start) for span in mentions(doc) if _reigns(doc, span, words, language)}
    found = [event.without(rulers, *PARTIES) if rulers else event for event in events]
    triggers = sorted(event.trigger for event in events)
    return tuple(_set(doc, event, triggers, words) if event.is_a(EventClass.VIOLENCE) else event for event in found)


def _set(doc: Doc, event: Event, triggers: Sequence[int], words: _Words) -> Event:
    """Remove from an event of violence those before the clause of its source, or before the words for a reply."""
    before = bisect_left(triggers, event.trigger) - 1
    begin = max(sentence_at(doc, event.trigger).start, triggers[before] + 1 if before >= 0 else 0)
    wall = max(_replied(doc, event.trigger, words), _source(doc, begin, event.trigger, words))
    if wall < 0:
        return event
    apart = {ref for role in (*PARTIES, Role.INSTRUMENT) for ref in event.refs(role) if token_of(ref) < wall}
    return event.without(apart, *PARTIES, Role.INSTRUMENT)


def _reigns(doc: Doc, span: Span, words: _Words, language: str) -> bool:
    """Whether "in the days of" stands before a person, with definite words of a title at most between."""
    if span.label_ != EntityType.PERSON:
        return False
    definite = word_classes(language).definite
    for at in range(span.start, max(sentence_of(span).start, span.start - 1 - _TITLE), -1):
        if at < span.start and not definite(doc[at].norm_):
            return False
        if right_before(doc, words.reigns, at, begin=max(sentence_of(span).start, at - _TITLE)):
            return True
    return False


def _source(doc: Doc, begin: int, trigger: int, words: _Words) -> int:
    """The position of the verb of a relative clause that says whence an attack comes, or -1."""
    for at in range(begin + 1, trigger):
        if doc[at].norm_ in words.starting and doc[at - 1].norm_ in words.relatives:
            lengths = [length for length, _ in words.there.at(doc, at + 1, trigger)]
            if lengths and trigger - at - 1 - max(lengths) <= _BETWEEN:
                return at
    return -1


def _replied(doc: Doc, trigger: int, words: _Words) -> int:
    """The position of the phrase "in reply to" right before a trigger, or -1."""
    for at in range(trigger - 1, max(sentence_at(doc, trigger).start, trigger - 1 - _BETWEEN) - 1, -1):
        if any(at + length in (trigger, trigger - 1) for length, _ in words.replies.at(doc, at, trigger)):
            return at
    return -1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "background")["scene"]
    reigns, there, replies = (Phrases.of(language, data[key]) for key in ("reigns", "there", "replies"))
    starting = all_forms(VERB, data["starting"], language)
    relatives = clause_words(language, "relatives")
    return _Words(reigns, starting, there, replies, relatives)
