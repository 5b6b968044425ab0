"""Find states by adjectives of events and lists: "الغارات الإسرائيلية" ("the Israeli air strikes") are by Israel.

Where adjectives follow their noun, that of a country behind an event, or behind a list ("لائحة الإرهاب الأميركية"),
names the state that does or keeps it. Inside a name ("القوات الأميركية") it is part of that mention.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType

RULE: Final = "country:adjective"
_ADJECTIVES: Final = 4
"""Most words from a noun to the last of its adjectives of countries."""


class CountryAdjectives:
    """Finds states behind nouns; none in a language whose adjectives come first.

    Args:
        language: "ar" or "en".
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._classes = word_classes(language)
        self._catalog = Catalog.load()
        self._lists = clause_words(language, "lists")
        self._links = clause_words(language, "coordinators", "hyphens")

    def find(self, doc: Doc, nouns: Iterable[int]) -> Iterator[Span]:
        """The mentions of states behind event nouns (by token) and behind lists."""
        if not self._classes.article:
            return
        found: dict[int, Span] = {}
        lists = [token.i for token in doc if self._classes.bare(token.norm_) in self._lists]
        for noun, a_list in (*((at, False) for at in nouns), *((at, True) for at in lists)):
            for span in self._behind(doc, noun, a_list=a_list):
                found[span.start] = span
        yield from found.values()

    def _behind(self, doc: Doc, noun: int, *, a_list: bool) -> Iterator[Span]:
        """The mentions of states among the adjectives behind one noun."""
        last = -1
        for token in doc[noun + 1 : min(noun + 1 + _ADJECTIVES, sentence_at(doc, noun).end)]:
            norm = token.norm_
            if token.ent_type_:
                return
            if last == token.i - 1 and norm in self._links:
                last = token.i  # "الأميركية - الإيرانية"
                continue
            state = self._catalog.nationality(norm, self._language) if self._classes.adjective(norm) else None
            if state is not None:
                last = token.i
                yield mention(doc, token.i, token.i + 1, EntityType.STATE, rule=RULE, confidence=0.8, known=state)
            elif not self._classes.adjective(norm) and not (a_list and self._classes.definite(norm)):
                return
