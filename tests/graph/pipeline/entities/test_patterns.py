from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, folder, table
from khabar.graph.pipeline import doc as contract
from khabar.graph.pipeline.entities.heads import Row, heads
from khabar.graph.pipeline.entities.patterns import EntityPatterns
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.words.homographs import Homographs
from khabar.graph.pipeline.words.sentences import one_sentence
from khabar.graph.pipeline.words.tokenizer import create
from khabar.ontology.terms import EntityType

register()
WITH_ROWS = [language for language in LANGUAGES if (folder(language) / "names.toml").exists()]
TOKENIZERS = {language: create(Vocab(), language) for language in WITH_ROWS}
HOMOGRAPHS = {language: Homographs(language) for language in WITH_ROWS}
PATTERNS = {language: EntityPatterns(language) for language in WITH_ROWS}
ROWS = [(language, row) for language in WITH_ROWS for row in heads(language).rows]


def read(text: str, *, language: str = "ar", known: tuple[tuple[int, int, str, str], ...] = ()) -> Doc:
    doc = HOMOGRAPHS[language](one_sentence(TOKENIZERS[language](text)))
    doc.ents = tuple(
        contract.mention(doc, start, end, label, rule="catalog", known=name) for start, end, label, name in known
    )
    return PATTERNS[language](doc)


def found(doc: Doc) -> list[tuple[str, str]]:
    return [(span.label_, span.text) for span in doc.ents]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: value.rule if isinstance(value, Row) else value)
def test_example_of_the_row_gives_what_it_expects(language: str, row: Row) -> None:
    mentions = found(read(row.example, language=language))
    for label, texts in row.expect.items():
        assert texts == [text for kind, text in mentions if kind == label and text in texts], mentions


@pytest.mark.parametrize("language", WITH_ROWS)
def test_examples_of_names(language: str) -> None:
    for row in table(language, "names").get("example", ()):
        names = [span.text for span in read(row["text"], language=language).ents if span._.rule.startswith("names:")]
        assert names == row["persons"], row["text"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # clitics stay out, the article stays in
        ("وللجيش السوري وبوزارة الدفاع", [("SecurityForce", "لجيش السوري"), ("GovernmentBody", "وزارة الدفاع")]),
        # quotation marks stay inside a name with its head, the epithet outside
        ('هاجم تنظيم "الراية" الإرهابي القرية', [("ArmedGroup", 'تنظيم "الراية"'), ("Place", "القرية")]),
        # the head takes the body after it in, the group of persons does not
        ("اقتحموا مقر وزارة الداخلية", [("Site", "مقر وزارة الداخلية")]),
        ("قتل عناصر من الشرطة", [("PersonGroup", "عناصر"), ("SecurityForce", "الشرطة")]),
        # a title before a name is not in the mention; alone it is one
        ("التقى الوزير سامر الخطيب بالمحتجين", [("Person", "سامر الخطيب"), ("PersonGroup", "المحتجين")]),
        ("استقال وزير الدفاع الأميركي", [("Person", "وزير الدفاع الأميركي")]),
        ('قال رئيس حزب "الغد" سالم الكتبي ذلك', [("Organization", 'حزب "الغد"'), ("Person", "سالم الكتبي")]),
        # an adjective is no person
        ("وقع هجوم إرهابي", []),
        ("فر إرهابيون", [("PersonGroup", "إرهابيون")]),
        # counted persons are a group
        ("أوقفت 12 شخصا", [("PersonGroup", "شخصا")]),
        # a clitic, a servant of God, a rare plural are parts of a name
        ("وأضافت حنان بكار أن الطريق آمنة", [("Person", "حنان بكار")]),
        ("قال رفيق عبد السلام إنه متعب", [("Person", "رفيق عبد السلام")]),
        ("وصل فيتالي تشوركين صباحا", [("Person", "فيتالي تشوركين")]),
        ("فاز الفرنسي ديدييه ديشان بالمباراة", [("Person", "ديدييه ديشان")]),
        # a participle, a verb and an important rise are none
        ("وأضاف أحمد الحلبي مستطردا", [("Person", "أحمد الحلبي")]),
        ("وقال ضابط اشترط السرية ذلك", [("Person", "ضابط")]),
        ("يواجه الارتفاع الهام لأسعار الخبز", []),
        # words that are folded alike
        ("وقفوا أمام الباب والى جانبه", []),
        ("كرر طلبه أمس", []),
        ("أوقفوا الطلبة أمس", [("PersonGroup", "الطلبة")]),
        ("تتحمل مسؤولية ذلك", []),
        # a verb is no adjective, an object is a noun
        ("فر شاب يعاني من المرض", [("Person", "شاب")]),
        ("نفذوا هجوما إرهابيا", []),
        ("قتل عنصرا إرهابيا مسلحا", [("Person", "عنصرا إرهابيا مسلحا")]),
        # a title gives way to the name behind its body, not to that behind a preposition
        ("دعا وزير الفلاحة والصيد البحري سمير الطيب إلى ذلك", [("Person", "سمير الطيب")]),
        ("التقى وزير الدفاع مع سمير الحلبي", [("Person", "وزير الدفاع"), ("Person", "سمير الحلبي")]),
        ("نفى مكتب رئيس الحكومة ذلك", [("GovernmentBody", "مكتب رئيس الحكومة")]),
        # a surname is not the adjective of a body, a closing quotation mark opens nothing
        (
            "دعا رئيس الاتحاد العام المولدي الجندوبي إلى ذلك",
            [("Organization", "الاتحاد العام"), ("Person", "المولدي الجندوبي")],
        ),
        ('مثل "القاعدة" و"الراية" وغيرها', [("ArmedGroup", "القاعدة")]),
        # what belongs to one body is not the name of another
        (
            "أوقفته فرقة الأبحاث والتفتيش للحرس الوطني",
            [("SecurityForce", "فرقة الأبحاث والتفتيش"), ("SecurityForce", "لحرس الوطني")],
        ),
        ("دعا الاتحاد للحوار", [("Organization", "الاتحاد")]),
        ("تغيرت السياسة الخارجية كثيرا", []),
        # a plural that describes is no group by itself
        ("دور الحلفاء المحليين كبير", []),
        # "على" is no name, "علي" is
        ("وصل علي الجابر على عجل", [("Person", "علي الجابر")]),
    ],
)
def test_arabic_traps(text: str, mentions: list[tuple[str, str]]) -> None:
    assert found(read(text)) == mentions


def test_a_known_name_is_taken_in_and_gives_its_id() -> None:
    doc = read("هاجم تنظيم النسور القرية", known=((2, 3, EntityType.ARMED_GROUP, "eagles"),))
    assert next((span.text, span.ent_id_) for span in doc.ents) == ("تنظيم النسور", "eagles")


def test_a_part_of_a_known_place_is_another_thing() -> None:
    doc = read("وقع القصف شمال النيرب", known=((3, 4, EntityType.PLACE, "nayrab"),))
    assert [(span.text, span.ent_id_) for span in doc.ents] == [("شمال النيرب", "")]


def test_a_place_with_the_part_that_is_meant_is_another_place() -> None:
    doc = read("في النيرب الغربية", known=((1, 2, EntityType.PLACE, "nayrab"),))
    assert [(span.label_, span.text, span.ent_id_) for span in doc.ents] == [("Place", "النيرب الغربية", "")]


def test_a_known_surname_ends_a_name_that_is_another_person() -> None:
    doc = read("قال جون بولتون ذلك", known=((2, 3, EntityType.PERSON, "bolton"),))
    assert [(span.text, span.ent_id_) for span in doc.ents] == [("جون بولتون", "")]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Sami Nasr University Hospital took them in", [("Site", "Sami Nasr University Hospital")]),
        ("Sami Nasr General Hospital took them in", [("Site", "Sami Nasr General Hospital")]),
        ("Sami Nasr University closed", [("Organization", "Sami Nasr University")]),
        ("Sami Nasr took them to University Hospital", [("Person", "Sami Nasr"), ("Site", "University Hospital")]),
    ],
)
def test_a_house_may_have_the_name_of_a_known_person(text: str, mentions: list[tuple[str, str]]) -> None:
    assert found(read(text, language="en", known=((0, 2, EntityType.PERSON, "nasr"),))) == mentions


def test_times_are_left_alone() -> None:
    doc = read("في مدينة الخميس", known=((2, 3, contract.TIME, ""),))
    assert (contract.TIME, "الخميس") in found(doc)


@pytest.mark.parametrize("language", WITH_ROWS)
@settings(deadline=None, max_examples=100)
@given(data=st.data())
def test_any_text_passes(language: str, data: st.DataObject) -> None:
    words = [word for row in heads(language).rows[::7] for word in row.example.split()]
    text = " ".join(data.draw(st.lists(st.sampled_from([*words, '"', "«", "(", "\n", "و", "12"]), max_size=25)))
    doc = read(text, language=language)
    assert all(span.label_ in EntityType.ALL for span in doc.ents)


ROW = {"noun": ["مرصد"], "type": "Organization", "lang": "ar", "then": ["name"], "example": "قال مرصد", "expect": []}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"type": "Org"}, "no entity type"),
        ({"then": ["nouns"]}, "no part of a name"),
        ({"colour": 1}, "unknown key 'colour'"),
        ({"alone": "often"}, "alone is"),
        ({"noun": []}, "needs words"),
        ({"when": {"near": []}}, "no condition"),
        ({"lang": "fr"}, '"lang" must be'),
    ],
)
def test_a_broken_row_is_named_with_file_and_line(change: dict[str, object], message: str, tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + json.dumps({**ROW, **change}) + "\n", encoding="utf-8")
    if "lang" in change:
        heads("ar", (path,))  # rows of another language in a user's file are passed over
        return
    with pytest.raises(LanguageDataError, match=r"own\.jsonl:2: .*" + message):
        heads("ar", (path,))


def test_an_edited_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(ROW), encoding="utf-8")
    assert heads("ar", (path,)) is heads("ar", (path,))
    path.write_text("", encoding="utf-8")
    assert heads("ar", (path,)).rows == heads("ar").rows


def test_users_rows_add_to_ours(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(ROW, ensure_ascii=False), encoding="utf-8")
    reader: Callable[[Doc], Doc] = EntityPatterns("ar", files=[path])
    doc = reader(one_sentence(TOKENIZERS["ar"]('قال مرصد "النجوم" إن السماء صافية')))
    assert [(span.text, span._.rule) for span in doc.ents] == [('مرصد "النجوم"', "own:مرصد")]


@pytest.mark.parametrize(
    ("text", "known", "short"),
    [
        # the full name lets its short form be found, with the catalog id of the full one
        ("صنفوا جبهة الصفا وقالت الجبهة إنها ترفض", (1, 3, EntityType.ARMED_GROUP, "safa"), "الجبهة"),
        ("وصل نزار الصفدي ثم قال الصفدي إنه متعب", (1, 3, EntityType.PERSON, "nizar"), "الصفدي"),
    ],
)
def test_a_short_name_is_found_after_the_full_one(text: str, known: tuple[int, int, str, str], short: str) -> None:
    mentions = [(span.text, span.label_, span.ent_id_) for span in read(text, known=(known,)).ents]
    assert (short, known[2], known[3]) in mentions


def test_a_bare_head_without_a_full_name_before_it_is_not_that_body() -> None:
    assert "الجبهة" not in [span.text for span in read("عاد من الجبهة فجرا").ents]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("أوقفت المخابرات المواطن (خ. ع.) في صيدا", ["المواطن", "خ. ع"]),
        ("أوقفت المخابرات (خ.ع) و(م. س. ح.) في صيدا", ["خ.ع", "م. س. ح"]),
        ("نقلت الوكالة (أ.ف.ب) الخبر", []),
    ],
)
def test_initials_in_brackets_are_a_person(text: str, persons: list[str]) -> None:
    known = ((3, 4, EntityType.MEDIA, "afp"),) if not persons else ()
    assert [span.text for span in read(text, known=known).ents if span.label_ == EntityType.PERSON] == persons
