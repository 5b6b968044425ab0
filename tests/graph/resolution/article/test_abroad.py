"""Whose "the army" is behind what a state has done abroad."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities


def body(nlp: Language, text: str, word: str) -> str:
    """The name of the key of the last mention that is that word."""
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    keys = (index.key(annotation.article.id, m.id) for m in annotation.mentions if m.text == word)
    return [key.partition("/")[2] for key in keys if key][-1]


@pytest.mark.parametrize(
    ("language", "text", "word", "owner"),
    [
        ("en", "Israel bombed two villages in southern Lebanon. The army said it had targeted a depot of Hezbollah.", "army", "israel"),
        ("en", "Israeli jets bombed the port of Hodeidah in Yemen. The military said it had targeted fuel depots.", "military", "israel"),
        ("en", "Pakistani jets struck Kabul. The army said it had targeted two leaders in Afghanistan.", "army", "pakistan"),
        ("ar", "قصفت إسرائيل قريتين في جنوب لبنان. وقال الجيش إنه استهدف مستودعا لحزب الله.", "الجيش", "israel"),
        ("ar", "شنت الولايات المتحدة غارة في الصومال. وقال الجيش إنه قتل ستة من عناصر حركة الشباب.", "الجيش", "united-states"),
        # The land's own army is named, or acts in its own land; who acts is no state.
        ("en", "Turkey bombed a village in Duhok. The Iraqi army said two farmers were killed. The army deployed troops.", "army", "iraqi-army"),
        ("en", "Egypt bombed a convoy in Darfur in Sudan. In Khartoum, the army retook a bridge.", "army", "sudanese-army"),
        ("ar", "استعاد الجيش مدينة بارا في السودان. وقال شهود إن الجيش دخل السوق.", "الجيش", "sudanese-army"),
        ("en", "Hezbollah attacked Haifa in northern Israel. The army said it killed two gunmen.", "army", "israel-army"),
    ],
)  # fmt: skip
def test_an_army_that_acts_where_a_state_has_acted_abroad_is_of_that_state(
    language: str, text: str, word: str, owner: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert owner in body(engines[language, BOTH], text, word)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        # Of the land that was attacked, or of the one that attacked it.
        ("en", "Turkish jets bombed a cave in Dohuk in Iraq. The defence ministry said four men were killed.", "defence ministry"),
        ("en", "Iran fired missiles at Tel Aviv. The army said it had struck launchers in Isfahan.", "army"),
        ("ar", "قصفت طائرات تركية دهوك العراقية. وأعلنت وزارة الدفاع مقتل أربعة من عناصر الحزب.", "وزارة الدفاع"),
    ],
)  # fmt: skip
def test_an_army_that_does_nothing_there_may_be_of_either_land(
    language: str, text: str, word: str, engines: dict[tuple[str, str], Language]
) -> None:
    key = body(engines[language, BOTH], text, word)
    assert not any(state in key for state in ("iraq", "turk", "iran", "israel"))


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("ar", "دخل الجيش والشرطة الاتحادية الحي بدعم من غارات التحالف الذي تقوده الولايات المتحدة.", "الجيش"),
        ("en", "The army entered the district with air support from the coalition led by the United States.", "army"),
    ],
)
def test_an_army_that_an_alliance_helps_is_not_that_of_who_leads_the_alliance(
    language: str, text: str, word: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert "united-states" not in body(engines[language, BOTH], text, word)
