"""Who stands in what is condemned only behind a preposition is not condemned: "انتقد التهرب من الخدمة العسكرية".

Of the 14 that annotators had as targets of such verbs none did. The words are data (`[condemned]` of
``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.ontology.terms import EventType, Role


def without_governed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The condemnations without those as targets who stand behind a preposition that the verb does not take."""
    verbs, prepositions = _words(language)
    condemning = {e.ref for e in events if e.type == EventType.CONDEMNATION and doc[e.trigger].norm_ in verbs}
    if not condemning:
        return tuple(events)
    governed = {mention_ref(s.start) for s in doc.ents if s.start and doc[s.start - 1].norm_ in prepositions}
    return tuple(event.without(governed, Role.TARGET) if event.ref in condemning else event for event in events)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    row = table(language, "bystanders")["condemned"]
    return all_forms(VERB, row["verbs"], language), fold_all(row["apart"], language)
