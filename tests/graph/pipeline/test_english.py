from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph import pipeline
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import event_ref, mention_ref
from khabar.graph.pipeline.words.sentences import one_sentence
from khabar.ontology.terms import EntityType, EventType, Role, Status

Roles = dict[str, list[str]]


@lru_cache(maxsize=1)
def nlp() -> Language:
    return pipeline.load("en", engine=pipeline.LEXICAL)


def understood(text: str) -> Doc:
    """One sentence, whole, through every component."""
    doc = one_sentence(nlp().make_doc(text))
    for name, component in nlp().pipeline:
        if name != "khabar_sentences":
            doc = component(doc)
    return doc


def names(doc: Doc) -> dict[str, str]:
    found = {mention_ref(span.start): span.text for span in doc.ents}
    return found | {event_ref(event.trigger): doc[event.trigger].text for event in doc._.events}


def event(doc: Doc, trigger: str) -> Event:
    return next(found for found in doc._.events if doc[found.trigger].text == trigger)


def roles(doc: Doc, found: Event) -> Roles:
    texts, result = names(doc), {}
    for argument in found.arguments:
        result.setdefault(argument.role, []).append(texts[argument.ref])
    return result


def texts(doc: Doc, refs: Iterable[str]) -> list[str]:
    known = names(doc)
    return [known[ref] for ref in refs]


def agent(*who: str) -> Roles:
    return {Role.AGENT: list(who)}


def target(*whom: str) -> Roles:
    return {Role.TARGET: list(whom)}


def theme(*what: str) -> Roles:
    return {Role.THEME: list(what)}


def place(*where: str) -> Roles:
    return {Role.PLACE: list(where)}


ATTACK, ACTUAL = EventType.ATTACK, Status.ACTUAL

EVENTS = [
    # word order and voice
    (
        "Gunmen attacked a convoy near Gao",
        "attacked",
        ATTACK,
        ACTUAL,
        agent("Gunmen") | target("convoy") | place("Gao"),
    ),
    ("A convoy was attacked by gunmen", "attacked", ATTACK, ACTUAL, target("convoy") | agent("gunmen")),
    ("Bandits have slain four villagers", "slain", EventType.KILLING, ACTUAL, agent("Bandits") | target("villagers")),
    (
        "Troops are hunting militants",
        "hunting",
        EventType.SECURITY_OPERATION,
        ACTUAL,
        agent("Troops") | target("militants"),
    ),
    (
        "An attack claimed by ISIS shook Kabul",
        "claimed",
        EventType.CLAIM_OF_RESPONSIBILITY,
        ACTUAL,
        theme("attack") | agent("ISIS"),
    ),
    ("Families of the kidnapped students wait", "kidnapped", EventType.ABDUCTION, ACTUAL, target("students")),
    # of, possessives, nationalities and hyphens
    (
        "The killing of two journalists by soldiers",
        "killing",
        EventType.KILLING,
        ACTUAL,
        target("journalists") | agent("soldiers"),
    ),
    ("Hamas's attack on the base", "attack", ATTACK, ACTUAL, agent("Hamas") | target("base")),
    (
        "They condemned the Israeli strike on the port",
        "strike",
        EventType.AIR_STRIKE,
        ACTUAL,
        agent("Israeli") | target("port"),
    ),
    ("ISIS-held towns were shelled", "held", EventType.TAKEOVER, ACTUAL, agent("ISIS") | target("towns")),
    ("ISIS-held towns were shelled", "shelled", ATTACK, ACTUAL, target("towns")),
    # light verbs: the content word is the event
    ("The EU imposed sanctions on Belarus", "sanctions", EventType.SANCTION, ACTUAL, agent("EU") | target("Belarus")),
    ("The Taliban carried out an attack on the hotel", "attack", ATTACK, ACTUAL, agent("Taliban") | target("hotel")),
    ("Rebels took nine soldiers hostage", "hostage", EventType.ABDUCTION, ACTUAL, agent("Rebels") | target("soldiers")),
    # both sides of a fight, a meeting, a deal
    ("The Peshmerga fought ISIS for months", "fought", EventType.CLASH, ACTUAL, agent("Peshmerga", "ISIS")),
    ("A truce between Israel and Hamas was agreed", "truce", EventType.AGREEMENT, ACTUAL, agent("Israel", "Hamas")),
    ("Egypt and Greece held a naval exercise", "exercise", EventType.MOBILIZATION, ACTUAL, agent("Egypt", "Greece")),
    # intelligence between services
    (
        "The United States shared intelligence with Russia about a planned attack",
        "shared",
        EventType.INTELLIGENCE_SHARING,
        ACTUAL,
        agent("United States") | target("Russia") | theme("attack"),
    ),
    (
        "The CIA tipped off Russian intelligence about a plot to bomb a cathedral",
        "tipped",
        EventType.INTELLIGENCE_SHARING,
        ACTUAL,
        agent("CIA") | target("Russian intelligence") | theme("bomb"),
    ),
    # who foils or learns of an attack does not commit it
    (
        "The CIA tipped off Iraqi intelligence about a plot to bomb a church",
        "bomb",
        EventType.BOMBING,
        Status.PLANNED,
        target("church"),
    ),
    (
        "Security forces thwarted an attempt to assassinate the governor",
        "thwarted",
        EventType.FOILING,
        ACTUAL,
        agent("Security forces") | theme("assassinate"),
    ),
    (
        "Security forces thwarted an attempt to assassinate the governor",
        "assassinate",
        EventType.ASSASSINATION,
        Status.FOILED,
        target("governor"),
    ),
    (
        "Jordan foiled an attack on the embassy by ISIS",
        "attack",
        ATTACK,
        Status.FOILED,
        target("embassy") | agent("ISIS"),
    ),
    ("Al-Shabaab claimed responsibility for the attack on the hotel", "attack", ATTACK, ACTUAL, target("hotel")),
    # denied, feared, intended, conditional
    (
        "The Iraqi army denied that its forces had shelled the market",
        "shelled",
        ATTACK,
        Status.NEGATED,
        agent("forces") | target("market"),
    ),
    (
        "Israel did not strike the airport",
        "strike",
        EventType.AIR_STRIKE,
        Status.NEGATED,
        agent("Israel") | target("airport"),
    ),
    (
        "The group may attack embassies in Kampala",
        "attack",
        ATTACK,
        Status.POSSIBLE,
        agent("group") | target("embassies") | place("Kampala"),
    ),
    (
        "Turkey plans to withdraw its troops",
        "withdraw",
        EventType.WITHDRAWAL,
        Status.PLANNED,
        agent("Turkey") | target("troops"),
    ),
    ("If the talks fail, fighting will resume", "talks", EventType.MEETING, Status.POSSIBLE, {}),
    (
        "No group claimed responsibility for the blast",
        "claimed",
        EventType.CLAIM_OF_RESPONSIBILITY,
        Status.NEGATED,
        agent("group") | theme("blast"),
    ),
    # control: who is urged, threatened or accused
    (
        "The minister urged Israel to release the detainees",
        "urged",
        EventType.DEMAND,
        ACTUAL,
        agent("minister") | target("Israel") | theme("release"),
    ),
    (
        "The minister urged Israel to release the detainees",
        "release",
        EventType.RELEASE,
        Status.POSSIBLE,
        agent("Israel") | target("detainees"),
    ),
    (
        "Iran threatened to attack American bases",
        "attack",
        ATTACK,
        Status.POSSIBLE,
        agent("Iran") | target("American bases"),
    ),
    (
        "Moscow accused Kyiv of bombing a bridge",
        "bombing",
        EventType.BOMBING,
        Status.POSSIBLE,
        agent("Kyiv") | target("bridge"),
    ),
    # lists of terrorists, and off them
    (
        "Washington designated the Houthis as a terrorist group",
        "designated",
        EventType.DESIGNATION,
        ACTUAL,
        agent("Washington") | target("Houthis"),
    ),
    (
        "Belgium took the charity off its terror list",
        "took",
        EventType.DELISTING,
        ACTUAL,
        agent("Belgium") | target("charity"),
    ),
    (
        "The State Department revoked the designation of HTS",
        "revoked",
        EventType.DELISTING,
        ACTUAL,
        agent("State Department") | theme("designation") | target("HTS"),
    ),
    # one word, several events
    (
        "Workers at the port began a strike over pay",
        "strike",
        EventType.PROTEST,
        ACTUAL,
        agent("Workers") | place("port"),
    ),
    (
        "The president fired the defence minister",
        "fired",
        EventType.RESIGNATION,
        ACTUAL,
        agent("president") | target("defence minister"),
    ),
    (
        "Hezbollah fired rockets at a village",
        "fired",
        ATTACK,
        ACTUAL,
        agent("Hezbollah") | {Role.INSTRUMENT: ["rockets"]} | target("village"),
    ),
    (
        "Prosecutors charged two men with terrorism",
        "charged",
        EventType.TRIAL,
        ACTUAL,
        agent("Prosecutors") | target("men"),
    ),
    (
        "Police seized two suspects in Antalya",
        "seized",
        EventType.ARREST,
        ACTUAL,
        agent("Police") | target("suspects") | place("Antalya"),
    ),
    (
        "Police seized explosives in Antalya",
        "seized",
        EventType.SECURITY_OPERATION,
        ACTUAL,
        agent("Police") | target("explosives") | place("Antalya"),
    ),
    ("Rebels seized the town of Sake", "seized", EventType.TAKEOVER, ACTUAL, agent("Rebels") | target("town of Sake")),
    (
        "Nigerian troops liberated forty captives",
        "liberated",
        EventType.RELEASE,
        ACTUAL,
        agent("Nigerian troops") | target("captives"),
    ),
    (
        "Iraqi troops liberated the city",
        "liberated",
        EventType.TAKEOVER,
        ACTUAL,
        agent("Iraqi troops") | target("city"),
    ),
    (
        "Israeli jets bombed a camp",
        "bombed",
        EventType.AIR_STRIKE,
        ACTUAL,
        {Role.INSTRUMENT: ["Israeli jets"]} | target("camp"),
    ),
    ("Extremists bombed a church", "bombed", EventType.BOMBING, ACTUAL, agent("Extremists") | target("church")),
    ("A court struck down the ban", "struck", EventType.TRIAL, ACTUAL, agent("court") | theme("ban")),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "status", "expected"), EVENTS)
def test_events_with_their_status_and_roles(text: str, trigger: str, kind: str, status: str, expected: Roles) -> None:
    doc = understood(text)
    found = event(doc, trigger)
    assert (found.type, found.status, roles(doc, found)) == (kind, status, expected)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A co-operation agreement was signed", "co"),
        ("He studied the cold war of the oil companies", "fire"),
        ("The finance minister came", "finance"),
        ("The training of the choir went on", "choir"),
        ("A report by the news agency", "report"),
        ("The National Security Council met", "Security"),
        ("The arrest warrant was published", "arrest"),
        ("The death penalty was abolished", "death"),
        ("Two aid workers came home", "aid"),
        ("An attack helicopter was shown", "attack"),
        ("The assault rifles were sold", "assault"),
        ("The Prime Minister-designate spoke", "designate"),
    ],
)
def test_words_that_say_no_event_here(text: str, word: str) -> None:
    doc = understood(text)
    assert word not in [doc[found.trigger].text for found in doc._.events]


@pytest.mark.parametrize(
    ("text", "trigger", "speakers", "media"),
    [
        ("Israel did not strike the airport, the military said", "strike", ["military"], []),
        ('"We will attack every base," the commander said', "attack", ["commander"], []),
        ("Two officials told Reuters that the army had shelled a market", "shelled", ["officials"], ["Reuters"]),
        ("Police said gunmen attacked a convoy", "attacked", ["Police"], []),
        ("Two soldiers were killed, according to the Iraqi army", "killed", ["Iraqi army"], []),
        ("Gunmen attacked a convoy", "attacked", [], []),
    ],
)
def test_attribution(text: str, trigger: str, speakers: list[str], media: list[str]) -> None:
    doc = understood(text)
    found = event(doc, trigger)
    assert (texts(doc, found.speakers), texts(doc, found.media)) == (speakers, media)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "US" is a state, "us" a pronoun
        ("The US told us that it would help", [(EntityType.STATE, "US")]),
        # a title is left out before a name and is a person without one
        (
            "Foreign Minister Julie Hansen met the interior minister",
            [(EntityType.PERSON, "Julie Hansen"), (EntityType.PERSON, "interior minister")],
        ),
        ("Gen. Ali Salem spoke", [(EntityType.PERSON, "Ali Salem")]),
        # a country's adjective is part of the noun phrase, a possessive is not
        (
            "Iraqi police met Iraq's army",
            [
                (EntityType.SECURITY_FORCE, "Iraqi police"),
                (EntityType.STATE, "Iraq"),
                (EntityType.SECURITY_FORCE, "army"),
            ],
        ),
        # a longer head wins over a shorter one inside it
        (
            "The international community helped the rights group",
            [(EntityType.ORGANIZATION, "international community"), (EntityType.ORGANIZATION, "rights group")],
        ),
        # one and several
        (
            "A soldier and two senior officials left",
            [(EntityType.PERSON, "soldier"), (EntityType.PERSON_GROUP, "senior officials")],
        ),
        (
            "Islamic State militants left",
            [(EntityType.ARMED_GROUP, "Islamic State"), (EntityType.PERSON_GROUP, "militants")],
        ),
        # capital letters alone: a place, a speaker; not the capitals of a headline
        ("Rain fell in Qastaliya", [(EntityType.PLACE, "Qastaliya")]),
        ("Votelin said so", [(EntityType.PERSON, "Votelin")]),
        ("Great Hopes After Long Dark Nights", []),
        # the verb "bomb" is no weapon
        ("They wanted to bomb it with a bomb", [(EntityType.WEAPON, "bomb")]),
        ("A drone strike and two drones", [(EntityType.WEAPON, "drone"), (EntityType.WEAPON, "drones")]),
    ],
)
def test_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(span.label_, span.text) for span in understood(text).ents] == expected


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Washington told Ankara that it would wait", "Washington", EntityType.STATE),
        ("Two men were held in Washington", "Washington", EntityType.PLACE),
        ("Troops left Syria", "Syria", EntityType.PLACE),
        ("Syria accused the militia of lying", "Syria", EntityType.STATE),
    ],
)
def test_a_government_and_its_land(text: str, name: str, kind: str) -> None:
    assert [span.label_ for span in understood(text).ents if span.text == name] == [kind]
