"""Remove or shorten mentions that are or begin with an Arabic verb taken for a name.

"دان سعد الحريري الاغتيال" ("Saad al-Hariri condemned the assassination"): "دان" is found as a person, Dan. At the start
of a clause a word that may be a past verb is one if another person or a title follows: nobody is called "دان البطريرك".
So is a word before "not": "فضل عدم ذكر اسمه" ("preferred not to be named"). Languages whose verb does not come first
are left alone.

How something is done is no mention either: "القوة" in "فرقت المسيرة بالقوة" ("the march was dispersed by force").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import PAST
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType

_MANNER: Final = 2
"""Words at the most before a noun that make it tell how something is done."""
_NAME: Final = 2
"""Words of a whole name."""


def without_verbs(spans: Sequence[Span], *, language: str) -> Iterator[Span]:
    """Drop mentions that are verbs, and cut verbs from the start of mentions: "دان البطريرك" gives "البطريرك"."""
    if not verb_first(language):
        yield from spans
        return
    persons = {span.start for span in spans if span.label_ == EntityType.PERSON}
    not_done = word_classes(language).not_done
    for span in spans:
        if len(span) == 1 and span.start in persons and _norm(span.doc, span.end) in not_done:
            continue
        if span.start not in persons or PAST not in tenses_at(span.doc, span.start) or not _begins(span, language):
            yield span
        elif len(span) == 1:
            if span.end not in persons:
                yield span
        elif _titled(span, language) or _name_and_object(span, language):
            rule, confidence = span._.rule, span._.confidence
            yield mention(span.doc, span.start + 1, span.end, span.label_, rule=rule, confidence=confidence)
        else:
            yield span


def without_manners(spans: Sequence[Span], *, language: str) -> Iterator[Span]:
    """The mentions of a text without those that lie within words for how something is done: "by force"."""
    phrases = _manners(language)
    for span in spans:
        sentence = sentence_of(span)
        first = max(sentence.start, span.start - _MANNER)
        if not any(at + phrases.length(span.doc, at, sentence.end) >= span.end for at in range(first, span.start)):
            yield span


@lru_cache(maxsize=4)
def _manners(language: str) -> Phrases:
    return Phrases.of(language, table(language, "names")["manners"])


def verb_like_name(doc: Doc, at: int, *, language: str) -> bool:
    """Whether a token is a verb that is a name elsewhere, so that a model may not see the event."""
    classes = word_classes(language)
    if doc[at].norm_ not in classes.weak | classes.given or at + 1 >= len(doc) or not doc[at + 1].ent_type_:
        return False
    here = doc[at : at + 1]
    return not doc[at].ent_type_ and PAST in tenses_at(doc, at) and _begins(here, language)


def _norm(doc: Doc, at: int) -> str:
    """The folded word at a position, or "" behind the last."""
    return doc[at].norm_ if at < len(doc) else ""


def verb_between(doc: Doc, at: int, *, language: str) -> bool:
    """Whether a token is a past verb right between two persons: "Samir Odeh met Peter Hollis".

    Only in languages whose verb stands there.
    """
    if not 0 < at < len(doc) - 1 or doc[at].ent_type_ or verb_first(language):
        return False
    beside = (doc[at - 1], doc[at + 1])
    persons = all(
        token.ent_type_ == EntityType.PERSON and sentence_of(token) == sentence_at(doc, at) for token in beside
    )
    return persons and PAST in tenses_at(doc, at)


def _titled(span: Span, language: str) -> bool:
    """Whether a title follows the verb in a mention: "دان البطريرك الهجوم"."""
    return heads(language).people([token.norm_ for token in span[1:]], first=True)


def _name_and_object(span: Span, language: str) -> bool:
    """Whether a whole name follows the verb, and behind it a noun with the article: "دان سعد الحريري الهجوم"."""
    classes, end = word_classes(language), span.end
    if len(span) <= _NAME or span[1].norm_ not in classes.given or end >= len(span.doc):
        return False
    return sentence_at(span.doc, end) == sentence_of(span[0]) and classes.definite(span.doc[end].norm_)


def _begins(span: Span, language: str) -> bool:
    """Whether a clause begins at a mention."""
    if span.start == sentence_of(span[0]).start:
        return True
    before = span.doc[span.start - 1]
    glued = before.norm_ in coordinators(language).glued and not before.whitespace_
    return (before.is_punct and not before.is_quote) or before.is_space or glued
