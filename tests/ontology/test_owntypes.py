from __future__ import annotations

import pytest

from khabar.ontology.errors import UnknownTermError
from khabar.ontology.owntypes import OwnType, label_of, lineage, nearest
from khabar.ontology.terms import EventClass, EventType
from khabar.ontology.vocabulary import label, supertypes

OWN = OwnType("CyberAttack", "Attack", (("ar", "هجوم إلكتروني"), ("en", "cyber attack")))


@pytest.mark.parametrize("type", [*EventType.ALL, *EventClass.ALL])
def test_khabars_types_are_as_the_ontology_says(type: str) -> None:
    assert nearest(type, None) == type
    assert lineage(type, None) == supertypes(type)
    assert label_of(type, None, "ar") == label(type, "ar")


@pytest.mark.parametrize("under", [*EventType.ALL, *EventClass.ALL])
def test_a_declared_type_is_right_below_its_class(under: str) -> None:
    own = OwnType("Thing", under)
    assert nearest("Thing", own) == under
    assert lineage("Thing", own) == ("Thing", *supertypes(under))


def test_a_label_that_is_missing_is_taken_from_the_other_language_or_the_name() -> None:
    assert [OWN.label(language) for language in ("ar", "en")] == ["هجوم إلكتروني", "cyber attack"]
    assert OwnType("Flood", "Event", (("ar", "سيل"),)).label("en") == "سيل"
    assert label_of("Flood", OwnType("Flood", "Event"), "en") == "Flood"


def test_a_type_that_nobody_declared_is_unknown() -> None:
    with pytest.raises(UnknownTermError):
        lineage("CyberAttack", None)
