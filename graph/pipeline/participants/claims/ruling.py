"""Make whoever eases, confirms or lifts a sentence the agent of the trial, and not its target.

"خفف الرئيس كمال ناصر الحكم إلى السجن المؤبد" ("President Kamal Nasser commuted the sentence to life in prison"): the
president is found as sentenced. The person who is the subject of such a verb rules in the trials of its clause, which
ends at a mark, a relative or an adverbial clause. The words are data (``<xx>/undergone.toml``, [ruling]).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, EventType, Role

_TITLE: Final = 4
"""Words at the most of a title between a verb and the name of its subject: "أيد قاضي محكمة الاستئناف حسن"."""
_FARTHEST: Final = 12
"""Tokens at the most from the verb to the trial."""


class _Words(NamedTuple):
    verbs: frozenset[str]
    walls: Phrases
    small: frozenset[str]
    first: bool


def without_rulers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those who rule on a sentence from the targets of the trial, and make them its agent if it has none.

    "خفف الرئيس كمال ناصر الحكم": "الحكم" loses the target "كمال ناصر".
    """
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
    """Make a target of a trial its agent, unless it has another one."""
    left = event.without({ref}, Role.TARGET)
    return left if left.refs(Role.AGENT) else left.given(Role.AGENT, [ref])


def _rulers(
    doc: Doc, verb: int, persons: Mapping[int, Span], triggers: Collection[int], words: _Words
) -> Iterator[str]:
    """The references of the person before a verb, or behind it where verbs come first; also of the person's title."""
    if not words.first:
        yield from (mention_ref(span.start) for span in persons.values() if span.end == verb)
        return
    for at in range(verb + 1, min(sentence_at(doc, verb).end, verb + 2 + _TITLE)):
        if at in persons:
            yield mention_ref(at)
        if at in triggers or doc[at].is_punct or doc[at].norm_ in words.small:
            return


def _behind(doc: Doc, verb: int, trials: set[int], words: _Words) -> Iterator[int]:
    """The triggers of trials from a verb on in its clause."""
    for at in range(verb, min(sentence_at(doc, verb).end, verb + 1 + _FARTHEST)):
        if at > verb and (doc[at].is_punct or words.walls.stand(doc, at)):
            return
        if at in trials:
            yield at


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "undergone")["ruling"], table(language, "clauses")
    walls = Phrases.of(language, (*clauses["relatives"], *clauses["adverbials"], *clauses["contrasts"]))
    small = clause_words(language, "prepositions", "coordinators")
    return _Words(all_forms(VERB, data["verbs"], language), walls, small, verb_first(language))
