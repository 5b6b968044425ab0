"""What a mention refers to when it is read by itself: the `Node` it is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.pipeline.heads import heads
from khabar.graph.resolution.names import shown
from khabar.graph.resolution.shortforms import ShortForms, shortforms
from khabar.ontology.terms import EntityType

ACTOR: Final = "actor"
PLACE: Final = "place"
WEAPON: Final = "weapon"

LOCATIONS: Final = frozenset({EntityType.PLACE, EntityType.SITE})
INSTITUTIONS: Final = frozenset({EntityType.GOVERNMENT_BODY, EntityType.SECURITY_FORCE})

_NAMES: Final = "names:"
"""How the rules begin that find a person by a name."""

_DISTINCT: Final = 3
"""Words from which the name of an institution without a state is taken for one that no other state has."""

_NEAR: Final = 6
"""Characters between a government and the place it is said to be in."""


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


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention with the node it is of.

    Attributes:
        article, language: of the article it is in.
        shown: its text as a label shows it.
        names: whether that text is a name of the thing, as "الهيئة" and "شمال سوريا" are not.
        title: a person called by a title alone.
        people: words of people without names, whose they are, and whether they are definite; else None.
        concept: id of the institution it is, where its state is not said.
        same: nodes that the text says are the same.
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


class Reader:
    """Reads the mentions of one article, each by itself."""

    def __init__(self, annotation: Annotation, catalog: Catalog) -> None:
        self.annotation = annotation
        self.catalog = catalog
        self.article = annotation.article
        self.language = annotation.article.language
        self.forms: ShortForms = shortforms(self.language)

    def read(self, mention: Mention) -> Reading:
        """The reading of a mention."""
        before = self.article.text[mention.start - 1] if mention.start else ""
        text = shown(mention.text, before, self.language)
        entry, names = self._entry(mention, text)
        if entry is not None:
            return self._reading(mention, text, self._known(entry, mention), names=names)
        if mention.type == EntityType.PERSON and self._title(mention, text):
            return self._people(mention, text, title=True)
        if mention.type == EntityType.PERSON_GROUP:
            return self._people(mention, text)
        if mention.type not in (EntityType.PERSON, EntityType.WEAPON):
            described = self._described(mention, text)
            if described is not None:
                return described
        name = " ".join(self.forms.words(text))
        article = self.article.id if self._local(mention, text) else ""
        return self._reading(mention, text, Node(True, folder_of(mention.type), name=name, article=article))

    def _reading(self, mention: Mention, text: str, node: Node, *, names: bool = True, concept: str = "") -> Reading:
        return Reading(self.article.id, self.language, mention, text, node, names=names, concept=concept)

    def _entry(self, mention: Mention, text: str) -> tuple[Entry | None, bool]:
        """The known thing a mention is of, and whether its text is a name of it."""
        named = [entry for entry in self._named(text) if _fits(entry, mention.type)]
        entry = self.catalog.by_id(mention.known) if mention.known else None
        if entry is not None and _fits(entry, mention.type) and (entry in named or not named):
            return entry, entry in named or self._extends(entry, text)
        if named:
            return named[0], True
        rest = self.forms.headless(text, mention.type)
        if rest:
            found = next((e for e in self.catalog.find_all(rest, self.language) if e.type == mention.type), None)
            if found is not None:
                return found, True
        near = self.catalog.near(text, self.language, type=mention.type)
        if near is not None:
            return near, True
        if mention.type in LOCATIONS:
            return self._location(mention, text), False
        return None, True

    def _location(self, mention: Mention, text: str) -> Entry | None:
        """The place that a part of it is known for ("شمال سوريا"), or the capital of a state ("العاصمة السورية")."""
        rest = self.forms.whole(text)
        for entry in self.catalog.find_all(rest, self.language) if rest else ():
            if entry.located or entry.type == mention.type:
                return entry
        about = self.forms.describe(text, self.catalog)
        if len(about.states) == 1 and about.words and self.forms.capital.issuperset(about.words):
            return self.catalog.capital(about.states[0])
        return None

    def _named(self, text: str) -> Sequence[Entry]:
        found = self.catalog.find_all(text, self.language)
        if found:
            return found
        entry = self.catalog.find(text, self.language)
        return () if entry is None else (entry,)

    def _extends(self, entry: Entry, text: str) -> bool:
        """Whether a text that holds a known name says no more than its head noun besides."""
        known = {word for xx, name in entry.names if xx == self.language for word in self.forms.words(name)}
        return all(word in known or word in self.forms.heads for word in self.forms.words(text))

    def _known(self, entry: Entry, mention: Mention) -> Node:
        if mention.type == EntityType.STATE and entry.capital_of:
            return Node(False, ACTOR, entry.capital_of)
        if entry.type == EntityType.STATE:
            return Node(False, folder_of(mention.type), entry.id)
        return Node(False, folder_of(entry.type), entry.id)

    def _people(self, mention: Mention, text: str, *, title: bool = False) -> Reading:
        """People without names are one thing in all articles only if their state or organisation is named, and then
        one person only if the title is definite: "وزير الدفاع الأميركي", but not "مسؤول أميركي"."""
        about = self.forms.describe(text, self.catalog)
        words = about.words if title else self.forms.people(about.words)
        owners = tuple(sorted({*about.states, *about.capitals} or self._organisation(text)))
        before = fold(self.article.text[: mention.start][-8:], self.language).split()
        definite = self.forms.some_definite(text) and not (before and before[-1] in self.forms.indefinite)
        type = EntityType.PERSON if title else EntityType.PERSON_GROUP
        general = bool(owners) and (not title or (definite and bool(words)))
        node = Node(
            True,
            ACTOR,
            name="|".join((" ".join(words), *owners)),
            article="" if general else self.article.id,
            type=type,
        )
        people = People(words, owners, self.forms.spelling.definite(text))
        return Reading(self.article.id, self.language, mention, text, node, title=title, people=people)

    def _organisation(self, text: str) -> set[str]:
        """Catalog ids of the organisation that a title ends with: "المتحدث باسم حلف شمال الأطلسي"."""
        words = text.split()
        for start in range(1, len(words)):
            for entry in self.catalog.find_all(" ".join(words[start:]), self.language):
                if entry.type not in (EntityType.PERSON, *LOCATIONS):
                    return {entry.id}
        return set()

    def _title(self, mention: Mention, text: str) -> bool:
        """Whether a person is called by a title alone."""
        if mention.rule.startswith(_NAMES):
            return False
        words = fold(text, self.language).split()
        places = range(1) if self.forms.head_first else range(len(words))
        return any(
            head.type == EntityType.PERSON and tuple(words[place : place + len(head.words)]) == head.words
            for place in places
            for head in heads(self.language).at(words, place)
        )

    def _described(self, mention: Mention, text: str) -> Reading | None:
        """An institution of a state ("الاستخبارات السورية"), or the state itself for its government."""
        about = self.forms.describe(text, self.catalog)
        if mention.type == EntityType.STATE and not about.words and len(about.states) == 1:
            return self._reading(mention, text, Node(False, ACTOR, about.states[0]), names=False)  # "عملية عراقية"
        concept = self.forms.concept(about)
        if concept is None or (concept.type != mention.type and not {concept.type, mention.type} <= INSTITUTIONS):
            return None
        states = about.states or (about.capitals if concept.government else ())
        states = states or self._place_after(mention)
        if len(states) != 1:
            if about.states:
                return None
            name = " ".join(self.forms.words(text))
            node = Node(True, folder_of(mention.type), name=name, article=self.article.id)
            return self._reading(mention, text, node, concept=concept.id)
        known = states[0] if concept.government else institutions(self.catalog).get((concept.id, states[0]), "")
        if known:
            return self._reading(mention, text, Node(False, ACTOR, known), names=bool(about.states))
        node = Node(True, ACTOR, name=f"{concept.id}|{states[0]}", type=concept.type)
        return self._reading(mention, text, node, names=bool(about.states))

    def _place_after(self, mention: Mention) -> tuple[str, ...]:
        """The state named right after a mention as where it is: "الإدارة الجديدة" + "في دمشق"."""
        for other in self.annotation.mentions:
            if 0 < other.start - mention.end <= _NEAR and other.known:
                between = fold(self.article.text[mention.end : other.start], self.language).split()
                entry = self.catalog.by_id(other.known)
                if entry is not None and entry.located and len(between) == 1 and between[0] in self.forms.inside:
                    return (entry.capital_of or entry.id,)
        return ()

    def _local(self, mention: Mention, text: str) -> bool:
        """Whether the name means something else in another article."""
        if mention.type in (EntityType.PERSON, EntityType.WEAPON):
            return False
        if mention.type == EntityType.STATE or self.forms.generic(text):
            return True
        about = self.forms.describe(text, self.catalog)
        if about.states or about.capitals:
            return False
        if mention.type == EntityType.SITE and len(about.words) == 1:
            return True
        if mention.type in INSTITUTIONS and len(about.words) < _DISTINCT:
            return True
        # Where names have capitals, a text without one is no name.
        return text.lower() == text and text.upper() != text


def _fits(entry: Entry, type: str) -> bool:
    """Whether a mention of that type can be of the entry."""
    if EntityType.PERSON in (entry.type, type) or EntityType.PERSON_GROUP in (entry.type, type):
        return entry.type == type
    if entry.type == EntityType.STATE or entry.capital_of:
        return type in (EntityType.STATE, EntityType.PLACE)
    return folder_of(entry.type) == folder_of(type)


@lru_cache(maxsize=4)
def institutions(catalog: Catalog) -> Mapping[tuple[str, str], str]:
    """Catalog ids of the institutions that some name of theirs describes, by concept and state, where only one does.

    Of a row of the user's own and a shipped one it is the user's.
    """
    found: dict[tuple[str, str], set[str]] = {}
    own: dict[tuple[str, str], set[str]] = {}
    for language, name, entry in _institution_names(catalog):
        forms = shortforms(language)
        about = forms.describe(name, catalog)
        concept = forms.concept(about)
        if concept is not None and not concept.government and len(about.states) == 1:
            (own if entry.own else found).setdefault((concept.id, about.states[0]), set()).add(entry.id)
    for entry in catalog.entries:
        if entry.institution:
            (own if entry.own else found).setdefault((entry.institution, entry.of), set()).add(entry.id)
    return {key: next(iter(ids)) for key, ids in {**found, **own}.items() if len(ids) == 1}


def _institution_names(catalog: Catalog) -> Iterator[tuple[str, str, Entry]]:
    for entry in catalog.entries:
        if entry.type in INSTITUTIONS and not entry.institution:
            for language, name in entry.names:
                yield language, name, entry
