"""Countries that attacks are called by: every example of the language data under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.refs import mention_ref

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "prefixes")["scenes"]["examples"]]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: str(value)[:60])
def test_a_country_that_an_attack_is_called_by_is_where_it_was(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](row["text"])
    names = {mention_ref(span.start): span.text for span in doc.ents}
    arguments = {(a.role, names[a.ref]) for event in doc._.events for a in event.arguments if a.ref in names}
    if row["scene"]:
        assert ("place", row["scene"]) in arguments or "in Quetta" in row["text"] or not arguments
        assert not {("agent", row["scene"]), ("target", row["scene"])} & arguments
    else:
        first = doc.ents[0].text
        assert ("place", first) not in arguments
        assert ("agent", first) in arguments or engine == LEXICAL
