"""Correct types that the model mistakes: women by titles, persons by last names, firms, and sites of groups.

In "Karim Mansour fled, and troops shelled Mansour loyalists" a model finds a group "Mansour"; the text has a person
whose name ends so, and the catalog knows nothing else of that name. No armed group is a hideout and no firm a person
("the relief agency Open Hands", "the chain, Larson,"); nor is a state called by its initials ("the US ambassador to
Chad, Anna Weil").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Final

from spacy.tokens import Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import retyped
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.learned.fragments import over
from khabar.graph.pipeline.rules import MODEL, OWN
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType

_TAKEN_FOR: Final = BODIES | {EntityType.PLACE, EntityType.MEDIA, EntityType.PERSON_GROUP}


def as_they_are(spans: Sequence[Span]) -> Iterator[Span]:
    """The mentions of a text, with corrected types.

    Of 275 annotated mentions of what the catalog knows as a person, all are persons.
    """
    parts = {tuple(names[at:]) for span in spans if (names := _names(span)) for at in range(1, len(names))}
    for span in spans:
        if _firm(span, parts):
            yield retyped(span, EntityType.ORGANIZATION)
        elif span.label_ == EntityType.PERSON and span._.rule == MODEL and (land := _land(span)):
            yield over(span, span.start, span.end, EntityType.STATE, known=land)
        elif span.label_ not in _TAKEN_FOR or span.id_ or span._.rule.startswith(OWN):
            yield span
        elif span.label_ in BODIES and _woman(span):
            yield _person(span)
        elif span._.rule == MODEL and (known := _known(span)):
            yield _person(span, known)
        elif (
            span._.rule == MODEL
            and _alone(span)
            and (tuple(token.text for token in span) in parts or span.text in _last_names(span.doc.lang_))
        ):
            yield _person(span)
        elif span.label_ == EntityType.ARMED_GROUP and span._.rule == MODEL and _site(span):
            yield retyped(span, EntityType.SITE)
        else:
            yield span


def _land(span: Span) -> str:
    """The id of the one state with these initials ("US", "U.S."), or ""."""
    entries = Catalog.load().find_all(span.text, span.doc.lang_) if span.text.isupper() else ()
    return entries[0].id if len(entries) == 1 and entries[0].type == EntityType.STATE else ""


def _firm(span: Span, parts: Set[tuple[str, ...]]) -> bool:
    """Whether a person is really a body named behind a noun for it: "the relief agency Open Hands".

    Not if the name begins with a given name ("the firm Karim Haddad runs"), or is the last name of a person in the
    text.
    """
    doc, classes, at = span.doc, word_classes(span.doc.lang_), span.start - 1
    if span.label_ != EntityType.PERSON or span.id_ or span._.rule.startswith(OWN):
        return False
    named = at > sentence_of(span).start and doc[at].norm_ in classes.named
    at -= named
    closed = span.end < len(doc) and doc[span.end].norm_ in classes.commas
    at -= at > sentence_of(span).start and (named or closed) and doc[at].norm_ in classes.commas
    if at < sentence_of(span).start or doc[at].norm_ not in classes.firms or doc[at].is_title or not span[0].is_title:
        return False
    return span[0].norm_ not in classes.given and tuple(token.text for token in span) not in parts


def _person(span: Span, known: str = "") -> Span:
    """A mention made a person."""
    return over(span, span.start, span.end, EntityType.PERSON, known=known)


def _names(span: Span) -> list[str]:
    """The words of a person's name; none if it is written as a common noun."""
    named = span.label_ == EntityType.PERSON and span[0].is_title and span[-1].is_title
    return [token.text for token in span] if named else []


def _alone(span: Span) -> bool:
    """Whether a name is no part of a longer one: "the Mansour Institute", "Mansour-Haddad"."""
    doc = span.doc
    before = doc[span.start - 1] if span.start > sentence_of(span).start else None
    after = doc[span.end] if span.end < sentence_of(span).end else None
    joined = before is not None and before.norm_ in word_classes(doc.lang_).articles
    return not joined and (after is None or not (after.is_title or after.text in ("-", "&")))


def _known(span: Span) -> str:
    """The id of the one person whose name this is in the catalog, if nothing else has it; or ""."""
    entries = Catalog.load().find_all(span.text, span.doc.lang_)
    return entries[0].id if len(entries) == 1 and entries[0].type == EntityType.PERSON else ""


@lru_cache(maxsize=4)
def _last_names(language: str) -> frozenset[str]:
    """Last names of several words that known persons have, and nothing else: "bin Laden"."""
    catalog, particles = Catalog.load(), word_classes(language).particles
    names = [(name.split(), entry.type == EntityType.PERSON) for name, entry in catalog.names(language)]
    others = {" ".join(words) for words, person in names if not person}
    return frozenset(
        last
        for words, person in names
        for at in range(1, len(words) - 1)
        if person and fold(words[at], language) in particles and (last := " ".join(words[at:])) not in others
    )


def _woman(span: Span) -> bool:
    """Whether the head of a body is a title in the feminine, as no body is called: "منسقة الأمم المتحدة"."""
    titles, ending = heads(span.doc.lang_), word_classes(span.doc.lang_).feminine
    if not ending or not span[0].text.endswith(ending):
        return False
    # Not by a form that has a pronoun: "مديريه" are his directors, "مديرية" is a directorate.
    return any(head.row.title and head.marked is not False for head in titles.at([span[0].norm_], 0))


def _site(span: Span) -> bool:
    """Whether the head noun of a mention, in small letters in English, is for sites: "hideout", "قاعدة العند"."""
    head = span[0] if word_classes(span.doc.lang_).article else span[-1]
    kinds = {found.type for found in heads(span.doc.lang_).at([head.norm_], 0)}
    return kinds == {EntityType.SITE} and not head.is_title
