"""Make mentions whole that are a part of a noun phrase: "right" of "right-wing", "F-16" of "F-16 jets".

A model that sees a phrase in pieces gives its modifier as a mention beside the head. In English two phrases that touch
are one, unless the first is a name or a noun of its own ("Hamas | members", "army | spokesman"), and no phrase begins
or ends within a hyphenated word, unless a name is joined to what is said of it ("Hamas-linked").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.arguments.stancewords import stance_words
from khabar.graph.pipeline.doc import TIME, mention
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.learned.knownnames import LANDS
from khabar.graph.pipeline.rules import MODEL, of_lexicon
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES, PEOPLE
from khabar.ontology.terms import EntityType

_DESIGNATION: Final = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d+[A-Za-z]{0,2}")
_AGE: Final = 4
"""Tokens behind the number of "26-year-old"."""
_TWO: Final = 3
"""Tokens of "Serbian-Albanian"."""


class _Words(NamedTuple):
    """The words of a language, folded; ``entities.toml`` explains them under ``[fragments]``."""

    crafts: frozenset[str]
    ages: frozenset[str]
    adjectives: frozenset[str]
    personal: frozenset[str]
    both: frozenset[str]
    either: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "entities")["fragments"]
    return _Words(**{name: fold_all(data[name], language) for name in _Words._fields})


def whole(spans: Sequence[Span], *, language: str) -> list[Span]:
    """The mentions of a text; parts of a phrase are made whole, or left out where they name nobody."""
    words = _words(language)
    found = sorted(spans, key=lambda span: span.start)
    if not words.crafts:
        return found
    for mend in (_in_words, _designated, _coordinated, _touching):
        found = list(mend(found, {span.start: span for span in found}, words))
    return list(_of_two_lands(found))


def _in_words(spans: Sequence[Span], begun: Mapping[int, Span], words: _Words) -> Iterator[Span]:
    """Mend mentions that end or begin within a hyphenated word."""
    taken = 0
    for span in spans:
        doc, end = span.doc, span.end
        if span.start < taken:
            continue
        suffixes = stance_words(doc.lang_).suffixes
        if len(span) > 1 and span[0].norm_ in suffixes and _hyphen(doc, span.start - 1):
            span = over(span, span.start + 1, end)  # "news agency" of "Cairo-based news agency"
        if span[-1].norm_ in suffixes and _hyphen(doc, end - 2) and span.start < end - 2 and not span.id_:
            yield from _said_of(doc[span.start : end - 2], span)
            continue
        second = begun.get(end + 1)
        if not _hyphen(doc, end) or span.label_ == TIME or span.id_:
            yield span
        elif doc[end - 1].is_digit and doc[end + 1].norm_ in words.ages and _hyphen(doc, end + 2):
            taken = end + _AGE
            if taken not in begun:
                yield over(span, span.start, taken)
        elif second is not None and _one(span, second):
            taken = second.end
            yield over(second, span.start, taken)
        elif doc[end + 1].norm_ in suffixes:
            yield from _said_of(span, span)
        elif not _small(span) or _noun(span):
            yield span


def _said_of(name: Span, span: Span) -> Iterator[Span]:
    """The mention of a name before a hyphen and a participle; a state by its adjective: "Russian-occupied Donetsk".

    In "Kurdish-led" the adjective is no mention.
    """
    language = name.doc.lang_
    known, land = Catalog.load().find(name.text, language), _nationality(name)
    if land is not None:
        yield over(span, name.start, name.end, EntityType.STATE, known=land)
    elif len(name) == len(span):
        yield span
    elif known is not None:
        yield over(span, name.start, name.end, known.type, known=known.id)
    elif not word_classes(language).modifier(name[-1].norm_):
        yield over(span, name.start, name.end)


def _one(first: Span, second: Span) -> bool:
    """Whether two mentions with a hyphen between them are one: "Abdel-Aziz", "15-member council"."""
    if second.label_ == TIME or second.id_:
        return False
    if first[-1].is_digit or first[-1].norm_ in stance_words(first.doc.lang_).prefixes:
        return True
    if second.label_ == EntityType.PERSON and not first[-1].is_lower:
        return _nationality(first) is None
    return _small(first) and not _noun(first)


def _designated(spans: Sequence[Span], begun: Mapping[int, Span], words: _Words) -> Iterator[Span]:
    """Join the type of aircraft and arms to its noun: "F-16 | fighter bombers" is one mention, and no people."""
    taken, last = 0, 0
    for span in spans:
        if span.start < taken:
            continue
        doc, type = span.doc, _type(span, last)
        last = span.end
        end = type + 1
        while type >= 0 and end < len(doc) and (doc[end].norm_ in words.crafts or _hyphen(doc, end)):
            end += 1
        others = [begun[at] for at in range(span.end, end) if at in begun]
        if type < 0 or end == type + 1 or span.end > end or span.id_ or any(one.end > end for one in others):
            yield span
            continue
        taken = last = end
        site = any(one.label_ == EntityType.SITE for one in (span, *others))
        yield over(span, min(span.start, type), end, EntityType.SITE if site else EntityType.WEAPON)


def _type(span: Span, last: int) -> int:
    """The token of a type designation in a mention or right before it, but behind `last`; or -1: "US B-52"."""
    for at in range(span.end - 1, max(span.start - 2, sentence_of(span).start - 1, last - 1), -1):
        if _DESIGNATION.fullmatch(span.doc[at].text):
            return at
    return -1


def _of_two_lands(spans: Sequence[Span]) -> Iterator[Span]:
    """Cut a mention of two joined adjectives into two states: "a Serbian-Albanian meeting"."""
    for span in spans:
        joined = len(span) == _TWO and span.label_ not in PEOPLE and _hyphen(span.doc, span.start + 1)
        first, second = (_nationality(one) for one in (span[:1], span[-1:])) if joined else (None, None)
        if first is not None and second is not None:
            yield over(span, span.start, span.start + 1, EntityType.STATE, known=first)
            yield over(span, span.end - 1, span.end, EntityType.STATE, known=second)
        else:
            yield span


def _coordinated(spans: Sequence[Span], begun: Mapping[int, Span], words: _Words) -> Iterator[Span]:
    """Join the first of two adjectives to its noun ("French or Belgian troops"), or make it a state."""
    taken = 0
    for span in spans:
        doc, joins = span.doc, words.both | words.either
        if span.start < taken:
            continue
        end = span.end - 1 if span[-1].norm_ in joins else span.end
        second = begun.get(end + 1)
        if (
            second is None
            or end == span.start
            or doc[end].norm_ not in joins
            or span.label_ != second.label_
            or span.label_ in LANDS
            or len(second) == 1
            or (land := _nationality(doc[span.start : end])) is None
            or _nationality(second[:1]) is None
        ):
            yield span
        elif doc[end].norm_ in words.either:
            taken = second.end
            yield over(second, span.start, taken)
        else:
            yield over(span, span.start, end, EntityType.STATE, known=land)


def _touching(spans: Sequence[Span], begun: Mapping[int, Span], words: _Words) -> Iterator[Span]:
    """Join modifiers to the mention right behind them, or leave them out."""
    taken = 0
    for span in spans:
        if span.start < taken:
            continue
        doc, second = span.doc, begun.get(span.end)
        if second is None and span.end < len(doc) and doc[span.end].norm_ in word_classes(doc.lang_).commas:
            second = begun.get(span.end + 1) if len(span) == 1 and span.label_ == EntityType.PLACE else None
        if (
            second is None
            or TIME in (span.label_, second.label_)
            or sentence_of(span).start != sentence_of(second).start
        ):
            if not _adjectives(span, words):
                yield span
            continue
        if span.label_ in BODIES and second.label_ in PEOPLE and span[0].norm_ in words.personal and len(span) > 1:
            span = over(span, span.start + 1, span.end)  # "union" of "key union figures"
        if _modifies(span, second, words):
            taken = second.end
            yield over(second, span.start, taken)
        elif not _adjectives(span, words) and not _names_nobody(span, second):
            yield span


def _names_nobody(span: Span, second: Span) -> bool:
    """Whether a mention right before another one is a title, or an adjective or the like in small letters."""
    if span.id_ or of_lexicon(span._.rule):
        return False
    if span.label_ not in LANDS and second.id_ and second.label_ in BODIES and _nationality(span) is not None:
        return True
    if span.label_ == second.label_ == EntityType.PERSON and not second[0].is_lower:
        norms = [token.norm_ for token in span]
        if any(head.row.title and len(head.words) == len(norms) for head in heads(span.doc.lang_).at(norms, 0)):
            return True
    several = any(token.whitespace_ for token in span[:-1])
    region = span.label_ == EntityType.PLACE and (several or not second[0].is_lower)
    return _small(span) and not _noun(span) and not region


def _modifies(span: Span, second: Span, words: _Words) -> bool:
    """Whether a mention is the first part of the one right behind it: "Arab | fighters", "radical | Kurdish group"."""
    if span.id_ or second.id_ or of_lexicon(span._.rule) or span.label_ != second.label_:
        return False
    if span.label_ == EntityType.PLACE:
        return _small(span) and not second[0].is_lower
    if not second[-1].is_lower:
        return False
    if span.label_ == EntityType.PERSON_GROUP:
        return not _noun(span)
    return span.label_ in BODIES and (_nationality(span) is not None or _adjectives(span, words))


def _adjectives(span: Span, words: _Words) -> bool:
    """Whether a mention is nothing but adjectives in small letters: "temporary", or "Heavily" of a beginning."""
    if span.label_ == TIME or span.id_ or of_lexicon(span._.rule):
        return False
    small = _small(span) or (len(span) == 1 and span.start == sentence_of(span).start)
    adjectives = all(token.norm_ in words.adjectives or token.is_punct for token in span)
    return small and (adjectives or span.text.lower() in words.adjectives)


def _small(span: Span) -> bool:
    """Whether all words of a mention are written in small letters, or numbers."""
    return all(token.is_lower or token.is_punct or token.is_digit for token in span)


def _noun(span: Span) -> bool:
    """Whether a mention ends in a noun that may be somebody or something by itself."""
    norms = [token.norm_ for token in span]
    nouns = heads(span.doc.lang_)
    return any(at + len(head.words) == len(norms) for at in range(len(norms)) for head in nouns.at(norms, at))


def _nationality(span: Span) -> str | None:
    """The id of a state by its adjective, or by its name used as one: "Belgian", "US"; or None."""
    catalog, language = Catalog.load(), span.doc.lang_
    named = catalog.find(span.text, language) if span[0].is_upper else None
    return (
        named.id if named is not None and named.type == EntityType.STATE else catalog.nationality(span.text, language)
    )


def _hyphen(doc: Doc, at: int) -> bool:
    """Whether a token is a hyphen within a word."""
    if not 0 < at < len(doc) - 1 or doc[at].norm_ not in word_classes(doc.lang_).hyphens:
        return False
    return not doc[at].whitespace_ and not doc[at - 1].whitespace_


def over(span: Span, start: int, end: int, label: str = "", *, known: str = "") -> Span:
    """A mention over other tokens, with the confidence of the one it is made from."""
    return mention(span.doc, start, end, label or span.label_, rule=MODEL, confidence=span._.confidence, known=known)
