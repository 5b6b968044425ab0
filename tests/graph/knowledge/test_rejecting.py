"""What analysts reject: recorded by IRIs or as a relation, and left out of later builds as if no text had said so."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from khabar.graph.errors import KhabarError, QueryError
from khabar.graph.knowledge.deciding import decide
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.iris import BASE
from khabar.graph.knowledge.rejecting import reject
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import Argument, Order, Relation
from khabar.graph.resolution import resolve
from khabar.graph.resolution.analysts.decisions import MERGE, append, read
from khabar.graph.resolution.analysts.rejections import Rejection, Said
from khabar.graph.resolution.model import Happening, Resolved

BREEZE, SAMI, HUDA, ARMY = "حركة النسيم", "سامي الحسن", "هدى الصباغ", "الجيش العراقي"

News = tuple[Annotation, ...]


def rejected(news: Sequence[Annotation], *what: str, article: str = "", wrong: str | None = None) -> Rejection:
    return reject(what, annotations=news, article=article, wrong=wrong)


def one(resolved: Resolved, type: str) -> Happening:
    (found,) = [happening for happening in resolved.happenings if happening.type == type]
    return found


def types(resolved: Resolved) -> set[str]:
    return {happening.type for happening in resolved.happenings}


def triples(resolved: Resolved) -> set[tuple[str, str, str]]:
    graph = KnowledgeGraph.from_resolved(resolved)
    return {(one.subject.removeprefix(BASE), one.predicate, one.object.removeprefix(BASE)) for one in graph.relations()}


def without(news: News, *types: str) -> list[Annotation]:
    """The news without the events of some types, as if no sentence had told of them."""
    return [
        replace(annotation, events=tuple(event for event in annotation.events if event.type not in types))
        for annotation in news
    ]


@pytest.mark.parametrize("iri", ["{}", "https://w3id.org/khabar/id/{}", "https://news.example/id/{}"])
def test_an_event_that_is_rejected_was_never_told(news: News, iri: str) -> None:
    before = resolve(news)
    rejection = rejected(news, iri.format(one(before, "Arrest").key))
    assert resolve(news, decisions=[rejection]) == resolve(without(news, "Arrest"))
    assert rejection.name.startswith("Arrest: اعتقل الجيش العراقي")


def test_a_mention_that_is_rejected_leaves_the_event_to_the_others(news: News) -> None:
    bombing = one(resolve(news), "Bombing")
    first, second = bombing.evidence
    after = resolve(news, decisions=[rejected(news, f"mention/{first.article}-{first.start}-{first.end}-0123456789ab")])
    assert [item for event in after.happenings for item in event.evidence if item.article == first.article] == []
    assert second.article in {item.article for event in after.happenings for item in event.evidence}
    alone = resolve(news, decisions=[rejected(news, bombing.key, article=first.article)])
    assert alone == after


def test_a_direct_relation_goes_and_what_else_its_mentions_say_stays(news: News) -> None:
    # Which of the two is wrong nothing tells: that there was a bombing in Homs is no part of the relation.
    before = triples(resolve(news))
    after = resolve(news, decisions=[rejected(news, BREEZE, "bombed", "مقام الوادي")])
    gone = before - triples(after)
    assert {predicate for _, predicate, _ in gone} == {"bombed", "attacked"}
    assert {role for role, _ in one(after, "Bombing").participants} == {"place"}
    assert {"Arrest", "Meeting", "Warning", "Threat"} <= types(after)


ACCUSED = ("سوريا", "إسرائيل", SAMI, HUDA)
"""Things of the articles below, by their numbers."""


def accusing(tell: Callable[..., Annotation], agents: Sequence[int], targets: Sequence[int], **more: str) -> Annotation:
    """An article in which some accuse some of those above."""
    kinds = ("State", "State", "Person", "Person")
    numbers = [*agents, *targets]
    plain = tell(
        f"{' و'.join(ACCUSED[n] for n in agents)} اتهمت {' و'.join(ACCUSED[n] for n in targets)} أمس",
        [(ACCUSED[n], kinds[n]) for n in numbers],
        [("Accusation", "اتهمت", {})],
        **more,
    )
    (event,) = plain.events
    roles = ["agent"] * len(agents) + ["target"] * len(targets)
    arguments = tuple(Argument(role, m.id) for role, m in zip(roles, plain.mentions, strict=True))
    return replace(plain, events=(replace(event, arguments=arguments),))


def accusations(*told: Annotation, decisions: Sequence[Rejection] = ()) -> set[tuple[str, str]]:
    graph = KnowledgeGraph.from_resolved(resolve(told, decisions=decisions))
    found = graph.relations(predicate="accused")
    return {(graph.label(one.subject, language="ar"), graph.label(one.object, language="ar")) for one in found}


@pytest.mark.parametrize(
    ("agents", "targets", "what", "wrong", "left", "roles"),
    [
        ([0], [1, 2], (0, 2), None, {(0, 1)}, {"agent", "target"}),
        ([0], [1, 2], (0, 2), "subject", set(), {"target"}),
        ([0, 3], [1], (3, 1), None, {(0, 1)}, {"agent", "target"}),
        ([0, 3], [1], (3, 1), "object", set(), {"agent"}),
        ([0, 3], [1, 2], (0, 2), None, {(0, 1), (3, 1)}, {"agent", "target"}),
        ([0, 3], [1, 2], (3, 2), "subject", {(0, 1), (0, 2)}, {"agent", "target"}),
        ([0], [1], (0, 1), "subject", set(), {"target"}),
        ([0], [1], (0, 1), "object", set(), {"agent"}),
        ([0], [1], (0, 1), None, set(), set()),
    ],
)
def test_of_a_relation_only_who_does_not_belong_there_is_taken_out(
    tell: Callable[..., Annotation],
    agents: list[int],
    targets: list[int],
    what: tuple[int, int],
    wrong: str | None,
    left: set[tuple[int, int]],
    roles: set[str],
) -> None:
    told = accusing(tell, agents, targets)
    subject, object = (ACCUSED[n] for n in what)
    rejection = rejected([told], subject, "accused", object, wrong=wrong)
    assert accusations(told, decisions=[rejection]) == {(ACCUSED[one], ACCUSED[other]) for one, other in left}
    happenings = resolve([told], decisions=[rejection]).happenings
    assert {role for event in happenings for role, _ in event.participants} == roles
    assert len(happenings) == bool(roles)  # a mention of which nothing is left is none


def test_what_a_rejected_relation_changes_beside_it_is_named(tell: Callable[..., Annotation]) -> None:
    told = accusing(tell, [0, 3], [1, 2])
    noticed: list[KhabarError] = []
    rejection = reject([ACCUSED[0], "accused", SAMI], annotations=[told], notice=noticed.append)
    assert [str(error) for error in noticed] == [f"the {rejection} changes more: no '{HUDA} accused {SAMI}'"]
    noticed.clear()
    reject([ACCUSED[0], "accused", SAMI], annotations=[accusing(tell, [0], [1, 2])], notice=noticed.append)
    assert noticed == []


def test_a_relation_is_rejected_in_one_article_alone(tell: Callable[..., Annotation]) -> None:
    first = accusing(tell, [0], [1, 2])
    second = accusing(tell, [0], [2], url="https://two.example/")
    rejection = rejected([first, second], ACCUSED[0], "accused", SAMI, article=first.article.id)
    assert {said.article for said in rejection.mentions} == {first.article.id}
    assert accusations(first, second, decisions=[rejection]) == {(ACCUSED[0], SAMI), (ACCUSED[0], ACCUSED[1])}
    assert accusations(first, decisions=[rejection]) == {(ACCUSED[0], ACCUSED[1])}


def test_who_is_no_side_of_a_meeting_is_taken_out_of_it(tell: Callable[..., Annotation]) -> None:
    told = accusing(tell, [0, 1, 2], [])
    (event,) = told.events
    met = replace(told, events=(replace(event, type="Meeting"),))
    after = triples(resolve([met], decisions=[rejected([met], ACCUSED[0], "metWith", SAMI)]))
    assert after == {(f"actor/{one}", "metWith", f"actor/{other}") for one, other in permutations(("syria", "israel"))}


@pytest.mark.parametrize("wrong", [None, "subject", "object"])
def test_a_foiled_attack_is_on_somebody_else_or_foiled_by_somebody_else(
    tell: Callable[..., Annotation], wrong: str | None
) -> None:
    told = tell(
        "أحبط الجيش العراقي هجوم حركة النسيم على سامي الحسن",
        [(ARMY, "SecurityForce"), (BREEZE, "Organization"), (SAMI, "Person")],
        [("Attack", "هجوم", {"agent": 1, "target": 2}), ("Foiling", "أحبط", {"agent": 0, "theme": "هجوم"})],
    )
    foiled = replace(told, events=tuple(replace(e, status="foiled") if e.type == "Attack" else e for e in told.events))
    assert {r for _, r, _ in triples(resolve([foiled]))} == {"foiledAttackOn", "foiledAttackBy"}
    rejection = rejected([foiled], ARMY, "foiledAttackOn", SAMI, wrong=wrong)
    after = resolve([foiled], decisions=[rejection])
    assert {r for _, r, _ in triples(after)} == ({"foiledAttackBy"} if wrong == "object" else set())
    assert types(after) == {"Attack", "Foiling"}


def test_a_mention_that_names_nobody_itself_is_rejected_as_a_whole(tell: Callable[..., Annotation]) -> None:
    # Who killed is told by the attack they were killed in: the killing has no agent of its own to be taken out.
    told = tell(
        "هجوم حركة النسيم قتل سامي الحسن",
        [(BREEZE, "Organization"), (SAMI, "Person")],
        [("Attack", "هجوم", {"agent": 0}), ("Killing", "قتل", {"target": 1, "instrument": "هجوم"})],
    )
    assert "killed" in {r for _, r, _ in triples(resolve([told]))}
    rejection = rejected([told], BREEZE, "killed", SAMI, wrong="subject")
    after = resolve([told], decisions=[rejection])
    assert "killed" not in {r for _, r, _ in triples(after)}
    assert types(after) == {"Attack"}


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ([BREEZE, "bombed", "مقام الوادي"], "wrong is 'both'"),
        (["event/attack-000000000000"], "wrong is 'both'"),
    ],
)
def test_an_end_that_is_none_is_an_error(news: News, what: list[str], said: str) -> None:
    with pytest.raises(QueryError, match=said):
        rejected(news, *what, wrong="both")


def test_no_end_of_an_event_or_of_what_is_said_by_itself_is_wrong(news: News) -> None:
    told = (*news[:2], leading(news[2], 1, 0), *news[3:])
    with pytest.raises(QueryError, match="rejected as a whole"):
        rejected(told, SAMI, "leads", ARMY, wrong="subject")
    with pytest.raises(QueryError, match="rejected as a whole"):
        rejected(told, one(resolve(told), "Arrest").key, wrong="subject")


def test_decisions_of_before_participants_were_rejected_are_obeyed(tmp_path: Path, news: News) -> None:
    item = one(resolve(news), "Arrest").evidence[0]
    path = tmp_path / "news.decisions.jsonl"
    place = {"article": item.article, "start": item.start, "end": item.end}
    line = {"decision": "reject", "date": "2025-01-01", "name": "a arrested b", "mentions": [place]}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert resolve(news, decisions=read(path)) == resolve(without(news, "Arrest"))


def test_a_relation_that_several_mentions_say_together_goes_with_all(tell: Callable[..., Annotation]) -> None:
    told = [
        tell(
            f"اعتقل {' '.join(words for words, _ in who)} في حمص",
            [*who, ("حمص", "Place")],
            [("Arrest", "اعتقل", {**roles, "place": len(who)})],
            published=date(2025, 3, 4),
        )
        for who, roles in (
            ([(ARMY, "SecurityForce"), (SAMI, "Person")], {"agent": 0, "target": 1}),
            ([(ARMY, "SecurityForce")], {"agent": 0}),
            ([(SAMI, "Person")], {"target": 0}),
        )
    ]
    assert [predicate for _, predicate, _ in triples(resolve(told)) if predicate == "arrested"]
    rejection = rejected(told, ARMY, "arrested", SAMI)
    assert not [each for each in triples(resolve(told, decisions=[rejection])) if each[1] == "arrested"]


def leading(annotation: Annotation, head: int, tail: int) -> Annotation:
    ids = [mention.id for mention in annotation.mentions]
    return replace(annotation, relations=(*annotation.relations, Relation("leads", ids[head], ids[tail])))


@pytest.mark.parametrize("by_iri", [False, True])
def test_a_static_relation_is_rejected_and_its_event_stays(news: News, by_iri: bool) -> None:
    told = (*news[:2], leading(news[2], 1, 0), *news[3:])
    before = resolve(told)
    (fact,) = before.facts
    what = [fact.key] if by_iri else [SAMI, "leads", ARMY]
    rejection = reject(what, annotations=told)
    assert rejection.name == f"{SAMI} leads {ARMY}"
    assert resolve(told, decisions=[rejection]) == resolve(news)
    item = fact.evidence[0]
    by_mention = reject([f"mention/{item.article}-{item.start}-{item.end}-0123456789ab"], annotations=told)
    assert by_mention.mentions == rejection.mentions


def test_an_order_of_events_is_rejected_from_either_end(tell: Callable[..., Annotation]) -> None:
    plain = tell(
        "اعتقل الجيش العراقي سامي الحسن ثم هددت هدى الصباغ",
        [(ARMY, "SecurityForce"), (SAMI, "Person"), (HUDA, "Person")],
        [("Arrest", "اعتقل", {"agent": 0, "target": 1}), ("Threat", "هددت", {"agent": 2})],
    )
    first, second = (event.id for event in plain.events)
    told = replace(plain, order=(Order(first, second),))
    before = resolve([told])
    arrest, threat = one(before, "Arrest").key, one(before, "Threat").key
    assert len(before.facts) == 2
    for what in ((arrest, "before", threat), (threat, "after", arrest)):
        assert resolve([told], decisions=[reject(what, annotations=[told])]) == resolve([plain])
    # An order goes with its events, too.
    assert resolve([told], decisions=[reject([arrest], annotations=[told])]).facts == ()


def test_what_an_event_was_part_of_stays_without_it(tell: Callable[..., Annotation]) -> None:
    told = tell(
        "أحبط الجيش العراقي هجوم حركة النسيم",
        [(ARMY, "SecurityForce"), (BREEZE, "Organization")],
        [("Attack", "هجوم", {"agent": 1}), ("Foiling", "أحبط", {"agent": 0, "theme": "هجوم"})],
    )
    after = resolve([told], decisions=[rejected([told], one(resolve([told]), "Attack").key)])
    (foiling,) = after.happenings
    assert [role for role, _ in foiling.participants] == ["agent"]


def test_a_rejection_holds_whatever_articles_come_and_is_named_where_it_says_nothing(news: News) -> None:
    rejection = rejected(news, one(resolve(news), "Arrest").key)
    noticed: list[KhabarError] = []
    for told in (news, news[1:], news[::-1]):
        assert "Arrest" not in types(resolve(told, decisions=[rejection], notice=noticed.append))
    assert noticed == []
    resolve(news[3:], decisions=[rejection], notice=noticed.append)
    assert [str(error) for error in noticed] == [f"the {rejection} no longer applies: no article says so"]


def test_what_is_rejected_is_not_there_for_later_decisions(news: News) -> None:
    warning, arrest = (one(resolve(news), type) for type in ("Warning", "Arrest"))
    decisions = [rejected(news, warning.key)]
    with pytest.raises(QueryError, match="no article tells of"):
        decide(MERGE, warning.key, arrest.key, annotations=news, decisions=decisions)
    merge = decide(MERGE, "Breeze Movement", BREEZE, annotations=news, decisions=decisions)
    assert "Warning" not in types(resolve(news, decisions=[*decisions, merge]))


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (["event/attack-000000000000"], "no article says 'event/attack-000000000000'; give the IRI of"),
        (["mention/0123456789abcdef-1-2-0123456789ab"], "give the IRI of"),
        (["relation/leads-000000000000"], "`khabar query` lists the relations"),
        ([BREEZE], "give the IRI of an event, a mention or a relation"),
        ([BREEZE, "bombed"], "SUBJECT RELATION OBJECT"),
        ([BREEZE, "bombed", "لا أحد"], "nothing in the graph is called 'لا أحد'"),
        ([BREEZE, "bombd", SAMI], "did you mean bombed"),
        ([BREEZE, "bombed", SAMI], "no article says 'حركة النسيم bombed سامي الحسن'"),
    ],
)
def test_a_rejection_that_cannot_be_made_says_why(news: News, what: list[str], said: str) -> None:
    with pytest.raises(QueryError, match=said):
        reject(what, annotations=news)


def test_an_article_that_does_not_say_so_is_an_error(news: News) -> None:
    with pytest.raises(QueryError, match=f"the article {news[0].article.id} does not say"):
        rejected(news, one(resolve(news), "Arrest").key, article=news[0].article.id)


def test_rejections_come_back_from_their_file_among_other_decisions(tmp_path: Path, news: News) -> None:
    path = tmp_path / "news.decisions.jsonl"
    merge = decide(MERGE, "Breeze Movement", BREEZE, annotations=news)
    event = reject([one(resolve(news), "Arrest").key], annotations=news, by="منى", because="a film")
    relation = Rejection("a leads b", (Said("c", 1, 9, "leads"),), date(2025, 1, 1))
    participant = rejected(news, BREEZE, "bombed", "مقام الوادي")
    assert {said.role for said in participant.mentions} == {"agent", "target"}
    for ruling in (merge, event, relation, participant):
        append(path, ruling)
    assert read(path) == (merge, event, relation, participant)
    assert [ruling.line for ruling in read(path)] == [1, 2, 3, 4]
    row = json.loads(path.read_text(encoding="utf-8").splitlines()[1])
    assert (row["decision"], row["by"], row["because"]) == ("reject", "منى", "a film")


@pytest.mark.parametrize(
    "more",
    [
        "",
        '"name": "a"',
        '"name": "a", "mentions": []',
        '"name": "a", "mentions": 3',
        '"name": "a", "mentions": ["b"]',
        '"name": "a", "mentions": [{"article": "b", "start": "c", "end": 3}]',
        '"name": 1, "mentions": [{"article": "b", "start": 1, "end": 3}]',
        '"name": "a", "mentions": [{"article": "b", "start": 1, "end": 3, "role": "agent"}]',
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, more: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(
        '{"decision": "reject", "date": "2025-01-01"' + (f", {more}" if more else "") + "}\n", encoding="utf-8"
    )
    with pytest.raises(KhabarError, match=r"decisions\.jsonl:1: "):
        read(path)
