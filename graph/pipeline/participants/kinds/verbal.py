"""Make attacks that are made with words condemnations.

"هاجم النائب الحزب في مؤتمر صحفي" ("the deputy attacked the party at a press conference"), "attacked the party in a
speech": a person attacks, and an occasion for speaking stands behind the verb. Or something written stands before it,
"قصيدة هاجم فيها الرئيس" ("a poem in which he attacked the president"); or a judgement behind it, in a sentence without
other violence: "attacked the mayor as soft on crime". Of nouns an adjective says it: "هجوم لاذع", "a scathing attack".
The words are data (``<xx>/verbal.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.articles import near_before
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import ADJECTIVE, NOUN, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_BEHIND: Final = 12
"""Tokens at the most from the verb to the occasion."""
_BEFORE: Final = 3
"""Tokens at the most from what is written to the verb: "تغريدة على حسابه هاجم فيها"."""

_FORCES: Final = frozenset({EntityType.ARMED_GROUP, EntityType.SECURITY_FORCE, EntityType.WEAPON})


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: Phrases
    occasions: Phrases
    judging: Phrases
    writings: frozenset[str]
    nouns: frozenset[str]
    qualities: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "verbal")
    verbs, occasions, judging = Phrases(language), Phrases(language), Phrases(language)
    verbs.add(data["attacking"], True)
    occasions.add(data["occasions"], True)
    judging.add(data["judging"], True)
    writings, nouns = (all_forms(NOUN, data[key], language) for key in ("writings", "nouns"))
    qualities = all_forms(ADJECTIVE, data["qualities"], language) | fold_all(data["qualifying"], language)
    return _Words(verbs, occasions, judging, writings, nouns, qualities)


def verbal(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make attacks made with words condemnations; the media used leave the targets if others are left.

    "attacked the party in a speech": "attacked" becomes a condemnation.
    """
    words = _words(language)
    speakers = {mention_ref(span.start) for span in mentions(doc) if span.label_ == EntityType.PERSON}
    forces = {mention_ref(span.start) for span in mentions(doc) if span.label_ in _FORCES}
    media = {mention_ref(span.start) for span in mentions(doc) if span.label_ == EntityType.MEDIA}

    def others(event: Event) -> bool:
        """Whether other violence is told in the sentence, or who attacks bears arms."""
        armed = any(ref in forces for ref in event.refs(Role.AGENT))
        sentence = sentence_at(doc, event.trigger)
        return armed or any(
            other.is_a(EventClass.VIOLENCE) and other.ref != event.ref and sentence_at(doc, other.trigger) == sentence
            for other in events
        )

    def condemning(event: Event) -> Event:
        if event.type != EventType.ATTACK:
            return event
        if _qualified(doc, event.trigger, words) or _written(doc, event.trigger, words):
            return event.with_type(EventType.CONDEMNATION)
        if _spoken(doc, event.trigger, words.judging, words) and not others(event):
            return event.with_type(EventType.CONDEMNATION)
        if not event.refs(Role.AGENT) & speakers or not _spoken(doc, event.trigger, words.occasions, words):
            return event
        used = media if event.refs(Role.TARGET) - media else set()
        return event.without(used, Role.TARGET).with_type(EventType.CONDEMNATION)

    return tuple(condemning(event) for event in events)


def _spoken(doc: Doc, trigger: int, occasions: Phrases, words: _Words) -> bool:
    """Whether an occasion, or a judgement, stands behind a verb of attacking."""
    end = min(sentence_at(doc, trigger).end, trigger + 1 + _BEHIND)
    return words.verbs.stand(doc, trigger) and any(occasions.stand(doc, at) for at in range(trigger + 1, end))


def _written(doc: Doc, trigger: int, words: _Words) -> bool:
    """Whether something written stands right before a verb of attacking, with no mention and no mark between."""
    return words.verbs.stand(doc, trigger) and near_before(doc, trigger, words.writings, between=_BEFORE)


def _qualified(doc: Doc, trigger: int, words: _Words) -> bool:
    """Whether a word beside a noun says that it is an attack with words."""
    beside = {doc[at].norm_ for at in (trigger - 1, trigger + 1) if 0 <= at < len(doc)}
    return doc[trigger].norm_ in words.nouns and not beside.isdisjoint(words.qualities)
