"""Who is no member of those he is freed or received from, under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Relation, mention_ref
from khabar.graph.pipeline.relations.captives import without_captives

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "unsaid")["captives"]["example"]]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_an_example_has_members_and_no_captives(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    for engine in (LEXICAL, BOTH):
        doc = engines[language, engine](row["example"])
        names = {mention_ref(span.start): span.text for span in doc.ents}
        found = {f"{names[r.head]} {r.type} {names[r.tail]}" for r in doc._.relations}
        assert not set(row["not_expect"]) & found
        if engine == BOTH:
            assert set(row["expect"]) <= found


@pytest.mark.parametrize(
    ("language", "text", "head", "tail", "kept"),
    [
        ("ar", "حرر الجيش عشرة مخطوفين من بوكو حرام.", "مخطوفين", "بوكو حرام", False),
        ("ar", "تسلم الجيش خمسين معتقلا من بوكو حرام.", "معتقلا", "بوكو حرام", False),
        ("ar", "أعدمت المحكمة خمسين معتقلا من بوكو حرام.", "معتقلا", "بوكو حرام", True),
        ("ar", "حرر الجيش عشرة مقاتلين من بوكو حرام.", "مقاتلين", "بوكو حرام", True),
        ("en", "Troops rescued fifty women from Boko Haram.", "women", "Boko Haram", False),
        ("en", "A court jailed fifty women from Boko Haram.", "women", "Boko Haram", True),
    ],
)
def test_who_is_freed_from_a_body_is_no_member_of_it(
    language: str, text: str, head: str, tail: str, kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    member = Relation("memberOf", refs[head], refs[tail])
    partly = Relation("partOf", refs[head], refs[tail])
    assert without_captives(doc, [member, partly], language=language) == (*([member] * kept), partly)
