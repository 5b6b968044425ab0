"""Correct mentions of names that the catalog knows: types that they cannot have, and names found only in part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from spacy.tokens import Span

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.spelling import capitals_matter, spelling
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.learned.nopersons import no_person
from khabar.graph.pipeline.learned.scoring import Thing
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType

LANDS: Final = frozenset({EntityType.STATE, EntityType.PLACE})
"""The two types that one name in the catalog may have: "سوريا" is a state, and a place in "في سوريا"."""
_GROUPS: Final = frozenset({EntityType.ARMED_GROUP, EntityType.SECURITY_FORCE, EntityType.MEDIA})
"""Types of groups that have no land's name alone; others may be a team ("Barcelona") or a person."""
_LETTERED: Final = _GROUPS | {EntityType.ORGANIZATION}
_SEATS: Final = frozenset({EntityType.GOVERNMENT_BODY, EntityType.SITE})
_BESIDE: Final[Mapping[str, frozenset[str]]] = {
    EntityType.STATE: LANDS,
    EntityType.PLACE: frozenset(EntityType.ALL) - _GROUPS - {EntityType.SITE, EntityType.PERSON_GROUP},
    EntityType.ORGANIZATION: frozenset(),
    EntityType.ARMED_GROUP: frozenset({EntityType.ORGANIZATION, EntityType.SECURITY_FORCE}),
    EntityType.SECURITY_FORCE: frozenset(),
    EntityType.GOVERNMENT_BODY: frozenset({EntityType.STATE, EntityType.SITE}),
    EntityType.MEDIA: frozenset(),
}
"""What annotators take a name of the catalog for beside the type that it has there: a town for its team, a group for a
party, a building for who sits in it. Of 16,000 such names in their sentences some 90 are something else."""


def as_known(things: Sequence[Thing], known: Mapping[tuple[int, int], Span], labels: Sequence[str]) -> list[Thing]:
    """The mentions of a sentence, with names of lands and groups as the catalog knows them.

    "the UAE" is no armed group and «طالبان» no land, and "Abu | Dhabi" is one, as are "Security firm | Torvald" and the
    time "over | six weeks".

    Args:
        things: what was found, from left to right. known: what the lexicon found, by its first token and the end.
        labels: the types, by their numbers in `things`.
    """
    names = {
        bounds: Thing(*bounds, labels.index(span.label_))
        for bounds, span in known.items()
        if span.label_ == TIME
        or (span.id_ and (span.label_ in LANDS or _group(span)))
        or (span.label_ in BODIES and ends_in_name(span))
    }
    found = [_typed(thing, known.get((thing.start, thing.end)), labels) for thing in things]
    lands = {at: thing for (at, _), thing in names.items() if labels[thing.kind] in LANDS}
    for name in lands.values():
        found = list(_uncut(found, name, labels))
    found = [each for thing in found for each in _parted(thing, lands, labels)]
    for one, other in pairwise(things):
        whole = names.get((one.start, other.end))
        if whole is not None and (one.end == other.start or labels[whole.kind] == TIME):
            found = [thing for thing in found if not whole.start <= thing.start < whole.end] + [whole]
    return sorted(_with_bodies(found, known, labels), key=lambda thing: thing.start)


def _typed(thing: Thing, name: Span | None, labels: Sequence[str]) -> Thing:
    """A mention with the type of the known name of the same words, where its own type is impossible."""
    misread = name is not None and _misread(name, labels[thing.kind])
    return thing._replace(kind=labels.index(name.label_)) if name is not None and misread else thing


def _parted(thing: Thing, lands: Mapping[int, Thing], labels: Sequence[str]) -> tuple[Thing, ...]:
    """Both lands, where a mention is the names of two side by side: "تتهم إسلام آباد | كابل"."""
    first = lands.get(thing.start)
    second = lands.get(first.end) if first is not None else None
    if first is None or second is None or second.end != thing.end or labels[thing.kind] not in LANDS:
        return (thing,)
    return first, second


def _with_bodies(found: Sequence[Thing], known: Mapping[tuple[int, int], Span], labels: Sequence[str]) -> list[Thing]:
    """The mentions, with known names of which only parts were found, or that tell a body by themselves."""
    for bounds, span in known.items():
        if not span.id_ or span.label_ not in _BESIDE or span.label_ == EntityType.PLACE:
            continue
        parts = [thing for thing in found if thing.start < bounds[1] and bounds[0] < thing.end]
        if _cut(span, bounds, parts) if parts else _telling(span):
            found = [thing for thing in found if thing not in parts] + [Thing(*bounds, labels.index(span.label_))]
    return list(found)


def _misread(span: Span, label: str) -> bool:
    """Whether a known name cannot have the type it was given: "الغارديان" is no state and "بوروندي" no person."""
    if label == EntityType.PERSON and no_person(span):
        return True
    if not span.id_ or span.label_ not in _BESIDE or label == span.label_:
        return False
    classes = word_classes(span.doc.lang_)
    if span.label_ == EntityType.STATE and label == EntityType.PERSON:  # English first names are states: "Jordan"
        return bool(classes.article) and span[0].norm_ not in classes.given
    if span.label_ == EntityType.STATE and label in _SEATS:
        entry = Catalog.load().by_id(span.id_)
        return entry is not None and span.text in dict(entry.labels).values()  # not "the White House"
    nouns = heads(span.doc.lang_).at([span[0].norm_], 0)
    common = len(span) == 1 and not all(noun.literal and noun.type == span.label_ for noun in nouns)  # a name
    if common and (label not in LANDS or spelling(span.doc.lang_).definite(span.text)):
        return False  # "القاعدة" is a base, too, and "المجلس" any council; two students ("طالبان") are no land
    by_letters = span.text.isupper() and span.label_ not in LANDS  # no encoder has seen all of them: "FARC"
    return by_letters or label not in _BESIDE[span.label_]


def _cut(span: Span, bounds: tuple[int, int], parts: Sequence[Thing]) -> bool:
    """Whether only parts of a known name were found, none of which is its name, too: "إل | بي سي"."""
    start, end = bounds
    if len(span) == 1 or any(part.start < start or end < part.end or part[:2] == bounds for part in parts):
        return False
    catalog, language = Catalog.load(), span.doc.lang_
    shorter = [span[:size].text for size in range(1, len(span))]
    if any(entry is not None and entry.id == span.id_ for entry in (catalog.find(name, language) for name in shorter)):
        return False
    # What stands behind the head is a mention of its own: "التحالف بقيادة السعودية".
    behind = (span[part.start - start : part.end - start].text for part in parts if part.start > start)
    return all(catalog.find(name, language) is None for name in behind)


def _telling(span: Span) -> bool:
    """Whether a name by itself tells a known body, where nothing was found: by letters or words ("the OPCW").

    The name of a state does, too, if it is no adjective: "السعودية" may describe a stadium.
    """
    if span.label_ == EntityType.STATE:
        return Catalog.load().nationality(span.text, span.doc.lang_) is None
    return span.label_ not in LANDS and (span.text.isupper() or len(span) > 1)


def _uncut(things: Sequence[Thing], name: Thing, labels: Sequence[str]) -> Iterator[Thing]:
    """The mentions, a part of a land's name extended to the whole: "Zealand" to "New Zealand"."""
    within = [thing for thing in things if thing.start < name.end and thing.end > name.start]
    cut = len(within) == 1 and labels[within[0].kind] in LANDS
    for thing in things:
        inside = cut and thing in within and name.start <= thing.start and thing.end <= name.end
        yield name._replace(kind=thing.kind) if inside else thing


def by_capitals(span: Span) -> bool:
    """Whether only its capitals tell a known group from an ordinary word, which no encoder sees: "IS seized".

    Not where a hyphen makes an adjective of it ("IS-linked rebels").
    """
    if span.label_ not in _LETTERED or not span.id_ or len(span) != 1 or not capitals_matter(span.text):
        return False
    behind = span.doc[span.end : span.end + 2]
    hyphened = len(behind) == 2 and behind[0].is_punct and behind[1].is_alpha and not behind[0].whitespace_
    joined = hyphened and not span[0].whitespace_
    return not joined and span[0].norm_ in _ordinary(span.doc.lang_)


@lru_cache(maxsize=4)
def _ordinary(language: str) -> frozenset[str]:
    """Ordinary words, folded."""
    return fold_all(table(language, "entities")["stop"], language)


def ends_in_name(span: Span) -> bool:
    """Whether a name stands behind its noun, told by capitals alone: "the shipping company Torvald"."""
    if len(span) < 2 or not span[-2].is_lower or span[-2].norm_ in word_classes(span.doc.lang_).dangling:
        return False  # not "the administration of Torvald"
    last = span[-1].text
    return not span[-1].is_lower and last.lower() != last.upper()


def _group(span: Span) -> bool:
    """Whether a known name is of a group and no common noun with the article, as "القاعدة" is a base, too."""
    return span.label_ in _GROUPS and not spelling(span.doc.lang_).definite(span.text)
