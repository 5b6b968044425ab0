"""What an attack strikes in a relative clause: of "العمليات التي تستهدف الميليشيات" the militias are its targets.

The verb has the attack as its subject, so that who stands right behind it has neither done it nor killed anybody by it.
The words are data (``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import event_ref, mention_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.ontology.terms import EventType, Role

_QUALIFIED: Final = 3
"""Tokens at the most between an attack and the relative pronoun: "العمليات العسكرية المتواصلة التي"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    relatives: frozenset[str]
    striking: frozenset[str]


def strikes(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The attacks of which a relative clause says what they strike, with that as their target if it is their agent."""
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


def _struck(doc: Doc, attacks: Set[int], words: _Words) -> Iterator[tuple[str, str]]:
    """References of attacks and of the verbs that say what they strike, each with that of whom."""
    for span in mentions(doc):
        at, first = span.start - 1, span.sent.start
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
    return _Words(fold_all(table(language, "clauses")["relatives"], language), striking)
