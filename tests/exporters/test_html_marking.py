"""Which words of a sentence are marked as its trigger and its participants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.exporters.html.marking import marks, named
from khabar.graph.knowledge.views import ArticleView, EvidenceView


def mention(quote: str, start: int, end: int, rule: str = "arrest:اعتقل", article: str = "a") -> EvidenceView:
    view = ArticleView(article, None, None, None, None, "ar")
    return EvidenceView(f"{start}-{end}-{rule}", quote, view, start, end, "actual", 0.9, rule, (), ())


@pytest.mark.parametrize(
    ("quote", "at", "spans", "rules", "marked"),
    [
        ("اعتقلت الشرطة رجلا.", 100, [(0, 6)], ["arrest:اعتقل"], ["اعتقلت"]),
        ("وقد اعتقلت الشرطة رجلا.", 0, [(4, 10)], ["arrest:اعتقل"], ["اعتقلت"]),
        # A proclitic is part of the written word and not of the trigger.
        ("مهدت لقصف المدينة.", 7, [(6, 9)], ["airstrike:قصف"], ["قصف"]),
        # Two mentions of one sentence hold each other in place.
        ("نفى وقوع قتل وقصف.", 50, [(9, 12), (14, 17)], ["killing:قتل", "airstrike:قصف"], ["قتل", "قصف"]),
        # Which of two like words it is cannot be known.
        ("قتل رجل بعد قتل آخر.", 30, [(12, 15)], ["killing:قتل"], [None]),
        ("Police arrested two men.", 9, [(7, 15)], ["arrest:arrest"], ["arrested"]),
    ],
)
def test_marks_are_the_words_that_say_it_or_nothing(
    quote: str, at: int, spans: list[tuple[int, int]], rules: list[str], marked: list[str | None]
) -> None:
    mentions = [mention(quote, at + a, at + b, rule) for (a, b), rule in zip(spans, rules, strict=True)]
    found = marks(mentions)
    assert [quote[slice(*found[one.iri])] if one.iri in found else None for one in mentions] == marked


@given(st.text(max_size=30), st.integers(0, 60), st.integers(0, 60), st.text(max_size=12))
def test_a_mark_is_within_its_quote_whatever_the_graph_says(quote: str, start: int, end: int, rule: str) -> None:
    for begin, stop in marks([mention(quote, start, end, rule)]).values():
        assert 0 <= begin < stop <= len(quote)
        assert stop - begin == end - start


@pytest.mark.parametrize(
    ("quote", "names", "marked"),
    [
        ("وقالت الشرطة إن الجيش انسحب.", {"police": ["الشرطة"], "army": ["الجيش"]}, ["الشرطة", "الجيش"]),
        # Proclitics are not part of the name, the article is.
        ("وللجيش مواقع، وبالشرطة ثقة.", {"police": ["الشرطة"], "army": ["الجيش"]}, ["جيش", "الشرطة"]),
        # The inside of a word is no name: "ران" is not Iran.
        ("في إيران", {"ran": ["ران"]}, []),
        ("Iranian forces left Iran.", {"iran": ["Iran"]}, ["Iran"]),
        # The longer name stands for more.
        ("وزارة الدفاع", {"ministry": ["وزارة الدفاع"], "defence": ["الدفاع"]}, ["وزارة الدفاع"]),
        # Spelling is folded, diacritics at the end of a word are part of it.
        ("قال أَحمدُ ذلك", {"ahmad": ["احمد"]}, ["أَحمدُ"]),
    ],
)
def test_participants_are_marked_where_they_are_named(
    quote: str, names: dict[str, list[str]], marked: list[str]
) -> None:
    assert [quote[slice(*span)] for span, _ in named(quote, list(names.items()))] == marked


def test_a_name_is_not_marked_within_the_trigger() -> None:
    assert named("Clash in Clash", [("a", ["Clash"])], taken=(0, 5)) == [((9, 14), "a")]


@given(st.text(max_size=40), st.lists(st.text(max_size=6), max_size=5), st.integers(0, 20))
def test_marks_of_participants_are_in_order_within_the_quote(quote: str, names: list[str], taken: int) -> None:
    at = 0
    for (start, end), key in named(quote, [("a", names)], taken=(taken, taken + 3)):
        assert at <= start < end <= len(quote)
        assert key == "a"
        at = end
