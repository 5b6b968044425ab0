"""Read the words by which people are counted (``<xx>/counts.toml``), with the nouns for people of the entity rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.frequencies import frequencies
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.counting.quantities import Phrases, Quantities
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.words.inflection import NOUN, VERB, inflector
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, Unit

_CLOSING: Final = (
    *("prepositions", "coordinators", "complementizers", "complementizers_with_pronoun", "relatives", "adverbials"),
    *("contrasts", "particles", "passive_before"),
)
"""The lists of `<xx>/clauses.toml` whose words no counted noun can be."""
_MARKS: Final = (".", ",", "،", ";", "؛", ":", "!", "?", "؟", ")", "»", "”", '"', "—", "…")


class CountWords:
    """The counting words of a language; make it with `count_words`.

    Attributes:
        quantities: what finds the numbers.
        nouns: forms of nouns for people, with their unit ("قتيلا").
        participles: forms that stand for people only where no object follows them ("12 killed").
        triggers: forms of triggers, with the unit of those counted ("أصيب").
        both: phrases of two units, with the unit of the two together.
        gap: how many unknown words may stand between a number and the mention it counts.
        last: whether the noun of a mention is its last word, not its first.
    """

    def __init__(self, language: str) -> None:
        data = table(language, "counts")
        words = data["words"]
        self._language = language
        self._heads = heads(language).forms
        self.quantities = Quantities(language, data)
        self.nouns: dict[str, str] = {}
        self.triggers: dict[str, str] = {}
        self.both: list[tuple[str, Phrases]] = []
        self.participles: frozenset[str] = frozenset()
        for row in data["unit"]:
            self._unit(row)
        self.gap: int = words["gap"]
        self.last = self.gap > 0
        self.fillers = Phrases(words["fillers"], language)
        self.links = Phrases(words["links"], language)
        self.not_before = Phrases(words["not_before"], language)
        self.parts = Phrases(words["parts"], language)
        self.not_after = Phrases(words["not_after"], language)
        self.after_trigger = Phrases(words["after_trigger"], language)
        self.before_trigger = self._words(words["before_trigger"])
        self.toll = self._words(words["toll"])
        self.reach = self._words(words["reach"])
        self.fallen = self._words(words["fallen"])
        self.joiners = self._words(words["joiners"])
        self._others = self._words(words["others"])
        self._collectives = self._words(self._inflected(NOUN, [words["collectives"]])) | self._words(
            words["collectives"]
        )
        clauses = table(language, "clauses")
        small = [word for name in _CLOSING for word in clauses.get(name, ())]
        self._closing = Phrases([*small, *_MARKS], language)
        dual = data["dual"]
        self._dual = self._endings(dual.get("endings", ()))
        self._unsure = self._endings(dual.get("unsure", ()))
        self._plural, self._nisba = fold(dual.get("plural", ""), language), fold(dual.get("nisba", ""), language)
        self._feminine = self._endings(dual.get("feminine", ()))
        self._sound = self._endings(dual.get("sound", ()))
        self._article = fold(clauses["article"], language)
        self._no_duals = self._words(dual.get("not", ()))

    def _unit(self, row: Mapping[str, Any]) -> None:
        """Add the words of one unit."""
        unit = row["unit"]
        if unit not in Unit.ALL:
            raise LanguageDataError(f"{unit!r} is no unit", path=folder(self._language) / "counts.toml")
        for form in self._inflected(NOUN, row.get("nouns", ())):
            self.nouns[form] = self.triggers[form] = unit
        participles = self._words(row.get("participles", ()))
        self.participles |= participles
        self.nouns |= dict.fromkeys(participles, unit)
        self.triggers |= dict.fromkeys(participles, unit)
        for kind, name in ((VERB, "verbs"), (NOUN, "words")):
            self.triggers |= dict.fromkeys(self._inflected(kind, row.get(name, ())), unit)
        for form in self._words(row.get("forms", ())):
            self.nouns.pop(form, None)
            self.triggers[form] = unit
        if "both" in row:
            self.both.append((unit, Phrases(row["both"], self._language)))

    def _inflected(self, kind: str, lemmas: Iterable[Sequence[str]]) -> Iterator[str]:
        for lemma in lemmas:
            for form, _ in inflector(self._language).forms(kind, lemma):
                yield form

    def _words(self, words: Iterable[str]) -> frozenset[str]:
        return fold_all(words, self._language)

    def _endings(self, endings: Iterable[str]) -> tuple[str, ...]:
        return tuple(fold(ending, self._language) for ending in endings)

    def noun(self, norm: str) -> bool:
        """Whether a word is always a noun for people with a unit: "قتيل", but not "killed"."""
        return norm in self.nouns and norm not in self.participles

    def hurts(self, trigger: str, targets: Iterable[str]) -> bool:
        """Whether an event only says that people were hurt, by its word or that of its targets: "سقوط جرحى"."""
        norm = fold(trigger, self._language)
        if norm not in self.fallen:
            return self.triggers.get(norm) == Unit.WOUNDED
        units = [{self.nouns.get(word) for word in fold(target, self._language).split()} for target in targets]
        return bool(units) and all(Unit.WOUNDED in each for each in units)

    def person(self, norm: str) -> bool:
        """Whether a word is a noun for people, or stands for people ("آخرين")."""
        return norm in self.nouns or norm in self._others or self._head(norm)

    def collective(self, norm: str) -> bool:
        """Whether a word is for several people together, so that its number counts no people: "3 عائلات"."""
        return norm in self._collectives

    def other(self, norm: str) -> bool:
        """Whether a word stands for people of any kind: "آخرين", "troops"."""
        return norm in self._others

    def closes(self, norms: Sequence[str], at: int) -> bool:
        """Whether a word cannot be what the number before it counts: a mark, a preposition, the end."""
        return at >= len(norms) or self._closing.at(norms, at) > 0

    def dual(self, norm: str, *, mention: bool) -> bool:
        """Whether a word is the dual of one for a person; with `mention` it is known to be of people.

        >>> words = count_words("ar")
        >>> [words.dual(norm, mention=True) for norm in ("جنديان", "جنديين", "مدنيين", "سكان")]
        [True, True, False, False]
        """
        if norm in self._no_duals:
            return False
        for ending in self._dual:
            if norm.endswith(ending):
                stem = norm.removesuffix(ending)
                return self._single(stem) or (mention and len(stem) > 3 and stem.endswith(self._nisba))
        for ending in self._unsure:
            if norm.endswith(ending):
                stem = norm.removesuffix(ending)
                if stem.removeprefix(self._article).startswith(self._sound):
                    return False
                return self._single(stem) and stem + self._plural not in frequencies(self._language)
        return False

    def _single(self, stem: str) -> bool:
        """Whether a stem is a word for one person, perhaps with its feminine ending: "امرأت(ان)"."""
        stems = [stem]
        if self._feminine and stem.endswith(self._feminine[0]):
            stems.append(stem.removesuffix(self._feminine[0]) + self._feminine[-1])
        return any(form in self.nouns or self._head(form, EntityType.PERSON) for form in stems)

    def _head(self, norm: str, *types: str) -> bool:
        """Whether a word is a head noun of one of the types, by default of people."""
        wanted = types or PEOPLE
        return any(len(head.words) == 1 and head.type in wanted for head in self._heads.get(norm, ()))


@lru_cache(maxsize=4)
def count_words(language: str) -> CountWords:
    """The counting words of a language.

    Raises:
        LanguageDataError: the data breaks its format.
    """
    return CountWords(language)
