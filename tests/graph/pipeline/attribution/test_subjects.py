"""Whom a pronoun that begins a sentence stands for, and where that is left open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Boko Haram killed ten villagers in Borno. They also attacked a base.", "attacked agent Boko Haram"),
        ("Gunmen attacked a village. They abducted twelve girls and killed a guard.", "killed agent Gunmen"),
        ("The Houthis attacked a ship. They then shelled Eilat. They later bombed a port.", "bombed agent Houthis"),
        ("The army bombed a village. It later carried out an air strike on Aden.", "strike agent army"),
        ("The minister met the ambassador in Doha. He condemned the raid.", "condemned agent minister"),
        ("Omar Haddad attacked two officers. He was shot dead by police.", "shot target Omar Haddad"),
        ("Police arrested Omar Haddad. He was released on Friday.", "released target Omar Haddad"),
        ("Turkey sent troops to Libya. On Monday, it also supported the government.", "supported agent Turkey"),
    ],
)
def test_it_is_the_subject_of_the_sentence_before(
    text: str, argument: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "expect": [argument]}, BOTH)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Police arrested three men. They attacked a synagogue.", "attacked agent Police"),
        ("Police arrested three men. They had attacked a bank.", "attacked agent Police"),
        ("Police said gunmen attacked a village. They abducted twelve girls.", "abducted agent Police"),
        ("Two soldiers were killed when militants attacked a base. They also abducted a guard.",
         "abducted agent soldiers"),
        ("The minister ordered the arrest of Omar Haddad. He was arrested on Friday.", "arrested target minister"),
        ("Israel bombed Beirut. He condemned the raid.", "condemned agent Israel"),
        ("Colonel Omar Haddad spoke to reporters. He said troops backed by jets chased the rebels and killed ten of them.",
         "killed agent Omar Haddad"),
        ("Israel bombed Beirut. Militants said it attacked a village.", "attacked agent Beirut"),
    ],
)  # fmt: skip
def test_it_is_nobody_where_another_one_may_be_meant(
    text: str, argument: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "not_expect": [argument]}, BOTH)
