"""Attributes of Docs and spans: registered once, and never over those of another package."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc, Span

from khabar.graph.errors import KhabarError
from khabar.graph.pipeline.extensions import register


@pytest.mark.parametrize(
    ("kind", "name", "options"),
    [
        (Doc, "events", {"default": None}),
        (Doc, "relations", {"getter": len}),
        (Span, "confidence", {"default": 0.5}),
        (Span, "time", {"method": len}),
    ],
)
def test_an_extension_of_another_package_is_named(
    kind: type[Doc] | type[Span], name: str, options: dict[str, Any]
) -> None:
    register()
    register()
    kept = dict(zip(("default", "method", "getter", "setter"), kind.get_extension(name), strict=True))
    try:
        kind.set_extension(name, force=True, **options)
        with pytest.raises(KhabarError, match=rf"{kind.__name__}\._\.{name} is an extension of another package"):
            register()
    finally:
        kind.remove_extension(name)
        register()
    assert kept["default"] == kind.get_extension(name)[0]
