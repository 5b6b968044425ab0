"""A name is known again in another script, and taken for no other one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.resolution.wording.transliteration import same_name, sounds

EXAMPLES = [(row["name"], row["with"], row["same"]) for row in table("ar", "sounds")["example"]]


@pytest.mark.parametrize(("arabic", "latin", "same"), EXAMPLES, ids=[f"{latin}-{same}" for _, latin, same in EXAMPLES])
def test_the_examples_of_the_table_hold(arabic: str, latin: str, same: bool) -> None:
    assert same_name(sounds(arabic, "ar"), sounds(latin, "en")) is same


@pytest.mark.parametrize(
    ("arabic", "latin", "same"),
    [
        ("عبد الله الكيلاني", "Abdullah al-Kilani", True),
        ("عبدالله الكيلاني", "Abdallah Kilani", True),
        ("عبد العزيز رشيد", "Abdulaziz Rashid", True),
        ("عبد اللطيف رشيد", "Abdul Latif Rashid", True),
        ("مُعاذ الشَّامي", "Muadh ash-Shami", True),
        ("يحيى المنصوري", "Yahya al-Mansouri", True),
        ("هاني شاكر", "Hani Shaker", True),
        ("هاني شاكر", "Hana Shaker", False),
        ("سعيد منصور", "Saad Mansour", False),
        ("منير سعد", "Mounir Saeed", True),  # ع may be any vowel: uniqueness has to help here
        ("ميخائيل راخوف", "Mikhail Rachov", True),
        ("يان غيرتس", "Jan Gerz", True),
        ("ديفا لوران", "Diva Laurens", False),
    ],
)
def test_vowels_and_articles_are_compared_as_they_are_transcribed(arabic: str, latin: str, same: bool) -> None:
    assert same_name(sounds(arabic, "ar"), sounds(latin, "en")) is same


def test_both_languages_give_the_same_signs() -> None:
    signs = [set(table(language, "sounds")["consonants"]) for language in LANGUAGES]
    assert signs[0] == signs[1]


@given(st.text(max_size=30), st.sampled_from(LANGUAGES))
def test_any_text_has_a_sound_with_a_place_for_vowels_around_each_consonant(name: str, language: str) -> None:
    assert all(len(heard.vowels) == len(heard.consonants) + 1 for heard in sounds(name, language))
