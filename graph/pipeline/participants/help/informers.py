"""Remove whoever gave intelligence for an operation from its agents, and what it led to from the sharing's targets.

"The raid was made with information from the CIA": the CIA leaves the agents of the raid. "Jets struck the group with
intelligence from the coalition", "قادت المعلومات إلى المشتبه به" ("the information led to the suspect"): the group and
the suspect leave the targets of the sharing. Whoever acted on the information becomes its target: "بفضل معلومات من
الجهاز أحبط الجيش هجوما" ("thanks to information from the service the army foiled an attack"). The words are data
(``<xx>/undergone.toml``, [pointing] and [informed]).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventClass, EventType, Role

_OPERATIONS: Final = frozenset({EventClass.VIOLENCE, EventType.ARREST, EventType.SECURITY_OPERATION})
_SERVED: Final = _OPERATIONS | {EventType.FOILING}
_BEFORE: Final = 3
"""Tokens at the most from the verb to the trigger behind it: "قادت معلومات استخبارية قدمها"."""


def without_informers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """Remove sources behind a sharing from the agents of operations before it, whose targets leave the sharing.

    "the raid was made with information from the CIA": "raid" loses the agent "the CIA".
    """
    found, beside = {event.ref: event for event in events}, grouped(doc, events)
    for sharing in events:
        if not sharing.is_a(EventType.INTELLIGENCE_SHARING):
            continue
        start = sentence_at(doc, sharing.trigger).start
        sources = {ref for ref in sharing.refs(Role.AGENT) if of_mention(ref) and token_of(ref) > sharing.trigger}
        suffering: set[str] = set()
        for event in beside[start]:
            if event.trigger < sharing.trigger and event.is_a(*_OPERATIONS):
                found[event.ref] = found[event.ref].without(sources, Role.AGENT)
                suffering |= event.refs(Role.TARGET)
        found[sharing.ref] = found[sharing.ref].without(suffering, Role.TARGET)
    return tuple(found[event.ref] for event in events)


def without_found(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from the targets of a sharing what it led to, and make whoever it led there a target.

    The givers also leave the agents of what it led to: "معلومات من العراق أسهمت في كشف المخطط" ("information from Iraq
    contributed to uncovering the plot").
    """
    words = _words(language)
    found, beside = {event.ref: event for event in events}, grouped(doc, events)
    for event in events:
        if not event.is_a(EventType.INTELLIGENCE_SHARING):
            continue
        led_to = _led_to(doc, event, words)
        if led_to is None:
            continue
        verb, to = led_to
        sentence = sentence_at(doc, verb)
        reached = {ref for ref in event.refs(Role.TARGET) if of_mention(ref) and token_of(ref) > to}
        # "led police to"
        led = [
            mention_ref(span.start)
            for span in mentions_within(sentence)
            if event.trigger < verb < span.start < to == span.end
        ]
        found[event.ref] = event.without(reached, Role.TARGET).moved(led, Role.AGENT, Role.TARGET)
        for act in beside[sentence.start]:
            if event.trigger < verb and to < act.trigger and act.is_a(*_SERVED):
                found[act.ref] = found[act.ref].without(event.refs(Role.AGENT), Role.AGENT)
    return tuple(found[event.ref] for event in events)


def with_informed_counterparts(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make a counterpart that is found as what a sharing is about its target.

    "معلومات زود بها الجهاز نظيره العراقي" ("information with which the service provided its Iraqi counterpart"): of 16
    counterparts at a sharing in annotated text none was its theme, and all who did not give it were its target.
    """
    counterparts = fold_all(table(language, "mutual")["coordination"]["counterparts"], language)
    spans = mentions_by_ref(doc)
    others = {ref for ref, span in spans.items() if not counterparts.isdisjoint(token.norm_ for token in span)}
    if not others:
        return tuple(events)
    return tuple(
        event.moved(sorted(event.refs(Role.THEME) & others, key=token_of), Role.THEME, Role.TARGET)
        if event.is_a(EventType.INTELLIGENCE_SHARING)
        else event
        for event in events
    )


def informed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the only one who acted on shared intelligence its target; those who exchange it are all agents.

    "بفضل معلومات من الجهاز أحبط الجيش هجوما": the target of "معلومات" is "الجيش".
    """
    by, both = _acted_on(language)
    beside = grouped(doc, events)
    return tuple(_informed(doc, event, beside, by, both) for event in events)


def _informed(doc: Doc, sharing: Event, beside: Mapping[int, Sequence[Event]], by: Set[str], both: Set[str]) -> Event:
    """Settle one sharing; see `informed`."""
    if not sharing.is_a(EventType.INTELLIGENCE_SHARING):
        return sharing
    targets, givers = sharing.refs(Role.TARGET), sharing.refs(Role.AGENT)
    if doc[sharing.trigger].norm_ in both:
        return sharing.moved(sorted(filter(of_mention, targets), key=token_of), Role.TARGET, Role.AGENT)
    sentence = sentence_at(doc, sharing.trigger)
    before = doc[max(sentence.start, sharing.trigger - _BEFORE) : sharing.trigger]
    if targets or not givers or by.isdisjoint(token.norm_ for token in before):
        return sharing
    acting = [act.refs(Role.AGENT) - givers for act in beside[sentence.start] if act.is_a(*_SERVED)]
    acted = [refs for refs in acting if refs]
    if len(acted) != 1 or len(acted[0]) != 1:
        return sharing
    return sharing.given(Role.TARGET, acted[0])


def _led_to(doc: Doc, event: Event, words: Mapping[str, frozenset[str]]) -> tuple[int, int] | None:
    """The position of the verb for what information led to, and of the preposition behind it; or None."""
    sentence = sentence_at(doc, event.trigger)
    verb = next((at for at in _looked_at(event.trigger, sentence) if doc[at].norm_ in words), -1)
    if verb < 0:
        return None
    behind = range(max(verb, event.trigger) + 1, sentence.end)
    to = [at for at in behind if doc[at].norm_ in words[doc[verb].norm_]]
    if not to or (verb < event.trigger and len(to) > 1):
        return None  # "قادت معلومات قدمتها تركيا إلى العراق إلى": which is which is open
    return verb, to[0]


def _looked_at(trigger: int, sentence: Span) -> Iterator[int]:
    """Where that verb may stand: anywhere behind the trigger, or close before it: "قادت معلومات قدمها"."""
    yield from range(trigger + 1, sentence.end)
    yield from range(trigger - 1, max(sentence.start, trigger - _BEFORE) - 1, -1)


@lru_cache(maxsize=4)
def _words(language: str) -> Mapping[str, frozenset[str]]:
    """The folded verbs for what information led to, each with its prepositions."""
    return {
        form: fold_all(row["prepositions"], language)
        for row in table(language, "undergone")["pointing"]["verb"]
        for form in all_forms(VERB, row["verbs"], language)
    }


@lru_cache(maxsize=4)
def _acted_on(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Folded words close before information that somebody acts on, and forms of the verbs of exchanging it."""
    data = table(language, "undergone")["informed"]
    return fold_all(data["by"], language), all_forms(VERB, data["exchanging"], language)
