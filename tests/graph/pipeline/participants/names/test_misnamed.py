"""Verbs that a model takes for names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.events.ofdoc import read_by
from khabar.graph.pipeline.participants.names.misnamed import verb_between, verb_like_name, without_verbs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دان سعد الحريري بشدة اغتيال الناشط لقمان سليم", {"دان agent سعد الحريري", "دان theme اغتيال"}),
        ("بدوره، دان ميشال عون التفجير", {"دان agent ميشال عون"}),
        ("دان شابيرو ينتقد إيران", {"ينتقد agent دان شابيرو"}),
        ("أعلن دان شابيرو تأييد إسرائيل", {"أعلن agent دان شابيرو"}),
    ],
)
def test_the_verb_is_told_from_the_name(
    text: str,
    expected: set[str],
    engines: dict[tuple[str, str], Language],
    said: Callable[[Language, str], set[str]],
) -> None:
    assert expected <= said(engines["ar", BOTH], text)


@pytest.mark.parametrize(
    ("words", "spans", "kept"),
    [
        ("دان سعد الحريري الهجوم", [(0, 1), (1, 3)], ["سعد الحريري"]),
        ("دان البطريرك الهجوم", [(0, 2)], ["البطريرك"]),
        ("دان شابيرو يزور بيروت", [(0, 2)], ["دان شابيرو"]),
        ("دان يزور بيروت", [(0, 1)], ["دان"]),
        ("التقى دان سعد الحريري", [(1, 2), (2, 4)], ["دان", "سعد الحريري"]),
        ("سمير سعد الحريري", [(0, 1), (1, 3)], ["سمير", "سعد الحريري"]),
        ("مصدر فضل عدم كشف اسمه", [(1, 2)], []),
        ("وصل فضل أمس", [(1, 2)], ["فضل"]),
    ],
)
def test_only_a_verb_where_a_clause_begins_is_none(
    words: str, spans: list[tuple[int, int]], kept: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH].make_doc(words)
    doc = engines["ar", BOTH].get_pipe("khabar_sentences")(doc)
    found = [mention(doc, start, end, "Person", rule="model") for start, end in spans]
    assert [span.text for span in without_verbs(found, language="ar")] == kept
    assert list(without_verbs(found, language="en")) == found


@pytest.mark.parametrize(
    ("text", "at", "expected"), [("دان سعد الحريري الهجوم", 0, True), ("أدان سعد الحريري الهجوم", 0, False)]
)
def test_only_a_name_is_like_one(text: str, at: int, expected: bool, engines: dict[tuple[str, str], Language]) -> None:
    assert verb_like_name(engines["ar", BOTH](text), at, language="ar") == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Hamas leader Samir Odeh met Peter Hollis.", "met", True),
        ("The king met Peter Hollis.", "met", False),
        ("Samir Odeh met officers.", "met", False),
        ("Samir Odeh left. Peter Hollis stayed.", "left", False),
    ],
)
def test_a_verb_between_two_persons_is_one(
    text: str, word: str, expected: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", BOTH](text)
    (at,) = (token.i for token in doc if token.text == word)
    assert verb_between(doc, at, language="en") == expected
    assert ("met" in {doc[event.trigger].text for event in doc._.events}) == (word == "met")


@pytest.mark.parametrize(
    ("language", "text", "kept"),
    [
        ("ar", "فرقت بالقوة وقفات في سبها.", {"سبها"}),
        ("ar", "فضت الشرطة الاعتصام بالقوة.", {"الشرطة"}),
        ("ar", "اعتقل رجال شرطة بالزي المدني الصحافي سامي الحسن.", {"رجال شرطة", "سامي الحسن"}),
        ("en", "Officers dispersed the rally by force.", {"Officers"}),
        # These look alike, and are somebody.
        ("ar", "استعانت البلدية بالقوة العامة.", {"القوة العامة"}),
        ("ar", "وقال القائد إن القوة انسحبت من الميناء.", {"القوة"}),
        ("en", "The town was taken by Force 17.", {"Force 17"}),
    ],
)
def test_how_something_is_done_is_nobody(
    language: str, text: str, kept: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert kept <= (found := {span.text for span in engines[language, BOTH](text).ents})
    assert found.isdisjoint({"القوة", "الزي المدني", "المدني", "force"} - kept)


def test_a_verb_of_the_users_own_is_no_name(
    own_verb: Callable[..., Path], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH].get_pipe("khabar_sentences")(engines["ar", BOTH].make_doc("جاد سعد الحريري بالمال"))
    name, person = found = [mention(doc, start, end, "Person", rule="model") for start, end in ((0, 1), (1, 3))]
    assert list(without_verbs(found, language="ar")) == [name, person]
    with read_by(doc, lexicon("ar", (own_verb("جاد", "يجود"),))):
        assert list(without_verbs(found, language="ar")) == [person]
