"""Mentions of a Doc never overlap, the longer one wins where asked; events that turn out to be of another type."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.pipeline.doc import Event, mention, merge
from khabar.graph.pipeline.extensions import register
from khabar.ontology.owntypes import OwnType


def made(*spans: tuple[int, int]) -> Doc:
    register()
    doc = Doc(Vocab(), words=[f"w{i}" for i in range(12)])
    merge(doc, [mention(doc, start, end, "Place", rule="old") for start, end in spans])
    return doc


def bounds(doc: Doc) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in doc.ents]


@pytest.mark.parametrize(
    ("old", "new", "override", "expected"),
    [
        ([(2, 3)], (5, 6), False, [(2, 3), (5, 6)]),
        ([(2, 3)], (2, 4), False, [(2, 3)]),
        ([(2, 3)], (2, 4), True, [(2, 4)]),
        ([(2, 3), (3, 4)], (1, 5), True, [(1, 5)]),
        ([(2, 6)], (5, 8), True, [(2, 6)]),
        ([(2, 4)], (3, 5), True, [(2, 4)]),
    ],
)
def test_a_mention_gives_way_to_a_longer_one_only_where_asked(
    old: list[tuple[int, int]], new: tuple[int, int], override: bool, expected: list[tuple[int, int]]
) -> None:
    doc = made(*old)
    merge(doc, [mention(doc, *new, "Site", rule="new", known="x")], override=override)
    assert bounds(doc) == expected


def test_type_rule_and_catalog_id_stay_with_the_mention() -> None:
    doc = made((2, 3))
    merge(doc, [mention(doc, 5, 7, "Site", rule="new", confidence=0.4, known="x")])
    span = doc.ents[1]
    assert (span.label_, span.id_, span._.rule, span._.confidence) == ("Site", "x", "new", 0.4)


SPANS = st.tuples(st.integers(0, 11), st.integers(1, 4)).map(lambda s: (s[0], min(12, s[0] + s[1])))


@given(st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=6), st.booleans())
def test_mentions_never_overlap(old: list[tuple[int, int]], new: list[tuple[int, int]], override: bool) -> None:
    doc = made(*old)
    before = set(bounds(doc))
    merge(doc, [mention(doc, *span, "Site", rule="new") for span in new], override=override)
    after = bounds(doc)
    assert all(a[1] <= b[0] for a, b in pairwise(after))
    assert set(after) <= before | set(new)
    if not override:
        assert before <= set(after)


@pytest.mark.parametrize(
    ("type", "name", "above"),
    [
        ("Attack", "Raid", "Attack"),
        ("Bombing", "Raid", "Attack"),  # more exact than an attack, but so is the user's word
        ("Violence", "Violence", "Violence"),
        ("Sanction", "Sanction", "Sanction"),
    ],
)
def test_an_own_type_goes_where_the_event_is_no_more_under_it(type: str, name: str, above: str) -> None:
    event = Event(3, "Attack", "actual", own=OwnType("Raid", "Attack")).with_type(type)
    assert (event.name, event.type, event.is_a("Raid")) == (name, above, name == "Raid")
    assert Event(3, "Attack", "actual").with_type(type).name == type
