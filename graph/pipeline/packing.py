"""Turn events, relations and times into bytes, so that Docs keep them in other processes and in a ``DocBin``.

spaCy writes Docs as msgpack through srsly, which takes an encoder and a decoder of further types from entry points. It
loads them while spaCy itself is being imported, so this module imports nothing that needs spaCy until it is called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from functools import lru_cache
from typing import Any, Final

_KEY: Final = "__khabar__"
_MODULES: Final = ("khabar.graph.pipeline.doc", "khabar.ontology.owntypes")
_DATE: Final = "date"
Chain = Callable[[Any], Any]


def encode(value: Any, chain: Chain | None = None) -> Any:
    """A value as plain data if it is of one of our types; any other goes to the next encoder.

    >>> from khabar.graph.pipeline.doc import TimeValue
    >>> decode(encode(TimeValue("2025-01"))) == TimeValue("2025-01")
    True
    """
    if type(value).__module__ in _MODULES:
        return {_KEY: type(value).__name__, **{field.name: getattr(value, field.name) for field in fields(value)}}
    if type(value) is date:
        return {_KEY: _DATE, "value": value.isoformat()}
    return value if chain is None else chain(value)


def decode(value: Any, chain: Chain | None = None) -> Any:
    """The value from which `encode` made this data; any other goes to the next decoder."""
    kind = value.get(_KEY) if isinstance(value, dict) else None
    if kind == _DATE:
        return date.fromisoformat(value["value"])
    if isinstance(kind, str) and kind in _kinds():
        return _kinds()[kind](**{name: _tuples(part) for name, part in value.items() if name != _KEY})
    return value if chain is None else chain(value)


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, Callable[..., Any]]:
    """The types that `encode` takes apart, by their names."""
    from khabar.graph.pipeline import doc
    from khabar.ontology.owntypes import OwnType

    kinds = (doc.Argument, doc.Count, doc.Event, doc.Order, doc.Relation, doc.TimeValue, OwnType)
    return {kind.__name__: kind for kind in kinds}


def _tuples(part: Any) -> Any:
    """The value of a field with tuples for the lists that come from bytes."""
    return tuple(map(_tuples, part)) if isinstance(part, list) else part
