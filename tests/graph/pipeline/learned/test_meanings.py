"""What sentences say as vectors: which sentences have one, and which of them are near to each other."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

from khabar.graph.pipeline import LEXICAL, annotate, load
from khabar.graph.pipeline.learned.meanings import LearnedMeanings
from khabar.graph.pipeline.learned.model import SHIPPED
from khabar.graph.reading.article import Article
from khabar.graph.resolution.events.likeness import likeness, unpacked


@pytest.fixture(scope="module")
def arabic() -> Language:
    return load("ar")


@pytest.fixture(scope="module")
def english() -> Language:
    return load("en")


def meaning(nlp: Language, text: str) -> list[str]:
    return [meaning for meaning in nlp(text)._.meanings if meaning]


def alike(some: list[str], others: list[str]) -> float:
    return likeness(unpacked(some), unpacked(others))


def test_sentences_with_events_have_a_vector_and_others_have_none(arabic: Language) -> None:
    text = "قصفت الطائرات بلدة حدودية. وكان الطقس صحواً. واعتقلت الشرطة رجلين."
    (annotation,) = annotate(arabic, [Article(text=text, language="ar")])
    assert [bool(one) for one in annotation.meanings] == [True, False, True]


def test_the_lexical_engine_gives_no_vectors() -> None:
    nlp = load("ar", engine=LEXICAL)
    (annotation,) = annotate(nlp, [Article(text="قصفت الطائرات بلدة حدودية.", language="ar")])
    assert annotation.meanings == ()


@pytest.mark.parametrize(
    ("sentence", "same", "other"),
    [
        ("أعلنت السلطات مقتل عشرة جنود في هجوم على ثكنة قرب الحدود.",
         "Ten soldiers were killed when gunmen attacked a barracks near the border, officials said.",
         "The two ministers signed an agreement on fishing rights in the lagoon."),
        ("وقّع الوزيران اتفاقاً بشأن الصيد في البحيرة.",
         "The two ministers signed an agreement on fishing rights in the lagoon.",
         "Police arrested three men suspected of planning to bomb a railway station."),
        ("أوقفت الشرطة ثلاثة رجال يشتبه في أنهم خططوا لتفجير محطة القطار.",
         "Police arrested three men suspected of planning to bomb a railway station.",
         "Ten soldiers were killed when gunmen attacked a barracks near the border, officials said."),
    ],
)  # fmt: skip
def test_a_sentence_is_nearer_to_its_translation_than_to_another(
    arabic: Language, english: Language, sentence: str, same: str, other: str
) -> None:
    mine = meaning(arabic, sentence)
    assert alike(mine, meaning(english, same)) > alike(mine, meaning(english, other)) + 0.2


def test_the_vector_of_a_sentence_does_not_depend_on_its_neighbours(arabic: Language) -> None:
    first, second = "قصفت الطائرات بلدة حدودية.", "واعتقلت الشرطة رجلين."
    assert meaning(arabic, f"{first} {second}") == [*meaning(arabic, first), *meaning(arabic, second)]


def test_a_model_without_the_head_gives_no_vectors(tmp_path: Path, arabic: Language) -> None:
    for name in ("labels.json", "join.toml"):
        shutil.copyfile(SHIPPED / name, tmp_path / name)
    with np.load(SHIPPED / "heads.npz") as stored:
        np.savez(tmp_path / "heads.npz", **{k: v for k, v in stored.items() if not k.startswith("meaning")})
    doc = arabic("قصفت الطائرات بلدة حدودية.")
    assert LearnedMeanings(tmp_path)(doc)._.meanings == ()
