"""Who stands in what is condemned only behind a preposition is not condemned: "انتقد التهرب من الخدمة العسكرية".

Of the 14 that annotators had as targets of such verbs none did. Nor is who has said or demanded what is taken up whole:
"طالب الوزير بتفتيش السفن، وهو ما ترفضه اليونان". The words are data (`[condemned]` of ``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.ontology.terms import EventType, Role


def without_governed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The condemnations without those as targets who stand behind a preposition that the verb does not take, or before
    words that take up what is rejected."""
    verbs, prepositions = _words(language)
    events = _without_speakers(doc, events, language=language)
    condemning = {e.ref for e in events if e.type == EventType.CONDEMNATION and doc[e.trigger].norm_ in verbs}
    if not condemning:
        return events
    governed = {mention_ref(s.start) for s in mentions(doc) if s.start and doc[s.start - 1].norm_ in prepositions}
    return tuple(event.without(governed, Role.TARGET) if event.ref in condemning else event for event in events)


def _without_speakers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The condemnations whose verb stands behind "which is what" without those as targets who stand before it."""
    resuming = _resuming(language)

    def of_what(event: Event) -> Event:
        before = [token.norm_ for token in doc[max(0, event.trigger - 2) : event.trigger]]
        if event.type != EventType.CONDEMNATION or " ".join(before) not in resuming:
            return event
        told = {mention_ref(span.start) for span in mentions(doc) if span.start < event.trigger}
        return event.without(told, Role.TARGET)

    return tuple(map(of_what, events))


@lru_cache(maxsize=4)
def _resuming(language: str) -> frozenset[str]:
    return fold_all(table(language, "bystanders")["condemned"]["resuming"], language)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    row = table(language, "bystanders")["condemned"]
    return all_forms(VERB, row["verbs"], language), fold_all(row["apart"], language)
