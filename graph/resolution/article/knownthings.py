"""Find the thing of the catalog that a mention refers to: by its name, a name in it, or as the capital of a state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.pipeline.annotation import Mention
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.reading.article import Article
from khabar.graph.resolution.nodes import FORCES, folder_of
from khabar.graph.resolution.wording.adjacent import first_word, last_word
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType

_GROUPS: Final = FORCES | {EntityType.ORGANIZATION}
"""Types with adjectives that are no part of their names."""

_PARTIES: Final = frozenset({EntityType.ORGANIZATION, EntityType.ARMED_GROUP})
"""Types of which a name may be part of another land's name."""


class KnownThings:
    """Finds the things of a catalog that the mentions of one article refer to."""

    def __init__(self, article: Article, catalog: Catalog) -> None:
        self._text = article.text
        self._language = article.language
        self._catalog = catalog
        self._forms = shortforms(article.language)

    def of(self, mention: Mention, text: str) -> tuple[Entry | None, bool]:
        """The known thing of a mention, or None; and whether the mention's text is a name of it."""
        if mention.type in LOCATIONS and (capital := self._capital(text)) is not None:
            return capital, False
        if mention.type in _GROUPS and self._joined(mention, text):
            return None, False
        named = [entry for entry in self._named(text) if _fits(entry, mention.type)]
        if mention.type == EntityType.ORGANIZATION and not mention.known and self._continues(mention):
            return None, False
        entry = self._catalog.by_id(mention.known)
        if entry is not None and _fits(entry, mention.type) and (entry in named or not named):
            return entry, entry in named or self._extends(entry, text)
        if named:
            return named[0], True
        rest = self._forms.headless(text, mention.type)
        for called in self._undescribed(rest) if rest else ():
            found = next((e for e in self._catalog.find_all(called, self._language) if e.type == mention.type), None)
            if found is not None:
                return found, True
        near = self._catalog.near(text, self._language, type=mention.type)
        if near is not None:
            return near, True
        group = self._described(mention, text)
        if group is not None:
            return group, True
        if mention.type in LOCATIONS:
            return self._location(mention, text), False
        return self._before_owner(mention, text), True

    def _undescribed(self, name: str) -> Iterator[str]:
        """A name, and the same without words for its kind: "Shin Bet security agency", "Shin Bet"."""
        yield name
        words = name.split()
        while not self._forms.head_first and len(words) > 1 and words[-1] in self._forms.judging:
            words.pop()
            yield " ".join(words)

    def _described(self, mention: Mention, text: str) -> Entry | None:
        """The group behind adjectives of its home, or that judge it: "حركة حماس الفلسطينية"; or None.

        Not with another land's adjective: "حزب الله العراقي" ("the Iraqi Hezbollah") is not the Lebanese. Only where
        adjectives come last.
        """
        if not self._forms.head_first or mention.type not in _GROUPS:
            return None
        words, lands = text.split(), set[str]()
        while len(words) > 1 and self._forms.spelling.definite(words[-1]):
            land = self._catalog.nationality(words[-1], self._language)
            if land is not None:
                lands.add(land)
            elif self._forms.judging.isdisjoint(self._forms.words(words[-1])):
                break
            words.pop()
        name = " ".join(words)
        if name == text or (len(words) == 1 and self._forms.spelling.definite(name)):  # "القاعدة" is a base, too
            return None
        for called in (name, self._forms.headless(name, mention.type)):
            types = {mention.type, EntityType.ARMED_GROUP}  # a party is not meant by "المسلحة"
            found = [entry for entry in self._named(called) if entry.type in types] if called else []
            if len(found) == 1:
                return found[0] if lands <= {found[0].home or found[0].of} else None
        return None

    def _before_owner(self, mention: Mention, text: str) -> Entry | None:
        """The known thing whose owner a name also has: "Quds Force of the Revolutionary Guards"; or None."""
        words = text.split()
        for place, word in enumerate(words[1:], start=1):
            if word.lower() in self._forms.inside:
                name = " ".join(words[:place])
                found = [e for e in self._catalog.find_all(name, self._language) if e.type == mention.type]
                own = len(found) == 1 and place > 1 and not self._of_another_land(found[0], words[place + 1 :])
                return found[0] if own else None
        return None

    def _of_another_land(self, entry: Entry, words: Sequence[str]) -> bool:
        """Whether a party or group is of a land other than its home: "Democratic Party of Japan"."""
        lands = [e for e in self._catalog.find_all(" ".join(words), self._language) if e.located]
        own = {entry.home, entry.of} - {""}
        return bool(lands) and entry.type in _PARTIES and all(own.isdisjoint((e.id, e.capital_of)) for e in lands)

    def _location(self, mention: Mention, text: str) -> Entry | None:
        """The known place of which a mention is a part: "شمال سوريا" ("northern Syria"); or None."""
        rest = self._forms.whole(text)
        for entry in self._catalog.find_all(rest, self._language) if rest else ():
            if entry.located or entry.type == mention.type:
                return entry
        return None

    def _capital(self, text: str) -> Entry | None:
        """The capital that a mention describes ("العاصمة السورية"), also with the state's name; or None."""
        about = self._forms.describe(text, self._catalog)
        if len(about.states) != 1 or self._forms.capital.isdisjoint(about.words):
            return None
        if self._forms.head_first and len(about.words) > 1 and about.words[0] in self._forms.capital:
            return None  # the chief town of a part of it: "عاصمة الجنوب الأفغاني"
        around = self._forms.capital | self._forms.parts  # "أطراف العاصمة السورية"
        return self._catalog.capital(about.states[0]) if around.issuperset(about.words) else None

    def _named(self, text: str) -> Sequence[Entry]:
        found = self._catalog.find_all(text, self._language)
        if found:
            return found
        entry = self._catalog.find(text, self._language)
        return () if entry is None else (entry,)

    def _continues(self, mention: Mention) -> bool:
        """Whether a name begins before the mention: "People's" + "Democratic Party" is another party."""
        before = last_word(self._text, mention.start) if self._forms.possessives else ""
        for ending in self._forms.possessives:
            owner = before.removesuffix(ending)
            if owner != before and owner.istitle():
                return not self._named(owner)
        return False

    def _joined(self, mention: Mention, text: str) -> bool:
        """Whether a second adjective is joined to a name's: "التحالف العربي والدولي" is another alliance."""
        joins, definite = coordinators(self._language), self._forms.spelling.definite
        behind, last = first_word(self._text, mention.end), text.split()[-1]
        if not self._forms.head_first or behind[:1] not in joins.glued or not (definite(behind[1:]) and definite(last)):
            return False
        alike = behind[-1] == last[-1] and len(text.split()) > 1
        return alike and not self._catalog.find_all(behind[1:], self._language)

    def _extends(self, entry: Entry, text: str) -> bool:
        """Whether a text with a known name in it has no further word but a head noun."""
        known = {word for xx, name in entry.names if xx == self._language for word in self._forms.words(name)}
        return all(word in known or word in self._forms.heads for word in self._forms.words(text))


def _fits(entry: Entry, type: str) -> bool:
    """Whether a mention of a type can refer to an entry."""
    if EntityType.PERSON in (entry.type, type) or EntityType.PERSON_GROUP in (entry.type, type):
        return entry.type == type
    if EntityType.MEDIA in (entry.type, type) and not FORCES.isdisjoint((entry.type, type)):
        return False  # the "AFP" of the Australian Federal Police
    if entry.type == EntityType.STATE or entry.capital_of:
        return type in (EntityType.STATE, EntityType.PLACE, EntityType.SITE)  # no site has the name of a state
    return folder_of(entry.type) == folder_of(type)
