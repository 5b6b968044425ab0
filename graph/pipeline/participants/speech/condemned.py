"""Remove from the targets of a condemnation those who are only named in what is condemned.

- Behind a preposition that the verb does not take: "انتقد التهرب من الخدمة العسكرية" ("criticised dodging military
  service"). None of the 14 that annotators had as targets of such verbs stood behind one.
- Before "which is what": "طالب الوزير بتفتيش السفن، وهو ما ترفضه اليونان" ("the minister called for ships to be
  searched, which Greece rejects") condemns no minister.
- Behind what somebody refuses to do: "رفض الحزب الانضمام إلى حكومة الشاهد" ("the party refused to join Chahed's
  government").

The words are data (`[condemned]` of ``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.ontology.terms import EventType, Role

_FARTHEST: Final = 12
"""Tokens at the most from a verb to what is refused: its subject stands between."""


def without_uncondemned(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The condemnations without those as targets who stand behind a preposition that the verb does not take, or before
    words that take up what is rejected."""
    verbs, prepositions = _words(language)
    events = _without_refused(doc, _without_speakers(doc, events, language=language), language=language)
    condemning = {e.ref for e in events if e.type == EventType.CONDEMNATION and doc[e.trigger].norm_ in verbs}
    if not condemning:
        return events
    governed = {mention_ref(s.start) for s in mentions(doc) if s.start and doc[s.start - 1].norm_ in prepositions}
    return tuple(event.without(governed, Role.TARGET) if event.ref in condemning else event for event in events)


def _without_speakers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the targets before "which is what" from condemnations whose verb stands right behind that."""
    resuming = _resuming(language)

    def of_what(event: Event) -> Event:
        before = norms(doc, max(0, event.trigger - 2), event.trigger)
        if event.type != EventType.CONDEMNATION or " ".join(before) not in resuming:
            return event
        return event.without(ahead(event.refs(Role.TARGET), event.trigger), Role.TARGET)

    return tuple(map(of_what, events))


def _without_refused(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the targets behind what somebody refuses to do, or "to join", from such condemnations."""
    refusing, acts, before = _refusing(language)

    def of_act(event: Event) -> Event:
        if event.type != EventType.CONDEMNATION or doc[event.trigger].norm_ not in refusing:
            return event
        end = min(sentence_at(doc, event.trigger).end - 1, event.trigger + _FARTHEST)
        act = (at for at in range(event.trigger + 1, end) if doc[at].norm_ in acts and not doc[at].ent_type_)
        at = next((at for at in act if doc[at + 1].norm_ in before), end)
        behind = {ref for ref in event.refs(Role.TARGET) if of_mention(ref) and at < end and at < token_of(ref)}
        return event.without(behind, Role.TARGET)

    return tuple(map(of_act, events))


@lru_cache(maxsize=4)
def _refusing(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Folded words: for refusing, for what is refused, and right behind that."""
    row = table(language, "bystanders")["condemned"]["refusing"]
    verbs = all_forms(VERB, row["verbs"], language) | all_forms(NOUN, row["nouns"], language)
    return verbs, fold_all(row["acts"], language), fold_all(row["before"], language)


@lru_cache(maxsize=4)
def _resuming(language: str) -> frozenset[str]:
    """Folded phrases that take up what is said before: "which is what"."""
    return fold_all(table(language, "bystanders")["condemned"]["resuming"], language)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Forms of the verbs of condemning, and the prepositions that they do not take."""
    row = table(language, "bystanders")["condemned"]
    return all_forms(VERB, row["verbs"], language), fold_all(row["apart"], language)
