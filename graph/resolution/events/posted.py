"""Take the preposition behind an envoy's title out of the words between two, as it parts them from nobody.

"مع الأمين العام ومبعوثه إلى اليمن سامي" ("with the Secretary-General and his envoy to Yemen Sami").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all


def without_envoys_preposition(words: Sequence[str], language: str) -> Sequence[str]:
    """Words between two, folded, without the preposition behind the title of an envoy.

    >>> without_envoys_preposition(["و", "ممثله", "لدي", "البلاد"], "ar")
    ['و', 'ممثله', 'البلاد']
    """
    envoys, posted = _words(language)
    last = next((at for at in range(len(words) - 1, -1, -1) if words[at] in envoys), len(words))
    return [word for at, word in enumerate(words) if at < last or word not in posted]


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    data = table(language, "clauses")
    return fold_all(data["envoys"], language), fold_all(data["posted"], language)
