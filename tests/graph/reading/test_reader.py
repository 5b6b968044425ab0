"""Reading from end to end: files of all kinds, good and bad together."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from khabar.graph.errors import KhabarError, ReadingError
from khabar.graph.reading import Article, from_text, read
from khabar.graph.reading.making import MAX_CHARACTERS
from khabar.graph.reading.reader import MAX_BYTES

AR = "قالت الشرطة العراقية إن انفجاراً وقع في بغداد."
EN = "Police in Baghdad said that an explosion had hit a market."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "1.txt").write_text(AR, encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(b"")
    (tmp_path / "3.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "4.txt").write_text(
        "Le ministre a dit que l'attaque avait été déjouée par la police.", encoding="utf-8"
    )
    (tmp_path / "5.txt").write_text("الرئيسية\nشارك\nاتصل بنا\nمن نحن", encoding="utf-8")
    (tmp_path / "6.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "7.jsonl").write_text(f'{{"text": "{AR}"}}\n{{broken\n{{"text": "{EN}"}}\n', encoding="utf-8")
    (tmp_path / "8.html").write_text(f"<html><body><p>{AR}</p></body></html>", encoding="utf-8")
    (tmp_path / "9.md").write_text(f"# Blast\n\n{EN}", encoding="utf-16")
    return tmp_path


def test_bad_files_are_reported_one_line_each_and_the_good_ones_read(folder: Path) -> None:
    errors: list[KhabarError] = []
    articles = list(read([folder], report=errors.append))
    assert [Path(article.source).name for article in articles] == ["1.txt", "7.jsonl:1", "7.jsonl:3", "8.html", "9.md"]
    assert [(Path(error.path or "").name, error.line) for error in errors] == [
        ("2.txt", None),
        ("3.txt", None),
        ("4.txt", None),
        ("5.txt", None),
        ("6.pdf", None),
        ("7.jsonl", 2),
    ]
    assert all(isinstance(error, ReadingError) and "\n" not in str(error) for error in errors)
    assert [article.language for article in articles] == ["ar", "ar", "en", "ar", "en"]


def test_an_article_with_a_date_that_cannot_be_read_is_read_and_noticed_but_not_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": EN, "published": published}) for published in ("sometime in May", 1714990272)]
    path.write_text("\n".join(lines), encoding="utf-8")
    errors: list[KhabarError] = []
    notices: list[KhabarError] = []
    articles = list(read([path], report=errors.append, notice=notices.append))
    assert [article.published for article in articles] == [None, date(2024, 5, 6)]
    assert not errors
    (notice,) = notices
    assert str(notice).startswith(f"{path}:1: published is no full date: 'sometime in May'")
    assert [article.published for article in read([path])] == [None, date(2024, 5, 6)]


def test_a_markdown_file_whose_date_cannot_be_read_is_read_and_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ndate: some day\n---\nPolice in Cairo arrested two men on Monday.\n", encoding="utf-8")
    notices: list[KhabarError] = []
    (article,) = read(path, notice=notices.append)
    assert article.published is None
    (notice,) = notices
    assert str(notice).startswith(f"{path}: the date is no full date: 'some day'; the article is read without it")


def test_headlines_of_a_feed_are_articles(tmp_path: Path) -> None:
    titles = [
        "Blast hits Baghdad market",
        "انفجار في عدن",
        "Police arrest three over attack on church in Istanbul | The Harbour Post",
        "عاجل: مقتل قائد في الحرس الثوري بغارة على دمشق",
    ]
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(json.dumps({"title": title}) for title in titles), encoding="utf-8")
    articles = list(read([path]))
    assert [(article.title, article.text) for article in articles] == [(title, title) for title in titles]


def test_without_a_report_the_first_bad_file_is_raised(folder: Path) -> None:
    articles = read([folder])
    assert next(articles).text == AR
    with pytest.raises(ReadingError, match="empty"):
        next(articles)


def test_articles_are_read_one_at_a_time(folder: Path) -> None:
    articles = read([folder / "1.txt", folder / "8.html"])
    next(articles)
    (folder / "8.html").write_text(f"<p>{EN}</p>", encoding="utf-8")
    assert next(articles).language == "en"


def test_reading_twice_gives_the_same(folder: Path) -> None:
    def once() -> list[Article]:
        return list(read([folder], report=lambda error: None))

    assert once() == once()


def test_one_path_alone_is_taken_for_a_list_of_one(folder: Path) -> None:
    assert len(list(read(folder / "1.txt"))) == 1  # type: ignore[arg-type]
    assert len(list(read(str(folder / "1.txt")))) == 1


def test_a_language_given_is_not_detected_and_an_unknown_one_refused(folder: Path) -> None:
    assert next(iter(read([folder / "1.txt"], language="en"))).language == "en"
    with pytest.raises(ReadingError, match="unknown language"):
        read([folder], language="fr")


@pytest.mark.parametrize(
    ("data", "languages"),
    [
        (AR.encode(), ["ar"]),
        (AR.encode("utf-16"), ["ar"]),
        (AR.encode("cp1256"), ["ar"]),
        (f"\n\n<!doctype html><p>{EN}</p>".encode(), ["en"]),
        (json.dumps({"text": AR}).encode() + b"\n" + json.dumps({"text": EN}).encode(), ["ar", "en"]),
        (("\n" + json.dumps({"text": AR}, ensure_ascii=False)).encode("utf-16"), ["ar"]),
        (b"\xef\xbb\xbf" + json.dumps({"text": AR}).encode(), ["ar"]),
        (b" \n" * 5000 + AR.encode(), ["ar"]),
    ],
)
def test_standard_input_is_text_html_or_records(data: bytes, languages: list[str]) -> None:
    articles = list(read(["-"], stdin=io.BytesIO(data)))
    assert [article.language for article in articles] == languages
    assert all(article.source.startswith("standard input") for article in articles)


def test_records_on_standard_input_are_streamed() -> None:
    class Endless(io.RawIOBase):
        data = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            if not self.data:
                self.data = (json.dumps({"text": AR}) + "\n").encode()
            part, self.data = self.data[: len(buffer)], self.data[len(buffer) :]
            buffer[: len(part)] = part
            return len(part)

    articles = read(["-"], stdin=io.BufferedReader(Endless()))
    assert [next(articles).source for _ in range(3)] == [f"standard input:{line}" for line in (1, 2, 3)]


@pytest.mark.parametrize("data", [b"", b" \n\n", b"\xef\xbb\xbf", b"\x00" * 100])
def test_standard_input_without_an_article_is_one_error(data: bytes) -> None:
    errors: list[KhabarError] = []
    assert list(read(["-"], stdin=io.BytesIO(data), report=errors.append)) == []
    assert [error.path for error in errors] == ["standard input"]


def test_a_text_longer_than_any_article_is_refused_without_reading_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(ReadingError, match=r"longer than any article .* split it"):
        list(read([path]))
    with pytest.raises(ReadingError, match="longer than any article"):
        list(read(["-"], stdin=io.BytesIO(b"a" * (MAX_BYTES + 1))))
    with pytest.raises(ReadingError, match="1,000,001 characters is longer than any article"):
        from_text("a" * (MAX_CHARACTERS + 1))


@pytest.mark.skipif(not hasattr(os, "mkfifo") or os.geteuid() == 0, reason="needs permissions that bind")
def test_a_file_that_may_not_be_read_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(AR, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(ReadingError, match="cannot be read"):
        list(read([path]))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(ReadingError, match="not a regular file"):
        list(read([tmp_path / "a.txt"]))


def test_a_broken_link_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    with pytest.raises(ReadingError, match="cannot be read"):
        list(read([tmp_path / "a.txt"]))


def test_html_saved_as_text_is_read_as_html(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"<!doctype html><html><body><p>{AR}</p></body></html>", encoding="utf-8")
    assert [article.text for article in read([path])] == [AR]


def test_json_saved_as_text_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(json.dumps({"text": AR}), encoding="utf-8")
    with pytest.raises(ReadingError, match=r"name it \.jsonl"):
        list(read([path]))


def test_html_in_the_charset_it_declares_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    path.write_bytes(f"<html><head><meta charset=windows-1256></head><body><p>{AR}</p></body></html>".encode("cp1256"))
    assert [article.text for article in read([path])] == [AR]


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = (
        "import sys, khabar.graph.reading as r; list(r.read([sys.argv[1]]));"
        "print([m for m in ('trafilatura', 'lingua', 'lxml', 'markdown_it', 'charset_normalizer', 'spacy') if m in sys.modules])"
    )
    example = Path(__file__).resolve().parents[3] / "examples" / "articles" / "gaza_truce.txt"
    done = subprocess.run([sys.executable, "-c", code, str(example)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_examples_are_read(root: Path) -> None:
    articles = {Path(article.source).name: article for article in read([root / "examples" / "articles"])}
    languages = [article.language for article in articles.values()]
    assert languages.count("ar") >= 6
    assert languages.count("en") >= 3
    assert all(article.title and article.published for article in articles.values())
    assert all(len(article.text.split("\n")) >= 5 for article in articles.values())
    scraped = articles["sayyida_zaynab_page.txt"]
    assert (scraped.publisher, scraped.published) == ("الميناء نيوز", date(2025, 1, 11))
    page = articles["sayyida_zaynab_page.html"]
    assert (page.publisher, page.published) == ("The Harbour Post", date(2025, 1, 11))
    for word in ("بحث", "القمح", "حمص", "أبو سامر", "بريدك", "الزيتون", "حاجز", "محفوظة"):
        assert word not in scraped.text
    for word in (
        "Trending",
        "Olive",
        "Facebook",
        "Worshippers",
        "comment",
        "newsletter",
        "dataLayer",
        "rights",
        "Karim",
    ):
        assert word not in page.text.replace("immediately comment", "")


def test_of_the_real_pages_the_article_is_kept_and_nothing_of_the_site(shared: Path) -> None:
    first, second = read([shared / "articles"])
    assert first.title is not None
    assert first.title.endswith("تفاصيل")
    assert (first.published, first.publisher) == (None, None)
    assert second.title is not None
    assert "أميركي-سوري" in second.title
    assert (second.published, second.publisher) == (date(2025, 1, 25), "المدن")
    for article in (first, second):
        assert article.language == "ar"
        assert article.text.startswith(f"{article.title}\n")
    assert len(first.text.split("\n")) == 15
    for word in ("صندوق", "البريدية", "أصوات", "Subscribe", "Inline", "نبّهني", "تعليقات", "أقدم", "أ.ب"):
        assert word not in first.text
    for word in ("وتاليا", "بمصلحة متبادلة”", "مصحوب بالقلق", "موسكو", "سليماني", "الجنوبية"):
        assert word in first.text
    assert len(second.text.split("\n")) == 13
    for word in (
        "logo",
        "منسى",
        "أدرعي",
        "بحث في",
        "ملاحظة",
        "الكرامات",
        "اختياري",
        "LEBANON",
        "RIGHTS",
        "11:56",
        "top",
    ):
        assert word not in second.text
    for word in ("مشاركة المعلومات", "تواصل مباشر", "ليفيت", "بايدن", "الأقليات"):
        assert word in second.text
