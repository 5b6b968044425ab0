"""What one says and another one denies behind it: every example of the language data under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.status.disputed import disputed
from khabar.ontology.terms import Status

EXAMPLES = [(language, row) for language in LANGUAGES for row in table(language, "scopes")["disputed"]["examples"]]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "row"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_what_is_denied_behind_is_possible(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](row["text"])
    found = {doc[event.trigger].text: event.status for event in doc._.events}
    assert found[row["trigger"]] == (row["status"] or Status.ACTUAL)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
def test_who_denies_is_no_source_of_it(engine: str, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", engine]("Moscow said Ukraine had shelled the village, but Kyiv denied it.")
    (shelling,) = (event for event in doc._.events if doc[event.trigger].text == "shelled")
    names = {mention_ref(span.start): span.text for span in doc.ents}
    assert [names[ref] for ref in shelling.speakers] == ["Moscow"]


def test_what_was_told_as_not_done_is_not_possible_by_a_denial(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("قالت الصحيفة إن كندا لم تتبادل المعلومات مع تشاد، وهو ما نفته كندا.")
    assert not disputed(doc, doc._.events, language="ar")
