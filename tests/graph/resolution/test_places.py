"""Where known places lie: their points, and the provinces and states around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.model import Entity, Resolved
from khabar.graph.resolution.places import Places
from khabar.ontology.terms import EntityType

EXTRA = """
{"id": "upland", "type": "Place", "ar": "محافظة الهضاب", "within": "fiji"}
{"id": "lowland", "type": "Place", "ar": "محافظة السهول", "within": "fiji"}
{"id": "safsaf", "type": "Place", "ar": "الصفصافة", "within": "upland", "lat": -17.5, "lon": 178}
{"id": "rumman", "type": "Place", "ar": "الرمانة", "within": "lowland"}
{"id": "naranj", "type": "Place", "ar": "النارنجة", "within": "fiji"}
{"id": "two-nakhla", "type": "Place", "ar": "النخلتان", "aliases_ar": ["نخلتا الجنوب"], "en": "Nakhlatan", "shared": ["النخلتان", "Nakhlatan"], "within": "fiji", "lat": -18, "lon": 177.25}
"""


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    path: Path = tmp_path_factory.mktemp("catalog") / "places.jsonl"
    path.write_text(EXTRA, encoding="utf-8")
    return Catalog.load(path)


def annotation(text: str, *names: str, type: str = EntityType.PLACE, language: str = "ar") -> Annotation:
    found = [
        Mention(mention_ref(start), type, start, start + len(name), name, 0)
        for name in names
        for start in [text.index(name)]
    ]
    return Annotation(Article(text=text, language=language), ((0, len(text)),), tuple(found), (), ())


def points(catalog: Catalog, *annotations: Annotation) -> dict[str, tuple[float, float] | None]:
    return {e.key: e.point for e in resolve_entities(annotations, catalog=catalog).entities}


@pytest.mark.parametrize(
    ("text", "name", "key", "point"),
    [
        ("في الصفصافة", "الصفصافة", "place/safsaf", (-17.5, 178.0)),
        ("في مدينة الصفصافة", "مدينة الصفصافة", "place/safsaf", (-17.5, 178.0)),
        ("في نخلتا الجنوب", "نخلتا الجنوب", "place/two-nakhla", (-18.0, 177.25)),
        ("في النخلتان", "النخلتان", "place/two-nakhla", None),
        ("في مدينة النخلتان", "مدينة النخلتان", "place/two-nakhla", None),
        ("في الرمانة", "الرمانة", "place/rumman", None),  # known, but not where
    ],
)
def test_a_place_has_a_point_where_no_other_of_its_name_can_be_meant(
    catalog: Catalog, text: str, name: str, key: str, point: tuple[float, float] | None
) -> None:
    assert points(catalog, annotation(text, name)) == {key: point}


def test_one_text_that_names_a_place_beyond_doubt_places_it_for_all(catalog: Catalog) -> None:
    doubtful = annotation("near Nakhlatan", "Nakhlatan", language="en")
    assert points(catalog, doubtful) == {"place/two-nakhla": None}
    sure = annotation("في نخلتا الجنوب", "نخلتا الجنوب")
    assert points(catalog, doubtful, sure) == points(catalog, sure, doubtful) == {"place/two-nakhla": (-18.0, 177.25)}


def test_a_state_that_acts_has_no_point_and_neither_has_its_land(catalog: Catalog) -> None:
    assert points(catalog, annotation("أعلنت سوريا", "سوريا", type=EntityType.STATE)) == {"actor/syria": None}
    assert points(catalog, annotation("في سوريا", "سوريا")) == {"place/syria": None}


@pytest.mark.parametrize(
    ("first", "second", "agree", "apart"),
    [
        ("safsaf", "safsaf", True, False),
        ("safsaf", "upland", True, False),
        ("safsaf", "fiji", True, False),
        ("upland", "fiji", True, False),
        ("safsaf", "rumman", False, True),
        ("safsaf", "lowland", False, True),
        ("upland", "lowland", False, True),
        ("safsaf", "damascus", False, True),
        ("safsaf", "syria", False, True),
        ("damascus", "syria", True, False),
        ("naranj", "upland", False, False),  # of which province it is nobody says
        ("naranj", "safsaf", False, True),
        ("safsaf", "red-sea", False, False),
        ("safsaf", "unheard-of-1a2b3c4d", False, False),
    ],
)
def test_places_are_compared_by_what_they_lie_in(
    catalog: Catalog, first: str, second: str, agree: bool, apart: bool
) -> None:
    places = Places(catalog)
    for one, other in ((first, second), (second, first)):
        assert places.agree([f"place/{one}"], [f"place/{other}"]) is agree
        assert places.apart([f"place/{one}"], [f"place/{other}"]) is apart


def test_what_a_place_lies_in_is_told_between_nodes_of_the_graph_alone(catalog: Catalog) -> None:
    def entity(key: str) -> Entity:
        return Entity(key, EntityType.PLACE, (("ar", key),))

    def within(*keys: str) -> dict[str, tuple[str, ...]]:
        return {e.key: e.within for e in Places(catalog).placed(map(entity, keys))}

    assert within("place/safsaf", "actor/fiji") == {"place/safsaf": (), "actor/fiji": ()}
    assert within("place/safsaf", "place/fiji") == {"place/safsaf": ("place/fiji",), "place/fiji": ()}
    assert within("place/safsaf", "place/upland", "place/fiji") == {
        "place/safsaf": ("place/fiji", "place/upland"),
        "place/upland": ("place/fiji",),
        "place/fiji": (),
    }


def test_points_and_what_lies_in_what_are_read_off_the_graph() -> None:
    town = Entity("place/town", EntityType.PLACE, (("ar", "البلدة"),), point=(-17.5, 178.0), within=("place/land",))
    land = Entity("place/land", EntityType.PLACE, (("ar", "البلاد"),))
    kg = KnowledgeGraph.from_resolved(Resolved((), (land, town), (), ()))
    found = {thing.iri.rpartition("/")[2]: thing for thing in kg.entities()}
    assert found["town"].point == (-17.5, 178.0)
    assert found["town"].within == (found["land"].iri,)
    assert (found["land"].point, found["land"].within) == (None, ())
    (row,) = kg.sparql("SELECT ?wkt WHERE { ?place geo:hasGeometry/geo:asWKT ?wkt }")
    assert str(row.wkt) == "POINT(178 -17.5)"


def test_known_towns_lie_where_they_lie(catalog: Catalog) -> None:
    places = {entry.id: entry for entry in Catalog.load().entries}
    for id, latitude, longitude in (("damascus", 33.5, 36.3), ("mosul-iq", 36.3, 43.1), ("buenos-aires", -34.6, -58.4)):
        assert places[id].point == pytest.approx((latitude, longitude), abs=0.1), id
    assert "طرابلس" in places["tripoli"].shared & places["tripoli-lb"].shared
    assert not places["damascus"].shared


def test_the_towns_of_the_region_lie_in_provinces_and_those_in_states(catalog: Catalog) -> None:
    places = Places(catalog)
    for town, province, state in (
        ("mosul-iq", "nineveh-governorate", "iraq"),
        ("al-bab-sy", "aleppo-governorate", "syria"),
        ("khan-yunis-ps", "gaza-strip", "palestine"),
        ("antakya-tr", "hatay-province", "turkey"),
        ("abadan-ir", "khuzestan-province", "iran"),
    ):
        assert places.around(f"place/{town}") == (f"place/{province}", f"place/{state}")
    assert places.around("place/jerusalem") == ()
    assert places.around("place/paris") == ("place/france",)


def test_what_a_place_lies_in_ends_at_a_state(catalog: Catalog) -> None:
    """A ring of places that lie in one another would have no end."""
    for entry in catalog.entries:
        if entry.within:
            assert len(Places(catalog).around(f"place/{entry.id}")) <= 3, entry.id


def test_a_place_that_the_catalog_does_not_know_lies_where_articles_say(catalog: Catalog) -> None:
    unknown, safsaf = "place/nawra-1", "place/safsaf"
    places = Places(catalog, told={unknown: {"place/market-2"}, "place/market-2": {safsaf}, safsaf: {"place/lowland"}})
    assert set(places.around(unknown)) == {"place/market-2", safsaf, "place/upland", "place/fiji"}
    assert places.agree([unknown], ["place/fiji"])
    assert places.around(safsaf) == ("place/upland", "place/fiji"), "what the catalog knows stands"


def test_places_that_are_told_to_lie_in_each_other_have_an_end(catalog: Catalog) -> None:
    assert Places(catalog, told={"place/a": {"place/b"}, "place/b": {"place/a"}}).around("place/a") == ("place/b",)
