"""Which of those counted before does it: "الأولى إيران تدعم النظام، والثانية تؤيد المعارضة", where Iran backs one side.

Behind a mark the ordinal is the subject of the verb right behind it, and nobody before does what that says. The words
are data (``[ordinals]`` of ``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import ahead
from khabar.ontology.terms import Role


def of_ordinals(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events by verbs right behind an ordinal that begins a clause, without those before it as agents."""
    words, joins = (words_of(language, "undergone", "ordinals", key) for key in ("words", "joins"))

    def own(event: Event) -> Event:
        at = event.trigger - 1
        if at < doc[event.trigger].sent.start + 1 or doc[at].norm_ not in words:
            return event
        first = at - 1 if doc[at - 1].norm_ in joins else at
        opens = first > doc[at].sent.start and doc[first - 1].is_punct
        return event.without(ahead(event.refs(Role.AGENT), at), Role.AGENT) if opens else event

    return tuple(map(own, events)) if words else tuple(events)
