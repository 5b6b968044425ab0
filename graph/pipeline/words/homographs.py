"""Component "khabar_homographs": tell words that are written alike by the words around them.

News writes "مسيرة" for a drone ("مسيّرة") as for a march. The NORM of the rarer word becomes one that no other word
has, by which all tables know it. The data is ``<xx>/homographs.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.words.inflection import VERB, all_forms, inflector

NAME: Final = "khabar_homographs"

_FEMININE: Final = "f"
_BEHIND: Final = 3
"""Tokens at the most from the word to the verb whose subject it is: "مسيرة تركية استهدفت"."""


class _Homograph(NamedTuple):
    """A row of the table, folded; the file explains its keys."""

    norms: Mapping[str, str]
    mark: str
    within: int
    not_behind: frozenset[str]
    other: frozenset[str]
    other_behind: frozenset[str]
    behind: frozenset[str]
    before: frozenset[str]
    subject_of: frozenset[str]
    by: frozenset[str]
    means: frozenset[str]
    near: frozenset[str]


class Homographs:
    """Sets the NORM of tokens that are the rarer word."""

    def __init__(self, language: str) -> None:
        self._rows = _homographs(language)

    def __call__(self, doc: Doc) -> Doc:
        """Set the norms; needs nothing but tokens, and no sentences."""
        for row in self._rows:
            places = [token.i for token in doc if token.norm_ in row.norms]
            if places:
                norms = [token.norm_ for token in doc]
                for at in places:
                    if _is(doc[at], norms, row):
                        doc[at].norm_ = row.norms[norms[at]]
        return doc


def told_apart(tokens: Iterable[Token], language: str) -> bool:
    """Whether one of some tokens has such a NORM."""
    words = _written(language)
    return bool(words) and any(token.norm_ in words for token in tokens)


def written(token: Token) -> str:
    """A token's text, spelled so that a reader knows which word it is."""
    return _written(token.lang_).get(token.norm_, token.text)


def _is(token: Token, norms: Sequence[str], row: _Homograph) -> bool:
    """Whether a token is the rarer word."""
    at = token.i
    previous, following = norms[at - 1] if at else "", norms[at + 1 : at + 2]
    if previous in row.not_behind:
        return False
    if row.mark in token.text:
        return True
    around = {*norms[max(0, at - row.within) : at], *norms[at + 1 : at + 1 + row.within]}
    if previous in row.other_behind:
        return False
    if not row.before.isdisjoint(following):
        return True
    if not row.other.isdisjoint(around):
        return False
    return (
        previous in row.behind | row.subject_of
        or not row.subject_of.isdisjoint(norms[at + 1 : at + 1 + _BEHIND])
        or not row.near.isdisjoint(around)
        or (previous in row.by and not row.means.isdisjoint(around))
    )


@lru_cache(maxsize=4)
def _homographs(language: str) -> tuple[_Homograph, ...]:
    return tuple(_homograph(row, language) for row in table(language, "homographs")["homograph"])


def _homograph(row: Mapping[str, Any], language: str) -> _Homograph:
    def folded(words: Iterable[str]) -> frozenset[str]:
        return fold_all(words, language)

    forms = inflector(language).forms
    feminine = {f for lemma in row["subject_of"] for f, tag in forms(VERB, lemma) if tag.agrees == _FEMININE}
    return _Homograph(
        norms={fold(form, language): fold(norm, language) for form, norm in row["norms"].items()},
        mark=row["mark"],
        within=row["within"],
        not_behind=folded(row["not_behind"]),
        other=folded(row["other"]),
        other_behind=folded(row["other_behind"]),
        behind=folded(row["behind"]),
        before=folded(row["before"]),
        subject_of=frozenset(feminine),
        by=folded(row["by"]),
        means=folded(row["means"]),
        near=folded(row["near"]) | all_forms(VERB, row["objects_of"], language),
    )


@lru_cache(maxsize=4)
def _written(language: str) -> Mapping[str, str]:
    rows = table(language, "homographs")["homograph"]
    return {fold(norm, language): word for row in rows for norm, word in row["written"].items()}


@Language.factory(NAME, assigns=["token.norm"])
def make(nlp: Language, name: str) -> Homographs:  # noqa: ARG001
    """The component of the language of a pipeline."""
    return Homographs(nlp.lang or "")
