"""Which of two words that are written alike stands there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.words.homographs import Homographs, written

EXAMPLES = [
    pytest.param(language, row["norms"], example, id=f"{language}-{example['text']}")
    for language in LANGUAGES
    for row in table(language, "homographs")["homograph"]
    for example in row["examples"]
]


@pytest.mark.parametrize(("language", "norms", "example"), EXAMPLES)
def test_an_example_of_the_table_is_the_word_it_says(
    language: str, norms: Mapping[str, str], example: Mapping[str, Any], engines: Mapping[tuple[str, str], Language]
) -> None:
    doc = Homographs(language)(engines[language, BOTH].make_doc(example["text"]))
    rarer = {fold(norm, language) for norm in norms.values()}
    assert (not rarer.isdisjoint(token.norm_ for token in doc)) is example["is"]


def test_the_text_stays_and_the_encoder_reads_the_spelling_that_leaves_no_doubt(
    engines: Mapping[tuple[str, str], Language],
) -> None:
    text = "أسقط الجيش مسيرة قرب القاعدة."
    doc = Homographs("ar")(engines["ar", BOTH].make_doc(text))
    assert doc.text == text
    assert [written(token) for token in doc] == ["أسقط", "الجيش", "مسيّرة", "قرب", "القاعدة", "."]


def test_a_march_keeps_its_norm(engines: Mapping[tuple[str, str], Language]) -> None:
    nlp = engines["ar", BOTH]
    plain = nlp.make_doc("نظم الطلاب مسيرة في المدينة.")
    assert [token.norm_ for token in Homographs("ar")(plain)] == [token.norm_ for token in nlp.make_doc(plain.text)]


@pytest.mark.parametrize(
    ("text", "weapon", "protest"),
    [
        ("نفذت مسيرة تركية غارة على سيارة قرب البلدة.", "مسيرة تركية", False),
        ("تعرض حقل نفطي لهجوم بمسيرتين مفخختين.", "مسيرتين مفخختين", False),
        ("نظم عمال الميناء مسيرة تضامنا مع المعتقلين.", "", True),
        ("استهدف انتحاري مسيرة للأكراد في أنقرة.", "", True),
    ],
)
def test_a_drone_is_a_weapon_and_a_march_a_protest(
    text: str, weapon: str, protest: bool, engines: Mapping[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    assert [span.text for span in doc.ents if span.label_ == "Weapon"] == ([weapon] if weapon else [])
    assert ("Protest" in {event.type for event in doc._.events}) is protest
