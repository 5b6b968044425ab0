"""HTML pages: trafilatura's metadata and body, and the page's flat text where it finds none."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.graph.errors import ReadingError
from khabar.graph.reading import from_html
from khabar.graph.reading.webpage import declared_charset, looks_like_html

FIRST = "أعلنت قوات خفر السواحل اليمنية، اليوم الثلاثاء، إحباط عملية تهريب شحنة صواريخ كانت في طريقها إلى جماعة الحوثي."
SECOND = "وقال المتحدث باسم القوات إن دورية بحرية اعترضت قارباً خشبياً على متنه أربعة بحارة قبالة سواحل المخا."
HEADLINE = "إحباط تهريب شحنة صواريخ إلى الحوثيين"
MENU = "<nav><ul><li><a href='/'>الرئيسية</a></li><li><a href='/a'>محليات</a></li><li><a href='/b'>رياضة</a></li></ul></nav>"


def _page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def test_body_and_metadata_of_a_page_are_read() -> None:
    head = (
        f"<title>{HEADLINE} - صحيفة الميناء</title>"
        "<meta property='og:site_name' content='صحيفة الميناء'>"
        "<link rel='canonical' href='https://almina.example/news/1'>"
        "<meta property='article:published_time' content='2024-03-05T10:00:00Z'>"
    )
    aside = "<aside><h4>الأكثر قراءة</h4><p>انخفاض أسعار النفط</p></aside><script>var a = 'قال';</script>"
    article = from_html(
        _page(f"{MENU}{aside}<article><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>", head)
    )
    assert article.text.split("\n") == [HEADLINE, FIRST, SECOND]
    assert article.title == HEADLINE
    assert article.publisher == "صحيفة الميناء"
    assert article.url == "https://almina.example/news/1"
    assert article.published == date(2024, 3, 5)
    assert article.language == "ar"


def test_a_page_without_metadata_leaves_it_unknown() -> None:
    article = from_html(_page(f"<p>{FIRST}</p><p>{SECOND}</p>"))
    assert article.text.split("\n") == [FIRST, SECOND]
    assert (article.title, article.url, article.publisher, article.published) == (None, None, None, None)


def test_a_page_in_latin_letters_without_metadata_is_its_body_alone() -> None:
    text = "The coastguard said on Tuesday that it had stopped a boat carrying missile parts to the Houthis."
    assert from_html(f"<html><head></head><body><p>{text}</p></body></html>").text == text


def test_what_the_caller_knows_wins() -> None:
    article = from_html(
        _page(f"<h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p>"),
        url="https://www.almina.example/a",
        published=date(2020, 1, 1),
        title="شحنة صواريخ",
    )
    assert article.title == "شحنة صواريخ"
    assert article.published == date(2020, 1, 1)
    assert article.url == "https://www.almina.example/a"
    assert article.publisher == "almina.example"


def test_a_page_of_tables_and_breaks_falls_back_to_its_flat_text() -> None:
    article = from_html(
        _page(
            f"<table><tr><td>الرئيسية</td><td>محليات</td></tr></table><div>{HEADLINE}</div><div>{FIRST}<br>{SECOND}</div>"
        )
    )
    assert article.text.split("\n") == [HEADLINE, FIRST, SECOND]


def test_markup_and_script_never_become_text() -> None:
    article = from_html(
        _page(
            f"<h1>{HEADLINE}</h1><p>{FIRST}<script>alert('x')</script></p><style>p{{a:b}}</style><p><b>{SECOND}</b></p>"
        )
    )
    assert "alert" not in article.text
    assert "<" not in article.text


def test_entities_are_letters() -> None:
    article = from_html(_page(f"<p>{FIRST}</p><p>وقال &quot;نعم&quot; &amp; مضى&nbsp;إلى بيته في المدينة القديمة.</p>"))
    assert 'وقال "نعم" & مضى إلى بيته في المدينة القديمة.' in article.text


@pytest.mark.parametrize(
    "html",
    [
        _page(f"{MENU}<footer>جميع الحقوق محفوظة</footer>"),
        _page(""),
        "<html></html>",
        _page("<script>" + "a" * 5000 + "</script>"),
    ],
)
def test_a_page_without_an_article_is_one_error(html: str) -> None:
    with pytest.raises(ReadingError) as caught:
        from_html(html, source="a.html")
    assert caught.value.path == "a.html"
    assert "\n" not in str(caught.value)


def test_a_page_nested_deeper_than_recursion_goes_is_read_or_refused() -> None:
    deep = "<div>" * 20_000 + f"<p>{FIRST}</p>" + "</div>" * 20_000
    with contextlib.suppress(ReadingError):
        assert FIRST in from_html(_page(deep)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>a", True),
        ("\n <html lang=ar>", True),
        ("<?xml version='1.0'?><html>", True),
        ("<!-- a --><html>", True),
        ("<p>a</p>", True),
        ("5 < 6", False),
        ("<a> b", False),
        ("قال <html>", False),
        ("", False),
    ],
)
def test_html_is_told_by_its_beginning(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected


def test_the_charset_a_page_declares_is_found() -> None:
    assert declared_charset(b'<meta charset="windows-1256">') == "windows-1256"
    assert declared_charset(b"<meta http-equiv=content-type content='text/html; charset=utf-8'>") == "utf-8"
    assert declared_charset(b"<html>") is None


@settings(deadline=None)  # the first call loads the word lists
@given(st.text(alphabet=st.sampled_from("<>/pdivhtml =\"'&;!-نص قال."), max_size=80))
def test_no_markup_breaks_it(html: str) -> None:
    try:
        article = from_html(html)
    except ReadingError:
        return
    assert article.text
