"""Markdown: its text without its markup."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.graph.reading.markdown import read_markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("قال **الوزير** إن _الهدنة_ بدأت.", "قال الوزير إن الهدنة بدأت."),
        ("قال [الوزير](http://a.b/c) إن `الهدنة` بدأت.", "قال الوزير إن الهدنة بدأت."),
        ("![صورة](a.jpg)\n\nقال الوزير.", "قال الوزير."),
        ("> قال الوزير\n> إن الهدنة بدأت.", "قال الوزير إن الهدنة بدأت."),
        ("- أولاً\n- ثانياً", "أولاً\n\nثانياً"),
        ("1. أولاً\n2. ثانياً", "أولاً\n\nثانياً"),
        ("قال <b>الوزير</b> نعم.", "قال الوزير نعم."),
        ("<div>لا</div>\n\nنعم.", "نعم."),
        ("```\nx = 1\n```\n\nنعم.", "نعم."),
        ("نعم \\*لا\\* نعم", "نعم *لا* نعم"),
        ("***\n\nنعم.", "نعم."),
        ("| أ | ب |\n|---|---|\n| ج | د |", "أ\n\nب\n\nج\n\nد"),
        ("سطر\nيليه سطر", "سطر يليه سطر"),
        ("R&amp;D said &lt;b&gt;", "R&D said <b>"),
    ],
)
def test_markup_is_taken_off(source: str, text: str) -> None:
    assert read_markdown(source).text == text


def test_front_matter_gives_the_metadata() -> None:
    source = (
        '---\ntitle: "هدنة: يوم أول"\ndate: 2025-01-25 10:00\nurl: https://a.b/c\npublisher: سبأ\ntags: [a]\n---\nنعم.'
    )
    part = read_markdown(source)
    assert (part.title, part.url, part.publisher, part.published) == (
        "هدنة: يوم أول",
        "https://a.b/c",
        "سبأ",
        date(2025, 1, 25),
    )
    assert part.text == "نعم."


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    assert read_markdown("# هدنة\n\nنعم.\n\n## أخرى\n\nلا.").title == "هدنة"
    assert read_markdown("نعم.\n\n# هدنة").title is None


def test_a_rule_is_no_front_matter() -> None:
    assert read_markdown("---\nنعم.").text == "نعم."


def test_front_matter_may_be_toml() -> None:
    part = read_markdown('+++\ntitle = "هدنة"\ndate = 2025-01-25T10:00:00Z\ndraft = false\n+++\n\nنعم.')
    assert (part.title, part.published, part.undated, part.text) == ("هدنة", date(2025, 1, 25), None, "نعم.")


def test_a_date_that_cannot_be_read_is_kept_to_be_told() -> None:
    part = read_markdown("---\ndate: last week\n---\nنعم.")
    assert (part.published, part.undated) == (None, "last week")
