"""References of mentions and events, by the token at which they begin.

``e12`` is the mention that begins at token 12, ``v15`` the event whose trigger is token 15.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from khabar.graph.pipeline.mentions import made_of_mentions

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def mention_ref(start: int) -> str:
    """Reference of the mention that begins at token `start`.

    >>> mention_ref(12)
    'e12'
    """
    return f"e{start}"


def event_ref(trigger: int) -> str:
    """Reference of the event whose trigger is token `trigger`.

    >>> event_ref(15)
    'v15'
    """
    return f"v{trigger}"


def of_mention(ref: str) -> bool:
    """Whether a reference is of a mention.

    >>> of_mention(mention_ref(12)), of_mention(event_ref(12))
    (True, False)
    """
    return ref.startswith("e")


def of_event(ref: str) -> bool:
    """Whether a reference is of an event.

    >>> of_event(event_ref(15))
    True
    """
    return ref.startswith("v")


def token_of(ref: str) -> int:
    """The token of a reference: the first of the mention, or the trigger of the event.

    >>> token_of(mention_ref(12))
    12
    """
    return int(ref[1:])


def ahead(refs: Iterable[str], at: int) -> set[str]:
    """The references to mentions that begin before a token.

    >>> sorted(ahead([mention_ref(3), mention_ref(12), event_ref(4)], 12))
    ['e3']
    """
    return {ref for ref in refs if of_mention(ref) and token_of(ref) < at}


def mentions_by_ref(doc: Doc) -> Mapping[str, Span]:
    """The mentions of a text by their references, in the order of the text."""
    return made_of_mentions(doc, _by_ref)


def _by_ref(spans: Iterable[Span]) -> Mapping[str, Span]:
    return {mention_ref(span.start): span for span in spans}
