"""Counts: how many were killed, wounded, arrested; and numbers that are no tolls."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import COMPONENTS
from khabar.graph.pipeline.counting import finder as counts
from khabar.graph.pipeline.counting.finder import CountFinder
from khabar.graph.pipeline.counting.words import CountWords, count_words
from khabar.graph.pipeline.doc import Argument, Event, mention
from khabar.graph.pipeline.extensions import register
from khabar.ontology.owntypes import OwnType
from khabar.ontology.terms import Bound, EventType, Unit

Understand = Callable[..., list[SimpleNamespace]]
ROWS = [
    (language, row) for language in LANGUAGES for key in ("bound", "unit") for row in table(language, "counts")[key]
]


def of(found: list[SimpleNamespace], trigger: str) -> list[str]:
    return next(event.counts for event in found if event.trigger == trigger)


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: str(value)[:50])
def test_example_of_a_row_gives_its_counts(understand: Understand, language: str, row: dict[str, Any]) -> None:
    assert of(understand(row["example"], language), row["trigger"]) == row["counts"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bound_has_its_cues_and_every_unit_that_needs_words_has_them(language: str) -> None:
    data = table(language, "counts")
    assert {row["bound"] for row in data["bound"]} == set(Bound.ALL) - {Bound.EXACT, Bound.VAGUE}
    assert {Unit.DEAD, Unit.WOUNDED, Unit.CASUALTIES} <= {row["unit"] for row in data["unit"]}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # with the mention that fills the role
        ("قتل 12 {شخصا:PersonGroup} في انفجار", "قتل", ["exact 12 dead"]),
        ("مقتل ثلاثة {جنود:PersonGroup} وجرح خمسة {آخرين:PersonGroup}", "مقتل", ["exact 3 dead"]),
        ("مقتل ثلاثة {جنود:PersonGroup} وجرح خمسة {آخرين:PersonGroup}", "جرح", ["exact 5 wounded"]),
        ("اعتقلت {الشرطة:SecurityForce} 7 {أشخاص:PersonGroup}", "اعتقلت", ["exact 7 detainees"]),
        ("خطف {مسلحون:PersonGroup} أربعة {عمال:PersonGroup}", "خطف", ["exact 4 abductees"]),
        ("أفرجت {السلطات:State} عن 150 {معتقلا:PersonGroup}", "أفرجت", ["exact 150 freed"]),
        ("تظاهر مئات {المحتجين:PersonGroup} في {بيروت:Place}", "تظاهر", ["vague 200 protesters"]),
        ("حكمت {المحكمة:GovernmentBody} على ثمانية {متهمين:PersonGroup} بالسجن", "حكمت", ["exact 8 defendants"]),
        ("قتل 12 من {عناصر:PersonGroup} {الجيش:SecurityForce}", "قتل", ["exact 12 dead"]),
        ("مقتل 15 من {داعش:ArmedGroup} في غارة", "مقتل", ["exact 15 dead"]),
        ("قتل {الجنود:PersonGroup} الثلاثة في الهجوم", "قتل", ["exact 3 dead"]),
        ("قتل {شخص:Person} واحد في الهجوم", "قتل", ["exact 1 dead"]),
        # where no noun is a mention, or there is none
        ("قتل نحو ٤٠ مدنيا في القصف", "قتل", ["approximate 40 dead"]),
        ("أصيب سبعة في الهجوم", "أصيب", ["exact 7 wounded"]),
        ("قتل العشرات في غارات", "قتل", ["vague 20 dead"]),
        ("جرح خمسة آخرون في القصف", "جرح", ["exact 5 wounded"]),
        # with the trigger itself
        ("سقوط 20 قتيلا و45 جريحا في القصف", "قتيلا", ["exact 20 dead"]),
        ("سقوط 20 قتيلا و45 جريحا في القصف", "جريحا", ["exact 45 wounded"]),
        ("خلف التفجير عشرة قتلى على الأقل", "قتلى", ["atLeast 10 dead"]),
        # duals are two, singulars nothing
        ("قتل {جنديان:PersonGroup} في كمين", "قتل", ["exact 2 dead"]),
        ("مقتل {جنديين:PersonGroup} في كمين", "مقتل", ["exact 2 dead"]),
        ("مقتل {امرأتين:PersonGroup} في قصف", "مقتل", ["exact 2 dead"]),
        ("قتيلان و3 جرحى في انفجار", "قتيلان", ["exact 2 dead"]),
        ("استشهد {فلسطينيان:PersonGroup} في غارة", "استشهد", ["exact 2 dead"]),
        ("قتل {قائد:Person} {الجماعة:ArmedGroup} في غارة", "قتل", []),
        # a plural of the same letters
        ("مقتل {مدنيين:PersonGroup} في قصف", "مقتل", []),
        ("مقتل {شبان:PersonGroup} في قصف", "مقتل", []),
        # two units together
        ("سقط 30 {شخصا:PersonGroup} بين قتيل وجريح", "جريح", ["exact 30 casualties"]),
        ("قتل وأصيب 30 {شخصا:PersonGroup} في تفجير", "أصيب", ["exact 30 casualties"]),
        # tolls
        ("ارتفاع حصيلة القتلى إلى 35 قتيلا", "قتيلا", ["exact 35 dead"]),
        # ranges
        (
            "قتل بين 10 و15 {مسلحا:PersonGroup} في غارة",
            "قتل",
            ["atLeast 10 dead", "atMost 15 dead"],
        ),
        # those joined are one toll; with somebody not counted it is that or more
        ("قتل 3 {جنود:PersonGroup} و5 {مدنيين:PersonGroup} في القصف", "قتل", ["exact 8 dead"]),
        ("قتل {ضابط:Person} وثلاثة {جنود:PersonGroup} في كمين", "قتل", ["atLeast 3 dead"]),
        ("قتل ثلاثة {جنود:PersonGroup} و{ضابط:Person} في كمين", "قتل", ["atLeast 3 dead"]),
        ("راح ضحيته ثلاثة {جنود:PersonGroup}", "ضحيته", ["exact 3 dead"]),
        # parts of a toll do not add to it
        ("خطف {مسلحون:PersonGroup} عشرة {عمال:PersonGroup} ثم أفرجوا عن تسعة منهم", "أفرجوا", ["exact 9 freed"]),
        ("قتل 12 {شخصا:PersonGroup} بينهم 3 أطفال في غارة", "قتل", ["exact 12 dead"]),
        ("قتل 12 {شخصا:PersonGroup}، ثلاثة {أطفال:PersonGroup} وتسع {نساء:PersonGroup}", "قتل", ["exact 12 dead"]),
        ("قتل خمسة من أصل 20 {مهاجما:PersonGroup}", "قتل", ["exact 5 dead"]),
        # what is no toll
        ("قتل {شاب:Person} عمره 25 عاما في اشتباكات", "قتل", []),
        ("في {11 يناير:Time} قتل {أشخاص:PersonGroup}", "قتل", []),
        ("قتل {مدنيون:PersonGroup} عام {2014:Time}", "قتل", []),
        ("أصيب {شرطي:Person} برصاصة عيار 9 ملم", "أصيب", []),
        ("أصيب {شرطي:Person} بثلاث رصاصات", "أصيب", []),
        ("قتل {مدنيون:PersonGroup} في 3 {مدن:Place}", "قتل", []),
        ("أفرج {المسلحون:PersonGroup} عن {المهندس:Person} مقابل 5 ملايين دولار", "أفرج", []),
        ("قتل {الرجل:Person} الثالث في الهجوم", "قتل", []),
        ("قتل 40 في المئة من {المقاتلين:PersonGroup}", "قتل", []),
        ("اعتقل {الجيش:SecurityForce} ثلاث {خلايا:ArmedGroup}", "اعتقل", []),
        ("قتلت 3 {عائلات:PersonGroup} في القصف", "قتلت", []),
        # a number of the killers
        ("قتل ثلاثة {مسلحين:PersonGroup} {جنودا:PersonGroup} في كمين", "كمين", []),
        ("دمرت 12 غارة {منازل:Site} وقتل {مدنيون:PersonGroup}", "قتل", []),
    ],
)
def test_arabic_counts(understand: Understand, text: str, trigger: str, expected: list[str]) -> None:
    assert of(understand(text), trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("{A car bomb:Weapon} killed 12 {people:PersonGroup}", "killed", ["exact 12 dead"]),
        ("At least 12 {people:PersonGroup} were killed and 30 others wounded", "killed", ["atLeast 12 dead"]),
        ("At least 12 {people:PersonGroup} were killed and 30 others wounded", "wounded", ["exact 30 wounded"]),
        ("{Police:SecurityForce} arrested at least five {suspects:PersonGroup}", "arrested", ["atLeast 5 detainees"]),
        ("Two {soldiers:PersonGroup} were killed", "killed", ["exact 2 dead"]),
        ("Dozens of {civilians:PersonGroup} were killed in air strikes", "killed", ["vague 20 dead"]),
        ("Hundreds of {protesters:PersonGroup} marched in {Beirut:Place}", "marched", ["vague 200 protesters"]),
        ("The blast left ten dead and 20 wounded", "dead", ["exact 10 dead"]),
        ("The blast left ten dead and 20 wounded", "wounded", ["exact 20 wounded"]),
        ("12 killed in a bombing", "killed", ["exact 12 dead"]),
        ("The attack killed at least 11 and wounded dozens", "killed", ["atLeast 11 dead"]),
        ("The attack killed at least 11 and wounded dozens", "wounded", ["vague 20 wounded"]),
        ("More than 60 {demonstrators:PersonGroup} were detained", "detained", ["atLeast 60 detainees"]),
        ("{Rebels:ArmedGroup} killed two of the {hostages:PersonGroup}", "killed", ["exact 2 dead"]),
        ("12 {Islamic State:ArmedGroup} {fighters:PersonGroup} were killed", "killed", ["exact 12 dead"]),
        ("{Turkey:State} deployed 500 {troops:SecurityForce}", "deployed", ["exact 500 deployed"]),
        ("The death toll rose to 35", "death", ["exact 35 dead"]),
        ("The number of wounded reached 130", "wounded", ["exact 130 wounded"]),
        ("Three {soldiers:PersonGroup} and five {civilians:PersonGroup} were killed", "killed", ["exact 8 dead"]),
        ("A {soldier:Person} and three {civilians:PersonGroup} were killed", "killed", ["atLeast 3 dead"]),
        (
            "Two {policemen:PersonGroup}, one {civilian:Person} and three {attackers:PersonGroup} were killed",
            "killed",
            ["exact 6 dead"],
        ),
        ("15 {people:PersonGroup} were killed or wounded", "killed", ["exact 15 casualties"]),
        ("15 {people:PersonGroup} were killed or wounded", "wounded", ["exact 15 casualties"]),
        ("12 {people:PersonGroup} including three {children:PersonGroup} were killed", "killed", ["exact 12 dead"]),
        ("Five of the 20 {attackers:PersonGroup} were killed", "killed", ["exact 5 dead"]),
        (
            "{Gunmen:PersonGroup} abducted 27 {girls:PersonGroup} and nine of them were freed",
            "freed",
            ["exact 9 freed"],
        ),
        ("12 {people:PersonGroup} were killed, three of them children", "killed", ["exact 12 dead"]),
        ("The {court:GovernmentBody} jailed a {19-year-old:Person}", "jailed", []),
        ("{NATO:Organization} deployed two more {battalions:SecurityForce} in {Lithuania:Place}", "deployed", []),
        # "and" between two clauses
        (
            "{Police:SecurityForce} killed two {gunmen:PersonGroup} and three {suspects:PersonGroup} were arrested",
            "killed",
            ["exact 2 dead"],
        ),
        # what is no toll
        ("A {man:Person} aged 25 was killed", "killed", []),
        ("{Ahmed:Person}, 25, was killed", "killed", []),
        ("A 25-year-old {man:Person} was killed", "killed", []),
        ("{Civilians:PersonGroup} were killed in three {cities:Place}", "killed", []),
        ("The {court:GovernmentBody} sentenced the {men:PersonGroup} to 10 years", "sentenced", []),
        ("No one was killed in the attack", "killed", []),
        ("40% of {fighters:PersonGroup} were killed", "killed", []),
        ("{Police:SecurityForce} arrested three {cells:ArmedGroup}", "arrested", []),
        ("{Police:SecurityForce} freed the {men:PersonGroup} for $5 million", "freed", []),
        # a number of the killers is none of the killed
        ("Twelve {gunmen:PersonGroup} killed {soldiers:PersonGroup}", "killed", []),
        ("Twelve gunmen killed five {soldiers:PersonGroup}", "killed", ["exact 5 dead"]),
    ],
)
def test_english_counts(understand: Understand, text: str, trigger: str, expected: list[str]) -> None:
    assert of(understand(text, "en"), trigger) == expected


def test_the_words_are_kept_as_the_article_has_them(understand: Understand) -> None:
    found = understand("اعتقلت {الشرطة:SecurityForce} ما لا يقل عن خمسة {مشتبه بهم:PersonGroup} في {دمشق:Place}")
    assert found[0].count_words == ["ما لا يقل عن خمسة مشتبه بهم"]


def test_events_in_which_nobody_is_counted_have_no_counts(understand: Understand) -> None:
    found = understand("هاجم 12 {مسلحا:PersonGroup} {القرية:Place} والتقى ثلاثة {وزراء:PersonGroup} {الرئيس:Person}")
    assert [event.counts for event in found] == [[], []]


def test_a_type_of_the_user_s_own_counts_as_the_one_above_it() -> None:
    register()
    doc = Doc(Vocab(), words=["murdered", "12", "people"], sent_starts=[True, False, False])
    for token in doc:
        token.norm_ = token.text
    doc.ents = [mention(doc, 2, 3, "PersonGroup", rule="x")]
    own = OwnType("Murder", EventType.KILLING)
    doc._.events = (Event(0, own.under, "actual", (Argument("target", "e2"),), own=own),)
    ((count,),) = (event.counts for event in CountFinder("en")(doc)._.events)
    assert (count.value, count.unit, count.bound, count.words) == (12, Unit.DEAD, Bound.EXACT, "12 people")


@pytest.mark.parametrize("engine", sorted(COMPONENTS))
def test_every_engine_counts_after_the_status_is_known(engine: str) -> None:
    names = COMPONENTS[engine]
    assert names.index("khabar_counts") > max(names.index(name) for name in names if name.endswith("_status"))


def test_the_factory_makes_the_component() -> None:
    assert counts.__name__ == "khabar.graph.pipeline.counting.finder"  # importing it registers the factory
    nlp = spacy.blank("ar")
    assert isinstance(nlp.add_pipe("khabar_counts"), CountFinder)


@pytest.mark.parametrize(
    ("norm", "mentioned", "dual"),
    [
        ("قتيلان", False, True),
        ("بيان", True, False),
        ("لبنانيان", True, True),
        ("لبنانيان", False, False),
        ("سكان", True, False),
    ],
)
def test_duals(norm: str, mentioned: bool, dual: bool) -> None:
    assert count_words("ar").dual(norm, mention=mentioned) is dual


def test_a_unit_the_ontology_does_not_have_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(language: str, name: str) -> dict[str, Any]:
        data = table(language, name)
        return {**data, "unit": [{"unit": "horses"}]} if name == "counts" else data

    monkeypatch.setattr("khabar.graph.pipeline.counting.words.table", broken)
    with pytest.raises(LanguageDataError, match="'horses' is no unit"):
        CountWords("en")


@given(
    st.lists(
        st.sampled_from(
            [
                "12",
                "people",
                "were",
                "killed",
                "and",
                "wounded",
                "in",
                "at",
                "least",
                "5",
                ",",
                "dozens",
                "of",
                "dead",
                "more",
                "than",
                "ten",
                "the",
            ]
        ),
        max_size=14,
    )
)
def test_any_row_of_words_is_read(words: list[str]) -> None:
    register()
    doc = Doc(Vocab(), words=words or ["x"])
    for token in doc:
        token.is_sent_start = token.i == 0
        token.norm_ = token.text
    doc.ents = [mention(doc, t.i, t.i + 1, "PersonGroup", rule="x") for t in doc if t.text == "people"]
    triggers = [t.i for t in doc if t.text in ("killed", "wounded", "dead")]
    doc._.events = tuple(Event(at, EventType.KILLING, "actual") for at in triggers)
    for event in CountFinder("en")(doc)._.events:
        for count in event.counts:
            assert count.value >= 1
            assert count.words in doc.text


@pytest.mark.parametrize(
    ("trigger", "targets", "expected"),
    [
        ("أصيب", ["الجنود"], True),
        ("سقوط", ["الجرحى"], True),
        ("سقوط", ["قتلى", "جرحى"], False),
        ("سقوط", ["مدنيين"], False),
        ("سقوط", [], False),
        ("مقتل", ["الجرحى"], False),
    ],
)
def test_people_are_only_hurt_by_the_word_of_the_event_or_their_own(
    trigger: str, targets: list[str], expected: bool
) -> None:
    assert count_words("ar").hurts(trigger, targets) is expected
