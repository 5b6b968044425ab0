"""Known names in text, and whether a country or a capital acts in it or is a place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import LANGUAGES
from khabar.graph.pipeline import doc as contract
from khabar.graph.pipeline.entities.known import RULE, KnownNames
from khabar.graph.pipeline.entities.metonymy import metonymy
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.words.tokenizer import create
from khabar.ontology.terms import EntityType

EXTRA = """
{"id": "dawn", "type": "ArmedGroup", "ar": "كتائب الفجر الأحمر", "en": "Red Dawn Brigades", "aliases_ar": ["الفجر الأحمر"]}
{"id": "rdb", "type": "Organization", "en": "RDB", "aliases_en": ["Red Data Bureau"]}
{"id": "gulf-daily", "type": "Media", "ar": "الهضبة"}
{"id": "gulf", "type": "Place", "ar": "الهضبة"}
{"id": "anvil", "type": "Place", "ar": "السندان", "guarded": ["السندان"]}
"""


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    path: Path = tmp_path_factory.mktemp("catalog") / "extra.jsonl"
    path.write_text(EXTRA, encoding="utf-8")
    return Catalog.load(path)


@pytest.fixture(scope="module")
def annotate(catalog: Catalog):
    register()
    components = {language: KnownNames(language, catalog) for language in LANGUAGES}
    tokenizers = {language: create(Vocab(), language) for language in LANGUAGES}

    def run(language: str, text: str) -> Doc:
        return components[language](tokenizers[language](text))

    return run


def found(doc: Doc) -> list[tuple[str, str, str]]:
    return [(span.text, span.label_, span.id_) for span in doc.ents]


@pytest.mark.parametrize(
    ("language", "text", "mentions"),
    [
        ("ar", "وهاجمت كتائب الفجر الأحمر القرية", [("كتائب الفجر الأحمر", "ArmedGroup", "dawn")]),
        ("ar", "بيان للفجر الأحمر", [("لفجر الأحمر", "ArmedGroup", "dawn")]),  # the article has lost its first letter
        ("ar", 'كتائب "الفجر الأحمر" تنسحب', [('كتائب "الفجر الأحمر"', "ArmedGroup", "dawn")]),  # marks inside: whole
        ("ar", "كتائب «الفجر الأحمر تنسحب", [("الفجر الأحمر", "ArmedGroup", "dawn")]),  # the mark is never closed
        ("ar", "شعار «الفجر الأحمر» جديد", [("الفجر الأحمر", "ArmedGroup", "dawn")]),  # marks around: without them
        ("ar", "عاد من دمشق", [("دمشق", "Place", "damascus")]),
        ("ar", "بدمشق وببيروت", [("دمشق", "Place", "damascus"), ("بيروت", "Place", "beirut")]),
        ("ar", "في بكين", [("بكين", "Place", "beijing")]),  # its ب is no clitic
        ("ar", "في باريس", [("باريس", "Place", "paris")]),
        ("ar", "إلى الأردن وللأردن", [("الأردن", "Place", "jordan"), ("لأردن", "State", "jordan")]),
        ("ar", "جنوب السودان دولة", [("جنوب السودان", "State", "south-sudan")]),  # not the south of Sudan
        ("ar", "بنيت الدار على السندان", []),  # an anvil
        ("ar", "سكان مدينة السندان وأهلها في السندان", [("السندان", "Place", "anvil")] * 2),
        ("ar", "دعم مالي كبير", []),  # financial, no country
        ("ar", "قوات في مالي", [("مالي", "Place", "mali")]),
        ("ar", "قال لـ«الهضبة» إن سكان الهضبة", [("الهضبة", "Media", "gulf-daily"), ("الهضبة", "Place", "gulf")]),
        ("en", "Give us the US report", [("US", "State", "united-states")]),
        ("en", "The rdb is no RDB.", [("RDB", "Organization", "rdb")]),
        ("en", "It left turkey on the table", []),
        ("en", "Iran's envoy", [("Iran", "State", "iran")]),
        ("en", "U.S. troops", [("U.S.", "State", "united-states")]),
        ("en", "The White House declined", [("White House", "State", "united-states")]),
        ("en", "the Red Data Bureau", [("Red Data Bureau", "Organization", "rdb")]),
        ("en", "red data bureau", []),
        ("en", "the People's Red Data Bureau", []),  # another one
        ("en", "the Coastal Red Data Bureau", []),
        ("en", "Iran's Red Data Bureau", [("Iran", "State", "iran"), ("Red Data Bureau", "Organization", "rdb")]),
    ],
)
def test_known_names_are_found(annotate, language: str, text: str, mentions: list[tuple[str, str, str]]) -> None:
    assert found(annotate(language, text)) == mentions


@pytest.mark.parametrize(
    ("language", "text", "known"),
    [
        ("ar", "عاقبت كندا أحمد علي عبد الله صالح.", False),  # the son
        ("ar", "استقبل الوفد حافظ قائد السبسي.", False),
        ("ar", "عاقبت كندا علي عبد الله صالح.", True),
        ("ar", "التقى الوزير محمد علي عبد الله صالح في صنعاء.", False),
        ("en", "Canada sanctioned Ahmed Ali Abdullah Saleh.", False),
        ("en", "Canada sanctioned Ali Abdullah Saleh.", True),
        ("ar", "دان سعد الحريري الاغتيال.", True),  # the verb is a name, too
        ("ar", "التقى المبعوث توم باراك جوزيف عون.", True),  # two persons
        ("en", "Bashar al-Assad flew home.", True),
    ],
)
def test_who_has_another_first_name_before_a_known_name_is_somebody_else(
    annotate, language: str, text: str, known: bool
) -> None:
    assert any(span.id_ and span.label_ == "Person" for span in annotate(language, text).ents) == known


@pytest.mark.parametrize(
    ("arabic", "english", "place"),
    [
        ("عيترون", "Aitaroun", "aitaroun"),
        ("خان شيخون", "Khan Sheikhoun", "khan-shaykhun-sy"),
        ("خان شيخون", "Khan Shaykhun", "khan-shaykhun-sy"),
        ("البصرة", "Basra", "basrah-iq"),
        ("الحويجة", "Hawija", "al-hawijah-iq"),
        ("الحويجة", "al-Hawija", "al-hawijah-iq"),
        ("السماوة", "As-Samawah", "as-samawah-iq"),
        ("تلعفر", "Tel Afar", "tall-afar-iq"),
        ("بيت حانون", "Beit Hanoun", "bayt-hanun-ps"),
        ("النصيرات", "Nuseirat", "an-nusayrat-ps"),
        ("بنت جبيل", "Bint Jbeil", "bent-jbail-lb"),
        ("زالنجي", "Zalingei", "zalinjay-sd"),
        ("ميكولايف", "Nikolaev", "mykolaiv"),
        ("أم الفحم", "Umm el-Fahm", "umm-el-fahm-il"),
    ],
)
def test_a_town_is_one_in_the_spelling_of_either_language(annotate, arabic: str, english: str, place: str) -> None:
    assert found(annotate("ar", f"سقطت قذيفة على {arabic} أمس")) == [(arabic, "Place", place)]
    assert found(annotate("en", f"A shell hit {english} again")) == [(english, "Place", place)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "عقد اجتماعا حول مركبا جديدا"),  # Markaba
        ("ar", "الطرق مؤدية إلى الميناء"),  # Mudiyah, whose hamza folds
        ("ar", "فإن اللجنة تجتمع"),
        ("en", "The Midi skirt and the Faw were a Hit"),
    ],
)
def test_a_town_that_is_a_word_too_is_no_town_without_a_cue(annotate, language: str, text: str) -> None:
    assert found(annotate(language, text)) == []


def test_a_mention_says_what_found_it(annotate) -> None:
    (span,) = annotate("ar", "من بغداد").ents
    assert (span._.rule, span._.confidence) == (RULE, 1.0)


def test_a_mention_that_is_there_already_stays(annotate, catalog: Catalog) -> None:
    doc = create(Vocab(), "ar")("في بغداد")
    doc.ents = [contract.mention(doc, 1, 2, contract.TIME, rule="test")]
    assert [span.label_ for span in KnownNames("ar", catalog)(doc).ents] == [contract.TIME]


@pytest.mark.parametrize(
    ("language", "cue"),
    [
        pytest.param(language, cue, id=f"{language}-{index}")
        for language in LANGUAGES
        for index, cue in enumerate(metonymy(language).cues)
    ],
)
def test_the_example_of_a_cue_gives_what_it_expects(annotate, language: str, cue) -> None:
    doc = annotate(language, cue.example)
    types = {span.text: span.label_ for span in doc.ents}
    assert {name: types.get(name) for name, _ in cue.expect} == dict(cue.expect)


@pytest.mark.parametrize(
    ("language", "text", "types"),
    [
        ("ar", "اتهمت واشنطن طهران بالتصعيد", ["State", "State"]),
        ("ar", "اجتمع الوفدان في واشنطن", ["Place"]),
        ("ar", "تعتزم بغداد وأنقرة فتح المعبر", ["State", "State"]),  # the first name is decided by the second
        ("ar", "خلافات بين «واشنطن» و«دمشق»", ["State", "State"]),
        ("ar", "سقطت قذائف شمال سوريا والعراق", ["Place", "Place"]),
        ("ar", "وحذرت روسيا من الهجوم", ["State"]),
        ("ar", "استقر الوفد بين سكان تونس العاصمة", ["Place"]),
        ("ar", "بحسب البيت الأبيض", ["State"]),
        ("ar", "قتل جنديان في ضواحي موسكو", ["Place"]),
        ("en", "Washington accused Tehran of delays", ["State", "State"]),
        ("en", "Talks were held in Washington", ["Place"]),
        ("en", "Belgrade and Pristina signed the deal", ["State", "State"]),
        ("en", "Bases in Iraq and Syria", ["Place", "Place"]),
    ],
)
def test_a_government_is_told_from_a_place(annotate, language: str, text: str, types: list[str]) -> None:
    assert [span.label_ for span in annotate(language, text).ents] == types


@given(
    st.lists(
        st.sampled_from(
            ["في", "دمشق", "و", '"', "«", "»", "الفجر", "الأحمر", "كتائب", "،", " ", "\n", "US", "سوريا", "ب"]
        ),
        max_size=12,
    )
)
def test_mentions_never_overlap_and_are_never_empty(annotate, parts: list[str]) -> None:
    doc = annotate("ar", " ".join(parts))
    assert doc.text == " ".join(parts)
    ends = [0]
    for span in doc.ents:
        assert span.text.strip()
        assert span.start >= ends[-1]
        assert span.label_ in EntityType.ALL
        ends.append(span.end)


@pytest.mark.parametrize(("part", "least"), [("train", 0.90), ("dev", 0.90)])
def test_types_of_states_and_capitals_agree_with_the_annotation(
    shared: Path, annotate, catalog: Catalog, part: str, least: float
) -> None:
    right = total = 0
    for line in (shared / "annotation" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        language = "ar" if any("ء" <= character <= "ي" for character in row["text"]) else "en"
        types = {span.start_char: span.label_ for span in annotate(language, row["text"]).ents}
        for entity in row["entities"]:
            named = catalog.find_all(entity["text"], language)
            if entity["type"] in (EntityType.STATE, EntityType.PLACE) and any(entry.located for entry in named):
                start = -1
                for _ in range(entity.get("n", 1)):
                    start = row["text"].find(entity["text"], start + 1)
                total += 1
                right += types.get(start) == entity["type"]
    assert right / total >= least


def test_a_name_does_not_begin_in_one_sentence_and_end_in_the_next(catalog: Catalog) -> None:
    register()
    doc = create(Vocab(), "en")("the Red Dawn\nBrigades said")
    for token in doc:
        token.is_sent_start = token.text == "Brigades"
    assert not KnownNames("en", catalog)(doc).ents
