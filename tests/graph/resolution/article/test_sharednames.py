"""Names that institutions of several states have."""

from __future__ import annotations

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.references import readings
from khabar.ontology.terms import EntityType

FORCE, PLACE, STATE = EntityType.SECURITY_FORCE, EntityType.PLACE, EntityType.STATE


@pytest.mark.parametrize(
    ("text", "mentions", "known", "owners"),
    [
        ("قالت قوى الأمن الداخلي في حلب وفي حمص", [("حلب", PLACE), ("حمص", PLACE)], "syria-internal-security", ()),
        ("قالت قوى الأمن الداخلي في بيروت", [("بيروت", PLACE)], "lebanon-isf", ()),
        # of a state of whose institution of that name the catalog does not know
        ("قالت قوى الأمن الداخلي في عدن وفي تعز", [("عدن", PLACE), ("تعز", PLACE)], "", ("yemen",)),
        # the state that it is of is named, and none prevails
        ("قالت قوى الأمن الداخلي في حلب وفي حمص للبنان", [("حلب", PLACE), ("حمص", PLACE), ("لبنان", STATE)], "lebanon-isf", ()),
        ("قالت قوى الأمن الداخلي ذلك", [], "lebanon-isf", ()),
        ("قالت قوى الأمن الداخلي اللبنانية في حلب وفي حمص", [("حلب", PLACE), ("حمص", PLACE)], "lebanon-isf", ()),
    ],
)  # fmt: skip
def test_it_is_that_of_the_state_that_the_article_is_about(
    text: str, mentions: list[tuple[str, str]], known: str, owners: tuple[str, ...]
) -> None:
    catalog = Catalog.load()
    name = "قوى الأمن الداخلي اللبنانية" if "اللبنانية" in text else "قوى الأمن الداخلي"
    found = []
    for number, (words, type) in enumerate([(name, FORCE), *mentions]):
        start = text.index(words)
        entries = catalog.find_all(words, "ar")
        id = entries[0].id if entries else ""
        found.append(Mention(f"m{number}", type, start, start + len(words), words, 0, known=id))
    annotation = Annotation(Article(text=text, language="ar"), ((0, len(text)),), tuple(found), (), ())
    first = readings(annotation, catalog)[0]
    assert (first.node.known, first.node.owners) == (known, owners)


def test_what_takes_the_name_up_is_the_same() -> None:
    catalog = Catalog.load()
    text = "قالت قوى الأمن الداخلي في عدن وفي تعز إن القوى اعتقلت رجلا"
    known = catalog.find_all("قوى الأمن الداخلي", "ar")[0].id
    found = []
    for number, (words, type) in enumerate(
        [("قوى الأمن الداخلي", FORCE), ("عدن", PLACE), ("تعز", PLACE), ("القوى", FORCE)]
    ):
        start = text.index(f" {words}") + 1
        entries = catalog.find_all(words, "ar")
        id = known if type == FORCE else entries[0].id
        found.append(Mention(f"m{number}", type, start, start + len(words), words, 0, known=id))
    annotation = Annotation(Article(text=text, language="ar"), ((0, len(text)),), tuple(found), (), ())
    first, *_, last = readings(annotation, catalog)
    assert first.node.owners == ("yemen",)
    assert first.node == last.node


@pytest.mark.parametrize(
    ("text", "place", "known"),
    [
        ("Congress rejected the bill, police in Lima said", "Lima", "peru-congress"),
        ("Congress approved aid to Kyiv", "Kyiv", "us-congress"),  # Ukraine has none of that name
        ("Congress rejected the bill", "", "us-congress"),
    ],
)
def test_only_states_that_have_a_congress_have_one(text: str, place: str, known: str) -> None:
    catalog = Catalog.load()
    named = [("Congress", EntityType.GOVERNMENT_BODY), *([(place, PLACE)] if place else [])]
    found = tuple(
        Mention(
            f"m{n}", type, at := text.index(name), at + len(name), name, 0, known=catalog.find_all(name, "en")[0].id
        )
        for n, (name, type) in enumerate(named)
    )
    annotation = Annotation(Article(text=text, language="en"), ((0, len(text)),), found, (), ())
    assert readings(annotation, catalog)[0].node.known == known


@pytest.mark.parametrize(
    ("text", "language", "type", "other", "known"),
    [
        ("Budapest accused Brussels of blackmail", "en", STATE, "Budapest", "european-union"),
        ("اتهمت بودابست بروكسل بالابتزاز", "ar", STATE, "بودابست", "european-union"),
        ("Belgium recalled its envoy, Brussels said", "en", STATE, "Belgium", "belgium"),
        ("Belgian police said Brussels would help", "en", STATE, "Belgian police", "belgium"),
        ("Rebels met in Brussels with Hungary", "en", PLACE, "Hungary", "brussels"),
    ],
)
def test_a_body_is_called_by_its_seat_where_the_state_is_not_named(
    text: str, language: str, type: str, other: str, known: str
) -> None:
    catalog = Catalog.load()
    name = "Brussels" if language == "en" else "بروكسل"
    named = [(name, type, "brussels"), (other, STATE, next((e.id for e in catalog.find_all(other, language)), ""))]
    found = tuple(
        Mention(f"m{n}", label, at := text.index(words), at + len(words), words, 0, known=id)
        for n, (words, label, id) in enumerate(named)
    )
    annotation = Annotation(Article(text=text, language=language), ((0, len(text)),), found, (), ())
    assert next(reading.node.known for reading in readings(annotation, catalog) if reading.mention.id == "m0") == known


@pytest.mark.parametrize(
    ("places", "known"), [(["Lahore", "Quetta"], ""), ([], "uk-foreign-office"), (["London"], "uk-foreign-office")]
)
def test_a_foreign_office_is_british_unless_the_article_is_about_another_state(places: list[str], known: str) -> None:
    catalog = Catalog.load()
    text = " ".join(["The Foreign Office said so in", *places])
    mentions = [("Foreign Office", EntityType.GOVERNMENT_BODY), *((place, PLACE) for place in places)]
    found = []
    for number, (words, type) in enumerate(mentions):
        start, id = text.index(words), catalog.find_all(words, "en")[0].id
        found.append(Mention(f"m{number}", type, start, start + len(words), words, 0, known=id))
    annotation = Annotation(Article(text=text, language="en"), ((0, len(text)),), tuple(found), (), ())
    assert readings(annotation, catalog)[0].node.known == known
