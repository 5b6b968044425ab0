"""Names that are a thing of which the text has told: behind "هاجموا قاعدة عسكرية" "القاعدة" is that base, no al-Qaeda.

Not behind words that tell of the name, and not where the text calls the bearer of the name more fully or before. The
names are data (``<xx>/homographs.toml``, [[thing]]).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Event, mention
from khabar.graph.pipeline.mentions import mentions, set_mentions


@dataclass(frozen=True, slots=True)
class _Thing:
    """A row of the table, folded; the file explains its keys."""

    name: str
    noun: str
    type: str
    behind: frozenset[str]


def things(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events as they are; mentions of such names in ``doc.ents`` become the thing."""
    for thing in _things(language):
        meant = set(_meant(doc, thing))
        if meant:
            set_mentions(doc, (_as(span, thing) if span.start in meant else span for span in mentions(doc)))
    return tuple(events)


def names_a_thing(name: str, mentions: Iterable[tuple[str, str]], language: str) -> bool:
    """Whether a name is a thing of which some mentions tell, each its type and text.

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
    """Where the name is the thing: behind the noun as a mention of the thing's type, and nowhere else for the name."""
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
    before = [token.norm_ for token in doc[max(span.sent.start, span.start - 2) : span.start]]
    return not thing.behind.isdisjoint(before)


def _as(span: Span, thing: _Thing) -> Span:
    for token in span:
        token.ent_id_ = ""  # spaCy keeps that of the name
    return mention(span.doc, span.start, span.end, thing.type, rule=span._.rule, confidence=span._.confidence)


@lru_cache(maxsize=4)
def _things(language: str) -> tuple[_Thing, ...]:
    rows = table(language, "homographs").get("thing", ())
    return tuple(
        _Thing(fold(row["name"], language), fold(row["noun"], language), row["type"], fold_all(row["behind"], language))
        for row in rows
    )
