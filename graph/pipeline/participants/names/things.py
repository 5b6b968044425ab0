"""Make a name a thing where the text has told of such a thing, and the thing a name where members are "in" it.

Behind "هاجموا قاعدة عسكرية" ("they attacked a military base") "القاعدة" is the base and not al-Qaeda. In "قيادي بارز في
القاعدة باليمن" ("a prominent leader in al-Qaeda in Yemen") it is the group, if the text tells of no base; in "جندي في
القاعدة" ("a soldier at the base") it is not. Nothing changes where the text gives the full name, or the name first. The
names are data (``<xx>/homographs.toml``, [[thing]]).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Event, mention
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.ontology.terms import Role

_QUALIFIED: Final = 2
"""Tokens at the most of the member before "in": "قياديا بارزا في القاعدة"."""
_RULE: Final = "catalog"


class _Thing(NamedTuple):
    """A row of [[thing]], folded; the file explains its keys."""

    name: str
    noun: str
    type: str
    bearer: str
    id: str
    behind: frozenset[str]
    inside: frozenset[str]
    members: frozenset[str]
    staff: frozenset[str]


def things(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Set ``doc.ents`` with such names as things or as groups; groups are no place of events.

    "هاجموا قاعدة عسكرية ... القاعدة": "القاعدة" becomes a site.
    """
    for thing in _things(language):
        meant = {*_meant(doc, thing), *_inside(doc, thing, thing.staff)}
        of_name = set() if _told(doc, thing) else {*_inside(doc, thing, thing.members)}
        if meant:
            set_mentions(doc, (_as(span, thing) if span.start in meant else span for span in mentions(doc)))
        if of_name:
            set_mentions(doc, (_named(span, thing) if span.start in of_name else span for span in mentions(doc)))
            events = [event.without({mention_ref(start) for start in of_name}, Role.PLACE) for event in events]
    return tuple(events)


def names_a_thing(name: str, mentions: Iterable[tuple[str, str]], language: str) -> bool:
    """Whether a name is that of a thing which the mentions, each a type and a text, call by its noun.

    >>> names_a_thing("القاعدة", [("Site", "قاعدة جوية")], "ar"), names_a_thing("القاعدة", [("Site", "مدرسة")], "ar")
    (True, False)
    """
    called = [thing for thing in _things(language) if thing.name == fold(name, language)]
    return bool(called) and any(
        thing.type == type and fold(text, language).split()[0] == thing.noun
        for type, text in mentions
        for thing in called
    )


def _meant(doc: Doc, thing: _Thing) -> list[int]:
    """The positions where a name is the thing: behind its noun in the text; none if the name is used, too."""
    told, found = False, list[int]()
    for span in mentions(doc):
        norms = [token.norm_ for token in span]
        named = thing.name in norms
        if span.label_ == thing.type:
            told = told or norms[0] == thing.noun
        elif named and (len(norms) > 1 or not told or _behind(doc, span, thing)):
            return []
        elif named:
            found.append(span.start)
    return found


def _behind(doc: Doc, span: Span, thing: _Thing) -> bool:
    """Whether a word that only the name has stands near before a mention."""
    before = [token.norm_ for token in doc[max(sentence_of(span).start, span.start - 2) : span.start]]
    return not thing.behind.isdisjoint(before)


def _told(doc: Doc, thing: _Thing) -> bool:
    """Whether a text tells of the thing by its noun."""
    return any(span.label_ == thing.type and span[0].norm_ == thing.noun for span in mentions(doc))


def _inside(doc: Doc, thing: _Thing, people: frozenset[str]) -> Iterator[int]:
    """The positions where the name alone stands behind "in" and one of some words for people."""
    for span in mentions(doc):
        if len(span) > 1 or span[0].norm_ != thing.name:
            continue
        if span.start == 0 or doc[span.start - 1].norm_ not in thing.inside:
            continue
        before = doc[max(sentence_of(span).start, span.start - 1 - _QUALIFIED) : max(0, span.start - 1)]
        if any(token.norm_ in people for token in before) and not any(token.is_punct for token in before):
            yield span.start


def _named(span: Span, thing: _Thing) -> Span:
    """The mention as one of the name's bearer."""
    return mention(
        span.doc, span.start, span.end, thing.bearer, rule=_RULE, confidence=span._.confidence, known=thing.id
    )


def _as(span: Span, thing: _Thing) -> Span:
    """The mention as one of the thing."""
    for token in span:
        token.ent_id_ = ""  # spaCy keeps that of the name
    return mention(span.doc, span.start, span.end, thing.type, rule=span._.rule, confidence=span._.confidence)


@lru_cache(maxsize=4)
def _things(language: str) -> tuple[_Thing, ...]:
    rows = table(language, "homographs").get("thing", ())
    return tuple(
        _Thing(
            fold(row["name"], language),
            fold(row["noun"], language),
            row["type"],
            row["bearer"],
            row["id"],
            fold_all(row["behind"], language),
            fold_all(row["in"], language),
            *(all_forms(NOUN, row[key], language) for key in ("members", "staff")),
        )
        for row in rows
    )
