"""Whose weapons those are that are flown, driven or sailed: "Israeli jets bombed the depot" tells of an Israeli strike.

The words are data (``<xx>/operated.toml``). What is only thrown or fired ("Iranian missiles") may be of another state's
making. The annotations have no agent there, since the state is a word of the weapon's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

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
    """The reference of who operates a weapon, by the weapon's."""
    return weapon + _OF


def operators(annotation: Annotation, catalog: Catalog) -> Iterator[Reading]:
    """The states by whose names weapons are called that do something in events for which nobody else is named."""
    language = annotation.article.language
    words, forms = _words(language), shortforms(language)
    acting = {ref for event in annotation.events for ref in instruments(event)}
    for mention in annotation.mentions if acting else ():
        if mention.id in acting and words.operated(mention, annotation.article.text):
            states = forms.describe(mention.text, catalog).states
            if len(states) == 1:
                owner = replace(mention, id=operator(mention.id), type=EntityType.STATE, known=states[0])
                node = Node(False, ACTOR, states[0])
                yield Reading(annotation.article.id, language, owner, mention.text, node, names=False)


def instruments(event: EventMention) -> Iterable[str]:
    """References of what an act is done with of which no agent is named."""
    if not event.is_a(*_ACTS) or any(a.role == Role.AGENT for a in event.arguments):
        return ()
    return [argument.ref for argument in event.arguments if argument.role == Role.INSTRUMENT]


@dataclass(frozen=True, slots=True)
class _Words:
    """What is operated, and what behind a weapon's name says that its state only made it; folded."""

    language: str
    nouns: frozenset[str]
    made: frozenset[str]

    def operated(self, mention: Mention, text: str) -> bool:
        """Whether a weapon is operated by somebody, and not only made by him."""
        if mention.type != EntityType.WEAPON:
            return False
        named = self._split(mention.text)
        behind = self._split(text[mention.end : mention.end + _BEHIND])[:1]
        return not self.nouns.isdisjoint(named) and self.made.isdisjoint((*named, *behind))

    def _split(self, text: str) -> Sequence[str]:
        return fold(text.replace("-", " "), self.language).split()


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "operated")
    nouns, made = (fold_all(data[key], language) for key in ("operated", "made"))
    return _Words(language, nouns, made)
