"""Take adjectives off a name that tell whose side a body is on: "the Iran-backed group" is "the group"."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.graph.pipeline.arguments.stancewords import stance_words


def unsided(words: Sequence[str], language: str) -> Sequence[str]:
    """The words behind the last such adjective, before which the side stands; hyphens may be left out.

    >>> unsided(("al", "qaeda", "linked", "militant"), "en"), unsided(("iran-backed",), "en"), unsided(("gulf",), "en")
    (('militant',), (), ('gulf',))
    """
    ends = stance_words(language).suffixes
    last = max((place for place, word in enumerate(words, start=1) if word.rpartition("-")[2] in ends), default=0)
    return words[last:]
