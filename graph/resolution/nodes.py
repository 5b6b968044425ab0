"""Define what a mention refers to, the `Node`, and what its words say of that, the `Reading`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from khabar.graph.catalog.spelling import spelling
from khabar.graph.pipeline.annotation import Mention
from khabar.graph.resolution.wording.titles import NO_TITLE, Title
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType

ACTOR: Final = "actor"
PLACE: Final = "place"
WEAPON: Final = "weapon"

INSTITUTIONS: Final = frozenset({EntityType.GOVERNMENT_BODY, EntityType.SECURITY_FORCE})
FORCES: Final = frozenset({EntityType.SECURITY_FORCE, EntityType.ARMED_GROUP})


class Node(NamedTuple):
    """Something referred to; sorting brings known things first.

    Attributes:
        unknown: whether it is not in the catalog.
        folder: "actor", "place" or "weapon", the first part of its key.
        known: catalog id or "". name: folded identity. article: id of the only article it is in, or "".
        type: its EntityType where the mentions do not decide.
    """

    unknown: bool
    folder: str
    known: str = ""
    name: str = ""
    article: str = ""
    type: str = ""

    @property
    def owners(self) -> tuple[str, ...]:
        """Catalog ids in its name: the states whose institution or people it is."""
        return tuple(self.name.split("|")[1:])


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention with the node it refers to.

    Attributes:
        article, language: of the article it is in.
        shown: its text as a label shows it.
        names: whether that text is a name of the thing, as "الهيئة" ("the body") and "شمال سوريا" are not.
        title: whether it is a person called by a title alone.
        people: words of people without names, their states, and whether they are definite; else None.
        concept: id of the institution it is, where its state is not said.
        same: nodes that the text says are the same.
        definite: whether the article stands before it, where that is a word of its own.
        called: of a person's name, the title before it.
        number: how many the text says there are of what has no name, or 0; below 0 for "dozens", "hundreds".
    """

    article: str
    language: str
    mention: Mention
    shown: str
    node: Node
    names: bool = True
    title: bool = False
    people: People | None = None
    concept: str = ""
    same: tuple[Node, ...] = ()
    definite: bool = False
    called: Title = NO_TITLE
    number: int = 0

    @property
    def taken(self) -> bool:
        """Whether it is definite, by an article before it or in it: "the man", "الرجل"."""
        return self.definite or spelling(self.language).definite(self.shown)


@dataclass(frozen=True, slots=True)
class People:
    """People without names: "المسؤولون الأميركيون" are definite `words` ("مسوول",) of `owners` ("united-states",)."""

    words: tuple[str, ...]
    owners: tuple[str, ...]
    definite: bool


def folder_of(type: str) -> str:
    """The first part of the keys of entities of a type."""
    if type in LOCATIONS:
        return PLACE
    return WEAPON if type == EntityType.WEAPON else ACTOR
