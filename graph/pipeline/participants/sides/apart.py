"""Remove from an event those who belong to another verb of the sentence.

- "The strike was coordinated with Baghdad": Baghdad is found as an agent of the strike, leaves it, and is a partner of
  the cooperation alone.
- A death with a cause of its own behind it loses agents and instruments from a clause before it.
- "repelled the assault and killed 30": what is foiled takes no participant from a verb joined behind it.

The words are data (``<xx>/undergone.toml``, [apart]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event, grouped
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import ahead, mention_ref, of_event, of_mention, token_of
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EventType, Role

_WITH: Final = 4
"""Tokens at the most from the verb to "with": "was coordinated closely in advance with"."""
_CORE: Final = (Role.AGENT, Role.TARGET, Role.PLACE)
_DEATHS: Final = frozenset({EventType.KILLING, EventType.ASSASSINATION})


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: frozenset[str]
    with_: frozenset[str]
    joins: frozenset[str]
    causes: frozenset[str]
    coordinators: frozenset[str]


def without_apart(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from events partners in agreeing on them, agents of another cause, and targets of another deed.

    "The strike was coordinated with Baghdad": "strike" loses the agent "Baghdad".
    """
    words = _words(language)
    if not words.verbs:
        return tuple(events)
    agreed = tuple(_agreed(doc, events, words))
    beside = grouped(doc, events)
    deaths = (_caused_alone(doc, event, beside, words) for event in agreed)
    return tuple(_foiled(doc, deaths, words))


def _agreed(doc: Doc, events: Sequence[Event], words: _Words) -> Iterator[Event]:
    """Remove the partners of a verb of coordination from events before it: "was coordinated with Baghdad"."""
    found: dict[int, list[tuple[int, frozenset[str]]]] = {}
    for token in doc:
        if partners := _partners(doc, token.i, words):
            found.setdefault(sentence_of(token).start, []).append((token.i, partners))
    for event in events:
        for verb, partners in found.get(sentence_at(doc, event.trigger).start, ()) if found else ():
            if event.trigger == verb:
                event = _cooperation(event, events, partners)
            elif event.trigger < min(token_of(ref) for ref in partners):
                event = event.without(partners, *_CORE)
        yield event


def _partners(doc: Doc, verb: int, words: _Words) -> frozenset[str]:
    """The references of those behind "with" behind one of the verbs, and of those joined to them."""
    if doc[verb].norm_ not in words.verbs:
        return frozenset()
    sentence = sentence_at(doc, verb)
    at = next((i for i in range(verb + 1, min(verb + 1 + _WITH, sentence.end)) if doc[i].norm_ in words.with_), -1)
    if at < 0:
        return frozenset()
    starts = {span.start: span for span in mentions_within(sentence)}
    found: set[str] = set()
    at += 1
    while at < sentence.end and (at in starts or doc[at].norm_ in words.joins):
        if at in starts:
            found.add(mention_ref(at))
        at = starts[at].end if at in starts else at + 1
    return frozenset(found)


def _cooperation(event: Event, events: Sequence[Event], partners: frozenset[str]) -> Event:
    """Add to a cooperation the agents of what is agreed on; without any its partners become targets."""
    if event.type != EventType.COOPERATION:
        return event
    themes = event.refs(Role.THEME)
    doers = [ref for each in events if each.ref in themes for ref in each.refs(Role.AGENT) - partners]
    before = event.refs(Role.AGENT) - partners
    if before or doers:
        return event.first(Role.AGENT, (ref for ref in doers if ref not in before))
    turned = (Argument(Role.TARGET, a.ref) if a.ref in partners else a for a in event.arguments)
    return replace(event, arguments=tuple(dict.fromkeys(turned)))


def _caused_alone(doc: Doc, event: Event, beside: Mapping[int, Sequence[Event]], words: _Words) -> Event:
    """Remove from a death with a cause behind it the agents and instruments of a clause before it."""
    if event.type not in _DEATHS:
        return event
    sentence, at = sentence_at(doc, event.trigger), event.trigger
    joined = next((i for i in range(at - 1, sentence.start, -1) if _joins(doc, i, words)), -1)
    cause = next((i for i in range(at + 1, sentence.end) if doc[i].norm_ in words.causes), -1)
    if joined < 0 or cause < 0 or not any(cause < each.trigger for each in beside[sentence.start]):
        return event
    before = {ref for ref in event.refs(Role.INSTRUMENT) if of_event(ref) and token_of(ref) < joined}
    people = ahead(event.refs(Role.AGENT), joined)
    return event.without(before, Role.INSTRUMENT).without(people, Role.AGENT)


def _joins(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a position has "and" behind a mark."""
    return doc[at].norm_ in words.coordinators and doc[at - 1].is_punct


def _foiled(doc: Doc, told: Iterator[Event], words: _Words) -> Iterator[Event]:
    """Remove from what is foiled the targets of verbs joined behind it: "repelled the assault and killed 30"."""
    events = tuple(told)
    foilings = (event for event in events if event.type == EventType.FOILING)
    foiled = {ref for event in foilings for ref in event.refs(Role.THEME)}
    beside = grouped(doc, events) if foiled else {}
    for event in events:
        if event.ref not in foiled:
            yield event
            continue
        others = {
            ref
            for each in beside[sentence_at(doc, event.trigger).start]
            if each.trigger > event.trigger and doc[each.trigger - 1].norm_ in words.coordinators
            for ref in each.refs(Role.TARGET)
            if of_mention(ref) and token_of(ref) > each.trigger
        }
        yield event.without(others)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["apart"]
    coordinators = table(language, "clauses")["coordinators"]
    return _Words(
        all_forms(VERB, data["verbs"], language),
        *(fold_all(words, language) for words in (data["with"], data["joins"], data["causes"], coordinators)),
    )
