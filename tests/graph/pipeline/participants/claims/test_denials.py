"""Who denies what happened is not its agent; of what did not happen the text says whose it was not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, COMPONENTS, ENGINES, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.claims.denials import without_deniers
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import Role, Status


def agents(nlp: Language, text: str) -> dict[str, set[str]]:
    """Agents by trigger, of events that are told as done."""
    doc = nlp(text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    return {
        doc[event.trigger].text: {names[a.ref] for a in event.arguments if a.role == "agent" and a.ref in names}
        for event in doc._.events
        if event.status == "actual"
    }


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("language", "text", "denier"),
    [
        ("ar", "ينفي فصيل مسلح ضلوعه في قصف محطة الكهرباء", "فصيل مسلح"),
        ("ar", "نفت حركة طالبان مسؤوليتها عن تفجير المسجد", "حركة طالبان"),
        ("ar", "نفت تركيا أي دور لها في اغتيال القائد العسكري في حلب", "تركيا"),
        ("ar", "نفى الجيش قصف المدنيين في القرية", "الجيش"),
        ("ar", "أنكرت إيران وقوفها وراء الهجوم على الناقلة", "إيران"),
        ("en", "Militia denies role in the bombing of an oilfield", "Militia"),
        ("en", "Hamas denied responsibility for the attack on the convoy.", "Hamas"),
        ("en", "The army denied bombing the town.", "army"),
        ("en", "Turkey denied any involvement in the assassination of the commander.", "Turkey"),
    ],
)
def test_who_denies_did_nothing_that_is_told_as_done(
    language: str, text: str, denier: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = agents(engines[language, engine], text)
    denials = {trigger for trigger, who in found.items() if denier in who}
    assert all(trigger.startswith(("نف", "ينف", "أنكر", "den")) for trigger in denials)
    assert len(found) > 0


def test_what_is_told_beside_the_denial_keeps_its_agent(engines: dict[tuple[str, str], Language]) -> None:
    text = "Iran denied involvement in the attack and accused Israel of carrying it out."
    assert agents(engines["en", BOTH], text)["accused"] == {"Iran"}


@pytest.mark.parametrize(("status", "kept"), [("negated", True), ("actual", False), ("possible", False)])
def test_what_did_not_happen_keeps_the_agent_it_did_not_have(
    status: str, kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", LEXICAL].make_doc("نفى الجيش قصف المدنيين")
    denial = Event(0, "Statement", "actual", (Argument("agent", "e1"), Argument("theme", "v2")))
    shelling = Event(2, "Attack", status, (Argument("agent", "e1"), Argument("target", "e3")))
    first, second = without_deniers(doc, [denial, shelling], language="ar")
    assert first == denial
    assert second.arguments == (shelling.arguments if kept else shelling.arguments[1:])
    not_denied = replace(denial, status="negated")
    assert without_deniers(doc, [not_denied, shelling], language="ar") == (not_denied, shelling)


def test_who_does_not_deny_it_may_have_done_it(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", LEXICAL].make_doc("لا تنفي إيران مهاجمة القاعدة")
    denial = Event(1, "Statement", "actual", (Argument("agent", "e2"), Argument("theme", "v3")))
    attack = Event(3, "Attack", "possible", (Argument("agent", "e2"), Argument("target", "e4")))
    assert without_deniers(doc, [denial, attack], language="ar") == (denial, attack)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_happened_is_known_before_the_deniers_go(engine: str) -> None:
    """With both engines the model may yet say of "نفى الجيش قصف المدنيين" that it is negated, after the lexicon."""
    names = COMPONENTS[engine]
    assert names.index("khabar_denials") > max(names.index(name) for name in names if name.endswith("_status"))


PARTS = [(language, row) for language in LANGUAGES for row in table(language, "status")["denied_part"]["examples"]]


@pytest.mark.parametrize(("language", "row"), PARTS)
def test_who_is_said_not_to_have_taken_part_has_not_done_what_happened(
    language: str, row: dict[str, str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    (deed,) = (event for event in doc._.events if doc[event.trigger].text == row["deed"])
    named = {span.text for span in doc.ents if mention_ref(span.start) in deed.refs(Role.AGENT)}
    if "agent" in row:
        assert row["agent"] in named
    else:
        assert deed.status == Status.NEGATED or row["not_agent"] not in named
