"""How an article tells an event."""

from __future__ import annotations

import pytest

from khabar.graph.pipeline.annotation import Annotation, EventMention
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.discourse import Discourse


def event(text: str, word: str, *, language: str, title: str | None = None) -> tuple[Discourse, EventMention]:
    start = text.index(word)
    mention = EventMention("v0", "Attack", start, start + len(word), word, 0, "actual")
    article = Article(text=text, language=language, title=title)
    return Discourse(Annotation(article, ((0, len(text)),), (), (mention,), ())), mention


@pytest.mark.parametrize(
    ("language", "text", "word", "definite"),
    [
        ("ar", "أدان الوزير الهجوم", "الهجوم", True),
        ("ar", "أدان هجوما", "هجوما", False),
        ("ar", "تعرضت للهجوم", "لهجوم", True),  # the article behind a clitic that took its first letter
        ("ar", "التقى الوزير", "التقى", False),  # a verb
        ("ar", "نبهوا الضحايا المستهدفين", "المستهدفين", False),  # people
        ("ar", "أدان الوزير الهجومين", "الهجومين", True),
        ("ar", "بعد المعركتين", "المعركتين", True),
        ("en", "He condemned the attack", "attack", True),
        ("en", "The twin car bombings hit", "bombings", True),
        ("en", "An attack on the town", "attack", False),
        ("en", "the group attacked", "attacked", False),
        ("en", "This operation ended", "operation", True),
    ],
)
def test_a_noun_with_the_article_is_taken_for_known(language: str, text: str, word: str, definite: bool) -> None:
    discourse, mention = event(text, word, language=language)
    assert discourse.definite(mention) is definite


def test_the_headline_is_the_title_that_the_text_begins_with() -> None:
    for title, expected in (("هجوم في حلب", True), ("عنوان آخر", False), (None, False)):
        discourse, mention = event("هجوم في حلب\nقتل جندي", "هجوم", language="ar", title=title)
        assert discourse.headline(mention) is expected
    discourse, mention = event("هجوم في حلب\nقتل جندي", "قتل", language="ar", title="هجوم في حلب")
    assert not discourse.headline(mention)
