"""Make what an attack strikes, by the verb of its relative clause, the target and not the agent.

"العمليات التي تستهدف الميليشيات" ("the operations that target the militias"): the militias, right behind the verb, are
found as its agent. "قتل طبيب بغارة إسرائيلية استهدفت منزله" ("a doctor was killed in an Israeli raid that targeted his
house"): the doctor is found as striking, and Israel is the agent. The words are data (``<xx>/undergone.toml``,
[strikes]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import ahead, event_ref, mention_ref, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EventType, Role

_QUALIFIED: Final = 3
"""Tokens at the most from an attack to the relative pronoun: "العمليات العسكرية المتواصلة التي"."""


_APART: Final = 5
"""Tokens at the most from an attack to a verb without a relative pronoun: "هجوم للتحالف بطائرة مسيرة استهدف"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    relatives: frozenset[str]
    striking: frozenset[str]


def strikes(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Move whoever stands behind the verb of an attack's relative clause from agent to target.

    "العمليات التي تستهدف الميليشيات": "العمليات" and "تستهدف" have the target "الميليشيات".
    """
    words = _words(language)
    if not words.striking:
        return tuple(events)
    attacks = {event.trigger for event in events if event.is_a(EventType.ATTACK)}
    struck = dict(_struck(doc, attacks, words)) if attacks else {}
    if not struck:
        return tuple(events)

    def turned(event: Event) -> Event:
        if event.ref in struck:
            return event.moved([struck[event.ref]], Role.AGENT, Role.TARGET)
        causes = event.refs(Role.INSTRUMENT) & struck.keys()
        return event.without({struck[ref] for ref in causes}, Role.AGENT) if causes else event

    return tuple(map(turned, events))


def struck_by_it(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give the event of such a verb behind an attack the attack's agents, in place of those before it.

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


def _struck(doc: Doc, attacks: Set[int], words: _Words) -> Iterator[tuple[str, str]]:
    """The references of attacks and of the verbs that say what they strike, each with that of the mention struck."""
    for span in mentions(doc):
        at, first = span.start - 1, sentence_of(span).start
        if at - 1 <= first or doc[at].norm_ not in words.striking or doc[at - 1].norm_ not in words.relatives:
            continue
        before = range(at - 2, max(first - 1, at - 3 - _QUALIFIED), -1)
        told = next((i for i in before if i in attacks), -1)
        if told >= 0 and not any(token.ent_type_ for token in doc[told + 1 : at]):
            yield event_ref(told), mention_ref(span.start)
            yield event_ref(at), mention_ref(span.start)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    striking = all_forms(VERB, table(language, "undergone")["strikes"]["striking"], language)
    return _Words(clause_words(language, "relatives"), striking)
