"""Make spaCy know the attributes under ``doc._`` and ``span._`` that `doc` lists."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from khabar.graph.errors import KhabarError

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_PREFIX: Final = "khabar_"
"""Start of the keys in ``doc.user_data`` under which the attributes of a Doc keep their values."""


def register() -> None:
    """Register what is under ``_`` on a Doc and a Span (see `doc`) with spaCy; calling it again changes nothing.

    Raises:
        KhabarError: another package has an extension of one of these names.
    """
    from spacy.tokens import Doc, Span

    _extend(Doc, "published", default=None)
    for name in ("events", "relations", "order", "meanings"):
        _extend(Doc, name, getter=partial(_tuple, name=name), setter=partial(_keep, name=name))
    for name, default in (("rule", ""), ("confidence", 1.0), ("time", None)):
        _extend(Span, name, default=default)


def _extend(kind: type[Doc] | type[Span], name: str, **options: Any) -> None:
    """Register an extension; raises KhabarError if another package has a different one of that name."""
    if not kind.has_extension(name):
        kind.set_extension(name, **options)
        return
    there = zip(("default", "method", "getter", "setter"), kind.get_extension(name), strict=True)
    if any(not _same(part, options.get(key)) for key, part in there):
        raise KhabarError(
            f"{kind.__name__}._.{name} is an extension of another package; khabar's components need the name, so that "
            "the two cannot be in one process"
        )


def _same(one: Any, other: Any) -> bool:
    """Whether two options of an extension are the same; functions are compared by name, as processes make their own."""
    if isinstance(one, partial) and isinstance(other, partial):
        return one.func.__qualname__ == other.func.__qualname__ and one.keywords == other.keywords
    return bool(one == other)


def _tuple(doc: Doc, *, name: str) -> tuple[object, ...]:
    """The value of an extension of a Doc; from bytes it comes as a list."""
    return tuple(doc.user_data.get(_PREFIX + name, ()))


def _keep(doc: Doc, value: Iterable[object], *, name: str) -> None:
    doc.user_data[_PREFIX + name] = tuple(value)
