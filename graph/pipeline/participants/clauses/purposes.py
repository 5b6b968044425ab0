"""What is done in protest is done by who does the rest: "طردت كندا السفير احتجاجا على" tells of a protest by Canada.

The noun stands without the article behind whoever the verb is done to, who is taken for its subject. The words are data
(``<xx>/undergone.toml``, [purposes]).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import Role


def with_purposes(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, those done for a purpose with who does what they are the purpose of as their agents."""
    nouns = words_of(language, "undergone", "purposes", "nouns")
    if not any(doc[event.trigger].norm_ in nouns for event in events):
        return tuple(events)
    ends = {span.end: mention_ref(span.start) for span in mentions(doc)}

    def settled(event: Event) -> Event:
        sufferer = ends.get(event.trigger, "") if doc[event.trigger].norm_ in nouns else ""
        if sufferer not in event.refs(Role.AGENT):
            return event
        begin = doc[event.trigger].sent.start
        before = (one for one in events if begin <= one.trigger < event.trigger and sufferer in one.refs(Role.TARGET))
        deed = max(before, key=lambda one: one.trigger, default=None)
        doers = deed.refs(Role.AGENT) - {sufferer} if deed is not None else frozenset()
        if not doers:
            return event
        kept = event.without(doers | {sufferer}, Role.AGENT).arguments
        return replace(event, arguments=(*(Argument(Role.AGENT, ref) for ref in sorted(doers)), *kept))

    return tuple(map(settled, events))
