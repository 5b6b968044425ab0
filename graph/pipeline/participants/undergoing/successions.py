"""Tell whoever comes into office, the target of an appointment, from whoever is replaced, its theme.

"He succeeded Milosevic", "was sacked and replaced by Samir Haddad", "عين أحمد صالح خلفا لعمر ناصر" ("Ahmed Salih was
appointed as successor to Omar Nasser"): both are found as targets, or in each other's role. The successor becomes the
target; the one replaced the theme, or, in languages where annotators give that one no role, is removed. Nobody resigns
for replacing somebody, so the successor leaves resignations. The words are data (``<xx>/undergone.toml``, [succeeded]).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at, sentence_of
from khabar.ontology.terms import EntityType, EventType, Role

_OFFICES: Final = frozenset({EventType.APPOINTMENT, EventType.RESIGNATION})
_TITLES: Final = 5
"""Tokens at the most from a word of replacing to the name of the person replaced: "replacing the former minister"."""
_OFFICE: Final = 4
"""Tokens at the most from the person replaced to "as"."""


class _Succession(NamedTuple):
    """The words for succeeding, folded; the file explains them."""

    verbs: frozenset[str]
    replaced: frozenset[str]
    as_: frozenset[str]
    by: frozenset[str]
    with_: frozenset[str]
    taken: frozenset[str]
    replacing: frozenset[str]
    successors: frozenset[str]
    handed: frozenset[str]
    from_: frozenset[str]
    themed: bool


def succeeded(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give appointments the successor as target and the one replaced as theme; drop those of no person.

    "as he succeeded Milosevic": annotators have "Milosevic" as the theme. A resignation that only says who comes after
    becomes an appointment.
    """
    if all(event.type not in _OFFICES for event in events):
        return tuple(events)
    words = _succession(language)
    spans = mentions_by_ref(doc)

    def turned(event: Event) -> Event | None:
        norm = doc[event.trigger].norm_
        if event.type == EventType.RESIGNATION:
            event = _without_successor(doc, event, spans, words)
        if event.type != EventType.APPOINTMENT:
            return event
        if event.trigger + 1 < len(doc) and doc[event.trigger + 1].norm_ in words.successors:
            return _in_his_place(doc, event, spans, words)
        if event.trigger + 1 < len(doc) and doc[event.trigger + 1].norm_ in words.taken:
            event = event.moved(sorted(event.refs(Role.AGENT)), Role.AGENT, Role.TARGET)  # "ليحل محل الوزير"
        if norm in words.replacing and (office := _put_before(doc, event, events)):
            return _with_old(doc, replace(event, arguments=office), spans, words, event.trigger)
        if norm not in words.verbs | words.replaced:
            return _with_old(doc, event, spans, words, event.trigger + 1)
        return _succession_of(doc, event, spans, words)

    found = {event.ref: turned(event) for event in events}
    gone = {ref for ref, event in found.items() if event is None}
    return tuple(event.without(gone) for event in found.values() if event is not None)


def _succession_of(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Succession) -> Event:
    """Settle the roles at a verb of succeeding or replacing by which person stands on which side of it."""
    end = sentence_at(doc, event.trigger).end
    people = {a.ref for a in event.arguments if a.ref in spans and spans[a.ref].label_ == EntityType.PERSON}
    link = next((token.i for token in doc[event.trigger : end] if token.norm_ in words.with_), -1)
    if link >= 0:
        return _replaced_with(event, link, {ref: spans[ref] for ref in people})
    before = {ref for ref in people if spans[ref].end <= event.trigger}
    behind = people - before
    first = min((spans[ref].start for ref in behind), default=event.trigger)
    passive = any(word in words.by for word in norms(doc, event.trigger, first))
    if doc[event.trigger].norm_ in words.replaced and not passive:
        last = max((spans[ref].end for ref in behind), default=event.trigger)
        if not any(word in words.as_ for word in norms(doc, last, min(end, last + _OFFICE))):
            return event
    new, old = (behind, before) if passive else (before, behind)
    if not new or not old:
        return event
    roles = dict.fromkeys(new, Role.TARGET) | dict.fromkeys(old, Role.THEME)
    return replace(event, arguments=tuple(replace(a, role=roles.get(a.ref, a.role)) for a in event.arguments))


def _replaced_with(event: Event, link: int, people: Mapping[str, Span]) -> Event:
    """Settle the roles by "with": "The king replaced the army chief with General Ahmed Karim"."""
    old = {ref for ref, span in people.items() if event.trigger < span.start < link}
    new = [ref for ref in sorted(people, key=lambda ref: people[ref].start) if people[ref].start > link][:1]
    if len(old) != 1 or not new:
        return event
    roles = dict.fromkeys(new, Role.TARGET) | dict.fromkeys(old, Role.THEME)
    return replace(event, arguments=tuple(replace(a, role=roles.get(a.ref, a.role)) for a in event.arguments))


def _without_successor(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Succession) -> Event:
    """Remove the successor from a resignation, or make "was replaced by" alone an appointment."""
    after = {ref for ref in event.refs(Role.AGENT, Role.TARGET) if ref in spans and _succeeds(doc, spans[ref], words)}
    event = event.without(after)  # "أقيل القائد وحل محله سالم المهري"
    new = {ref for ref in event.refs(Role.AGENT) if ref in spans and _replaces(doc, spans[ref], words)}
    if not new:
        return event
    if doc[event.trigger].norm_ in words.replaced:
        return event.with_type(EventType.APPOINTMENT)
    return event.without(new)


def _replaces(doc: Doc, span: Span, words: _Succession) -> bool:
    """Whether a mention stands behind "replaced by", with titles at most between."""
    begin = max(sentence_of(span).start + 1, span.start - _TITLES)
    by = next((at for at in range(span.start - 1, begin - 1, -1) if doc[at].norm_ in words.by), -1)
    return by > 0 and doc[by - 1].norm_ in words.replaced


def _in_his_place(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Succession) -> Event | None:
    """Make the person behind "took his place", "حل محله", the only target, without those before; None for no person."""
    behind = (ref for ref, span in spans.items() if span.start > event.trigger and _succeeds(doc, span, words))
    new = next(behind, None)
    if new is None:
        return None
    others = {ref for ref, span in spans.items() if span.label_ == EntityType.PERSON or span.start == event.trigger + 1}
    return event.without(others, Role.AGENT, Role.TARGET, Role.THEME).given(Role.TARGET, [new])


def _succeeds(doc: Doc, span: Span, words: _Succession) -> bool:
    """Whether a person stands behind "in his place", with titles at most between."""
    for at in range(span.start - 1, max(sentence_of(span).start, span.start - _TITLES) - 1, -1):
        if doc[at].norm_ in words.successors:
            return span.label_ == EntityType.PERSON
        if doc[at].ent_type_ or doc[at].is_punct:
            break
    return False


def _put_before(doc: Doc, event: Event, events: Sequence[Event]) -> tuple[Argument, ...]:
    """The agents and targets of the last appointment before "replacing" in its sentence; none if it has no target."""
    start = sentence_at(doc, event.trigger).start
    before = (e for e in events if e.type == EventType.APPOINTMENT and start <= e.trigger < event.trigger)
    last = max(before, key=lambda e: e.trigger, default=event)
    if last is event or not last.refs(Role.TARGET):
        return ()
    return tuple(a for a in last.arguments if a.role in (Role.AGENT, Role.TARGET))


def _with_old(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Succession, begin: int) -> Event:
    """Make the one replaced the theme of an appointment: "appointed A, replacing B".

    Where annotators give that one no role, or where somebody takes over "from" them, the argument is removed instead.
    """
    before = words.replacing | (words.from_ if doc[event.trigger].norm_ in words.handed else frozenset())
    refs = map(mention_ref, range(begin + 1, sentence_at(doc, begin).end if begin < len(doc) else begin))
    old = next((ref for ref in refs if ref in spans and _follows(doc, begin, spans[ref], before)), None)
    if old is None or not any(a.role == Role.TARGET and a.ref != old for a in event.arguments):
        return event
    kept = event.without({old})
    return kept.given(Role.THEME, [old]) if words.themed else kept


def _follows(doc: Doc, first: int, span: Span, replacing: frozenset[str]) -> bool:
    """Whether a person stands behind a word of replacing, titles at most between: "replacing General Omar Nasser"."""
    if span.label_ != EntityType.PERSON or span.start <= first or sentence_of(span) != sentence_at(doc, first):
        return False
    begin = max(first, span.start - _TITLES)
    at = next((i for i in range(span.start - 1, begin - 1, -1) if doc[i].norm_ in replacing), None)
    return at is not None and not any(token.ent_type_ or token.is_punct for token in doc[at + 1 : span.start])


@lru_cache(maxsize=4)
def _succession(language: str) -> _Succession:
    data = table(language, "undergone")["succeeded"]

    def folded(name: str) -> frozenset[str]:
        return fold_all(data[name], language)

    def forms(name: str) -> frozenset[str]:
        return all_forms(VERB, data[name], language)

    return _Succession(
        verbs=forms("verb"),
        replaced=forms("replaced"),
        as_=folded("as"),
        by=folded("by"),
        with_=folded("with"),
        taken=folded("taken"),
        replacing=folded("replacing"),
        successors=folded("successors"),
        handed=forms("handed"),
        from_=folded("from"),
        themed=data["themed"],
    )
