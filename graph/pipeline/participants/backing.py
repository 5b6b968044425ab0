"""Whose help somebody has: in "تقدم الجيش بمساندة قوات الحشد" the latter help the army, "won the support of France".

Nor does whoever fights somebody support him with his backers: "بين الجيش المدعوم من روسيا وفصائل المعارضة". The words
are data (``<xx>/backing.toml``; those of sides are in ``<xx>/mutual.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Argument, Event, mention_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import EntityClass, EntityType, EventType, Role
from khabar.ontology.vocabulary import subtypes

_ACTORS: Final = frozenset({*subtypes(EntityClass.ACTOR), *subtypes(EntityClass.LOCATION)})
_SIDES: Final = frozenset({EventType.CLASH, EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION})
_WINDOW: Final = 12
"""Tokens before the preposition among which a word is looked for that takes it."""
_QUALIFIED: Final = 4
"""Tokens at the most before the help that only qualify it: "the full military"."""
_BACKED: Final = 3
"""Tokens at the most between who is backed and the word that says so: "الجيش الوطني المدعوم"."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words of a language; the files explain them."""

    help: frozenset[str]
    with_: frozenset[str]
    links: frozenset[str]
    between: frozenset[str]
    qualifying: frozenset[str]
    having: frozenset[str]
    praising: frozenset[str]
    governing: tuple[str, ...]
    joins: frozenset[str]
    among: frozenset[str]


def with_helpers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, support that somebody has with who gives it as its agent, and without a side that fights him."""
    words = _words(language)
    spans = {span.start: span for span in doc.ents}
    return tuple(
        _helped(doc, event, spans, words) if event.type == EventType.SUPPORT else event
        for event in _apart(doc, events, words)
    )


def _helped(doc: Doc, event: Event, spans: Mapping[int, Span], words: _Words) -> Event:
    at = event.trigger
    if doc[at].norm_ not in words.help:
        return event
    helpers = _helpers(doc, at, spans, words)
    if not helpers:
        return event
    praised = _praised(doc, at, words)
    if not praised and not _had(doc, at, words):
        return event
    refs = {mention_ref(span.start) for span in helpers}
    starts = {mention_ref(span.start): span.start for span in doc.ents}
    others = [a for a in event.arguments if a.ref not in refs]
    behind = [a for a in others if starts.get(a.ref, at) > at or a.role != Role.AGENT]
    ahead = [a for a in others if a not in behind]
    if praised:
        ahead = []
        behind = [a for a in behind if a.role != Role.TARGET or starts.get(a.ref, at) > at]
    elif any(a.role == Role.TARGET for a in behind):
        ahead = []
    given = (Argument(Role.AGENT, mention_ref(span.start)) for span in helpers)
    return replace(event, arguments=(*(Argument(Role.TARGET, a.ref) for a in ahead), *given, *behind))


def _helpers(doc: Doc, at: int, spans: Mapping[int, Span], words: _Words) -> list[Span]:
    """Who stands right behind the help, and those in a row with him."""
    end = doc[at].sent.end
    first = at + 1
    while first < end and first not in spans and doc[first].norm_ in words.help | words.links | words.between:
        first += 1
    if first not in spans and first + 1 in spans and spans[first + 1].label_ == EntityType.PERSON:
        first += 1  # a title: "بدعم الرئيس عبد الفتاح السيسي"
    found: list[Span] = []
    while first in spans and spans[first].label_ in _ACTORS:
        found.append(spans[first])
        first = spans[first].end + 1
        if first >= end or doc[first - 1].norm_ not in words.joins:
            break
    return found


def _had(doc: Doc, at: int, words: _Words) -> bool:
    """Whether the help is something that somebody has."""
    before = _first(doc, at, words) - 1
    start = doc[at].sent.start
    if before < start:
        return False
    if any(token.norm_ in words.having for token in doc[max(start, before - 2) : before + 1]):
        return True
    if doc[before].norm_ not in words.with_:
        return False
    return not any(token.norm_.startswith(words.governing) for token in doc[max(start, before - _WINDOW) : before])


def _praised(doc: Doc, at: int, words: _Words) -> bool:
    """Whether somebody praises the help, the verb before him: "ثمن الرئيس هادي دعم السعودية"."""
    for before in range(at - 1, max(doc[at].sent.start, at - _WINDOW) - 1, -1):
        if doc[before].is_punct:
            return False
        if doc[before].norm_ in words.praising:
            return True
    return False


def _first(doc: Doc, at: int, words: _Words) -> int:
    """Where the help begins, with what only qualifies it."""
    first = at
    while first > max(doc[at].sent.start, at - _QUALIFIED) and doc[first - 1].norm_ in words.qualifying:
        first -= 1
    return first


def _apart(doc: Doc, events: Sequence[Event], words: _Words) -> list[Event]:
    """The events, the last of those who back a side named behind "between" as the other side, where there is none."""
    found = list(events)
    for number, event in enumerate(found):
        if _SIDES.isdisjoint(lineage(event.type, event.own)):
            continue
        for other, backing in enumerate(found):
            last = _other_side(doc, event, backing, words) if backing.type == EventType.SUPPORT else None
            if last is None:
                continue
            backers = backing.refs(Role.AGENT) - {last}
            sides = event.without(backers, Role.AGENT)
            if last not in sides.refs(Role.AGENT):
                sides = replace(sides, arguments=(*sides.arguments, Argument(Role.AGENT, last)))
            found[other] = backing.without({last}, Role.AGENT)
            found[number] = event = sides
    return found


def _other_side(doc: Doc, event: Event, backing: Event, words: _Words) -> str | None:
    """The reference of who is the other side of an event in which one side is backed by some; None if nobody is."""
    sentence = doc[event.trigger].sent
    spans = [span for span in sentence.ents if span.label_ in _ACTORS]
    backed = next((s for s in reversed(spans) if 0 <= backing.trigger - s.end <= _BACKED), None)
    if backed is None or mention_ref(backed.start) not in backing.refs(Role.TARGET):
        return None
    first = backed.start - 1
    if first > sentence.start and doc[first].norm_ in words.qualifying:
        first -= 1
    if first < sentence.start or doc[first].norm_ not in words.among:
        return None
    if any(token.norm_ in words.among for token in doc[backing.trigger : sentence.end]):
        return None  # the other side has a "between" of its own
    backers = [s for s in spans if s.start > backing.trigger and mention_ref(s.start) in backing.refs(Role.AGENT)]
    others = event.refs(Role.AGENT) - {mention_ref(s.start) for s in (backed, *backers)}
    if len(backers) < 2 or others or doc[backers[-1].start - 1].norm_ not in words.joins | words.qualifying:
        return None
    return mention_ref(backers[-1].start)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "backing")
    sides = table(language, "mutual")["coordination"]

    def folded(key: str) -> frozenset[str]:
        return fold_all(data[key], language)

    return _Words(
        folded("help"),
        folded("with"),
        folded("links"),
        folded("between"),
        folded("qualifying"),
        all_forms(VERB, data["having"], language),
        all_forms(VERB, data["praising"], language),
        tuple(fold(word, language) for word in data["governing"]) or ("\0",),
        fold_all(sides["joins"], language),
        fold_all(sides["among"], language),
    )
