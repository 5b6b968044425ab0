"""Who fills one role of one happening under several descriptions is one, unless something says otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from khabar.graph.pipeline import LEXICAL, annotate
from khabar.graph.pipeline.languages import Pipelines
from khabar.graph.reading import read
from khabar.graph.reading.making import from_text
from khabar.graph.resolution import resolve
from khabar.graph.resolution.events.participants import one_in_happenings, renamed
from khabar.graph.resolution.index import EntityIndex, Profile
from khabar.graph.resolution.model import Entity, Evidence, Happening, Resolved

TYPES = {
    "actor/gunmen": "PersonGroup",
    "actor/attackers": "PersonGroup",
    "actor/people": "PersonGroup",
    "actor/soldiers": "PersonGroup",
    "actor/civilians": "PersonGroup",
    "actor/guards-of-iraq": "PersonGroup",
    "actor/guards-of-iran": "PersonGroup",
    "actor/isis": "ArmedGroup",
    "place/hall": "Site",
    "place/ghadir-hall": "Site",
    "place/ghadir-school": "Site",
}
NAMED = {"actor/isis", "actor/guards-of-iraq", "actor/guards-of-iran", "place/ghadir-hall", "place/ghadir-school"}
KINDS = {"actor/soldiers": "soldier", "actor/civilians": "civilian", "place/hall": "hall", "place/ghadir-hall": "hall"}
SAID = {key: frozenset({kind}) for key, kind in KINDS.items()}
VAGUE = {"actor/gunmen", "actor/attackers", "actor/people"}
INDEX = EntityIndex(
    {},
    [Entity(key, type, (("en", key.partition("/")[2]),)) for key, type in TYPES.items()],
    {
        key: Profile(key not in NAMED, key in VAGUE, kinds=SAID.get(key, frozenset()), parts=SAID.get(key, frozenset()))
        for key in TYPES
    },
)


def happening(*mentions: tuple[str, str]) -> Happening:
    """A happening; mentions are an article's name and "role key, role key"."""
    evidence = []
    for number, (article, words) in enumerate(mentions):
        parts = tuple(sorted(tuple(part.split()) for part in words.split(", ")))
        evidence.append(Evidence(article, number, number + 1, "", "actual", 1.0, "", participants=parts))
    found = tuple(sorted({part for item in evidence for part in item.participants or ()}))
    return Happening("event/attack-1", "Attack", ("actual",), found, tuple(evidence))


@pytest.mark.parametrize(
    ("mentions", "names"),
    [
        (
            [("a", "agent actor/gunmen"), ("b", "agent actor/attackers")],
            {"actor/gunmen": "actor/attackers"},
        ),
        (
            [("a", "agent actor/gunmen"), ("a", "agent actor/attackers")],
            {"actor/gunmen": "actor/attackers"},
        ),
        (
            [("a", "target place/hall"), ("b", "place place/ghadir-hall")],
            {"place/hall": "place/ghadir-hall"},
        ),
        ([("a", "target actor/people"), ("b", "target actor/soldiers")], {"actor/soldiers": "actor/people"}),
    ],
    ids=["two words", "two words of one article", "a site and its name", "the dead"],
)
def test_one_role_of_one_happening_is_filled_by_one(mentions: list[tuple[str, str]], names: dict[str, str]) -> None:
    assert one_in_happenings([happening(*mentions)], INDEX) == names


@pytest.mark.parametrize(
    "mentions",
    [
        [("a", "agent actor/gunmen"), ("b", "target actor/attackers")],
        [("a", "target actor/soldiers"), ("b", "target actor/civilians")],
        [("a", "target actor/soldiers, target actor/people"), ("b", "target actor/people")],
        [("a", "target actor/soldiers"), ("a", "target actor/people")],
        [("a", "agent actor/gunmen"), ("b", "agent actor/isis")],
        [("a", "target actor/guards-of-iraq"), ("b", "target actor/guards-of-iran")],
        [("a", "target place/ghadir-hall"), ("b", "target place/ghadir-school")],
        [("a", "target actor/guards-of-iraq"), ("b", "target actor/people")],
    ],
    ids=[
        "two roles",
        "two kinds",
        "side by side",
        "some of the others",
        "two types",
        "two names",
        "two sites",
        "people who are the same in all articles",
    ],
)
def test_others_stay_apart(mentions: list[tuple[str, str]]) -> None:
    assert one_in_happenings([happening(*mentions)], INDEX) == {}


def test_what_is_one_has_all_names_and_takes_part_once() -> None:
    told = happening(("a", "agent actor/gunmen"), ("b", "agent actor/attackers"))
    names = one_in_happenings([told], INDEX)
    (again,) = renamed([told], names)
    assert again.participants == (("agent", "actor/attackers"),)
    assert {item.participants for item in again.evidence} == {again.participants}
    (entity,) = (entity for entity in INDEX.merged(names).entities if entity.key == "actor/attackers")
    assert entity.labels == (("en", "attackers"),)
    assert entity.aliases == (("en", "gunmen"),)
    assert "actor/gunmen" not in {entity.key for entity in INDEX.merged(names).entities}


@pytest.mark.parametrize(
    ("chain", "told"),
    [
        ((("actor/gunmen",), ("actor/isis",)), (("actor/attackers",), ("actor/isis",))),
        ((("actor/gunmen", "actor/attackers"),), (("actor/attackers",),)),
        ((("actor/attackers",), ("actor/gunmen", "actor/isis")), (("actor/attackers",), ("actor/isis",))),
        ((("actor/attackers",), ("actor/gunmen",)), (("actor/attackers",),)),
    ],
    ids=["another name", "together", "a step after", "nobody else"],
)
def test_a_chain_names_who_is_one_once(chain: tuple[tuple[str, ...], ...], told: tuple[tuple[str, ...], ...]) -> None:
    speakers = tuple(key for level in chain for key in level)
    evidence = Evidence("a", 0, 1, "", "actual", 1.0, "", attributed_to=speakers, sides=(speakers,), chain=chain)
    event = Happening("event/attack-1", "Attack", ("actual",), (), (evidence,))
    ((item,),) = (again.evidence for again in renamed([event], {"actor/gunmen": "actor/attackers"}))
    assert item.chain == told
    assert item.attributed_to == item.sides[0] == tuple(dict.fromkeys(key for level in told for key in level))


def named(resolved: Resolved) -> set[str]:
    """The keys of entities in all evidence."""
    items = [item for told in (*resolved.happenings, *resolved.facts) for item in told.evidence]
    groups = [(item.attributed_to, item.via, *item.chain, *item.sides) for item in items]
    events = {event.key for event in resolved.happenings}
    filled = {key for item in items for _, key in item.participants or ()}
    return {key for found in groups for keys in found for key in keys} | (filled - events)


RAIDS = [
    ("Gunmen", "Gunmen attacked Kerbala airport on Monday and killed two guards, police said."),
    ("Attackers", "Attackers attacked Kerbala airport on Monday, Iraqi police said."),
]


def test_whom_evidence_names_is_in_the_graph(root: Path) -> None:
    raids = [
        from_text(
            f"{who} storm Kerbala airport\n{said} The {who.lower()} said that the army had shelled Mosul on Sunday.",
            url=f"https://{who}.example/1".lower(),
            published=date(2025, 3, 4),
        )
        for who, said in RAIDS
    ]
    articles = [*raids, *read([root / "tests" / "corpus" / "articles.jsonl"])]
    pipelines = Pipelines(engine=LEXICAL)
    resolved = resolve([found for one in articles for found in annotate(pipelines.of(one.language), [one])])
    assert any(item.chain for event in resolved.happenings for item in event.evidence)
    assert named(resolved) <= {entity.key for entity in resolved.entities}


@pytest.mark.parametrize(
    ("text", "headline", "names"),
    [
        ("target actor/seven", 1, {"actor/villagers": "actor/seven"}),  # "villagers", "seven farmers"
        ("target actor/farmers", 1, {}),
        ("target actor/seven", 0, {}),
    ],
    ids=["so many", "no number", "no headline"],
)
def test_whom_a_headline_names_are_those_of_whom_the_text_gives_the_number(
    text: str, headline: int, names: dict[str, str]
) -> None:
    people = ("actor/villagers", "actor/farmers", "actor/seven")
    index = EntityIndex(
        {},
        [Entity(key, "PersonGroup", (("en", key.partition("/")[2]),)) for key in people],
        {key: Profile(passing=True, numbers=frozenset({7} if key == "actor/seven" else ())) for key in people},
    )
    told = happening(("a", "target actor/villagers"), ("a", text))
    assert one_in_happenings([told], index, {"a": headline}) == names
