"""Who eases, confirms or lifts a sentence is not sentenced: "خفف الرئيس كمال ناصر الحكم إلى السجن المؤبد".

The person who is the subject of such a verb takes part in no trial told behind it but as who rules. The words are data
(``<xx>/undergone.toml``, [ruling]); the clause ends at a mark, a relative or an adverbial clause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.ontology.terms import EntityType, EventType, Role

_TITLE: Final = 4
"""Words of a title at the most between a verb and the name of its subject: "أيد قاضي محكمة الاستئناف حسن"."""
_FARTHEST: Final = 12
"""Tokens at the most from a verb to a trial."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    verbs: frozenset[str]
    walls: Phrases
    small: frozenset[str]
    first: bool


def without_rulers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The trials without those as targets who only rule on them."""
    words = _words(language)
    found = {event.trigger: event for event in events}
    trials = {at for at, event in found.items() if event.type == EventType.TRIAL}
    if not trials:
        return tuple(events)
    persons = {span.start: span for span in mentions(doc) if span.label_ == EntityType.PERSON}
    for verb in (token.i for token in doc if token.norm_ in words.verbs):
        rulers = list(_rulers(doc, verb, persons, found, words))
        for at in _behind(doc, verb, trials, words) if rulers else ():
            for ref in rulers:
                if ref in found[at].refs(Role.TARGET):
                    found[at] = _ruled(found[at], ref)
    return tuple(found[event.trigger] for event in events)


def _ruled(event: Event, ref: str) -> Event:
    """A trial with somebody as who rules, unless somebody else does."""
    left = event.without({ref}, Role.TARGET)
    return left if left.refs(Role.AGENT) else left.given(Role.AGENT, [ref])


def _rulers(
    doc: Doc, verb: int, persons: Mapping[int, Span], triggers: Collection[int], words: _Words
) -> Iterator[str]:
    """References of the person right before a verb, or, where verbs come first, behind it; also of his title."""
    if not words.first:
        yield from (mention_ref(span.start) for span in persons.values() if span.end == verb)
        return
    for at in range(verb + 1, min(doc[verb].sent.end, verb + 2 + _TITLE)):
        if at in persons:
            yield mention_ref(at)
        if at in triggers or doc[at].is_punct or doc[at].norm_ in words.small:
            return


def _behind(doc: Doc, verb: int, trials: set[int], words: _Words) -> Iterator[int]:
    """The trials from a verb on in its clause."""
    for at in range(verb, min(doc[verb].sent.end, verb + 1 + _FARTHEST)):
        if at > verb and (doc[at].is_punct or words.walls.stand(doc, at)):
            return
        if at in trials:
            yield at


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "undergone")["ruling"], table(language, "clauses")
    walls = Phrases.of(language, (*clauses["relatives"], *clauses["adverbials"], *clauses["contrasts"]))
    small = fold_all((*clauses["prepositions"], *clauses["coordinators"]), language)
    return _Words(all_forms(VERB, data["verbs"], language), walls, small, clauses["order"] == "VSO")
