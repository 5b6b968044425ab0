"""Institutions: one however they are called, and of which state."""

from __future__ import annotations

import pytest
from linked import article, keys, one, only
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.references import readings
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.ontology.terms import EntityType

MAJLIS = "مجلس الشورى الإيراني"
STATE, PLACE, GROUP = EntityType.STATE, EntityType.PLACE, EntityType.ARMED_GROUP


def test_a_government_without_its_state_takes_the_place_after_it(catalog: Catalog) -> None:
    text = "بدأ التواصل مع الإدارة الجديدة في دمشق"
    found = one(catalog, article(text, [("الإدارة الجديدة", STATE), ("دمشق", PLACE, "damascus")]))
    assert found == ["actor/syria", "place/damascus"]


@pytest.mark.parametrize(
    ("language", "one_text", "other_text", "type"),
    [
        (language, row["same"][0], other, row["type"])
        for language in LANGUAGES
        for row in table(language, "shortforms")["concept"]
        for other in row["same"][1:]
    ],
)
def test_an_institution_of_a_state_is_one_however_it_is_called(
    language: str, one_text: str, other_text: str, type: str
) -> None:
    first = article(one_text, [(one_text, type)], language=language)
    second = article(other_text, [(other_text, type)], language=language)
    index = resolve_entities([first, second], catalog=Catalog.load())
    assert len({key for row in keys(index, first, second) for key in row}) == 1


def test_institutions_of_different_states_stay_apart_and_meet_across_languages(catalog: Catalog) -> None:
    arabic = article(
        "الشرطة الألمانية والشرطة الفرنسية",
        [("الشرطة الألمانية", "SecurityForce"), ("الشرطة الفرنسية", "SecurityForce")],
    )
    english = article("German police", [("German police", "SecurityForce")], language="en")
    index = resolve_entities([arabic, english], catalog=catalog)
    (german, french), (german_too,) = keys(index, arabic, english)
    assert german == german_too != french
    assert only(index, german).labels == (("ar", "الشرطة الألمانية"), ("en", "German police"))


RUSSIA, UKRAINE = ("روسيا", "State", "russia"), ("أوكرانيا", "State", "ukraine")


@pytest.mark.parametrize(
    ("text", "bodies", "own", "named", "joined"),
    [
        ("أعلنت روسيا أن مخابراتها أوقفته، وقالت المخابرات الروسية", [RUSSIA], "مخابراتها", "المخابرات الروسية", True),
        ("أعلنت روسيا أن أجهزتها الأمنية أوقفته، والأجهزة الأمنية الروسية", [RUSSIA], "أجهزتها الأمنية", "الأجهزة الأمنية الروسية", True),
        ("قالت وزارة الدفاع الروسية إن مخابراتها أوقفته، والمخابرات الروسية", [("وزارة الدفاع الروسية", "GovernmentBody")], "مخابراتها", "المخابرات الروسية", True),
        # of one of two states, of a body that is none, of nobody named
        ("اتهمت روسيا أوكرانيا بأن مخابراتها قتلته، وقالت المخابرات الروسية", [RUSSIA, UKRAINE], "مخابراتها", "المخابرات الروسية", False),
        ("قالت الحركة إن مخابراتها قتلته، وقالت المخابرات الروسية", [("الحركة", GROUP)], "مخابراتها", "المخابرات الروسية", False),
        ("أوقفته مخابراتها، وقالت المخابرات الروسية", [], "مخابراتها", "المخابرات الروسية", False),
        ("Russia said its navy sank it; the Russian navy left", [("Russia", "State", "russia")], "navy", "Russian navy", True),
        ("Russia said the navy of a friend sank it; the Russian navy", [("Russia", "State", "russia")], "friend", "Russian navy", False),
    ],
)  # fmt: skip
def test_a_pronoun_says_whose_an_institution_is_where_one_state_is_named_before_it(
    text: str, bodies: list[tuple[str, ...]], own: str, named: str, joined: bool
) -> None:
    mentions = [*bodies, (own, "SecurityForce"), (named, "SecurityForce")]
    annotation = article(text, mentions, language="en" if text.isascii() else "ar")
    *_, first, second = one(Catalog.load(), annotation)
    assert (first == second) == joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("US troops left. Iraqi Prime Minister Samir Haddad sent more troops", False),
        ("US troops left. US President Samir Haddad sent more troops", True),
        ("US troops left. Samir Haddad sent more troops", True),
    ],
)
def test_an_institution_is_not_of_a_state_where_another_one_speaks_of_it(
    catalog: Catalog, text: str, joined: bool
) -> None:
    mentions = [
        ("US troops", "SecurityForce"),
        ("Samir Haddad", "Person", "", "names:person"),
        ("troops", "SecurityForce"),
    ]
    first, _, third = one(catalog, article(text, mentions, language="en"))
    assert (first == third) is joined


@pytest.mark.parametrize(
    ("text", "mentions", "key"),
    [
        ("Egypt's army left", [("Egypt", STATE, "egypt"), ("army", "SecurityForce")], "actor/egyptian-army"),
        (
            "Egypt's ruling army left Sudan",
            [("Egypt", STATE, "egypt"), ("army", "SecurityForce"), ("Sudan", "Place", "sudan")],
            None,
        ),
    ],
)
def test_an_institution_is_that_of_the_state_whose_it_is(
    catalog: Catalog, text: str, mentions: list[tuple[str, str]], key: str | None
) -> None:
    found = one(catalog, article(text, mentions, language="en"))[1]
    assert found == key if key else found != "actor/egyptian-army"


def test_the_army_is_that_whose_it_was_though_other_states_are_named(catalog: Catalog) -> None:
    text = "Ghana's army left. Niger, Mali and Egypt wept. The army returned"
    states = [(name, STATE, name.lower()) for name in ("Niger", "Mali", "Egypt")]
    mentions = [("Ghana", STATE, "ghana"), ("army", "SecurityForce"), *states, ("army", "SecurityForce")]
    found = one(catalog, article(text, mentions, language="en"))
    assert found[1] == found[-1]


def test_the_forces_of_a_land_are_not_those_of_a_state(catalog: Catalog) -> None:
    text = "Ghana's forces left. Kivu's forces stayed"
    mentions = [("Ghana", STATE, "ghana"), ("forces", "SecurityForce"), ("Kivu", PLACE), ("forces", "SecurityForce")]
    found = one(catalog, article(text, mentions, language="en"))
    assert found[1] != found[-1]


def test_troops_in_a_state_are_not_those_of_the_state(catalog: Catalog) -> None:
    text = "The United States, which has 2,500 troops in Iraq, left. Police in Iraq stayed."
    said = article(
        text,
        [
            ("United States", "State", "united-states"), ("troops", "SecurityForce"), ("Iraq", "Place", "iraq"),
            ("Police", "SecurityForce"), ("Iraq", "Place", "iraq"),
        ],
        language="en",
    )  # fmt: skip
    _, troops, _, police, _ = one(catalog, said)
    assert troops is not None
    assert "iraq" not in troops
    assert police is not None
    assert "iraq" in police


@pytest.mark.parametrize(
    ("text", "force", "place", "known", "expected"),
    [
        ("دخل الجيش مخيم بلاطة في نابلس", "الجيش", "نابلس", "nablus-ps", ""),
        ("دخلت الشرطة السوق في نابلس", "الشرطة", "نابلس", "nablus-ps", "actor/palestine-police"),
        ("دخل الجيش السوق في القاهرة", "الجيش", "القاهرة", "cairo", "actor/egyptian-army"),
    ],
)
def test_the_army_of_a_state_that_has_none_is_not_its_own(
    text: str, force: str, place: str, known: str, expected: str
) -> None:
    mentions = [(force, EntityType.SECURITY_FORCE), (place, PLACE, known)]
    found = one(Catalog.load(), article(text, mentions))
    assert found[0] == expected if expected else "palestine" not in found[0]


@pytest.mark.parametrize(
    ("forces", "expected"),
    [
        # The army of the state that is spoken of, and no other force that was named last.
        ("القوات المسلحة", "actor/sudanese-army"),
        ("القوات", "actor/rsf-sudan"),
    ],
)
def test_armed_forces_are_the_army_and_no_force_named_before(forces: str, expected: str) -> None:
    text = f"شكر وزير من السودان الجيش السوداني، وانسحبت قوات الدعم السريع، وقالت {forces} إن الطريق مفتوح"
    mentions = [
        ("السودان", STATE, "sudan"),
        ("الجيش السوداني", "SecurityForce", "sudanese-army"),
        ("قوات الدعم السريع", "SecurityForce", "rsf-sudan"),
        (forces, "SecurityForce"),
    ]
    assert one(Catalog.load(), article(text, mentions))[-1] == expected


def test_a_republic_is_the_one_named_before_though_all_words_for_a_state_are_one_concept() -> None:
    text = "شكرت جمهورية تونس الوزير، وقال رئيس الجمهورية إن الطريق مفتوح"
    mentions = [("جمهورية تونس", STATE, "tunisia"), ("الجمهورية", STATE)]
    assert one(Catalog.load(), article(text, mentions))[-1] == "actor/tunisia"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقالت الوزارة إن الهجوم فشل، واتهمت إيران بدعم المتمردين.", ""),
        ("وقالت وزارة الدفاع إن الهجوم فشل في إيران، ووصفته بالمحدود.", "iran-defence-ministry"),
    ],
)
def test_no_ministry_is_of_the_state_that_it_accuses(
    text: str, expected: str, engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = annotate(engines["ar", BOTH], [Article(text=text, language="ar")])
    (ministry,) = (r for r in readings(annotation, Catalog.load()) if "وزارة" in r.mention.text)
    assert ministry.node.known == expected


@pytest.mark.parametrize(
    ("beginning", "expected"),
    [
        ("أبوجا (أ ف ب) - ", "actor/nigeria-police"),
        ("أبوجا - سالم حداد\n", "actor/nigeria-police"),
        ("أبوجا: خطف تلاميذ\n", "actor/nigeria-police"),
        ("زارت أبوجا بعثة. و", ""),
    ],
)
def test_an_institution_is_of_the_state_of_a_dateline_that_counts_twice(beginning: str, expected: str) -> None:
    text = f"{beginning}قالت الشرطة إن مسلحين خطفوا تلاميذ. ونددت فرنسا وتشاد بالخطف"
    mentions = [
        ("أبوجا", PLACE, "abuja"),
        ("الشرطة", "SecurityForce"),
        ("فرنسا", STATE, "france"),
        ("تشاد", STATE, "chad"),
    ]
    found = one(Catalog.load(), article(text, mentions))[1]
    assert found == expected if expected else "nigeria" not in (found or "")


@pytest.mark.parametrize(
    ("text", "army", "expected"),
    [
        # A man's army is none of the state that punishes him.
        ("Britain sanctioned Samir Farah because his army had bombed hospitals.", "army", "army"),
        ("Britain condemned Samir Farah after his army bombed a school.", "army", "army"),
        ("Britain said its army had bombed a depot.", "army", "British army"),
        ("Britain sanctioned Samir Farah. The army said it had bombed a depot.", "army", "British army"),
    ],
)
def test_the_army_of_a_man_is_not_that_of_another_state(
    text: str, army: str, expected: str, engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = annotate(engines["en", BOTH], [Article(text=text, language="en")])
    index = resolve_entities([annotation], catalog=Catalog.load())
    (mention,) = (mention for mention in annotation.mentions if mention.text == army)
    assert dict(only(index, index.key(annotation.article.id, mention.id)).labels)["en"] == expected


@pytest.mark.parametrize(
    ("language", "text", "body", "expected"),
    [
        # A state whose embassy is named, and no place of it, is not the one that an article is about.
        ("ar", "قالت السفارة الفرنسية إن باريس تتابع النقاش. وصادق البرلمان على القانون.", "البرلمان", "البرلمان"),
        ("ar", "رحبت سفارة اليابان بالاتفاق. وأعلن الجيش تدمير جسر.", "الجيش", "الجيش"),
        ("en", "The Japanese embassy welcomed the vote. Parliament passed the law.", "Parliament", "Parliament"),
        ("en", "The army bombed a bridge. The embassy of Japan protested.", "army", "army"),
        # Nor is another one than that in which it was filed, by its ministers alone.
        (
            "ar",
            "تونس (رويترز) - قالت الخارجية الفرنسية إن باريس قلقة. وصادق البرلمان على القانون.",
            "البرلمان",
            "البرلمان",
        ),
        # These look alike, and it is.
        ("ar", "أعلن الجيش الإيراني أن طهران لن ترد. وصادق البرلمان على القانون.", "البرلمان", MAJLIS),
        (
            "ar",
            "تونس (رويترز) - قصف الجيش الإيراني عبادان. وقالت الشرطة الإيرانية في عبادان إن شيراز آمنة. وصادق البرلمان على القانون.",
            "البرلمان",
            MAJLIS,
        ),
        ("en", "The embassy of Chad in Osaka protested. Japanese police said the army left.", "army", "Japanese army"),
    ],
)
def test_an_article_is_not_about_a_state_by_its_embassy_and_ministers(
    language: str, text: str, body: str, expected: str, engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = annotate(engines[language, BOTH], [Article(text=text, language=language)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    (mention,) = (mention for mention in annotation.mentions if mention.text == body)
    assert dict(only(index, index.key(annotation.article.id, mention.id)).labels)[language] == expected
