"""Inflection: all forms of news verbs and nouns, and what each form tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.words.inflection import ADJECTIVE, LITERAL, NOUN, VERB, inflector

EXAMPLES = [
    (language, row["kind"], *row["example"])
    for language in LANGUAGES
    for row in (*table(language, "inflection")["stem"], *table(language, "inflection")["ending"])
    if "example" in row
]


def forms(kind: str, *words: str, language: str = "ar") -> dict[str, tuple[object, ...]]:
    return dict(inflector(language).forms(kind, words))


@pytest.mark.parametrize(("language", "kind", "words", "form"), EXAMPLES)
def test_example_of_a_stem_or_ending_is_made(language: str, kind: str, words: list[str], form: str) -> None:
    assert fold(form, language) in forms(kind, *words, language=language)


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (
            ("قتل", "يقتل"),
            "قتل قتلت قتلوا قتلا قتلتا قتلنا يقتل تقتل نقتل يقتلون يقتلوا يقتلان قتلهم قتلته قتلوه يقتلها",
        ),
        (("قال", "يقول"), "قال قالت قالوا قلنا يقول تقول يقولون يقل"),
        (("رمى", "يرمي"), "رمى رمت رموا رميا رماه يرمون يرميان"),
        (("دعا", "يدعو"), "دعا دعت دعوا دعونا دعاهم تدعو يدعون"),
        (("تبنى", "يتبنى"), "تبنت تبنوا يتبن تتبنى يتبنون تبناه يتبناها"),
        (("بدأ", "يبدأ"), "بدأت بدأوا بدؤوا يبدأون يبدؤون"),
        (("استعاد", "يستعيد"), "استعادت استعدنا يستعيدون تستعد استعيدت تستعاد"),
    ],
)
def test_verb_has_the_persons_of_news(words: tuple[str, str], made: str) -> None:
    missing = {fold(form, "ar") for form in made.split()} - set(forms(VERB, *words))
    assert not missing


@pytest.mark.parametrize(
    ("words", "made"),
    [
        (("هجوم", "هجمات"), "الهجوم هجوما هجومان هجومين هجومه هجومها هجمات الهجمات هجماتهم"),
        (("غارة",), "الغارة غارتان الغارتين غارات الغارات غارته غاراتها"),
        (("اعتداء",), "الاعتداء اعتدائه اعتداءات الاعتداءات اعتداءاتهم"),
        (("قتلى",), "القتلى قتلاهم"),
    ],
)
def test_noun_takes_article_pronouns_dual_and_plural(words: tuple[str, ...], made: str) -> None:
    missing = {fold(form, "ar") for form in made.split()} - set(forms(NOUN, *words))
    assert not missing


def test_feminine_noun_has_no_tanwin_alif() -> None:
    assert "غارها" not in forms(NOUN, "غارة")
    assert fold("غارةا", "ar") not in forms(NOUN, "غارة")


def test_adjective_agrees() -> None:
    made = forms(ADJECTIVE, "متهم")
    assert {"المتهم", "متهما", "المتهمون", "متهمين", "متهمات", fold("متهمة", "ar")} <= set(made)
    assert made["متهمون"].agrees == "p"  # type: ignore[attr-defined]


def test_literal_forms_generate_nothing() -> None:
    assert set(forms(LITERAL, "وفق")) == {"وفق"}


def test_literal_forms_of_a_verb_are_verbs() -> None:
    tag = forms(LITERAL, "طالبت", "طالبوا", "يطالب")[fold("طالبوا", "ar")]
    assert (tag.kind, tag.agrees) == (VERB, "p")  # type: ignore[attr-defined]


def test_literal_forms_of_a_verb_say_whom_they_agree_with() -> None:
    made = forms(LITERAL, "باع", "باعت", "مدته", "تبيع", "باعوا", "يلفته")
    agrees = [made[fold(form, "ar")].agrees for form in ("باع", "باعت", "مدته", "تبيع", "باعوا", "يلفته")]  # type: ignore[attr-defined]
    assert agrees == ["s", "f", "f", "f", "p", "s"]


@pytest.mark.parametrize(
    ("form", "passive"), [("قتل", None), ("ادين", True), ("ادان", False), ("هوجمت", True), ("هاجمت", False)]
)
def test_voice_is_told_only_where_letters_tell_it(form: str, passive: bool | None) -> None:
    verbs = [("قتل", "يقتل"), ("أدان", "يدين"), ("هاجم", "يهاجم")]
    found = [tag for words in verbs for made, tag in inflector("ar").forms(VERB, words) if made == form]
    assert [tag.passive for tag in found[:1]] == [passive]


def test_a_passive_takes_no_object_pronoun() -> None:
    assert "تشارك" not in forms(VERB, "أشار", "يشير")


@pytest.mark.parametrize(
    ("word", "made"),
    [
        ("deny", {"denies", "denied", "denying"}),
        ("stab", {"stabs", "stabbed", "stabbing"}),
        ("travel", {"travelled", "traveled", "travelling"}),
        ("foil", {"foils", "foiled", "foiling"}),
        ("accuse", {"accuses", "accused", "accusing"}),
    ],
)
def test_english_regular_verb(word: str, made: set[str]) -> None:
    assert made <= set(forms(VERB, word, language="en"))


def test_english_irregular_verb_is_taken_as_given() -> None:
    made = forms(VERB, "strike", "strikes", "struck", "stricken", "striking", language="en")
    assert set(made) == {"strike", "strikes", "struck", "stricken", "striking"}
    assert made["stricken"].tense == "participle"  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_every_form_leads_back_to_its_row(language: str, data: st.DataObject) -> None:
    lex = lexicon(language)
    row = data.draw(st.sampled_from(lex.rows))
    made = [form for form, _ in inflector(language).forms(row.kind, row.words)]
    form = data.draw(st.sampled_from(made))
    assert any(candidate.row is row for candidate in lex.find(form))


@given(word=st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآةىءؤئ", min_size=2, max_size=8))
def test_forms_are_folded_and_never_empty(word: str) -> None:
    for kind, words in ((NOUN, (word,)), (ADJECTIVE, (word,)), (VERB, (word, "ي" + word))):
        for form in forms(kind, *words):
            assert form
            assert form == fold(form, "ar")
