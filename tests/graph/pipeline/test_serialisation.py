"""Annotations come back from JSON as they were."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.pipeline.serialisation import from_json, to_json
from khabar.graph.reading.article import Article


def made(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type, of all fields that it has: one that is added to the annotation is tested too."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{field.name: made(hints[field.name]) for field in fields(kind) if field.init})
    origin, inside = get_origin(kind), get_args(kind)
    if origin is tuple and inside[-1] is Ellipsis:
        return st.lists(made(inside[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(made, inside))
    if origin is types.UnionType:
        return st.one_of(*map(made, inside))
    return st.floats(0, 1) if kind is float else st.text(max_size=8) if kind is str else st.from_type(kind)


@given(made(Annotation))
def test_an_annotation_comes_back_as_it_was(annotation: Annotation) -> None:
    text = to_json(annotation)
    assert "\n" not in text
    assert from_json(text, annotation.article) == annotation


def test_what_has_its_default_is_not_written() -> None:
    article = Article(text="قُتل جندي", language="ar")
    assert to_json(Annotation(article, (), (Mention("e1", "Person", 5, 9, "جندي", 0),), (), ())) == (
        '{"mentions":[{"id":"e1","type":"Person","start":5,"end":9,"text":"جندي","sentence":0}]}'
    )


@pytest.mark.parametrize("text", ["{", "[]", '{"verbs": []}', '{"mentions": [{"id": "e1"}]}', '{"sentences": [[1]]}'])
def test_what_is_no_annotation_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        from_json(text, Article(text="x", language="en"))
