"""Make `graph/language/<xx>/frequencies.txt.gz`: how common the words of a language are, in khabar's folded spelling.

    python training/frequencies.py ar --rarest 740

The frequencies are those of wordfreq's large list (Speer 2022, https://doi.org/10.5281/zenodo.7199437; its data is
licensed CC BY-SA 4.0). The rank of a word is -100 log10 of its relative frequency, so that 300 is one word in a
thousand; the most frequent spelling gives it, and words rarer than `--rarest` are left out. See
graph/language/frequencies.py for the format. Written once, because folding 280,000 words at every start takes half a
second.
"""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path

from wordfreq import get_frequency_list

from khabar.graph.language.frequencies import FIRST
from khabar.graph.language.normalisation import fold

LANGUAGE = Path(__file__).resolve().parent.parent / "graph" / "language"


def ranks(language: str, rarest: int) -> dict[str, int]:
    """Folded words with their rank."""
    found: dict[str, int] = {}
    for rank, words in enumerate(get_frequency_list(language, wordlist="large")[:rarest]):
        for word in words:
            for part in fold(word, language).split():
                found.setdefault(part, rank)
    return found


def packed(language: str, rarest: int) -> bytes:
    """The whole file; the same bytes from the same list."""
    found = ranks(language, rarest)
    words = sorted(found)
    lines = ["".join(chr(FIRST + found[word]) for word in words), *words]
    return gzip.compress("\n".join(lines).encode(), mtime=0)


def main() -> None:
    """Write the file of one language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language")
    parser.add_argument("--rarest", type=int, default=740)
    options = parser.parse_args()
    path = LANGUAGE / options.language / "frequencies.txt.gz"
    path.write_bytes(packed(options.language, options.rarest))
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
