"""Claims that somebody rejects, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.participants.claims.disclaimed import without_disclaimers
from khabar.graph.pipeline.refs import mention_ref

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Rwanda supports the rebels, a claim Kigali denies.", "claim agent Kigali"),
        ("Russia bombed the hospital, an accusation Moscow rejects.", "accusation agent Moscow"),
        ("The militia shelled the camp, an allegation that the group has repeatedly denied.", "allegation agent group"),
        ("Ukraine accused Moscow of abducting children, a charge Russia denies.", "charge agent Russia"),
    ],
)
def test_who_rejects_a_claim_has_not_made_it(text: str, argument: str, engine: str, holds: Holds) -> None:
    holds("en", {"example": text, "not_expect": [argument]}, engine)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("The army accused Iran of bombing the base.", "accused agent army"),
        ("The accusation by Ukraine that Moscow bombed the school was denied.", "accusation agent Ukraine"),
        ("The ministry said Hamas denied the report.", "said agent ministry"),
    ],
)
def test_who_makes_a_claim_stays(text: str, argument: str, holds: Holds) -> None:
    holds("en", {"example": text, "expect": [argument]}, BOTH)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("حذر التنظيم رعايا تشاد من البقاء، وهو تحذير وصفته أنجمينا بأنه جدي.", "تحذير agent أنجمينا"),
        ("هددت الحركة بوقف التبادل، وهو تهديد اعتبرته كينيا مناورة.", "تهديد agent كينيا"),
        ("وجه الوزير اتهاما نفته الحركة.", "اتهاما agent الحركة"),
        ("فرضت كينيا عقوبات وصفها الوزير الصومالي بالظالمة.", "عقوبات agent الوزير الصومالي"),
    ],
)
def test_who_only_calls_it_something_has_not_said_or_done_it(text: str, argument: str, holds: Holds) -> None:
    holds("ar", {"example": text, "not_expect": [argument]}, BOTH)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("وهو تحذير وجهته كينيا إلى رعاياها.", "تحذير agent كينيا"),
        ("نددت الصومال بهجوم نفذته كينيا.", "هجوم agent كينيا"),
        ("تحذير كينيا وصفه الوزير بالجدي.", "تحذير agent كينيا"),
        ("وقال عدة دبلوماسيين إن القرار سيصدر غدا.", "قال agent دبلوماسيين"),
    ],
)
def test_who_has_made_it_stays(text: str, argument: str, holds: Holds) -> None:
    holds("ar", {"example": text, "expect": [argument]}, BOTH)


def test_where_the_verb_stands_first_nothing_changes(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", LEXICAL]("ونفت الوزارة اتهام الحركة بقصف المدينة.")
    assert without_disclaimers(doc, doc._.events, language="ar") == doc._.events


@pytest.mark.parametrize(
    ("language", "text", "deed", "status", "agents"),
    [
        ("en", "Tehran denied claims it supplied drones to Russia.", "supplied", "negated", ["Tehran"]),
        ("en", "Turkey rejected allegations that it had bombed the camp.", "bombed", "negated", ["Turkey"]),
        ("en", "Russia dismissed accusations of bombing the hospital.", "bombing", "negated", ["Russia"]),
        ("en", "The army rejected Hamas's claim that it had killed hostages.", "killed", "negated", ["army"]),
        ("ar", "نفت روسيا الاتهامات بقصف المستشفى.", "قصف", "negated", ["روسيا"]),
        # Another one is accused, or it has happened.
        ("en", "Iran denied claims that Turkey had bombed the camp.", "bombed", "negated", ["Turkey"]),
        ("en", "Iran denied accusations over the attack on the base.", "attack", "actual", []),
        ("en", "Turkey did not deny accusations that it had bombed the camp.", "bombed", "possible", []),
    ],
)
def test_what_somebody_denies_to_have_done(
    language: str, text: str, deed: str, status: str, agents: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    (event,) = (event for event in doc._.events if doc[event.trigger].text == deed)
    assert event.status == status
    assert [names[a.ref] for a in event.arguments if a.role == "agent"] == agents
    charges = [event for event in doc._.events if event.type == "Accusation"]
    assert all(not {names[ref] for ref in charge.refs("agent")} & set(agents) for charge in charges)
