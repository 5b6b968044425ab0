"""Corroboration: how many publishers say a thing independently of one another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.reading.article import Article
from khabar.graph.reading.making import from_text
from khabar.graph.resolution.model import Entity, Evidence, Origin
from khabar.graph.resolution.sources.origins import Sources, origins

PAPER = Entity("actor/paper", "Media", (("ar", "صحيفة السفح"),), (("en", "Al-Safh"),))
ARTICLES = {
    "a": Article(text="a", language="ar", publisher="صحيفة السفح"),
    "b": Article(text="b", language="en", publisher="al-safh"),
    "c": Article(text="c", language="en", publisher="Reuters"),
    "d": Article(text="d", language="ar", publisher="رويترز"),
    "e": Article(text="e", language="en", url="https://www.north.example/1"),
    "f": Article(text="f", language="en", url="https://m.north.example/2"),
    "g": Article(text="g", language="en", url="https://hill.example/1", publisher="The Hill Post"),
    "h": Article(text="h", language="en", url="https://HILL.example/2"),
    "i": Article(text="i", language="en"),
    "j": Article(text="j", language="en", url="http://["),
    "k": from_text("The army shelled a village on Friday, the ministry said.", url="https://www.hill.example/3"),
    "l": Article(text="l", language="en", url="https://www.north.example/3", publisher="WWW.North.example"),
    "m": Article(text="m", language="en", url="https://reuters.example/1", publisher="reuters.example"),
}


def sources(*names: str, entities: Sequence[Entity] = (PAPER,)) -> list[str]:
    # Sites are known by their other articles, so all are given.
    found = {o.article: o.source for o in origins(tuple(ARTICLES.values()), entities, Catalog.load())}
    return [found[ARTICLES[name].id] for name in names]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("a", "b", id="a medium of the graph under its names"),
        pytest.param("c", "d", id="a medium of the catalog in two languages"),
        pytest.param("e", "f", id="no publisher and one host"),
        pytest.param("g", "h", id="no publisher on a site whose other articles name one"),
        pytest.param("g", "k", id="the site as its publisher, as reading writes it, where other articles name one"),
        pytest.param("e", "l", id="the site as its publisher, and none"),
    ],
)
def test_one_publisher(one: str, other: str) -> None:
    first, second = sources(one, other)
    assert first == second


def test_all_others_are_publishers_of_their_own() -> None:
    assert len(set(sources("a", "c", "e", "g", "i", "j", "m"))) == 7
    assert sources("a", "c") == ["actor/paper", "actor/reuters"]


def test_a_site_that_is_a_medium_under_its_address_is_that_medium() -> None:
    site = Entity("actor/reuters", "Media", (("en", "Reuters"),), (("en", "reuters.example"),))
    assert sources("m", entities=(site,)) == ["actor/reuters"]


def test_a_site_that_carries_two_publishers_is_none_of_them() -> None:
    two = [
        Article(text=text, language="en", url="https://wire.example/x", publisher=name)
        for text, name in (("1", "One"), ("2", "Two"), ("3", None))
    ]
    assert [origin.source for origin in origins(two)] == ["publisher:one", "publisher:two", "host:wire.example"]


def said(article: str, *chain: str, via: Sequence[str] = (), status: str = "actual", start: int = 0) -> Evidence:
    speakers = tuple(key for key in chain if key not in via)
    levels = tuple((key,) for key in chain)
    return Evidence(article, start, start + 1, "q", status, 1.0, "r", speakers, tuple(via), chain=levels)


ORIGINS = (
    Origin("one", "publisher:one"),
    Origin("two", "publisher:two"),
    Origin("again", "publisher:one"),
    Origin("copy", "publisher:three", copy_of="two"),
    Origin("agency", "actor/agency"),
)


@pytest.mark.parametrize(
    ("evidence", "number"),
    [
        pytest.param([said("one")], 1, id="one"),
        pytest.param([said("one"), said("two")], 2, id="two publishers"),
        pytest.param([said("one"), said("one", start=5)], 1, id="two sentences of one article"),
        pytest.param([said("one"), said("again")], 1, id="two articles of one publisher"),
        pytest.param([said("two"), said("copy")], 1, id="a copy"),
        pytest.param([said("copy")], 1, id="a copy of which the original says nothing"),
        pytest.param(
            [said("one", "actor/agency", via=["actor/agency"]), said("two", "actor/agency", via=["actor/agency"])],
            1,
            id="one agency in two papers",
        ),
        pytest.param([said("one", "actor/agency", via=["actor/agency"]), said("agency")], 1, id="the agency itself"),
        pytest.param(
            [said("one", "actor/agency", via=["actor/agency"]), said("one", start=9)], 1, id="and its headline"
        ),
        pytest.param(
            [
                said("one", "actor/minister", "actor/agency", "actor/channel", via=["actor/agency", "actor/channel"]),
                said("two", "actor/agency", via=["actor/agency"]),
            ],
            1,
            id="an agency that a channel quotes",
        ),
        pytest.param(
            [
                said("one", "actor/agency", via=["actor/agency"]),
                said("one", "actor/channel", via=["actor/channel"], start=9),
            ],
            2,
            id="two agencies in one article",
        ),
        pytest.param([said("one", "actor/minister"), said("two", "actor/minister")], 2, id="one speaker, two papers"),
        pytest.param([said("one"), said("two", status="negated")], 1, id="one of two denies it"),
        pytest.param([said("one", status="negated"), said("two", status="negated")], 2, id="nobody but denials"),
    ],
)
def test_sources_are_counted_once(evidence: list[Evidence], number: int) -> None:
    assert Sources(ORIGINS).count(evidence) == number
