"""Sentences that go on with the last speaker, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL


def agents(nlp: Language, text: str, trigger: str) -> set[str]:
    """The texts of the agents of the event with this trigger."""
    doc = nlp(text)
    names = {f"e{span.start}": span.text for span in doc.ents}
    (event,) = (event for event in doc._.events if doc[event.trigger].text == trigger)
    return {names[argument.ref] for argument in event.arguments if argument.role == "agent"}


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "trigger", "speaker"),
    [
        ("قال وزير الدفاع إن إسرائيل قصفت القرية. واتهم تل أبيب بخرق الاتفاق.", "اتهم", "وزير الدفاع"),
        ("قال المتحدث إن الهجوم فشل. وحذر من حرب جديدة.", "حذر", "المتحدث"),
        ("قالت الوزيرة إن الحدود مغلقة. وحذرت من هجمات جديدة.", "حذرت", "الوزيرة"),
    ],
)
def test_a_verb_that_agrees_goes_on_with_the_last_speaker(
    text: str, trigger: str, speaker: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert agents(engines["ar", engine], text, trigger) == {speaker}


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "trigger", "wrong"),
    [
        ("قالت الوزيرة إن الحدود مغلقة. وحذر من حرب جديدة.", "حذر", "الوزيرة"),  # no agreement
        ("قال المتحدث إن الهجوم فشل. وأغلقت المدارس أبوابها. وحذر من حرب جديدة.", "حذر", "المتحدث"),  # not right behind
        ("قال المتحدث إن الهجوم فشل. وحذر الجيش من حرب جديدة.", "حذر", "المتحدث"),  # it has a subject
    ],
)
def test_what_does_not_agree_or_has_a_subject_does_not(
    text: str, trigger: str, wrong: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert wrong not in agents(engines["ar", engine], text, trigger)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The minister said troops had left. He accused Israel of breaking the truce.", "accused", {"minister"}),
        ("The minister said troops had left. On Sunday, he warned Iran against new attacks.", "warned", {"minister"}),
        ("Officials said troops had left. He accused Israel of breaking the truce.", "accused", set()),
        ("The minister said troops had left. They accused Israel of breaking the truce.", "accused", set()),
    ],
)
def test_a_pronoun_goes_on_with_the_speaker_it_fits(
    text: str, trigger: str, expected: set[str], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert agents(engines["en", engine], text, trigger) == expected


def test_what_goes_on_is_said_by_the_speaker(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("قال وزير الدفاع إن الجنود عادوا. واتهم إيران بدعم الحوثيين.")
    (speaker,) = (f"e{span.start}" for span in doc.ents if span.text == "وزير الدفاع")
    (support,) = (event for event in doc._.events if doc[event.trigger].text == "دعم")
    assert support.speakers == (speaker,)
