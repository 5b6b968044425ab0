"""Whose "the army" is behind a land that opens its sentence."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities


def bodies(nlp: Language, text: str, word: str) -> list[str]:
    """The names of the keys of the mentions that are one word, in the order of the text."""
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    keys = (index.key(annotation.article.id, m.id) for m in annotation.mentions if m.text == word)
    return [key.partition("/")[2] for key in keys if key]


@pytest.mark.parametrize(
    ("language", "text", "word", "expected"),
    [
        ("ar", "أعلن الجيش السوري مقتل جنديين. وفي العراق، أعلن الجيش إحباط هجوم على حقل نفط.", "الجيش", ["iraqi-army"]),
        ("en", "The Syrian army said two soldiers were killed. In Iraq, the army said it had foiled an attack.", "army", ["iraqi-army"]),
        ("en", "Syria foiled an attack. Meanwhile, in Iraq, the army said it killed a man.", "army", ["iraqi-army"]),
        ("en", "Israel bombed Damascus. Elsewhere, in neighbouring Iraq, the army killed a man.", "army", ["iraqi-army"]),
        ("en", "Syrian police arrested a man. In Baghdad, the army killed two gunmen. The army said it lost a soldier.", "army", ["iraqi-army", "iraqi-army"]),
        # A town may be one that a foreign army is in, and a state named in the sentence comes first.
        ("en", "The Israeli army killed a gunman. In Gaza, the army shelled a school.", "army", ["israel-army"]),
        ("en", "The Syrian army said two soldiers were killed. The army foiled an attack in Iraq.", "army", ["syrian-army"]),
        ("en", "The Syrian army killed two men. In Iraq, Syria said the army would not stay.", "army", ["syrian-army"]),
    ],
)  # fmt: skip
def test_a_land_that_opens_a_sentence_owns_its_bare_bodies(
    language: str, text: str, word: str, expected: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert bodies(engines[language, BOTH], text, word) == expected


@pytest.mark.parametrize(
    ("language", "text", "word", "land", "owned"),
    [
        ("ar", "قال الجيش إنه قتل ثلاثة مسلحين. وأوقفت الشرطة الفرنسية مشتبها به في باريس.", "الجيش", "fr", False),
        ("en", "The army said it killed three gunmen. French police arrested a man in Paris.", "army", "fr", False),
        ("en", "The army said it killed three gunmen. The attack was in northern Mali.", "army", "mali", True),
        ("en", "The army said it killed three gunmen. Malian police arrested a man. Mali is at war.", "army", "mali", True),
    ],
)  # fmt: skip
def test_a_state_of_which_one_later_sentence_tells_owns_no_earlier_body(
    language: str, text: str, word: str, land: str, owned: bool, engines: dict[tuple[str, str], Language]
) -> None:
    (key,) = bodies(engines[language, BOTH], text, word)
    assert (land in key) == owned
