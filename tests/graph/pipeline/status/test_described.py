"""What something is called, which did not happen: every example of the language data under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL

EXAMPLES = [
    (language, row)
    for language in LANGUAGES
    for name in ("described", "posts")
    for row in table(language, "scopes")[name]["examples"]
]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "row"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_what_something_is_called_is_no_event(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](row["text"])
    found = {doc[event.trigger].text for event in doc._.events}
    assert (row["trigger"] in found) is not row["dropped"]
    refs = {event.ref for event in doc._.events} | {f"e{span.start}" for span in doc.ents}
    assert {argument.ref for event in doc._.events for argument in event.arguments} <= refs
