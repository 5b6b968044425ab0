"""Keep one of two agents of a later event, where an event before it has the first acting on the second.

"لاحقت الشرطة عصابة خطفت تاجرا وحررت الرهينة" ("the police pursued a gang that kidnapped a merchant, and freed the
hostage"): both are found as agents of the kidnapping and of the release. A verb right behind the second is that one's;
one that is done to what belongs to the second ("وقصفت منصته", "and shelled its launcher"), or that forces do, is the
first one's. Else both stay. The small words are data (``<xx>/clauses.toml``, ``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.participants.pronouns.objects import answering_words
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.ontology.terms import EntityType, EventType, Role

_MUTUAL: Final = (
    EventType.CLASH,
    EventType.MEETING,
    EventType.AGREEMENT,
    EventType.COOPERATION,
    EventType.INTELLIGENCE_SHARING,
)
"""Events that all sides do; two that act on each other may be agents of them."""
_OF_FORCES: Final = (EventType.ARREST, EventType.RELEASE, EventType.SECURITY_OPERATION, EventType.FOILING)
"""Events that only forces and authorities do."""
_FORCES: Final = frozenset({EntityType.SECURITY_FORCE, EntityType.STATE, EntityType.GOVERNMENT_BODY})
_POSSESSED: Final = 4
"""Letters at the least of a word with a pronoun at its end: "قائده"."""


class _Words(NamedTuple):
    """Folded words: those before a verb that open no clause, "and", pronoun endings, and nouns with such endings."""

    particles: frozenset[str]
    joins: frozenset[str]
    endings: tuple[str, ...]
    nouns: tuple[str, ...]


def without_rivals(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from an event one of two agents where the first acts on the second in an event before it.

    "لاحقت الشرطة عصابة خطفت تاجرا": "خطفت" loses the agent "الشرطة".
    """
    words = _words(language)
    if not words.endings:
        return tuple(events)
    spans = mentions_by_ref(doc)
    acts: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        if not event.is_a(*_MUTUAL):
            acts[sentence_at(doc, event.trigger).start].append(event)
    others = {event.ref: set(_others(doc, event, told, spans, language)) for told in acts.values() for event in told}
    return tuple(event.without(others.get(event.ref, ()), Role.AGENT) for event in events)


def _others(doc: Doc, event: Event, acts: Sequence[Event], spans: Mapping[str, Span], language: str) -> Iterator[str]:
    """The references of agents to remove, of each pair of agent and target of an event before."""
    agents = event.refs(Role.AGENT)
    for act in acts if len(agents) > 1 else ():
        if act.trigger >= event.trigger:
            continue
        for who in act.refs(Role.AGENT) & agents:
            for whom in act.refs(Role.TARGET) & agents - {who}:
                one, other = spans.get(who), spans.get(whom)
                if one is None or other is None or not one.start < other.start < event.trigger:
                    continue
                if doc[other.start - 1].norm_ not in _words(language).joins:  # "قوات كردية وقوات عربية مدعومة"
                    yield from _other(doc, event, one, other, language)


def _other(doc: Doc, event: Event, who: Span, whom: Span, language: str) -> Iterator[str]:
    """The reference of the one of two who does not do an event, by where its verb stands; none where that is open."""
    words, at = _words(language), event.trigger
    if VERB not in kinds_at(doc, at):
        return
    if all(word in words.particles for word in norms(doc, whom.end, at)):
        yield mention_ref(who.start)
    elif _his(doc, at + 1, words) or (event.is_a(*_OF_FORCES) and who.label_ in _FORCES):
        yield mention_ref(whom.start)


def _his(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a mention with a pronoun at its end stands at a position: "وقصفت منصته"."""
    if at >= len(doc) or not doc[at].ent_type_:
        return False
    return (
        len(doc[at].norm_) >= _POSSESSED
        and doc[at].norm_.endswith(words.endings)
        and not doc[at].text.endswith(words.nouns)
    )


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    particles, joins = (clause_words(language, key) for key in ("particles", "coordinators"))
    answering = answering_words(language)
    return _Words(particles, joins, tuple(answering.endings), answering.noun_endings)
