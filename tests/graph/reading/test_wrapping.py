"""Texts wrapped at a fixed width."""

import shutil
import subprocess
import textwrap
from pathlib import Path

import pytest

from khabar.graph.reading import from_text

ARTICLES = Path(__file__).parents[3] / "examples" / "articles"
NAMES = ["gaza_truce", "hts_delisting", "iraq_resignation", "kerman_warning"]


def _text(name: str) -> str:
    return (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")


def _filled(text: str, width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text.split("\n\n"))


@pytest.mark.parametrize("width", [40, 55, 72, 100])
@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_wrapped_one_by_one_are_what_they_were_with_title_and_date(name: str, width: int) -> None:
    whole, wrapped = from_text(_text(name)), from_text(_filled(_text(name), width))
    assert wrapped.text == whole.text
    assert (wrapped.title, wrapped.published) == (whole.title, whole.published)


@pytest.mark.skipif(shutil.which("fold") is None, reason="needs the command fold")
@pytest.mark.parametrize("width", [50, 72, 90])
@pytest.mark.parametrize("name", NAMES)
def test_what_fold_wraps_by_bytes_keeps_its_paragraphs_and_its_date(name: str, width: int) -> None:
    whole = from_text(_text(name))
    done = subprocess.run(["fold", "-s", "-w", str(width)], input=_text(name).encode(), capture_output=True, check=True)
    wrapped = from_text(done.stdout.decode())
    assert wrapped.text == whole.text
    assert (wrapped.title, wrapped.published) == (whole.title, whole.published)


def test_paragraphs_without_a_blank_line_between_them_stay_apart() -> None:
    paragraphs = _text("hts_delisting").split("\n\n")[1:]
    wrapped = "\n".join(textwrap.fill(paragraph, 60) for paragraph in paragraphs)
    assert from_text(wrapped).text.split("\n") == [line.strip() for line in paragraphs]


def test_a_word_that_was_broken_at_its_hyphen_is_whole_again() -> None:
    text = (
        "Officials said on Tuesday that the policy, long-\nstanding and seldom told of in public, would\n"
        "not be changed by the new minister of defence, who\narrived in the capital on Monday."
    )
    assert "policy, long-standing and" in from_text(text).text


def test_items_of_a_list_within_a_wrapped_text_stay_items() -> None:
    lead = textwrap.fill(_text("istanbul_church").split("\n\n")[1], 60)
    items = "- Police raided 30 addresses across the whole of the city,\n  and the airport.\n- Forty-seven people were detained."
    text = from_text(f"{lead}\n\n{items}\n\n{lead.replace('Two', 'Three')}").text
    assert "- Police raided 30 addresses across the whole of the city, and the airport.\n- Forty-seven" in text


def test_menus_and_headlines_of_similar_width_are_not_joined() -> None:
    headlines = [
        "مقتل خمسة جنود في هجوم على حاجز شرقي مدينة تدمر",
        "وزير الخارجية يصل إلى الدوحة في زيارة تستمر يومين",
        "الأمم المتحدة تحذر من نقص الغذاء في شمال القطاع",
        "انفجار سيارة قرب سوق شعبي في العاصمة مقديشو أمس",
        "اتفاق على تبادل الأسرى بين الجانبين برعاية قطرية",
    ]
    body = "\n".join(_text("hts_delisting").split("\n\n")[1:])
    kept = from_text("\n".join(["الرئيسية", "محليات", "رياضة", "اتصل بنا", body, *headlines])).text
    assert kept.split("\n") == [line for line in body.split("\n") if line.strip()]
    only = from_text("\n".join(f"{line}." for line in headlines)).text
    assert only.split("\n") == [f"{line}." for line in headlines]
