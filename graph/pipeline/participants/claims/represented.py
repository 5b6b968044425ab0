"""Put those for whom somebody speaks in the place of the speaker as targets of the accusation that is denied.

"A lawyer for the suspects, Abdi Noor, denied the charges": Noor is found as accused, and the suspects are. The words
are data (``<xx>/undergone.toml``, [represented]).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_token, mentions_within
from khabar.graph.pipeline.participants.claims.denials import denial_words
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventClass, EventType, Role

_BEFORE: Final = 8
"""Tokens at the most from the word for a speaker to the name: "a spokeswoman for the Rwandan army, Yolande Uwase"."""
_BEHIND: Final = 5
"""Tokens at the most from a name to the word for a speaker: "Abdi Noor, a senior lawyer for"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    speakers: frozenset[str]
    representing: frozenset[str]
    of: frozenset[str]
    relatives: frozenset[str]
    commas: frozenset[str]


def accused_through(doc: Doc, deniers: Collection[str], *, language: str) -> frozenset[str]:
    """The references of the accused where `deniers` deny it: they, or those for whom they speak, if named."""
    words, spans = _words(language), mentions_by_ref(doc)
    accused: set[str] = set()
    for ref in deniers:
        if ref in spans:
            others = _principals(doc, spans[ref], words)
            accused |= {ref} if others is None else others
    return frozenset(accused)


def without_speakers_for_others(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Put those spoken for in the place of their speakers as targets of denied accusations.

    "A lawyer for the suspects, Abdi Noor, denied the charges": the target of "charges" is "the suspects".
    """
    words = _words(language)
    found, spans = {event.ref: event for event in events}, mentions_by_ref(doc)
    for denial in events:
        if not denial.is_a(EventClass.SPEECH):
            continue
        for ref in denial.refs(Role.THEME) & found.keys():
            charge = found[ref]
            if charge.type != EventType.ACCUSATION:
                continue
            for one in sorted(charge.refs(Role.TARGET) & spans.keys(), key=token_of):
                span = spans[one]
                if not _denies(doc, denial, charge, span, language):
                    continue
                others = _principals(doc, span, words)
                if others is None:
                    continue
                left = found[ref].without({one}, Role.TARGET)
                found[ref] = left if left.refs(Role.TARGET) else left.given(Role.TARGET, sorted(others))
                if one in denial.refs(Role.TARGET):
                    found[denial.ref] = found[denial.ref].moved([one], Role.TARGET, Role.AGENT)
    return tuple(found[event.ref] for event in events)


def _denies(doc: Doc, denial: Event, charge: Event, span: Span, language: str) -> bool:
    """Whether a mention denies a charge, or stands before the charge as the subject of the denial does."""
    if mention_ref(span.start) in denial.refs(Role.AGENT):
        return True
    rejects = denial.type == EventType.CONDEMNATION or denial_words(language).stand(doc, denial.trigger)
    same = sentence_of(span).start <= min(denial.trigger, charge.trigger) < sentence_of(span).end
    return rejects and same and span.end <= charge.trigger


def _principals(doc: Doc, span: Span, words: _Words) -> set[str] | None:
    """The references of those a mention speaks for, empty if they are no mentions; None for no speaker."""
    places = _speaker(doc, span, words)
    for place in places:
        if others := _spoken_for(doc, span, place, words):
            return others
    known = mentions_by_token(doc)
    return set() if any(at in known and at < known[at].end - 1 for at in places) else None


def _speaker(doc: Doc, span: Span, words: _Words) -> list[int]:
    """The positions of words that make a mention a speaker for others, those before and in its name first."""
    start, end = sentence_of(span).start, sentence_of(span).end
    at = span.start - 1
    apposed = at > start and doc[at].text in words.commas
    found: list[int] = []
    for i in range(span.end - 1, max(start, at - apposed - _BEFORE) - 1, -1):
        if doc[i].text in words.commas and not (apposed and i == at):
            break
        if doc[i].norm_ in words.speakers:
            found.append(i)
    if span.end < end and doc[span.end].text in words.commas:
        for i in range(span.end + 1, min(span.end + 1 + _BEHIND, end)):
            stands = doc[i - 1].norm_ in words.relatives and doc[i].norm_ in words.representing
            if doc[i].norm_ in words.speakers or stands:
                found.append(i)
            elif doc[i].text in words.commas:
                break
    return found


def _spoken_for(doc: Doc, span: Span, place: int, words: _Words) -> set[str]:
    """The reference of the actor spoken for: behind such a word, or else right before it; or none."""
    others = [
        each
        for each in mentions_within(sentence_of(span))
        if each.label_ in ACTORS and each != span and not each.start <= place < each.end
    ]
    last = span.start if place < span.start else sentence_of(span).end
    behind = next((each for each in others if place < each.start < last), None)
    if behind is not None:
        between = doc[place + 1 : behind.start]
        linked = not len(between) or between[0].norm_ in words.of or doc[place].norm_ in words.representing
        if linked and not any(token.text in words.commas for token in between):
            return {mention_ref(behind.start)}
    before = next((each for each in reversed(others) if each.end <= place), None)
    near = before is not None and place - before.end <= 1 and (place < span.start or before.start > span.end)
    return {mention_ref(before.start)} if before is not None and near else set()


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["represented"]
    return _Words(
        speakers=all_forms(NOUN, data["speakers"], language),
        representing=all_forms(VERB, data["representing"], language),
        of=fold_all(data["of"], language),
        relatives=clause_words(language, "relatives"),
        commas=word_classes(language).commas,
    )
