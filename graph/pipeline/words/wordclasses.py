"""Tell what kind of word a word is, for the grammar of names: adjective, modifier, name, or one that ends any name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.frequencies import frequencies
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.words.inflection import ADJECTIVE, inflector


class WordClasses:
    """The word lists and rules of ``<xx>/entities.toml`` and ``<xx>/names.toml``; make it with `word_classes`."""

    def __init__(self, language: str) -> None:
        grammar, names = table(language, "entities"), table(language, "names")
        self.language = language
        self.article: str = fold(grammar.get("article", ""), language)
        self.place_parts = self._folded(grammar.get("place_parts", ()))
        self.as_written = {fold(word, language): word for word in grammar.get("as_written", ())}
        self.feminine: str = grammar.get("feminine", "")
        self.stop = self._folded(grammar["stop"])
        self.links = self._folded(grammar.get("links", ()))
        self.connectors = self._folded(grammar.get("connectors", ()))
        self.joiners = self._folded(grammar.get("joiners", ()))
        self.hyphens = self._folded(grammar.get("hyphens", ()))
        self.articles = self._folded(grammar.get("articles", ()))
        self.dangling = self._folded(grammar["dangling"])
        self.titled = self._folded(grammar["titled"])
        self.directions = self._folded(grammar["directions"])
        self.leading = self._folded(grammar["leading"])
        self.flags = self._folded(grammar["flags"])
        self.no_places = self._folded(grammar["no_places"])
        self.no_names = self._folded(grammar["no_names"])
        self.wishes = self._folded(grammar["wishes"])
        self.no_bodies = self._folded(grammar["no_bodies"])
        self.goods = self._folded(grammar["goods"])
        self.no_heads = self._folded(grammar["no_heads"])
        self.deputies = self._folded(grammar["deputies"])
        self.duties = self._folded(grammar["duties"])
        self.told_by = self._folded(grammar["told_by"])
        self.initials = self._folded(grammar["initials"])
        self.abbreviations = frozenset(table(language, "tokenizer")["abbreviations"])
        self.firms = self._folded(grammar["firms"])
        self.named = self._folded(grammar["named"])
        self.posts = self._folded(grammar["posts"])
        self.posted = self._folded(grammar["posted"])
        self.commas = frozenset(grammar.get("commas", ()))
        self.numbers = self._folded(grammar.get("numbers", ()))
        self.tens = self._folded(grammar.get("tens", ()))
        self.quotes: dict[str, str] = {pair[0]: pair[1] for pair in grammar["quotes"]}
        self.quote_marks = frozenset(fold(mark, language) for pair in grammar["quotes"] for mark in pair)
        self.prepositions = {name: self._folded(words) for name, words in grammar.get("prepositions", {}).items()}
        self.given = self._folded((*names["given"], *names.get("weak", ()), *names.get("weakest", ())))
        self.family = self._folded(names["family"])
        self.particles = self._folded(names["particles"])
        self.cues = self._folded(names.get("cues", ()))
        self._serving = frozenset(word + pronoun for word in names["serving"] for pronoun in names["his"])
        self._owned = self._serving | {word + pronoun for word in names["owned"] for pronoun in names["his"]}
        self.not_names = self._folded((*names["not_names"], *self._owned))
        self.not_done = self._folded(names.get("not_done", ()))
        self._unnamed: tuple[str, ...] = tuple(names.get("endings_of_no_name", ())) or ("",)
        self.weak = self._folded((*names.get("weak", ()), *names.get("weakest", ())))
        self.first_parts = self._folded(names.get("first_parts", ()))
        self.second_parts = self._folded(names.get("second_parts", ()))
        self.rare_plural: int = names.get("rare_plural", 0)
        self.surname: int = names.get("surname", 0)
        self._surnames = tuple(self._folded(names.get("surname_endings", ()))) or ("\0",)
        self.weakest = self._folded(names.get("weakest", ()))
        self.starters = self._folded(names.get("starters", ()))
        self.second: int = names.get("second", 0)
        self.rare: int = names.get("rare", 0)
        self.rare_place: int = names.get("rare_place", 0)
        self.common: int = names.get("common", 0)
        self._adjectives = self._folded(form for word in grammar.get("adjectives", ()) for form in self._forms(word))
        self._epithets = self._folded(form for word in grammar.get("epithets", ()) for form in self._forms(word))
        self._friendly = self._folded(form for word in grammar.get("friendly", ()) for form in self._forms(word))
        self._not_adjectives = self._folded(grammar.get("not_adjectives", ()))
        self._endings = tuple(sorted(self._folded(grammar.get("adjective_endings", ())), key=len, reverse=True))
        self._plural_endings = tuple(self._folded(grammar.get("plural_endings", ())))
        self._people = tuple(self._folded(grammar.get("people_endings", ()))) or ("\0",)
        self._not_people = self._folded(grammar.get("not_people", ()))
        self._pronouns = tuple(self._folded(grammar.get("pronouns", ()))) or ("\0",)
        self._verb_prefixes: str = grammar.get("verb_prefixes", "")
        self._participle: str = fold(grammar.get("participle_prefix", "\0"), language)
        self._object = tuple(self._folded(grammar.get("object_endings", ()))) or ("\0",)
        self._past: str = fold(grammar.get("past_ending", ""), language)
        self._past_gap: int = grammar.get("past_gap", 0)
        self._noun_gap: int = grammar.get("noun_gap", 0)
        self._verb_endings = tuple(self._folded(grammar.get("verb_endings", ())))
        self.title_links = self._folded(grammar.get("title_links", ()))
        self._modifiers = self._folded(grammar.get("modifiers", ()))
        self._countries = self._folded(grammar.get("countries", ()))
        self._country_endings = tuple(self._folded(grammar.get("country_endings", ())))
        self._compounds = self._folded(grammar.get("compounds", ()))
        self._words = frequencies(language)
        self._cached = lru_cache(maxsize=20_000)(self._adjective)

    def _folded(self, words: Any) -> frozenset[str]:
        return fold_all(words, self.language)

    def _forms(self, word: str) -> Sequence[str]:
        return [form for form, _ in inflector(self.language).forms(ADJECTIVE, [word])] or [word]

    def owned(self, written: str) -> bool:
        """Whether a written word is an office held for somebody: "مبعوثه" ("his envoy"), but not "مبعوثة"."""
        return written in self._owned

    def serving(self, written: str) -> bool:
        """Whether a written word is an office below somebody's: "مبعوثه", but not "رئيسه" ("its president")."""
        return written in self._serving

    def stops(self, norm: str, written: str) -> bool:
        """Whether a word ends any name before it; "علي" is a name, "على" with the same norm is none."""
        return norm in self.stop and not (norm in self.given and not written.endswith(self._unnamed))

    def definite(self, norm: str) -> bool:
        """Whether the word carries the article."""
        return bool(self.article) and norm.startswith(self.article) and len(norm) > len(self.article) + 1

    def bare(self, norm: str) -> str:
        """The word without its article."""
        return norm[len(self.article) :] if self.definite(norm) else norm

    def adjective(self, norm: str) -> bool:
        """Whether it is an adjective: listed, or made with the endings of relation ("سوري", "أمنية")."""
        return self._cached(norm)

    def listed(self, norm: str) -> bool:
        """Whether it is a form of a listed adjective: "سيبرانيا"."""
        return norm in self._adjectives

    def _adjective(self, norm: str) -> bool:
        bare = self.bare(norm)
        if bare in self._not_adjectives:
            return False
        if bare in self._adjectives:
            return True
        if bare == norm and self.rank(self.article + norm) == self.rank("") and self.verbal(norm):
            return False  # "يعاني", "تنتمي"
        return any(bare.endswith(ending) and len(bare) >= len(ending) + 2 for ending in self._endings)

    def participle(self, norm: str) -> bool:
        """Whether it looks like a participle rather than a name: "مستطردا", "المتواصل"."""
        bare = self.bare(norm)
        if not bare.startswith(self._participle):
            return False
        if bare == norm:
            return norm.endswith(self._object) and self.rank(norm[:-1]) < self.rank(norm) + self._past_gap
        return not norm.endswith(self._surnames) and self.rank(norm) < self.rare

    def origin(self, norm: str) -> bool:
        """Whether it tells where one person is from: "الصربي" ("the Serb")."""
        return self.definite(norm) and norm.endswith(self._surnames) and self.adjective(norm)

    def surnamed(self, norm: str) -> bool:
        """Whether a word with the ending of an adjective is so rare that it is a surname: "الجندوبي"."""
        return norm.endswith(self._surnames) and self.definite(norm) and self.rank(norm) >= self.surname

    def epithet(self, norm: str) -> bool:
        """Whether it judges a thing that has a name, and so is no part of the name: "داعش الإرهابي"."""
        return norm in self._epithets

    def praises(self, norm: str) -> bool:
        """Whether it judges what has a name, or a state: "دولة قطر الشقيقة" ("the brotherly State of Qatar")."""
        return norm in self._friendly or self.epithet(norm)

    def several(self, norm: str) -> bool:
        """Whether it has the ending of several persons ("مسلحون", "الأمنيين")."""
        return len(norm) > 4 and norm.endswith(self._plural_endings or ("\0",))

    def pronominal(self, norm: str) -> bool:
        """Whether a pronoun is attached, one that is not the ending of common words: "شركائها"."""
        return len(norm) > 4 and norm.endswith(self._pronouns)

    def verbal(self, norm: str) -> bool:
        """Whether it looks like a verb or carries a pronoun: "يتحصن" beside "تتحصن", "اقتحامهما"."""
        if self.pronominal(norm):
            return True
        first, rest = norm[:1], norm[1:]
        ending = next((e for e in self._verb_endings if len(rest) > len(e) + 2 and rest.endswith(e)), "")
        stems = {rest, rest[: len(rest) - len(ending)]}  # "تمولان" beside "يمول"
        return first in self._verb_prefixes and any(
            other + stem in self._words for other in self._verb_prefixes if other != first for stem in stems
        )

    def past(self, norm: str) -> bool:
        """Whether it looks like a verb of the past: "اشترط" beside "اشترطت"."""
        return not self.definite(norm) and self.rank(norm + self._past) - self.rank(norm) < self._past_gap

    def people(self, norm: str) -> bool:
        """Whether it is several people by their origin ("اللبنانيين")."""
        bare = self.bare(norm)
        return len(norm) > 5 and norm.endswith(self._people) and bare not in self._adjectives | self._not_people

    def noun(self, norm: str) -> bool:
        """Whether it is likely a noun: it has the article, or is as common with it; also as an object, "هجوما"."""
        while True:  # a letter that is held down, "لاااا", may be the ending a thousand times
            if self.definite(norm) or self.rank(self.article + norm) - self.rank(norm) < self._noun_gap:
                return True
            if not norm.endswith(self._object):
                return False
            norm = norm[:-1]

    def title_adjective(self, norm: str) -> bool:
        """Whether it may describe a title: a common adjective ("السوري", not "الوسلاتي"), or a state's ("الغاني")."""
        bare = self.bare(norm)
        if norm in self.family or bare in self._not_adjectives:
            return False
        if bare != norm and Catalog.load().nationality(norm, self.language) is not None:
            return True
        return bare in self._adjectives or (self._cached(norm) and not (bare != norm and self.rank(norm) >= self.rare))

    def modifier(self, norm: str) -> bool:
        """Whether it is a word that describes a head noun before it ("armed", "Defense")."""
        return norm in self._modifiers

    def country(self, norm: str, written: str) -> bool:
        """Whether it is the adjective of a country, listed or by its ending."""
        if norm in self._countries:
            return True
        return written[:1].isupper() and norm.endswith(self._country_endings or ("\0",)) and len(norm) > 4

    def compound(self, norm: str) -> bool:
        """Whether it begins a name of two words ("دير الزور", "بن قردان")."""
        return norm in self._compounds or norm in self.particles

    def rank(self, norm: str) -> int:
        """How rare a word is: -100 log10 of its frequency, or 1000 for a word in no list."""
        return self._words.rank(norm, 1000)


@lru_cache(maxsize=4)
def word_classes(language: str) -> WordClasses:
    """The word classes of a language."""
    return WordClasses(language)
