"""Who joins a group is a member of it, and who joins another thing is none."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH

Engines = dict[tuple[str, str], Language]


@pytest.mark.parametrize(
    ("language", "text", "members"),
    [
        ("ar", "التحق أبو مريم، المولود في تونس، بكتيبة عقبة بن نافع عام 2013.", 1),
        ("ar", "انضم لواء الفتح إلى جيش الإسلام.", 0),
        ("ar", "انضمت مجموعة من الضباط إلى الجيش في معركته ضد داعش.", 0),
        ("ar", "استقال النائب وانضم إلى حزب الأمة.", 1),
        ("en", "Two brothers joined the ranks of the Shabab group.", 1),
        ("en", "The militia joined forces with the army.", 0),
        ("en", "Sweden joined NATO.", 0),
    ],
)
def test_joining_a_group_is_membership(language: str, text: str, members: int, engines: Engines) -> None:
    doc = engines[language, BOTH](text)
    assert len([relation for relation in doc._.relations if relation.type == "memberOf"]) == members


def test_a_verb_without_a_subject_is_of_the_one_person_before(engines: Engines) -> None:
    doc = engines["ar", BOTH]("أوقف الجيش سامر حداد المكنى «أبو إسحاق»، وكان التحق بالجماعات الإرهابية سنة 1995.")
    names = {f"e{span.start}": span.text for span in doc.ents}
    assert "سامر حداد" in {names[r.head] for r in doc._.relations if r.type == "memberOf"}
