"""Articles of one story call things by words that mean nothing elsewhere; others do not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.sources.stories import Stories

Mentions = Sequence[tuple[str, ...]]

STORY_AR: Mentions = [("نبيل الشمري", "Person"), ("صور", "Place", "tyre-lb")]
STORY_EN: Mentions = [("Nabil al-Shammari", "Person"), ("Tyre", "Place", "tyre-lb")]
"""What makes an Arabic and an English article tell one story."""


NEWS_OF = date(2025, 3, 4)
"""When articles are published, if nothing else is said."""


def article(
    text: str, mentions: Mentions, *, language: str = "ar", day: date | None = None, title: str | None = None
) -> Annotation:
    """An annotation: mentions are (text, type, catalog id) in the order of the text; each line is a sentence."""
    found, position = [], 0
    ends = [place for place, letter in enumerate(text) if letter == "\n"] + [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    for words, type, *known in mentions:
        start = text.index(words, position)
        position = start + len(words)
        sentence = sum(begin <= start for begin in starts) - 1
        found.append(Mention(mention_ref(start), type, start, position, words, sentence, known=(*known, "")[0]))
    shown = Article(text=text, language=language, title=title, published=day)
    return Annotation(shown, tuple(zip(starts, ends, strict=True)), tuple(found), (), ())


def arabic(text: str, *mentions: tuple[str, ...], day: date | None = NEWS_OF) -> Annotation:
    return article(f"كان نبيل الشمري في صور\n{text}", [*STORY_AR, *mentions], day=day)


def english(text: str, *mentions: tuple[str, ...], day: date | None = NEWS_OF) -> Annotation:
    story = [*STORY_EN, *mentions]
    return article(f"Nabil al-Shammari was in Tyre\n{text}", story, language="en", day=day)


def last_keys(*annotations: Annotation) -> list[str | None]:
    """The key of the last mention of each article."""
    index = resolve_entities(annotations, catalog=Catalog.load())
    return [index.key(a.article.id, a.mentions[-1].id) for a in annotations]


SAME = {
    "a building": (
        arabic("اقتحموا السفارة", ("السفارة", "Site")),
        english("They stormed the embassy", ("embassy", "Site")),
    ),
    "a building and its name": (
        arabic("دخلوا ملعب الغدير", ("ملعب الغدير", "Site")),
        english("They left the stadium", ("stadium", "Site")),
    ),
    "a name with a translated head": (
        arabic("دخلوا ملعب الغدير", ("ملعب الغدير", "Site")),
        english("They left Ghadir Stadium", ("Ghadir Stadium", "Site")),
    ),
    "a last name alone": (
        arabic("وقال زيد الساحلي", ("زيد الساحلي", "Person")),
        english("Sahili left", ("Sahili", "Person")),
    ),
    "a name that is heard otherwise": (
        arabic("وقال دافيد كرينر", ("دافيد كرينر", "Person")),
        english("David Kreiner left", ("David Kreiner", "Person")),
    ),
    "a title and who bears it": (
        arabic("وقال وزير الداخلية زيد الساحلي", ("زيد الساحلي", "Person")),
        english("The interior minister left", ("interior minister", "Person")),
    ),
    "two titles": (
        arabic("وقال وزير الداخلية التونسي", ("وزير الداخلية التونسي", "Person")),
        english("The Tunisian interior minister left", ("Tunisian interior minister", "Person")),
    ),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_within_a_story_two_languages_call_one_thing(pair: tuple[Annotation, Annotation]) -> None:
    first, second = last_keys(*pair)
    assert first == second


APART = {
    "two kinds": (
        arabic("اقتحموا السفارة", ("السفارة", "Site")),
        english("They stormed the school", ("school", "Site")),
    ),
    "of two states": (
        arabic("اقتحموا السفارة الروسية", ("السفارة الروسية", "Site")),
        english("They stormed the Chinese embassy", ("Chinese embassy", "Site")),
    ),
    "some of many": (
        arabic("اقتحموا سفارة", ("سفارة", "Site")),
        english("They stormed an embassy", ("embassy", "Site")),
    ),
    "one of two": (
        arabic("قال زيد الساحلي وعمر الساحلي", ("زيد الساحلي", "Person"), ("عمر الساحلي", "Person")),
        english("Sahili left", ("Sahili", "Person")),
    ),
    "spokesmen of whom nobody says whose they are": (
        arabic("وذكر متحدث باسم الشرطة", ("متحدث", "Person")),
        english("A spokesman, Zeid Sahili, left", ("Zeid Sahili", "Person")),
    ),
    "two first names": (
        arabic("قال عمر الساحلي", ("عمر الساحلي", "Person")),
        english("Zeid Sahili left", ("Zeid Sahili", "Person")),
    ),
    "two ministers with names, of whom one is called by the title alone, too": (
        english(
            "The minister, Omar Halabi, left. The minister wept", ("Omar Halabi", "Person"), ("minister", "Person")
        ),
        english("The minister, Zeid Sahili, left", ("Zeid Sahili", "Person")),
    ),
    "cousins, of whom one is called by the last name, too": (
        english("Omar Sahili hid", ("Omar Sahili", "Person")),
        english("Zeid Sahili left. Sahili wept", ("Zeid Sahili", "Person"), ("Sahili", "Person")),
    ),
    "months apart": (
        arabic("اقتحموا السفارة", ("السفارة", "Site"), day=date(2024, 1, 1)),
        english("They stormed the embassy", ("embassy", "Site"), day=date(2024, 6, 1)),
    ),
}


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_within_a_story_two_things_stay_two(pair: tuple[Annotation, Annotation]) -> None:
    first, second = last_keys(*pair)
    assert first != second


def test_who_is_called_by_a_title_is_nobody_of_another_article_where_his_own_names_one_of_that_title() -> None:
    own = english("A minister wept. Minister Omar Halabi left", ("minister", "Person"), ("Omar Halabi", "Person"))
    other = english("Minister Zeid Sahili left", ("Zeid Sahili", "Person"))
    index = resolve_entities([own, other], catalog=Catalog.load())
    assert index.key(own.article.id, own.mentions[-2].id) != index.key(other.article.id, other.mentions[-1].id)


def test_what_may_be_either_of_two_things_of_other_articles_is_neither() -> None:
    bare = english("The movement wept", ("movement", "ArmedGroup"))
    palm = english("The Palm Movement left", ("Palm Movement", "ArmedGroup"))
    dawn = english("The Dawn Movement left", ("Dawn Movement", "ArmedGroup"))
    assert len(set(last_keys(bare, palm))) == 1
    assert len(set(last_keys(bare, palm, dawn))) == 3


def test_elsewhere_the_words_mean_another_thing() -> None:
    other = article("They stormed the embassy", [("embassy", "Site")], language="en")
    first, second = last_keys(arabic("اقتحموا السفارة", ("السفارة", "Site")), other)
    assert first != second


def test_a_last_name_alone_is_another_person_in_another_story() -> None:
    first, second = (article(f"وصل الساحلي{more}", [("الساحلي", "Person")]) for more in ("", " أمس"))
    assert len(set(last_keys(first, second))) == 2


def alike(*annotations: Annotation) -> bool:
    catalog = Catalog.load()
    index = resolve_entities(annotations, catalog=catalog)
    stories = Stories(annotations, index, Places(catalog))
    first, second = sorted(annotation.article.id for annotation in annotations)
    assert stories.alike({first}, {second}) == ((first, second) in stories.pairs())
    return stories.alike({first}, {second})


def test_articles_tell_one_story_if_they_name_a_person_and_a_town() -> None:
    assert alike(arabic("نعم"), english("yes"))


@pytest.mark.parametrize(
    ("days", "expected"),
    [((1, 9), True), ((1, 25), False), ((None, 9), False), ((None, None), False)],
    ids=["days", "weeks", "one date", "no date"],
)
def test_without_near_dates_articles_of_one_story_have_more_in_common(
    days: tuple[int | None, int | None], expected: bool
) -> None:
    more = [("Muna al-Sahli", "Person"), ("Zayd al-Bahri", "Person"), ("Kfar Nabal", "Place")]
    other = [("Hind al-Sahli", "Person"), ("Amr al-Bahri", "Person"), ("Ain Nabal", "Place")]
    first, second = (
        english(" and ".join(name for name, _ in names), *names, day=day and date(2025, 3, day))
        for names, day in zip((more, other), days, strict=True)
    )
    assert alike(first, second) is expected


def test_what_many_articles_name_says_little_for_one_story() -> None:
    catalog, names = Catalog.load(), [("حمص", "Place", "homs-sy"), ("حماة", "Place", "hama-sy")]
    few, many = (
        [arabic(f"رقم {number} حمص حماة", *names, day=date(2024, 3, 1)) for number in range(count)] for count in (2, 60)
    )
    for told, expected in ((few, 1), (many, 0)):
        stories = Stories(told, resolve_entities(told, catalog=catalog), Places(catalog))
        assert len(stories.pairs()) == expected


@pytest.mark.parametrize(("titles", "expected"), [(True, True), (False, False)], ids=["headlines", "texts"])
def test_what_both_headlines_name_is_what_both_tell_of(titles: bool, expected: bool) -> None:
    states = [("Iraq", "State", "iraq"), ("Oman", "State", "oman"), ("Beirut", "Place", "beirut")]
    first, second = (
        article(text, states, language="en", title=text.partition("\n")[0] if titles else None)
        for text in ("Iraq and Oman agree in Beirut\nYes", "Iraq joins Oman in Beirut\nNo")
    )
    assert alike(first, second) is expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (arabic("نعم", day=date(2024, 1, 1)), english("yes", day=date(2024, 9, 1))),
        (
            article("Iraq and Iran met in Tyre", [("Iraq", "State", "iraq"), ("Iran", "State", "iran")], language="en"),
            article("Iran and Iraq met", [("Iran", "State", "iran"), ("Iraq", "State", "iraq")], language="en"),
        ),
        (arabic("نعم"), article("Tyre", [("Tyre", "Place", "tyre-lb")], language="en")),
    ],
    ids=["months apart", "states alone", "a town alone"],
)
def test_articles_with_less_in_common_tell_two_stories(first: Annotation, second: Annotation) -> None:
    assert not alike(first, second)


@pytest.mark.parametrize(
    ("text", "mentions", "key"),
    [
        ("زار وفد تونس\nوأعلن الجيش", [("تونس", "Place", "tunisia"), ("الجيش", "SecurityForce")], "tunisia"),
        (
            "زار وفد تونس\nوطالبت روسيا الجيش",
            [("تونس", "Place", "tunisia"), ("روسيا", "State", "russia"), ("الجيش", "SecurityForce")],
            "",
        ),
        (
            "زار وفد تونس الجزائر\nوأعلن الجيش",
            [("تونس", "Place", "tunisia"), ("الجزائر", "Place", "algeria"), ("الجيش", "SecurityForce")],
            "",
        ),
        ("Tunisia waits\nThe country voted", [("Tunisia", "Place", "tunisia"), ("country", "State")], "tunisia"),
    ],
    ids=["the only state", "another state before it", "two states", "the country"],
)
def test_what_has_no_state_is_of_the_one_that_the_article_is_about(text: str, mentions: Mentions, key: str) -> None:
    (found,) = last_keys(article(text, mentions, language="en" if text.isascii() else "ar"))
    assert found is not None
    assert (key in found) if key else not any(state in found for state in ("tunisia", "algeria", "russia"))


def test_the_attackers_are_the_gunmen_named_before() -> None:
    text = "اقتحم مسلحون البلدة\nوفر المهاجمون"
    annotation = article(text, [("مسلحون", "PersonGroup"), ("المهاجمون", "PersonGroup")])
    index = resolve_entities([annotation], catalog=Catalog.load())
    assert len(index.entities) == 1


def test_of_two_groups_the_attackers_are_neither() -> None:
    text = "اقتحم مسلحون البلدة وقاتلهم متشددون\nوفر المهاجمون"
    groups = [("مسلحون", "PersonGroup"), ("متشددون", "PersonGroup"), ("المهاجمون", "PersonGroup")]
    index = resolve_entities([article(text, groups)], catalog=Catalog.load())
    assert len(index.entities) == 3


def test_a_name_taken_for_a_place_is_the_person_of_that_name() -> None:
    annotation = article("وصل زيد الساحلي\nثم غادر الساحلي", [("زيد الساحلي", "Person"), ("الساحلي", "Place")])
    (entity,) = resolve_entities([annotation], catalog=Catalog.load()).entities
    assert entity.type == "Person"


def test_the_site_of_a_headline_is_the_one_the_article_names() -> None:
    title = "Attack on concert hall"
    text = f"{title}\nGunmen entered Ghadir Hall"
    annotation = article(text, [("concert hall", "Site"), ("Ghadir Hall", "Site")], language="en", title=title)
    (entity,) = resolve_entities([annotation], catalog=Catalog.load()).entities
    assert entity.labels == (("en", "Ghadir Hall"),)


@pytest.mark.parametrize("text", ["العاصمة السورية", "أطراف العاصمة السورية"])
def test_a_capital_is_known_by_its_state(text: str) -> None:
    assert last_keys(article(text, [(text, "Place")])) == ["place/damascus"]
