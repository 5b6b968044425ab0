"""Make a title with a pronoun and the name behind it one mention, and the subject of the verb of speaking before it.

"دعا مبعوثها رمطان لعمامرة الطرفين" ("its envoy Ramtane Lamamra called on the two sides"): title and name are found as
two; the title leaves ``doc.ents``. "رفضت الجماعة العرض، وهدد متحدثها فادي كمال الحكومة" ("the group rejected the offer,
and its spokesman Fadi Kamal threatened the government"): the group leaves the agents of the threat. The pronouns are
data (`[oneside]` in ``<xx>/unsaid.toml``, and the counterparts in ``<xx>/mutual.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, EventClass, Role

_DESCRIBED: Final = 2
"""Adjectives at the most between a title and a name: "مبعوثها الأممي الخاص"."""


class _Words(NamedTuple):
    """The pronouns that a title may end with, none in languages without; and counterparts, which are no titles."""

    endings: tuple[str, ...]
    counterparts: frozenset[str]


def of_one_person(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Put the name for the title with a pronoun before it in events, and take the title out of ``doc.ents``.

    "دعا مبعوثها رمطان لعمامرة": "دعا" has the agent "رمطان لعمامرة" alone.
    """
    words = _words(language)
    names = {span.start: span for span in mentions(doc) if span.label_ == EntityType.PERSON}
    titles = {
        span: name
        for span in mentions(doc)
        if len(span) == 1 and span.label_ in PEOPLE and _titled(doc, span.start, words)
        if _common(span.text, words, language)
        if (name := _name(doc, span.end, names, language)) is not None
    }
    if not titles:
        return tuple(events)
    for title, name in titles.items():
        old, new = mention_ref(title.start), mention_ref(name.start)
        events = tuple(_renamed(event, old, new) for event in events)
    gone = {title.start for title in titles}
    set_mentions(doc, (span for span in mentions(doc) if span.start not in gone))
    return tuple(events)


def with_entitled(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those before a verb of speech from its agents where a title with a pronoun and a name follow.

    "وهدد متحدثها فادي كمال": "هدد" has the agent "فادي كمال" alone.
    """
    words = _words(language)
    if not words.endings:
        return tuple(events)
    names = {span.start: span for span in mentions(doc) if span.label_ == EntityType.PERSON}

    def alone(event: Event) -> Event:
        at = event.trigger + 1
        if not event.is_a(EventClass.SPEECH) or at >= len(doc) or not _titled(doc, at, words):
            return event
        name = _name(doc, at + 1, names, language)
        agents = event.refs(Role.AGENT)
        if name is None or mention_ref(name.start) not in agents or VERB not in kinds_at(doc, event.trigger):
            return event
        before = ahead(agents, event.trigger)
        return event.without(before, Role.AGENT)

    return tuple(map(alone, events))


def _renamed(event: Event, old: str, new: str) -> Event:
    """Put one reference for another in an event; the name gets the role of the title, in place of its own."""
    roles = {argument.role for argument in event.arguments if argument.ref == old}
    if not roles:
        return event
    event = event.without({new}).without({old})
    for role in sorted(roles):
        event = event.given(role, [new])
    return event


def _titled(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a token is a word with a pronoun that is no counterpart; with an article it has none: "المتهم"."""
    if not words.endings or word_classes(doc.lang_).definite(doc[at].norm_):
        return False
    return doc[at].text.endswith(words.endings) and doc[at].norm_ not in words.counterparts


def _common(word: str, words: _Words, language: str) -> bool:
    """Whether a word, with its pronoun or without, is a common word for a person: "مبعوثها", but not "طه"."""
    stems = (word, *(word.removesuffix(ending) for ending in words.endings if word.endswith(ending)))
    return any(
        head.type == EntityType.PERSON for stem in stems for head in heads(language).at((fold(stem, language),), 0)
    )


def _name(doc: Doc, at: int, names: dict[int, Span], language: str) -> Span | None:
    """The person whose mention begins at a position, or behind definite adjectives from there on; or None."""
    classes = word_classes(language)
    for place in range(at, min(at + _DESCRIBED, len(doc) - 1) + 1):
        if place in names:
            return names[place]
        if doc[place].ent_type_ or not classes.definite(doc[place].norm_):
            return None
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    endings = tuple(table(language, "unsaid")["oneside"]["endings"])
    return _Words(endings, fold_all(table(language, "mutual")["coordination"]["counterparts"], language))
