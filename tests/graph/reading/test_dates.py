"""Publication dates as sites write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.graph.reading.dates import find_date, parse_date
from khabar.graph.reading.lexicon import lexicon
from khabar.graph.reading.lines import Shape, read_lines

DAY = date(2025, 1, 25)


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-25",
        "2025-01-25 11:56:07",
        "2025-01-25T11:56:07+03:00",
        "2025/1/25",
        "2025- 01 - 25",
        "25/01/2025",
        "25-1-2025 | 18:38",
        "25.01.2025, 16:08 Uhr",
        "01/25/2025",
        "٢٥/٠١/٢٠٢٥",
        "25 يناير 2025",
        "25 يناير، 2025",
        "٢٥ يناير ٢٠٢٥",
        "25 كانون الثاني 2025",
        "25 كانون الثاني/يناير 2025",
        "25 كانون الثاني/ يناير 2025",
        "25 يناير (كانون الثاني) 2025",
        "25 يناير كانون الثاني 2025",
        "25 جانفي 2025",
        "يناير 25, 2025",
        "السبت 25 يناير 2025 10:23 ص / بتوقيت القدس +2GMT",
        "09:17 م السبت 25 يناير 2025",
        "نُشر في: 25 يناير 2025",
        "آخر تحديث: السبت 25 يناير 2025 - 11:59 ص بتوقيت القاهرة",
        "January 25, 2025",
        "Jan. 25, 2025",
        "25 January 2025",
        "25th of January 2025",
        "25th, January 2025 GMT",
        "Saturday, 25 Jan 2025",
        "Published 11:00 GMT, January 25, 2025",
    ],
)
def test_a_full_date_is_read(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("حلب (رويترز) - 25 يناير كانون الثاني 2025", Shape.DATE),
        ("الساحل - وكالات - 2025/1/25", Shape.DATE),
        ("حلب - سانا - 25-1-2025", Shape.DATE),
        ("حلب، 25 كانون الثاني/يناير 2025 (أ ف ب)", Shape.DATE),
        ("25 يناير 2025 | رويترز", Shape.DATE),
        ("جنود عند المعبر في 25 يناير 2025 (أ ف ب)", Shape.SHORT),
    ],
)
def test_a_date_line_may_name_an_agency_and_a_place(line: str, shape: Shape) -> None:
    (found,) = read_lines(line, lexicon(), language="ar")
    assert found.date is not None
    assert found.date.day == DAY
    assert (found.shape, found.kind) == (shape, None if shape is Shape.DATE else "caption")


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "منذ ساعتين", "يناير 2025", "25 يناير", "2025", "31/02/2025", "2025-13-40", "1.2.3", "2025-01-2555",
     "0123-45-6789", "25 ربيع الأول 1446", "+964 770 123 4567", "10:30"],
)  # fmt: skip
def test_what_is_no_full_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_day_and_month_that_could_be_exchanged_are_no_date_unless_day_first() -> None:
    assert find_date("03/04/2025", day_first=False) is None
    found = find_date("03/04/2025", day_first=True)
    assert found is not None
    assert found.day == date(2025, 4, 3)
    for unambiguous in ("13/04/2025", "04/13/2025", "04/04/2025"):
        assert find_date(unambiguous, day_first=False) is not None


def test_a_time_of_day_is_seen_beside_the_date() -> None:
    with_clock = find_date("الجمعة 2 يناير 2026 | 09:20 م", day_first=True)
    without = find_date("الجمعة - 19 نيسان 2024", day_first=True)
    assert with_clock is not None
    assert without is not None
    assert with_clock.clock
    assert not without.clock


@settings(deadline=None)  # the first call loads the word lists
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
def test_iso_dates_survive(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f"{day:%d/%m/%Y}") == day


@settings(deadline=None)  # the first call loads the word lists
@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    found = parse_date(text)
    assert found is None or 1900 <= found.year <= 2100
