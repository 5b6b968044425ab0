"""Whose party "حزبه" is."""

from __future__ import annotations

import pytest
from linked import together
from spacy.language import Language

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        (
            "ar",
            "قال زعيم حزب النخيل سامر الحداد إن الحكومة فشلت. وأضاف الحداد أن حزبه سيقاطع الانتخابات.",
            "حزبه",
            [{"حزب النخيل"}],
        ),
        (  # a part of a body, or what it has sent, is not that body
            "ar",
            "قال الناطق باسم وزارة الدفاع سامر الحداد إن مكتبها في سبها أغلق.",
            "مكتبها",
            [set()],
        ),
        (
            "en",
            "Samir Haddad, a spokesman for the Palm Party, left. Haddad said his office had been closed by police.",
            "office",
            [set()],
        ),
        (
            "ar",
            "توعد زعيم الحوثيين عبد الملك الحوثي بالرد، وقال في خطاب إن جماعته ستستهدف السفن.",
            "جماعته",
            [{"الحوثيين"}],
        ),
        ("ar", "أكد رئيس الحكومة التونسية سامر الحداد أن حكومته ستحارب الفساد.", "حكومته", [{"الحكومة التونسية"}]),
        ("ar", "قال المتحدث باسم حركة النجباء سامر الحداد إن حركته هاجمت القاعدة.", "حركته", [{"حركة النجباء"}]),
        # An army's forces are itself.
        ("ar", "أكد الجيش الأوكراني أن قواته صدت الهجوم على البلدة.", "قواته", [{"الجيش الأوكراني"}]),
        ("ar", 'قال المتحدث باسم حركة النجباء سامر الحداد إن "قواتنا هاجمت القاعدة".', "قواتنا", [{"حركة النجباء"}]),
        ("ar", "هاجم الجيش الأوكراني القاعدة، وقال سامر الحداد إن قواته انسحبت.", "قواته", [set()]),
        ("ar", "التقى فلاديمير بوتين قادته بعد أن قصف الجيش الأوكراني قواته.", "قواته", [set()]),
        ("ar", "أقر قائد الجيش الأوكراني سامر الحداد بالخسائر، ثم قالت قواته إنها صدت الهجوم.", "قواته", [{"الجيش الأوكراني"}]),
        ("en", "Ukraine's army said its forces repelled an attack on the town.", "forces", [{"army"}]),
        # Whose the forces are is told beside them, whoever speaks.
        ("en", "Samir Haddad led the Palm Guard. Haddad said that if Chad withdrew its troops, rebels would take the town.", "troops", [set()]),
        # The text does not say what the speaker belongs to.
        ("ar", "قال سامر الحداد إن حزبه سيقاطع الانتخابات، ورحب حزب النخيل بالقرار.", "حزبه", [set()]),
        # The party of the one is not that of the other.
        (
            "ar",
            "قال زعيم حزب النخيل سامر الحداد إن الحكومة فشلت. وأعلن كريم العطار أن حزبه سيقاطع الانتخابات.",
            "حزبه",
            [set()],
        ),
        ("en", "Samir Haddad, the leader of the Palm Party, said his party would boycott the vote.", "party", [{"Palm Party"}]),
        ("en", "Samir Haddad, the leader of the Palm Party, said the party would boycott the vote.", "party", [{"Palm Party"}]),
    ],
)  # fmt: skip
def test_it_is_that_of_who_speaks_as_the_article_says(
    language: str,
    text: str,
    words: str,
    expected: list[set[str]],
    engines: dict[tuple[str, str], Language],
) -> None:
    assert together(engines[language, BOTH], text, words) == expected
