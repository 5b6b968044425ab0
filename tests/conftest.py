"""Fixtures that all tests share."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import settings
from spacy.language import Language

from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.language.data import LANGUAGES
from khabar.graph.pipeline import BOTH, LEXICAL, load
from khabar.graph.pipeline import doc as contract
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import Count, TimeValue
from khabar.graph.pipeline.refs import event_ref, mention_ref, mentions_by_ref
from khabar.graph.reading.article import Article
from khabar.graph.resolution.model import Entity, Evidence, Fact, Happening, Resolved
from khabar.ontology.owntypes import OwnType

# A busy machine is no failure: speed lives in benchmarks/.
settings.register_profile("khabar", deadline=None)
settings.load_profile("khabar")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def script(root: Path) -> Callable[[str], ModuleType]:
    """Imports a script by its path below the root, with those beside it that it imports."""

    def imported(path: str) -> ModuleType:
        where = root / path
        with pytest.MonkeyPatch.context() as patch:
            patch.syspath_prepend(str(where.parent))
            patch.setattr(sys, "path", list(sys.path))  # a script may add to it
            return importlib.import_module(where.stem)

    return imported


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measuring data beside the repository; tests that need it skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "annotation").is_dir():
        pytest.skip("needs the measuring data in ../shared, which is not part of the repository")
    return folder


@pytest.fixture(scope="session")
def resolved() -> Resolved:
    """A small resolution made by hand: a foiled attack told by two articles, an arrest, a designation, a leader."""

    def evidence(article: str, start: int, quote: str, status: str = "actual", **more: Any) -> Evidence:
        return Evidence(article, start, start + 5, quote, status, 0.8, "test:row", **more)

    first = Article(
        text="أحبط الجهاز", language="ar", title="إحباط هجوم", publisher="وكالة", published=date(2025, 1, 12)
    )
    second = Article(
        text="The service foiled an attack", language="en", title="Attack foiled", url="https://example.org/attack"
    )
    ar, en = first.id, second.id
    entities = (
        Entity("actor/group", "ArmedGroup", (("ar", "الجماعة"), ("en", "The Group")), (("ar", "جماعة الظل"),)),
        Entity("actor/leader", "Person", (("ar", "قائد الجماعة"),)),
        Entity("actor/medium", "Media", (("ar", "الصحيفة"), ("en", "The Paper"))),
        Entity("actor/official", "PersonGroup", (("ar", "مسؤولون"),)),
        Entity("actor/service", "SecurityForce", (("ar", "الجهاز"), ("en", "The Service")), (("ar", "جهاز الأمن"),)),
        Entity("actor/state", "State", (("ar", "الدولة"), ("en", "The State"))),
        Entity("place/shrine", "Site", (("ar", "المقام"), ("en", "The Shrine"))),
    )
    attack = Happening(
        "event/attack",
        "Attack",
        ("foiled",),
        (("agent", "actor/group"), ("target", "place/shrine")),
        (evidence(ar, 10, "أحبط الجهاز هجوما للجماعة على المقام.", "foiled"),),
    )
    foiling = Happening(
        "event/foiling",
        "Foiling",
        ("actual",),
        (("agent", "actor/service"), ("theme", "event/attack")),
        (
            evidence(
                ar, 0, "أحبط الجهاز هجوما للجماعة على المقام.", attributed_to=("actor/official",), via=("actor/medium",)
            ),
            evidence(en, 4, "The service foiled an attack on the shrine."),
        ),
        (TimeValue("2025-01-11"),),
        (("ar", "قبل يومين"),),
    )
    arrest = Happening(
        "event/arrest",
        "Arrest",
        ("actual", "possible"),
        (("agent", "actor/service"), ("target", "actor/leader")),
        (evidence(ar, 20, "اعتقل القائد."), evidence(en, 20, "He may be arrested.", "possible")),
        (TimeValue("2025-01-05", "2025-01-07"),),
    )
    planned = Happening(
        "event/planned",
        "Bombing",
        ("planned",),
        (("agent", "actor/group"), ("target", "actor/state")),
        (evidence(ar, 30, "تخطط الجماعة لتفجير.", "planned"),),
        (TimeValue("--03-01"),),
    )
    designation = Happening(
        "event/designation",
        "Designation",
        ("actual",),
        (("agent", "actor/state"), ("target", "actor/group")),
        (evidence(ar, 40, "صنفت الدولة الجماعة."),),
    )
    leads = Fact("relation/leads-1", "leads", "actor/leader", "actor/group", (evidence(ar, 50, "قائد الجماعة"),))
    return Resolved((first, second), entities, (arrest, attack, designation, foiling, planned), (leads,))


@pytest.fixture(scope="session")
def kg(resolved: Resolved) -> KnowledgeGraph:
    """The graph of `resolved`."""
    return KnowledgeGraph.from_resolved(resolved)


@pytest.fixture(scope="session")
def own_kg(resolved: Resolved) -> KnowledgeGraph:
    """The graph of `resolved` and two events of the user's own types, "CyberAttack" under Attack, "Flood" under Event."""
    (article, _) = resolved.articles
    said = Evidence(article.id, 60, 65, "اخترقت الدولة شبكة الجماعة.", "actual", 0.8, "mine:اخترق")
    sides = (("agent", "actor/state"), ("target", "actor/group"))
    cyber = OwnType("CyberAttack", "Attack", (("ar", "هجوم إلكتروني"), ("en", "cyber attack")))
    flood = OwnType("Flood", "Event", (("en", "flood"),))
    own = (
        Happening("event/cyberattack", cyber.name, ("actual",), sides, (said,), own=cyber),
        Happening("event/flood", flood.name, ("actual",), (), (replace(said, start=70, end=75),), own=flood),
    )
    return KnowledgeGraph.from_resolved(replace(resolved, happenings=(*resolved.happenings, *own)))


@pytest.fixture(scope="session")
def counted_kg(resolved: Resolved) -> KnowledgeGraph:
    """The graph of `resolved` and an arrest of which one mention says five at least, one three, one perhaps nine."""
    (arrest, *others) = resolved.happenings
    (first, second) = arrest.evidence
    evidence = (
        replace(first, counts=(Count(5, "detainees", "atLeast", "خمسة على الأقل"),), attributed_to=("actor/official",)),
        replace(second, counts=(Count(9, "detainees", "exact", "nine"),)),
        replace(second, start=30, end=35, status="actual", counts=(Count(3, "detainees", "exact", "three men"),)),
    )
    return KnowledgeGraph.from_resolved(replace(resolved, happenings=(replace(arrest, evidence=evidence), *others)))


def _told(
    text: str,
    mentions: Sequence[tuple[str, str]],
    events: Sequence[tuple[str, str, Mapping[str, int | str]]] = (),
    *,
    same: Sequence[tuple[int, int]] = (),
    **article: Any,
) -> Annotation:
    found, made, position = [], [], 0
    for words, type in mentions:
        start = text.index(words, position)
        position = start + len(words)
        found.append(Mention(mention_ref(start), type, start, position, words, 0))
    for type, trigger, roles in events:
        start = text.index(trigger)
        arguments = tuple(
            contract.Argument(role, found[filler].id if isinstance(filler, int) else event_ref(text.index(filler)))
            for role, filler in roles.items()
        )
        end = start + len(trigger)
        made.append(EventMention(event_ref(start), type, start, end, trigger, 0, "actual", arguments))
    relations = tuple(contract.Relation(contract.SAME_AS, found[head].id, found[tail].id) for head, tail in same)
    whole = Article(**{"text": text, "language": "ar", **article})
    return Annotation(whole, ((0, len(text)),), tuple(found), tuple(made), relations)


@pytest.fixture(scope="session")
def tell() -> Callable[..., Annotation]:
    """Makes the annotation of an article of one sentence.

    Mentions are (words, type) in the order of the text, events (type, trigger, roles), a role is filled by the number of
    a mention or the trigger of an event; `same` are pairs of mentions that the text says are one.
    """
    return _told


def _said(nlp: Language, text: str) -> set[str]:
    doc = nlp(text)
    names = {ref: span.text for ref, span in mentions_by_ref(doc).items()}
    names |= {event.ref: doc[event.trigger].text for event in doc._.events}
    return {
        f"{doc[event.trigger].text} {argument.role} {names[argument.ref]}"
        for event in doc._.events
        for argument in event.arguments
    }


@pytest.fixture(scope="session")
def said() -> Callable[[Language, str], set[str]]:
    """Who takes part in what, as a pipeline reads a text: "trigger role filler", as the rows of language data have it."""
    return _said


@pytest.fixture(scope="session")
def holds(
    engines: dict[tuple[str, str], Language], said: Callable[[Language, str], set[str]]
) -> Callable[[str, dict[str, Any], str], None]:
    """Checks that an engine reads the example of a row as the row expects: what is said there, and what is not."""

    def checked(language: str, row: dict[str, Any], engine: str) -> None:
        found = said(engines[language, engine], row["example"])
        expected, unwanted = set(row.get("expect", ())), set(row.get("not_expect", ()))
        assert expected or unwanted, "the row expects nothing"
        assert found, "the example tells nothing"
        assert expected <= found
        assert unwanted.isdisjoint(found)

    return checked


@pytest.fixture(scope="session")
def engines() -> dict[tuple[str, str], Language]:
    """The pipelines of each language by the lexicon alone and by both engines."""
    return {(language, engine): load(language, engine=engine) for language in LANGUAGES for engine in (LEXICAL, BOTH)}
