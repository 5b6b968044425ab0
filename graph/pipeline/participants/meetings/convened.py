"""Who calls a meeting or tells of one between others: "اجتمع المجلس بدعوة من الرئيس", "أعلن الوزير بعد لقاء بين".

Neither is said to take part in it. Whom a meeting is between are all its sides, and who oversees it is none of them.
The words are data (``convened`` of ``<xx>/hosts.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.arguments.stancewords import stance_words
from khabar.graph.pipeline.doc import Event, mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.ontology.terms import EntityClass, EntityType, EventType, Role
from khabar.ontology.vocabulary import subtypes

_TITLED: Final = 6
"""Tokens at the most between a word and a name: "بإشراف مبعوث المنظمة الدولية", "بين وزير الخارجية"."""
_JOINED: Final = 4
"""Tokens at the most between two of a list: "، ووزير الخارجية"."""
_ACTORS: Final = frozenset(subtypes(EntityClass.ACTOR))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language; the file explains them."""

    calling: Phrases
    among: frozenset[str]
    things: frozenset[str]
    joins: frozenset[str]
    sides: frozenset[str]
    overseen: frozenset[str]


def without_callers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The meetings without those who call them, and those between several without everybody else."""
    if not any(event.is_a(EventType.MEETING) for event in events):
        return tuple(events)
    words = _words(language)
    spans = {span.start: span for span in doc.ents}
    calling = {ref: at for at, ref in _callers(doc, spans, words)}

    def held(event: Event) -> Event:
        if not event.is_a(EventType.MEETING):
            return event
        sentence = doc[event.trigger].sent
        agents = event.refs(Role.AGENT)
        callers = {ref for ref in agents if ref in calling and doc[calling[ref]].sent == sentence}
        if callers and callers != agents:
            event = event.without(callers, Role.AGENT)
        return event.without(set(_others(doc, event, spans, words)), Role.AGENT)

    return tuple(map(held, events))


def _callers(doc: Doc, spans: Mapping[int, Span], words: _Words) -> Iterator[tuple[int, str]]:
    """Who stands behind one of the words for calling a meeting, each with the place of the word."""
    for at in range(len(doc)):
        for length, _ in words.calling.at(doc, at, len(doc)):
            named = _named(doc, at + length, spans)
            if named is not None and named.sent == doc[at].sent:
                yield at, mention_ref(named.start)
            break


def _named(doc: Doc, at: int, spans: Mapping[int, Span]) -> Span | None:
    """The mention at a token, or the name behind a title there."""
    end = min(at + 1 + _TITLED, doc[at].sent.end) if at < len(doc) else at
    for start in range(at, end):
        if start in spans and (start == at or spans[start].label_ == EntityType.PERSON):
            return spans[start]
        if doc[start].is_punct and not doc[start].is_quote:
            return None
    return None


def _others(doc: Doc, event: Event, spans: Mapping[int, Span], words: _Words) -> Iterator[str]:
    """The agents of a meeting that are none of those it is between: who stands before it, and who oversees it."""
    agents = {span.start for span in doc.ents if mention_ref(span.start) in event.refs(Role.AGENT)}
    sides = _sides(doc, event.trigger, agents, spans, words)
    if not sides:
        return
    for at in agents - sides:
        before = doc[max(doc[at].sent.start, at - 1 - _TITLED) : at]
        if at < event.trigger or any(token.norm_ in words.overseen for token in before):
            yield mention_ref(at)


def _sides(doc: Doc, trigger: int, agents: Set[int], spans: Mapping[int, Span], words: _Words) -> frozenset[int]:
    """Where those begin whom a meeting is between, if it is more than one or people who are of several sides."""
    first = min((at for at in agents if at > trigger), default=-1)
    among = _among(doc, trigger, first, words) if first >= 0 else -1
    if among < 0:
        return frozenset()
    sides = {first}
    end = spans[first].end
    for at in sorted(agents):
        between = doc[end:at]
        if at < end or not 0 < len(between) <= _JOINED + _TITLED or not any(t.norm_ in words.joins for t in between):
            continue
        sides.add(at)
        end = spans[at].end
    joined = any(token.norm_ in words.joins for token in doc[among:first])
    several = joined or len(sides) > 1 or doc[first].norm_ in words.sides
    return frozenset(sides) if several or _listed(doc, spans[first].end, spans, words) else frozenset()


def _listed(doc: Doc, end: int, spans: Mapping[int, Span], words: _Words) -> bool:
    """Whether "and" with a mention of somebody stands behind a side: "وفد من الحكومة وعدد من الشباب"."""
    joined = next((at for at in range(end, min(end + _JOINED, len(doc))) if doc[at].norm_ in words.joins), -1)
    behind = (spans[at].label_ for at in range(joined + 1, joined + 1 + _JOINED) if at in spans)
    return joined >= 0 and not _ACTORS.isdisjoint(behind)


def _among(doc: Doc, trigger: int, first: int, words: _Words) -> int:
    """Where "between" stands before the first side, titles between, or -1; not "بحث العلاقات بين البلدين"."""
    for at in range(first - 1, max(trigger, first - 2 - _TITLED), -1):
        if doc[at].norm_ in words.among:
            return -1 if any(token.norm_ in words.things for token in doc[trigger + 1 : at]) else at
        if doc[at].is_punct and not doc[at].is_quote:
            break
    return -1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, side_by_side = table(language, "hosts")["convened"], table(language, "mutual")["coordination"]
    return _Words(
        Phrases.of(language, data["calling"]),
        fold_all(side_by_side["among"], language),
        fold_all(side_by_side["things"], language),
        fold_all(data["joins"], language),
        fold_all(data["sides"], language),
        stance_words(language).between,
    )
