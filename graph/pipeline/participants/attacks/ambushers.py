"""Whose an attack is in which somebody suffers: of "قتل ضابطان في كمين لعناصر داعش" they have set the ambush.

It is set for those behind the same preposition where it is the object of a verb: "نصب الجيش كمينا لعناصر داعش". The
words are data (``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, all_forms
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventType, Role

_KINDS: Final = (EventType.ATTACK, EventType.SECURITY_OPERATION)


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    nouns: frozenset[str]
    behind: frozenset[str]
    of: frozenset[str]


def ambushing(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The attacks that somebody suffers with whose they are as their agent, and nobody of his as a victim."""
    words = _words(language)
    if not words.nouns:
        return tuple(events)
    starts = {span.start: span for span in mentions(doc)}
    found = {e.ref: his for e in events if e.is_a(*_KINDS) and (his := tuple(_whose(doc, e.trigger, starts, words)))}
    return tuple(_of(event, found) for event in events) if found else tuple(events)


def _whose(doc: Doc, trigger: int, starts: Mapping[int, Span], words: _Words) -> Iterator[str]:
    """References of whose an attack behind a preposition is, and of whose that one is: "لعناصر [أبو مصعب]"."""
    if doc[trigger].norm_ not in words.nouns or not trigger or doc[trigger - 1].norm_ not in words.behind:
        return
    at = trigger + 2
    if at not in starts or doc[at - 1].norm_ not in words.of:
        return
    while at in starts and starts[at].label_ in ACTORS:
        yield mention_ref(at)
        at = starts[at].end


def _of(event: Event, found: Mapping[str, Sequence[str]]) -> Event:
    """An attack with its agent, or what is suffered in it without him as a victim."""
    if event.ref in found:
        his = found[event.ref]
        return event.without(his, Role.TARGET).given(Role.AGENT, [] if event.refs(Role.AGENT) & {*his} else his[:1])
    for ref in event.refs(Role.INSTRUMENT) & found.keys():
        event = event.without(found[ref], Role.TARGET)
    return event


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["ambushing"]
    nouns = all_forms(NOUN, data["nouns"], language)
    return _Words(nouns, fold_all(data["behind"], language), fold_all(data["of"], language))
