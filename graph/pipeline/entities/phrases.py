"""Tell how far a name goes: the parts that a head noun takes before and after it ("then" and "before" of its row)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.entities import names
from khabar.graph.pipeline.entities.heads import Head
from khabar.graph.pipeline.entities.mentions import Found, Sentence
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType

_BODIES: Final = (EntityType.GOVERNMENT_BODY, EntityType.ORGANIZATION, EntityType.SECURITY_FORCE)
_SEATS: Final = (EntityType.GOVERNMENT_BODY, EntityType.SITE)
_PLACES: Final = frozenset({EntityType.PLACE, EntityType.STATE})
_QUOTED: Final = 8
"""Longest quoted name, in words."""
_RUN: Final = 6
"""Longest name without quotes, in words."""


class Growth:
    """The growing of one head: `start` and `end` move outward as parts are taken.

    Attributes:
        definite: whether adjectives that agree carry the article.
        known: catalog id of the name taken in, where the name and the head are one thing. named: whether one was.
    """

    def __init__(self, sentence: Sentence, head: Head, start: int) -> None:
        self.sentence = sentence
        self.classes = sentence.classes
        self.head = head
        self.start = start
        self.end = start + len(head.words)
        self.definite = head.definite or head.pronoun
        self.closed = self.definite
        self.known = ""
        self.named = False

    def grow(self) -> None:
        """Take every part the row lists, where it is there."""
        for part in reversed(self.head.row.before):
            BEFORE[part](self)
        for part in self.head.row.then:
            AFTER[part](self)

    @property
    def bare(self) -> bool:
        """Whether nothing was taken."""
        return self.end - self.start == len(self.head.words)

    def _absorbs(self, mention: Found | None) -> bool:
        """Whether the mention may be a part of this one; of persons only a name may, or a title in that of a seat."""
        if mention is None or mention.type not in self.head.row.absorbs:
            return False
        if mention.type != EntityType.PERSON or mention.name or mention.known or self.head.type in PEOPLE:
            return True
        return mention.title and self.head.type in _SEATS  # "مكتب + رئيس الوزراء"

    def _mention(self, index: int) -> Found | None:
        return self.sentence.found.get(index)

    def genitive(self) -> None:
        """Take a noun in the construct behind a head that is not yet definite."""
        if self.closed:
            return
        end = self._noun(self.end)
        if end > self.end:
            definite = self.classes.definite(self.sentence.norms[end - 1])
            self.end, self.definite, self.closed = end, definite or self.definite, True

    def _noun(self, index: int, depth: int = 0) -> int:
        """The end of a noun that completes a construct at `index`, or `index`."""
        if not self.sentence.word(index) or depth > 2:
            return index
        mention = self._mention(index)
        if mention is not None and self.sentence.norms[index] not in self.head.row.beside:
            if not self._absorbs(mention):
                return index
            self.definite = True
            return mention.end
        norm = self.sentence.norms[index]
        if norm in self.classes.links:
            end = self._noun(index + 1, depth + 1)
            if end > index + 1:
                return end
        if norm in self.head.row.beside or self.classes.definite(norm):
            return index + 1
        return index

    def mention(self) -> None:
        """Take a mention in the construct and nothing else: "أحد المتهمين"."""
        mention = self._mention(self.end)
        if not self.closed and self._absorbs(mention) and mention is not None:
            self.end, self.definite, self.closed = mention.end, True, True

    def adjectives(self) -> None:
        """Take adjectives that agree with the head in definiteness, also joined by "and"."""
        taken = False
        while True:
            index = self.end
            if taken and index < len(self.sentence) and self.sentence.norms[index] in self.classes.connectors:
                index += 1
            if not self._adjective(index):
                return
            self.end, taken, self.closed = index + 1, True, True

    def _adjective(self, index: int) -> bool:
        """Whether word `index` is an adjective of the head."""
        if not self.sentence.word(index):
            return False
        norm, mention = self.sentence.norms[index], self._mention(index)
        if mention is not None and not self._describes(mention):
            return False
        if norm in self.head.row.beside:
            return True
        if self.classes.definite(norm) != self.definite or not self.classes.adjective(norm):
            return False
        several = self.head.type in PEOPLE or self.classes.several(self.head.words[0])
        if not several and self.classes.several(norm):
            return False
        if (self.named or self.head.literal) and self.classes.epithet(norm):
            return False
        if self.head.type in _BODIES and not several and self.classes.surnamed(norm):
            return False  # "الاتحاد العام + الجندوبي"
        described = mention is not None  # "الرئيس + الأذربيجاني", "القادة + العسكريون"
        return not self.head.row.title or described or self.classes.title_adjective(norm)

    def _describes(self, mention: Found) -> bool:
        """Whether a mention of one word can be an adjective here: "مسؤولون أميركيون", "متطرفين مسلمين"."""
        if self.head.type in PEOPLE and mention.type in PEOPLE and not mention.name and not mention.known:
            return True  # its own adjectives are read again: "عنصرا + ارهابيا + مسلحا"
        return mention.end - mention.start == 1 and mention.type == EntityType.STATE

    def purpose(self) -> None:
        """Take "for" with a definite noun and its adjectives: "الاتحاد العام للشغل"."""
        index = self.end
        if index + 1 >= len(self.sentence) or self.sentence.norms[index] not in self.classes.prepositions["for"]:
            return
        if self.bare and self.definite and not self.head.literal:
            return  # "دعا الاتحاد للحوار"
        mention = self._mention(index + 1)
        force = mention is not None and mention.type == EntityType.SECURITY_FORCE
        if force and self.head.type == EntityType.SECURITY_FORCE and not self.head.literal:
            return  # "فرقة الأبحاث" belongs to "الحرس الوطني", which is another
        end = self._noun(index + 1)
        if end > index + 1:
            self.end, self.definite, self.closed = end, True, True
            self.adjectives()

    def conjunct(self) -> None:
        """Take one more definite noun behind "and": "فرقة الأبحاث والتفتيش"."""
        index = self.end
        if self.bare or index + 1 >= len(self.sentence) or self.sentence.norms[index] not in self.classes.connectors:
            return
        if self._mention(index + 1) is None and self.classes.definite(self.sentence.norms[index + 1]):
            end = self._noun(index + 1)
            if end > index + 1:
                self.end, self.definite = end, True
                self.adjectives()

    def quoted(self) -> None:
        """Take a name in quotation marks."""
        index, sentence = self.end, self.sentence
        closing = self.classes.quotes.get(sentence.texts[index]) if index < len(sentence) else None
        if closing is None:
            return
        if closing == sentence.texts[index] and sentence.texts[:index].count(closing) % 2:
            return  # it closes: "القاعدة" و"الراية"
        for end in range(index + 2, min(len(sentence), index + _QUOTED + 2)):
            if sentence.texts[end] == closing:
                inside = self._mention(index + 1)
                if inside is not None and inside.end == end and inside.type == self.head.row.type:
                    self.known = inside.known
                self.end, self.definite, self.closed, self.named = end + 1, True, True, True
                return

    def name(self) -> None:
        """Take a quoted name, a known one, or words that look like one."""
        before = self.end
        self.quoted()
        if self.end > before:
            return
        mention = self._mention(self.end)
        if mention is not None:
            if self._absorbs(mention):
                if mention.type == self.head.row.type and not self.head.row.part:
                    self.known = mention.known
                self.end, self.definite, self.closed, self.named = mention.end, True, True, True
                following = self._mention(self.end)
                if following is not None and following.known and {mention.type, following.type} <= _PLACES:
                    self.end = following.end  # "تونس أفريقيا", but not "مخيم جنين وسط المدينة"
            return
        if self.closed and not self.head.definite:
            return
        place = self.head.row.type == EntityType.PLACE and not self.closed
        end = names.name_end(self.sentence, self.end, place=place, rare=self.closed)
        if end > self.end:
            self.end, self.definite, self.closed, self.named = end, True, True, True

    def of(self) -> None:
        """Take "of" with the noun phrase behind it."""
        sentence, index = self.sentence, self.end
        if index + 1 >= len(sentence) or sentence.norms[index] not in self.classes.prepositions["of"]:
            return
        end = self._phrase(index + 1)
        if end > index + 1:
            self.end = end

    def _phrase(self, index: int) -> int:
        """The end of a noun phrase with a name that begins at word `index`, or `index`."""
        sentence, end, last = self.sentence, index, index
        while end < len(sentence) and end - index <= _RUN:
            mention = self._mention(end)
            if mention is not None and (mention.type == TIME or not self._absorbs(mention)):
                break
            if mention is not None:
                end = last = mention.end
                if mention.type in _PLACES:
                    break  # "the Government of Iraq and the Kurdistan Regional Government" are two
            elif sentence.norms[end] in self.classes.articles or sentence.norms[end] in self.classes.connectors:
                end += 1
            elif sentence.word(end) and (sentence.capital(end) or self.classes.modifier(sentence.norms[end])):
                end += 1
                last = end
            else:
                break
        return last if last > index and any(sentence.capital(i) for i in range(index, last)) else index

    def place(self) -> None:
        """Take "in" with a known place, as a part of the name: "محكمة الاستئناف بتونس"."""
        index = self.end
        if index + 1 >= len(self.sentence) or self.sentence.norms[index] not in self.classes.prepositions["place"]:
            return
        mention = self._mention(index + 1)
        if mention is not None and mention.type in _PLACES:
            self.end = mention.end

    def modifiers_before(self) -> None:
        """Take words that describe the head, before it."""
        norms = self.sentence.norms
        while self._free(self.start - 1):
            hyphen = self.start > 2 and norms[self.start - 2] in self.classes.hyphens and self._free(self.start - 3)
            if hyphen and self.classes.modifier("".join(norms[self.start - 3 : self.start])):  # "little-known"
                self.start -= 3
                continue
            if not self.classes.modifier(norms[self.start - 1]):
                break
            self.start -= 1

    def country_before(self) -> None:
        """Take the adjective of a country, before the head."""
        index = self.start - 1
        if index >= 0 and self.classes.country(self.sentence.norms[index], self.sentence.texts[index]):
            mention = self.sentence.covering(index)
            if mention is None or (self._absorbs(mention) and mention.end == self.start):
                self.start = index if mention is None else mention.start

    def name_before(self) -> None:
        """Take a known or capitalised name before the head: "Islamic State group"."""
        mention = self.sentence.covering(self.start - 1) if self.start else None
        if mention is not None:
            if mention.end == self.start and self._absorbs(mention):
                if mention.type == self.head.row.type:
                    self.known = mention.known
                self.start, self.named = mention.start, True
            return
        start = names.run_start(self.sentence, self.start)
        if start < self.start:
            self.start, self.named = start, True
            known = self.sentence.covering(start - 1) if start else None
            if known is not None and known.type == EntityType.PERSON and known.end == start and self._absorbs(known):
                self.start = known.start  # "Rafik Hariri + University Hospital"

    def _free(self, index: int) -> bool:
        return index >= 0 and self.sentence.covering(index) is None


AFTER: Final[dict[str, Callable[[Growth], None]]] = {
    "genitive": Growth.genitive,
    "genitives": Growth.genitive,
    "mention": Growth.mention,
    "adjectives": Growth.adjectives,
    "for": Growth.purpose,
    "and": Growth.conjunct,
    "name": Growth.name,
    "quoted": Growth.quoted,
    "of": Growth.of,
    "place": Growth.place,
}
BEFORE: Final[dict[str, Callable[[Growth], None]]] = {
    "modifiers": Growth.modifiers_before,
    "country": Growth.country_before,
    "name": Growth.name_before,
}
