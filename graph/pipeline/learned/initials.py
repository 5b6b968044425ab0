"""Short forms in brackets are what the name before them is: "the Northern Peace Council (NPC)" is one body of one type.

Of initials by themselves no model sees what they stand for, and takes most of them for organisations. Nor are they what
a catalog knows by the same letters where the name before them has these initials and is another one: "the Australian
Federal Police (AFP)" is no news agency. What is said of a short form holds wherever the text has it again.
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
"""What has such short forms; of places the brackets behind them are not: "BEIRUT (AFP)"."""
_LETTERS: Final = 2
"""Letters of a short form at least."""


def as_spelled_out(spans: Sequence[Span]) -> Iterator[Span]:
    """The mentions of a text, those by initials as what the text has spelled them out as."""
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

    What a catalog knows by these letters it is where they are no initials of the name, or the catalog knows that, too.
    """
    if name.label_ not in _NAMED or short._.rule.startswith(OWN):
        return False
    return not short.id_ or (not name.id_ and _initials(name) == short.text)


def _initials(name: Span) -> str:
    """The first letters of the words of a name that are written with a capital: "APRA"."""
    return "".join(token.text[0] for token in name if token.is_title or token.is_upper)
