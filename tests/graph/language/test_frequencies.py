"""The word frequencies: that the file is what its generator gives, and that words are found in it."""

from __future__ import annotations

import gzip
import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.errors import LanguageDataError
from khabar.graph.language import frequencies as module
from khabar.graph.language.frequencies import FIRST, Frequencies, frequencies

MADE_WITH = "3.1"
SHIPPED = frequencies("ar")


@pytest.mark.slow
def test_the_file_is_what_its_generator_gives(root: Path) -> None:
    if not importlib.metadata.version("wordfreq").startswith(MADE_WITH):
        pytest.skip(f"frequencies.txt.gz was made with wordfreq {MADE_WITH}")
    script = root / "training" / "frequencies.py"
    if not script.exists():
        pytest.skip("the generators are not in this copy")
    shipped = (root / "graph" / "language" / "ar" / "frequencies.txt.gz").read_bytes()
    # The text is compared: other versions of zlib pack the same text otherwise.
    code = "import sys; sys.path.insert(0, sys.argv[1]); import frequencies; sys.stdout.buffer.write(frequencies.packed('ar', 740))"
    made = subprocess.run([sys.executable, "-c", code, str(script.parent)], check=True, capture_output=True).stdout
    assert gzip.decompress(made) == gzip.decompress(shipped), "run python training/frequencies.py ar"


def test_frequent_words_rank_before_rare_ones_and_unknown_ones_get_the_default() -> None:
    assert SHIPPED.rank("في", 1000) < SHIPPED.rank("المدرسه", 1000) < 740
    assert SHIPPED.rank("قثصشق", 1000) == 1000
    assert "في" in SHIPPED
    assert "قثصشق" not in SHIPPED
    assert "" not in SHIPPED


def test_a_language_without_the_file_has_no_words() -> None:
    assert frequencies("en").words == ()
    assert frequencies("en").rank("the", 7) == 7


@given(st.dictionaries(st.text(st.characters(exclude_characters="\n"), min_size=1), st.integers(0, 800)))
def test_every_word_is_found_with_its_rank(known: dict[str, int]) -> None:
    words = sorted(known)
    made = Frequencies(words, "".join(chr(FIRST + known[word]) for word in words))
    assert {word: made.rank(word, -1) for word in words} == known


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(b"ab\nonly"), gzip.compress(b"\xff\nx")])
def test_a_damaged_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    (tmp_path / "frequencies.txt.gz").write_bytes(content)
    monkeypatch.setattr(module, "folder", lambda _: tmp_path)
    with pytest.raises(LanguageDataError, match=r"frequencies\.txt\.gz.*install khabar again"):
        frequencies.__wrapped__("ar")
