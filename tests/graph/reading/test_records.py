"""JSONL: streamed, each bad line named, the rest read."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.graph.errors import ReadingError
from khabar.graph.reading import records
from khabar.graph.reading.records import Record, read_records

TEXT = "قالت الشرطة إن انفجاراً وقع في عدن."


def _read(data: bytes) -> list[Record | ReadingError]:
    return list(read_records(io.BytesIO(data), path="a.jsonl"))


def _line(**fields: Any) -> str:
    return json.dumps(fields, ensure_ascii=False)


def test_known_fields_are_read_and_unknown_ones_ignored() -> None:
    line = _line(
        text=TEXT, title="انفجار", url="https://a.b/c", publisher="سبأ", published="2025-01-25", author=[1], x=None
    )
    assert _read(line.encode()) == [Record(1, TEXT, "انفجار", "https://a.b/c", "سبأ", date(2025, 1, 25))]


def test_null_and_blank_values_are_unknown() -> None:
    assert _read(_line(text=TEXT, title=None, url="", publisher=" ", published=None).encode()) == [
        Record(1, TEXT, None, None, None, None)
    ]


@pytest.mark.parametrize("text", [None, "", "  "])
def test_a_record_with_a_title_alone_is_a_headline(text: str | None) -> None:
    (record,) = _read(_line(text=text, title="انفجار في عدن", url="https://a.b/c").encode())
    assert record == Record(1, "انفجار في عدن", "انفجار في عدن", "https://a.b/c", None, None)


def test_blank_lines_count_but_are_passed_over() -> None:
    found = _read(f"\n{_line(text=TEXT)}\r\n\n{_line(text=TEXT)}".encode())
    assert [record.line for record in found if isinstance(record, Record)] == [2, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_every_encoding_is_split_into_lines(encoding: str) -> None:
    # U+060A and U+0A00 hold the byte of a line end within a letter
    text = TEXT if encoding == "cp1256" else TEXT + " \u060a\u0a05"
    found = _read("\n".join([_line(text=text), "{broken", _line(text=text)]).encode(encoding))
    assert [type(item) for item in found] == [Record, ReadingError, Record]
    assert all(item.text == text for item in found if isinstance(item, Record))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", "not JSON"),
        ('{"text": "a"} {"text": "b"}', "not JSON"),
        ("[1, 2]", "a list instead of an object"),
        ('"text"', "a string instead of an object"),
        ("null", "null instead of an object"),
        ("17", "a number instead of an object"),
        ("[" * 100_000, "not JSON"),
        ('{"text": ' + "1" * 5000 + "}", "not JSON|text is a number"),
        (_line(url="https://a.b/c"), "no text and no title in it"),
        (_line(text="  ", title=""), "no text and no title in it"),
        (_line(text=["a"]), "text is a list; it must be a string"),
        (_line(text=TEXT, title=7), "title is a number"),
        (_line(text=TEXT, url={"a": 1}), "url is an object"),
        (_line(text=TEXT, publisher=True), "publisher is true or false"),
    ],
)
def test_a_bad_line_is_named_and_the_lines_around_it_are_read(line: str, message: str) -> None:
    good = _line(text=TEXT)
    first, error, last = _read(f"{good}\n{line}\n{good}\n".encode())
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(error, ReadingError)
    assert (error.path, error.line) == ("a.jsonl", 2)
    assert "\n" not in str(error)
    with pytest.raises(ReadingError, match=message):
        raise error


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("20240506", date(2024, 5, 6)),
        (20240506, date(2024, 5, 6)),
        ("20240506T101112Z", date(2024, 5, 6)),
        (1714990272, date(2024, 5, 6)),
        ("1714990272", date(2024, 5, 6)),
        (1714990272.5, date(2024, 5, 6)),
        (1714990272000, date(2024, 5, 6)),
        ("Mon, 06 May 2024 10:11:12 GMT", date(2024, 5, 6)),
    ],
)
def test_dates_of_feeds_and_databases_are_read(published: Any, day: date) -> None:
    assert _read(_line(text=TEXT, published=published).encode()) == [Record(1, TEXT, None, None, None, day)]


@pytest.mark.parametrize("published", ["sometime in May", "2024-05", 7, 1e300, 20249999, True, ["2024-05-06"]])
def test_a_record_with_a_date_that_cannot_be_read_is_read_without_it_and_named(published: Any) -> None:
    (record,) = _read(_line(text=TEXT, published=published).encode())
    assert isinstance(record, Record)
    assert record.published is None
    assert record.undated is not None
    assert str(record.undated).startswith("a.jsonl:1: published is no full date: ")


def test_a_line_that_is_not_utf8_is_named_and_the_rest_is_read() -> None:
    good = _line(text=TEXT).encode()
    for before in (1, 2000):  # within the sample the encoding is told from, and beyond it
        found = _read((good + b"\n") * before + b'{"text": "\xff\xfe"}\n' + good)
        assert [item.line for item in found if isinstance(item, ReadingError)] == [before + 1]
        assert isinstance(found[-1], Record)


def test_a_line_longer_than_any_article_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_LINE_BYTES", 3_000_000)
    good = _line(text=TEXT).encode()
    found = _read(b"\n".join([good, b'{"text": "' + b"a" * 7_000_000 + b'"}', good]))
    assert [type(item) for item in found] == [Record, ReadingError, Record]
    assert [item.line for item in found] == [1, 2, 3]


@pytest.mark.parametrize("document", [{"text": TEXT}, [{"text": TEXT}, {"text": TEXT}]])
def test_json_over_several_lines_is_one_error_and_not_one_a_line(document: Any) -> None:
    (error,) = _read(json.dumps(document, indent=2).encode())
    assert isinstance(error, ReadingError)
    assert "over several lines" in error.message


def test_an_empty_file_of_records_is_one_error() -> None:
    (error,) = _read(b"\n\n")
    assert isinstance(error, ReadingError)


def test_records_are_streamed() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            data = (_line(text=TEXT) + "\n").encode() * (len(buffer) // 80)
            data = data[: len(buffer)]
            buffer[: len(data)] = data
            return len(data)

    stream = read_records(io.BufferedReader(Endless()), path="-")
    assert sum(1 for _, record in zip(range(5000), stream, strict=False) if isinstance(record, Record)) > 4000


@settings(deadline=None)  # the first call loads the word lists
@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_text_gives_records_or_named_errors(lines: list[str]) -> None:
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    assert all(isinstance(item, Record | ReadingError) for item in _read(data))
