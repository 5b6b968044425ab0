"""Give an English accusation of a pronoun its accuser, and whom the pronoun means as target and agent of the deed.

"Chad left the talks after Sudan accused it of murder": Chad is found as an accuser. The accuser stands right before the
verb, or before "who" there; the pronoun means the one before who acts, or the only one of its kind. That one is the
agent of the deed in the charge. The words are data (``[accused]`` of ``<xx>/undergone.toml``); languages without them
are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, MUTUAL, PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

_BETWEEN: Final = 2
"""Tokens at the most from the accuser to the verb: "has repeatedly"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    thing: frozenset[str]
    person: frozenset[str]
    several: frozenset[str]
    relatives: frozenset[str]
    helping: frozenset[str]
    manner: tuple[str, ...]


def of_pronouns(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Settle accuser, accused and deed of accusations with a pronoun behind the verb.

    "Chad left after Sudan accused it of murder": agent "Sudan", target "Chad", which is the agent of "murder".
    """
    words = _words(language)
    if not words.thing:
        return tuple(events)
    found = {event.ref: event for event in events}
    for charge in events:
        at = charge.trigger + 1
        if charge.type != EventType.ACCUSATION or at >= len(doc) or not _kinds(doc[at].norm_, words):
            continue
        accuser = _accuser(doc, charge.trigger, words)
        if accuser is None:
            continue
        one = mention_ref(accuser.start)
        charge = charge.without(charge.refs(Role.AGENT) - {one}, Role.AGENT).without({one}, Role.TARGET)
        charge = found[charge.ref] = charge.given(Role.AGENT, [one])
        accused = _accused(doc, at, accuser, events, words)
        if accused is None:
            continue
        other = mention_ref(accused.start)
        found[charge.ref] = charge.given(Role.TARGET, [other])
        deeds = [event for event in events if event.ref in charge.refs(Role.THEME) and event.trigger > at]
        deed = min(deeds, key=lambda event: event.trigger, default=None)
        if deed is not None and not deed.is_a(*MUTUAL):
            others = ahead(deed.refs(Role.AGENT), at) - {other}
            deed = deed.without(others, Role.AGENT).without({other}, Role.TARGET)
            found[deed.ref] = deed.given(Role.AGENT, [other])
    return tuple(found[event.ref] for event in events)


def _accuser(doc: Doc, at: int, words: _Words) -> Span | None:
    """The actor right before a verb, with auxiliaries between, or before the relative pronoun there; or None."""
    sentence = sentence_at(doc, at)
    ends = {span.end: span for span in mentions_within(sentence) if span.label_ in ACTORS}
    end = at
    while end > max(sentence.start, at - _BETWEEN) and end not in ends:
        norm = doc[end - 1].norm_
        if norm not in words.helping and not norm.endswith(words.manner):
            break
        end -= 1
    if end > sentence.start and doc[end - 1].norm_ in words.relatives:
        end -= 1
        end -= end > sentence.start and doc[end - 1].norm_ in word_classes(doc.lang_).commas
    return ends.get(end)


def _accused(doc: Doc, pronoun: int, accuser: Span, events: Sequence[Event], words: _Words) -> Span | None:
    """The mention that a pronoun means: the one before the accuser who acts, or the only one of its kind; or None."""
    kinds = _kinds(doc[pronoun].norm_, words)
    before = [
        span
        for span in mentions_within(sentence_at(doc, pronoun))
        if span.end <= accuser.start and span.label_ in kinds
    ]
    before = [span for span in before if not span.id_ or span.id_ != accuser.id_]
    done = {ref for event in events if event.trigger < pronoun - 1 for ref in event.refs(Role.AGENT)}
    acting = [span for span in before if mention_ref(span.start) in done]
    if len(acting) == 1 or len(before) == 1:
        return (acting or before)[0]
    return None


def _kinds(norm: str, words: _Words) -> frozenset[str]:
    """The types of mentions that a pronoun can mean, none if the word is no pronoun."""
    if norm in words.thing:
        return frozenset(ACTORS - PEOPLE)
    if norm in words.person:
        return frozenset({EntityType.PERSON})
    return frozenset(ACTORS - {EntityType.PERSON, EntityType.STATE}) if norm in words.several else frozenset()


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone").get("accused", {})
    thing, person, several, relatives, helping = (
        fold_all(data.get(key, ()), language) for key in ("thing", "person", "several", "relatives", "helping")
    )
    return _Words(thing, person, several, relatives, helping, tuple(data.get("manner", ())))
