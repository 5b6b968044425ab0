"""What has no name is shown with whose it is."""

from __future__ import annotations

import pytest

from khabar.graph.pipeline.rules import MODEL
from khabar.graph.resolution.entities.described import with_owners
from khabar.graph.resolution.model import Entity, Evidence, Fact
from khabar.ontology.terms import EntityType, RelationType

GROUP = Entity("actor/group", EntityType.ARMED_GROUP, (("ar", "حركة الفجر"), ("en", "Dawn")))
TOWN = Entity("place/town", EntityType.PLACE, (("en", "Rihab"),))
OTHER = Entity("actor/other", EntityType.ARMED_GROUP, (("ar", "حركة الغسق"),))


def shown(*facts: tuple[str, Entity], language: str = "ar", described: bool = True, confidence: float = 0.9) -> Entity:
    """A commander as his label is, after these facts about him."""
    entity = Entity("actor/commander", EntityType.PERSON, ((language, "قيادي"),))
    said = (Evidence("article/a", 0, 6, "قيادي", "actual", confidence, MODEL),)
    found = [Fact(f"relation/{n}", type, entity.key, of.key, said) for n, (type, of) in enumerate(facts)]
    keys = {entity.key} if described else set()
    first, *others = with_owners([entity, GROUP, TOWN, OTHER], found, keys)
    assert others == [GROUP, TOWN, OTHER]
    return first


@pytest.mark.parametrize(
    ("language", "facts", "label"),
    [
        ("ar", [(RelationType.MEMBER_OF, GROUP)], "قيادي (حركة الفجر)"),
        ("en", [(RelationType.MEMBER_OF, GROUP)], "قيادي (Dawn)"),
        ("ar", [(RelationType.LOCATED_IN, TOWN)], "قيادي (Rihab)"),
        ("ar", [(RelationType.LOCATED_IN, TOWN), (RelationType.LEADS, OTHER)], "قيادي (حركة الغسق)"),
        ("ar", [(RelationType.MEMBER_OF, GROUP), (RelationType.MEMBER_OF, OTHER)], "قيادي"),
        ("ar", [(RelationType.ALLIED_WITH, GROUP)], "قيادي"),
        ("ar", [], "قيادي"),
    ],
)
def test_the_label_tells_the_one_thing_it_belongs_to(
    language: str, facts: list[tuple[str, Entity]], label: str
) -> None:
    entity = shown(*facts, language=language)
    assert dict(entity.labels) == {language: label}
    assert ((language, "قيادي") in entity.aliases) is (label != "قيادي")


def test_what_has_a_name_keeps_its_label() -> None:
    assert shown((RelationType.MEMBER_OF, GROUP), described=False).labels == (("ar", "قيادي"),)


def test_whose_it_hardly_is_stays_out_of_the_label() -> None:
    assert shown((RelationType.MEMBER_OF, GROUP), confidence=0.3).labels == (("ar", "قيادي"),)
