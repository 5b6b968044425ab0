"""Types of events that users declare for themselves, each under one of khabar's classes of events.

What asks for khabar's types takes such a type for the one above it; what names a type takes its own name and labels.
Wherever an event may be of one, it has its type by name and beside it ``own``, the declaration, or None.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from khabar.ontology.vocabulary import label, supertypes


@dataclass(frozen=True, slots=True, order=True)
class OwnType:
    """A type of events that a user has declared.

    Attributes:
        name: local name, as "CyberAttack".
        under: the EventType or EventClass directly above it.
        labels: text by language, pairs sorted by language.
    """

    name: str
    under: str
    labels: tuple[tuple[str, str], ...] = ()

    def label(self, language: str) -> str:
        """The label in a language, else in another, else the name.

        >>> OwnType("CyberAttack", "Attack", (("en", "cyber attack"),)).label("ar")
        'cyber attack'
        """
        texts = dict(self.labels)
        return texts.get(language) or next(iter(texts.values()), self.name)


def nearest(type: str, own: OwnType | None) -> str:
    """The khabar class that an event's type is, or that is directly above it.

    >>> nearest("CyberAttack", OwnType("CyberAttack", "Attack")), nearest("Bombing", None)
    ('Attack', 'Bombing')
    """
    return type if own is None else own.under


def lineage(type: str, own: OwnType | None) -> tuple[str, ...]:
    """An event's type and all classes above it, as `vocabulary.supertypes` gives them.

    >>> lineage("CyberAttack", OwnType("CyberAttack", "Attack"))
    ('CyberAttack', 'Attack', 'Violence', 'Event')
    """
    return supertypes(type) if own is None else (own.name, *supertypes(own.under))


@lru_cache(maxsize=512)
def lines(type: str, own: OwnType | None) -> frozenset[str]:
    """The same as `lineage`, without their order, for those who ask again and again whether one is among them."""
    return frozenset(lineage(type, own))


def label_of(type: str, own: OwnType | None, language: str) -> str:
    """The label of an event's type, in "ar" or "en"."""
    return label(type, language) if own is None else own.label(language)
