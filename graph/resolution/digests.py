"""Short names for what has none of its own, made of what it is: the same in every graph and on every machine."""

from __future__ import annotations

import hashlib


def digest(*parts: str, digits: int = 12) -> str:
    """So many hex digits for some texts together.

    >>> digest("attacked", "actor/a", "actor/b") == digest("attacked", "actor/a", "actor/b") != digest("attacked", "a")
    True
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:digits]
