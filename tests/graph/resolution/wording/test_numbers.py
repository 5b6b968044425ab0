"""How many people without names there are."""

from __future__ import annotations

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.wording.numbers import counted, number_before


@pytest.mark.parametrize(
    ("language", "before", "number"),
    [
        ("ar", "واعتقلت الشرطة 25", 25),
        ("ar", "قتل ما لا يقل عن خمسة", 5),
        ("ar", "قتل أكثر من 1500", 1500),
        ("ar", "قتل عشرات", -20),
        ("ar", "قتل بين 10 و 15", 0),
        ("ar", "اعتقلت الشرطة 25 من", 0),
        ("ar", "", 0),
        ("en", "Police held twelve", 12),
        ("en", "killing at least 1,200", 1200),
        ("en", "dozens of", -20),
        ("en", "Police held the", 0),
        ("en", "Rwanda backs the M23", 0),  # the figures are of the name
        ("en", "Police held twelve of the G7", 0),
        ("en", "killing 15", 15),
        ("ar", "قتل الجيش مقاتلي إم23", 0),
        ("ar", "واعتقلت امرأة و13", 13),
        ("ar", "تسبب القصف بـ13", 13),
    ],
)
def test_the_number_is_what_stands_right_before_people(language: str, before: str, number: int) -> None:
    assert number_before(before, language) == number


def labels(text: str, *mentions: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    """Labels and aliases of the groups of people of a sentence, by the label."""
    found, position = [], 0
    for words, type in mentions:
        start = text.index(words, position)
        position = start + len(words)
        found.append(Mention(mention_ref(start), type, start, position, words, 0))
    annotation = Annotation(Article(text=text, language="ar"), ((0, len(text)),), tuple(found), (), ())
    entities = resolve_entities([annotation], catalog=Catalog.load()).entities
    return {dict(entity.labels)["ar"]: tuple(name for _, name in entity.aliases) for entity in entities}


def test_the_label_of_people_has_their_number_and_the_bare_name_stays_a_name() -> None:
    text = "اعتقلت الشرطة 25 شخصا، وأفرجت عن بائعين"
    assert labels(text, ("شخصا", "PersonGroup"), ("بائعين", "PersonGroup")) == {"25 شخصا": ("شخصا",), "بائعين": ()}


def test_people_of_a_state_in_two_numbers_stay_one_without_a_number() -> None:
    text = "قتل 12 جنديا مصريا، ثم صاروا 14 جنديا مصريا"
    assert labels(text, ("جنديا مصريا", "PersonGroup"), ("جنديا مصريا", "PersonGroup")) == {"جنديا مصريا": ()}


def test_people_in_two_numbers_are_two_groups() -> None:
    text = "أصيب 17 شخصا، واعتقل 112 شخصا"
    people = ("شخصا", "PersonGroup")
    assert labels(text, people, people) == {"17 شخصا": ("شخصا",), "112 شخصا": ("شخصا",)}


def test_the_people_are_those_spoken_of_last() -> None:
    text = "أصيب 5 جنود، وقتل 3 جنود، ونقل الجنود"
    people = ("جنود", "PersonGroup")
    assert labels(text, people, people, ("الجنود", "PersonGroup")) == {
        "5 جنود": ("جنود",),
        "3 جنود": ("الجنود", "جنود"),
    }


def test_a_year_before_people_is_no_number_of_theirs() -> None:
    assert labels("في 2014 جنود خرجوا", ("2014", TIME), ("جنود", "PersonGroup")) == {"جنود": ()}


def test_from_eleven_on_an_arabic_noun_is_in_the_singular_and_not_the_one_spoken_of() -> None:
    text = "فككت الشرطة الخلية، وفككت 200 خلية منذ سنوات"
    assert set(labels(text, ("الخلية", "ArmedGroup"), ("خلية", "ArmedGroup"))) == {"الخلية", "200 خلية"}


def test_a_vague_number_is_shown_with_nobody() -> None:
    assert counted(["people", "people"], [-200, 0]) == ""


@pytest.mark.parametrize(("whose", "groups"), [("its", 2), ("the", 1)])
def test_somebodys_fighters_are_not_those_of_whom_a_number_is_said(whose: str, groups: int) -> None:
    text = f"The army killed 20 fighters. The movement said {whose} fighters had left."
    start, second = text.index("fighters"), text.rindex("fighters")
    found = tuple(
        Mention(mention_ref(at), "PersonGroup", at, at + 8, "fighters", sentence)
        for sentence, at in enumerate((start, second))
    )
    sentences = ((0, 28), (29, len(text)))
    annotation = Annotation(Article(text=text, language="en"), sentences, found, (), ())
    assert len(resolve_entities([annotation], catalog=Catalog.load()).entities) == groups
