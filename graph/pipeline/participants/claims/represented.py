"""For whom somebody speaks who denies a charge: of "a lawyer for the suspects, Abdi Noor" the suspects are accused.

The words are data (``<xx>/undergone.toml``, [represented]).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityClass, EventClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

_ACTORS: Final = frozenset(subtypes(EntityClass.ACTOR))
_BEFORE: Final = 8
"""Tokens at the most from what somebody is called to his name: "a spokeswoman for the Rwandan army, Yolande Uwase"."""
_BEHIND: Final = 5
"""Tokens at the most from a name to what its bearer is: "Abdi Noor, a senior lawyer for"."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded words of a language; the file explains them."""

    speakers: frozenset[str]
    representing: frozenset[str]
    relatives: frozenset[str]
    commas: frozenset[str]


def accused_through(doc: Doc, deniers: Collection[str], *, language: str) -> frozenset[str]:
    """References of who is accused where these deny it: they themselves, or those whom they speak for, if named."""
    words = _words(language)
    accused: set[str] = set()
    for span in mentions(doc):
        if (ref := mention_ref(span.start)) in deniers:
            place = _speaker(doc, span, words)
            accused |= {ref} if place < 0 else _spoken_for(doc, span, place, words)
    return frozenset(accused)


def without_speakers_for_others(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The accusations that somebody speaks of for others with those, and not him, as whom they are against."""
    found = {event.ref: event for event in events}
    for denial in events:
        if not denial.is_a(EventClass.SPEECH):
            continue
        deniers = denial.refs(Role.AGENT)
        for ref in denial.refs(Role.THEME) & found.keys():
            charge = found[ref]
            if charge.type != EventType.ACCUSATION or deniers.isdisjoint(charge.refs(Role.TARGET)):
                continue
            accused = accused_through(doc, deniers, language=language)
            left = charge.without(deniers - accused, Role.TARGET)
            found[ref] = left if left.refs(Role.TARGET) else left.given(Role.TARGET, sorted(accused))
    return tuple(found[event.ref] for event in events)


def _speaker(doc: Doc, span: Span, words: _Words) -> int:
    """Where the word stands that says that somebody speaks for others, or -1."""
    start, end = span.sent.start, span.sent.end
    at = span.start - 1
    apposed = at > start and doc[at].text in words.commas
    first = max(start, at - apposed - _BEFORE)
    for i in range(span.end - 1, first - 1, -1):
        if doc[i].is_punct and doc[i].text in words.commas and not (apposed and i == at):
            break
        if doc[i].norm_ in words.speakers:
            return i
    if span.end >= end or doc[span.end].text not in words.commas:
        return -1
    for i in range(span.end + 1, min(span.end + 1 + _BEHIND, end)):
        if doc[i].norm_ in words.speakers or (
            doc[i - 1].norm_ in words.relatives and doc[i].norm_ in words.representing
        ):
            return i
        if doc[i].text in words.commas:
            break
    return -1


def _spoken_for(doc: Doc, span: Span, place: int, words: _Words) -> set[str]:
    """The reference of whom he speaks for: who stands behind that word, before his name, or else right before it."""
    others = [
        each
        for each in mentions(doc)
        if each.sent == span.sent and each.label_ in _ACTORS and each != span and not each.start <= place < each.end
    ]
    last = span.start if place < span.start else span.sent.end
    behind = next((each for each in others if place < each.start < last), None)
    if behind is not None and not any(token.text in words.commas for token in doc[place : behind.start]):
        return {mention_ref(behind.start)}
    before = next((each for each in reversed(others) if span.sent.start <= each.start and each.end <= place), None)
    near = before is not None and place - before.end <= 1 and (place < span.start or before.start > span.end)
    return {mention_ref(before.start)} if before is not None and near else set()


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["represented"]
    return _Words(
        speakers=all_forms(NOUN, data["speakers"], language),
        representing=all_forms(VERB, data["representing"], language),
        relatives=fold_all(table(language, "clauses")["relatives"], language),
        commas=word_classes(language).commas,
    )
