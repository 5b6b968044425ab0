"""Names for code of the terms of khabar.ttl, as local names.

Generated from khabar.ttl: run `python -m khabar.ontology.generate`; do not edit.
"""

from __future__ import annotations

from typing import Final

NAMESPACE: Final = "https://w3id.org/khabar/ontology#"
ID_NAMESPACE: Final = "https://w3id.org/khabar/id/"
VERSION: Final = "0.1.0"


class EntityType:
    """Classes of things that take part in events."""

    PERSON: Final = "Person"
    PERSON_GROUP: Final = "PersonGroup"
    STATE: Final = "State"
    GOVERNMENT_BODY: Final = "GovernmentBody"
    SECURITY_FORCE: Final = "SecurityForce"
    ARMED_GROUP: Final = "ArmedGroup"
    ORGANIZATION: Final = "Organization"
    MEDIA: Final = "Media"
    PLACE: Final = "Place"
    SITE: Final = "Site"
    WEAPON: Final = "Weapon"
    ALL: Final = (
        PERSON,
        PERSON_GROUP,
        STATE,
        GOVERNMENT_BODY,
        SECURITY_FORCE,
        ARMED_GROUP,
        ORGANIZATION,
        MEDIA,
        PLACE,
        SITE,
        WEAPON,
    )


class EntityClass:
    """The classes above them, which nothing is a mere instance of."""

    ENTITY: Final = "Entity"
    ACTOR: Final = "Actor"
    LOCATION: Final = "Location"
    ALL: Final = (
        ENTITY,
        ACTOR,
        LOCATION,
    )


class EventType:
    """Leaf and inner classes of events that a text can mention."""

    ATTACK: Final = "Attack"
    BOMBING: Final = "Bombing"
    AIR_STRIKE: Final = "AirStrike"
    CLASH: Final = "Clash"
    KILLING: Final = "Killing"
    ASSASSINATION: Final = "Assassination"
    ABDUCTION: Final = "Abduction"
    FOILING: Final = "Foiling"
    ARREST: Final = "Arrest"
    SECURITY_OPERATION: Final = "SecurityOperation"
    TRIAL: Final = "Trial"
    RELEASE: Final = "Release"
    MOBILIZATION: Final = "Mobilization"
    TAKEOVER: Final = "Takeover"
    WITHDRAWAL: Final = "Withdrawal"
    DESIGNATION: Final = "Designation"
    DELISTING: Final = "Delisting"
    SANCTION: Final = "Sanction"
    APPOINTMENT: Final = "Appointment"
    RESIGNATION: Final = "Resignation"
    INTELLIGENCE_SHARING: Final = "IntelligenceSharing"
    COOPERATION: Final = "Cooperation"
    SUPPORT: Final = "Support"
    AGREEMENT: Final = "Agreement"
    MEETING: Final = "Meeting"
    STATEMENT: Final = "Statement"
    WARNING: Final = "Warning"
    THREAT: Final = "Threat"
    ACCUSATION: Final = "Accusation"
    CONDEMNATION: Final = "Condemnation"
    CLAIM_OF_RESPONSIBILITY: Final = "ClaimOfResponsibility"
    DEMAND: Final = "Demand"
    PROTEST: Final = "Protest"
    ALL: Final = (
        ATTACK,
        BOMBING,
        AIR_STRIKE,
        CLASH,
        KILLING,
        ASSASSINATION,
        ABDUCTION,
        FOILING,
        ARREST,
        SECURITY_OPERATION,
        TRIAL,
        RELEASE,
        MOBILIZATION,
        TAKEOVER,
        WITHDRAWAL,
        DESIGNATION,
        DELISTING,
        SANCTION,
        APPOINTMENT,
        RESIGNATION,
        INTELLIGENCE_SHARING,
        COOPERATION,
        SUPPORT,
        AGREEMENT,
        MEETING,
        STATEMENT,
        WARNING,
        THREAT,
        ACCUSATION,
        CONDEMNATION,
        CLAIM_OF_RESPONSIBILITY,
        DEMAND,
        PROTEST,
    )


class EventClass:
    """The classes above them, which no event is a mere instance of."""

    EVENT: Final = "Event"
    VIOLENCE: Final = "Violence"
    SECURITY_ACTION: Final = "SecurityAction"
    MEASURE: Final = "Measure"
    SIDE_RELATION: Final = "SideRelation"
    SPEECH: Final = "Speech"
    ALL: Final = (
        EVENT,
        VIOLENCE,
        SECURITY_ACTION,
        MEASURE,
        SIDE_RELATION,
        SPEECH,
    )


class Role:
    """How a thing takes part in an event."""

    AGENT: Final = "agent"
    TARGET: Final = "target"
    THEME: Final = "theme"
    PLACE: Final = "place"
    TIME: Final = "time"
    INSTRUMENT: Final = "instrument"
    ALL: Final = (
        AGENT,
        TARGET,
        THEME,
        PLACE,
        TIME,
        INSTRUMENT,
    )


class Status:
    """Whether the text says that an event happened."""

    ACTUAL: Final = "actual"
    PLANNED: Final = "planned"
    FOILED: Final = "foiled"
    NEGATED: Final = "negated"
    POSSIBLE: Final = "possible"
    ALL: Final = (
        ACTUAL,
        PLANNED,
        FOILED,
        NEGATED,
        POSSIBLE,
    )


class Unit:
    """What people are counted as in an event."""

    DEAD: Final = "dead"
    WOUNDED: Final = "wounded"
    CASUALTIES: Final = "casualties"
    DETAINEES: Final = "detainees"
    ABDUCTEES: Final = "abductees"
    FREED: Final = "freed"
    DEFENDANTS: Final = "defendants"
    PROTESTERS: Final = "protesters"
    DEPLOYED: Final = "deployed"
    WITHDRAWN: Final = "withdrawn"
    ALL: Final = (
        DEAD,
        WOUNDED,
        CASUALTIES,
        DETAINEES,
        ABDUCTEES,
        FREED,
        DEFENDANTS,
        PROTESTERS,
        DEPLOYED,
        WITHDRAWN,
    )


class Bound:
    """How the number of a count is meant."""

    EXACT: Final = "exact"
    AT_LEAST: Final = "atLeast"
    AT_MOST: Final = "atMost"
    APPROXIMATE: Final = "approximate"
    VAGUE: Final = "vague"
    ALL: Final = (
        EXACT,
        AT_LEAST,
        AT_MOST,
        APPROXIMATE,
        VAGUE,
    )


class RelationType:
    """Static relations between two entities."""

    LEADS: Final = "leads"
    MEMBER_OF: Final = "memberOf"
    REPRESENTS: Final = "represents"
    PART_OF: Final = "partOf"
    LOCATED_IN: Final = "locatedIn"
    ALLIED_WITH: Final = "alliedWith"
    ALL: Final = (
        LEADS,
        MEMBER_OF,
        REPRESENTS,
        PART_OF,
        LOCATED_IN,
        ALLIED_WITH,
    )


class OrderRelation:
    """How two events follow one another."""

    BEFORE: Final = "before"
    AFTER: Final = "after"
    ALL: Final = (
        BEFORE,
        AFTER,
    )


class DirectRelation:
    """Short-cuts from entity to entity, entailed by events."""

    SHARED_INTELLIGENCE_WITH: Final = "sharedIntelligenceWith"
    FOILED_ATTACK_ON: Final = "foiledAttackOn"
    FOILED_ATTACK_BY: Final = "foiledAttackBy"
    DESIGNATED_AS_TERRORIST_BY: Final = "designatedAsTerroristBy"
    ATTACKED: Final = "attacked"
    BOMBED: Final = "bombed"
    KILLED: Final = "killed"
    ABDUCTED: Final = "abducted"
    ARRESTED: Final = "arrested"
    WARNED: Final = "warned"
    THREATENED: Final = "threatened"
    ACCUSED: Final = "accused"
    CONDEMNED: Final = "condemned"
    SANCTIONED: Final = "sanctioned"
    SUPPORTED: Final = "supported"
    MET_WITH: Final = "metWith"
    AGREED_WITH: Final = "agreedWith"
    COOPERATED_WITH: Final = "cooperatedWith"
    ALL: Final = (
        SHARED_INTELLIGENCE_WITH,
        FOILED_ATTACK_ON,
        FOILED_ATTACK_BY,
        DESIGNATED_AS_TERRORIST_BY,
        ATTACKED,
        BOMBED,
        KILLED,
        ABDUCTED,
        ARRESTED,
        WARNED,
        THREATENED,
        ACCUSED,
        CONDEMNED,
        SANCTIONED,
        SUPPORTED,
        MET_WITH,
        AGREED_WITH,
        COOPERATED_WITH,
    )
