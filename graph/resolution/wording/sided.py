"""Adjectives that say whose side a body is on, and not which one it is: "the Iran-backed group"."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.graph.pipeline.arguments.stancewords import stance_words


def unsided(words: Sequence[str], language: str) -> Sequence[str]:
    """Words behind the last such adjective, before which whose side it is stands; hyphens may be left out.

    >>> unsided(("al", "qaeda", "linked", "militant"), "en"), unsided(("iran-backed",), "en"), unsided(("gulf",), "en")
    (('militant',), (), ('gulf',))
    """
    ends = stance_words(language).suffixes
    last = max((place for place, word in enumerate(words, start=1) if word.rpartition("-")[2] in ends), default=0)
    return words[last:]
