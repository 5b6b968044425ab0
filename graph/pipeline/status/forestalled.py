"""Find violence behind "before" that never came about.

It is there where what stands before "before" foils it, "defused the bomb before it exploded", or where nobody was able
to do it any more, "اعتقلته الشرطة قبل أن يتمكن من تفجير نفسه" ("the police arrested him before he could blow himself
up"). The words are data (`[forestalled]` in ``<xx>/scopes.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.ontology.terms import EntityType, EventClass, EventType, Status

_FARTHEST: Final = 8
"""Tokens at the most from "before" to what is forestalled."""

_FORESTALLED: Final = (EventClass.VIOLENCE, EventType.ABDUCTION, EventType.TAKEOVER)


_ABLE: Final = frozenset({EntityType.SECURITY_FORCE, EntityType.GOVERNMENT_BODY, EntityType.STATE})
"""Types of those who end violence by being able to do something before it goes on."""


class _Words(NamedTuple):
    before: frozenset[str]
    able: Phrases
    undoing: frozenset[str]
    walls: frozenset[str]


def forestalled(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of the violence, abductions and takeovers that are forestalled; events need their statuses.

    "defused the bomb before it exploded" gives that of "exploded".
    """
    words = _words(language)
    foilings = [event.trigger for event in events if event.type == EventType.FOILING and event.status == Status.ACTUAL]
    violent = {event.trigger for event in events if event.is_a(*_FORESTALLED)}
    found: set[int] = set()
    for token in doc if violent else ():
        if token.norm_ not in words.before:
            continue
        at, sentence = token.i, sentence_of(token)
        behind = range(at + 1, min(sentence.end, at + 1 + _FARTHEST))
        first = next((place for place in behind if place in violent), None)
        if first is None or any(doc[i].is_punct or doc[i].norm_ in words.walls for i in range(at + 1, first)):
            continue
        foiled = _of_what_was_named(doc, range(at + 1, first + 1)) and any(
            sentence.start <= place < at and _goes_with(doc, events, place, at) for place in foilings
        )
        between = range(at + 1, first)
        # "قبل أن تتمكن الشرطة من قتله": the police were able to
        unable = any(words.able.stand(doc, i) for i in between) and not any(doc[i].ent_type_ in _ABLE for i in between)
        undone = any(doc[i].norm_ in words.undoing for i in range(max(sentence.start, at - 2), at))
        if (foiled or unable) and not undone:
            found.add(first)
    return frozenset(found)


def _of_what_was_named(doc: Doc, behind: range) -> bool:
    """Whether violence behind "before" is told of what was named, by a pronoun or none: "it exploded", "انفجارها"."""
    if any(doc[at].ent_type_ for at in behind[:-1]):
        return False
    readings = lexicon_of(doc).find(doc[behind[-1]].norm_)
    return bool(readings) and all(each.tag.kind == VERB or each.tag.pronoun for each in readings)


def _goes_with(doc: Doc, events: Sequence[Event], foiling: int, before: int) -> bool:
    """Whether "before" goes with a foiling: no mark and no other event that took place stands between."""
    between = range(foiling + 1, before)
    others = (event.trigger for event in events if event.status == Status.ACTUAL and not event.is_a(*_FORESTALLED))
    return not any(at in between for at in others) and not any(doc[at].is_punct for at in between)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "scopes")["forestalled"]
    before, undoing, walls = (fold_all(data[key], language) for key in ("before", "undoing", "walls"))
    able = Phrases(language)
    able.add(data["able"], True)
    return _Words(before, able, undoing, walls)
