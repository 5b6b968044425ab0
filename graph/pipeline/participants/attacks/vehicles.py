"""Make a military vehicle or aircraft right behind a word for striking the target, and not the instrument.

"تفجير دبابة إسرائيلية" ("the blowing up of an Israeli tank"), "إسقاط 40 مسيرة روسية" ("the downing of 40 Russian
drones"): tank and drones are found as what the attack is made with. A car that has run somebody over is an instrument,
where a pronoun at the verb stands for him: "شاب دهسته سيارة" ("a youth whom a car ran over"). The words are data
(``<xx>/undergone.toml``, [vehicles]).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms, inflector
from khabar.ontology.terms import EntityType, EventClass, Role

_DRIVEN: Final = frozenset({EntityType.SITE, EntityType.WEAPON})


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    striking: frozenset[str]
    vehicles: frozenset[str]
    downing: frozenset[str]
    aircraft: frozenset[str]
    running: frozenset[str]


def vehicles_struck(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Move vehicles right behind words for striking, and aircraft behind those for downing, to the targets.

    "تفجير دبابة إسرائيلية": "دبابة" becomes the target of "تفجير".
    """
    words = _words(language)
    if not any(doc[event.trigger].norm_ in words.striking | words.downing | words.running for event in events):
        return tuple(events)
    starts = mentions_by_start(doc)

    def struck(event: Event) -> Event:
        norm, at = doc[event.trigger].norm_, event.trigger + 1
        if at < len(doc) and at not in starts and doc[at].like_num:
            at += 1  # "إسقاط 40 مسيرة"
        if at not in starts or not event.is_a(EventClass.VIOLENCE):
            return event
        if norm in words.running and starts[at].label_ in _DRIVEN:
            return event.moved({mention_ref(at)}, Role.TARGET, Role.INSTRUMENT)
        head = starts[at][0].norm_
        hit = (norm in words.striking and head in words.vehicles) or (norm in words.downing and head in words.aircraft)
        return event.moved({mention_ref(at)}, Role.INSTRUMENT, Role.TARGET) if hit else event

    return tuple(map(struck, events))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["vehicles"]
    striking = all_forms(VERB, data["verbs"], language) | all_forms(NOUN, data["nouns"], language)
    vehicles, aircraft = (words_of(language, "undergone", "vehicles", key) for key in ("struck", "aircraft"))
    downing = all_forms(NOUN, data["downing"], language)
    forms = (found for verb in data["running"] for found in inflector(language).forms(VERB, verb))
    return _Words(striking, vehicles, downing, aircraft, frozenset(form for form, tag in forms if tag.pronoun))
