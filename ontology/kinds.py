"""Kinds of things and of events that code asks for often, and the two sides of what happens.

The types are those of ``khabar.ttl``; who needs a kind that is not here asks `khabar.ontology.vocabulary.subtypes`.
"""

from __future__ import annotations

from typing import Final

from khabar.ontology.terms import EntityClass, EntityType, EventClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

ACTORS: Final = frozenset(subtypes(EntityClass.ACTOR))
"""Types of entities that act: persons, groups, states, bodies, media."""
PEOPLE: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP})
"""Types of entities that are people of flesh and blood."""
BODIES: Final = ACTORS - PEOPLE - {EntityType.MEDIA}
"""Types of what people lead and belong to: states, their bodies and forces, armed groups, organisations."""
LOCATIONS: Final = frozenset({EntityType.PLACE, EntityType.SITE})
"""Types of entities where something is or happens."""
VIOLENCE: Final = frozenset(subtypes(EventClass.VIOLENCE))
"""Types of events in which somebody is hurt, or something destroyed."""
SPEECH: Final = frozenset(subtypes(EventClass.SPEECH))
"""Types of events that are made with words."""
MUTUAL: Final = frozenset({EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION, EventType.CLASH})
"""Types of events all of whose sides are agents, so that the role does not tell subject from object."""
PARTIES: Final = (Role.AGENT, Role.TARGET)
"""The roles of who does something and whom it is done to."""
