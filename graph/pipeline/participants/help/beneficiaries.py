"""Remove from an attack those who are helped by it, or in support of whom it is made.

"US strikes supported the Kurds", "الغارات الروسية ساعدت قوات النظام" ("Russian raids helped the regime's forces"):
those helped are found as targets of the strikes. "فرضت لندن عقوبات على موسكو دعما لكييف" ("London imposed sanctions on
Moscow in support of Kyiv"): Kyiv leaves the sanctions, and the support is London's for Kyiv, without Moscow. "Planned
attacks for Iran" are not on Iran. The words are data (``[behalf]`` of ``<xx>/helpers.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Argument, Event
from khabar.graph.pipeline.mentions import mentions, mentions_within
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.articles import word_before
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, VIOLENCE
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_HARMING: Final = VIOLENCE | {EventType.SECURITY_OPERATION}
_CLIENTS: Final = frozenset(
    {EntityType.STATE, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.SECURITY_FORCE}
)
_NO_DEEDS: Final = frozenset({EventType.SUPPORT, EventType.STATEMENT})
_NEXT: Final = 2
"""Tokens at the most from a verb of helping to the event noun that is its subject: "ساعدت الغارات الروسية القوات"."""


class _Behalf(NamedTuple):
    """The span of "in support of" (first token, token behind), and the references of those behind it."""

    start: int
    end: int
    others: frozenset[str]


class _Words(NamedTuple):
    """Words and folded words of a language; the file explains them."""

    phrases: Phrases
    light: frozenset[str]
    joins: frozenset[str]
    giving: frozenset[str]
    for_: frozenset[str]


def on_behalf(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those in support of whom something is done from it, and make its agents those of the support.

    "فرضت لندن عقوبات على موسكو دعما لكييف": "دعما" gets the agent "لندن" and the target "كييف".
    """
    found = {event.ref: event for event in events}
    words = _words(language)
    for behalf in _behalves(doc, {event.trigger for event in events}, words):
        start = sentence_at(doc, behalf.start).start
        before = [event for event in found.values() if start <= event.trigger < behalf.start]
        deeds = [event for event in before if event.type not in _NO_DEEDS and not event.is_a(EventClass.SPEECH)]
        first = deeds[-1].trigger + 1 if deeds else start
        if any(word in words.giving for word in norms(doc, first, behalf.start)):
            continue  # support is what is given: "قدمت إسبانيا دعما لمولدوفا"
        for event in before:
            found[event.ref] = event.without(behalf.others, Role.AGENT, Role.TARGET)
        if not deeds:
            continue
        doers = deeds[-1].refs(Role.AGENT) - behalf.others
        for event in [e for e in found.values() if behalf.start <= e.trigger < behalf.end]:
            if event.type == EventType.SUPPORT:
                found[event.ref] = _support(event, doers or event.refs(Role.AGENT), deeds[-1], behalf)
    return tuple(found[event.ref] for event in events)


def _support(event: Event, doers: Set[str], deed: Event, behalf: _Behalf) -> Event:
    """Give a support the agents of the deed before it, and remove the deed's targets from it."""
    earlier = ahead(event.refs(Role.AGENT, Role.TARGET), behalf.start)
    done_to = deed.refs(Role.TARGET, Role.PLACE, Role.INSTRUMENT)
    left = event.without(earlier | behalf.others, Role.AGENT, Role.TARGET).without({deed.ref}, Role.THEME)
    sides = (
        Argument(role, ref)
        for role, refs in ((Role.AGENT, doers - done_to), (Role.TARGET, behalf.others))
        for ref in sorted(refs)
    )
    return replace(left, arguments=(*sides, *left.arguments))


def _describes(doc: Doc, span: Span, triggers: Set[int]) -> bool:
    """Whether a mention only says whose what happens behind it is, or a hyphen joins it: "the U.S.-Iraq agreement"."""
    classes, end = word_classes(doc.lang_), span.end
    return not classes.article and end < len(doc) and (end in triggers or doc[end].norm_ in classes.hyphens)


def _behalves(doc: Doc, triggers: Set[int], words: _Words) -> Iterator[_Behalf]:
    """The places where something is done "in support of" mentions, with all those joined to them."""
    starts = {span.start: span for span in mentions(doc) if span.label_ != TIME}
    for start in words.phrases.places(doc, 0, len(doc)):
        length = words.phrases.length(doc, start, len(doc))
        if not length:
            continue
        at, end, others = start + length, sentence_at(doc, start).end, set()
        while at < end:
            if at in starts:
                if _describes(doc, starts[at], triggers):
                    break  # "in support of the coalition campaign"
                others.add(mention_ref(at))
                at = starts[at].end
            elif doc[at].norm_ in words.light or (others and doc[at].norm_ in words.joins):
                at += 1
            else:
                break
        if others:
            yield _Behalf(start, start + length, frozenset(others))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "helpers")["behalf"]
    light, joins = (fold_all(data[key], language) for key in ("light", "joins"))
    giving, for_ = all_forms(VERB, data["giving"], language), fold_all(data["for"], language)
    return _Words(Phrases.of(language, data["phrases"]), light, joins, giving, for_)


def without_clients(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove groups, states and forces behind "for" from the targets of violence: "planned attacks for Iran"."""
    words = _words(language)
    if not words.for_ or not any(event.is_a(EventClass.VIOLENCE) for event in events):
        return tuple(events)
    clients = {
        mention_ref(span.start) for span in mentions(doc) if span.label_ in _CLIENTS and word_before(span) in words.for_
    }
    return tuple(
        event.without(clients - ahead(clients, event.trigger), Role.TARGET)
        if clients and event.is_a(EventClass.VIOLENCE)
        else event
        for event in events
    )


def without_helped(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """Remove from violence whoever it helps, where they stand behind both triggers: "strikes supported the Kurds"."""
    helping: dict[int, list[Event]] = {}
    for event in events:
        if event.type == EventType.SUPPORT and event.refs(Role.TARGET):
            helping.setdefault(sentence_at(doc, event.trigger).start, []).append(event)
    if not helping:
        return tuple(events)
    return tuple(_without(doc, event, helping) if event.type in _HARMING else event for event in events)


def _without(doc: Doc, event: Event, helping: Mapping[int, Sequence[Event]]) -> Event:
    """Remove from an event the targets of support that it gives, by the same agent in its sentence."""
    sentence = sentence_at(doc, event.trigger)
    helps = [help for help in helping.get(sentence.start, ()) if _by(event, help)]
    if not helps:
        return event
    starts = {mention_ref(span.start): span.start for span in mentions_within(sentence) if span.label_ in ACTORS}
    helped = {
        ref
        for help in helps
        for ref in help.refs(Role.TARGET)
        if starts.get(ref, -1) > max(help.trigger, event.trigger)
    }
    return event.without(helped, Role.AGENT, Role.TARGET)


def _by(event: Event, help: Event) -> bool:
    """Whether an event may be what helps: it shares an agent, and stands before the trigger of help or close behind."""
    same = event.refs(Role.AGENT) & help.refs(Role.AGENT)
    return bool(same) and (event.trigger < help.trigger or event.trigger - help.trigger <= _NEXT)
