"""Who is named in a phrase on somebody else alone is not taken up by "the group"."""

from __future__ import annotations

import pytest
from linked import article, one

from khabar.graph.catalog import Catalog
from khabar.ontology.terms import EntityType

GROUP = EntityType.ARMED_GROUP


@pytest.mark.parametrize(
    ("text", "first", "second", "short", "language"),
    [
        ("Palm Front, which split from Dawn Front, spoke. The group left", "Palm Front", "Dawn Front", "group", "en"),
        ("Palm Front, an ally of Dawn Front, spoke. The group left", "Palm Front", "Dawn Front", "group", "en"),
        ("Palm Front, linked to Dawn Front, spoke. The front left", "Palm Front", "Dawn Front", "front", "en"),
        ("هاجمت حركة النخيل المتحالفة مع حركة الفجر بلدة، وقالت الحركة", "حركة النخيل", "حركة الفجر", "الحركة", "ar"),
        ("هاجمت حركة النخيل المرتبطة بتنظيم الفجر بلدة، وقال التنظيم", "حركة النخيل", "تنظيم الفجر", "التنظيم", "ar"),
        ("هاجم تنظيم النخيل الذي انشق عن جماعة الفجر بلدة، وقالت الجماعة", "تنظيم النخيل", "جماعة الفجر", "الجماعة", "ar"),
    ],
)  # fmt: skip
def test_a_short_form_takes_up_whom_the_phrase_is_on(
    text: str, first: str, second: str, short: str, language: str
) -> None:
    mentions = [(name, GROUP) for name in (first, second, short)]
    found = one(Catalog.load(), article(text, mentions, language=language))
    assert found[0] == found[-1]


def test_whose_ally_stands_before_a_name_is_taken_up_no_more() -> None:
    mentions = [("Dawn Front", GROUP), ("Palm Front", GROUP), ("group", GROUP)]
    text = "The Dawn Front-linked Palm Front attacked a base. The group left"
    first, second, third = one(Catalog.load(), article(text, mentions, language="en"))
    assert first != second == third


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Palm Front, an ally of Dawn Front, spoke. Dawn Front agreed. The group left", ["Palm", "Dawn", "Dawn"]),
        ("Palm Front and Dawn Front spoke. The group left", ["Palm", "Dawn"]),
        ("Palm Front met Dawn Front. The group left", ["Palm", "Dawn"]),
    ],
)
def test_of_two_told_of_neither_is_taken_up(text: str, names: list[str]) -> None:
    mentions = [*((f"{name} Front", GROUP) for name in names), ("group", GROUP)]
    *named, short = one(Catalog.load(), article(text, mentions, language="en"))
    assert short not in named
