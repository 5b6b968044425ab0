"""Read a mention by itself: the `Node` that it refers to by its own words and the catalog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from typing import Final

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.catalog.variants import spelt
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.pipeline.entities.capitals import RULE as CAPITALS
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.participants.names.things import names_a_thing
from khabar.graph.resolution.article.institutions import Institutions
from khabar.graph.resolution.article.knownthings import KnownThings
from khabar.graph.resolution.nodes import ACTOR, INSTITUTIONS, Node, People, Reading, folder_of
from khabar.graph.resolution.wording.kinds import kinds
from khabar.graph.resolution.wording.names import shown
from khabar.graph.resolution.wording.numbers import number_before
from khabar.graph.resolution.wording.shortforms import ShortForms, shortforms
from khabar.graph.resolution.wording.sided import unsided
from khabar.graph.resolution.wording.titles import title_before
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType

_NAMES: Final = "names:"
"""The start of the rules that find a person by a name."""

_LED: Final = (EntityType.STATE, EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.MEDIA)
"""Types of what somebody heads, beside institutions of states."""

_BEFORE: Final = 24
"""Characters before a mention in which its article is looked for."""

_DISTINCT: Final = 3
"""Words from which on the name of an institution without a state is taken for one that no other state has."""


class Reader:
    """Reads the mentions of one article, each by itself."""

    def __init__(self, annotation: Annotation, catalog: Catalog) -> None:
        self.annotation = annotation
        self.catalog = catalog
        self.article = annotation.article
        self.language = annotation.article.language
        self.forms: ShortForms = shortforms(self.language)
        self._kinds = kinds(self.language)
        self._known_things = KnownThings(self.article, catalog)
        self._institutions = Institutions(annotation, catalog)
        self._numbers: dict[str, int] = {}

    def read(self, mention: Mention) -> Reading:
        """The reading of a mention."""
        before = self.article.text[mention.start - 1] if mention.start else ""
        text = shown(mention.text, before, self.language)
        if mention.type == EntityType.PERSON:
            text = self.forms.headless(text, mention.type) or text  # honours: "Peter Hollis KC"
        if mention.type in LOCATIONS:
            text = self.forms.undescribed(text)
        entry, names = self._known_things.of(mention, text)
        if entry is not None:
            return self._with_title(self._reading(mention, text, self._known(entry, mention), names=names))
        if mention.type == EntityType.PERSON and self._title(mention, text):
            return self._people(mention, text, title=True)
        if mention.type == EntityType.PERSON_GROUP:
            return self._people(mention, text)
        if mention.type not in (EntityType.PERSON, EntityType.WEAPON):
            institution = self._institutions.read(mention, text)
            if institution is not None:
                node, names, concept = institution
                return self._reading(mention, text, node, names=names, concept=concept)
        return self._with_title(self._reading(mention, text, self._named_node(mention, text)))

    def _with_title(self, reading: Reading) -> Reading:
        if reading.mention.type != EntityType.PERSON:
            return reading
        return replace(reading, called=title_before(reading.mention, self.annotation, self.catalog))

    def _named_node(self, mention: Mention, text: str) -> Node:
        """The node of a name or description that is not in the catalog."""
        words = spelt(text, self.language) if mention.type == EntityType.PERSON else self.forms.words(text)
        if mention.type == EntityType.SITE:
            words = self._kinds.needed(words)
        article = self.article.id if self._local(mention, text) else ""
        number = self._number(mention) if article else 0
        if self.forms.singular_from and number >= self.forms.singular_from:
            words = (str(number), *words)  # "200 خلية" is not "الخلية"
        return Node(True, folder_of(mention.type), name=" ".join(words), article=article)

    def _reading(self, mention: Mention, text: str, node: Node, *, names: bool = True, concept: str = "") -> Reading:
        return Reading(
            self.article.id,
            self.language,
            mention,
            text,
            node,
            names=names,
            concept=concept,
            definite=self._article_before(mention),
            number=self._number(mention) if node.article else 0,
        )

    def _article_before(self, mention: Mention) -> bool:
        """Whether an article stands before a mention, in English not right before: "the same base"."""
        before = fold(self.article.text[max(0, mention.start - _BEFORE) : mention.start], self.language).split()
        while before and (
            (before[-1] in self.forms.epithets and before[-1] not in self.forms.another)
            or not unsided((before[-1],), self.language)
        ):
            before.pop()
        return bool(before) and before[-1] == self.forms.spelling.article

    def _known(self, entry: Entry, mention: Mention) -> Node:
        if mention.type == EntityType.STATE and entry.capital_of:
            seat = entry.seat_of if entry.capital_of not in self._states else ""
            return Node(False, ACTOR, seat or entry.capital_of)
        if entry.type == EntityType.STATE:
            return Node(False, folder_of(mention.type), entry.id)
        return Node(False, folder_of(entry.type), entry.id)

    def _people(self, mention: Mention, text: str, *, title: bool = False) -> Reading:
        """The reading of people without names, or of a person called by a `title`.

        They are one thing in all articles only if their state or organisation is named, and one person only if the
        title is definite, too: "وزير الدفاع الأميركي" ("the US defence minister"), but not "مسؤول أميركي" ("a US
        official").
        """
        about = self.forms.describe(text, self.catalog)
        words = self._caseless(about.words) if title else self.forms.people(about.words)
        described = self._kinds.made(words).described
        owners = tuple(sorted({*about.states, *about.capitals} or self._organisation(text)))
        owners = owners or (self._institutions.owner_before(mention) if title else ())  # "Iran's ambassador"
        before = fold(self.article.text[max(0, mention.start - 8) : mention.start], self.language).split()
        definite = self.forms.some_definite(text) and not (before and before[-1] in self.forms.indefinite)
        definite = definite or (title and self._of_state(text))
        type = EntityType.PERSON if title else EntityType.PERSON_GROUP
        general = bool(owners) and (not title or (definite and bool(words)))
        whose = self._whose(mention, text) if title and not owners else ()
        node = Node(
            True,
            ACTOR,
            name="|".join(((owners and described) or " ".join(words), *owners, *whose)),
            article="" if general else self.article.id,
            type=type,
        )
        people = People(words, owners, self.forms.spelling.definite(text))
        return Reading(
            self.article.id,
            self.language,
            mention,
            text,
            node,
            title=title,
            people=people,
            definite=self._article_before(mention),
            number=self._number(mention),
        )

    def _caseless(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """A title without case endings: "قاضيا بارزا" and "قاض بارز" are "القاضي البارز" ("prominent judge")."""
        if not words or not self.forms.head_first:
            return words
        first, *rest = words
        for ending in self._kinds.endings:
            if self._person(stem := first.removesuffix(ending)):
                rest = rest if stem == first else [word.removesuffix(ending) for word in rest]
                first = stem
        stem = first.removesuffix(self._kinds.defective)
        return (stem if self._person(stem) else first, *rest)

    def _person(self, word: str) -> bool:
        """Whether a person may be called by a word."""
        return any(head.type == EntityType.PERSON for head in heads(self.language).at((word,), 0))

    def _number(self, mention: Mention) -> int:
        """How many there are by the words before a mention, or 0; a person is one.

        A year counts nobody, nor does a number that another mention ends with: "اقتحم اللواء 35 معسكرا" ("Brigade 35
        stormed a camp").
        """
        if mention.type == EntityType.PERSON:
            return 0
        if mention.id not in self._numbers:
            start = self.annotation.sentences[mention.sentence][0]
            before = self.article.text[start : mention.start]
            named = start + len(before.rstrip()) in self._ends
            self._numbers[mention.id] = 0 if named else number_before(before, self.language)
        return self._numbers[mention.id]

    @cached_property
    def _ends(self) -> frozenset[int]:
        """The ends of the mentions and times of the article."""
        return frozenset(mention.end for mention in self.annotation.mentions)

    @cached_property
    def _states(self) -> frozenset[str]:
        """The states that mentions of the article name or describe: "Belgian police"."""
        mentions = self.annotation.mentions
        called = (self.forms.describe(mention.text, self.catalog).states for mention in mentions)
        return frozenset(state for states in called for state in states) | {mention.known for mention in mentions}

    def _whose(self, mention: Mention, text: str) -> tuple[str, ...]:
        """The words of the body right behind a title: "زعيم | الخلية" is not "زعيم | التنظيم"."""
        if self.forms.head_first and self.forms.spelling.definite(text):
            return ()
        other = self._behind.get(mention.end)
        if other is None or other.type not in (*INSTITUTIONS, *_LED):
            return ()
        between = set(fold(self.article.text[mention.end : other.start], self.language).split())
        joins = set() if self.forms.head_first else self.forms.of | {self.forms.spelling.article}
        linked = not between if self.forms.head_first else bool(between & self.forms.of) and between <= joins
        return (" ".join(self.forms.words(other.text)),) if linked else ()

    @cached_property
    def _behind(self) -> Mapping[int, Mention]:
        """The mention behind each in its sentence, by the end of that."""
        ordered = sorted(self.annotation.mentions, key=lambda mention: mention.start)
        return {one.end: other for one, other in pairwise(ordered) if one.sentence == other.sentence}

    def _of_state(self, text: str) -> bool:
        """Whether a title ends with a state's name: "رئيس تشاد" is as definite as "الرئيس التشادي"."""
        if not self.forms.head_first:
            return False
        states = ((b, n) for b, n, entry in self._at_end(text) if entry.type == EntityType.STATE and entry.located)
        before, name = next(states, ("", ""))
        if not name or before in self.forms.inside:
            return False
        return self.catalog.nationality(self.forms.spelling.key(name), self.language) is None

    def _organisation(self, text: str) -> set[str]:
        """Catalog ids of the organisation that a title ends with: "المتحدث باسم حلف شمال الأطلسي"."""
        others = (
            entry
            for _, name, entry in self._at_end(text)
            if entry.type not in (EntityType.PERSON, *LOCATIONS) and not self._thing(name)
        )
        return {entry.id for entry in islice(others, 1)}

    def _thing(self, name: str) -> bool:
        """Whether a name is a thing that the article mentions: "القاعدة" where a base is."""
        return names_a_thing(name, ((each.type, each.text) for each in self.annotation.mentions), self.language)

    def _at_end(self, text: str) -> Iterator[tuple[str, str, Entry]]:
        """The known things that the last words of a text name, longest first: the word before, the name, the thing."""
        words = text.split()
        for start in range(1, len(words)):
            name = " ".join(words[start:])
            yield from ((words[start - 1], name, entry) for entry in self.catalog.find_all(name, self.language))

    def _title(self, mention: Mention, text: str) -> bool:
        """Whether a person is called by a title alone."""
        words = fold(text, self.language).split()
        places = range(1) if self.forms.head_first else range(len(words))
        if mention.rule.startswith(_NAMES):
            # Its capitals make no name of an office: "Special Envoy" is many, but "General Haftar" is one.
            described = mention.rule.startswith(CAPITALS) and _modifiers(self.language).issuperset(words[:-1])
            places = places[-1:] if described else range(0)
        return any(
            head.type == EntityType.PERSON and tuple(words[place : place + len(head.words)]) == head.words
            for place in places
            for head in heads(self.language).at(words, place)
        )

    def _local(self, mention: Mention, text: str) -> bool:
        """Whether a name may mean something else in another article."""
        if mention.type == EntityType.PERSON:
            words = text.replace(".", " ").split()  # there are many of one last name, and of the initials "خ. ع."
            return len(text.split()) == 1 or all(len(word) == 1 for word in words)
        if mention.type == EntityType.WEAPON:
            return False
        if mention.type == EntityType.STATE or self.forms.generic(text):
            return True
        about = self.forms.describe(text, self.catalog)
        if about.states or about.capitals:
            return bool(self._kinds.made(about.words).described)  # an embassy of a state is one of many
        if mention.type == EntityType.SITE and len(about.words) == 1:
            return True
        if mention.type in INSTITUTIONS and len(about.words) < _DISTINCT:
            return True
        # Where names have capitals, a text without one is no name.
        return text.lower() == text and text.upper() != text


@lru_cache(maxsize=4)
def _modifiers(language: str) -> frozenset[str]:
    """Folded words that describe a head noun before it, like "special" and "deputy"."""
    return fold_all(table(language, "entities").get("modifiers", ()), language)
