"""The trained components in a pipeline: what they set, how they are saved, and how they join the lexicon."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language

from khabar.graph.errors import KhabarError
from khabar.graph.pipeline import BOTH, ENGINES, MODEL, load
from khabar.graph.pipeline.learned.sentence import attached
from khabar.graph.pipeline.rules import MODEL as BY_MODEL
from khabar.graph.pipeline.rules import of_lexicon
from khabar.graph.pipeline.words.sentences import one_sentence

FOILED = "قال وزير الدفاع السوري إن الجيش أحبط هجوماً لتنظيم داعش على مقام السيدة زينب في ريف دمشق يوم السبت."
ENGLISH = "The Iraqi interior minister said police arrested two gunmen in Mosul on Sunday."


def test_all_engines_find_the_plot_and_who_foiled_it() -> None:
    for engine in ENGINES:
        nlp = load("ar", engine=engine)
        doc = nlp(FOILED)
        events = {event.type: event for event in doc._.events}
        labels = {f"e{span.start}": span.text for span in doc.ents}
        assert events["Attack"].status == "foiled", engine
        agents = [labels[a.ref] for a in events["Foiling"].arguments if a.role == "agent"]
        assert agents == ["الجيش"], engine


@pytest.mark.parametrize(
    "text",
    [
        "تصدى الجيش السوداني لهجوم بطائرات مسيّرة على بورتسودان",
        "الجيش السوداني يتصدى لهجوم بطائرات مسيّرة على بورتسودان",
    ],
)
def test_what_the_lexicon_takes_for_foiled_the_model_does_not_take_for_done(both: Language, text: str) -> None:
    doc = both(text)
    foiling, attack = sorted(doc._.events, key=lambda event: event.type != "Foiling")
    assert (foiling.type, attack.status) == ("Foiling", "foiled")
    assert ("theme", attack.ref) in [(argument.role, argument.ref) for argument in foiling.arguments]
    assert "agent" not in [argument.role for argument in attack.arguments]


def test_what_was_foiled_is_foiled_however_sure_the_model_is_that_it_was_done() -> None:
    text = (
        "The sources said the intercepts helped Lebanese intelligence thwart an al-Qaeda bombing of the airport outside "
        "Beirut late in June."
    )
    assert [event.status for event in load("en")(text)._.events if event.type == "Bombing"] == ["foiled"]


def test_the_cooperation_that_an_attack_is_foiled_by_took_place(both: Language) -> None:
    doc = both("أعلنت بغداد إحباط هجوم كبير بتعاون استخباري بين بغداد وأنقرة.")
    assert {event.type: event.status for event in doc._.events if event.type in ("Attack", "Cooperation")} == {
        "Attack": "foiled",
        "Cooperation": "actual",
    }


def test_two_bodies_with_the_article_are_two(both: Language) -> None:
    doc = both("واتهمت المفوضية الشرطة باحتجاز 22 شخصا.")
    assert [span.text for span in doc.ents][:2] == ["المفوضية", "الشرطة"]


def test_a_known_name_behind_a_word_with_the_article_is_a_mention_of_its_own(both: Language) -> None:
    doc = both("وصنفت الإدارة الأميركية الحوثيين منظمة إرهابية أجنبية مطلع الشهر الجاري.")
    assert [(span.text, span.ent_id_) for span in doc.ents][:2] == [("الإدارة الأميركية", ""), ("الحوثيين", "houthis")]
    (designation,) = doc._.events
    assert [argument.role for argument in designation.arguments][:2] == ["agent", "target"]


def test_english_runs_through_the_same_model() -> None:
    doc = load("en", engine=MODEL)(ENGLISH)
    assert "Arrest" in [event.type for event in doc._.events]
    assert ("Mosul", "Place") in [(span.text, span.label_) for span in doc.ents]


def test_a_mention_keeps_what_found_it_and_how_sure(both: Language) -> None:
    doc = both(FOILED)
    known = next(span for span in doc.ents if span.text == "تنظيم داعش")
    assert known.ent_id_ == "islamic-state"
    assert of_lexicon(known._.rule) == "catalog"
    assert known._.rule.endswith(BY_MODEL)
    assert all(0 < span._.confidence <= 1 for span in doc.ents)
    assert all(0 < event.confidence <= 1 for event in doc._.events)


def test_the_model_alone_does_not_listen_to_the_lexicon() -> None:
    doc = load("ar", engine=MODEL)(FOILED)
    assert {event.rule for event in doc._.events} == {BY_MODEL}


def test_the_lexical_engine_needs_neither_model_nor_runtime() -> None:
    code = (
        "import sys; from khabar.graph.pipeline import load; load('ar', engine='lexical')('هجوم');"
        "sys.exit('onnxruntime' in sys.modules or 'tokenizers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(KhabarError, match="no engine 'neural'; they are lexical, model, both"):
        load("ar", engine="neural")


def test_every_token_but_white_space_has_a_vector_also_in_a_very_long_sentence(both: Language) -> None:
    text = " ".join(["أعلنت وزارة الداخلية أنها اعتقلت", *["رجلاً ثم"] * 300, "في بغداد  أمس"])
    doc = both(one_sentence(both.make_doc(text)))
    empty = [token.text for token, row in zip(doc, doc.tensor, strict=True) if not row.any()]
    assert all(text.isspace() for text in empty)
    assert len(list(doc.sents)) == 1
    assert ("بغداد", "Place") in [(span.text, span.label_) for span in doc.ents]


def test_the_vectors_of_a_sentence_do_not_depend_on_what_it_stands_beside() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("khabar_sentences")
    nlp.add_pipe("khabar_encoder")
    one, other = "هجوم في حلب", "قصف على حمص"
    together = nlp(f"{one}\n{other}\n" + " ".join([one] * 150))
    assert np.array_equal(together.tensor[:3], nlp(one).tensor)


def test_a_name_over_a_line_break_stops_nothing(both: Language) -> None:
    for nlp, text in (
        (load("en"), "Officials of the United\nStates met on Monday."),
        (both, "قال مجلس الأمن\nالدولي إنه"),
    ):
        assert nlp(text).text == text


def test_mentions_of_other_components_stay() -> None:
    nlp = load("ar", engine=MODEL)
    ruler = nlp.add_pipe("entity_ruler", before="khabar_learned_entities")
    ruler.add_patterns([{"label": "SHIP", "pattern": "الناقلة سويس"}])
    doc = nlp("هاجم مسلحون الناقلة سويس قبالة اليمن.")
    assert ("الناقلة سويس", "SHIP") in [(span.text, span.label_) for span in doc.ents]


def test_a_component_without_vectors_says_what_is_missing() -> None:
    nlp = spacy.blank("ar")
    for name in ("khabar_sentences", "khabar_learned_entities"):
        nlp.add_pipe(name)
    with pytest.raises(KhabarError, match="khabar_encoder"):
        nlp(FOILED)


def test_participants_keep_how_sure_the_model_is_of_them_and_the_lexicon_of_its_own(both: Language) -> None:
    found = [argument.confidence for event in both(FOILED)._.events for argument in event.arguments]
    assert all(0 < confidence <= 1 for confidence in found)
    assert len(set(found)) > 1
    lexical = load("ar", engine="lexical")(FOILED)
    assert {argument.confidence for event in lexical._.events for argument in event.arguments} == {1.0}


def test_a_sentence_of_very_many_mentions_is_read(both: Language) -> None:
    doc = both(" ".join(["دمشق، بغداد، بيروت، القاهرة،"] * 80))
    assert len(doc.ents) > 100


@pytest.mark.parametrize(
    ("text", "expected"), [("فقال الوزير", True), ("و قال الوزير", False), ("قال س", False), ("أ. ب", False)]
)
def test_a_letter_written_together_with_the_next_word_is_no_word(text: str, expected: bool) -> None:
    doc = load("ar", engine="lexical").make_doc(text)
    assert any(attached(token) for token in doc) is expected


def test_a_time_fills_the_role_of_the_time_alone(both: Language) -> None:
    doc = both(FOILED)
    times = {f"e{span.start}" for span in doc.ents if span.label_ == "Time"}
    roles = [(argument.role, argument.ref in times) for event in doc._.events for argument in event.arguments]
    assert all((role == "time") == time for role, time in roles)
    assert ("time", True) in roles


FLOWERS = {
    "noun": ["زنبقة"],
    "event": "Protest",
    "lang": "ar",
    "frame": "protest_noun",
    "example": "نظم الطلاب زنبقة أمام الوزارة.",
    "expect": {"trigger": "زنبقة"},
}


@pytest.fixture
def flowers(tmp_path: Path) -> Path:
    """A user's lexicon with a word that says nothing to khabar."""
    path = tmp_path / "flowers.jsonl"
    path.write_text(json.dumps(FLOWERS, ensure_ascii=False), encoding="utf-8")
    return path


def test_what_a_row_of_the_users_own_lexicon_finds_is_not_overruled(flowers: Path) -> None:
    doc = load("ar", lexicons=[flowers])(FLOWERS["example"])
    (event,) = [event for event in doc._.events if event.type == "Protest"]
    assert event.rule == "own:flowers:زنبقة"


def test_what_the_lexicon_knows_of_a_word_counts_against_other_types() -> None:
    component = load("ar").get_pipe("khabar_learned_events")
    join = {**component.heads.join, "events": {**component.heads.join["events"], "other_type": -4.0, "no_type": -1.5}}
    component.heads = replace(component.heads, join=join)
    doc = one_sentence(load("ar", engine="lexical").make_doc("اغتيال تعامل زنبقة"))
    changes = []
    for token in doc:
        scores = np.zeros(len(component._labels) + 1, dtype=np.float32)
        component._strange(doc, token.i, scores)
        assert scores[0] == 0
        changes.append({label: float(scores[index]) for label, index in component._labels.items()})
    known, silent, unknown = changes
    assert known["Assassination"] == 0
    assert known["Protest"] == -4.0
    assert silent["Cooperation"] < -1000
    assert set(unknown.values()) == {-1.5}


def test_the_events_of_a_pipeline_with_a_users_lexicon_go_through_pickle_and_disk(
    flowers: Path, tmp_path: Path
) -> None:
    nlp = load("ar", lexicons=[flowers])
    again = pickle.loads(pickle.dumps(nlp.get_pipe("khabar_learned_events")))
    assert again.weight("events", "found") > 0
    nlp.to_disk(tmp_path / "saved")
    for doc in (nlp(FLOWERS["example"]), spacy.load(tmp_path / "saved")(FLOWERS["example"])):
        assert "own:flowers:زنبقة" in {event.rule for event in doc._.events}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("سافر الوزير إلى باليرمو أمس.", "باليرمو"),
        ("وصل المحتجون إلى باتنا مساء.", "باتنا"),
        ("قال المتحدث اليوم (الثلاثاء) إن الجيش هاجم القرية.", "اليوم (الثلاثاء)"),
        ("هاجم تنظيم «داعش» القرية.", "تنظيم «داعش»"),
        ("هاجم تنظيم ”داعش“ القرية.", "تنظيم ”داعش“"),
    ],
)
def test_names_keep_their_first_letter_and_the_mark_that_closes(
    text: str, name: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert name in {span.text for span in engines["ar", "both"](text).ents}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("التقى الوزير بالفريق محمود الرفاعي في القاهرة.", False),
        ("وصافح الوزير الفريق أول محمود الرفاعي في القاهرة.", False),
        ("قتل زعيم طالبان محمود الرفاعي في كابول.", True),  # no two pupils
        ("هزم الفريق خصمه في القاهرة.", True),  # no name behind it
    ],
)
def test_a_rank_before_a_name_is_no_body(text: str, kept: bool, both: Language) -> None:
    doc = both(text)
    bodies = [span.text for span in doc.ents if span.label_ not in ("Person", "Place")]
    assert bool(bodies) is kept


VOWELLED = (
    "أَعْلَنَتْ وِزَارَةُ الدَّاخِلِيَّةِ الْعِرَاقِيَّةِ يَوْمَ الْأَحَدِ أَنَّ قُوَّةً مِنَ الشُّرْطَةِ اعْتَقَلَتْ فِي الْمَوْصِلِ ثَلَاثَةَ مُسَلَّحِينَ."
    " وَأَضَافَتِ الْوِزَارَةُ أَنَّ الْجَيْشَ أَحْبَطَ هُجُومًا عَلَى السِّفَارَةِ."
)
PLAIN = (
    "أعلنت وزارة الداخلية العراقية يوم الأحد أن قوة من الشرطة اعتقلت في الموصل ثلاثة مسلحين."
    " وأضافت الوزارة أن الجيش أحبط هجوما على السفارة."
)


def test_a_vowelled_text_says_what_it_says_without_vowels(engines: dict[tuple[str, str], Language]) -> None:
    vowelled, plain = (engines["ar", BOTH](text) for text in (VOWELLED, PLAIN))
    assert [(span.start, span.end, span.label_) for span in vowelled.ents] == [
        (span.start, span.end, span.label_) for span in plain.ents
    ]
    assert [(event.type, event.status, event.arguments) for event in vowelled._.events] == [
        (event.type, event.status, event.arguments) for event in plain._.events
    ]
    assert len(plain._.events) == 5


@pytest.mark.parametrize(
    ("language", "curly", "known"),
    [
        ("ar", "قال الوزير إن “كتائب النصر” قصفت البلدة.", "قال الوزير إن «كتائب النصر» قصفت البلدة."),
        (
            "en",
            "The minister said “Victory Brigades” shelled the town.",
            'The minister said "Victory Brigades" shelled the town.',
        ),
    ],
)
def test_curly_quotation_marks_are_read_like_those_that_were_learnt(
    language: str, curly: str, known: str, engines: dict[tuple[str, str], Language]
) -> None:
    one, other = (engines[language, BOTH](text) for text in (curly, known))
    assert np.array_equal(one.tensor, other.tensor)
    assert one.text == curly


def test_a_name_with_marks_is_read_like_one_without(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("لجأ الطلاب إلى إيطاليا بسبب نظام معمّر القذافي.")
    assert [span.text for span in doc.ents] == ["الطلاب", "إيطاليا", "نظام معمّر القذافي"]


def test_the_encoder_names_the_component_that_it_lacks() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("khabar_encoder")
    with pytest.raises(KhabarError, match='add the component "khabar_sentences" before this one'):
        nlp("أحبطت الشرطة هجوما.")
