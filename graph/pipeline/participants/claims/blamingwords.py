"""The words that say who is blamed for what (``<xx>/undergone.toml``, [blamed])."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.inflection import VERB, all_forms


@dataclass(frozen=True, slots=True)
class BlamingWords:
    """Folded words of a language: the forms of blaming with the prepositions before who is blamed, and the rest."""

    on: Mapping[str, frozenset[str]]
    charge: frozenset[str]
    blaming: frozenset[str]
    holding: frozenset[str]
    responsible: frozenset[str]
    doing: frozenset[str]
    before: frozenset[str]
    ends: frozenset[str]
    later: frozenset[str]
    linked: frozenset[str]
    prepositions: frozenset[str]
    articles: frozenset[str]
    own: frozenset[str]
    within: frozenset[str]
    than: frozenset[str]
    joins: frozenset[str]


@lru_cache(maxsize=4)
def blaming_words(language: str) -> BlamingWords:
    """The words of a language."""
    data = table(language, "undergone")["blamed"]

    def folded(*words: str) -> frozenset[str]:
        return fold_all(words, language)

    return BlamingWords(
        {
            form: folded(*row["on"])
            for row in data["on"]
            for form in (*all_forms(VERB, row.get("verbs", ()), language), *folded(*row.get("words", ())))
        },
        folded(*data["charge"]),
        all_forms(VERB, data["blaming"], language),
        all_forms(VERB, data["holding"], language),
        folded(*data["responsible"]),
        folded(*table(language, "undergone")["alleged"]["doing"]),
        clause_words(language, "particles"),
        clause_words(language, "relatives", "complementizers", "adverbials", "contrasts"),
        clause_words(language, "clause_prepositions") - folded(*data["charge"]),
        clause_words(language, "belonging"),
        clause_words(language, "prepositions"),
        folded(*table(language, "entities").get("articles", ()), *data["determiners"]),
        folded(*data["own"]),
        folded(*data["within"]),
        folded(*data["than"]),
        coordinators(language).all,
    )
