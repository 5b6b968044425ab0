"""Rules: what found a mention, an event or a relation: a row of the lexicon, the trained model, or both."""

from __future__ import annotations

from typing import Final

MODEL: Final = "model"
"""Rule of what only the trained model found."""

OWN: Final = "own:"
"""Start of the rules of rows in users' own files; what these say stands, whatever the model says."""

DATELINE: Final = "dateline"
"""Rule of what is named in a dateline, where and by whom an article was filed."""

_AND_MODEL: Final = f" + {MODEL}"


def agreed(rule: str) -> str:
    """The rule of what both a row of the lexicon and the model found.

    >>> agreed("attack:هاجم")
    'attack:هاجم + model'
    """
    return rule + _AND_MODEL


def of_lexicon(rule: str) -> str:
    """The lexicon's part of a rule, or "" if only the model found it.

    >>> of_lexicon(agreed("attack:هاجم")), of_lexicon(MODEL)
    ('attack:هاجم', '')
    """
    return "" if rule == MODEL else rule.removesuffix(_AND_MODEL)
