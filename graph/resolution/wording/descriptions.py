"""Cut a name into what it is and whose: "الحكومة العراقية المؤقتة" ("the Iraqi interim government"), Iraq's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.spelling import Spelling
from khabar.ontology.terms import EntityType

_LONGEST: Final = 4
"""Words at the most of a state's name that is looked for in a description."""


@dataclass(frozen=True, slots=True)
class Description:
    """A name cut into what it is and whose.

    Attributes:
        words: bare words without the names and adjectives of states.
        states: ids of the states named, in their order, each once.
        capitals: ids of the states whose capitals are named.
    """

    words: tuple[str, ...]
    states: tuple[str, ...]
    capitals: tuple[str, ...]


class Forms(Protocol):
    """What of a language's short forms is needed here; see `shortforms.ShortForms`."""

    @property
    def spelling(self) -> Spelling:
        """How names are compared."""

    @property
    def inside(self) -> frozenset[str]:
        """Prepositions of place."""

    @property
    def possessives(self) -> tuple[str, ...]:
        """Endings of possessors."""

    @property
    def plural_endings(self) -> tuple[str, ...]:
        """Endings of sound plurals."""

    @property
    def head_first(self) -> bool:
        """Whether the head noun is the first word of a name."""

    def words(self, name: str) -> tuple[str, ...]:
        """The bare words of a name."""


@lru_cache(maxsize=20_000)
def described(forms: Forms, name: str, catalog: Catalog) -> Description:
    """A name cut into what it is and whose, without the preposition before a state."""
    words = [_owner(forms, word) for word in forms.spelling.key(name).split()]
    written = [_owner(forms, word) for word in name.replace("-", " ").split()]
    if len(words) != len(written):
        written = words
    rest: list[str] = []
    states: list[str] = []
    capitals: list[str] = []
    index = 0
    while index < len(words):
        size, state, capital = _state(forms, words, written, index, catalog)
        if size:
            if state not in (capitals if capital else states):
                (capitals if capital else states).append(state)
            if rest and rest[-1] in forms.inside:
                rest.pop()
            index += size
        else:
            rest.append(words[index])
            index += 1
    bare = tuple(forms.words(" ".join(rest))) if rest else ()
    return Description(bare, tuple(states), tuple(capitals))


def _owner(forms: Forms, word: str) -> str:
    for ending in forms.possessives:
        if word.endswith(ending):
            return word.removesuffix(ending)
    return word


def _state(
    forms: Forms, words: Sequence[str], written: Sequence[str], index: int, catalog: Catalog
) -> tuple[int, str, bool]:
    """How many words at `index` name a state, which one, and whether by its capital; 0 if none do."""
    language = forms.spelling.language
    # An adjective carries the article if its noun does: "حكومة السوداني" is of a man of that name.
    name = forms.head_first and index == 1 and _unlike(forms, *written[:2])
    for size in range(min(_LONGEST, len(words) - index), 0, -1):
        phrase = " ".join(written[index : index + size])
        state = None if name else catalog.nationality(" ".join(words[index : index + size]), language)
        if state is not None:
            return size, state, False
        for entry in catalog.find_all(phrase, language):
            if entry.capital_of:
                return size, entry.capital_of, True
            if entry.type == EntityType.STATE and entry.located:
                return size, entry.id, False
    return 0, "", False


def _unlike(forms: Forms, noun: str, word: str) -> bool:
    """Whether an adjective has the article and the noun before it has none; "عائلات الإسرائيليين" is of people."""
    one = not forms.spelling.key(word).endswith(tuple(e for e in forms.plural_endings if len(e) > 1))
    return one and forms.spelling.definite(word) and not forms.spelling.definite(noun)
