"""Find the state or group whose weapon it is that acts in an event without an agent.

"Israeli jets bombed the depot" tells of an Israeli strike; the annotation has no agent there, since the state is a word
of the weapon's name. What is only thrown or fired ("Iranian missiles") may be of another state's making, and counts
only where it is itself said to act: "an Iranian missile hit the depot", not "hit the depot with Iranian missiles".
Armed groups count, too: "Hezbollah rockets". The words are data (``<xx>/operated.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.resolution.nodes import ACTOR, Node, Reading
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_OF: Final = "/operator"
_ACTS: Final = frozenset({EventClass.VIOLENCE, EventType.SECURITY_OPERATION, EventType.MOBILIZATION})

_BEHIND: Final = 20
"""Characters in which the word behind a weapon's name is looked for."""


def operator(weapon: str) -> str:
    """The reference of whoever operates a weapon, by the weapon's reference."""
    return weapon + _OF


def operators(annotation: Annotation, catalog: Catalog) -> Iterator[Reading]:
    """The states and groups whose weapons act in events without another agent, as readings."""
    language, text = annotation.article.language, annotation.article.text
    words = _words(language)
    acting: dict[str, list[EventMention]] = {}
    for event in annotation.events:
        for ref in instruments(event):
            acting.setdefault(ref, []).append(event)
    for mention in annotation.mentions if acting else ():
        events = acting.get(mention.id, ())
        acts = words.operated(mention, text) or any(words.fires(mention, event, text) for event in events)
        if events and acts and (owner := _owner(mention, catalog, language)):
            known, type = owner
            found = replace(mention, id=operator(mention.id), type=type, known=known)
            yield Reading(annotation.article.id, language, found, mention.text, Node(False, ACTOR, known), names=False)


def _owner(weapon: Mention, catalog: Catalog, language: str) -> tuple[str, str] | None:
    """The catalog id and type of the one state in a weapon's name, else of the one group; or None."""
    states = shortforms(language).describe(weapon.text, catalog).states
    if states:
        return (states[0], EntityType.STATE) if len(states) == 1 else None
    words = weapon.text.split()
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    entries = (catalog.find(run, language) for run in runs)
    groups = {entry.id: entry.type for entry in entries if entry is not None and entry.type == EntityType.ARMED_GROUP}
    return next(iter(groups.items())) if len(groups) == 1 else None


def instruments(event: EventMention) -> Iterable[str]:
    """The references of the instruments of an act that has no agent."""
    if not event.is_a(*_ACTS) or any(a.role == Role.AGENT for a in event.arguments):
        return ()
    return [argument.ref for argument in event.arguments if argument.role == Role.INSTRUMENT]


class _Words(NamedTuple):
    """Folded words: what is operated, what is fired, and words behind a name that make the state only its maker.

    Between an act and the weapon that does it stands nothing but `by`; before it none of `using`.
    """

    language: str
    nouns: frozenset[str]
    fired: frozenset[str]
    made: frozenset[str]
    by: frozenset[str]
    using: frozenset[str]

    def operated(self, mention: Mention, text: str) -> bool:
        """Whether somebody operates a weapon, and has not only made it."""
        return self._owned(mention, text, self.nouns)

    def fires(self, mention: Mention, event: EventMention, text: str) -> bool:
        """Whether a weapon that is fired is itself said to do an act, and is not only of somebody's making."""
        if mention.sentence != event.sentence or not self._owned(mention, text, self.fired):
            return False
        if mention.start > event.start:
            return self.by.issuperset(self._split(text[event.end : mention.start]))
        before = text[max(0, mention.start - _BEHIND) : mention.start]
        glued = before[-1:].isalpha()  # "بصواريخ"
        return not glued and self.using.isdisjoint(self._split(before)[-2:])

    def _owned(self, mention: Mention, text: str, nouns: frozenset[str]) -> bool:
        if mention.type != EntityType.WEAPON:
            return False
        named = self._split(mention.text)
        behind = self._split(text[mention.end : mention.end + _BEHIND])[:1]
        return not nouns.isdisjoint(named) and self.made.isdisjoint((*named, *behind))

    def _split(self, text: str) -> Sequence[str]:
        return fold(text.replace("-", " "), self.language).split()


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "operated")
    nouns, fired, made, by, using = (
        fold_all(data[key], language) for key in ("operated", "fired", "made", "by", "using")
    )
    return _Words(language, nouns, fired, made, by, using)
