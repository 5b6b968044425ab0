"""Make the institution that an attack is named after its target, and not its agent.

"The Kabul ministry bombing": the ministry is found as the bomber. Bodies of a state are struck, and other bodies by the
name of their house: "the Quetta police academy attack". In "the army attack" the army attacks. The words are data
(``[institutions]`` of ``<xx>/undergone.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_end
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType, EventClass, Role

_FARTHEST: Final = 3
"""Words at the most from an institution to the attack: "the ministry suicide car bombing"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    attacks: frozenset[str]
    verbs: frozenset[str]
    houses: frozenset[str]
    means: frozenset[str]
    articles: frozenset[str]


def institutions_struck(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make institutions right before the noun of an attack its target, and no agent of what it causes.

    "the ministry bombing killed nine": "ministry" is the target of "bombing", and no agent of "killed".
    """
    words = _words(language)
    if not words.attacks:
        return tuple(events)
    ends = mentions_by_end(doc)
    struck = {event.ref: span for event in events if (span := _struck(doc, event, ends, words))}

    def turned(event: Event) -> Event:
        if (span := struck.get(event.ref)) is not None:
            ref, whole = mention_ref(span.start), span.end == event.trigger or doc[span.end].norm_ in words.means
            return event.without({ref}).given(Role.TARGET, [ref] if whole else [])
        by = {mention_ref(struck[cause].start) for cause in event.refs(Role.INSTRUMENT, Role.THEME) & struck.keys()}
        return event.without(by, Role.AGENT) if event.is_a(EventClass.VIOLENCE) else event

    return tuple(map(turned, events)) if struck else tuple(events)


def _struck(doc: Doc, event: Event, ends: Mapping[int, Span], words: _Words) -> Span | None:
    """The institution in the name of an attack, or whose house is; or None."""
    at = event.trigger
    if doc[at].norm_ not in words.attacks or not event.is_a(EventClass.VIOLENCE):
        return None
    if doc[at].norm_ in words.verbs and _object(doc, at, words):
        return None
    between = words.means | words.houses
    while at > max(0, event.trigger - _FARTHEST) and not doc[at - 1].ent_type_ and doc[at - 1].norm_ in between:
        at -= 1
    span = ends.get(at)
    if span is None or span.label_ not in BODIES or span.label_ == EntityType.STATE:
        return None
    house = any(word in words.houses for word in norms(doc, at - 1, event.trigger))  # "police | academy"
    return span if house or span.label_ == EntityType.GOVERNMENT_BODY else None


def _object(doc: Doc, at: int, words: _Words) -> bool:
    """Whether the word is a verb with its object behind it: "the ministry attacks the press"."""
    after = doc[at + 1] if at + 1 < sentence_at(doc, at).end else None
    return after is not None and (bool(after.ent_type_) or after.norm_ in words.articles)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    attacks, verbs, houses, means = (
        words_of(language, "undergone", "institutions", key) for key in ("attacks", "verbs", "houses", "means")
    )
    return _Words(attacks, verbs, houses, means, word_classes(language).articles)
