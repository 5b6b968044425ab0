"""Who serves the head of a body, whatever order his name, his title and the body stand in."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import SAME_AS, Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.deputies import with_deputies


@pytest.mark.parametrize(
    ("text", "who", "body", "type"),
    [
        ("حضر مستشار قائد الجيش فارس النعيمي اللقاء.", "فارس النعيمي", "الجيش", "memberOf"),
        ("حضر سكرتير القائد العام للجيش فارس النعيمي اللقاء.", "فارس النعيمي", "لجيش", "memberOf"),
        ("حضر فارس النعيمي، المساعد السابق لقائد الجيش، اللقاء.", "فارس النعيمي", "الجيش", "memberOf"),
        ("حضر فارس النعيمي، شقيق قائد الجيش، اللقاء.", "فارس النعيمي", "الجيش", ""),
        ("حضر مبعوث قائد الجيش فارس النعيمي اللقاء.", "فارس النعيمي", "الجيش", ""),
        ("حضر المستشار وقائد الجيش فارس النعيمي اللقاء.", "فارس النعيمي", "الجيش", "leads"),
        ("حضر قائد الجيش فارس النعيمي اللقاء.", "فارس النعيمي", "الجيش", "leads"),
        ("حضر سامي عون، نائب قائد الجيش فارس النعيمي، اللقاء.", "فارس النعيمي", "الجيش", "leads"),
        ("انسحب الجيش الذي يقوده نائب الرئيس فارس النعيمي.", "فارس النعيمي", "الجيش", "leads"),
    ],
)
def test_who_serves_the_head_of_a_body_does_not_head_it(
    text: str, who: str, body: str, type: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    relation = Relation("leads", refs[who], refs[body])
    assert [one.type for one in with_deputies(doc, [relation], language="ar")] == ([type] if type else [])


def test_a_deputy_is_not_whom_he_serves(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("قال حاكم الزاملي نائب رئيس البرلمان العراقي إن الهدنة انتهت.")
    one, other = (mention_ref(span.start) for span in doc.ents)
    assert with_deputies(doc, [Relation(SAME_AS, other, one)], language="ar") == ()
