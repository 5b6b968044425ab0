"""Who is no member of those he is freed or received from, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.captives import without_captives


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
