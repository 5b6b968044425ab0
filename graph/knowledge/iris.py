"""IRIs of the things in a graph."""

from __future__ import annotations

import re

from khabar.graph.errors import KhabarError

BASE = "https://w3id.org/khabar/id/"
"""Where things live unless the user says otherwise."""

_KEY = re.compile(r"(?:^|.*[/#:])((?:actor|place|weapon|event|mention|relation)/[A-Za-z0-9._~-]+)")
_LEGAL = re.compile(r"[A-Za-z0-9._~/-]+")
_LEGAL_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*[/#:]")


def thing(key: str, *, base: str = BASE) -> str:
    """The IRI of the thing with a key such as "actor/islamic-state".

    >>> thing("actor/islamic-state")
    'https://w3id.org/khabar/id/actor/islamic-state'
    """
    if not _LEGAL.fullmatch(key):
        raise KhabarError(f"{key!r} cannot be part of an IRI: only ASCII letters, digits and . _ ~ / - can")
    return base + key


def key_of(name: str) -> str | None:
    """The key in an IRI under any base, or in a key itself; None for a name.

    >>> key_of("https://news.example/id/actor/islamic-state"), key_of("داعش")
    ('actor/islamic-state', None)
    """
    found = _KEY.fullmatch(name)
    return found.group(1) if found else None


def checked_base(base: str) -> str:
    """The base, if IRIs of things can begin with it: an absolute IRI that ends in "/", "#" or ":"."""
    if not isinstance(base, str):
        raise TypeError(f"base: {base!r:.60} is {type(base).__name__}; give an IRI as a string")
    if not base.isascii() or not _LEGAL_BASE.fullmatch(base):
        raise KhabarError(f'{base!r} is no base for IRIs; give an absolute one that ends in "/" or "#"')
    return base
