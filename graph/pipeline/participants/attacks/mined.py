"""Turn hitting a mine from an attack by whoever hits it into a bombing of them.

In "a patrol hit a mine, wounding four soldiers" the patrol is found as the agent of an attack; the event becomes a
bombing with the patrol as its target and the mine as its instrument, and the patrol is no agent of "wounding". English
uses the same verb for jets that hit a house. The words are data (`[mined]` in ``<xx>/flying.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event, retyped
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, EventType, Role

_FAR: Final = 5
"""Tokens at the most from the verb to the mine: "hit an improvised explosive device"."""
_STRIKES: Final = frozenset({EventType.AIR_STRIKE, EventType.ATTACK, EventType.BOMBING})
_MOVED: Final = frozenset({Role.AGENT, Role.INSTRUMENT, Role.TARGET})


class _Words(NamedTuple):
    """The words of a language."""

    verbs: frozenset[str]
    mines: Phrases
    pits: frozenset[str]
    breaks: frozenset[str]
    hitting: frozenset[str]


def mined(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Retype hitting a mine as a bombing of those before the verb, and the mine as a weapon in ``doc.ents``.

    "a patrol hit a mine": Bombing with the target "patrol" and the instrument "mine".
    """
    words = _words(language)
    found = {event.ref: at for event in events if (at := _mine(doc, event, words)) is not None}
    if not found:
        return tuple(events)
    weapons = {
        mention_ref(span.start) for at in found.values() for span in mentions(doc) if span.start <= at < span.end
    }
    set_mentions(
        doc,
        (retyped(span, EntityType.WEAPON) if mention_ref(span.start) in weapons else span for span in mentions(doc)),
    )
    hit = {e.ref: _bombing(e, weapons) if e.ref in found else e for e in events}
    return tuple(_suffered(event, hit, found) for event in hit.values())


def _bombing(event: Event, weapons: set[str]) -> Event:
    """Make an event a bombing by the weapons of those before its verb."""
    arguments = dict.fromkeys(_turned(event, weapons))
    return replace(event.with_type(EventType.BOMBING), arguments=tuple(arguments))


def _turned(event: Event, weapons: set[str]) -> Iterator[Argument]:
    for argument in event.arguments:
        if argument.ref in weapons:
            yield Argument(Role.INSTRUMENT, argument.ref)
        elif of_mention(argument.ref) and argument.role in _MOVED and token_of(argument.ref) < event.trigger:
            yield Argument(Role.TARGET, argument.ref)
        else:
            yield argument


def _suffered(event: Event, hit: Mapping[str, Event], found: Mapping[str, int]) -> Event:
    """Remove those who hit a mine from the agents of an event that came by it: "hit a mine, wounding four soldiers"."""
    means = [hit[ref] for ref in event.refs(Role.INSTRUMENT) if ref in found]
    return event.without({ref for one in means for ref in one.refs(Role.TARGET)}, Role.AGENT) if means else event


def _mine(doc: Doc, event: Event, words: _Words) -> int | None:
    """The position of the mine that an event tells of hitting, or None."""
    if event.type not in _STRIKES or doc[event.trigger].norm_ not in words.verbs:
        return None
    sentence = sentence_at(doc, event.trigger)
    for at in range(event.trigger - 1, sentence.start - 1, -1):
        if doc[at].is_punct and doc[at].text != "-":
            break
        if doc[at].norm_ in words.hitting:
            return None
    for at in range(event.trigger + 1, min(sentence.end, event.trigger + _FAR + 1)):
        length = next((size for size, _ in words.mines.at(doc, at, sentence.end)), 0)
        if length:
            return None if doc[at - 1].norm_ in words.pits else at + length - 1
        if doc[at].is_punct or (at > event.trigger + 1 and doc[at].norm_ in words.breaks):
            return None
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "flying")
    own = data["mined"]
    hitting = (*data["air"], *data["ground"], *data["blasts"], *own["hitting"])
    return _Words(
        all_forms(VERB, own["verbs"], language),
        Phrases.of(language, own["mines"]),
        fold_all(own["pits"], language),
        clause_words(language, "prepositions"),
        fold_all(hitting, language),
    )
