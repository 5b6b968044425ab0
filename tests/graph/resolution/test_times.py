"""Which times can be of one happening."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.times import agree, clash, days, most_precise, span

CASES = [
    # first, second, clash, agree on one day
    (("2025-01-11",), ("2025-01-11",), False, True),
    (("2025-01-11",), ("--01-11",), False, True),
    (("2025-01-11",), ("--01-12",), True, False),
    (("2025-01-11",), ("2025-01",), False, False),
    (("2025-01-11",), ("2024",), True, False),
    (("2025-01-05", "2025-01-12"), ("2025-01-11",), False, False),
    (("2025-01-05", "2025-01-12"), ("2025-01-13",), True, False),
    (("--01-11",), ("--01-11",), False, True),
    (("--01-11",), ("--02-11",), True, False),
    (("2025-02",), ("--01-11",), True, False),
    (("2024",), ("--02-29",), False, False),
    (("2025",), ("--02-29",), True, False),
    (("--01-10", "--01-15"), ("2025-01-12",), False, False),
    (("--01-10", "--01-15"), ("--01-12", "--01-20"), False, False),
    (("--01-10", "--01-15"), ("2025-01-16",), True, False),
    (("--12-28", "--01-03"), ("2025-01-01",), False, False),
    (("--12-28", "--01-03"), ("2025-01-04",), True, False),
]


@pytest.mark.parametrize(("first", "second", "clashes", "agrees"), CASES)
def test_times_clash_or_agree(first: tuple[str, ...], second: tuple[str, ...], clashes: bool, agrees: bool) -> None:
    a, b = TimeValue(*first), TimeValue(*second)
    assert clash(a, b) is clash(b, a) is clashes
    assert agree(a, b) is agree(b, a) is agrees


def test_a_yearless_day_covers_no_days() -> None:
    assert days("--01-11") is None
    assert span(TimeValue("--01-11")) is None


@given(st.lists(st.dates().map(lambda day: TimeValue(day.isoformat())), max_size=5))
def test_no_different_days_are_dropped(times: list[TimeValue]) -> None:
    assert set(most_precise(times)) == set(times)


def test_a_month_gives_way_to_its_day_and_an_interval_to_what_it_holds() -> None:
    times = [TimeValue("2025-01"), TimeValue("2025-01-05", "2025-01-12"), TimeValue("2025-01-11")]
    assert most_precise(times) == (TimeValue("2025-01-11"),)


def test_days_without_a_year_give_way_to_those_with_one_and_to_shorter_ones() -> None:
    assert most_precise([TimeValue("--01-10", "--01-15"), TimeValue("--01-12")]) == (TimeValue("--01-12"),)
    assert most_precise([TimeValue("--01-12"), TimeValue("2025-01-12")]) == (TimeValue("2025-01-12"),)
    assert most_precise([TimeValue("--01-12"), TimeValue("2025-01")]) == (TimeValue("--01-12"), TimeValue("2025-01"))
