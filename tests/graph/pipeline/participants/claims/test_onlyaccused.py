"""Who is accused has done it alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.participants.claims.onlyaccused import without_means
from khabar.ontology.terms import EventType, Role


@pytest.mark.parametrize(
    ("language", "text", "accused"),
    [
        ("ar", "مالي تطرد سفيرة السويد وتتهم أوكرانيا بدعم الإرهاب", "أوكرانيا"),
        ("ar", "الخرطوم تستدعي سفير كينيا وتتهم نيروبي بدعم المتمردين", "نيروبي"),
        ("en", "Mali expelled Sweden's ambassador and accused Ukraine of supporting terrorism.", "Ukraine"),
    ],
)
def test_who_is_named_before_an_accusation_has_not_done_what_it_is_of(
    language: str, text: str, accused: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    spans = {f"e{span.start}": span.text for span in doc.ents}
    (support,) = (event for event in doc._.events if event.type == EventType.SUPPORT)
    assert [spans[ref] for ref in support.refs(Role.AGENT)] == [accused]


def test_who_is_only_named_in_the_deed_is_not_accused_by_what_takes_it_up(settled: Callable[..., set[str]]) -> None:
    text = "Chad accused the {rebels:ArmedGroup} of letting the {militia:ArmedGroup} cross, an allegation they deny"
    accused = ("accused", "Accusation", "target rebels")
    told = settled(without_means, "en", text, accused, ("allegation", "Accusation", "target rebels,target militia"))
    assert told == {"accused target rebels", "allegation target rebels"}
