"""Whose words "He said" and "وقال إن" give behind a sentence that speaks of somebody else, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL


def speakers(nlp: Language, text: str, trigger: str) -> list[str]:
    doc = nlp(text)
    names = {f"e{span.start}": span.text for span in doc.ents}
    (event,) = (event for event in doc._.events if doc[event.trigger].text == trigger)
    return [names[ref] for ref in event.speakers]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("language", "text", "trigger", "expected"),
    [
        # Whoever is the subject of the sentence before.
        (
            "en",
            "Rebel leader Riek Machar said the talks had failed.\nPresident Salva Kiir flew to Juba. He said gunmen attacked a bank.",
            "attacked",
            ["Salva Kiir"],
        ),
        (
            "en",
            'The minister said troops had left. On Monday, Egyptian Foreign Minister Badr Abdelatty arrived in Geneva. "Gunmen attacked a bank," he said.',
            "attacked",
            ["Badr Abdelatty"],
        ),
        (
            "en",
            "The minister said troops had left. Hakan Fidan is on a visit to Khartoum. He met two mayors. He said gunmen attacked a bank.",
            "attacked",
            ["Hakan Fidan"],
        ),
        ("en", "Turkey closed the border. It said gunmen attacked a bank.", "attacked", ["Turkey"]),
        (
            "ar",
            "قال المحافظ إن الطريق آمن. ووصل وزير الخارجية المصري بدر عبد العاطي إلى جنيف. وقال إن مسلحين هاجموا مصرفا.",
            "هاجموا",
            ["بدر عبد العاطي"],
        ),
        (
            "ar",
            "قال المحافظ إن الطريق آمن. وكان دونالد ترامب قد زار الدوحة. وأكد أن مسلحين هاجموا مصرفا.",
            "هاجموا",
            ["دونالد ترامب"],
        ),
        # Further back it may be either, and so may two bodies.
        (
            "en",
            "The minister said troops had left. Badr Abdelatty arrived in Geneva. The stay lasts two days. He said gunmen attacked a bank.",
            "attacked",
            [],
        ),
        (
            "en",
            "The Israeli army said the road was safe. Hezbollah fired rockets at Safed. It said gunmen attacked a bank.",
            "attacked",
            [],
        ),
        (
            "ar",
            "قالت وزارة الصحة إن الطريق آمن. وقصفت إسرائيل مدينة صور. وقالت إن مسلحين هاجموا مصرفا.",
            "هاجموا",
            [],
        ),
        # Who speaks goes on: he adds something, a body or an object stands between, or who is dead, or words of his.
        (
            "en",
            "The minister said troops had left. General Salem Karim inspected the camp. He added that gunmen attacked a bank.",
            "attacked",
            ["minister"],
        ),
        (
            "en",
            "The minister said troops had left. The army closed the bridge. He said gunmen attacked a bank.",
            "attacked",
            ["minister"],
        ),
        (
            "en",
            "The minister said troops had left. Police arrested Ahmed Karim in Cairo. He said gunmen attacked a bank.",
            "attacked",
            ["minister"],
        ),
        (
            "en",
            "The minister said troops had left. Ahmed Karim was killed on Sunday. He said gunmen attacked a bank.",
            "attacked",
            ["minister"],
        ),
        (
            "en",
            'The minister said: "We are safe. Ahmed Karim hid in a cave. We are strong." He said gunmen attacked a bank.',
            "attacked",
            ["minister"],
        ),
        (
            "ar",
            "قال المحافظ إن الطريق آمن. ووصل وزير الخارجية المصري بدر عبد العاطي إلى جنيف. وأضاف أن مسلحين هاجموا مصرفا.",
            "هاجموا",
            ["المحافظ"],
        ),
        (
            "ar",
            "قال المحافظ إن الطريق آمن. وأغلق الجيش الجسر. وقال إن مسلحين هاجموا مصرفا.",
            "هاجموا",
            ["المحافظ"],
        ),
        (
            "ar",
            "قال المحافظ إن الطريق آمن. وقتل سالم كريم أمس. وقال إن مسلحين هاجموا مصرفا.",
            "هاجموا",
            ["المحافظ"],
        ),
    ],
)
def test_the_subject_of_the_sentence_before_speaks(
    language: str, text: str, trigger: str, expected: list[str], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert speakers(engines[language, engine], text, trigger) == expected
