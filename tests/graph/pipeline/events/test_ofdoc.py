"""A user's own verb is a verb for all that follows, as the shipped one is of whose row it is a copy."""

from __future__ import annotations

import json

import pytest
import spacy
from spacy.language import Language

from khabar.graph.language.data import folder, rows
from khabar.graph.pipeline import LEXICAL, load
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at, tags_of, tenses_at

OWN = {"ar": ("عتقل", "زعفط"), "en": ("arrest", "snorb")}
SHIPPED = {"ar": ["اعتقل", "يعتقل"], "en": ["arrest"]}
SENTENCES = [
    ("ar", "ستدفع الشرطة مكافأة للرجل الذي يعتقل قائد العصابة.", "possible"),
    ("ar", "هل اعتقلت الشرطة التاجر؟", "possible"),
    ("ar", "اعتقلت الشرطة التاجر سالم في حلب.", "actual"),
    ("ar", "نفت الوزارة أن الجيش اعتقل الصحفي.", "negated"),
    ("ar", "لم يعتقل الحرس أحدا من المحتجين.", "negated"),
    ("en", "Did police arrest the banker?", "possible"),
    ("en", "Police arrested the banker in Oslo.", "actual"),
    ("en", "The ministry denied that troops arrested the reporter.", "negated"),
]


@pytest.fixture(scope="module")
def pipelines(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, bool], Language]:
    """The lexical pipelines, without and with a row of the user's that is a copy of a shipped one."""
    made = {}
    for language, (old, new) in OWN.items():
        shipped = next(
            row
            for _, row in rows(folder(language) / "triggers" / "arrest.jsonl")
            if row.get("verb") == SHIPPED[language]
        )
        kept = {key: value for key, value in shipped.items() if key != "note"}
        own = json.loads(json.dumps(kept, ensure_ascii=False).replace(old, new))
        path = tmp_path_factory.mktemp(language) / "own.jsonl"
        path.write_text(json.dumps({**own, "event": "Arrest"}, ensure_ascii=False), encoding="utf-8")
        made[language, False] = load(language, engine=LEXICAL)
        made[language, True] = load(language, engine=LEXICAL, lexicons=[path])
    return made


@pytest.mark.parametrize(("language", "text", "status"), SENTENCES)
def test_an_own_verb_has_the_status_of_its_copy(
    language: str, text: str, status: str, pipelines: dict[tuple[str, bool], Language]
) -> None:
    told = []
    for own in (False, True):
        said = text.replace(*OWN[language]) if own else text
        doc = pipelines[language, own](said)
        found = [event for event in doc._.events if event.type == "Arrest"]
        told.append([(event.trigger, event.status, event.arguments) for event in found])
    assert told[0] == told[1]
    assert [each[1] for each in told[0]] == [status]
    assert "khabar_held_lexicon" not in doc.user_data


@pytest.mark.parametrize(
    ("rule", "kinds"),
    [
        ("warning:warn + model", {"verb"}),
        ("warning:warning", {"noun"}),
        ("model", {"verb", "noun"}),
        ("warning:alert", {"verb", "noun"}),
    ],
)
def test_a_trigger_is_read_by_the_row_that_found_its_event_or_by_all(rule: str, kinds: set[str]) -> None:
    doc = spacy.blank("en")("Turkey is warning")
    assert {tag.kind for tag in tags_of(doc, Event(2, "Warning", "actual", rule=rule))} == kinds
    assert kinds_at(doc, 2) == {"verb", "noun"}
    assert tenses_at(doc, 2) == {"ing"}
    assert not tenses_at(doc, 0)
