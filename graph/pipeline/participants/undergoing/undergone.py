"""Make the subject of "come under" and the like the target, and settle who gives and who receives intelligence.

"A patrol came under fire": the patrol is found as the agent of the fire, and becomes its target. Arabic has light verbs
for that, "تعرضت الدورية لهجوم", which stand in ``clauses.toml`` (see `befallen`).

Whoever receives intelligence has not given it: "بعد تلقيه معلومات من جهاز أجنبي" ("after receiving information from a
foreign service") makes the service the agent. A capital that it is given to is a target and no place: "نقلت إلى واشنطن
معلومات" ("passed information to Washington"). The words are data (``<xx>/undergone.toml``, [undergone] and [received]).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import TIME, Argument, Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, token_of
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms, inflector
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventType, Role

_BETWEEN: Final = 3
"""Words at the most between the preposition and the trigger: "under heavy rocket fire"."""
_RECEIVED: Final = frozenset({EventType.INTELLIGENCE_SHARING, EventType.SUPPORT})
_GIVERS: Final = ACTORS | {EntityType.PLACE}
"""Types of mentions that may give or get information; what is found as a place may be a state that acts."""
_HELPING: Final = 2
"""Words at the most between the subject and the verb: "have repeatedly come under fire"."""


@dataclass(frozen=True, slots=True)
class Receiving:
    """Folded words for receiving; `ambiguous` triggers may also mean giving, `prepositions` stand before the giver."""

    triggers: frozenset[str]
    ambiguous: frozenset[str]
    prepositions: frozenset[str]
    to: frozenset[str]
    between: frozenset[str]


class _Verb(NamedTuple):
    """The preposition of a verb, folded, "" for none; and the types of events it goes with, empty for all."""

    preposition: str
    types: frozenset[str]


def undergone(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the subject of "come under" the target of the event behind it, and remove the agents before that verb.

    "A patrol came under fire": "A patrol" becomes the target of "fire".
    """
    verbs = _verbs(language)
    return tuple(_borne(doc, event, verbs) if verbs else event for event in events)


def received(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Settle the sides of intelligence sharing: receivers and those it is given "to" as targets, givers as agents.

    "تلقيه معلومات من جهاز أجنبي": "جهاز" becomes the agent. Of 22 states behind "إلى" in annotated text all were
    targets. Support by a verb of receiving has the same sides: "received weapons from Iran".
    """
    if all(event.type not in _RECEIVED for event in events):
        return tuple(events)
    words = receiving(language)
    spans = mentions_by_ref(doc)
    given = frozenset(
        ref
        for ref, span in spans.items()
        if span.start and doc[span.start - 1].norm_ in words.to and span.label_ in _GIVERS
    )
    return tuple(_shared(doc, event, spans, words, given) for event in events)


def _shared(doc: Doc, event: Event, spans: Mapping[str, Span], words: Receiving, given: Set[str]) -> Event:
    """Settle one sharing of intelligence by its verb, of receiving or giving, or one support by that of receiving."""
    if event.type not in _RECEIVED:
        return event
    norm = doc[event.trigger].norm_
    if norm in words.triggers and (norm not in words.ambiguous or _any_from(doc, event, spans, words)):
        return _from(doc, event, spans, words)
    if event.type == EventType.SUPPORT:
        return event
    arguments = (
        Argument(Role.TARGET, a.ref) if a.role == Role.PLACE and a.ref in given else a for a in event.arguments
    )
    return replace(event, arguments=tuple(dict.fromkeys(arguments)))


def _any_from(doc: Doc, event: Event, spans: Mapping[str, Span], words: Receiving) -> bool:
    """Whether a participant stands behind "from"; none does in "الجزائر تسلم فرنسا معلومات", which tells of giving."""
    return any(a.ref in spans and _behind(doc, spans[a.ref], words) for a in event.arguments)


def _from(doc: Doc, event: Event, spans: Mapping[str, Span], words: Receiving) -> Event:
    """Make agents that are not behind "from" targets, and places and targets behind it agents."""
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
    """Whether a mention stands behind "from", or is joined to one that does: "from Germany and France"."""
    at = span.start - 1
    while at > 0 and (doc[at].norm_ in words.between or doc[at].ent_type_):
        at -= 1
    return doc[at].norm_ in words.prepositions


def _leads(doc: Doc, at: int, link: int, type: str, verbs: Mapping[str, Sequence[_Verb]]) -> bool:
    """Whether a verb stands at a position with its preposition at another, or alone, and goes with a type of event."""
    preposition = doc[link].norm_ if link > at else ""
    return any(
        each.preposition == preposition and (not each.types or type in each.types)
        for each in verbs.get(doc[at].norm_, ())
    )


def _borne(doc: Doc, event: Event, verbs: Mapping[str, Sequence[_Verb]]) -> Event:
    """Make the subject before a verb of undergoing the target of an event behind it."""
    for link in range(event.trigger - 1, max(event.trigger - 2 - _BETWEEN, 0), -1):
        at = next((at for at in (link - 1, link) if _leads(doc, at, link, event.type, verbs)), -1)
        if at >= 0 and sentence_at(doc, at) == sentence_at(doc, event.trigger):
            event = event.without({ref for ref in event.refs(Role.AGENT) if token_of(ref) < at}, Role.AGENT)
            ends = range(at, max(at - 1 - _HELPING, -1), -1)
            subjects = (s for s in mentions(doc) if s.end in ends and s.label_ not in (EntityType.WEAPON, TIME))
            bearer = next((mention_ref(span.start) for span in subjects), "")
            return event.without({bearer}).first(Role.TARGET, [bearer]) if bearer else event
    return event


@lru_cache(maxsize=4)
def receiving(language: str) -> Receiving:
    """The words of receiving of a language: `[received]` in ``<xx>/undergone.toml``."""
    data = table(language, "undergone")["received"]
    forms = inflector(language).forms
    triggers = {form for kind in (VERB, NOUN) for words in data[kind] for form, _ in forms(kind, words)}
    folded = (fold_all(data[key], language) for key in ("ambiguous", "from", "to", "between"))
    return Receiving(frozenset(triggers), *folded)


@lru_cache(maxsize=4)
def _verbs(language: str) -> Mapping[str, Sequence[_Verb]]:
    """The forms of the verbs of undergoing, each with the prepositions it takes."""
    found: dict[str, list[_Verb]] = {}
    for row in table(language, "undergone")["undergone"]:
        verb = _Verb(fold(row["preposition"], language), frozenset(row.get("types", ())))
        for form in all_forms(VERB, [row["verb"]], language):
            found.setdefault(form, []).append(verb)
    return found
