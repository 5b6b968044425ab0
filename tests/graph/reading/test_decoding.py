"""Encodings told apart, binaries refused, invisible characters removed."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.graph.errors import ReadingError
from khabar.graph.reading.decoding import collapse, decode, encoding_of, garbled, normalise

ARABIC = "أعلنت وزارة الداخلية العراقية، اليوم الأحد، اعتقال خمسة مطلوبين في بغداد.\nوقالت الوزارة إن “العملية” مستمرة."
ENGLISH = "The ministry said on Sunday that five men had been arrested in Baghdad. “It goes on,” an officer said."


@pytest.mark.parametrize("text", [ARABIC, ENGLISH, "خبر", "A"], ids=["arabic", "english", "word", "letter"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_unicode_encodings_are_read_with_and_without_byte_order_mark(text: str, encoding: str) -> None:
    if encoding in ("utf-16-be", "utf-16-le") and len(text) < 2:
        pytest.skip("one letter of UTF-16 without a mark is not told from two bytes of anything")
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE])
def test_utf16_with_either_mark_is_read(mark: bytes) -> None:
    encoding = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    assert decode(mark + ARABIC.encode(encoding)) == ARABIC


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        ("انفجار في بغداد", "cp1256"),
        (ENGLISH, "cp1256"),
        (ENGLISH, "cp1252"),
        ("The café owner said that he was not hurt in the attack on El Niño street.", "cp1252"),
        (ARABIC.replace("“", '"').replace("”", '"'), "iso8859_6"),
    ],
)
def test_legacy_encodings_are_told_by_what_they_give(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_declared_charset_helps_where_the_bytes_do_not_decide() -> None:
    assert encoding_of(ARABIC.encode("cp1256"), declared="windows-1256") == "cp1256"
    assert encoding_of(ARABIC.encode(), declared="windows-1256") == "utf-8"
    assert encoding_of(ARABIC.encode(), declared="no-such-charset") == "utf-8"


def test_a_file_cut_within_its_last_character_is_read_up_to_it() -> None:
    assert decode(ARABIC.encode()[:-1] + "ا".encode()[:1]) == ARABIC[:-1]
    assert decode(b"\xff\xfe" + "خبر".encode("utf-16-le") + b"\x06") == "خبر"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00" * 500, "binary"),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 9 + b"\x03\x00>\x00\x01\x00\x00\x00" * 9, "binary"),
        (bytes(range(128, 256)) * 20, "neither UTF-8"),
        (ARABIC.encode()[:60] + b"\xff\xfe\xfd" + ARABIC.encode()[60:], r"broken UTF-8 \(byte 61\)"),
    ],
)
def test_what_is_no_text_is_refused_with_its_file(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as caught:
        decode(data, path="a.txt")
    assert caught.value.path == "a.txt"


def test_utf8_that_breaks_far_into_the_file_is_refused() -> None:
    with pytest.raises(ReadingError, match="not UTF-8 throughout"):
        decode(ARABIC.encode() * 1000 + b"\xff" + ARABIC.encode())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال\r\nنعم\rلا\u2028أو\u2029ربما\x85كلا\x0bثم\x0cانتهى", "قال\nنعم\nلا\nأو\nربما\nكلا\nثم\nانتهى"),
        ("\ufeffقال\u200f: \u202bنعم\u202c\u2067!\u2069\u061c", "قال: نعم!"),
        ("ق\x00ا\x07ل\x1f\x7f\x9f", "قال"),
        ("حد\u00adيث\u200bطويل", "حديثطويل"),
        ("\ud800خبر\udfff\ufffe", "خبر"),
        ("\u0627\u0653\u0628", "\u0622\u0628"),  # NFC: alef and madda are one letter
        ("\ufefb \ufee7\ufecc\ufee2", "لا نعم"),  # glyphs of a PDF
        ("محمد \ufdfa", "محمد \ufdfa"),
        ("حزب \ufdf2", "حزب الله"),
    ],
)
def test_line_ends_and_invisible_characters_are_normalised(text: str, expected: str) -> None:
    assert normalise(text) == expected


def test_spaces_of_all_kinds_collapse_to_one() -> None:
    assert collapse("\u00a0 قال \t الوزير\u2003\u3000إن\u00a0") == "قال الوزير إن"


def test_utf8_once_read_as_windows_1252_is_told() -> None:
    assert garbled(ARABIC.encode().decode("cp1252", "ignore"))
    assert not garbled(ARABIC)
    assert not garbled("")


@settings(deadline=None)  # the first call loads the word lists
@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_one_error(data: bytes) -> None:
    try:
        text = normalise(decode(data))
    except ReadingError:
        return
    assert all(unicodedata.category(character) not in ("Cc", "Cs") or character in "\n\t" for character in text)


@settings(deadline=None)  # the first call loads the word lists
@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)


@settings(deadline=None)  # the first call loads the word lists
@given(st.text(alphabet=st.sampled_from(ARABIC), min_size=30, max_size=200), st.sampled_from(["utf-8", "utf-16"]))
def test_what_is_encoded_is_decoded(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text
