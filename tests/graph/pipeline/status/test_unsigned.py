"""Who has not signed an agreement is no side of it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.ontology.terms import Role


@pytest.mark.parametrize(
    ("language", "text", "trigger", "sides", "status"),
    [
        (
            "en",
            "The Houthis did not sign the agreement between Yemen and Oman.",
            "agreement",
            ["Yemen", "Oman"],
            "actual",
        ),
        ("en", "The Houthis did not sign the agreement between Yemen and Oman.", "sign", ["Houthis"], "negated"),
        ("en", "Kenya did not sign the treaty that Jordan and Syria signed.", "treaty", ["Jordan", "Syria"], "actual"),
        ("en", "Armenia has not signed the treaty with Azerbaijan.", "treaty", ["Armenia", "Azerbaijan"], "negated"),
        ("en", "Armenia has signed the treaty with Azerbaijan.", "treaty", ["Armenia", "Azerbaijan"], "actual"),
        ("ar", "لم يوقع الحوثيون الاتفاق بين اليمن والسعودية.", "الاتفاق", ["اليمن", "السعودية"], "actual"),
        ("ar", "لم يوقع الحوثيون الاتفاق بين اليمن والسعودية.", "يوقع", ["الحوثيون"], "negated"),
    ],
)
def test_who_has_not_signed_an_agreement_is_no_side_of_it(
    engines: dict[tuple[str, str], Language],
    language: str,
    text: str,
    trigger: str,
    sides: list[str],
    status: str,
) -> None:
    doc = engines[language, BOTH](text)
    event = next(event for event in doc._.events if doc[event.trigger].text == trigger)
    named = mentions_by_ref(doc)
    assert [named[argument.ref].text for argument in event.arguments if argument.role == Role.AGENT] == sides
    assert event.status == status
