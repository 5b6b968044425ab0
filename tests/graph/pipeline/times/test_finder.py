"""The time component: every row of the language data, the Doc contract, and what must hold for any text."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline.doc import TIME, TimeValue, mention
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.times.calendars import Month, lexical
from khabar.graph.pipeline.times.finder import Times, find
from khabar.graph.pipeline.times.patterns import SKIP, TimePatterns
from khabar.graph.pipeline.times.value import KINDS
from khabar.graph.pipeline.times.words import TimeWords

PUBLISHED = date(2025, 1, 25)  # a Saturday


def rows(key: str) -> list[Any]:
    return [
        pytest.param(language, row, id=f"{language}-{number}")
        for language in LANGUAGES
        for number, row in enumerate(table(language, "time")[key])
    ]


def written(value: TimeValue | None) -> str:
    return "" if value is None else value.start if value.end is None else f"{value.start}/{value.end}"


def values(text: str, language: str = "ar", published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(text[e.start : e.end], written(e.value)) for e in find(text, language=language, published=published)]


@pytest.mark.parametrize(("language", "row"), rows("example"))
def test_example_gives_its_span_and_value(language: str, row: dict[str, str]) -> None:
    published = date.fromisoformat(row["published"]) if row["published"] else None
    expected = [(row["span"], row["value"])] if row["span"] else []
    assert values(row["text"], language, published) == expected


@pytest.mark.parametrize(("language", "row"), rows("pattern"))
def test_pattern_finds_its_example(language: str, row: dict[str, Any]) -> None:
    before, bracket, rest = row["example"].partition("[")
    inside, _, after = rest.partition("]") if bracket else (before, "", "")
    text = f"{before}{inside}{after}" if bracket else inside
    found = [(text[e.start : e.end], e.rule) for e in find(text, language=language, published=PUBLISHED)]
    assert found == ([] if row["value"] == SKIP else [(inside, row["name"])])


def test_the_examples_cover_both_languages_widely() -> None:
    assert sum(len(table(language, "time")["example"]) for language in LANGUAGES) >= 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_month_names_cover_the_year_and_each_makes_a_date(language: str) -> None:
    months = table(language, "time")["months"]
    assert set(months.values()) == set(range(1, 13))
    for name, number in months.items():
        text = f"5 {name} 2024"
        assert values(text, language, None) == [(text, f"2024-{number:02d}-05")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_weekday_names_cover_the_week(language: str) -> None:
    weekdays = table(language, "time")["weekdays"]
    assert set(weekdays.values()) == set(range(1, 8))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وبأمس الجمعة", [("أمس الجمعة", "2025-01-24")]),
        ("لليوم التالي", [("ليوم التالي", "")]),
        ("للعام الماضي", [("لعام الماضي", "2024")]),
        ("في عامي 2011 و2014", [("عامي 2011 و2014", "")]),
        ("صدر أمسِ الجُمُعَة بيان", [("أمسِ الجُمُعَة", "2025-01-24")]),
        ("صدر أخيراً بيان", [("أخيراً", "")]),
        ("في 11 كـانون الثاني", [("11 كـانون الثاني", "2025-01-11")]),
        ("بين الأحد وأحد المارة", [("الأحد", "2025-01-19")]),
        ("انتهى في 31.\n5 مارس 2024", [("5 مارس 2024", "2024-03-05")]),
        ("يوم\nالأحد", [("الأحد", "2025-01-19")]),
        ("أمس، واليوم", [("أمس", "2025-01-24"), ("اليوم", "2025-01-25")]),
    ],
)
def test_spans_leave_clitics_out_and_keep_marks_in(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


def test_signs_that_look_like_digits_and_endless_numbers_are_no_dates() -> None:
    assert find("² يناير", language="ar", published=PUBLISHED)[0].start == 2
    assert find("9" * 5000, language="ar") == ()


def test_a_text_without_time_words_gives_nothing() -> None:
    assert find("", language="ar") == ()
    assert find("التقى الوزيران في دمشق.", language="ar") == ()


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LanguageDataError, match="khabar reads ar, en"):
        find("hier", language="fr")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"pattern": [{"name": "x", "match": "nothing_known", "value": "day"}]}, "no class of words or macro"),
        ({"pattern": [{"name": "x", "match": "month", "value": "epoch"}]}, "no value kind 'epoch'"),
        ({"pattern": [{"name": "x", "match": "(month", "value": "month"}]}, "not a pattern"),
        ({"pattern": [{"name": "x", "match": "loop", "value": "month"}], "macros": {"loop": "loop"}}, "in a circle"),
    ],
)
def test_a_broken_pattern_names_file_and_pattern(change: dict[str, Any], message: str) -> None:
    words = TimeWords("ar")
    words.data = {**words.data, **change}
    with pytest.raises(LanguageDataError, match=message) as error:
        TimePatterns(words, tuple(KINDS))
    assert "time.toml" in str(error.value)
    assert "pattern 'x'" in str(error.value)


# The component


def doc_of(*words: str, published: date | None = PUBLISHED) -> Doc:
    register()
    doc = Doc(Vocab(), words=list(words), spaces=[word not in ("و", "ب") for word in words])
    doc._.published = published
    return doc


def test_component_marks_times_with_value_and_rule() -> None:
    doc = Times("ar")(doc_of("و", "قبل", "أسبوعين", "قتل", "القائد"))
    (span,) = doc.ents
    assert (span.text, span.label_, span._.time, span._.rule) == (
        "قبل أسبوعين",
        TIME,
        TimeValue("2025-01-11"),
        "time:ago",
    )


def test_component_leaves_other_mentions_alone() -> None:
    doc = doc_of("حزب", "العام", "الماضي", "أمس")
    doc.ents = (mention(doc, 0, 3, "Organization", rule="test"),)
    Times("ar")(doc)
    assert [(span.text, span.label_) for span in doc.ents] == [("حزب العام الماضي", "Organization"), ("أمس", TIME)]


def test_component_takes_the_whole_token_where_a_clitic_is_not_split() -> None:
    (span,) = Times("ar")(doc_of("التقيا", "بأمس")).ents
    assert (span.text, span._.time) == ("بأمس", TimeValue("2025-01-24"))


def test_component_gives_no_value_without_a_publication_date() -> None:
    (span,) = Times("ar")(doc_of("أمس", published=None)).ents
    assert span._.time is None


def test_component_is_registered_by_name() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("khabar_times")
    doc = nlp.make_doc("Police arrested four men on Friday.")
    doc._.published = PUBLISHED
    assert [(span.text, span._.time) for span in nlp(doc).ents] == [("Friday", TimeValue("2025-01-24"))]


def test_the_dates_of_the_real_articles(shared: Path) -> None:
    dates = {}
    for path in sorted((shared / "articles").glob("*.txt")):
        dates.update(values(path.read_text(encoding="utf-8")))
    assert dates["11 كانون الثاني/ يناير الجاري"] == dates["قبل أسبوعين"] == "2025-01-11"
    assert dates["العام الماضي"] == "2024"


# What holds for any text

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
WORDS = """الثاني مارس كانون يوم أمس الجمعة و من إلى بين عام الماضي المقبل قبل أسبوعين شهر رمضان 15 2014 31 1446 / - ( )
، . ليل نهاية القرن May 5 last week Friday ago two the of early 2025 quarter first to ِ ـ"""
PIECES = st.sampled_from([*WORDS.split(), "كانون الثاني", "\n"])
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=14).map(" ".join)


def bounds(form: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First and last day a form covers, comparable."""
    if form.startswith("--"):
        month, day = int(form[2:4]), int(form[5:])
        return (0, month, day), (0, month, day)
    year, *rest = (int(part) for part in form.split("-"))
    if not rest:
        return (year, 1, 1), (year, 12, 31)
    if len(rest) == 1:
        return (year, rest[0], 1), (year, rest[0], Month(year, rest[0]).days)
    return (year, *rest), (year, *rest)


def is_lexical(text: str) -> bool:
    """Whether the text is a lexical form that a TimeValue may hold, of a day or month that exists."""
    match = re.fullmatch(r"(?:(\d{4})|-)(?:-(\d\d))?(?:-(\d\d))?", text)
    return match is not None and lexical(*(int(part) if part else None for part in match.groups())) == text


@given(text=TEXTS, language=st.sampled_from(LANGUAGES), published=st.none() | st.dates())
def test_spans_lie_in_the_text_apart_and_values_are_lexical_forms(
    text: str, language: str, published: date | None
) -> None:
    last = 0
    for expression in find(text, language=language, published=published):
        assert last <= expression.start < expression.end <= len(text)
        last = expression.end
        if (value := expression.value) is not None:
            assert is_lexical(value.start)
            if value.end is not None:
                assert is_lexical(value.end)
                assert value.start != value.end
                assert bounds(value.start)[0] <= bounds(value.end)[1]


@given(day=DAYS, data=st.data())
def test_a_date_in_any_arabic_style_reads_back_as_itself(day: date, data: st.DataObject) -> None:
    months = table("ar", "time")["months"]
    name = data.draw(st.sampled_from([name for name, number in months.items() if number == day.month]))
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    text = data.draw(
        st.sampled_from(
            [
                f"{day.day} {name} {day.year}",
                f"{day.day:02d} {name} {day.year}",
                f"{day.day} من {name} عام {day.year}",
                f"يوم {day.day} شهر {name} سنة {day.year}م",
                f"{day.day}/{day.month}/{day.year}",
                f"{day.day:02d}-{day.month:02d}-{day.year}",
                day.isoformat(),
                f"{day.day} {name} {day.year}".translate(digits),
            ]
        )
    )
    assert values(text, "ar", None) == [(text, day.isoformat())]


@given(day=DAYS, data=st.data())
def test_a_date_in_any_english_style_reads_back_as_itself(day: date, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([f"{day:%B}", f"{day:%b}", f"{day:%b}." if f"{day:%B}" != "May" else "May"]))
    text = data.draw(
        st.sampled_from(
            [
                f"{name} {day.day}, {day.year}",
                f"{day.day} {name} {day.year}",
                f"{day:%A}, {name} {day.day}, {day.year}",
                day.isoformat(),
            ]
        )
    )
    assert values(text, "en", None) == [(text, day.isoformat())]


@given(day=DAYS, published=DAYS)
def test_a_date_on_the_wrong_weekday_is_no_date(day: date, published: date) -> None:
    other = day + timedelta(1)
    text = f"{other:%A}, {day:%B} {day.day}, {day.year}"
    assert values(text, "en", published) == [(text, "")]


@given(published=DAYS, weekday=st.integers(1, 7))
def test_a_weekday_is_the_last_one_and_last_one_is_before_today(published: date, weekday: int) -> None:
    names = {number: name for name, number in table("ar", "time")["weekdays"].items()}
    (bare,) = find(f"يوم {names[weekday]}", language="ar", published=published)
    (past,) = find(f"{names[weekday]} الماضي", language="ar", published=published)
    assert bare.value is not None
    assert past.value is not None
    found, before = date.fromisoformat(bare.value.start), date.fromisoformat(past.value.start)
    assert found.isoweekday() == before.isoweekday() == weekday
    assert timedelta(0) <= published - found < timedelta(7)
    assert timedelta(0) < published - before <= timedelta(7)


@given(published=DAYS, count=st.integers(3, 10))
def test_days_and_weeks_ago_are_counted_exactly(published: date, count: int) -> None:
    assert values(f"قبل {count} أيام", "ar", published)[0][1] == (published - timedelta(count)).isoformat()
    assert values(f"{count} weeks ago", "en", published)[0][1] == (published - timedelta(weeks=count)).isoformat()


@given(day=DAYS, published=DAYS)
def test_a_day_without_a_year_lies_in_the_past_or_keeps_its_year_open(day: date, published: date) -> None:
    ((_, found),) = values(f"{day.day} {day:%B}", "en", published)
    if found.startswith("--"):
        assert found == f"--{day:%m-%d}"
    else:
        assert date.fromisoformat(found) <= published
        assert found[5:] == f"{day:%m-%d}"


def test_the_time_of_the_day_of_publication_does_not_matter() -> None:
    doc = Doc(Vocab(), ["They", "met", "on", "Monday"])
    doc._.published = datetime(2025, 1, 25, 10, 30)
    (monday,) = Times("en")(doc).ents
    assert monday._.time == TimeValue("2025-01-20")


def test_a_date_of_publication_that_is_no_date_is_said() -> None:
    doc = Doc(Vocab(), ["They", "met", "on", "Monday"])
    doc._.published = "2025-01-25"
    with pytest.raises(TypeError, match=r"doc._.published: '2025-01-25' is str; give a datetime.date"):
        Times("en")(doc)
