"""Event triggers: what is one, and what only looks like one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import spacy
from spacy.tokens import Doc, Span

from khabar.graph.pipeline import load
from khabar.graph.pipeline.arguments.finder import ArgumentFinder, SentenceReader
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events import finder as events
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.ontology.owntypes import OwnType

Understand = Callable[..., list[SimpleNamespace]]


def types(found: list[SimpleNamespace]) -> list[tuple[str, str]]:
    return [(event.name, event.trigger) for event in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجم {مسلحون:PersonGroup} {الثكنة:Site}", [("Attack", "هاجم")]),
        ("وهاجموا {الثكنة:Site} فجرا", [("Attack", "هاجموا")]),
        ("سيهاجم {مسلحون:PersonGroup} {الثكنة:Site}", [("Attack", "يهاجم")]),
        ("وقع {الهجوم:Site}", []),  # the word is part of a mention
        ("قال {وزير الدفاع:Person} ذلك", [("Statement", "قال")]),
        ("أكدت {وزارة الدفاع:GovernmentBody} الخبر", [("Statement", "أكدت")]),
    ],
)
def test_arabic_triggers(understand: Understand, text: str, expected: list[tuple[str, str]]) -> None:
    assert types(understand(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{The army:SecurityForce} foiled an attack", [("Foiling", "foiled"), ("Attack", "attack")]),
        ("{The Ministry of Defence:GovernmentBody} said so", [("Statement", "said")]),
    ],
)
def test_english_triggers(understand: Understand, text: str, expected: list[tuple[str, str]]) -> None:
    assert types(understand(text, "en")) == expected


def test_an_accusation_may_name_its_target_in_one_word(understand: Understand) -> None:
    found = understand("اعترف {المتهم:Person} بقتل {جاره:Person} أمام المحكمة")
    accusation = next(event for event in found if event.type == "Accusation")
    assert ("target", "المتهم") in accusation.arguments


def test_one_event_a_token_in_the_order_of_the_text(understand: Understand) -> None:
    found = understand("أعلنت {الشرطة:SecurityForce} اعتقال {رجل:Person} بعد هجوم على {السوق:Site}")
    assert types(found) == [("Statement", "أعلنت"), ("Arrest", "اعتقال"), ("Attack", "هجوم")]


def test_rule_names_file_and_lemma(understand: Understand) -> None:
    (event,) = understand("هاجم {مسلحون:PersonGroup} {الثكنة:Site}")
    assert event.rule.startswith("attack:هاجم")


@pytest.mark.parametrize(
    ("words", "kind"), [(("بعد", "قتل", "جندي"), "noun"), (("لم", "يقتل", "احد"), "verb"), (("قتل", "الجيش"), "verb")]
)
def test_the_word_before_tells_noun_from_verb(words: tuple[str, ...], kind: str) -> None:
    nlp = spacy.blank("ar")
    doc = Doc(nlp.vocab, words=list(words), sent_starts=[True] + [False] * (len(words) - 1))
    for token in doc:
        token.norm_ = token.text
    at = next(token.i for token in doc if "قتل" in token.text)
    assert events.reader(nlp.lang).candidates(doc, at)[0].tag.kind == kind


def test_a_condition_on_an_argument_takes_the_event_back(tmp_path: Path) -> None:
    row = {
        "verb": ["سلب", "يسلب"],
        "event": "Attack",
        "lang": "ar",
        "frame": "attack_verb",
        "when": {"argument": {"target": ["Person"]}},
        "example": "سلب اللصوص رجلا",
        "expect": {"trigger": "سلب"},
    }
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    triggers = events.TriggerReader(lexicon("ar", (path,)))
    nlp = spacy.blank("ar")
    for label, count in (("Person", 1), ("Place", 0)):
        doc = Doc(nlp.vocab, words=["سلب", "اللصوص", "رجلا"], sent_starts=[True, False, False])
        for token in doc:
            token.norm_ = token.text
        doc.ents = (Span(doc, 1, 2, "PersonGroup"), Span(doc, 2, 3, label))
        doc = ArgumentFinder(SentenceReader(triggers))(events.EventFinder(triggers)(doc))
        assert len(doc._.events) == count


CYBER = {"type": "CyberAttack", "under": "Attack", "en": "cyber attack", "ar": "هجوم إلكتروني"}


def lexicon_file(folder: Path, *rows: dict[str, object]) -> tuple[Path, ...]:
    path = folder / "mine.jsonl"
    full = [row if "type" in row else {"example": "x", "expect": {"trigger": "x"}, **row} for row in rows]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in full), encoding="utf-8")
    return (path,)


def own(kind: str, words: list[str], frame: str, language: str = "en", **more: object) -> dict[str, object]:
    return {kind: words, "event": "CyberAttack", "lang": language, "frame": frame, **more}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("{Hackers:PersonGroup} jolted {the bank:Organization}", "en", [("CyberAttack", "jolted")]),
        ("a cyberattack on {the bank:Organization}", "en", [("CyberAttack", "cyberattack")]),  # an Attack of khabar's
        ("an attack on {the bank:Organization}", "en", [("Attack", "attack")]),
        ("an attack on the network of {the bank:Organization}", "en", [("CyberAttack", "attack")]),
        ("وقع هجوم سيبراني على {المصرف:Organization}", "ar", [("CyberAttack", "هجوم")]),
        ("وقع هجوم مسلح على {المصرف:Organization}", "ar", [("Attack", "هجوم")]),
        (
            "قصف {الجيش:SecurityForce} {المصرف:Organization}",
            "ar",
            [("CyberAttack", "قصف")],
        ),  # khabar's verb, a noun here
    ],
)
def test_rows_of_a_type_of_the_users_own_win_where_their_conditions_hold(
    understand: Understand, tmp_path: Path, text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    files = lexicon_file(
        tmp_path,
        own("verb", ["jolt"], "assault_verb"),
        own("noun", ["cyberattack"], "assault_noun"),
        own("noun", ["attack"], "assault_noun", when={"near": ["network"]}),
        own("noun", ["هجوم"], "attack_noun", "ar", when={"next": ["سيبراني"]}),
        own("noun", ["قصف"], "attack_noun", "ar"),
        CYBER,
    )
    found = understand(text, language, files)
    assert types([event for event in found if event.type != "Statement"]) == expected


def test_without_the_argument_it_asks_for_a_row_of_the_users_own_gives_way(
    understand: Understand, tmp_path: Path
) -> None:
    row = own("verb", ["هاجم", "يهاجم"], "attack_verb", "ar", when={"argument": {"target": ["PersonGroup"]}})
    files = lexicon_file(tmp_path, CYBER, row)
    assert understand("هاجم {الجيش:SecurityForce} {المسلحين:PersonGroup}", "ar", files)[0].name == "CyberAttack"
    assert understand("هاجم {الجيش:SecurityForce} {الثكنة:Site}", "ar", files)[0].type == "Attack"


def test_a_type_of_the_users_own_has_roles_and_status_as_khabars_have(understand: Understand, tmp_path: Path) -> None:
    files = lexicon_file(tmp_path, CYBER, own("verb", ["hack"], "assault_verb"))
    (event,) = understand("{Spies:PersonGroup} did not hack {the bank:Organization}", "en", files)
    assert event.arguments == [("agent", "Spies"), ("target", "the bank")]
    assert event.status == "negated"


def test_rules_take_a_type_of_the_users_own_for_the_one_above_it(understand: Understand, tmp_path: Path) -> None:
    files = lexicon_file(
        tmp_path,
        {"type": "Tweet", "under": "Statement", "en": "tweet"},
        {"type": "Scuppering", "under": "Foiling", "en": "scuppering"},
        {"verb": ["tweet"], "event": "Tweet", "lang": "en", "frame": "say_verb"},
        {"verb": ["scupper"], "event": "Scuppering", "lang": "en", "frame": "foil_verb"},
    )
    text = "{The minister:Person} tweeted that {police:SecurityForce} scuppered an attack on {the bank:Organization}"
    tweet, scuppering, attack = understand(text, "en", files)
    assert [event.name for event in (tweet, scuppering, attack)] == ["Tweet", "Scuppering", "Attack"]
    assert scuppering.speakers == ["The minister"]
    assert attack.status == "foiled"


@pytest.mark.slow
def test_the_trained_model_leaves_a_type_of_the_users_own_as_it_is(tmp_path: Path) -> None:
    files = lexicon_file(tmp_path, CYBER, own("noun", ["attack"], "assault_noun", when={"near": ["network"]}))
    text = "North Korea launched an attack on the network of the Finance Ministry. Gunmen launched an attack in Basra."
    found = {
        doc[event.trigger].sent.text[:3]: event.name
        for doc in [load("en", lexicons=files)(text)]
        for event in doc._.events
    }
    assert found == {"Nor": "CyberAttack", "Gun": "Attack"}


def test_a_row_of_the_users_own_comes_before_shipped_ones(tmp_path: Path) -> None:
    row = {
        "noun": ["قرصنة"],
        "event": "Takeover",
        "lang": "ar",
        "frame": "target_noun",
        "example": "حققت البحرية في قرصنة السفينة",
        "expect": {"trigger": "قرصنة"},
    }
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    nlp = spacy.blank("ar")
    doc = Doc(nlp.vocab, words=["قرصنه"], sent_starts=[True])
    doc[0].norm_ = "قرصنه"
    shipped = events.reader("ar").candidates(doc, 0)
    mine = events.reader("ar", [str(path)]).candidates(doc, 0)
    assert [found.row.event for found in shipped] == ["Attack"]
    assert [found.row.event for found in mine] == ["Takeover", "Attack"]


def test_a_type_of_the_users_own_is_read_as_the_type_above_it() -> None:
    mine = Event(2, "Attack", "actual", own=OwnType("CyberAttack", "Attack"))
    assert (mine.type, mine.name) == ("Attack", "CyberAttack")
    assert [mine.is_a(type) for type in ("CyberAttack", "Attack", "Bombing")] == [True, True, False]
