"""Make who does an attack the agent of a verb without a relative pronoun behind it that says what is struck.

"قتل طبيب بغارة إسرائيلية استهدفت منزله" ("a doctor was killed in an Israeli raid that targeted his house"): the doctor
is found as striking, and Israel is the agent. The words are data (``<xx>/undergone.toml``, [strikes]); languages
without them are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.refs import ahead, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventType, Role

_APART: Final = 5
"""Tokens at the most from an attack to a verb without a relative pronoun: "هجوم للتحالف بطائرة مسيرة استهدف"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    relatives: frozenset[str]
    striking: frozenset[str]


def struck_by_it(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give the event of a verb of striking behind an attack the attack's agents, in place of those before it.

    "بغارة إسرائيلية استهدفت منزله": the agent of "استهدفت" is "إسرائيلية".
    """
    words = _words(language)
    attacks = {event.trigger: event for event in events if event.is_a(EventType.ATTACK)}
    hurt: dict[str, int] = {}  # each with the first event that he suffers
    for event in events if words.striking and attacks else ():
        hurt |= dict.fromkeys(event.refs(Role.TARGET) - hurt.keys(), event.trigger)

    def own(event: Event) -> Event:
        if doc[event.trigger].norm_ not in words.striking:
            return event
        attack = _behind(doc, event.trigger, attacks, words)
        if attack is None:
            return event
        before, doers = ahead(event.refs(Role.AGENT), attack.trigger), attack.refs(Role.AGENT)
        victims = {ref for ref in before & hurt.keys() if hurt[ref] < event.trigger}
        told = event.without(before - doers if doers else victims, Role.AGENT)
        return told if told.refs(Role.AGENT) else told.given(Role.AGENT, sorted(doers, key=token_of))

    return tuple(map(own, events)) if words.striking and attacks else tuple(events)


def _behind(doc: Doc, verb: int, attacks: Mapping[int, Event], words: _Words) -> Event | None:
    """The attack, told by a noun, before a verb, with only what qualifies it between; or None."""
    joins = coordinators(doc.lang_)
    first = max(sentence_at(doc, verb).start, verb - 1 - _APART)
    for at in range(verb - 1, first - 1, -1):
        token = doc[at]
        if at in attacks and lexicon_of(doc).kinds(token.norm_) - {VERB}:  # "ضربة" is spelt like "struck him", too
            return attacks[at]
        if token.norm_ in words.striking | words.relatives | joins.all:
            return None
        if token.is_punct and not token.is_quote:
            return None
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    striking = all_forms(VERB, table(language, "undergone")["strikes"]["striking"], language)
    return _Words(clause_words(language, "relatives"), striking)
