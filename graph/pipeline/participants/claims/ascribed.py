"""Make the subject of a verb of ascribing the accuser, and whom it ascribes an act to the accused, not the agent.

In "قتل جنديان في هجوم نسبته السلطات إلى التنظيم" ("two soldiers were killed in an attack that the authorities ascribed
to the organisation") the authorities are the agent and the organisation is the target of "نسبته" ("ascribed"); both
leave the attack and the killing.

The verbs and prepositions are data (``<xx>/undergone.toml``, [ascribed]), which languages have whose verbs come first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event, grouped
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.inflection import VERB, inflector
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import EventClass, EventType, Role

_ACCUSER: Final = 2
"""Tokens at the most from the verb to the accuser: "نسبه أمس الجيش"."""
_FARTHEST: Final = 12
"""Tokens at the most from the verb to its preposition."""
_BEFORE: Final = 8
"""Tokens at the most from what is ascribed to the verb: "الهجوم على الثكنة الذي نسبته"."""


class _Words(NamedTuple):
    """Folded forms of the verbs, each with whether a pronoun is attached, and the prepositions of who is accused."""

    verbs: Mapping[str, bool]
    to: frozenset[str]


class _Ascription(NamedTuple):
    """The trigger, the position of the preposition, the accuser or "", the accused, and the act if it is told."""

    at: int
    to: int
    who: str
    whom: str
    deed: Event | None


def ascribed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give accusations by such a verb their accuser and accused, and remove both from the act; the verb is no mention.

    "هجوم نسبته السلطات إلى التنظيم": agent "السلطات", target "التنظيم", and theme the attack.
    """
    words = _words(language)
    found = list(_ascriptions(doc, events, words)) if words.verbs else []
    if not found:
        return tuple(events)
    verbs = {each.at for each in found}
    set_mentions(doc, (span for span in mentions(doc) if not (len(span) == 1 and span.start in verbs)))
    names = {mention_ref(at) for at in verbs}
    changed, beside = {event.ref: event.without(names) for event in events}, grouped(doc, events)
    for each in found:
        for event in beside[sentence_at(doc, each.at).start]:
            changed[event.ref] = _settled(changed[event.ref], each)
    return tuple(changed[event.ref] for event in events)


def _ascriptions(doc: Doc, events: Sequence[Event], words: _Words) -> Iterator[_Ascription]:
    actors = {span.start: span for span in mentions(doc) if span.label_ in ACTORS}
    by_trigger = {event.trigger: event for event in events}
    for event in events:
        at = event.trigger
        if event.type != EventType.ACCUSATION or doc[at].norm_ not in words.verbs:
            continue
        to = _preposition(doc, at, actors, words)
        if to < 0:
            continue
        who = next((i for i in range(at + 1, min(at + 2 + _ACCUSER, to)) if i in actors), -1)
        deed = _deed(by_trigger, at, to, behind=who >= 0 and not words.verbs[doc[at].norm_])
        yield _Ascription(at, to, mention_ref(who) if who >= 0 else "", mention_ref(to + 1), deed)


def _preposition(doc: Doc, at: int, actors: Mapping[int, Span], words: _Words) -> int:
    """The position of the preposition before the accused in the clause of a verb, or -1."""
    for to in range(at + 1, min(sentence_at(doc, at).end - 1, at + 1 + _FARTHEST)):
        if doc[to].is_punct and not doc[to].is_quote:
            return -1
        if doc[to].norm_ in words.to and not doc[to].ent_type_:
            return to if to + 1 in actors else -1
    return -1


def _deed(events: Mapping[int, Event], at: int, to: int, *, behind: bool) -> Event | None:
    """The act that is ascribed: between verb and preposition, or the nearest before the verb of a relative clause."""
    start, end = (at + 1, to) if behind else (at - 1 - _BEFORE, at)
    near = (events[trigger] for trigger in range(end - 1, start - 1, -1) if trigger in events)
    return next((event for event in near if event.is_a(EventClass.VIOLENCE)), None)


def _settled(event: Event, each: _Ascription) -> Event:
    if event.trigger == each.at:
        return _accusation(event, each)
    if event.is_a(EventClass.SPEECH):
        return event
    told = event.trigger < each.at or (each.deed is not None and event.trigger == each.deed.trigger)
    sides = {ref for ref in event.refs(*PARTIES) if of_mention(ref) and each.at < token_of(ref)}
    return event.without({each.who, each.whom} & sides, *PARTIES) if told else event


def _accusation(event: Event, each: _Ascription) -> Event:
    """Give an accusation the accuser, if one is named, the accused behind the preposition, and the act as theme."""
    both = {each.who, each.whom}
    accused = [ref for ref in event.refs(Role.TARGET) if of_mention(ref) and token_of(ref) > each.to]
    sides = [Argument(Role.AGENT, each.who)] if each.who else []
    sides += (Argument(Role.TARGET, ref) for ref in sorted({each.whom, *accused}, key=token_of))
    if each.deed is not None:
        sides.append(Argument(Role.THEME, each.deed.ref))
    replaced = {Role.AGENT, Role.TARGET} if each.who else {Role.TARGET}
    kept = (a for a in event.arguments if a.role not in replaced and a.ref not in both)
    return replace(event, arguments=tuple(dict.fromkeys((*sides, *kept))))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["ascribed"]
    verbs: dict[str, bool] = {}
    for pair in data["verb"]:
        for form, tag in inflector(language).forms(VERB, pair):
            verbs[form] = verbs.get(form, True) and tag.pronoun
    return _Words(verbs, fold_all(data["to"], language))
