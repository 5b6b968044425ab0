"""What is told beside an event, under both engines: what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.participants.clauses.background import without_earlier, without_elsewhere

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Karim was in Tripoli when militiamen kidnapped his cousin.", "kidnapped target Karim"),
        ("The president was in Moscow when rebels seized the capital.", "seized agent president"),
        ("The pope was still in Iraq when Turkey bombed Syria.", "bombed place Iraq"),
        ("Ali Saleh was at work when soldiers raided his house.", "raided target Ali Saleh"),
        ("The consul stayed in Basra while protesters stormed the consulate.", "stormed target consul"),
        ("Haddad, who was in Paris when his brother was arrested in Tunis, is a lawyer.", "arrested place Paris"),
    ],
)
def test_who_was_somewhere_meanwhile_has_no_part(text: str, argument: str, engine: str, holds: Holds) -> None:
    holds("en", {"example": text, "not_expect": [argument]}, engine)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("The mayor was killed when militants attacked his convoy.", "killed target mayor"),  # a passive
        ("The journalist was in Gaza when Israeli soldiers shot him.", "shot target journalist"),  # it is he
        ("The journalist was in Gaza when Israeli soldiers shot him.", "shot place Gaza"),
        ("The general was in Ankara when he met the envoy.", "met agent general"),
        ("The journalist was covering the protest when police arrested him.", "arrested target journalist"),
        ("The army was in the town when the rebels attacked.", "attacked agent rebels"),
        ("Rebels killed the mayor when the governor was in Goma.", "killed target mayor"),
    ],
)
def test_who_takes_part_stays(text: str, argument: str, holds: Holds) -> None:
    holds("en", {"example": text, "expect": [argument]}, BOTH)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("It was the first visit by an Egyptian minister to Damascus since 2012.", "visit time 2012"),
        ("It is the second time since 2019 that Israel has struck Damascus.", "struck time 2019"),
        ("The kidnapping came two years after bandits abducted 80 pupils in Kaduna.", "kidnapping time two years"),
        ("The kidnapping came two years after bandits abducted 80 pupils in Kaduna.", "kidnapping agent bandits"),
        ("The attack was the worst since rebels bombed a market in Goma.", "attack place Goma"),
    ],
)
def test_what_was_last_as_bad_is_another_event(text: str, argument: str, engine: str, holds: Holds) -> None:
    holds("en", {"example": text, "not_expect": [argument]}, engine)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("The rebels have controlled the town since 2012.", "controlled time 2012"),
        ("The army has arrested 50 people since Monday.", "arrested time Monday"),
        ("The deadliest attack since 2008 was claimed by Islamic State.", "claimed agent Islamic State"),
        ("The general died two days after gunmen shot him in Goma.", "died target general"),
        ("The minister condemned the worst attack in Kabul since 2008.", "condemned theme attack"),
        ("Last month's talks failed, and Baghdad has since asked Turkey to share data.", "asked target Turkey"),
        ("Israel bombed Rafah after Hamas fired rockets.", "bombed target Rafah"),
    ],
)
def test_what_is_compared_with_nothing_stays(text: str, argument: str, holds: Holds) -> None:
    holds("en", {"example": text, "expect": [argument]}, BOTH)


def test_languages_without_such_words_change_nothing(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", LEXICAL]("كان الوزير في باريس عندما قتل مسلحون شقيقه.")
    events = doc._.events
    assert without_elsewhere(doc, events, language="ar") == events
    assert without_earlier(doc, events, language="ar") == events
