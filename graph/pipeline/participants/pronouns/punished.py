"""Make whoever is punished for a deed its agent, and whoever punishes no agent of it.

"عاقبت كندا القائد لقصفه القرى" ("Canada sanctioned the commander for his shelling of the villages") is found with
Canada as an agent of the shelling; the commander becomes it. The pronoun of the noun behind the reason has to agree
with the only target of the measure. Behind a word that may also give a purpose, such as "ل" ("for", "to"), the noun
needs an object of its own: somebody "arrested to be questioned" undergoes that.

The words are data (``<xx>/undergone.toml``, [punished]).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.participants.pronouns.objects import agree, answering_words
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.articles import leads_to
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventClass, EventType, Role, Status

_MEASURES: Final = (
    EventType.SANCTION,
    EventType.DESIGNATION,
    EventType.ARREST,
    EventType.TRIAL,
    EventType.RESIGNATION,
    EventType.CONDEMNATION,
)
_DEEDS: Final = (
    EventClass.VIOLENCE,
    EventType.SUPPORT,
    EventType.THREAT,
    EventType.INTELLIGENCE_SHARING,
    EventType.COOPERATION,
    EventType.MEETING,
    EventType.CONDEMNATION,
    EventType.PROTEST,
    EventType.CLAIM_OF_RESPONSIBILITY,
)
_LONGEST: Final = 3
"""Words of the longest phrase that gives a reason: "ردا على"."""
_FARTHEST: Final = 16
"""Tokens at the most from a measure to its reason."""


class _Words(NamedTuple):
    reasons: Phrases
    purposes: Phrases
    walls: Phrases


def punished(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the target of a measure the agent of the deed that it is for, in place of those who take the measure.

    "عاقبت كندا القائد لقصفه القرى": "قصفه" ("his shelling") gets the agent "القائد" and loses "كندا".
    """
    culprits = {deed.ref: (measure, whom) for deed, measure, whom in _punished(doc, events, language)}

    def by_culprit(event: Event) -> Event:
        if event.ref not in culprits:
            return event
        measure, whom = culprits[event.ref]
        event = event.moved([mention_ref(event.trigger + 1)], Role.AGENT, Role.TARGET)  # "انتقاده الجيش"
        judges = measure.refs(Role.AGENT) - {whom}
        return event.without(judges, Role.AGENT).without({whom}, Role.TARGET).given(Role.AGENT, [whom])

    return tuple(map(by_culprit, events))


def deeds(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of such deeds that are told as planned: "لقصفه القرى" is no purpose of who punishes it."""
    found = _punished(doc, events, language)
    return frozenset(deed.trigger for deed, _, _ in found if deed.status == Status.PLANNED)


def _punished(doc: Doc, events: Sequence[Event], language: str) -> Iterator[tuple[Event, Event, str]]:
    """Each deed with the measure that is taken for it, and the reference of the target of that."""
    words, endings = _words(language), answering_words(language).endings
    if not endings:
        return
    spans = mentions_by_ref(doc)
    for deed in events:
        norm = doc[deed.trigger].norm_
        number = next((number for ending, number in endings.items() if norm.endswith(ending)), "")
        if not number or not deed.is_a(*_DEEDS):
            continue
        reason = _reason(doc, deed, words)
        measure = _measure(doc, reason, events, words) if reason >= 0 else None
        if measure is None:
            continue
        whom = [ref for ref in measure.refs(Role.TARGET) if ref in spans and spans[ref].start < deed.trigger]
        agreeing = [ref for ref in whom if agree(spans[ref], number, language)]
        if len(agreeing) == 1 and _has_object(doc, deed, agreeing[0], reason, spans, words):
            yield deed, measure, agreeing[0]


def _reason(doc: Doc, deed: Event, words: _Words) -> int:
    """The position where the words begin that give a deed as a reason, right before it; or -1."""
    start = sentence_at(doc, deed.trigger).start
    for at in range(max(start, deed.trigger - _LONGEST), deed.trigger):
        for phrases in (words.reasons, words.purposes):
            if leads_to(doc, phrases, at, deed.trigger):
                return at
    return -1


def _measure(doc: Doc, reason: int, events: Sequence[Event], words: _Words) -> Event | None:
    """The nearest measure that somebody takes against somebody before a reason, with no mark or clause between."""
    start = max(sentence_at(doc, reason).start, reason - _FARTHEST)
    for at in range(reason - 1, start - 1, -1):
        if doc[at].is_punct or words.walls.stand(doc, at):
            return None
        here = (event for event in events if event.trigger == at and event.is_a(*_MEASURES))
        found = next((event for event in here if event.refs(Role.TARGET)), None)
        if found is not None:
            return found
    return None


def _has_object(doc: Doc, deed: Event, whom: str, reason: int, spans: Mapping[str, Span], words: _Words) -> bool:
    """Whether a deed is no purpose: behind a word that may give one it has a target that is named behind it."""
    if not leads_to(doc, words.purposes, reason, deed.trigger):
        return True
    others = deed.refs(Role.TARGET) - {whom}
    return any(ref in spans and spans[ref].start > deed.trigger for ref in others)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "undergone")["punished"], table(language, "clauses")
    keys = ("complementizers", "complementizers_with_pronoun", "adverbials", "contrasts")
    walls = Phrases.of(language, (word for key in keys for word in clauses[key]))
    return _Words(Phrases.of(language, data["reasons"]), Phrases.of(language, data["purposes"]), walls)
