"""Who tells of a "he" or "she" that is somebody else, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.pronouns.speakers import without_speakers
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Prosecutors said he had tortured prisoners in the camp.", "tortured agent Prosecutors"),
        ("The Pentagon said he was responsible for attacking US troops in Erbil.", "attacking agent Pentagon"),
        ("The White House said on Sunday that she had met King Abdullah.", "met agent White House"),
        ("Georgian officials said she was arrested.", "arrested target Georgian officials"),
        ("Her brother said that she was beaten by policemen.", "beaten target brother"),
        ("His wife, Sara, said that he had been tortured by guards.", "tortured target Sara"),
        ("His lawyer said he had met the ambassador.", "met agent lawyer"),
    ],
)
def test_who_tells_of_another_one_does_not_take_part(
    text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "not_expect": [argument]}, engine)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("The minister said he had met the Turkish ambassador.", "met agent minister"),
        ("Police arrested the man, and the police said they had killed two gunmen.", "killed target gunmen"),
        ("The army said it had shelled the village.", "shelled agent army"),
        ("The minister said he condemned the attack.", "condemned agent minister"),
    ],
)
def test_who_may_be_meant_takes_part(
    text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "expect": [argument]}, engine)


@pytest.mark.parametrize(
    ("text", "role", "kept"),
    [
        ("Police said he had bombed a market.", "agent", False),
        ("Police said he had bombed a market.", "target", True),
        ("Police said he was reportedly bombed.", "target", False),
        ("Police said he was reportedly bombed.", "agent", True),  # who arrests may tell of it
        ("Police said they had bombed a market.", "agent", True),
    ],
)
def test_the_place_of_the_pronoun_is_nobodys_else(
    text: str, role: str, kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", LEXICAL](text)
    police = mention_ref(0)
    verb = next(token.i for token in doc if token.text == "bombed")
    speaking = Event(1, "Statement", "actual", (Argument("agent", police), Argument("theme", f"v{verb}")))
    act = Event(verb, "Attack", "actual", (Argument(role, police),))
    _, found = without_speakers(doc, [speaking, act], language="en")
    assert (Argument(role, police) in found.arguments) is kept


def test_languages_whose_verbs_agree_change_nothing(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", LEXICAL]("وقال الجيش إنه قصف الحركة.")
    assert without_speakers(doc, doc._.events, language="ar") == tuple(doc._.events)


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("Soldiers killed the men who attacked them.", "attacked agent men", "attacked target men"),
        ("Soldiers killed the men who attacked them.", "killed agent Soldiers", "killed agent men"),
        ("Police killed the gunmen who had shot him.", "shot agent gunmen", "shot target gunmen"),
        # what is done to the antecedent is done by another one
        ("Soldiers killed the men who were attacked in the camp.", "attacked target men", "attacked agent men"),
        ("Police arrested the men whom gunmen attacked.", "arrested target men", "arrested agent men"),
    ],
)
def test_who_does_something_to_a_pronoun_is_no_target_of_it(
    text: str, expected: str, never: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
