"""Annotations as rows: offsets are those of the sentence, and stay right for any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import Argument, Relation
from khabar.graph.pipeline.rows import row, rows
from khabar.graph.reading.article import Article

TEXT = "وصل الوفد إلى عمّان. التقى الوزير الوفد."


def annotation() -> Annotation:
    second = TEXT.index("التقى")
    minister, delegation = TEXT.index("الوزير"), TEXT.rindex("الوفد")
    return Annotation(
        Article(text=TEXT, language="ar"),
        ((0, second - 1), (second, len(TEXT))),
        (
            Mention("e1", "PersonGroup", 4, 9, "الوفد", 0),
            Mention("e7", "Person", minister, minister + 6, "الوزير", 1),
            Mention("e8", "PersonGroup", delegation, delegation + 5, "الوفد", 1),
        ),
        (
            EventMention(
                "v6",
                "Meeting",
                second,
                second + 5,
                "التقى",
                1,
                "actual",
                (Argument("agent", "e7"), Argument("agent", "e8"), Argument("theme", "e1")),
            ),
        ),
        (Relation("sameAs", "e1", "e8"),),
    )


def test_offsets_count_from_the_sentence() -> None:
    found = row(annotation(), 1, id="x")
    assert found["text"] == "التقى الوزير الوفد."
    for item, key in [*((e, "text") for e in found["entities"]), *((v, "trigger") for v in found["events"])]:
        assert found["text"][item["start"] : item["end"]] == item[key]


def test_what_reaches_into_another_sentence_is_left_out() -> None:
    found = row(annotation(), 1, id="x")
    assert [arg["ref"] for arg in found["events"][0]["args"]] == ["e7", "e8"]
    assert found["relations"] == []


def test_ids_name_article_and_sentence() -> None:
    one = annotation()
    assert [found["id"] for found in rows(one)] == [f"{one.article.id}#0", f"{one.article.id}#1"]


@given(st.lists(st.text(alphabet="ابت .\U0001f4a5e", min_size=1, max_size=12), min_size=1, max_size=6))
def test_sentence_texts_are_cut_from_the_article_by_code_points(parts: list[str]) -> None:
    text, bounds = "", []
    for part in parts:
        bounds.append((len(text), len(text) + len(part)))
        text += part + "\n"
    made = Annotation(Article(text=text, language="ar"), tuple(bounds), (), (), ())
    assert [found["text"] for found in rows(made)] == parts
