from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.graph.errors import LanguageDataError
from khabar.graph.pipeline.words import clitics
from khabar.graph.pipeline.words.clitics import Segmenter

SEGMENTER = Segmenter("ar")


def cut(word: str) -> str:
    pieces, begin = [], 0
    for piece in SEGMENTER.pieces(word):
        pieces.append(word[begin : begin + piece.length])
        begin += piece.length
    return "+".join(pieces)


@pytest.mark.parametrize(
    "word",
    [
        "وزير",
        "لبنان",
        "بغداد",
        "فلسطين",
        "واشنطن",
        "بيان",
        "كتائب",
        "سلاح",
        "لقاء",
        "باريس",
        "فرنسا",
        "وفد",
        "سوريا",
        "ليبيا",
        "كابول",
        "بكين",
        "ولاية",
        "سيناء",
        "سيارة",
        "ستين",
        "كتابه",
        "قواتها",
        "لجنة",
        "بلدة",
        "كوريا",
        "سفير",
        "كبار",
        "والد",
        "بالغ",
        "فصائل",
        "لندن",
        "بيروت",
        "فبراير",
        "له",
        "به",
        "لها",
        "وصل",
        "وقع",
        "فجر",
        "فتح",
        "سقوط",
        "بحريتها",
        "بحريته",
        "بوجعفر",
        "بوعمران",
        "بلماضي",
        "كوالا",
    ],
)
def test_a_word_that_only_looks_like_one_with_a_clitic_stays_whole(word: str) -> None:
    assert cut(word) == word


@pytest.mark.parametrize(
    "parts",
    [
        "و+ب+المدينة",
        "و+ل+واشنطن",
        "و+ل+لأمم",
        "ل+تنظيم",
        "س+يقتل",
        "ك+الجيش",
        "ل+لجيش",
        "ب+دمشق",
        "و+قال",
        "و+أضاف",
        "ف+إن",
        "و+س+يكون",
        "ل+لشرطة",
        "و+الرئيس",
        "ب+الرصاص",
        "ل+سوريا",
        "و+وزير",
        "و+فلسطين",
        "ب+بغداد",
        "ل+لبنان",
        "و+بريطانيا",
        "ل+لأنبار",
        "لـ+داعش",
        "و+بـ+حلب",
        "و+القرداحة",
        "ب+وزارة",
        "ب+ولاية",
        "ل+وفد",
        "ب+لبنان",
    ],
)
def test_clitics_are_cut(parts: str) -> None:
    assert cut(parts.replace("+", "")) == parts


@pytest.mark.parametrize(
    ("word", "norm"), [("للجيش", "الجيش"), ("للبنان", "لبنان"), ("لِلْشُّرطة", "الشرطه"), ("للأمم", "الامم")]
)
def test_the_article_swallowed_by_l_is_in_the_norm(word: str, norm: str) -> None:
    assert SEGMENTER.pieces(word)[-1].norm == norm


def test_names_given_are_never_cut() -> None:
    assert len(SEGMENTER.pieces("بصبرا")) == 1 or len(Segmenter("ar", names=["بصبرا"]).pieces("بصبرا")) == 1
    assert len(Segmenter("ar", names=["وحيدر"]).pieces("وحيدر")) == 1
    assert len(SEGMENTER.pieces("وحيدر")) == 2


def test_a_clitic_is_cut_off_before_a_known_name_that_no_list_of_words_has() -> None:
    assert len(SEGMENTER.pieces("وبوكافو")) == 1
    known = Segmenter("ar", known=["بوكافو", "لوبومباشي"])
    assert [piece.norm for piece in known.pieces("وبوكافو")] == ["و", "بوكافو"]
    assert len(known.pieces("بوكافو")) == 1
    assert [piece.norm for piece in known.pieces("بلوبومباشي")] == ["ب", "لوبومباشي"]


@pytest.mark.parametrize("name", ["بعقوبة", "بسكرة", "وردك"])
def test_a_known_name_is_cut_only_where_what_is_left_is_far_commoner(name: str) -> None:
    assert len(SEGMENTER.pieces(name)) == 2
    known = Segmenter("ar", known=[name, "بحي"])
    assert len(known.pieces(name)) == 1
    assert len(known.pieces("بحي")) == 2


@settings(deadline=None)
@given(st.text(alphabet="وفبلكسالجيش\u0640\u064e\u200fأ", min_size=1))
def test_the_pieces_are_the_word(word: str) -> None:
    pieces = SEGMENTER.pieces(word)
    assert sum(piece.length for piece in pieces) == len(word)
    assert all(piece.length > 0 and piece.norm for piece in pieces)


def test_an_unknown_key_in_the_data_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    good = clitics.table("ar", "clitics")
    bad = {**good, "clitic": [{"form": "و", "colour": 1}]}
    monkeypatch.setattr(clitics, "table", lambda language, name: bad)
    with pytest.raises(LanguageDataError, match=r"clitics\.toml: clitic: .*colour"):
        Segmenter("ar")


def test_word_f1_on_held_out_sentences(shared: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    namespace: dict[str, object] = {}
    source = (root / "benchmarks" / "segmentation.py").read_text(encoding="utf-8")
    exec(compile(source, "segmentation.py", "exec"), namespace)
    treebank = namespace["treebank"]
    assert callable(treebank)
    treebank(shared / "syntax" / "ar_pud-ud-test.conllu", 700, None)
    words = capsys.readouterr().out.splitlines()[0]
    assert float(words.split("F1 ")[1].split()[0]) > 0.975
