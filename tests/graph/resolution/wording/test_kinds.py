"""Common words of names are the same in both languages, and a name is cut into them and the rest."""

from __future__ import annotations

import pytest

from khabar.graph.catalog.spelling import spelling
from khabar.graph.language.data import LANGUAGES, shared, table
from khabar.graph.resolution.wording.kinds import Made, kinds
from khabar.graph.resolution.wording.shortforms import shortforms


def made(name: str, language: str) -> Made:
    return kinds(language).made(spelling(language).bare(name).split())


@pytest.mark.parametrize("row", table("ar", "kinds")["example"], ids=lambda row: row["with"])
def test_the_examples_of_the_table_hold(row: dict[str, object]) -> None:
    arabic, english = made(str(row["name"]), "ar"), made(str(row["with"]), "en")
    assert list(arabic.kinds) == list(english.kinds) == row["kinds"]
    assert list(arabic.rest) == row.get("rest", [])


def test_both_languages_have_the_same_ids() -> None:
    first, second = (table(language, "kinds") for language in LANGUAGES)
    assert first["kinds"].keys() == second["kinds"].keys()
    assert all(first["kinds"].values())
    assert all(second["kinds"].values())


def test_the_lists_are_of_these_ids() -> None:
    ids = table("ar", "kinds")["kinds"].keys()
    assert all(set(named) <= ids for name, named in shared("kinds").items() if name != "offices")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_of_two_kinds(language: str) -> None:
    phrases = [phrase for phrases in table(language, "kinds")["kinds"].values() for phrase in phrases]
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("وزارة النقل", "ar", True),
        ("Central Bank", "en", True),
        ("محكمة", "ar", False),
        ("party office", "en", False),
        ("لجنة التحقيق", "ar", True),
    ],
)
def test_a_state_has_one_of_some_things_and_many_of_others(name: str, language: str, expected: bool) -> None:
    assert kinds(language).one_of_a_state(made(name, language)) is expected


def test_forms_of_a_word_are_known() -> None:
    for name in ("مكتب", "مكتبا", "للمكتب"):
        assert made(name, "ar") == Made(("office",), ())
    for name in ("مسؤولين", "مسؤولون"):
        assert kinds("ar").made(shortforms("ar").people([spelling("ar").bare(name)])).kinds == ("official",)


def test_words_say_what_part_people_have_in_an_attack() -> None:
    assert kinds("en").parts(made("gunmen", "en")) == kinds("ar").parts(made("المهاجمين", "ar")) == {"attackers"}
    assert kinds("ar").parts(made("القتلى", "ar")) == {"victims"}
    assert kinds("en").parts(made("officials", "en")) == set()
