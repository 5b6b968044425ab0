"""Who is another one's counterpart."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate, load
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.references import readings
from khabar.graph.resolution.nodes import Reading


@pytest.fixture(scope="module")
def pipelines() -> dict[str, Language]:
    return {language: load(language, engine=BOTH) for language in ("ar", "en")}


def read(nlp: Language, text: str, language: str, words: str) -> list[Reading]:
    """The readings of the mentions that are these words."""
    (annotation,) = annotate(nlp, [Article(text=text, language=language)])
    return [r for r in readings(annotation, Catalog.load()) if r.mention.text == words]


@pytest.mark.parametrize(
    ("language", "text", "words", "known", "shown"),
    [
        ("ar", "أبلغت الشرطة الألمانية نظيرتها الفرنسية بوجود خلية.", "نظيرتها الفرنسية", "france-police", "الشرطة الفرنسية"),
        ("ar", "نسق الجيش اللبناني مع نظيره السوري.", "نظيره السوري", "syrian-army", "الجيش السوري"),
        ("en", "The Iraqi army shared intelligence with its Syrian counterpart.", "Syrian counterpart", "syrian-army", "Syrian army"),
        # no service of that state is known
        ("ar", "حذرت وكالة الاستخبارات المركزية نظيرتها الروسية من هجوم وشيك.", "نظيرتها الروسية", "russia", "نظيرتها الروسية"),
        # by the title before a name, or that is all he is called
        ("ar", "وقع وزير الدفاع التركي يشار غولر مع نظيره القطري اتفاقا للتعاون.", "نظيره القطري", "", "وزير الدفاع القطري"),
        ("ar", "بحث رئيس الأركان المصري مع نظيره السوداني أمن الحدود.", "نظيره السوداني", "", "رئيس الأركان السوداني"),
        ("en", "Egyptian Foreign Minister Badr Abdelatty met his Iranian counterpart in Cairo.", "Iranian counterpart", "", "Iranian Foreign Minister"),
        # nobody knows what he is
        ("ar", "وقال سامح شكري إنه ناقش مع نظيره الأميركي أوضاع الجامعات.", "نظيره الأميركي", "", "نظيره الأميركي"),
    ],
)  # fmt: skip
def test_he_is_what_the_other_one_is_of_another_state(
    pipelines: dict[str, Language], language: str, text: str, words: str, known: str, shown: str
) -> None:
    assert [(r.node.known, r.shown) for r in read(pipelines[language], text, language, words)] == [(known, shown)]


def test_he_is_whose_name_stands_behind(pipelines: dict[str, Language]) -> None:
    text = "عقد وزير الخارجية الروسي سيرغي لافروف ونظيره الصيني وانغ يي اجتماعا مع وفد من طالبان."
    (unnamed,), (named,) = (read(pipelines["ar"], text, "ar", words) for words in ("نظيره الصيني", "وانغ يي"))
    assert unnamed.node == named.node


def test_whose_counterpart_is_named_is_of_another_state(pipelines: dict[str, Language]) -> None:
    text = "قالت وزارة الداخلية إن الشرطة تنسق مع نظيرتها الجزائرية."
    (body,) = read(pipelines["ar"], text, "ar", "وزارة الداخلية")
    assert not body.node.known
    assert not body.node.owners
