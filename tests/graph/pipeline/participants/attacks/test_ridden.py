"""What attackers come on: what is attacked all the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event, mention
from khabar.graph.pipeline.participants.attacks.ridden import without_vehicles
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("مسلحون يستقلون سيارات رباعية الدفع هاجموا قرية في مالي.", "هاجموا"),
        ("أطلق مسلحون يركبون دراجات نارية النار على دورية للجيش.", "أطلق"),
        ("هاجم مسلحون على متن دراجات نارية وسيارات قرية في النيجر.", "هاجم"),
        ("هاجم مسلحون كانوا يستقلون شاحنة صغيرة معسكرا للجيش.", "هاجم"),
        ("وقال الوزير إن إرهابيين على متن زوارق هاجموا الميناء.", "هاجموا"),
        ("انتحاري كان يقود سيارة فجر نفسه قرب السفارة.", "فجر"),
    ],
)
def test_a_vehicle_of_the_attackers_is_no_target(
    text: str, word: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", engine](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    targets = {
        names.get(argument.ref, "")
        for event in doc._.events
        if doc[event.trigger].text == word
        for argument in event.arguments
        if argument.role == "target"
    }
    assert not any(name.startswith(("سيار", "دراج", "شاحن", "زوارق")) for name in targets)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("هاجم مسلحون سيارة للشرطة.", "هاجم target سيارة"),
        ("أدى هجوم مسلحين على سيارة للشرطة إلى مقتل ضابط.", "هجوم target سيارة"),
        ("أطلق مسلحون النار على حافلة.", "أطلق target حافلة"),
        ("استولى مسلحون على سيارات للجيش.", "استولى target سيارات"),
    ],
)
def test_a_vehicle_that_is_attacked_is_the_target(
    text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [argument]}, engine)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("مسلحون على سيارة هاجموا المخفر.", ""),
        ("هاجموا مسلحون على سيارة قرب المخفر.", "target"),  # "على" may be that of the attack
        ("هاجموا مسلحون على متن سيارة قرب المخفر.", ""),
    ],
)
@pytest.mark.parametrize("type", ["Site", "Weapon"])
def test_who_rides_a_vehicle_must_be_the_agent(
    text: str, role: str, type: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", LEXICAL].make_doc(text)
    doc[0].is_sent_start = True
    for token in doc[1:]:
        token.is_sent_start = False
    place = {token.text: token.i for token in doc}
    gunmen, car = (
        mention(doc, place[word], place[word] + 1, label, rule="test")
        for word, label in (("مسلحون", "PersonGroup"), ("سيارة", type))
    )
    doc.ents = (gunmen, car)
    agent, target = Argument("agent", mention_ref(gunmen.start)), Argument("target", mention_ref(car.start))
    event = Event(place["هاجموا"], "Attack", "actual", (agent, target))
    (found,) = without_vehicles(doc, [event], language="ar")
    left = role or ("instrument" if type == "Weapon" else "")
    assert found.arguments == (agent, *([Argument(left, target.ref)] if left else []))
    unled = Event(place["هاجموا"], "Attack", "actual", (target,))
    assert without_vehicles(doc, [unled], language="ar") == (unled,)


def test_a_language_without_such_words_changes_nothing(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("Gunmen on motorcycles attacked a village.")
    assert without_vehicles(doc, doc._.events, language="en") == tuple(doc._.events)
