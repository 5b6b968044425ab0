"""Telling an article from the page around it: a table of pages, and clean articles that must lose nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.graph.errors import ReadingError
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.reading import from_text
from khabar.graph.reading.lexicon import lexicon
from khabar.graph.reading.lines import read_lines

DATA: dict[str, Any] = tomli.loads((Path(__file__).with_name("pages.toml")).read_text(encoding="utf-8"))
ROWS = [
    pytest.param(language, row, id=f"{language}-{row['kind']}-{row['match']}-{row['example'][:20]}")
    for language in LANGUAGES
    for row in table(language, "chrome")["phrase"]
]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_the_example_of_a_phrase_row_is_recognised(language: str, row: dict[str, Any]) -> None:
    example = row["example"]
    if row["kind"] in ("published", "updated"):
        assert any(character.isdigit() for character in example)
    (line,) = read_lines(example, lexicon(), language=language)
    assert line.kind == row["kind"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "شارك آلاف المتظاهرين في المسيرة التي جابت شوارع العاصمة."),
        ("ar", "كتب الرئيس على منصة إكس أن الهدنة دخلت حيز التنفيذ."),
        ("ar", "اعتقال رئيس التحرير السابق لصحيفة معارضة"),
        ("ar", "وقال إن الموقع نشر صوراً للهجوم في صفحته الرئيسية."),
        ("ar", "اشتركوا في القتال إلى جانب الجيش"),
        ("ar", "المزيد من القوات الأميركية تصل إلى المنطقة"),
        ("ar", "تعليق عسكري: الجيش يتقدم نحو المدينة"),
        ("ar", "هجمات 11 سبتمبر 2001: القصة الكاملة"),
        ("ar", "في 5 يناير 2025 قُتل الوزير في غارة."),
        ("en", "By Monday the army had taken the town."),
        ("en", "By air and sea, Israel strikes Yemen"),
        ("en", "The group said so in its weekly newsletter."),
        ("en", "Image of the attack spread within hours of it."),
        ("en", "He urged young men to sign up for the army."),
        ("en", "Related attacks killed two people in Mosul."),
        ("en", "On January 5, 2025 the minister was killed."),
    ],
)
def test_news_that_uses_the_words_of_a_widget_is_no_widget(language: str, sentence: str) -> None:
    body = DATA["article"][language]["paragraphs"]
    article = from_text("\n".join([*body[:2], sentence, *body[3:]]))
    assert sentence in article.text.split("\n")


def _fill(page: dict[str, Any]) -> tuple[str, list[str]]:
    parts = DATA["article"][page["language"]]
    numbered = dict(enumerate(parts["paragraphs"], start=1))
    lines = []
    for line in page["text"].strip("\n").split("\n"):
        line = line.replace("{headline}", parts["headline"]).replace("{body}", "\n".join(parts["paragraphs"]))
        line = line.replace("{others}", "\n".join(parts["others"])).replace("{{", "{").replace("}}", "}")
        for number, paragraph in numbered.items():
            line = line.replace(f"{{{number}}}", paragraph)
        for number, other in enumerate(parts["others"], start=1):
            line = line.replace(f"{{other {number}}}", other)
        lines.append(line)
    expected = [] if "headline" in page.get("without", ()) else [parts["headline"]]
    return "\n".join(lines), [*expected, *page.get("also", ()), *parts["paragraphs"]]


@pytest.mark.parametrize("page", [pytest.param(page, id=page["name"]) for page in DATA["page"]])
def test_of_a_page_the_article_is_kept_and_nothing_else(page: dict[str, Any]) -> None:
    text, expected = _fill(page)
    article = from_text(text)
    assert article.text.split("\n") == expected
    assert article.title == (None if "headline" in page.get("without", ()) else expected[0])
    assert article.published == (date.fromisoformat(page["published"]) if "published" in page else None)
    assert article.publisher == page.get("publisher")
    assert article.language == page["language"]


@pytest.mark.parametrize("page", [pytest.param(page, id=page["name"]) for page in DATA["page"]])
def test_blank_lines_between_all_lines_change_nothing(page: dict[str, Any]) -> None:
    text, expected = _fill(page)
    assert from_text(text.replace("\n", "\n\n")).text.split("\n") == expected


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)  # the first call loads the word lists
@given(data=st.data())
def test_a_clean_article_loses_nothing(language: str, data: st.DataObject) -> None:
    parts = DATA["article"][language]
    sentences = [paragraph for paragraph in parts["paragraphs"] if paragraph.endswith(".")]
    body = data.draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=6))
    if len(body) > 1 and data.draw(st.booleans()):
        place = data.draw(st.integers(1, len(body) - 1))
        inner = data.draw(st.sampled_from(["- {}", "• {}\n• {} 2", "1. {}\n2. {} 2", "“{}”", "{}", "{}:", "{}؟"]))
        body[place:place] = inner.format(*[parts["paragraphs"][2]] * 2).split("\n")
    if data.draw(st.booleans()):
        body.insert(0, parts["headline"])
    separator = data.draw(st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]))
    assert from_text(separator.join(body)).text == "\n".join(body)


@pytest.mark.parametrize(
    "text",
    [
        "انفجار عنيف في عدن",
        "عاجل: مقتل قائد في الحرس الثوري بغارة على دمشق",
        "مقتل ثلاثة في هجوم بالموصل (رويترز)",
        "قالت الشرطة إن انفجاراً وقع في عدن. ولم تعلن حصيلة للضحايا.",
        "Blast hits Baghdad",
        "Blast hits Baghdad\nPolice said that three people were wounded.",
        "اجتمع الوزيران في بغداد.\n- وقف إطلاق النار\n- تبادل الأسرى\n- فتح المعابر",
        "قال الوزير: لن نستسلم.\n“لن نغادر هذه الأرض”\nوأضاف أن الجيش باقٍ في مواقعه.",
        "قال الوزير إن الجيش تقدم. قال القائد إن الجيش تقدم. قال الشاهد إن الجيش تقدم. قال الوزير إن الجيش تقدم. قال",
        "لماذا الآن؟\nيقول خبراء إن توقيت الغارات مرتبط بالمفاوضات.",
        "تفاصيل الهجوم\nقالت الشرطة إن خمسة قُتلوا في الهجوم.\nأسماء الضحايا:\nعلي حسن\nمحمد سعيد\nسالم ناصر\nفهد عبده",
        "🔴 قالت الشرطة إن انفجاراً وقع في عدن. 🇾🇪\nوأضافت أن أحداً لم يُصب. 🙏",
        "أبرز محطات الهدنة\nبدأت الحرب في خريف ذلك العام.\n15 يناير 2025\nأعلنت قطر التوصل إلى اتفاق.\n19 يناير 2025\nبدأ تنفيذ الاتفاق.",
        "«لن نقبل بالهدنة»\nهذا ما قاله المتحدث باسم الجماعة في مؤتمر صحافي عقده في صنعاء.",
    ],
)
def test_a_news_flash_or_a_short_clean_article_is_kept_whole(text: str) -> None:
    assert from_text(text).text == text


def test_hashtags_alone_on_a_line_are_no_text() -> None:
    sentence = "قالت الشرطة إن انفجاراً وقع في عدن #اليمن."
    assert from_text(f"{sentence}\n#اليمن #عدن").text == sentence


def test_an_article_without_full_stops_is_kept_with_its_headline() -> None:
    parts = DATA["article"]["ar"]
    lines = [parts["headline"], *(paragraph.rstrip(".") for paragraph in parts["paragraphs"])]
    article = from_text("\n".join(["الرئيسية", *lines, "اتصل بنا"]))
    assert article.text.split("\n") == lines
    assert article.title == parts["headline"]


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph_again() -> None:
    import textwrap

    parts = DATA["article"]["en"]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in parts["paragraphs"])
    assert from_text(wrapped).text.split("\n") == parts["paragraphs"]


def test_a_title_known_from_elsewhere_is_the_first_paragraph_once() -> None:
    parts = DATA["article"]["ar"]
    body = "\n".join(parts["paragraphs"])
    expected = [parts["headline"], *parts["paragraphs"]]
    for text in (body, f"{parts['headline']}\n{body}", f"الرئيسية\n{parts['headline']}\nشارك\n{body}"):
        article = from_text(text, title=parts["headline"])
        assert article.text.split("\n") == expected
        assert article.title == parts["headline"]


@pytest.mark.parametrize(
    "text",
    [
        "الرئيسية\nمحليات\nرياضة\nاتصل بنا\nجميع الحقوق محفوظة © صحيفة الميناء 2024",
        "\n".join(DATA["article"]["ar"]["others"]),
        "Home\nWorld\nSport\nContact us\n© 2024 The Harbour Post. All rights reserved.",
        "شارك\nفيسبوك\nتويتر",
    ],
)
def test_a_page_without_an_article_is_refused(text: str) -> None:
    with pytest.raises(ReadingError, match="no article text"):
        from_text(text, source="menu.txt")


def test_an_article_of_titled_paragraphs_is_no_list_of_other_stories() -> None:
    sections = [
        "أسباب الهجوم على القارب في البحر الأحمر",
        "تقول القوات إن القارب كان يحمل صواريخ، وإن الهجوم عليه جاء بعد رفضه التوقف في البحر.",
        "رد الجماعة على الهجوم في البحر",
        "توعدت الجماعة برد على الهجوم، وقالت إن القارب كان يحمل مواد غذائية إلى ميناء الحديدة.",
        "موقف الحكومة من تهريب الصواريخ عبر البحر",
        "اتهمت الحكومة إيران بتهريب الصواريخ إلى الجماعة عبر البحر الأحمر، ودعت إلى تفتيش كل قارب.",
    ]
    lead = "هاجمت قوات خفر السواحل اليمنية قارباً يحمل صواريخ إلى جماعة الحوثي في البحر الأحمر."
    assert from_text("\n".join(["شارك", "قارب الصواريخ في البحر الأحمر", lead, *sections])).text.split("\n")[1:] == [
        lead,
        *sections,
    ]


def test_what_was_said_besides_goes_on_below_a_box_of_other_stories() -> None:
    told = [
        "أعلنت وزارة الداخلية، الأربعاء، أن قوات الأمن أحبطت هجوماً كانت خلية تخطط لتنفيذه على محطة قطارات في العاصمة.",
        "وقال المتحدث سمير الوادي لصحيفة «الغد» إن الشرطة أوقفت أربعة وضبطت عبوات ناسفة.",
        "وأشار إلى أن الجيران زودوا المحققين بصور.",
    ]
    box = ["اقرأ أيضاً", "مقتل قائد فصيل بغارة على بلدة حدودية", "قراصنة يحتجزون سفينة في خليج عدن"]
    text = "\n".join([told[0], *box, told[1], "اقرأ أيضاً: لجنة تدين قصف مستشفى في المدينة", told[2]])
    assert from_text(text).text.split("\n") == told


def test_read_more_above_headlines_begins_a_box_of_other_stories() -> None:
    told = [
        "Guards stop three men at the port",
        "Port guards stopped three men with a crate of detonators on Friday, the interior ministry said.",
        "The men are accused of links to a banned group, the ministry added. Searches went on in two districts of the city.",
    ]
    box = ["READ MORE", "Court jails two smugglers over fuel", "Envoy meets rebels on the island"]
    assert from_text("\n\n".join([*told[:2], *box, told[2]])).text.split("\n") == told


def test_without_cleaning_every_line_is_kept() -> None:
    text = "الرئيسية\n\nقالت الشرطة إن انفجاراً وقع في عدن.\nاتصل بنا"
    assert from_text(text, clean=False).text == "الرئيسية\nقالت الشرطة إن انفجاراً وقع في عدن.\nاتصل بنا"


FRAGMENTS = [
    *DATA["article"]["ar"]["paragraphs"],
    *DATA["article"]["ar"]["others"],
    *DATA["article"]["en"]["paragraphs"],
    "الرئيسية", "شارك", "اقرأ أيضاً:", "التعليقات", "إعلان", "2025-01-25 11:56", "المدن", "a{b:c}", "<br>", "...", "",
]  # fmt: skip


@settings(deadline=None)  # the first call loads the word lists
@given(
    st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=40), max_size=25), st.sampled_from(["\n", "  \r\n", " | "])
)
def test_nothing_is_invented_and_nothing_crashes(lines: list[str], separator: str) -> None:
    from khabar.graph.reading.decoding import normalise

    text = separator.join(lines)
    try:
        article = from_text(text)
    except ReadingError:
        return
    given_text = " ".join(normalise(text).split())
    for paragraph in article.text.split("\n"):
        assert paragraph
        assert paragraph in given_text
    assert article.title is None or article.text.split("\n")[0] == article.title
    assert article.publisher is None or article.publisher in given_text


def test_reading_the_kept_text_again_changes_nothing() -> None:
    for page in DATA["page"]:
        text, _ = _fill(page)
        kept = from_text(text).text
        assert from_text(kept).text == kept


@pytest.mark.parametrize(
    "article",
    [
        "Boat sinks off Libya\nEleven migrants drowned off Libya on Monday.\nThe coastguard rescued forty others.",
        "مصر تفرج عن ثلاثين سجينا\nأفرجت مصر عن ثلاثين سجينا يوم الأحد.\nوالتقى الرئيس أسرهم في القاهرة.",
    ],
)
@pytest.mark.parametrize("page", ["{}\nShare this: Facebook Twitter\n", "Home | World | Sport\n{}\nشارك\n"])
def test_of_a_story_in_short_sentences_none_is_taken_for_a_slogan_of_the_site(article: str, page: str) -> None:
    found = from_text(page.format(article))
    assert found.text == article
    assert found.title == article.split("\n")[0]
