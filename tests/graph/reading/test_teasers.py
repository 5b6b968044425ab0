"""Teasers of other articles in pages whose classes and headings tell nothing."""

from __future__ import annotations

import time
from itertools import product

import pytest
from lxml.html import document_fromstring

from khabar.graph.reading import from_html
from khabar.graph.reading.teasers import remove_teasers

TITLE = "Ferry catches fire in the Gulf of Suez"
BODY = [
    "A ferry with 90 passengers caught fire in the Gulf of Suez early on Thursday, the port authority said.",
    "Navy boats rescued 87 people, and three crew members were missing, an admiral told state television.",
    "The fire was put out by noon.",
]
OTHERS = [
    ("Rebels seize airport in eastern Congo", "Fighters took the airport of Goma on Tuesday, residents said."),
    ("France sanctions three Russian banks", "Paris froze the assets of three banks, the finance ministry announced."),
    ("Israel strikes depot near Damascus", "Warplanes hit a depot near the Syrian capital overnight."),
    ("Oil summit opens in Riyadh", "Leaders of seven states will talk about oil in Riyadh on Sunday."),
]
FORMS = {
    "heading with link": "<div><h4><a href='/{n}'>{title}</a></h4><p>{teaser}</p></div>",
    "link around all": "<div><a href='/{n}'><h4>{title}</h4><p>{teaser}</p></a></div>",
    "article with its age": "<article><span>2 h ago</span><h4><a href='/{n}'>{title}</a></h4><p>{teaser}</p></article>",
    "section before": "<div><a href='/w'>World</a> <a href='/{n}'><b>{title}</b></a><p>{teaser}</p></div>",
    "items": "<li><a href='/{n}'>{title}</a><p>{teaser}</p></li>",
    "headings and paragraphs": "<h4><a href='/{n}'>{title}</a></h4><p>{teaser}</p>",
    "titles alone": "<div><a href='/{n}'>{title}</a></div>",
}


def page(inside: str, around: str = "main") -> str:
    return f"<html><head><title>{TITLE}</title></head><body><{around}><h1>{TITLE}</h1>{inside}</{around}></body></html>"


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def teasers(form: str) -> str:
    filled = (form.format(n=n, title=title, teaser=teaser) for n, (title, teaser) in enumerate(OTHERS))
    return "".join(filled)


@pytest.mark.parametrize("form", FORMS)
def test_teasers_below_or_within_an_article_are_left_out(form: str) -> None:
    box = teasers(FORMS[form])
    box = f"<ul>{box}</ul>" if "<li>" in box else box
    for around, heading, place in product(("main", "section", "article", "div"), ("", "<h3>Related</h3>"), (2, 3)):
        inside = paragraphs(BODY[:place]) + heading + box + paragraphs(BODY[place:])
        article = from_html(page(inside, around))
        assert article.text.split("\n") == [TITLE, *BODY], (around, heading, place)


@pytest.mark.parametrize(
    "inside",
    [
        # paragraphs and items of the article that begin with a link
        "".join(f"<div><a href='/{n}'>The port authority</a> {text[2:]}</div>" for n, text in enumerate(BODY)),
        "<ul>"
        + "".join(f"<li><a href='/{n}'>Admiral Tarek Nassar</a>, who led the rescue at {n} p.m.</li>" for n in range(3))
        + "</ul>",
        # entries of a live blog
        "".join(
            f"<article><h3><a href='#e{n}'>Boats arrive at sea</a></h3><p>{t}</p></article>" for n, t in enumerate(BODY)
        ),
        # two links are no list of others
        teasers(FORMS["headings and paragraphs"]).partition("<h4><a href='/2'>")[0],
        # a page of summaries tells what is below its titles
        "".join(f"<h3><a href='/{n}'>Boats arrive at sea</a></h3><p>{' '.join(BODY)}</p>" for n in range(3)),
    ],
)
def test_links_within_an_article_are_no_teasers(inside: str) -> None:
    tree = document_fromstring(page(paragraphs(BODY) + inside))
    before = tree.text_content()
    assert not remove_teasers(tree)
    assert tree.text_content() == before


def test_a_page_of_nothing_but_teasers_is_not_empty() -> None:
    assert from_html(page(teasers(FORMS["heading with link"]))).title == TITLE


def test_with_all_that_a_page_says_its_teasers_are_kept() -> None:
    inside = paragraphs(BODY) + teasers(FORMS["headings and paragraphs"])
    assert OTHERS[0][1] in from_html(page(inside, "article"), clean=False).text


def test_a_deep_page_takes_no_time() -> None:
    tree = document_fromstring("<div><div></div><div></div>" * 200 + "word " * 200_000)
    started = time.perf_counter()
    remove_teasers(tree)
    assert time.perf_counter() - started < 2
