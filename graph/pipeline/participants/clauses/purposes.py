"""Make the agent of a deed the agent of the protest that it is done in, in place of the deed's target.

"طردت كندا السفير احتجاجا على" ("Canada expelled the ambassador in protest at"): the ambassador stands right before the
noun and is found as protesting. The noun has no article, or one behind "for": "للاحتجاج على". The words are data
(``<xx>/undergone.toml``, [purposes]).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventClass, Role


def with_purposes(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give an event that is the purpose of a deed the deed's agents.

    "طردت كندا السفير احتجاجا على": the agent of "احتجاجا" is "كندا".
    """
    nouns, aims = (words_of(language, "undergone", "purposes", key) for key in ("nouns", "aims"))
    if not any(doc[event.trigger].norm_ in nouns | aims for event in events):
        return tuple(events)
    to = word_classes(language).prepositions["for"]
    beside = grouped(doc, events)
    ends = {span.end: mention_ref(span.start) for span in mentions(doc)}

    def settled(event: Event) -> Event:
        agents = event.refs(Role.AGENT)
        aim = doc[event.trigger].norm_ in aims and doc[event.trigger - 1].norm_ in to
        sufferer = ends.get(event.trigger - aim, "")
        if not (aim or doc[event.trigger].norm_ in nouns) or (agents and sufferer not in agents):
            return event
        before = [one for one in beside[sentence_at(doc, event.trigger).start] if one.trigger < event.trigger]
        if agents:
            before = [one for one in before if sufferer in one.refs(Role.TARGET)]
        deed = max(before, key=lambda one: one.trigger, default=None)
        if deed is None or (aim and deed.is_a(EventClass.SPEECH)):  # who is called upon protests himself
            return event
        if any(token.is_punct for token in doc[deed.trigger : event.trigger]):
            return event
        doers = deed.refs(Role.AGENT) - {sufferer}
        kept = event.without({sufferer}, Role.AGENT) if doers else event
        return kept.first(Role.AGENT, sorted(doers - agents))

    return tuple(map(settled, events))
