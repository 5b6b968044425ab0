"""What is said of an attack by who claims it, and of one that is another than those told before."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.events.coreference import resolve_events


def told(nlp: Language, text: str) -> list[set[str]]:
    """The happenings of a text, each as the triggers that tell of it with the numbers of their sentences."""
    title = text.split("\n\n")[0] if "\n\n" in text else None
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang, title=title)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    happenings = resolve_events([annotation], index, catalog=Catalog.load())
    sentence = {event.start: event.sentence for event in annotation.events}
    return [{f"{text[e.start : e.end]} {sentence[e.start]}" for e in h.evidence} for h in happenings]


def one(found: list[set[str]], *triggers: str) -> bool:
    """Whether one happening has all of these triggers."""
    return any(set(triggers) <= mentions for mentions in found)


@pytest.mark.parametrize(
    ("language", "text", "claimed", "said", "other"),
    [
        (
            "ar",
            "قتل خمسة في تفجير في كويتا الاثنين. وتبنت حركة الفجر التفجير وقالت إنها استهدفت ضباطا. وكانت حركة الفجر هاجمت مركز شرطة في غوادر.",
            "التفجير 1",
            "استهدفت 1",
            "هاجمت 2",
        ),
        (
            "ar",
            "هاجمت حركة الفجر مركز شرطة في غوادر. وقتل خمسة في تفجير في كويتا. وتبنت حركة الفجر التفجير مؤكدة أنها استهدفت ضباطا.",
            "التفجير 2",
            "استهدفت 2",
            "هاجمت 0",
        ),
        (
            "en",
            "A bomb killed five people in Quetta on Monday. Last week Islamic State attacked a police station in Gwadar. "
            "Islamic State claimed the Quetta bombing, saying it had targeted army officers.",
            "bombing 2",
            "targeted 2",
            "attacked 1",
        ),
    ],
)
def test_what_a_claimant_says_next_is_of_what_he_claims(
    language: str, text: str, claimed: str, said: str, other: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = told(engines[language, BOTH], text)
    assert one(found, claimed, said)
    assert one(found, other)
    assert not one(found, other, said)


@pytest.mark.parametrize(
    ("language", "text", "claimed", "said"),
    [
        # Elsewhere, at another time, or said to be another one.
        ("ar", "تبنى تنظيم الدولة الهجوم على الثكنة في الموصل وقال إنه هاجم نقطة تفتيش في كركوك.", "الهجوم 0", "هاجم 0"),
        ("en", "Islamic State claimed the attack on the base and said it had attacked a convoy in Mosul.", "attack 0", "attacked 0"),
        ("en", "Islamic State claimed the attack on the base and said it had attacked a convoy last year.", "attack 0", "attacked 0"),
    ],
)  # fmt: skip
def test_another_attack_that_a_claimant_tells_of_stays_another(
    language: str, text: str, claimed: str, said: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = told(engines[language, BOTH], text)
    assert one(found, claimed)
    assert one(found, said)
    assert not one(found, claimed, said)


@pytest.mark.parametrize(
    ("language", "text", "first", "further", "taken_up"),
    [
        (
            "en",
            "Police foil attack on church\n\nPolice foiled an attack on a church. "
            "A similar attack on a church killed two people. Islamic State claimed the attack.",
            "attack 1",
            "attack 2",
            "attack 3",
        ),
        (
            "ar",
            "مسلحون يهاجمون ثكنة\n\nهاجم مسلحون ثكنة في غاو. وقتل جندي في هجوم آخر على ثكنة. وتبنى تنظيم الدولة الهجوم.",
            "هاجم 1",
            "هجوم 2",
            "الهجوم 3",
        ),
    ],
)
def test_a_similar_attack_is_none_told_before_and_what_is_said_next_is_of_it(
    language: str, text: str, first: str, further: str, taken_up: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = told(engines[language, BOTH], text)
    assert not one(found, first, further)
    assert one(found, further, taken_up)


def test_the_attack_told_in_the_same_sentence_may_be_the_other_one(engines: dict[tuple[str, str], Language]) -> None:
    found = told(engines["ar", BOTH], "هاجم مسلحون ثكنة. واستهدف هجوم مماثل مصرفا في غاو.")
    assert one(found, "استهدف 1", "هجوم 1")
    assert not one(found, "هاجم 0", "هجوم 1")


@pytest.mark.parametrize(
    ("language", "text", "foiled", "claimed"),
    [
        (
            "en",
            "Police foiled an attack on a church. Last year a bomb killed 20 people. That attack was claimed by Hamas.",
            "attack 0",
            "attack 2",
        ),
        (
            "ar",
            "أحبط الجيش هجوما على ثكنة في كيدال. والعام الماضي قتل مسلحون عشرة جنود في غاو. وتبنى تنظيم الدولة ذلك الهجوم.",
            "هجوما 0",
            "الهجوم 2",
        ),
    ],
)
def test_a_foiled_attack_is_not_claimed_where_a_deadly_one_of_the_past_was_told(
    language: str, text: str, foiled: str, claimed: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = told(engines[language, BOTH], text)
    assert one(found, foiled)
    assert one(found, claimed)
    assert not one(found, foiled, claimed)
