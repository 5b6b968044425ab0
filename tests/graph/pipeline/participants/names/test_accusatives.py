"""Indefinite objects behind who does something, which are no part of a name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.participants.names.accusatives import without_objects
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import Role


@pytest.mark.parametrize(
    ("words", "spans", "kept"),
    [
        ("تعيين خالد رئيساً للحزب", [(1, 3, "Person")], ["خالد Person"]),
        ("تعيين أحمد وزيرا للداخلية", [(1, 3, "Person")], ["أحمد Person"]),
        ("اعتقل الأمن عراقيا", [(1, 3, "SecurityForce")], ["الأمن SecurityForce", "عراقيا Person"]),
        ("خطف مسلحون أميركياً", [(1, 3, "PersonGroup")], ["مسلحون PersonGroup", "أميركياً Person"]),
        ("أوقفت الشرطة سورياً", [(1, 2, "SecurityForce")], ["الشرطة SecurityForce", "سورياً Person"]),
        ("أوقفت الشرطة سورياً", [(2, 3, "State")], ["سورياً Person"]),
        ("قتل مسلح جنديا", [(1, 3, "Person")], ["مسلح Person", "جنديا Person"]),
        ("قتل مسلحون شرطيا", [(1, 3, "PersonGroup")], ["مسلحون PersonGroup", "شرطيا Person"]),
        ("خطف مسلحون طيارا هنديا", [(1, 4, "PersonGroup")], ["مسلحون PersonGroup", "طيارا هنديا Person"]),
        ("خطف قراصنة بحارا هنديا", [(1, 2, "PersonGroup"), (2, 4, "Place")], ["قراصنة PersonGroup", "بحارا هنديا Person"]),
        ("خطف مسلحون صيادا لبنانيا", [(1, 2, "PersonGroup")], ["مسلحون PersonGroup", "صيادا لبنانيا Person"]),
        ("خطفت الجماعة راهبا", [(1, 3, "ArmedGroup")], ["الجماعة ArmedGroup", "راهبا Person"]),
        ("احتجز المسلحون مدنيين هنديين", [(1, 4, "PersonGroup")], ["المسلحون PersonGroup", "مدنيين هنديين PersonGroup"]),
        ("اختطف مسلحون طبيبة هندية", [(1, 4, "PersonGroup")], ["مسلحون PersonGroup", "طبيبة هندية Person"]),
        ("قال المسلحون الليبيون", [(1, 3, "PersonGroup")], ["المسلحون الليبيون PersonGroup"]),
        ("أوقفت الشرطة مدونا معروفا", [(2, 4, "PersonGroup")], ["مدونا معروفا Person"]),
        ("أوقفت الشرطة التركية العراقي سامر", [(1, 4, "SecurityForce"), (4, 5, "Person")], ["الشرطة التركية SecurityForce", "سامر Person"]),
        ("زار اللجنة المصرية القطرية أمس", [(1, 4, "GovernmentBody")], ["اللجنة المصرية القطرية GovernmentBody"]),
        # The object of a verb is a country behind who is of another one.
        ("زار الرئيس التونسي الجزائر أمس", [(1, 4, "Person")], ["الرئيس التونسي Person", "الجزائر State"]),
        ("اتهمت الحكومة اليمنية السعودية بالتقصير", [(1, 4, "State")], ["الحكومة اليمنية State", "السعودية State"]),
        ("قرب الحكومة اليمنية السعودية", [(1, 4, "GovernmentBody")], ["الحكومة اليمنية السعودية GovernmentBody"]),
        # Of whom others do something to it is the nationality.
        ("خطف مسلحون رجل أعمال لبنانيا", [(1, 2, "PersonGroup"), (2, 5, "Person")], ["مسلحون PersonGroup", "رجل أعمال لبنانيا Person"]),
        # Of whom only the land was found: one mention, no two that share a word.
        ("سلم الصليب الأحمر أسيرا لبنانيا", [(1, 3, "Organization"), (4, 5, "State")], ["الصليب الأحمر Organization", "أسيرا لبنانيا Person"]),
        ("يخطفون عامل إغاثة أميركيا", [(1, 3, "Person"), (3, 4, "Person")], ["عامل إغاثة Person"]),
        ("قتل رجل أعمال لبنانيا", [(1, 4, "Person")], ["رجل أعمال Person", "لبنانيا Person"]),
        # A country, and what describes an object.
        ("أوقفت الشرطة سوريا", [(1, 2, "SecurityForce"), (2, 3, "State")], ["الشرطة SecurityForce", "سوريا State"]),
        ("قتل أحد مقاتليها", [(1, 3, "Person")], ["أحد مقاتليها Person"]),
        ("قتل جنديا إسرائيليا", [(1, 3, "Person")], ["جنديا إسرائيليا Person"]),
        ("اعتقل قياديا عراقيا", [(1, 2, "Person")], ["قياديا Person"]),
        ("قال مسؤولا يونانيا إن", [(2, 3, "State")], ["يونانيا State"]),
        ("التقى أوهورو كينياتا", [(1, 3, "Person")], ["أوهورو كينياتا Person"]),
        ("التقى خالد رئيس الحزب", [(1, 3, "Person")], ["خالد رئيس Person"]),
        ("التقى سليم رضا", [(1, 3, "Person")], ["سليم رضا Person"]),
        # Several, by a number, by the word itself or as a dual.
        ("قتلت القوات 20 شخصا", [(3, 4, "PersonGroup")], ["شخصا PersonGroup"]),
        ("اعتقل الجيش أحد عشر جنديا", [(4, 5, "PersonGroup")], ["جنديا PersonGroup"]),
        ("ترسل مصر جنودا", [(2, 3, "PersonGroup")], ["جنودا PersonGroup"]),
        ("قتل جنديا الاحتلال", [(1, 2, "PersonGroup")], ["جنديا PersonGroup"]),
    ],
)  # fmt: skip
def test_an_object_ends_who_stands_before_it(
    words: str, spans: list[tuple[int, int, str]], kept: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    nlp = engines["ar", BOTH]
    doc = nlp.get_pipe("khabar_sentences")(nlp.make_doc(words))
    found = [mention(doc, start, end, label, rule="model") for start, end, label in spans]
    ends = sorted(without_objects(found, language="ar"), key=lambda span: span.start)
    assert [f"{span.text} {span.label_}" for span in ends] == kept


def test_a_language_without_such_endings_keeps_all(engines: dict[tuple[str, str], Language]) -> None:
    nlp = engines["en", BOTH]
    doc = nlp.get_pipe("khabar_sentences")(nlp.make_doc("Police arrested Ali Reza"))
    found = [mention(doc, 2, 4, "Person", rule="model")]
    assert list(without_objects(found, language="en")) == found


@pytest.mark.parametrize(
    ("text", "agents", "targets"),
    [
        ("طعن شاب إسرائيليا في القدس", {"شاب"}, {"إسرائيليا"}),
        ("قتل مسلح جنديا في نابلس", {"مسلح"}, {"جنديا"}),
        ("طعن شاب فلسطيني إسرائيليا قرب رام الله", {"شاب فلسطيني"}, {"إسرائيليا"}),
        # Who stands there alone, or is described, or named.
        ("قتل شاب سوري في درعا", set(), {"شاب سوري"}),
        ("قتل جندي متأثرا بجراحه", set(), {"جندي"}),
        ("قتل علي رضا في حلب", set(), {"علي رضا"}),
    ],
)
def test_who_stands_between_a_verb_and_an_object_acts(
    text: str, agents: set[str], targets: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    event = doc._.events[0]
    assert {names[ref] for ref in event.refs(Role.AGENT)} == agents
    assert {names[ref] for ref in event.refs(Role.TARGET)} == targets
