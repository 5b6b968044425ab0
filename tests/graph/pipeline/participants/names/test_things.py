"""Names that are a thing of which the text has told: every example of the language data."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table

EXAMPLES = [
    (language, row)
    for language in LANGUAGES
    for thing in table(language, "homographs")["thing"]
    for row in thing["examples"]
]


@pytest.mark.parametrize(("language", "row"), EXAMPLES, ids=[row["text"] for _, row in EXAMPLES])
def test_a_name_is_the_thing_that_was_told_of(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    for engine in row["engines"]:
        doc = engines[language, engine](row["text"])
        assert [span.label_ for span in doc.ents if span.text == row["name"]] == [row["type"]]
