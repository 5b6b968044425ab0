"""Bodies that are called by who leads them: which of them are one, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.references import readings
from khabar.graph.resolution.nodes import Reading
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.terms import EntityType

PERSON = EntityType.PERSON


def read(text: str, mentions: Sequence[tuple[str, str]], *, language: str) -> list[Reading]:
    """The readings of mentions, each its words and type, in the order of the text; sentences end with full stops."""
    bounds = [(found.start(), found.end()) for found in re.finditer(r"[^.]+\.", text)]
    found, at = [], 0
    for number, (words, type) in enumerate(mentions):
        at = text.index(words, at)
        sentence = next(index for index, (start, end) in enumerate(bounds) if start <= at < end)
        found.append(Mention(f"m{number}", type, at, at + len(words), words, sentence))
        at += len(words)
    annotation = Annotation(Article(text=text, language=language), tuple(bounds), tuple(found), (), ())
    return readings(annotation, Catalog.load())


@pytest.mark.parametrize(
    ("language", "text", "mentions", "name"),
    [
        (
            "ar",
            "رفضت إدارة الرئيس الأميركي جو بايدن الخطة. وأضافت إدارة بايدن أنها تدرسها.",
            [("إدارة الرئيس الأميركي", "State"), ("جو بايدن", PERSON), ("إدارة بايدن", "State")],
            "إدارة الرئيس الأميركي جو بايدن",
        ),
        (
            "ar",
            "رفضت حكومة رئيس الوزراء سالم المرزوقي الخطة. واعتقلت حكومة المرزوقي ناشطا.",
            [("حكومة", "State"), ("سالم المرزوقي", PERSON), ("حكومة المرزوقي", "State")],
            "حكومة رئيس الوزراء سالم المرزوقي",
        ),
        (
            "ar",  # the clitic takes a letter of no name; the type of the mentions may differ
            "انسحبت قوات العقيد المرزوقي من البلدة. وتصدى الأهالي لقوات المرزوقي.",
            [("قوات", "SecurityForce"), ("المرزوقي", PERSON), ("قوات المرزوقي", "ArmedGroup")],
            "قوات العقيد المرزوقي",
        ),
        (
            "en",
            "The administration of US President Joe Biden rejected it. Biden's administration will study it.",
            [("administration", "State"), ("Joe Biden", PERSON), ("Biden", PERSON), ("administration", "State")],
            "administration of US President Joe Biden",
        ),
        (
            "en",  # nobody is mentioned beside it
            "Netanyahu's government rejected it. The Netanyahu government will study it.",
            [("government", "State"), ("Netanyahu government", "State")],
            "Netanyahu's government",
        ),
    ],
)
def test_it_is_one_body_however_much_of_the_name_is_written(
    language: str, text: str, mentions: list[tuple[str, str]], name: str
) -> None:
    bodies = [reading for reading in read(text, mentions, language=language) if reading.mention.type != PERSON]
    assert len({reading.node for reading in bodies}) == 1
    assert bodies[0].shown == name


@pytest.mark.parametrize(
    ("language", "text", "mentions"),
    [
        # two leaders
        (
            "ar",
            "رفضت إدارة الرئيس جو بايدن الخطة. وقبلتها إدارة الرئيس دونالد ترامب.",
            [("إدارة الرئيس", "State"), ("جو بايدن", PERSON), ("إدارة الرئيس", "State"), ("دونالد ترامب", PERSON)],
        ),
        # two bodies of one
        (
            "ar",
            "رفضت حكومة سالم المرزوقي الخطة. وانسحبت قوات المرزوقي.",
            [("حكومة", "State"), ("سالم المرزوقي", PERSON), ("قوات المرزوقي", "SecurityForce")],
        ),
        # a body with a name of its own
        (
            "ar",
            "رفضت حكومة الوفاق سالم المرزوقي. واعتقلته حكومة المرزوقي.",
            [("حكومة الوفاق", "State"), ("سالم المرزوقي", PERSON), ("حكومة المرزوقي", "State")],
        ),
        (
            "en",
            "Joe Biden and the government met. Biden's administration left.",
            [("Joe Biden", PERSON), ("government", "State"), ("Biden", PERSON), ("administration", "State")],
        ),
    ],
)
def test_bodies_of_others_stay_apart(language: str, text: str, mentions: list[tuple[str, str]]) -> None:
    bodies = [reading for reading in read(text, mentions, language=language) if reading.mention.type != PERSON]
    assert len({reading.node for reading in bodies}) == 2


def test_a_regime_that_the_catalog_knows_stays_known() -> None:
    text = "قصف نظام الرئيس السوري بشار الأسد البلدة."
    body, _ = read(text, [("نظام", "State"), ("بشار الأسد", PERSON)], language="ar")
    assert body.node.known == "assad-regime"


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("حكومة السوداني", ()),
        ("الحكومة السودانية", ("sudan",)),
        ("حكومة سودانية", ("sudan",)),
        ("وزارة الدفاع السودانية", ("sudan",)),
        ("حكومة السودان", ("sudan",)),
        ("عائلات السودانيين", ("sudan",)),
    ],
)
def test_an_adjective_with_the_article_behind_a_noun_without_it_names_no_state(
    name: str, states: tuple[str, ...]
) -> None:
    assert shortforms("ar").describe(name, Catalog.load()).states == states
