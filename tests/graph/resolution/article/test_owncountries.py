"""Whose country "بلاده" is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, LEXICAL, annotate, load
from khabar.graph.pipeline.doc import Argument
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.references import readings


@pytest.fixture(scope="module")
def pipelines() -> dict[str, Language]:
    return {language: load(language, engine=LEXICAL) for language in ("ar", "en")}


def known(nlp: Language, text: str, language: str, words: str) -> list[str]:
    """Catalog ids of the mentions that are these words, "" of those that are of nothing known."""
    (annotation,) = annotate(nlp, [Article(text=text, language=language)])
    return [r.node.known for r in readings(annotation, Catalog.load()) if r.mention.text == words]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("قال وزير الخارجية الإيراني إن بلاده ترفض القرار.", "بلاده", ["iran"]),
        ("أكد السفير التركي وقوف بلاده مع الدوحة.", "بلاده", ["turkey"]),
        # the title stands in another sentence
        ("وصل وزير الدفاع العراقي خالد العبيدي أمس. وقال العبيدي إن بلاده ترفض القرار.", "بلاده", ["iraq"]),
        # two officials of two states: it may be either's
        ("التقى وزير الخارجية الإيراني السفير التركي بعد أن رفضت بلاده القرار.", "بلاده", [""]),
        # the last one may be of any state
        ("رحب وزير الخارجية المصري بالزيارة، وأوضح كمال النجار أن بلاده ترفض القرار.", "بلاده", [""]),
        # media speak for nobody, and "في بلاده" is no actor
        ("قال كمال النجار لقناة إيطالية إن بلاده ترفض القرار.", "بلاده", [""]),
        ("قال كمال النجار إن بلاده ترفض القرار.", "بلاده", [""]),
        # an office of the state that the article is about
        ("استقبلت باكستان وفدا في إسلام آباد. وقال وزير الدفاع كمال النجار إن بلاده ترفض القرار.", "بلاده", ["pakistan"]),
        ("استقبلت باكستان وفدا من الهند. وقال وزير الدفاع كمال النجار إن بلاده ترفض القرار.", "بلاده", [""]),
        # his own name tells of no state
        ("قال وزير الدفاع العراقي كمال السوداني إن بلاده ترفض القرار.", "بلاده", ["iraq"]),
        ("قال كمال السوداني إن بلاده ترفض القرار.", "بلاده", [""]),
        # who has sent an envoy
        ("قال المندوب الكيني لدى الأمم المتحدة كمال النجار إن بلاده ترفض القرار.", "بلاده", ["kenya"]),
        ("قال سفير غانا لدى تشاد كمال النجار إن بلاده ترفض القرار.", "بلاده", ["ghana"]),
        # the adjective stands between the ministry and the name
        ("قال وزير النقل والموانئ والطرق العماني معتز الحارثي إن بلاده ترفض القرار.", "بلاده", ["oman"]),
    ],
)  # fmt: skip
def test_it_is_that_of_the_official_who_speaks_of_it(
    pipelines: dict[str, Language], text: str, words: str, expected: list[str]
) -> None:
    assert known(pipelines["ar"], text, "ar", words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("قال الرئيس الأوكراني فولوديمير زيلينسكي إن القوات سيطرت على بلدة في دونيتسك.", "بلدة", [""]),
        ("قال الرئيس الأوكراني فولوديمير زيلينسكي إن أوروبا تدعم بلده في الحرب.", "بلده", ["ukraine"]),
    ],
)
def test_a_town_is_no_country_of_his_though_it_folds_alike(
    text: str, words: str, expected: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert known(engines["ar", BOTH], text, "ar", words) == expected


def test_a_country_without_an_owner_is_not_taken_for_the_speakers(pipelines: dict[str, Language]) -> None:
    text = "قال وزير الخارجية الإيراني إن البلاد ترفض القرار."
    assert "iran" not in known(pipelines["ar"], text, "ar", "بلاده")


def test_of_several_speakers_the_last_in_the_text_counts_however_they_are_listed(
    pipelines: dict[str, Language],
) -> None:
    text = "رحب وزير الخارجية المصري بالزيارة، وأوضح كمال النجار أن بلاده ترفض القرار."
    (annotation,) = annotate(pipelines["ar"], [Article(text=text, language="ar")])
    minister, other, country = (mention.id for mention in annotation.mentions)
    (event, *_) = annotation.events
    for speakers in ((minister, other), (other, minister)):
        said = replace(event, arguments=(Argument("agent", country),), speakers=speakers)
        found = readings(replace(annotation, events=(said,)), Catalog.load())
        assert [reading.node.known for reading in found if reading.mention.id == country] == [""]
