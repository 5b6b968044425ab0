"""What is against two mentions of one article being of one happening."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language
from toldevents import STORY, resolve, told

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.events.coreference import resolve_events


@pytest.mark.parametrize(
    ("language", "text", "type", "count"),
    [
        ("en", "Macron demanded the release of a journalist. Macron urged Mali to hold elections.", "Demand", 2),
        ("en", "Egypt condemned the attack on a mosque in Nigeria. Egypt also condemned the killing of a reporter in Gaza.", "Condemnation", 2),
        ("ar", "دعا غوتيريش الجيش السوداني إلى قبول هدنة. كما طالب غوتيريش بالإفراج عن موظفين تحتجزهم جماعة الحوثي.", "Demand", 2),
        # Of one theme it is one, however often it is told.
        ("en", "Macron demanded the release of Bazoum on Monday. Macron repeated his demand for the release of Bazoum.", "Demand", 1),
    ],
)  # fmt: skip
def test_what_one_agent_demands_and_condemns_is_told_apart_by_its_themes(
    language: str, text: str, type: str, count: int, engines: dict[tuple[str, str], Language]
) -> None:
    annotations = list(annotate(engines[language, BOTH], [Article(text=text, language=language)]))
    catalog = Catalog.load()
    index = resolve_entities(annotations, catalog=catalog)
    assert [event.type for event in resolve_events(annotations, index, catalog=catalog)].count(type) == count


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        # A person and people are of two kinds, which alone would not tell the other sides apart.
        ("en", "Karim Haddad met Salim Awad in Amman. Salim Awad often meets Syrian refugees.", 2),
        ("en", "Karim Haddad interviewed Salim Awad. Salim Awad held peace talks with Hamas.", 2),
        ("ar", "التقى كريم حداد مع سليم عواد في عمان. وأجرى سليم عواد محادثات مع قادة الفصائل.", 2),
        ("en", "Karim Haddad met Salim Awad in Amman. Salim Awad held the talks in a hotel.", 1),
        # A state and a group are of two kinds, too.
        ("en", "Chad met Sudan in Doha. Chad met Hamas in Doha.", 2),
    ],
)
def test_of_two_meetings_with_one_side_in_common_each_has_its_own_other_side(
    language: str, text: str, count: int, engines: dict[tuple[str, str], Language]
) -> None:
    annotations = list(annotate(engines[language, BOTH], [Article(text=text, language=language)]))
    catalog = Catalog.load()
    index = resolve_entities(annotations, catalog=catalog)
    assert [event.type for event in resolve_events(annotations, index, catalog=catalog)].count("Meeting") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("تبنى تنظيم داعش تفجيرا في بغداد. ولم يتبن تنظيم داعش هجوما على كنيسة في القاهرة.", 2),
        ("تبنى تنظيم داعش تفجيرا في بغداد. وقال تنظيم داعش إنه تبنى التفجير.", 1),
    ],
)
def test_an_article_tells_of_another_claim_where_another_attack_is_claimed(
    text: str, count: int, engines: dict[tuple[str, str], Language]
) -> None:
    annotations = list(annotate(engines["ar", BOTH], [Article(text=text, language="ar")]))
    catalog = Catalog.load()
    index = resolve_entities(annotations, catalog=catalog)
    found = [event.type for event in resolve_events(annotations, index, catalog=catalog)]
    assert found.count("ClaimOfResponsibility") == count


@pytest.mark.parametrize(
    ("language", "text", "type", "count"),
    [
        ("en", "Priest abducted in Nigeria\nGunmen abducted a priest in Zangon Daji on Friday, police said.", "Abduction", 1),
        ("en", "German hostage freed in Niger\nA German hostage was freed in Tilwa on Monday, the army said.", "Release", 1),
        ("en", "Protesters killed in Kenya\nPolice killed four protesters in Kitengela on Tuesday, a rights group said.", "Killing", 1),
        ("ar", "مقتل جنود في مالي\nقتل خمسة جنود في كمين قرب تيلوا يوم الأحد، وفق الجيش.", "Killing", 1),
        # A town that khabar knows is in another land.
        ("en", "Priest abducted in Nigeria\nGunmen abducted a priest in Gao on Friday, police said.", "Abduction", 2),
    ],
)  # fmt: skip
def test_an_unknown_town_may_lie_in_the_land_of_the_headline(
    language: str, text: str, type: str, count: int, engines: dict[tuple[str, str], Language]
) -> None:
    title = text.partition("\n")[0]
    annotations = list(annotate(engines[language, BOTH], [Article(text=text, language=language, title=title)]))
    catalog = Catalog.load()
    index = resolve_entities(annotations, catalog=catalog)
    assert [event.type for event in resolve_events(annotations, index, catalog=catalog)].count(type) == count


@pytest.mark.parametrize(("agents", "count"), [(("army", "hts"), 2), (("us", "hts"), 2), (("army", "russia"), 1)])
def test_what_an_army_takes_and_what_rebels_take_is_taken_twice(agents: tuple[str, str], count: int) -> None:
    articles = [[*STORY, told("Takeover", agent=f"actor/{agent}", target="place/damascus")] for agent in agents]
    happenings = resolve(*articles, published=(date(2024, 1, 3), date(2024, 1, 5)), headlines=1)
    assert [happening.type for happening in happenings].count("Takeover") == count


@pytest.mark.parametrize(("type", "count"), [("Sanction", 2), ("Attack", 1)])
def test_violence_alone_hits_those_in_a_site_with_it(type: str, count: int) -> None:
    telling = [told(type, agent="actor/us", target=target) for target in ("place/shrine", "actor/leader")]
    assert [happening.type for happening in resolve(telling)].count(type) == count


def test_of_two_airports_strikes_on_the_airport_are_those_on_one(engines: dict[tuple[str, str], Language]) -> None:
    text = (
        "شنت إسرائيل غارات على مطار صنعاء بعد سقوط صاروخ قرب مطار بن غوريون في تل أبيب. "
        "وقال الجيش الإسرائيلي إن الغارات أخرجت المطار من الخدمة."
    )
    annotations = list(annotate(engines["ar", BOTH], [Article(text=text, language="ar")]))
    catalog = Catalog.load()
    index = resolve_entities(annotations, catalog=catalog)
    strikes = [h for h in resolve_events(annotations, index, catalog=catalog) if h.type == "AirStrike"]
    assert [len(strike.evidence) for strike in strikes] == [2]
