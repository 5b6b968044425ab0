"""Take what foilers do besides foiling out of what they foil, and make them its agents.

In "إحباط هجوم واعتقال خلية" ("the foiling of an attack and the arrest of a cell") and "foiling an attack and arresting
two" the arrest was not foiled. The words are data (``<xx>/undergone.toml``, [besides]).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_OWN: Final = (EventType.ARREST, EventType.SECURITY_OPERATION, EventType.RELEASE)
"""Events that are done by those who foil, and not by those who are foiled."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    joins: frozenset[str]
    purposes: frozenset[str]
    armed: frozenset[str]
    ending: frozenset[str]


def with_deeds_besides(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove what foilers do besides from the themes of their foiling, and give it them as agents where it has none.

    "the police foiled an attack and arrested two": "foiled" loses the theme "arrested".
    """
    found = {event.trigger: event for event in events}
    for foiling, deed in besides(doc, events, language=language):
        found[foiling.trigger] = found[foiling.trigger].without({deed.ref}, Role.THEME)
        foilers = sorted(foiling.refs(Role.AGENT))
        if not deed.refs(Role.AGENT):
            found[deed.trigger] = found[deed.trigger].given(Role.AGENT, foilers)
    return tuple(found[event.trigger] for event in events)


def besides(doc: Doc, events: Sequence[Event], *, language: str) -> Iterator[tuple[Event, Event]]:
    """Each foiling with the deeds that are joined to what it foils and are the foilers' own."""
    words, beside = _words(language), grouped(doc, events)
    for foiling in events:
        if not foiling.is_a(EventType.FOILING):
            continue
        behind = [event for event in beside[sentence_at(doc, foiling.trigger).start] if event.trigger > foiling.trigger]
        if not behind or behind[0].ref not in foiling.refs(Role.THEME):
            continue
        if doc[behind[0].trigger - 1].norm_ in words.purposes:
            continue  # "أحبط مخططا لاغتيال الوزير واعتقال نوابه"
        for deed in behind[1:]:
            if any(word in words.ending for word in norms(doc, foiling.trigger, deed.trigger)):
                break
            if _joined(doc, deed.trigger, words) and (deed.is_a(*_OWN) or _armed(doc, deed, words)):
                yield foiling, deed


def _joined(doc: Doc, trigger: int, words: _Words) -> bool:
    """Whether "and" stands right before a trigger, with articles at the most between."""
    articles = word_classes(doc.lang_).articles
    before = next((at for at in range(trigger - 1, -1, -1) if doc[at].norm_ not in articles), -1)
    return before >= 0 and doc[before].norm_ in words.joins


def _armed(doc: Doc, deed: Event, words: _Words) -> bool:
    """Whether a deed is violence against armed people or a group of them."""
    if not deed.is_a(EventClass.VIOLENCE):
        return False
    spans, bare = mentions_by_ref(doc), word_classes(doc.lang_).bare
    targets = [spans[ref] for ref in deed.refs(Role.TARGET) if ref in spans]
    return any(
        span.label_ == EntityType.ARMED_GROUP or any(bare(token.norm_) in words.armed for token in span)
        for span in targets
    )


def against_armed(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[str]:
    """The references of the violence against armed people: "ten militants were killed"."""
    words = _words(language)
    return frozenset(event.ref for event in events if _armed(doc, event, words))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["besides"]
    joins, purposes, armed, ending = (fold_all(data[key], language) for key in ("joins", "purposes", "armed", "ending"))
    return _Words(joins, purposes, armed, ending)
