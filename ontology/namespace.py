# ruff: noqa: N815
"""The namespace of khabar.ttl for rdflib; a term it does not define raises AttributeError.

Generated from khabar.ttl: run `python -m khabar.ontology.generate`; do not edit.
"""

from __future__ import annotations

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class KHABAR(DefinedNamespace):
    """The terms of https://w3id.org/khabar/ontology#, version 0.1.0."""

    _fail = True
    _NS = Namespace("https://w3id.org/khabar/ontology#")
    _extras = [  # noqa: RUF012
        "from",
        "sharedIntelligenceWith-from-IntelligenceSharing",
        "sharedIntelligenceWith-from-MutualIntelligenceSharing",
        "foiledAttackOn-from-Foiling",
        "foiledAttackBy-from-Foiling",
        "designatedAsTerroristBy-from-Designation",
        "attacked-from-Attack",
        "bombed-from-Bombing",
        "bombed-from-AirStrike",
        "killed-from-Killing",
        "abducted-from-Abduction",
        "arrested-from-Arrest",
        "warned-from-Warning",
        "threatened-from-Threat",
        "accused-from-Accusation",
        "condemned-from-Condemnation",
        "sanctioned-from-Sanction",
        "supported-from-Support",
        "metWith-from-Meeting",
        "agreedWith-from-Agreement",
        "cooperatedWith-from-Cooperation",
    ]

    Entity: URIRef
    Actor: URIRef
    Person: URIRef
    PersonGroup: URIRef
    State: URIRef
    GovernmentBody: URIRef
    SecurityForce: URIRef
    ArmedGroup: URIRef
    Organization: URIRef
    Media: URIRef
    Location: URIRef
    Place: URIRef
    Site: URIRef
    Weapon: URIRef
    Event: URIRef
    Violence: URIRef
    Attack: URIRef
    Bombing: URIRef
    AirStrike: URIRef
    Clash: URIRef
    Killing: URIRef
    Assassination: URIRef
    Abduction: URIRef
    SecurityAction: URIRef
    Foiling: URIRef
    Arrest: URIRef
    SecurityOperation: URIRef
    Trial: URIRef
    Release: URIRef
    Mobilization: URIRef
    Takeover: URIRef
    Withdrawal: URIRef
    Measure: URIRef
    Designation: URIRef
    Delisting: URIRef
    Sanction: URIRef
    Appointment: URIRef
    Resignation: URIRef
    SideRelation: URIRef
    IntelligenceSharing: URIRef
    Cooperation: URIRef
    Support: URIRef
    Agreement: URIRef
    Meeting: URIRef
    Speech: URIRef
    Statement: URIRef
    Warning: URIRef
    Threat: URIRef
    Accusation: URIRef
    Condemnation: URIRef
    ClaimOfResponsibility: URIRef
    Demand: URIRef
    Protest: URIRef
    role: URIRef
    agent: URIRef
    target: URIRef
    theme: URIRef
    place: URIRef
    time: URIRef
    instrument: URIRef
    Interval: URIRef
    to: URIRef
    timeExpression: URIRef
    Status: URIRef
    status: URIRef
    actual: URIRef
    planned: URIRef
    foiled: URIRef
    negated: URIRef
    possible: URIRef
    staticRelation: URIRef
    leads: URIRef
    memberOf: URIRef
    represents: URIRef
    partOf: URIRef
    locatedIn: URIRef
    alliedWith: URIRef
    eventOrder: URIRef
    before: URIRef
    after: URIRef
    directRelation: URIRef
    sharedIntelligenceWith: URIRef
    foiledAttackOn: URIRef
    foiledAttackBy: URIRef
    designatedAsTerroristBy: URIRef
    attacked: URIRef
    bombed: URIRef
    killed: URIRef
    abducted: URIRef
    arrested: URIRef
    warned: URIRef
    threatened: URIRef
    accused: URIRef
    condemned: URIRef
    sanctioned: URIRef
    supported: URIRef
    metWith: URIRef
    agreedWith: URIRef
    cooperatedWith: URIRef
    DirectRule: URIRef
    entails: URIRef
    fromEvent: URIRef
    subjectRole: URIRef
    objectRole: URIRef
    objectThrough: URIRef
    throughEvent: URIRef
    withoutRole: URIRef
    bothWays: URIRef
    sidesAtMost: URIRef
    Count: URIRef
    Unit: URIRef
    Bound: URIRef
    count: URIRef
    unit: URIRef
    bound: URIRef
    countExpression: URIRef
    countedIn: URIRef
    countedRole: URIRef
    exact: URIRef
    atLeast: URIRef
    atMost: URIRef
    approximate: URIRef
    vague: URIRef
    dead: URIRef
    wounded: URIRef
    casualties: URIRef
    detainees: URIRef
    abductees: URIRef
    freed: URIRef
    defendants: URIRef
    protesters: URIRef
    deployed: URIRef
    withdrawn: URIRef
    Mention: URIRef
    Relation: URIRef
    evidence: URIRef
    article: URIRef
    quote: URIRef
    attributedTo: URIRef
    via: URIRef
    Link: URIRef
    chain: URIRef
    source: URIRef
    reportedBy: URIRef
    statedTime: URIRef
    statedAgent: URIRef
    statedTarget: URIRef
    statedPlace: URIRef
    independentSources: URIRef
    confidence: URIRef
    rule: URIRef
