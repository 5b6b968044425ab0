"""Make whoever is punished the only doer of the deed that the punishment is for, and not who punishes.

In "The Treasury designated the trader for having provided support to the militia" the Treasury is found as supporting
the militia beside the trader, and the trader as a target of what he has done. Of 21 deeds behind a designation,
sanction, trial or arrest "for" doing them annotators gave none to who designates, sanctions, tries or arrests.

The words are data (``<xx>/undergone.toml``, [reasons]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.refs import of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import MUTUAL
from khabar.ontology.terms import EventClass, EventType, Role

_PUNISHING: Final = (EventType.DESIGNATION, EventType.SANCTION, EventType.TRIAL, EventType.ARREST)
_ADVERBS: Final = 2
"""Words at the most between "for" and the deed: "for allegedly knowingly financing"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    reason: frozenset[str]
    having: frozenset[str]
    doing: tuple[str, ...]
    manner: tuple[str, ...]
    ends: frozenset[str]
    joins: frozenset[str]


def by_punished_alone(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove who punishes from the agents of what it is for, and make who is punished the agent if nobody is left.

    "The Treasury designated the trader for having supported the militia": the agent of "supported" is "the trader".
    """
    words = _words(language)
    if not words.reason or not any(event.is_a(*_PUNISHING) for event in events):
        return tuple(events)
    found = {event.ref: event for event in events}
    beside, triggers = grouped(doc, events), {event.trigger for event in events}
    for punishing in events:
        if not punishing.is_a(*_PUNISHING):
            continue
        at = _reason(doc, punishing.trigger, words)
        punished = {ref for ref in punishing.refs(Role.TARGET) if of_mention(ref) and token_of(ref) < at}
        if not punished:
            continue
        punishers = punishing.refs(Role.AGENT) - punished
        inside = range(at, _end(doc, at, words, triggers))
        for event in beside[sentence_at(doc, at).start]:
            if event.trigger in inside and not event.is_a(EventClass.SPEECH, *_PUNISHING, *MUTUAL):
                found[event.ref] = _done(found[event.ref], punishers, punished)
    return tuple(found[event.ref] for event in events)


def _reason(doc: Doc, trigger: int, words: _Words) -> int:
    """The token of "for" with a gerund behind it, behind a trigger in its sentence; -1 if there is none."""
    last = sentence_at(doc, trigger).end
    return next((at for at in range(trigger + 1, last) if doc[at].norm_ in words.reason and _deed(doc, at, words)), -1)


def _deed(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a gerund stands behind a token, with adverbs at the most between."""
    for behind in range(at + 1, min(at + 2 + _ADVERBS, len(doc))):
        if doc[behind].norm_.endswith(words.doing):
            return True
        if not doc[behind].norm_.endswith(words.manner):
            return False
    return False


def _end(doc: Doc, at: int, words: _Words, triggers: set[int]) -> int:
    """The token at which what is told as the reason ends; behind "having" participles may follow each other."""
    last = sentence_at(doc, at).end
    having = any(doc[each].norm_ in words.having for each in range(at + 1, min(at + 2 + _ADVERBS, last)))
    return next((each for each in range(at + 1, last) if _stops(doc, each, having, words, triggers)), last)


def _stops(doc: Doc, at: int, having: bool, words: _Words, triggers: set[int]) -> bool:
    """Whether a token ends the reason: "after", a mark, "and" with a verb that is no gerund."""
    if doc[at].norm_ in words.ends or doc[at].norm_ == ";":
        return True
    if having:
        return False
    behind = at + 1
    verb = behind in triggers and not doc[behind].norm_.endswith(words.doing)
    return doc[at].is_punct or (doc[at].norm_ in words.joins and verb)


def _done(event: Event, punishers: frozenset[str], punished: set[str]) -> Event:
    """A deed of those who are punished, not done to them, nor by those who punish."""
    kept = event.without(punishers, Role.AGENT).without(punished, Role.TARGET)
    if kept == event or kept.refs(Role.AGENT):
        return kept
    return kept.first(Role.AGENT, sorted(punished))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["reasons"]
    return _Words(
        fold_all(data["for"], language),
        fold_all(data["having"], language),
        tuple(data["doing"]),
        tuple(data["manner"]),
        fold_all(data["ends"], language) | clause_words(language, "relatives"),
        clause_words(language, "coordinators"),
    )
