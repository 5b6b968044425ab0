"""Annotations as JSON and back: what was understood of an article, kept without loading spaCy or running anything.

The article itself is kept beside it (`khabar.graph.knowledge.archivefile`). What has its default value is left out, and
how a field is read is told by its type, so that a field added to the annotation needs nothing here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import lru_cache
from sys import intern
from types import UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.reading.article import Article

_ARTICLE: Final = "article"
_TEXTS: Final = frozenset({"text", "trigger", "words"})
"""Fields that say what an article says; any other text comes again and again, and is one string in memory."""


def to_json(annotation: Annotation) -> str:
    """The annotation without its article, as one line of JSON.

    >>> from khabar.graph.pipeline.annotation import Mention
    >>> article = Article(text="قُتل جندي", language="ar")
    >>> to_json(Annotation(article, ((0, 9),), (Mention("e1", "Person", 5, 9, "جندي", 0),), (), ()))
    '{"sentences":[[0,9]],"mentions":[{"id":"e1","type":"Person","start":5,"end":9,"text":"جندي","sentence":0}]}'
    """
    parts = {name: _plain(part) for name in _parts() if (part := getattr(annotation, name))}
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_json(text: str, article: Article) -> Annotation:
    """The annotation that `to_json` wrote for an article.

    Raises:
        ValueError, TypeError, KeyError: it is not what `to_json` writes.
    """
    given = json.loads(text)
    if not isinstance(given, dict):
        raise ValueError("no JSON object")
    readers = _readers(Annotation)
    return Annotation(article=article, **{name: readers[name](given.get(name, ())) for name in _parts() | given.keys()})


def _parts() -> dict[str, None]:
    return {field.name: None for field in fields(Annotation) if field.name != _ARTICLE}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        found = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _plain(part) for field, part in found if part != field.default}
    return value


@lru_cache(maxsize=64)
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of a type of JSON."""
    if is_dataclass(kind):
        return _maker(kind)
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple and inside[-1] is Ellipsis:
        each = _reader(inside[0])
        return lambda value: tuple([each(part) for part in value])
    if origin is tuple:
        several = [_reader(part) for part in inside]
        return lambda value: tuple([read(part) for read, part in zip(several, value, strict=True)])
    if origin in (Union, UnionType):
        (some,) = (part for part in inside if part is not type(None))
        read = _reader(some)
        return lambda value: None if value is None else read(value)
    return intern if kind is str else _same


def _maker(kind: Any) -> Callable[[Any], Any]:
    readers = _readers(kind)

    def make(row: Any) -> Any:
        return kind(**{name: readers[name](value) for name, value in row.items()})

    return make


@lru_cache(maxsize=64)
def _readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {field.name: _same if field.name in _TEXTS else _reader(hints[field.name]) for field in fields(kind)}


def _same(value: Any) -> Any:
    return value
