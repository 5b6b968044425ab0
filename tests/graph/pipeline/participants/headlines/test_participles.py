"""Whom a headline begins with before a participle undergoes what it says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.language.data import table
from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize("row", table("en", "undergone")["headline"]["examples"], ids=lambda row: str(row["text"]))
def test_who_stands_before_a_verb_without_object_was_struck(
    row: dict[str, Any], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": row["text"], **row}, BOTH)


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        ("Former president charged in Zambia", {"charged target Former president"}, {"charged agent Former president"}),
        ("Senator threatened on campaign trail", {"threatened target Senator"}, {"threatened agent Senator"}),
        ("Rabbi stabbed, two arrested in Lyon", {"stabbed target Rabbi"}, {"stabbed agent Rabbi"}),
        ("Israel shot down a drone over Golan", {"shot agent Israel"}, {"shot target Israel"}),
        ("Gunmen attack in Kano", set(), {"attack target Gunmen"}),
    ],
)
def test_no_form_of_be_is_needed_in_a_headline(
    text: str, expect: set[str], not_expect: set[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
