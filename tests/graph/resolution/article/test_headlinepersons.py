"""Persons without names in a headline and the lead below it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.ontology.terms import EntityType


def above_and_below(nlp: Language, title: str, lead: str) -> tuple[set[str | None], set[str | None]]:
    """Keys of the persons of a headline, and of those of the lead."""
    (annotation,) = annotate(nlp, [Article(text=f"{title}\n\n{lead}", language=nlp.lang, title=title)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    persons = [m for m in annotation.mentions if m.type == EntityType.PERSON]
    keys = [(index.key(annotation.article.id, m.id), m.start < len(title)) for m in persons]
    return {key for key, above in keys if above}, {key for key, above in keys if not above}


@pytest.mark.parametrize(
    ("language", "title", "lead"),
    [
        ("en", "Israeli strike kills Hezbollah commander", "An Israeli air strike killed a senior Hezbollah commander in Tyre on Monday."),
        ("en", "Sudanese commander killed in Kordofan", "A senior Sudanese commander was killed in Kordofan on Monday."),
        ("en", "Police arrest former official", "Police arrested an official in Lima on Monday."),
        ("en", "German court jails Syrian man", "A court sentenced a Syrian man to ten years. Police said the man had fled."),
        ("ar", "مقتل قيادي في حزب الله", "قتل قيادي بارز في حزب الله في صور الاثنين."),
        ("ar", "اعتقال مسؤول أمني", "اعتقلت الشرطة مسؤولا أمنيا سابقا في دمشق."),
    ],
)  # fmt: skip
def test_who_is_called_by_less_in_the_headline_is_one_person_with_him_of_the_lead(
    language: str, title: str, lead: str, engines: dict[tuple[str, str], Language]
) -> None:
    above, below = above_and_below(engines[language, BOTH], title, lead)
    assert above == below
    assert len(above) == 1


@pytest.mark.parametrize(
    ("language", "title", "lead"),
    [
        # One of two, in another part, of another rank, group or land.
        ("en", "Commander killed in Tyre", "A senior commander and a police commander were killed in Tyre."),
        ("en", "Commander killed in Tyre", "Police arrested a senior commander in Tyre."),
        ("en", "Governor killed in Tyre", "A deputy governor was killed in Tyre."),
        ("en", "Commander of Hezbollah killed in Tyre", "A senior Hamas commander was killed in Tyre."),
        ("en", "Sudanese commander killed", "A senior Ethiopian commander was killed."),
        ("ar", "مقتل قيادي في حزب الله", "قتل قيادي بارز في حركة حماس في صور."),
    ],
)  # fmt: skip
def test_of_two_or_of_another_rank_or_group_it_is_none(
    language: str, title: str, lead: str, engines: dict[tuple[str, str], Language]
) -> None:
    above, below = above_and_below(engines[language, BOTH], title, lead)
    assert len(above) == 1
    assert below
    assert not above & below


@pytest.mark.parametrize(
    ("language", "title", "lead"),
    [
        ("ar", "توقيف وزير سابق في الجزائر", "أوقفت الشرطة الجزائرية الأحد وزير الصناعة السابق فريد بن علي."),
        ("ar", "مقتل ضابط سوري في درعا", "قتل مسلحون مجهولون الضابط في الجيش السوري العقيد وسيم الخالد في درعا."),
        ("ar", "إسرائيل تغتال قائدا في الجهاد الإسلامي", "أعلن الجيش الإسرائيلي اغتيال القائد في حركة الجهاد الإسلامي محمود النجار."),
        ("ar", "الشرطة الفرنسية توقف مشتبها به", "أوقفت الشرطة الفرنسية في ليون مشتبها به يدعى كمال بوزيد."),
        ("en", "Police arrest former minister", "Peruvian police arrested the former industry minister Jorge Salas in Lima."),
    ],
)  # fmt: skip
def test_who_has_no_name_in_the_headline_is_whom_the_lead_calls_so_by_name(
    language: str, title: str, lead: str, engines: dict[tuple[str, str], Language]
) -> None:
    above, below = above_and_below(engines[language, BOTH], title, lead)
    assert len(above) == 1
    assert above <= below


@pytest.mark.parametrize(
    ("language", "title", "lead"),
    [
        # Called otherwise, in another part, of another state, or one of two.
        ("ar", "توقيف وزير سابق في الجزائر", "أوقفت الشرطة الجزائرية الأحد التاجر فريد بن علي."),
        ("ar", "توقيف وزير سابق في الجزائر", "دان الوزير السابق فريد بن علي توقيف الشرطة صحفيا."),
        ("ar", "مقتل ضابط سوري", "قتل مسلحون الضابط العراقي وسيم الخالد في الموصل."),
        ("ar", "مقتل ضابط سوري", "قتل مسلحون الضابط وسيم الخالد والضابط سامر النجار."),
        ("en", "Police arrest former minister", "Peruvian police arrested the banker Jorge Salas in Lima."),
    ],
)  # fmt: skip
def test_who_is_called_otherwise_or_one_of_two_is_not_named_by_the_lead(
    language: str, title: str, lead: str, engines: dict[tuple[str, str], Language]
) -> None:
    above, below = above_and_below(engines[language, BOTH], title, lead)
    assert not above & below


@pytest.mark.parametrize(
    ("language", "title", "lead"),
    [
        ("en", "Turkey's president meets Putin in Sochi", "Turkish President Recep Tayyip Erdogan met Russian President Vladimir Putin in Sochi on Monday."),
        ("ar", "الرئيس التركي يلتقي بوتين", "التقى الرئيس التركي رجب طيب أردوغان نظيره الروسي فلاديمير بوتين في سوتشي الاثنين."),
    ],
)  # fmt: skip
def test_of_two_who_do_the_same_it_is_the_one_of_the_same_state(
    language: str, title: str, lead: str, engines: dict[tuple[str, str], Language]
) -> None:
    above, below = above_and_below(engines[language, BOTH], title, lead)
    assert above == below
    assert len(above) == 2
