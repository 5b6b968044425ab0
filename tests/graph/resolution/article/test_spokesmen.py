"""Whose "the forces", "الحركة" are of which who speaks for a body speaks."""

from __future__ import annotations

import pytest
from linked import together
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "words", "body"),
    [
        (language, row["example"], words.removeprefix("the "), body)
        for language in LANGUAGES
        for row in table(language, "shortforms")["own"]
        for words, body in row["expect"].items()
    ],
)
def test_forces_are_those_of_whose_spokesman_speaks(
    engines: dict[tuple[str, str], Language], language: str, text: str, words: str, body: str
) -> None:
    (found,) = together(engines[language, BOTH], text, words)
    assert body in found


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        # A commander's, a ministry's, and those that the body itself speaks of.
        ("ar", "قصفت قوات الدعم السريع الفاشر. وقال قائد في الجيش السوداني إن القوات أسرت عشرة مقاتلين.", "القوات", {"الجيش السوداني"}),
        ("ar", "سيطرت قوات الدعم السريع على بارا. وقال الجيش السوداني إن القوات استعادت البلدة.", "القوات", {"الجيش السوداني"}),
        (
            "en",
            "The Wagner group clashed with Ukrainian forces near Bakhmut. The Russian Defence Ministry said the forces captured "
            "two villages. The Russian army did not comment.",
            "forces",
            {"Russian army"},
        ),
        (
            "en",
            "Hezbollah fired rockets at Safed. The Israeli army's spokesman Avi Golan said troops killed four men near Khiam.",
            "troops",
            {"Israeli army"},
        ),
        # What they only are.
        ("ar", "هاجمت قوات الدعم السريع بابنوسة. وقال المتحدث باسم الجيش السوداني إن القوات جاهزة للرد.", "القوات", {"الجيش السوداني"}),
        # Whom another sends are his.
        ("en", "The Libyan army accused Rwanda of sending troops to Masisi.", "troops", set()),
        # Not where the text says which forces, nor those whom the speaker has accused.
        ("en", "The Ugandan army said troops from South Sudan attacked a village in Moyo.", "troops", set()),
        (
            "ar",
            "هاجمت قوات الدعم السريع قرية في كردفان. وقال الجيش السوداني إن القوات التي هاجمت القرية انسحبت شرقا.",
            "القوات",
            {"قوات الدعم السريع"},
        ),
        (
            "ar",
            "اتهم المتحدث باسم الجيش السوداني نبيل عبد الله قوات الدعم السريع بقصف الأبيض. وقال إن القوات قتلت 15 مدنيا في المدينة.",
            "القوات",
            {"قوات الدعم السريع"},
        ),
        # Nor do other groups call their enemies otherwise, or others who speak.
        ("ar", "هاجمت قوات الدعم السريع قرية في كردفان. وقال شهود إن القوات قتلت 12 مدنيا.", "القوات", {"قوات الدعم السريع"}),
        ("en", "A Hamas official said the forces killed three people in Jenin.", "forces", set()),
        # Of two movements it is the one that the speaker speaks for.
        (
            "en",
            "Clashes broke out between the Dawn Movement and the Palm Movement near Bosaso. The spokesman for the Palm Movement, "
            "Said Warsame, said the movement killed ten fighters.",
            "movement",
            {"Palm Movement"},
        ),
        (
            "en",
            "A spokesman for the Palm Movement, Said Warsame, accused the Dawn Movement of killing two farmers. He said the movement "
            "had burned their homes.",
            "movement",
            set(),
        ),
    ],
)  # fmt: skip
def test_whose_forces_are_by_who_speaks_of_them(
    engines: dict[tuple[str, str], Language], language: str, text: str, words: str, expected: set[str]
) -> None:
    (found,) = together(engines[language, BOTH], text, words)
    assert found == expected if not expected else expected <= found
