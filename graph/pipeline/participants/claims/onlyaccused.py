"""Remove those named before an accusation from the agents of the deed that another one is accused of.

"تطرد السفيرة وتتهم كييف بدعم الإرهاب" ("expels the ambassador and accuses Kyiv of supporting terror"): the ambassador
is found as supporting terror beside Kyiv. What several do with each other is left alone.

Nor does "an allegation" that takes up "accused the rebels of allowing the militia to cross" accuse the militia.
Annotators made nobody behind "of" and the deed a target of "accused" in 33 cases. The words are data
(``<xx>/undergone.toml``, [accusedof]).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import of_mention, token_of
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import MUTUAL
from khabar.ontology.terms import EventType, Role

_FEWEST: Final = 2


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
            if deed.trigger < at or deed.is_a(*MUTUAL) or not agents & accused:
                continue
            start = sentence_at(doc, at).start
            before = {ref for ref in agents - accused if of_mention(ref) and start <= token_of(ref) < at}
            changed[theme] = deed.without(before, Role.AGENT)
    return tuple(changed[event.ref] for event in events)


def without_means(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from an accusation that takes up another one those who are only named in the deed of that.

    "accused the rebels of allowing the militia to cross, an allegation they deny": "allegation" loses the target
    "militia", as the rebels are accused.
    """
    of = words_of(language, "undergone", "accusedof", "of")
    doing = tuple(table(language, "undergone")["accusedof"]["doing"])
    charges = [event for event in events if event.type == EventType.ACCUSATION and event.refs(Role.TARGET)]
    if not of or len(charges) < _FEWEST:
        return tuple(events)
    changed = {event.ref: event for event in events}
    for charge, later in pairwise(sorted(charges, key=lambda event: event.trigger)):
        behind = range(charge.trigger + 1, later.trigger - 1)
        deed = next((at for at in behind if doc[at].norm_ in of and doc[at + 1].norm_.endswith(doing)), -1)
        accused, targets = charge.refs(Role.TARGET), later.refs(Role.TARGET)
        if deed >= 0 and accused & targets and sentence_at(doc, charge.trigger) == sentence_at(doc, later.trigger):
            means = {ref for ref in targets - accused if of_mention(ref) and token_of(ref) > deed}
            changed[later.ref] = later.without(means, Role.TARGET)
    return tuple(changed[event.ref] for event in events)
