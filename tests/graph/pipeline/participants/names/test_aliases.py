"""Another name of somebody: what it is not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import SAME_AS
from khabar.graph.pipeline.participants.names.aliases import alias_pairs

Engines = dict[tuple[str, str], Language]


@pytest.mark.parametrize(
    ("language", "text", "pairs"),
    [
        ("ar", "اعتقلت القوات جاسم محمد المكنى أبو عائشة.", [("جاسم محمد", "أبو عائشة")]),
        ("ar", "القبض على المدعو حسن ناصر الملقب بحسون في البصرة.", [("حسن ناصر", "حسون")]),
        ("ar", "أوقفت الشرطة أحمد سالم، ويكنى أبا عمر.", [("أحمد سالم", "أبا عمر")]),
        ("en", "Troops killed Omar Bello, also known as Abu Yusuf.", [("Omar Bello", "Abu Yusuf")]),
        # What somebody heads may have the name, and a group has one, too.
        ("ar", 'قال مدير المستشفى المعروف بـ"دار الشفاء" إن القصف أصاب المبنى.', []),
        ("ar", 'تبنى تنظيم الدولة الإسلامية المعروف بـ"داعش" الهجوم.', []),
        ("en", "Islamic State, also known as Daesh, claimed the attack.", []),
        # Whom a force arrests it is not called by.
        ("ar", "اعتقل الجيش اللبناني المدعو سامر الحلبي.", []),
    ],
)
def test_somebody_has_another_name(language: str, text: str, pairs: list[tuple[str, str]], engines: Engines) -> None:
    doc = engines[language, BOTH](text)
    found = alias_pairs(doc, language=language)
    assert [(who.text, name.text) for who, name in found] == pairs
    assert {name.label_ for _, name in found} <= {"Person"}


def test_a_name_is_another_one_of_nobody_else(engines: Engines) -> None:
    doc = engines["ar", BOTH]('سلم "م. عمر" المكنى "أبو حذيفة" و"ب. صالح" المكنى "أبو البراء" نفسيهما للجيش.')
    names = {f"e{span.start}": span.text for span in doc.ents}
    same = {(names[r.head], names[r.tail]) for r in doc._.relations if r.type == SAME_AS}
    assert ("أبو حذيفة", "م. عمر") in same
    assert not any("أبو البراء" in pair and "م. عمر" in pair for pair in same)
