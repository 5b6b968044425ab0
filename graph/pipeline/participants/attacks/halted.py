"""Tell who is hit by an attack that somebody else stops, resumes or goes on with.

A noun like "قصف" ("the bombing of") names its doer or whom it hits: "قصف الحوثيين" may be either. In "ستوقف الولايات
المتحدة قصف الحوثيين" ("the United States will stop bombing the Houthis") it is whom it hits, and who stops it is its
doer; so is it in "أعلن الرئيس وقف قصف الحوثيين" ("the president announced the end of the bombing of the Houthis"),
where it is known who ends it. The words are data (``[halted]`` of ``<xx>/undergone.toml``); languages without them are
left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_end, mentions_by_start
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, of_mention
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventType, Role


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    particles: frozenset[str]


def halted(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make who stands right behind the noun of a halted attack its target, and whoever halts it by a verb its agent.

    "ستوقف واشنطن قصف الحوثيين": "قصف" has the agent "واشنطن" and the target "الحوثيين".
    """
    words = _words(language)
    if not words.nouns:
        return tuple(events)
    by_trigger = {event.trigger: event for event in events}
    return tuple(_hitting(doc, event, by_trigger, words) for event in events)


def _hitting(doc: Doc, event: Event, by_trigger: Mapping[int, Event], words: _Words) -> Event:
    hit = mentions_by_start(doc).get(event.trigger + 1)
    if not event.is_a(EventType.ATTACK) or hit is None or doc[event.trigger].norm_ not in words.nouns:
        return event
    ref = mention_ref(hit.start)
    if event.refs(Role.AGENT) - {ref} or event.refs(Role.TARGET) - {ref} or hit.label_ not in ACTORS:
        return event  # "قصف الحوثيين لمأرب", "قصف الحوثيون مأرب"
    halt = by_trigger.get(event.trigger - 1)
    if halt is not None and halt.is_a(EventType.WITHDRAWAL) and doc[halt.trigger].norm_ not in words.verbs:
        ended_by = {each for each in halt.refs(Role.AGENT) if of_mention(each)} - {ref}
        return event.moved([ref], Role.AGENT, Role.TARGET) if ended_by else event
    doer = _subject(doc, event.trigger, by_trigger, words)
    if doer is None or doer.start == hit.start:
        return event
    return event.without({ref}, Role.AGENT).given(Role.TARGET, [ref]).given(Role.AGENT, [mention_ref(doer.start)])


def _subject(doc: Doc, noun: int, by_trigger: Mapping[int, Event], words: _Words) -> Span | None:
    """Who halts or goes on with what a noun tells: "أوقفت أنقرة قصف ...", "أنقرة ستوقف قصف ..."."""
    ends = mentions_by_end(doc)
    who = ends.get(noun)
    verb = who.start - 1 if who is not None else noun - 1
    if verb < 0 or doc[verb].norm_ not in words.verbs:
        return None
    if who is None:
        halt = by_trigger.get(verb)
        agents = [ref for ref in halt.refs(Role.AGENT) if of_mention(ref)] if halt is not None else []
        first = verb - 1 if verb and doc[verb - 1].norm_ in words.particles else verb
        who = mentions_by_ref(doc).get(agents[0]) if len(agents) == 1 else ends.get(first)
    return who if who is not None and who.label_ in ACTORS else None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["halted"]
    nouns, verbs = all_forms(NOUN, data["nouns"], language), all_forms(VERB, data["verbs"], language)
    return _Words(nouns, verbs, clause_words(language, "particles"))
