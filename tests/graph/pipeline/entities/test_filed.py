"""What datelines name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.entities.filed import without_filed
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import RelationType

LINES = [
    ("en", "ZINDER (Sky News) — Troops left the town.", ["ZINDER/Place", "Sky News/Media"]),
    ("en", "NEW DELHI/ISLAMABAD, May 7 (Reuters) - Troops left.", ["NEW DELHI/Place", "ISLAMABAD/Place", "Reuters/Media"]),
    ("en", "ABECHE, Chad (AP) — Troops left the town.", ["ABECHE/Place", "Chad/Place", "AP/Media"]),
    ("en", "RABAT (AFP) - Troops left the town.", ["RABAT/Place", "AFP/Media"]),
    ("en", "NIAMEY, Feb 5 (Sahel War Journal) - Troops left.", ["NIAMEY/Place", "Sahel War Journal/Media"]),
    ("en", "LOME (Times of Togo) —", ["LOME/Place", "Times of Togo/Media"]),
    ("ar", "مقديشو (أ ف ب) - غادر الجنود البلدة.", ["مقديشو/Place", "أ ف ب/Media"]),
    ("ar", "باماكو ـ «الشرق الأوسط»: غادر الجنود البلدة.", ["باماكو/Place", "الشرق الأوسط/Media"]),
    ("ar", "عدن/دبي (رويترز) - غادر الجنود البلدة.", ["عدن/Place", "دبي/Place", "رويترز/Media"]),
    ("ar", "نواكشوط - من سالم حداد: غادر الجنود البلدة.", ["نواكشوط/Place", "سالم حداد/Person"]),
]  # fmt: skip


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "text", "expected"), LINES)
def test_a_dateline_names_places_and_who_filed_it(
    language: str, text: str, expected: list[str], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](text)
    dateline = next(doc.sents)
    assert dateline.text[-1] in "-—:"
    assert [f"{span.text}/{span.label_}" for span in dateline.ents if span.label_ != "Time"] == expected
    assert {relation.type for relation in doc._.relations} <= {RelationType.LOCATED_IN}


@pytest.mark.parametrize(
    ("language", "text", "known"),
    [
        ("en", "BAMAKO, March 14 (Reuters) - Troops left the town.", ["bamako", "reuters"]),
        ("en", "MOGADISHU, Somalia — Troops left the town.", ["mogadishu", "somalia"]),
        ("ar", "نيامي (رويترز) - غادر الجنود البلدة.", ["niamey", "reuters"]),
    ],
)
def test_what_a_dateline_names_is_known(
    language: str, text: str, known: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    dateline = next(engines[language, BOTH](text).sents)
    assert [span.id_ for span in dateline.ents if span.label_ != "Time"] == known


@pytest.mark.parametrize(
    ("language", "text", "type"),
    [("en", "The army (Reuters) - they left.", "SecurityForce"), ("ar", "قال الوزير: غادر الجنود البلدة.", "Person")],
)
def test_other_lines_keep_what_they_name(
    language: str, text: str, type: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    assert doc.ents[0].label_ == type
    assert all(span._.rule != "dateline" for span in doc.ents)


def test_a_dateline_only_says_where_a_town_lies(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("ABECHE, Chad (AP) — Troops left the town.")
    town, state, medium = [mention_ref(span.start) for span in doc.ents][:3]
    lies = Relation("locatedIn", town, state)
    others = [Relation("locatedIn", medium, town), Relation("partOf", medium, state), Relation("partOf", town, state)]
    assert without_filed(doc, [lies, *others], language="en") == (lies,)
