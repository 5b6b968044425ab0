"""Give a short form in brackets the type of the name before it: "the Northern Peace Council (NPC)" is one body.

No model sees what initials stand for, and it takes most of them for organisations. Nor are they what the catalog knows
by the same letters, if the name before them has these initials and is another: "the Australian Federal Police (AFP)" is
no news agency. It holds for the short form wherever the text repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Span

from khabar.graph.pipeline.doc import mention, retyped
from khabar.graph.pipeline.rules import OWN
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType

_NAMED: Final = BODIES - {EntityType.STATE} | {EntityType.MEDIA, EntityType.SITE}
"""Types of what has short forms; behind places the brackets hold something else: "BEIRUT (AFP)"."""
_LETTERS: Final = 2
"""Letters of a short form at least."""


def as_spelled_out(spans: Sequence[Span]) -> Iterator[Span]:
    """The mentions of a text, short forms with the type of the name that the text gives for them."""
    ends = {span.end: span for span in spans}
    short: dict[str, Span] = {}
    for span in spans:
        name = ends.get(span.start - 1) if _bracketed(span) else None
        if name is not None and _spells_out(name, span):
            short.setdefault(span.text, name)
    for span in spans:
        meant = short.get(span.text)
        if meant is None or span._.rule.startswith(OWN) or span.label_ not in _NAMED:
            yield span
        elif span.id_ and not meant.id_:
            yield mention(span.doc, span.start, span.end, meant.label_, rule=span._.rule, confidence=span._.confidence)
        else:
            yield span if span.label_ == meant.label_ else retyped(span, meant.label_)


def _bracketed(span: Span) -> bool:
    """Whether a mention is one word of capitals that stands in brackets by itself."""
    doc = span.doc
    if len(span) > 1 or not span.text.isupper() or not span.text.isalpha() or len(span.text) < _LETTERS:
        return False
    inside = span.start > 0 and span.end < len(doc)
    return inside and doc[span.start - 1].is_left_punct and doc[span.end].is_right_punct


def _spells_out(name: Span, short: Span) -> bool:
    """Whether a name is what the short form behind it stands for.

    Of what the catalog knows by these letters only if they are the initials of a name that the catalog does not know.
    """
    if name.label_ not in _NAMED or short._.rule.startswith(OWN):
        return False
    return not short.id_ or (not name.id_ and _initials(name) == short.text)


def _initials(name: Span) -> str:
    """The first letters of the words of a name that are written with a capital: "APRA"."""
    return "".join(token.text[0] for token in name if token.is_title or token.is_upper)
