"""Bytes to clean Unicode: which encoding a file is in, and what never belongs in a text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from khabar.graph.errors import ReadingError
from khabar.graph.reading.identification import arabic_evidence, english_evidence

SAMPLE_BYTES: Final = 65_536
"""How much of a file is looked at to tell its encoding; an encoding shows in far less."""

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY: Final = ("cp1256", "iso8859_6", "cp1252")
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_TWICE_ENCODED: Final = ("ØÙ", "طظ")  # the first bytes of Arabic letters in UTF-8, as windows-1252 and 1256 show them
_CONTROL_BYTES: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_MOST_CONTROL: Final = 0.05  # random bytes hold 10 % control characters, text with stray ones far below 1 %
_PLAUSIBLE: Final = 0.12  # share of known words; a wrong encoding of Arabic has next to none

_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters, byte-order and direction marks, zero-width spaces, soft hyphens, interlinear marks, lone
# surrogates and non-characters: invisible, and each would move an offset or break an output format.
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"
)
# Glyphs of Arabic letters, as text copied from a PDF has them ("ﻻ" for "لا"), are those letters, and so is
# the ligature of "الله", which is a part of names ("عبد ﷲ"). Those of whole phrases ("ﷺ", U+FDF0 and after) stay.
_GLYPHS: Final = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf2\ufe70-\ufefc]+")
_SPACES: Final = re.compile(r"[^\S\n]+")


def encoding_of(sample: bytes, *, declared: str | None = None, path: str | None = None, tolerant: bool = False) -> str:
    """The encoding of a text that begins with `sample`: UTF-8, UTF-16/32 with or without BOM, or a legacy one.

    Strict UTF-8 is tried first because no other encoding of Arabic passes it; a legacy encoding is taken only when
    what it gives reads as Arabic or English.

    Args:
        sample: the first bytes of the text, at most `SAMPLE_BYTES` are used.
        declared: an encoding the document itself names (HTML's meta charset), tried after UTF-8.
        path: for the message.
        tolerant: take UTF-8 with a broken byte for UTF-8, because the caller decodes line by line.

    Raises:
        ReadingError: for a binary file and for bytes in no known encoding.

    >>> encoding_of("أعلنت الشرطة في بغداد".encode("cp1256"))
    'cp1256'
    """
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    for signature, kind in _SIGNATURES:
        if sample.startswith(signature):
            raise ReadingError(f"{kind}, not a text; give its text as .txt or .html", path=path)
    sample = sample[:SAMPLE_BYTES]
    wide = _utf16_order(sample)
    if wide:
        return wide
    control = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if control > _MOST_CONTROL * len(sample):
        raise ReadingError("a binary file, not a text; give a text file", path=path)
    if _decodes(sample, "utf-8"):
        return "utf-8"
    if (place := _broken_utf8(sample)) is not None:
        if tolerant:
            return "utf-8"
        raise ReadingError(f"broken UTF-8 (byte {place}); mend it or save it anew as UTF-8", path=path)
    for name in dict.fromkeys([*_named(declared), *_ranked(sample), *_guessed(sample)]):
        if _decodes(sample, name) and _evidence(_prefix(sample, name)) >= _PLAUSIBLE:
            return name
    raise ReadingError(
        "neither UTF-8 nor another encoding that gives Arabic or English text; save it as UTF-8", path=path
    )


def decode(data: bytes, *, declared: str | None = None, path: str | None = None) -> str:
    """The text of a whole file, without byte-order mark; raises ReadingError as `encoding_of` does.

    >>> decode("\\ufeffخبر".encode("utf-16-le"))
    'خبر'
    """
    name = encoding_of(data, declared=declared, path=path)
    try:
        text = _prefix(data, name)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"not {name.upper()} throughout (byte {error.start + 1}); save it anew as UTF-8", path=path
        ) from error
    return text.removeprefix("\ufeff")


def normalise(text: str) -> str:
    r"""Composed (NFC) text with ``\n`` line ends and without control, direction and other invisible characters.

    >>> normalise("قال\u200f:\r\nنعم\x00")
    'قال:\nنعم'
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _UNWANTED.sub("", text)
    text = _GLYPHS.sub(lambda glyphs: unicodedata.normalize("NFKC", glyphs[0]), text)
    return unicodedata.normalize("NFC", text)


def collapse(line: str) -> str:
    r"""A line with every run of spaces, no-break spaces and tabs as one space, trimmed.

    >>> collapse(" قال\u00a0 \tالوزير ")
    'قال الوزير'
    """
    return _SPACES.sub(" ", line).strip()


def garbled(text: str) -> bool:
    """Whether the text is UTF-8 that was once read as windows-1252 ("Ø§Ù„" for "ال") or 1256 ("ط§ظ„").

    >>> garbled("أعلنت الشرطة في بغداد".encode().decode("cp1252", "ignore"))
    True
    """
    sample = text[:2000]
    return any(sum(map(sample.count, signs)) > len(sample) / 8 for signs in _TWICE_ENCODED)


def _prefix(data: bytes, name: str) -> str:
    """Strictly decoded, except that a character the end cuts in two is left out."""
    return codecs.getincrementaldecoder(name)().decode(data)


def _decodes(data: bytes, name: str) -> bool:
    try:
        _prefix(data, name)
    except UnicodeDecodeError:
        return False
    return True


def _broken_utf8(sample: bytes) -> int | None:
    """The place of the first broken byte in what is UTF-8 otherwise.

    Such a text must not pass for a legacy encoding, which would turn all its letters into others.
    """
    text = sample.decode("utf-8", "replace")
    if sum(1 for character in text if character > "\x7f") <= 4 * text.count("\ufffd"):
        return None
    return len(text[: text.index("\ufffd")].encode()) + 1


def _named(declared: str | None) -> list[str]:
    try:
        return [] if declared is None else [codecs.lookup(declared.strip()).name]
    except LookupError:
        return []


def _utf16_order(sample: bytes) -> str | None:
    """UTF-16 without BOM: every second byte is 0 (Latin, spaces) or 6 (Arabic), which no other text has."""
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[start : pairs * 2 : 2], sample[1 - start : pairs * 2 : 2]
        if _of_blocks(high) > 0.7 and _of_blocks(low) < 0.3 and _decodes(sample, name):
            text = _prefix(sample, name)
            letters = sum(1 for character in text if character.isalnum() or character.isspace())
            return name if letters > 0.6 * len(text) else None
    return None


def _of_blocks(half: bytes) -> float:
    return (half.count(0) + half.count(6)) / len(half)


def _ranked(sample: bytes) -> list[str]:
    """The legacy encodings that decode the sample, the one whose text reads best first."""
    scores = {name: _evidence(_prefix(sample, name)) for name in _LEGACY if _decodes(sample, name)}
    names = sorted(scores, key=lambda name: -scores[name])
    # windows-1256 and 1252 agree on ASCII and on quotes; in English text a byte beyond them is a Latin letter.
    if "cp1252" in names and english_evidence(_prefix(sample, "cp1252")) >= _PLAUSIBLE:
        names.insert(0, "cp1252")
    return names


def _guessed(sample: bytes) -> list[str]:
    from charset_normalizer import from_bytes  # only for what nothing above explains: start-up counts

    return [match.encoding for match in from_bytes(sample)]


def _evidence(text: str) -> float:
    return max(arabic_evidence(text), english_evidence(text))
