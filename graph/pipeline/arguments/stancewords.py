"""Read the words that say whose side something is on (``<xx>/stances.toml``): "مناوئة", "pro-", "brokered"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.words.inflection import ADJECTIVE, VERB, inflector

AGAINST, FOR, BEHIND, BETWEEN = "against", "for", "behind", "between"
SIDES: Final = (AGAINST, FOR, BEHIND, BETWEEN)


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The stance words of a language, folded.

    Attributes:
        adjectives: form -> side and the prepositions one of which follows, each as words; of words of other kinds, too.
        prefixes, suffixes: word -> side. hyphens: what is between one of them and a name.
        conjunctions: what joins a further name. commas: what may stand for one in a list that has one.
        articles: what may stand before a name. amid: what stands before two sides.
        between: the words of that side that stand by themselves.
        led: those of them that may have their subjects before them.
    """

    adjectives: Mapping[str, tuple[str, tuple[tuple[str, ...], ...]]]
    prefixes: Mapping[str, str]
    suffixes: Mapping[str, str]
    hyphens: frozenset[str]
    conjunctions: frozenset[str]
    commas: frozenset[str]
    articles: frozenset[str]
    amid: frozenset[str]
    between: frozenset[str]
    led: frozenset[str]


@lru_cache(maxsize=4)
def stance_words(language: str) -> StanceWords:
    """The stance words of a language.

    Raises:
        LanguageDataError: a row has no known side.
    """
    data = table(language, "stances")
    adjectives: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {}
    prefixes: dict[str, str] = {}
    suffixes: dict[str, str] = {}
    for row in data["stance"]:
        side = row["side"]
        if side not in SIDES:
            path = folder(language) / "stances.toml"
            raise LanguageDataError(f"{side!r} is no side: one of {', '.join(SIDES)}", path=path)
        if "adjective" in row:
            following = tuple(tuple(fold(words, language).split()) for words in row["prepositions"])
            forms = [form for form, _ in inflector(language).forms(ADJECTIVE, row["adjective"])]
            forms += (fold(form, language) for form in row.get("forms", ()))
            adjectives.update((form, (side, following)) for form in forms)
        elif "words" in row or "verb" in row:
            following = tuple(tuple(fold(words, language).split()) for words in row["prepositions"])
            forms = [form for form, _ in inflector(language).forms(VERB, row.get("verb", ()))]
            forms += (fold(word, language) for word in row.get("words", ()))
            adjectives.update((form, (side, following)) for form in forms)
        elif "prefix" in row:
            prefixes[fold(row["prefix"], language)] = side
        else:
            suffixes.update((fold(word, language), side) for word in row["suffix"])
    conjunctions = fold_all(data["and"], language)
    commas, articles = (frozenset(data.get(key, ())) for key in ("commas", "articles"))
    amid = fold_all(data["amid"], language)
    between = frozenset(form for form, (side, _) in adjectives.items() if side == BETWEEN)
    led = fold_all((word for row in data["stance"] if row.get("led") for word in row["words"]), language)
    hyphens = frozenset(data.get("hyphens", ()))
    return StanceWords(adjectives, prefixes, suffixes, hyphens, conjunctions, commas, articles, amid, between, led)
