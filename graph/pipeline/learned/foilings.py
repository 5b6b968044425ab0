"""What was foiled: here the lexicon is sure, and an attack that was foiled must not be told as done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.rules import MODEL
from khabar.ontology.terms import EventType, Role


def foiled(event: Event) -> tuple[Argument, ...]:
    """The themes of a foiling that the lexicon found; its words ("أحبط", "تصدى لهجوم") have no other meaning."""
    found = event.type == EventType.FOILING and event.rule != MODEL
    return tuple(argument for argument in event.arguments if found and argument.role == Role.THEME)


def without_foilers(events: Sequence[Event]) -> Iterator[Event]:
    """The events; who foiled an attack did not carry it out, though he stands before it: "الجيش يتصدى لهجوم"."""
    foilers = {
        (theme.ref, argument.ref)
        for event in events
        for theme in foiled(event)
        for argument in event.arguments
        if argument.role == Role.AGENT
    }
    for event in events:
        kept = tuple(a for a in event.arguments if a.role != Role.AGENT or (event.ref, a.ref) not in foilers)
        yield replace(event, arguments=kept)
