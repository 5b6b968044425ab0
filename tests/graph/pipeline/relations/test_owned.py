"""Whose head somebody is: of what is owned, not of its owner."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.owned import without_owners


def related(nlp: Language, text: str, name: str) -> set[tuple[str, str]]:
    """Who is related so to what."""
    doc = nlp(text)
    words = {mention_ref(span.start): span.text for span in doc.ents}
    return {(words[r.head], words[r.tail]) for r in doc._.relations if r.type == name}


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
def test_a_commander_of_a_force_of_a_movement_leads_the_force(
    engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = related(engines["en", engine], "The commander of Hezbollah's Radwan Force was killed.", "leads")
    assert found == {("commander", "Radwan Force")}


def test_a_head_of_a_service_of_a_state_leads_the_service(engines: dict[tuple[str, str], Language]) -> None:
    text = "General Asim Malik, the head of Pakistan's Inter-Services Intelligence, visited Kabul."
    assert related(engines["en", BOTH], text, "leads") == {("Asim Malik", "Inter-Services Intelligence")}


@pytest.mark.parametrize(
    ("text", "tail", "expected"),
    [
        ("The head of the Metropolitan Police's counter-terrorism command spoke.", "Metropolitan Police", "counter-terrorism command"),
        # a brother is no body
        ("The commander of Hezbollah's brother spoke.", "Hezbollah", "Hezbollah"),
        # what is not behind "of" is not what he is the head of
        ("The commander told Hezbollah's Radwan Force to leave.", "Hezbollah", "Hezbollah"),
        ("The commander of Hezbollah and the Radwan Force spoke.", "Hezbollah", "Hezbollah"),
    ],
)  # fmt: skip
def test_only_the_owner_behind_of_is_turned_to_what_is_owned(
    text: str, tail: str, expected: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    head = refs[next(word for word in refs if word in ("head", "commander"))]
    leads = [Relation("leads", head, refs[tail]), Relation("leads", head, refs[expected])]
    assert without_owners(doc, leads, language="en") == tuple(
        dict.fromkeys(Relation("leads", head, refs[expected]) for _ in leads)
    )
    part = (Relation("partOf", head, refs[tail]),)
    assert without_owners(doc, part, language="en") == part


def test_a_language_that_marks_no_owners_is_left_alone(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("زار مدير جهاز الاستخبارات الباكستاني كابول.")
    relations = tuple(doc._.relations)
    assert relations
    assert without_owners(doc, relations, language="ar") == relations


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yusuf Kone, who commands JNIM's southern brigade, was killed.", {("Yusuf Kone", "southern brigade")}),
        ("Sami Odeh, who leads the Badr Brigade, was arrested.", {("Sami Odeh", "Badr Brigade")}),
    ],
)
def test_who_leads_a_body_of_a_group_leads_the_body_alone(
    text: str, expected: set[tuple[str, str]], engines: dict[tuple[str, str], Language]
) -> None:
    assert related(engines["en", BOTH], text, "leads") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Canada said it had sanctioned Samir Farah because his troops had shelled a hospital.", False),
        ("en", "Portugal condemned Salem Haddad after his fighters killed nine villagers.", False),
        ("ar", "فرضت كندا عقوبات على سالم حداد لأن قواته قتلت مدنيين.", False),
        ("ar", "أدانت النرويج كريم عساف بعدما قصف جيشه العاصمة.", False),
        ("en", "Canada said its troops had left the base.", True),
        ("ar", "قالت تركيا إن قواتها قتلت مسلحين.", True),
    ],
)
def test_the_troops_of_a_man_are_no_part_of_the_state_that_punishes_him(
    language: str, text: str, expected: bool, engines: dict[tuple[str, str], Language]
) -> None:
    found = related(engines[language, BOTH], text, "partOf") | related(engines[language, BOTH], text, "memberOf")
    assert bool(found) == expected
