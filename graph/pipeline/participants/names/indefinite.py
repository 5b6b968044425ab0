"""Tell an indefinite Arabic object by its ending: "جنديا" ("a soldier"), "عراقيا" ("an Iraqi"), "سورياً" ("a Syrian").

Asked by `accusatives` and others. The endings are data (``<xx>/clauses.toml``); a language without `tanwin_endings` has
none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.entities.heads import heads


@dataclass(frozen=True, slots=True)
class Indefinite:
    """The folded endings of a language; make it with `indefinite`. `joint` are bodies of two nationalities."""

    tanwin: tuple[str, ...]
    nominative: tuple[str, ...]
    feminine: tuple[str, ...]
    oblique: tuple[str, ...]
    nisba: tuple[str, ...]
    nunation: tuple[str, ...]
    joint: frozenset[str]

    def object(self, token: Token) -> bool:
        """Whether a word has the ending of an indefinite object."""
        return token.norm_.endswith(self.tanwin + self.oblique) or token.text.endswith(self.nunation)

    def nationality(self, token: Token) -> bool:
        """Whether a word is a nationality as an object: "عراقيا"; "سوريا" is Syria, "كينياتا" a name."""
        catalog, language = Catalog.load(), token.doc.lang_
        if not token.norm_.endswith(self.nisba) or catalog.nationality(token.norm_[:-1], language) is None:
            return False
        return any(mark in token.text for mark in self.nunation) or catalog.find(token.text, language) is None

    def someone(self, token: Token) -> bool:
        """Whether a word for a person is an indefinite object: "جنديا", "إسرائيليا"; "رضا" is a name."""
        if not token.norm_.endswith(self.tanwin):
            return False
        return heads(token.doc.lang_).people([token.norm_], first=True) or self.nationality(token)


@lru_cache(maxsize=4)
def indefinite(language: str) -> Indefinite:
    """The endings of a language."""
    data = table(language, "clauses")

    def folded(key: str) -> tuple[str, ...]:
        return tuple(fold_all(data.get(key, ()), language))

    return Indefinite(
        tanwin=folded("tanwin_endings"),
        nominative=folded("nominative_endings"),
        feminine=folded("feminine_endings"),
        oblique=folded("oblique_endings"),
        nisba=folded("nisba_object"),
        nunation=tuple(data["nunation"]),
        joint=frozenset(folded("joint_bodies")),
    )
