"""Remove those named before an accusation from the agents of the deed that another one is accused of.

"تطرد السفيرة وتتهم كييف بدعم الإرهاب" ("expels the ambassador and accuses Kyiv of supporting terror"): the ambassador
is found as supporting terror beside Kyiv. What several do with each other is left alone.

Nor is anybody accused who is named in the deed: "accused the rebels of allowing the militia to cross" accuses the
rebels alone. Annotators made nobody behind "of" and the deed a target of "accused" in 33 cases. The words are data
(``<xx>/undergone.toml``, [accusedof]).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import of_mention, token_of
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventType, Role

_FEWEST: Final = 2
_MUTUAL: Final = (EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION, EventType.CLASH)


def by_accused_alone(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """Remove agents before an accusation from its theme, if that has an accused named behind it as agent.

    "تطرد السفيرة وتتهم كييف بدعم الإرهاب": "دعم" loses the agent "السفيرة".
    """
    changed = {event.ref: event for event in events}
    for charge in events:
        if charge.type != EventType.ACCUSATION:
            continue
        at = charge.trigger
        accused = {ref for ref in charge.refs(Role.TARGET) if of_mention(ref) and token_of(ref) > at}
        for theme in charge.refs(Role.THEME) & changed.keys():
            deed = changed[theme]
            agents = deed.refs(Role.AGENT)
            if deed.trigger < at or deed.is_a(*_MUTUAL) or not agents & accused:
                continue
            start = sentence_at(doc, at).start
            before = {ref for ref in agents - accused if of_mention(ref) and start <= token_of(ref) < at}
            changed[theme] = deed.without(before, Role.AGENT)
    return tuple(changed[event.ref] for event in events)


def without_means(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove targets of an accusation who stand in the deed behind it, if another one stands before that.

    "accused the rebels of allowing the militia to cross": "accused" loses the target "militia".
    """
    of = words_of(language, "undergone", "accusedof", "of")
    doing = tuple(table(language, "undergone")["accusedof"]["doing"])

    def accusing(event: Event) -> Event:
        targets = {ref for ref in event.refs(Role.TARGET) if of_mention(ref)}
        if event.type != EventType.ACCUSATION or len(targets) < _FEWEST:
            return event
        behind = range(event.trigger + 1, sentence_at(doc, event.trigger).end - 1)
        deed = next((at for at in behind if doc[at].norm_ in of and doc[at + 1].norm_.endswith(doing)), -1)
        means = {ref for ref in targets if token_of(ref) > deed}
        return event.without(means, Role.TARGET) if deed >= 0 and means != targets else event

    return tuple(map(accusing, events)) if of else tuple(events)
