"""What is done to the subject of a verb: "A patrol came under fire" tells of an attack on the patrol.

Who receives intelligence has not given it, either: "بعد تلقيه معلومات من جهاز أجنبي"; and a capital that it is given to
is no place where it is: "نقلت إلى واشنطن معلومات". The words are data
(``<xx>/undergone.toml``). Languages that have a verb of its own for the former ("تعرضت الدورية لهجوم") have no verbs
there: what such a verb makes of its subject stands in ``clauses.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Argument, Event, mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms, inflector
from khabar.ontology.owntypes import nearest
from khabar.ontology.terms import EntityClass, EntityType, EventType, Role
from khabar.ontology.vocabulary import subtypes

_BETWEEN: Final = 3
"""Words at the most between the preposition and what is undergone: "under heavy rocket fire"."""
_GIVERS: Final = frozenset({*subtypes(EntityClass.ACTOR), EntityType.PLACE})
"""Who may give something; what is taken for a place may be a state that acts."""
_HELPING: Final = 2
"""Words at the most between who undergoes it and the verb: "have repeatedly come under fire"."""
_OFFICES: Final = frozenset({EventType.APPOINTMENT, EventType.RESIGNATION})
_TITLES: Final = 5
"""Tokens at the most from a word of replacing to the name of who is replaced: "replacing the former minister"."""
_OFFICE: Final = 4
"""Tokens at the most between who is replaced and "as"."""


@dataclass(frozen=True, slots=True)
class Receiving:
    """The words for receiving, folded; `ambiguous` triggers may tell of giving, `prepositions` are before the giver."""

    triggers: frozenset[str]
    ambiguous: frozenset[str]
    prepositions: frozenset[str]
    to: frozenset[str]
    between: frozenset[str]


class _Verb(NamedTuple):
    """The preposition of a verb, folded, "" for none, and the types of what is undergone, empty for all."""

    preposition: str
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Succession:
    """The words for succeeding, folded; the file explains them."""

    verbs: frozenset[str]
    replaced: frozenset[str]
    as_: frozenset[str]
    by: frozenset[str]
    with_: frozenset[str]
    replacing: frozenset[str]


def undergone(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events that somebody comes under, with him as the target and not as the agent."""
    verbs = _verbs(language)
    bearers = {event.ref: bearer for event in events if verbs and (bearer := _bearer(doc, event, verbs))}
    return tuple(_turned(event, bearers[event.ref]) if event.ref in bearers else event for event in events)


def received(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events of receiving intelligence with those as targets who receive it, and those as agents it is from.

    Of giving it, with those as targets it is given to: of 22 states behind "إلى" that annotators had marked all were.
    """
    if all(event.type != EventType.INTELLIGENCE_SHARING for event in events):
        return tuple(events)
    words = receiving(language)
    spans = {mention_ref(span.start): span for span in doc.ents}
    given = frozenset(
        ref
        for ref, span in spans.items()
        if span.start and doc[span.start - 1].norm_ in words.to and span.label_ in _GIVERS
    )
    return tuple(_shared(doc, event, spans, words, given) for event in events)


def succeeded(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The appointments with who succeeds another one as the target, and with the other one as the theme.

    So have annotators "as he succeeded Milosevic". By whom somebody is replaced makes nobody resign.
    """
    if all(event.type not in _OFFICES for event in events):
        return tuple(events)
    words = _succession(language)
    spans = {mention_ref(span.start): span for span in doc.ents}

    def turned(event: Event) -> Event:
        norm = doc[event.trigger].norm_
        if event.type == EventType.RESIGNATION:
            event = _without_successor(doc, event, spans, words)
        if event.type != EventType.APPOINTMENT:
            return event
        if norm in words.replacing and (office := _put_before(doc, event, events)):
            return _with_old(doc, replace(event, arguments=office), spans, words, event.trigger)
        if norm not in words.verbs | words.replaced:
            return _with_old(doc, event, spans, words, event.trigger + 1)
        return _succession_of(doc, event, spans, words)

    return tuple(map(turned, events))


def _succession_of(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Succession) -> Event:
    end = doc[event.trigger].sent.end
    people = {a.ref for a in event.arguments if a.ref in spans and spans[a.ref].label_ == EntityType.PERSON}
    link = next((token.i for token in doc[event.trigger : end] if token.norm_ in words.with_), -1)
    if link >= 0:
        return _replaced_with(event, link, {ref: spans[ref] for ref in people})
    before = {ref for ref in people if spans[ref].end <= event.trigger}
    behind = people - before
    first = min((spans[ref].start for ref in behind), default=event.trigger)
    passive = any(token.norm_ in words.by for token in doc[event.trigger : first])
    if doc[event.trigger].norm_ in words.replaced and not passive:
        last = max((spans[ref].end for ref in behind), default=event.trigger)
        if not any(token.norm_ in words.as_ for token in doc[last : min(end, last + _OFFICE)]):
            return event
    new, old = (behind, before) if passive else (before, behind)
    if not new or not old:
        return event
    roles = dict.fromkeys(new, Role.TARGET) | dict.fromkeys(old, Role.THEME)
    return replace(event, arguments=tuple(replace(a, role=roles.get(a.ref, a.role)) for a in event.arguments))


def _replaced_with(event: Event, link: int, people: Mapping[str, Span]) -> Event:
    """ "The king replaced the army chief with General Ahmed Karim": who stands on either side of "with"."""
    old = {ref for ref, span in people.items() if event.trigger < span.start < link}
    new = [ref for ref in sorted(people, key=lambda ref: people[ref].start) if people[ref].start > link][:1]
    if len(old) != 1 or not new:
        return event
    roles = dict.fromkeys(new, Role.TARGET) | dict.fromkeys(old, Role.THEME)
    return replace(event, arguments=tuple(replace(a, role=roles.get(a.ref, a.role)) for a in event.arguments))


def _without_successor(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Succession) -> Event:
    """A resignation without who comes after, an appointment of that one if it tells no more: "was replaced by"."""
    new = {ref for ref in event.refs(Role.AGENT) if ref in spans and _replaces(doc, spans[ref], words)}
    if not new:
        return event
    if doc[event.trigger].norm_ in words.replaced:
        return replace(event, type=EventType.APPOINTMENT)
    return event.without(new)


def _replaces(doc: Doc, span: Span, words: _Succession) -> bool:
    """Whether somebody stands behind "replaced by", titles between."""
    begin = max(span.sent.start + 1, span.start - _TITLES)
    by = next((at for at in range(span.start - 1, begin - 1, -1) if doc[at].norm_ in words.by), -1)
    return by > 0 and doc[by - 1].norm_ in words.replaced


def _put_before(doc: Doc, event: Event, events: Sequence[Event]) -> tuple[Argument, ...]:
    """Who is put in office by whom before "replacing" in its sentence, none if nobody is said to be."""
    start = doc[event.trigger].sent.start
    before = (e for e in events if e.type == EventType.APPOINTMENT and start <= e.trigger < event.trigger)
    last = max(before, key=lambda e: e.trigger, default=event)
    if last is event or not last.refs(Role.TARGET):
        return ()
    return tuple(a for a in last.arguments if a.role in (Role.AGENT, Role.TARGET))


def _with_old(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Succession, begin: int) -> Event:
    """An appointment with whom the appointed one replaces as the theme: "appointed A, replacing B"."""
    old = next((ref for ref, span in spans.items() if _follows(doc, begin, span, words)), None)
    if old is None or not any(a.role == Role.TARGET and a.ref != old for a in event.arguments):
        return event
    kept = tuple(argument for argument in event.arguments if argument.ref != old)
    return replace(event, arguments=(*kept, Argument(Role.THEME, old)))


def _follows(doc: Doc, first: int, span: Span, words: _Succession) -> bool:
    """Whether a person stands behind a word of replacing, titles between: "replacing General Omar Nasser"."""
    if span.label_ != EntityType.PERSON or span.start <= first or span.sent != doc[first].sent:
        return False
    begin = max(first, span.start - _TITLES)
    at = next((i for i in range(span.start - 1, begin - 1, -1) if doc[i].norm_ in words.replacing), None)
    return at is not None and not any(token.ent_type_ or token.is_punct for token in doc[at + 1 : span.start])


def _shared(doc: Doc, event: Event, spans: Mapping[str, Span], words: Receiving, given: Set[str]) -> Event:
    if event.type != EventType.INTELLIGENCE_SHARING:
        return event
    norm = doc[event.trigger].norm_
    if norm in words.triggers and (norm not in words.ambiguous or _any_from(doc, event, spans, words)):
        return _from(doc, event, spans, words)
    arguments = (
        Argument(Role.TARGET, a.ref) if a.role == Role.PLACE and a.ref in given else a for a in event.arguments
    )
    return replace(event, arguments=tuple(dict.fromkeys(arguments)))


def _any_from(doc: Doc, event: Event, spans: Mapping[str, Span], words: Receiving) -> bool:
    """Whether a participant stands behind "from": "الجزائر تسلم فرنسا معلومات" tells of giving."""
    return any(a.ref in spans and _behind(doc, spans[a.ref], words) for a in event.arguments)


def _from(doc: Doc, event: Event, spans: Mapping[str, Span], words: Receiving) -> Event:
    found = []
    for argument in event.arguments:
        span = spans.get(argument.ref)
        given = span is not None and span.start > event.trigger and _behind(doc, span, words)
        if argument.role == Role.AGENT and not given:
            found.append(Argument(Role.TARGET, argument.ref))
        elif argument.role in (Role.PLACE, Role.TARGET) and given and span is not None and span.label_ in _GIVERS:
            found.append(Argument(Role.AGENT, argument.ref))
        else:
            found.append(argument)
    return replace(event, arguments=tuple(dict.fromkeys(found)))


def _behind(doc: Doc, span: Span, words: Receiving) -> bool:
    """Whether a mention stands behind "from", or behind one that does: "from Germany and France"."""
    at = span.start - 1
    while at > 0 and (doc[at].norm_ in words.between or doc[at].ent_type_):
        at -= 1
    return doc[at].norm_ in words.prepositions


def _turned(event: Event, bearer: str) -> Event:
    others = (argument for argument in event.arguments if argument.ref != bearer)
    return replace(event, arguments=(Argument(Role.TARGET, bearer), *others))


def _leads(doc: Doc, at: int, link: int, type: str, verbs: Mapping[str, Sequence[_Verb]]) -> bool:
    """Whether a verb and its preposition, or the verb alone, stand at and before a token."""
    preposition = doc[link].norm_ if link > at else ""
    return any(
        each.preposition == preposition and (not each.types or type in each.types)
        for each in verbs.get(doc[at].norm_, ())
    )


def _bearer(doc: Doc, event: Event, verbs: Mapping[str, Sequence[_Verb]]) -> str:
    """Reference of who comes under what an event tells, or ""."""
    trigger, type = event.trigger, nearest(event.type, event.own)
    for link in range(trigger - 1, max(trigger - 2 - _BETWEEN, 0), -1):
        at = next((at for at in (link - 1, link) if _leads(doc, at, link, type, verbs)), -1)
        if at >= 0 and doc[at].sent == doc[trigger].sent:
            ends = range(at, max(at - 1 - _HELPING, -1), -1)
            subjects = (span for span in doc.ents if span.end in ends and span.label_ != EntityType.WEAPON)
            return next((mention_ref(span.start) for span in subjects), "")
    return ""


@lru_cache(maxsize=4)
def receiving(language: str) -> Receiving:
    """The words of receiving of a language."""
    data = table(language, "undergone")["received"]
    forms = inflector(language).forms
    triggers = {form for kind in (VERB, NOUN) for words in data[kind] for form, _ in forms(kind, words)}
    folded = (fold_all(data[key], language) for key in ("ambiguous", "from", "to", "between"))
    return Receiving(frozenset(triggers), *folded)


@lru_cache(maxsize=4)
def _succession(language: str) -> _Succession:
    data = table(language, "undergone")["succeeded"]
    verbs = (all_forms(VERB, data[key], language) for key in ("verb", "replaced"))
    return _Succession(*verbs, *(fold_all(data[key], language) for key in ("as", "by", "with", "replacing")))


@lru_cache(maxsize=4)
def _verbs(language: str) -> Mapping[str, Sequence[_Verb]]:
    """The forms of the verbs with the preposition that follows each, if one does."""
    found: dict[str, list[_Verb]] = {}
    for row in table(language, "undergone")["undergone"]:
        verb = _Verb(fold(row["preposition"], language), frozenset(row.get("types", ())))
        for form in all_forms(VERB, [row["verb"]], language):
            found.setdefault(form, []).append(verb)
    return found
