"""What did not happen or not surely by the words before it: every example of the language data under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.status.scopes import scoped
from khabar.ontology.terms import Status

EXAMPLES = [
    (language, example)
    for language in LANGUAGES
    for row in table(language, "scopes")["scope"]
    for example in row["examples"]
]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "example"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_what_words_of_the_data_govern_has_their_status(
    language: str, example: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](example["text"])
    governed = {doc[at].text: status for at, status in scoped(doc, doc._.events, language=language).items()}
    found = {doc[event.trigger].text: event.status for event in doc._.events}
    if example["trigger"] not in found:
        pytest.skip("the engine finds no event there")
    assert governed.get(example["trigger"], "") == example["status"]
    if example["status"]:
        assert found[example["trigger"]] == example["status"]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("language", "text", "trigger", "status"),
    [
        ("en", "A court cleared Omar Nasser of killing two men and wounding a third.", "wounding", Status.NEGATED),
        ("en", "The court acquitted Omar Nasser, who had met the minister.", "met", Status.ACTUAL),
        ("en", "The court acquitted Ahmed of fraud and Ali attacked the judge.", "attacked", Status.ACTUAL),
        ("en", "Omar Nasser was convicted of bombing the station.", "bombing", Status.ACTUAL),
        ("en", "The judge was killed on Monday before the trial of Omar Nasser.", "killed", Status.ACTUAL),
        ("en", "The army cleared the town and killed ten rebels.", "killed", Status.ACTUAL),
        ("ar", "أعلنت المحكمة براءة عمر ناصر من خطف الوزير واغتيال النائب.", "اغتيال", Status.NEGATED),
        ("ar", "قتل مسلحون القاضي بعد براءة عمر ناصر.", "قتل", Status.ACTUAL),
        ("ar", "برأت المحكمة عمر ناصر وقتل مسلحون القاضي.", "قتل", Status.ACTUAL),
    ],
)
def test_a_scope_goes_as_far_as_its_sentence_means_it(
    language: str, text: str, trigger: str, status: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](text)
    assert [event.status for event in doc._.events if doc[event.trigger].text == trigger] == [status]
