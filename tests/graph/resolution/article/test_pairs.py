"""Two that are taken up together: every row of the language data, and texts that leave open which two are meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution import resolve
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.ontology.terms import EntityType

ROWS = [
    pytest.param(language, row, id=f"{language}-{row['words'][0]}")
    for language in LANGUAGES
    for row in table(language, "pairs")["pair"]
]


def stands_for(nlp: Language, text: str, words: str) -> list[set[str]]:
    """What each mention that is these words stands for: the names of all that it is of."""
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    names = {
        entity.key: {name for _, name in (*entity.labels, *entity.aliases)} or {entity.key} for entity in index.entities
    }
    return [
        set().union(*(names[key] for key in index.keys(annotation.article.id, mention.id)))
        for mention in annotation.mentions
        if mention.text == words
    ]


def both(nlp: Language, text: str, words: str) -> list[int]:
    """Of how many each mention that is these words is."""
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    return [
        len(index.keys(annotation.article.id, mention.id)) for mention in annotation.mentions if mention.text == words
    ]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_a_row_stands_for_the_two_of_its_example(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    nlp = engines[language, BOTH]
    for words, expected in row["expect"].items():
        assert both(nlp, row["example"], words) == [2]
        (names,) = stands_for(nlp, row["example"], words)
        assert set(expected) <= names


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # Who does with the two what they do is none of them, nor are people to whom they do something.
        ("تصاعد القتال بين باكستان وأفغانستان. وعرضت قطر التوسط بين البلدين.", "البلدين", [2]),
        ("تبادلت روسيا وأوكرانيا أسرى. واتفق الجانبان على جولة جديدة.", "الجانبان", [2]),
        # Three are named: any two of them may be meant.
        ("اجتمع حزب الغد وحزب النخيل وحزب الفجر في الرباط. واتفق الطرفان على هدنة.", "الطرفان", [1]),
        # Who does something to the two is none of them, and whoever is a member of one is not the other.
        ("اشتبك الجيش السوداني مع قوات الدعم السريع. ودعت قطر ومصر الطرفين إلى هدنة.", "الطرفين", [2]),
        ("قتل قيادي في حركة حماس. ودعت قطر ومصر الطرفين إلى هدنة.", "الطرفين", [1]),
        # Who tells of the two is none of them.
        (
            "اشتبك الجيش السوداني مع قوات الدعم السريع. وقال سامر الحداد إن الطرفين اتفقا على هدنة.",
            "الطرفين",
            [2],
        ),
        # Nobody is named before them.
        ("اتفق الطرفان على هدنة في الرباط.", "الطرفان", [1]),
        # Far away, but nobody else was named since.
        (
            "اجتمع حزب الغد وحزب النخيل في الرباط. وسقط المطر ليلا. وسقط المطر صباحا. وسقط المطر ظهرا. واتفق الطرفان على هدنة.",
            "الطرفان",
            [2],
        ),
        # A pair that was taken up is taken up again.
        (
            "التقى وزير الخارجية المصري نظيره التركي في الرباط. ووقع الوزيران اتفاقا. وقال سامر الحداد إن البلدين اتفقا على التعاون.",
            "البلدين",
            [2],
        ),
        # Not definite: some two sides, none that were named.
        ("اجتمع حزب الغد وحزب النخيل في الرباط. وقال سامر الحداد إن طرفين رفضا الهدنة.", "طرفين", [1]),
    ],
    ids=["mediator", "exchanged", "three", "others act", "member", "speaker", "nobody", "far", "again", "indefinite"],
)
def test_it_is_two_where_the_text_leaves_no_doubt(
    text: str, words: str, expected: list[int], engines: dict[tuple[str, str], Language]
) -> None:
    assert both(engines["ar", BOTH], text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Emmanuel Macron met Volodymyr Zelensky in Paris. The two leaders spoke for hours, two diplomats said.", "diplomats", [1]),
        ("Police arrested Karim Adel and Omar Said in Cairo. Two men were killed in a raid in Giza.", "men", [1]),
        ("Troops killed Hassan Nouri and Ali Farhat on Friday. The aim was revenge, according to two officials.", "officials", [1]),
        ("The Hazm Brigade and the Samid Brigade met in Rabat. Two groups claimed the bombing in Tangier.", "groups", [1]),
        ("Police arrested Karim Adel and Omar Said in Cairo. These two men were freed on Friday.", "men", [2]),
        ("Police arrested Karim Adel and Omar Said in Cairo. A judge freed both men on Friday.", "men", [2]),
        ("Egypt and Turkey signed a deal in Cairo. It is to boost trade between two countries, a minister said.", "countries", [2]),
    ],
)  # fmt: skip
def test_two_without_an_article_are_others_than_those_named_before(
    text: str, words: str, expected: list[int], engines: dict[tuple[str, str], Language]
) -> None:
    assert both(engines["en", BOTH], text, words) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "President Kamal Aziz met two diplomats in Cairo on Monday, his office said in a statement."),
        ("en", "The Turkish minister met two leaders of the movement in Doha on Friday."),
    ],
)
def test_two_who_were_not_named_are_met(language: str, text: str, engines: dict[tuple[str, str], Language]) -> None:
    kg = KnowledgeGraph.from_resolved(
        resolve(list(annotate(engines[language, BOTH], [Article(text=text, language=language)])))
    )
    assert "metWith" in {relation.predicate for relation in kg.relations()}


@pytest.mark.parametrize(
    ("language", "title", "text", "words", "expected"),
    [
        # Another one is named in passing: the two the article is about may be meant, or the last.
        (
            "en",
            "Greece and Albania resume border talks",
            "Greece and Albania resumed talks on their maritime border in Tirana. Albania accused Serbia last week of "
            "meddling in its elections. The two sides fought over the region a century ago.",
            "sides",
            [1],
        ),
        # Somebody else than both: those named last are meant.
        (
            "en",
            "Greece and Albania resume border talks",
            "Greece and Albania resumed talks on their maritime border in Tirana. Serbia accused Kosovo last week of "
            "shelling a village. The two sides fought over the region a century ago.",
            "sides",
            [2],
        ),
        # Who speaks in the headline may be one of the two.
        (
            "en",
            "Jordan says arrests IS cell plotting to attack hotels",
            "The ministry said the cell had sworn loyalty to the Islamic State group. The minister praised the police "
            "and thanked Iraq for its help. The information the two sides exchanged did not point to any plot, a judge "
            "said.",
            "sides",
            [1],
        ),
        # Those who were taken up before are meant where a third has come in between.
        (
            "ar",
            "",
            "التقى الوزير سامر الحداد الوزير كريم العطار في الرباط. ووقع الوزيران اتفاقا. وحضر الوزير فادي نصار. وغادر الوزيران المدينة.",
            "الوزيران",
            [2, 2],
        ),
    ],
    ids=["in passing", "others", "headline", "taken up before"],
)
def test_those_whom_an_article_is_about_are_asked_for(
    language: str, title: str, text: str, words: str, expected: list[int], engines: dict[tuple[str, str], Language]
) -> None:
    article = Article(text=f"{title}\n{text}" if title else text, title=title or None, language=language)
    (annotation,) = annotate(engines[language, BOTH], [article])
    index = resolve_entities([annotation], catalog=Catalog.load())
    found = [len(index.keys(article.id, mention.id)) for mention in annotation.mentions if mention.text == words]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "التقى وفد الحوثيين برئاسة محمد عبد السلام مسؤولين سعوديين في صنعاء وبحث الجانبان تمديد الهدنة."),
        (
            "en",
            "Delegates of Kosovo and the premier held talks with the bank and the fund, and the two sides met again.",
        ),
    ],
)
def test_two_left_open_are_no_side_beside_those_named(
    language: str, text: str, engines: dict[tuple[str, str], Language]
) -> None:
    article = Article(text=text, language=language)
    kg = KnowledgeGraph.from_resolved(resolve(list(annotate(engines[language, BOTH], [article]))))
    names = {entity.iri: f"{entity.label_ar} {entity.label_en}" for entity in kg.entities()}
    ends = {names[end] for r in kg.relations() if r.predicate == "metWith" for end in (r.subject, r.object)}
    assert ends
    assert not any("الجانبان" in name or "sides" in name for name in ends)


def test_what_is_said_of_both_is_a_relation_between_them(engines: dict[tuple[str, str], Language]) -> None:
    text = "التقى وزير الخارجية المصري نظيره التركي في الرباط. وقال سامر الحداد إن البلدين اتفقا على هدنة."
    kg = KnowledgeGraph.from_resolved(resolve(list(annotate(engines["ar", BOTH], [Article(text=text, language="ar")]))))
    names = {entity.iri: entity.label_en for entity in kg.entities()}
    found = {(names[r.subject], r.predicate, names[r.object]) for r in kg.relations()}
    assert {("Egypt", "agreedWith", "Turkey"), ("Turkey", "agreedWith", "Egypt")} <= found


def test_a_mention_of_two_gives_neither_its_words_as_a_name(engines: dict[tuple[str, str], Language]) -> None:
    text = "اجتمع حزب الغد وحزب النخيل في الرباط. واتفق الطرفان على هدنة."
    (annotation,) = annotate(engines["ar", BOTH], [Article(text=text, language="ar")])
    index = resolve_entities([annotation], catalog=Catalog.load())
    names = {name for entity in index.entities for _, name in (*entity.labels, *entity.aliases)}
    assert "الطرفان" not in names
    (mention,) = (mention for mention in annotation.mentions if mention.text == "الطرفان")
    assert index.key(annotation.article.id, mention.id) is None


def test_in_both_lands_is_in_two_places(engines: dict[tuple[str, str], Language]) -> None:
    text = "التقى وزير الخارجية المصري نظيره التركي في الرباط. وتظاهر ناشطون في البلدين."
    (annotation,) = annotate(engines["ar", BOTH], [Article(text=text, language="ar")])
    (mention,) = (mention for mention in annotation.mentions if mention.text == "البلدين")
    located = replace(mention, type=EntityType.PLACE)
    mentions = tuple(located if one is mention else one for one in annotation.mentions)
    index = resolve_entities([replace(annotation, mentions=mentions)], catalog=Catalog.load())
    assert set(index.keys(annotation.article.id, mention.id)) == {"place/egypt", "place/turkey"}


def both_of(nlp: Language, text: str, words: str) -> set[str]:
    """Keys of what a mention that is these words stands for, without folders; the headline ends at an empty line."""
    title = text.split("\n\n")[0] if "\n\n" in text else None
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang, title=title)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    (mention,) = [mention for mention in annotation.mentions if mention.text == words]
    return {key.partition("/")[2] for key in index.keys(annotation.article.id, mention.id)}


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        # Those who signed, not those who criticised it, called for something, or thank, urge and fight each other.
        ("en", "Peru and Chile signed a security accord. Cuba and Haiti criticised it. The two countries agreed to cooperate.", "countries", {"peru", "chile"}),
        ("en", "Peru signed an agreement with Chile. Cuba urged Haiti to join. The two countries agreed to share intelligence.", "countries", {"peru", "chile"}),
        ("ar", "وقع المغرب وتونس اتفاقا أمنيا. وانتقدت قطر والكويت الخطوة. واتفق البلدان على التعاون.", "البلدان", {"morocco", "tunisia"}),
        ("ar", "التقى رئيس الوزراء العراقي محمد شياع السوداني وزير الخارجية التركي هاكان فيدان. وندد السوداني بالتدخل الإيراني. واتفق الطرفان على التعاون.", "الطرفان", {"mohammed-al-sudani", "hakan-fidan"}),
        # As the headline says, if no sentence near does.
        ("ar", "المغرب وتونس يوقعان اتفاقا أمنيا\n\nقال مسؤول إن الاتفاق مهم. وانتقدت قطر والكويت الخطوة. ورأى خبراء أنها سابقة. واتفق البلدان على التعاون.", "البلدان", {"morocco", "tunisia"}),
        # On a truce agree those who have fought, on cooperation those who met.
        ("ar", "اشتبك الجيش السوداني مع قوات الدعم السريع. وشكرت قطر مصر. واتفق الطرفان على هدنة.", "الطرفان", {"sudanese-army", "rsf-sudan"}),
        ("ar", "التقى وزير الخارجية العراقي نظيره السوري في بغداد. واشتبك الجيش التركي مع حزب العمال الكردستاني. واتفق البلدان على التعاون.", "البلدان", {"iraq", "syria"}),
        # The only two there are, whatever they did.
        ("en", "Chile accused Peru of stalling. The two countries agreed to cooperate.", "countries", {"peru", "chile"}),
    ],
)  # fmt: skip
def test_what_two_do_jointly_is_done_by_those_who_met_or_agreed(
    language: str, text: str, words: str, expected: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert both_of(engines[language, BOTH], text, words) == expected


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Indian and Pakistani troops clashed. China and Russia called for calm. The two countries agreed to cooperate.", "countries"),
        ("en", "Peru arrested smugglers. Cuba and Haiti condemned Chile. The two countries agreed to cooperate.", "countries"),
        ("ar", "قصف الجيش السوري بلدة. وأدانت قطر والكويت القصف. واتفق البلدان على التعاون.", "البلدان"),
        ("en", "Peru, Chile and Cuba met in Lima. Haiti thanked Brazil. The two countries agreed to cooperate.", "countries"),
    ],
)  # fmt: skip
def test_of_two_who_only_condemn_or_call_for_something_nothing_joint_is_said(
    language: str, text: str, words: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert len(both_of(engines[language, BOTH], text, words)) == 1


def test_who_fights_is_called_on_to_stop_whoever_has_met_since(engines: dict[tuple[str, str], Language]) -> None:
    text = (
        "قتل ستة جنود في معارك بين الجيش السوداني وقوات الدعم السريع. والتقى الوزير علي يوسف الوزير بدر عبد العاطي. "
        "ودعت واشنطن الطرفين إلى وقف القتال."
    )
    (names,) = stands_for(engines["ar", BOTH], text, "الطرفين")
    assert "الجيش السوداني" in names
    assert "علي يوسف" not in names


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        # Troops shoot at each other, not those who hand over notes or call for calm.
        ("ar", "استدعت وزارة الخارجية الكويتية السفير سامر الحداد. وتبادل الطرفان القصف.", "الطرفان", 1),
        ("ar", "انتقد الوسيط كريم العطار الوزير سامر الحداد. واندلعت معارك بين الجانبين.", "الجانبين", 1),
        # Bodies that fight do.
        ("ar", "انتقدت حركة الفجر الجيش السوداني. واندلعت معارك بين الجانبين.", "الجانبين", 2),
        # What diplomats do.
        ("ar", "انتقد الوسيط كريم العطار الوزير سامر الحداد. والتقى الطرفان في الرباط.", "الطرفان", 2),
    ],
)  # fmt: skip
def test_two_sides_that_fight_are_no_diplomats(
    language: str, text: str, words: str, expected: int, engines: dict[tuple[str, str], Language]
) -> None:
    assert both(engines[language, BOTH], text, words) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        # Whom one of them accuses since, who welcomes it or does something to another is none of them, however far they are.
        (
            "ar",
            "اندلعت معارك بين الجيش السوداني وقوات الدعم السريع في الفاشر. وقال سكان إن القصف استمر. واتهمت قوات الدعم السريع مصر بدعم "
            "خصومها. ونفت مصر الاتهام. ودعا الاتحاد الأفريقي الطرفين إلى وقف القتال.",
            "الطرفين",
            {"sudanese-army", "rsf-sudan"},
        ),
        (
            "ar",
            "وقعت أرمينيا وأذربيجان اتفاق سلام في واشنطن. ورحبت تركيا وروسيا بالاتفاق. وقال دونالد ترمب إن الطرفين سيوقفان القتال.",
            "الطرفين",
            {"armenia", "azerbaijan"},
        ),
        (
            "en",
            "Clashes broke out between the Libyan army and the M23 in Masisi. Israel bombed a Syrian army convoy near Homs. The UN "
            "envoy urged both sides to respect the ceasefire.",
            "sides",
            {"libya-army", "m23"},
        ),
        (
            "en",
            "The Sudanese army and the RSF have been fighting since April. Egypt and Saudi Arabia back the army. Samir Haddad called on "
            "the warring parties to stop the fighting.",
            "parties",
            {"sudanese-army", "rsf-sudan"},
        ),
        # Of those whom a delegation is of, each.
        (
            "en",
            "Delegations of Israel and Lebanon held talks in Naqoura. Israel later bombed a Hezbollah depot in Tyre. The two sides will "
            "meet again next month.",
            "sides",
            {"israel", "lebanon"},
        ),
        (
            "ar",
            "عقد وفدا باكستان وأفغانستان محادثات في إسطنبول. واتهمت باكستان حركة طالبان بقتل جنودها. واتفق الجانبان على الاجتماع ثانية.",
            "الجانبان",
            {"pakistan", "afghanistan"},
        ),
        # Two who have done it to each other since are nearer.
        (
            "en",
            "Israel and Hamas agreed to extend their truce. Israel accused Hezbollah of moving weapons, and Hezbollah accused Israel of "
            "violations. Both sides have traded fire for weeks.",
            "sides",
            {"israel", "hizballah"},
        ),
    ],
)  # fmt: skip
def test_the_two_sides_are_those_of_what_was_told_last_that_has_two(
    language: str, text: str, words: str, expected: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert both_of(engines[language, BOTH], text, words) == expected
