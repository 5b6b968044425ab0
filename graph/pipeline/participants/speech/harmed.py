"""Make whoever would suffer what is condemned the theme of the condemnation, and not its target.

"الأردن يرفض تقسيم سوريا" ("Jordan rejects dividing Syria") is not against Syria: a noun of harm stands between the
rejection and the state. Other nouns belong to those the rejection is aimed at ("رفض مقترح الوزارة", "rejected the
ministry's proposal"), and stay. The words are data (``<xx>/undergone.toml``, [harm]); languages without them are left
alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions_by_end
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.inflection import NOUN, inflector
from khabar.ontology.terms import EventType, Role


class _Words(NamedTuple):
    """Folded words: the forms of nouns of harm, each with the prepositions before the harmed, none for a genitive."""

    nouns: Mapping[str, frozenset[str]]
    goods: frozenset[str]
    doing: frozenset[str]
    joins: frozenset[str]


def without_sufferers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, condemnations of them with those as themes, and nothing else, who would suffer what is condemned."""
    words = _words(language)
    if not words.nouns or all(event.type != EventType.CONDEMNATION for event in events):
        return tuple(events)
    spans = mentions_by_ref(doc)
    return tuple(
        _turned(doc, event, spans, words) if event.type == EventType.CONDEMNATION else event for event in events
    )


def _turned(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Words) -> Event:
    """Make the harmed among agents and targets of one condemnation its themes."""
    found = (
        Argument(Role.THEME, each.ref)
        if each.role in (Role.TARGET, Role.AGENT)
        and each.ref in spans
        and _harmed(doc, event.trigger, spans[each.ref], words)
        else each
        for each in event.arguments
    )
    return replace(event, arguments=tuple(dict.fromkeys(found)))


def _harmed(doc: Doc, trigger: int, span: Span, words: _Words) -> bool:
    """Whether a noun of harm stands between a trigger and a mention that suffers it."""
    at = span.start - 1
    beside = mentions_by_end(doc).get(at) if doc[at].norm_ in words.joins else None
    if beside is not None and beside.start > trigger:
        return _harmed(doc, trigger, beside, words)
    while at > trigger and doc[at].norm_ in words.goods:
        at -= 1
    goods = span.start - 1 - at
    preposition = "" if doc[at].norm_ in words.nouns else doc[at].norm_
    at -= bool(preposition)
    while preposition and at > trigger and doc[at].ent_type_:
        at -= 1  # whose it is: "التدخل التركي في شؤون ليبيا"
    if at <= trigger or doc[at].norm_ not in words.nouns:
        return False
    if preposition not in (words.nouns[doc[at].norm_] or {""}):
        return False
    following = doc[span.end] if span.end < len(doc) else None
    return bool(goods) or following is None or not (following.ent_type_ or following.norm_ in words.doing)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["harm"]
    forms = inflector(language).forms

    def folded(words: Sequence[str]) -> frozenset[str]:
        return fold_all(words, language)

    rows = [{"nouns": data["nouns"], "prepositions": ()}, *data["reaching"]]
    nouns = {
        form: folded(row["prepositions"]) for row in rows for noun in row["nouns"] for form, _ in forms(NOUN, noun)
    }
    return _Words(nouns, folded(data["goods"]), folded(data["doing"]), folded(data["joins"]))
