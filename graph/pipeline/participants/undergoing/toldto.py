"""Who is told something does not tell it, and who is said to do it says nothing: "The court was told that".

He who "was told" is whom it is told, and of "the general is reported to have fled" somebody else reports. What he "was
reported as saying" he has said. Nor has he done what he is told of: "أكدت ميركل لسالم حداد دعم بلادها للحكومة". The
words are data (``<xx>/undergone.toml``, [told]); languages that have other forms for the passive have no verbs there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.inflection import VERB, inflector
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventType, Role, Status

_SPOKEN: Final = (EventType.STATEMENT, EventType.DEMAND)
_PAST: Final = ("past", "participle")
_ADVERBS: Final = 3
"""Tokens at the most between a form of "be" and its participle: "is now widely reported"."""
_TOLD: Final = 4
"""Tokens at the most from a verb of saying to whom it is said to: "أكدت ميركل لداود"."""
_AS: Final = 4
"""Tokens at the most from a participle to "as": "was reported on Monday as saying"."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words of a language; the file explains them."""

    told: frozenset[str]
    said: frozenset[str]
    be: frozenset[str]
    reduced: frozenset[str]
    adverbs: frozenset[str]
    manner: tuple[str, ...]
    by: frozenset[str]
    saying: frozenset[str]


def told_to(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The speech in the passive with who is told as its target, and without who is said to do something."""
    words = _words(language)
    return tuple(_turned(doc, event, words) if event.is_a(*_SPOKEN) else event for event in events)


def without_told_doers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """What somebody is told to have happened without him as its agent: of 1,600 such events he is in 20.

    "Told" in English asks, too: "told the army to attack".
    """
    if table(language, "clauses")["order"] != "VSO":
        return tuple(events)
    told: dict[str, set[str]] = {}
    to = word_classes(language).prepositions["for"]
    for event in events:
        if event.is_a(EventType.STATEMENT):
            near = [token_of(ref) for ref in event.refs(Role.TARGET) if of_mention(ref)]
            whom = {mention_ref(at) for at in near if 0 < at - event.trigger <= _TOLD and doc[at - 1].norm_ in to}
            for ref in event.refs(Role.THEME):
                told.setdefault(ref, set()).update(whom - event.refs(Role.AGENT))

    def done(event: Event) -> Event:
        gone = told.get(event.ref, ()) if event.status == Status.ACTUAL else ()
        return event.without(gone, Role.AGENT) if gone else event

    return tuple(map(done, events))


def _turned(doc: Doc, event: Event, words: _Words) -> Event:
    at, norm = event.trigger, doc[event.trigger].norm_
    if norm not in words.told | words.said or not _passive(doc, at, norm in words.told, words):
        return event
    agents = {ref for ref in event.refs(Role.AGENT) if of_mention(ref)}
    before = ahead(agents, at)
    if norm in words.said:
        spoken = any(token.norm_ in words.saying for token in doc[at + 1 : at + 1 + _AS])
        return event if spoken else event.without(before, Role.AGENT)
    done = next((token.i for token in doc[at : doc[at].sent.end] if token.norm_ in words.by), len(doc))
    behind = {ref for ref in agents - before if token_of(ref) < done}  # "has been told directors made a bid"
    return event.without(behind, Role.AGENT).moved(before, Role.AGENT, Role.TARGET)


def _passive(doc: Doc, at: int, reduced: bool, words: _Words) -> bool:
    """Whether a form of "be" stands before a participle, with adverbs at most between, or "when" right before it."""
    start = doc[at].sent.start
    if reduced and at > start and doc[at - 1].norm_ in words.reduced:
        return True
    for before in range(at - 1, max(start - 1, at - 2 - _ADVERBS), -1):
        if doc[before].norm_ in words.be:
            return True
        if doc[before].norm_ not in words.adverbs and not doc[before].norm_.endswith(words.manner):
            return False
    return False


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "undergone")["told"], table(language, "clauses")
    told, said = (
        frozenset(
            form for verb in data[key] for form, tag in inflector(language).forms(VERB, verb) if tag.tense in _PAST
        )
        for key in ("told", "said")
    )
    be, reduced, adverbs, by, saying = (
        fold_all(words, language)
        for words in (clauses.get("passive_before", ()), data["reduced"], data["adverbs"], data["by"], data["as"])
    )
    manner = tuple(clauses.get("himself", {}).get("manner", ()))
    return _Words(told, said, be, reduced, adverbs, manner, by, saying)
