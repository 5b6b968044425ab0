"""What a headline calls by less than its name."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities


def told(language: str, title: str, lead: str, *mentions: tuple[str, str, str]) -> list[str | None]:
    """The keys of mentions (text, type, catalog id) in the order of a headline and of the lines below it."""
    text = f"{title}\n\n{lead}"
    bounds = tuple(match.span() for match in re.finditer(r".+", text))
    found, position = [], 0
    for words, type, known in mentions:
        start = text.index(words, position)
        position = start + len(words)
        sentence = max(number for number, (begin, _) in enumerate(bounds) if begin <= start)
        found.append(Mention(mention_ref(start), type, start, position, words, sentence, known=known))
    annotation = Annotation(Article(text=text, language=language, title=title), bounds, tuple(found), (), ())
    index = resolve_entities([annotation], catalog=Catalog.load())
    return [index.key(annotation.article.id, mention.id) for mention in found]


FORCE, STATE = "SecurityForce", "State"


@pytest.mark.parametrize(
    ("language", "title", "lead", "short", "full", "others"),
    [
        ("ar", "الشرطة تفرق محتجين", "فرقت الشرطة التونسية محتجين وعلقت مصر", "الشرطة", "الشرطة التونسية", [("مصر", STATE, "egypt")]),
        ("ar", "الحركة تقر بهزيمتها", "أقرت حركة السنابل بهزيمتها", "الحركة", "حركة السنابل", []),
        ("en", "The army shells a village", "Mali's army shelled a village, Niger said", "army", "Mali's army", [("Niger", STATE, "niger")]),
    ],
)  # fmt: skip
def test_a_short_form_of_the_headline_is_what_the_lead_names(
    language: str, title: str, lead: str, short: str, full: str, others: list[tuple[str, str, str]]
) -> None:
    kind = "ArmedGroup" if short == "الحركة" else FORCE
    first, second, *_ = told(language, title, lead, (short, kind, ""), (full, kind, ""), *others)
    assert first == second


@pytest.mark.parametrize(
    ("title", "lead", "mentions"),
    [
        (
            "الشرطة تفرق محتجين",
            "التقت الشرطة التونسية الشرطة الليبية",
            [("الشرطة", FORCE, ""), ("الشرطة التونسية", FORCE, ""), ("الشرطة الليبية", FORCE, "")],
        ),
        (
            "مصر تشكر الجيش",
            "زار الجيش الليبي مصر",
            [("مصر", STATE, "egypt"), ("الجيش", FORCE, ""), ("الجيش الليبي", FORCE, "")],
        ),
    ],
)
def test_of_two_in_the_lead_or_of_another_state_it_is_none(
    title: str, lead: str, mentions: list[tuple[str, str, str]]
) -> None:
    keys = told("ar", title, lead, *mentions)
    assert keys[-2] != keys[-1]
    assert keys[-3] != keys[-2]


@pytest.mark.parametrize(
    ("language", "title", "lead", "mentions", "same"),
    [
        ("en", "Gunmen attack village", "Gunmen attacked a village in the state, and residents of Damra village fled.", ("village", "village", "Damra village"), {0, 1, 2}),
        ("ar", "مسلحون يهاجمون قرية", "هاجم مسلحون قرية في الولاية وفر سكان قرية الدمرة", ("قرية", "قرية", "قرية الدمرة"), {0, 1, 2}),
        # Another one of its kind that has no name, either.
        ("ar", "مسلحون يهاجمون قرية", "هاجم مسلحون قرية صغيرة وفر سكان قرية ساحلية", ("قرية", "قرية صغيرة", "قرية ساحلية"), set()),
        # Of two that are named none is meant.
        ("en", "Gunmen attack village", "Gunmen attacked Damra village and fled to Sabila village.", ("village", "Damra village", "Sabila village"), set()),
    ],
)  # fmt: skip
def test_a_village_of_the_headline_and_the_lead_is_the_only_one_that_is_named(
    language: str, title: str, lead: str, mentions: tuple[str, ...], same: set[int]
) -> None:
    keys = told(language, title, lead, *((name, "Place", "") for name in mentions))
    assert {number for number, key in enumerate(keys) if keys.count(key) > 1} == same


@pytest.mark.parametrize(
    ("title", "lead", "first", "second", "joined"),
    [
        ("Two soldiers killed", "Two Indian soldiers were killed.", "soldiers", "Indian soldiers", True),
        ("Two soldiers killed", "Three Indian soldiers were killed.", "soldiers", "Indian soldiers", False),
        ("Two soldiers killed", "Two policemen were killed.", "soldiers", "policemen", False),
        # Whose they are is said by the headline alone.
        ("US officials to visit", "Officials in Damascus said so.", "US officials", "Officials", False),
    ],
)
def test_people_of_the_headline_are_those_of_whom_the_lead_says_more(
    title: str, lead: str, first: str, second: str, joined: bool
) -> None:
    keys = told("en", title, lead, (first, "PersonGroup", ""), (second, "PersonGroup", ""))
    assert (keys[0] == keys[1]) == joined


def test_a_dateline_is_not_the_lead() -> None:
    title, body = "Two soldiers killed", "KABUL - Two Indian soldiers were killed."
    text = f"{title}\n\n{body}"
    bounds = ((0, len(title)), (len(title) + 2, len(title) + 9), (len(title) + 10, len(text)))
    found = []
    for sentence, (words, type) in enumerate(
        [("soldiers", "PersonGroup"), ("KABUL", "Place"), ("Indian soldiers", "PersonGroup")]
    ):
        start = text.index(words)
        found.append(Mention(mention_ref(start), type, start, start + len(words), words, sentence))
    events = tuple(
        EventMention(f"v{at}", "Killing", text.index("killed", bounds[at][0]), len(text), "killed", at, "actual", ())
        for at in (0, 2)
    )
    annotation = Annotation(Article(text=text, language="en", title=title), bounds, tuple(found), events, ())
    index = resolve_entities([annotation], catalog=Catalog.load())
    first, _, last = (index.key(annotation.article.id, mention.id) for mention in found)
    assert first == last


@pytest.mark.parametrize(("town", "known", "joined"), [("معلولا", "malula-sy", False), ("دمشق", "damascus", True)])
def test_a_church_of_the_lead_is_not_one_in_another_town(town: str, known: str, joined: bool) -> None:
    text = f"تفجير\n\nاستهدف تفجير كنيسة في {town}. واستهدف آخر كنيسة مار إلياس في دمشق."
    bounds = ((0, 5), (7, text.index(".") + 1), (text.index(".") + 2, len(text)))
    found, position = [], 0
    for words, type, id, sentence in [
        ("كنيسة", "Site", "", 1),
        (town, "Place", known, 1),
        ("كنيسة مار إلياس", "Site", "", 2),
        ("دمشق", "Place", "damascus", 2),
    ]:
        start = text.index(words, position)
        position = start + len(words)
        found.append(Mention(mention_ref(start), type, start, position, words, sentence, known=id))
    lies = (Relation("locatedIn", found[0].id, found[1].id), Relation("locatedIn", found[2].id, found[3].id))
    annotation = Annotation(Article(text=text, language="ar", title="تفجير"), bounds, tuple(found), (), lies)
    index = resolve_entities([annotation], catalog=Catalog.load())
    first, _, second, _ = (index.key(annotation.article.id, mention.id) for mention in found)
    assert (first == second) is joined


@pytest.mark.parametrize(
    ("language", "title", "body", "name", "joined"),
    [
        ("en", "Gunmen storm hotel", "Gunmen stormed a hotel on Friday. Guests fled the Damra hotel, police said.", "Damra hotel", True),
        ("en", "Gunmen storm hotel", "Gunmen stormed a hotel in Kabul. A guest of the Kabul Garden hotel said so.", "Kabul Garden hotel", True),
        # The event of the named one is dated otherwise, or another.
        ("en", "Gunmen storm hotel", "Gunmen stormed a hotel on Friday. In 2019 rebels attacked the Damra hotel.", "Damra hotel", False),
        ("en", "Gunmen storm hotel", "Gunmen stormed a hotel on Friday. Last month a bomb hit the Damra hotel.", "Damra hotel", False),
        ("en", "Police foil plot on church", "Police foiled a plot to attack a church. A similar attack on the Damra church killed two.", "Damra church", False),
        ("ar", "مسلحون يهاجمون سجنا", "هاجم مسلحون سجنا الجمعة. وفي عام 2013 هاجم مسلحون سجن الدمرة.", "سجن الدمرة", False),
        ("ar", "إحباط هجوم على كنيسة", "أحبطت الشرطة هجوما على كنيسة. وقتل اثنان في هجوم مماثل على كنيسة الدمرة.", "كنيسة الدمرة", False),
        # Its name has another town.
        ("en", "Blast hits hotel", "A bomb hit a hotel in Herat. A guest of the Kabul Garden hotel said so.", "Kabul Garden hotel", False),
        ("ar", "قصف مطار", "قصفت طائرات مطارا في حلب. وقال مسؤول إن مطار دمشق مفتوح.", "مطار دمشق", False),
    ],
)  # fmt: skip
def test_a_site_of_the_lead_is_not_one_that_is_named_for_another_event_or_town(
    language: str, title: str, body: str, name: str, joined: bool, engines: dict[tuple[str, str], Language]
) -> None:
    article = Article(text=f"{title}\n\n{body}", language=language, title=title)
    (annotation,) = annotate(engines[language, BOTH], [article])
    index = resolve_entities([annotation], catalog=Catalog.load())
    lead = {
        index.key(annotation.article.id, mention.id)
        for mention in annotation.mentions
        if mention.type == "Site" and mention.sentence == 1
    }
    (named,) = {index.key(annotation.article.id, m.id) for m in annotation.mentions if m.text == name}
    assert (lead == {named}) is joined
    assert (named in lead) is joined


@pytest.mark.parametrize(
    ("language", "title", "lead", "short", "full", "one"),
    [
        ("ar", "قصف محطة كهرباء", "قصفت مسيّرات محطة كهرباء رئيسية شرقي المدينة", "محطة كهرباء", "محطة كهرباء رئيسية", True),
        ("ar", "قصف محطة كهرباء رئيسية", "قصفت مسيّرات محطة كهرباء مرتين", "محطة كهرباء رئيسية", "محطة كهرباء", True),
        ("en", "Drones hit power station", "Drones hit a coastal power station twice", "power station", "coastal power station", True),
        ("ar", "قصف محطة كهرباء", "قصفت مسيّرات محطة وقود رئيسية", "محطة كهرباء", "محطة وقود رئيسية", False),
        ("ar", "قصف محطة كهرباء", "الخرطوم: محمد أمين ياسين\nقصفت مسيّرات محطة كهرباء رئيسية", "محطة كهرباء", "محطة كهرباء رئيسية", True),
    ],
)  # fmt: skip
def test_a_site_called_by_its_kind_and_more_is_the_leads_with_the_same_words(
    language: str, title: str, lead: str, short: str, full: str, one: bool
) -> None:
    byline = [("محمد أمين ياسين", "Person", "")] if "محمد" in lead else []
    first, *_, second = told(language, title, lead, (short, "Site", ""), *byline, (full, "Site", ""))
    assert (first == second) is one


def test_of_two_such_sites_in_the_lead_neither_is_meant() -> None:
    sites = [(words, "Site", "") for words in ("محطة كهرباء", "محطة كهرباء رئيسية", "محطة كهرباء قديمة")]
    found = told("ar", "قصف محطة كهرباء", "قصفت مسيّرات محطة كهرباء رئيسية ثم محطة كهرباء قديمة", *sites)
    assert len(set(found)) == 3
