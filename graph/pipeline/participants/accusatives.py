"""An indefinite object ends who stands before it: "تعيين نجله خالد رئيساً", "اعتقل الأمن التركي عراقيا".

Of the first the name is Khalid, and the second tells of an Iraqi whom others arrested: neither of a part of their name
nor of Iraq. Where who stands before is an object, too, the word describes him: "جنديا إسرائيليا".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from spacy.tokens import Span, Token

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.participants.led import BODIES
from khabar.graph.pipeline.rules import MODEL, OWN
from khabar.ontology.terms import EntityType

_SURE: Final = 0.7
_PEOPLE: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP})


def without_objects(spans: Sequence[Span], *, language: str) -> Iterator[Span]:
    """The mentions of a text without such objects at their ends; an object by its nationality is a person."""
    data = table(language, "clauses")
    endings = tuple(fold_all(data.get("tanwin_endings", ()), language))
    taken = {token.i for span in spans for token in span}
    for span in spans:
        if endings and span.label_ in _PEOPLE | BODIES and span.end < len(span.doc) and span.end not in taken:
            behind = span.doc[span.end]
            named = _nationality(behind, data, language)
            if named and behind.sent == span[0].sent and not _object(span[-1], endings, data):
                yield mention(span.doc, span.end, span.end + 1, EntityType.PERSON, rule=MODEL, confidence=_SURE)
        if not endings or span._.rule.startswith(OWN) or span.label_ not in _PEOPLE | BODIES:
            yield span
            continue
        last = span[-1]
        country = _nationality(last, data, language)
        if len(span) == 1:
            described = span.start > 0 and _object(span.doc[span.start - 1], endings, data)
            if country and span.label_ == EntityType.STATE and not described:
                yield _person(span, span.start)
            else:
                yield span
        elif _object(span[0], endings, data) or _object(span[-2], endings, data):
            yield span
        elif country:
            yield _without_last(span)
            yield _person(span, span.end - 1)
        elif span.label_ == EntityType.PERSON and _office(span, endings, language):
            yield _without_last(span)
        else:
            yield span


def _object(token: Token, endings: tuple[str, ...], data: Mapping[str, Any]) -> bool:
    oblique = tuple(data["oblique_endings"])
    return token.norm_.endswith((*endings, *oblique)) or token.text.endswith(tuple(data["nunation"]))


def _nationality(token: Token, data: Mapping[str, Any], language: str) -> bool:
    """Whether a word is a nationality as an object: "عراقيا", "سورياً"; "سوريا" is Syria, and "كينياتا" a name."""
    catalog = Catalog.load()
    if not token.norm_.endswith(tuple(data["nisba_object"])) or catalog.nationality(token.norm_[:-1], language) is None:
        return False
    return any(mark in token.text for mark in data["nunation"]) or catalog.find(token.text, language) is None


def _office(span: Span, endings: tuple[str, ...], language: str) -> bool:
    """Whether a name ends in an office: "خالد رئيساً"."""
    titles, norm = heads(language), span[-1].norm_
    if not norm.endswith(endings) or (titles.people([span[0].norm_], first=True) and len(span) < 3):
        return False
    return any(head.row.title for head in titles.at([norm], 0)) and titles.people([norm], first=True)


def _without_last(span: Span) -> Span:
    kept = {"rule": MODEL, "confidence": span._.confidence}
    return mention(span.doc, span.start, span.end - 1, span.label_, **kept)


def _person(span: Span, start: int) -> Span:
    return mention(span.doc, start, span.end, EntityType.PERSON, rule=MODEL, confidence=span._.confidence)
