"""How a rule says what found a mention, an event or a relation: a row of the lexicon, the trained model, or both."""

from __future__ import annotations

from typing import Final

MODEL: Final = "model"
"""Rule of what the trained model found alone."""

OWN: Final = "own:"
"""How the rules of rows in users' own files begin. What they say stands, whatever the model thinks of it."""

DATELINE: Final = "dateline"
"""Rule of what a dateline names: where and by whom an article was filed."""

_AND_MODEL: Final = f" + {MODEL}"


def agreed(rule: str) -> str:
    """The rule of what a row of the lexicon and the model found, both.

    >>> agreed("attack:هاجم")
    'attack:هاجم + model'
    """
    return rule + _AND_MODEL


def of_lexicon(rule: str) -> str:
    """The lexicon's part of a rule, "" where the model found it alone.

    >>> of_lexicon(agreed("attack:هاجم")), of_lexicon(MODEL)
    ('attack:هاجم', '')
    """
    return "" if rule == MODEL else rule.removesuffix(_AND_MODEL)
