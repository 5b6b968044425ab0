"""The panel of the page: who says so, when, through whom, and who contradicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from browsing import click, find, fragment, go, heading, section, settle
from making import PlacedGraph, story

from khabar.graph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.slow

Open = Callable[..., Any]


def show(tab: Any, key: str) -> None:
    go(tab, f"lang=en&sel={key}")


def test_an_entity_has_its_names_links_relations_and_events_in_time_order(
    told: KnowledgeGraph, open_page: Open
) -> None:
    tab = open_page(told, fragment="#lang=en&sel=actor/group")
    assert heading(tab) == "Shadow Group"
    assert "سرايا الظل" in section(tab, "aliases")
    assert "جماعة الظل" in tab.inner_text("#panel")
    assert "Ahmad al-Imam" in section(tab, "relations")
    events = section(tab, "events")
    assert events.index("January 10") < events.index("March 2025")
    show(tab, "actor/state")
    links = section(tab, "links")
    assert "https://www.wikidata.org/entity/Q900001" in links
    assert "AB.001" in links
    assert "United State" in section(tab, "aliases")


def test_an_event_has_its_sentences_with_speaker_medium_article_and_date(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&sel=event/attack")
    participants = section(tab, "participants")
    assert [name in participants for name in ("Shadow Group", "The Republic", "Baghdad")] == [True] * 3
    cards = tab.locator('#panel [data-section="evidence"] figure')
    assert cards.count() == 3
    arabic = cards.filter(has_text="هاجمت")
    said = arabic.inner_text()
    for words in ("مسؤولون", "The River", "عنوان المقال 1", "وكالة الشرق", "2025"):
        assert words in said
    assert arabic.locator("a").get_attribute("href") == "https://news1.example/story"
    assert "noopener" in arabic.locator("a").get_attribute("rel")
    assert (
        arabic.locator("blockquote").inner_text()
        == "هاجمت جماعة الظل مواقع الجمهورية في بغداد وقتل خمسة، كما قال مسؤولون."
    )
    chain = arabic.locator(".chain").inner_text()
    assert chain.index("مسؤولون") < chain.index("The River")
    nameless = cards.filter(has_text="killed nine")
    assert nameless.locator("a").count() == 0
    denial = cards.filter(has_text="did not attack").inner_text()
    assert "Ahmad al-Imam" in denial
    assert "60" in denial


def test_trigger_and_participants_are_marked_in_the_sentence(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&sel=event/arrest")
    english = tab.locator('#panel [data-section="evidence"] figure').filter(has_text="security service")
    assert english.locator("mark[data-mark=trigger]").inner_text() == "arrested"
    named = english.locator("mark[data-mark=participant]").all_inner_texts()
    assert "Ahmad al-Imam" in named
    assert "Damascus" in named
    arabic = tab.locator('#panel [data-section="evidence"] figure').filter(has_text="اعتقل جهاز")
    assert arabic.locator("mark[data-mark=trigger]").inner_text() == "اعتقل"
    assert "أحمد الإمام" in arabic.locator("mark[data-mark=participant]").all_inner_texts()


def test_what_is_not_certain_says_so(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&sel=event/bombing")
    assert "planned" in tab.inner_text("#panel").lower()
    show(tab, "event/foiled")
    assert "foiled" in tab.inner_text("#panel").lower()
    show(tab, "event/meeting")
    assert "possible" in tab.inner_text("#panel").lower()


def test_a_foiled_attack_and_its_foiling_lead_to_each_other(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&sel=event/foiling")
    tab.locator('#panel [data-section="participants"] button').filter(has_text="Shadow").first.click()
    settle(tab)
    assert fragment(tab)["sel"] == "event/foiled"


def test_contradictions_stand_side_by_side(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&sel=event/attack")
    said = section(tab, "contradictions")
    for words in ("5 dead", "9 dead", "عنوان المقال 1", "killed nine"):
        assert words in said
    # One says that it happened and one that it did not; one counts five and one nine.
    differences = tab.locator('#panel [data-section="contradictions"] .sides')
    assert differences.count() == 2
    for sides in differences.all():
        first, second = (side.bounding_box() for side in sides.locator(".side").all())
        assert first["y"] == pytest.approx(second["y"], abs=2)
        assert first["x"] + first["width"] <= second["x"]


def test_a_relation_has_its_ends_and_evidence(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&sel=actor/group~attacked~actor/state")
    assert "attacked" in heading(tab).lower()
    assert "Shadow Group" in tab.inner_text("#panel")
    # One who denies the attack is no evidence that it happened.
    quotes = tab.locator("#panel blockquote").all_inner_texts()
    assert len(quotes) == 2
    assert not any("did not" in quote for quote in quotes)


def test_a_click_on_node_and_line_opens_the_panel_and_beside_them_closes_it(
    told: KnowledgeGraph, open_page: Open
) -> None:
    tab = open_page(told, fragment="#lang=en")
    start = tab.inner_text("#panel")
    click(tab, "actor/envoy")
    assert heading(tab) == "Envoy Layla"
    tab.click("#close")
    assert tab.inner_text("#panel") == start
    click(tab, "event/meeting")
    assert "Envoy Layla may meet" in tab.inner_text("#panel")
    tab.keyboard.press("Escape")
    assert tab.inner_text("#panel") == start
    line = tab.evaluate(
        """() => {
          const network = window.__network, at = network.canvas.frame.canvas.getBoundingClientRect();
          const keys = window.__keys(), edges = network.body.data.edges.get().filter((edge) => !edge.hidden);
          const wanted = edges.find((edge) => keys[edge.from] === "actor/envoy" || keys[edge.to] === "actor/envoy");
          const [a, b] = [wanted.from, wanted.to].map((id) => network.canvasToDOM(network.getPosition(id)));
          return [at.left + (a.x + b.x) / 2, at.top + (a.y + b.y) / 2];
        }"""
    )
    tab.mouse.click(*line)
    tab.wait_for_timeout(350)
    settle(tab)
    assert "~" in fragment(tab)["sel"]
    assert "Envoy Layla may meet" in tab.inner_text("#panel")
    corner = tab.locator("#graph").bounding_box()
    tab.mouse.click(corner["x"] + 6, corner["y"] + corner["height"] * 0.6)
    tab.wait_for_timeout(350)
    settle(tab)
    assert "sel" not in fragment(tab)


def test_what_the_panel_names_is_a_way_on(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en")
    find(tab, "Damascus")
    tab.locator('#panel [data-section="events"] .link').first.click()
    settle(tab)
    assert fragment(tab)["sel"] == "event/arrest"
    tab.locator('#panel [data-section="participants"] button').filter(has_text="Security Service").click()
    settle(tab)
    assert heading(tab) == "Security Service"


def test_sentences_of_a_fact_are_opened_and_shut_where_it_stands(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&sel=actor/group")
    shut = tab.locator('#panel [data-section="events"] button[aria-expanded="false"]').first
    quotes = tab.locator("#panel blockquote:visible").count()
    shut.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("#panel blockquote:visible").count() > quotes
    assert tab.evaluate("() => document.activeElement.getAttribute('aria-expanded')") == "true"
    tab.keyboard.press("Space")
    assert tab.locator("#panel blockquote:visible").count() == quotes


def test_a_toll_is_told_with_the_event_and_with_who_says_it(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&sel=event/attack")
    whole = tab.inner_text("#panel")
    assert "5 dead" in whole
    assert "9 dead" in whole
    nine = tab.locator('#panel [data-section="evidence"] figure').filter(has_text="killed nine").inner_text()
    assert "9 dead" in nine
    assert "5 dead" not in nine


def test_the_panel_begins_with_the_articles_and_who_is_reported_most(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en")
    articles = section(tab, "articles")
    for words in ("عنوان المقال 1", "Headline of article 2", "The Morning Post"):
        assert words in articles


def test_labels_of_one_language_serve_both(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&sel=actor/officials")
    assert heading(tab) == "مسؤولون"
    assert tab.locator("#panel h2").evaluate("(one) => one.closest('[lang]').lang") == "ar"
    assert tab.locator("#panel h2").evaluate("(one) => getComputedStyle(one).direction") == "rtl"


def struck(tab: Any, selector: str) -> bool:
    """Whether a line goes through the first such element."""
    line = "(one) => getComputedStyle(one).textDecorationLine"
    return "line-through" in str(tab.locator(selector).first.evaluate(line))


def test_what_several_sources_tell_says_what_they_tell_it_as(open_page: Open) -> None:
    whole = story()
    of = {one.key: one for one in whole.happenings}
    elsewhere = of["event/arrest"].evidence[0]
    elsewhere = replace(elsewhere, start=elsewhere.start + 500, end=elsewhere.end + 500, status="foiled")
    foiled = replace(of["event/foiled"], evidence=(*of["event/foiled"].evidence, elsewhere))
    events = tuple(foiled if one.key == foiled.key else one for one in whole.happenings)
    tab = open_page(PlacedGraph.from_resolved(replace(whole, happenings=events)), fragment="#lang=en")
    told = tab.locator('#panel [data-section="corroborated"]')
    assert told.locator("h3").inner_text() == "Told by several sources"
    chips = {
        one.locator(".link").inner_text(): one.locator(".status").all_inner_texts() for one in told.locator("li").all()
    }
    assert [said for name, said in chips.items() if "arrest" in name] == [[]]
    attacks = [said for name, said in chips.items() if "attack" in name]
    assert ["actual", "negated", "Contradictory accounts"] in attacks
    assert any("foiled" in said and "actual" not in said for said in attacks)
    tab.click("#language")
    settle(tab)
    assert told.locator("h3").inner_text() == "أحداث ذكرتها مصادر عدة"
    assert "محبَط" in told.inner_text()


def test_the_name_of_what_did_not_happen_is_struck_and_not_its_status(told: KnowledgeGraph, open_page: Open) -> None:
    tab = open_page(told, fragment="#lang=en&sel=event/foiled")
    assert struck(tab, "#panel h2")
    assert not struck(tab, "#panel .status.foiled")
    show(tab, "actor/group")
    head = '#panel [data-section="events"] .head:has(.status.foiled)'
    assert struck(tab, f"{head} .link")
    assert not struck(tab, f"{head} .status")
    show(tab, "event/attack")  # denied by one, told by others
    assert not struck(tab, "#panel h2")
    assert not struck(tab, "#panel .status.negated")
    go(tab, "lang=en&view=table")
    assert struck(tab, "#table tr:has-text('foiled') th .link")
    assert not struck(tab, "#table tr:has-text('planned') th .link")
