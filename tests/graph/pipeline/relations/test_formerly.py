"""Who leads something no longer, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.refs import mention_ref


def related(nlp: Language, text: str) -> set[str]:
    doc = nlp(text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    return {f"{names[r.head]} {r.type} {names[r.tail]}" for r in doc._.relations}


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    "text",
    [
        "The former head of Hezbollah was killed.",
        "Former Hamas leader Khaled Meshaal met the emir.",
        "Hezbollah's late leader Hassan Nasrallah was buried.",
        "Police arrested the ex-head of the central bank.",
        "Sami Nader headed the Mossad from 2010 to 2015.",
        "Adam Karim, who led Hamas until 2019, was arrested.",
        "The president named Omar Bashir, the former head of the central bank, as prime minister.",
    ],
)
def test_who_has_led_leads_no_longer(text: str, engine: str, engines: dict[tuple[str, str], Language]) -> None:
    assert not [relation for relation in related(engines["en", engine], text) if " leads " in relation]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Hamas leader Khaled Meshaal met the former minister.", "Khaled Meshaal leads Hamas"),
        ("The former minister met Hamas leader Khaled Meshaal.", "Khaled Meshaal leads Hamas"),
        ("Ali Saleh, the head of Hezbollah, replaced a former judge.", "Ali Saleh leads Hezbollah"),
        ("Ali Saleh has led Hezbollah since 2019.", "Ali Saleh leads Hezbollah"),
    ],
)
def test_who_leads_stays(text: str, relation: str, engines: dict[tuple[str, str], Language]) -> None:
    assert relation in related(engines["en", BOTH], text)


def test_who_is_replaced_leads_no_longer(engines: dict[tuple[str, str], Language]) -> None:
    found = related(engines["en", BOTH], "Ahmed Karim replaced Sami Odeh as army chief.")
    assert "Sami Odeh leads army" not in found
