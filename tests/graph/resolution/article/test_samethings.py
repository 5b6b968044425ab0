"""Whom a bare title stands for that the text puts as one with a name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities


@pytest.mark.parametrize(
    ("language", "text", "word", "name", "one"),
    [
        ("en", "Police arrested the suspect, Ali Hassan, in Oslo. The suspect attacked a bank.", "suspect", "Ali Hassan", True),
        ("ar", "اعتقلت الشرطة المشتبه به أحمد علي في كولن. وقال الادعاء إن المشتبه به خطط لهجوم.", "المشتبه به", "أحمد علي", True),
        # Two of them have names.
        ("ar", "اعتقلت الشرطة المشتبه به أحمد علي في كولن. وفي ميونخ اعتقلت الشرطة المشتبه به الثاني محمود حسن. وقال الادعاء إن المشتبه به خطط لهجوم.", "المشتبه به", "أحمد علي", False),
    ],
)  # fmt: skip
def test_a_title_is_of_the_name_it_stands_with_unless_another_one_has_it(
    language: str, text: str, word: str, name: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = annotate(engines[language, BOTH], [Article(text=text, language=language)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    keys = {m.start: index.key(annotation.article.id, m.id) for m in annotation.mentions}
    assert (keys[text.rindex(word)] == keys[text.index(name)]) == one
