"""Groups that a sentence sets against each other or parts: every row of the language data."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.refs import mention_ref

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "unsaid")["opposed"]["example"]]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_an_example_has_what_it_says_and_not_what_it_parts(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    for engine in (LEXICAL, BOTH):
        doc = engines[language, engine](row["example"])
        names = {mention_ref(span.start): span.text for span in doc.ents}
        found = {f"{names[r.head]} {r.type} {names[r.tail]}" for r in doc._.relations}
        assert not set(row["not_expect"]) & found
        if engine == BOTH:
            assert set(row["expect"]) <= found
