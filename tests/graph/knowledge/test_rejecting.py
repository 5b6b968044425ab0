"""What analysts reject: recorded by IRIs or as a relation, and left out of later builds as if no text had said so."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from khabar.graph.errors import KhabarError, QueryError
from khabar.graph.knowledge.deciding import decide
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.iris import BASE
from khabar.graph.knowledge.rejecting import reject
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import Order, Relation
from khabar.graph.resolution import resolve
from khabar.graph.resolution.analysts.decisions import MERGE, append, read
from khabar.graph.resolution.analysts.rejections import Rejection, Said
from khabar.graph.resolution.model import Happening, Resolved

BREEZE, SAMI, HUDA, ARMY = "حركة النسيم", "سامي الحسن", "هدى الصباغ", "الجيش العراقي"

News = tuple[Annotation, ...]


def rejected(news: Sequence[Annotation], *what: str, article: str = "") -> Rejection:
    return reject(what, resolved=resolve(news), article=article)


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


def test_a_direct_relation_goes_with_the_mentions_that_make_it(news: News) -> None:
    before = triples(resolve(news))
    after = resolve(news, decisions=[rejected(news, BREEZE, "bombed", "مقام الوادي")])
    gone = before - triples(after)
    assert {predicate for _, predicate, _ in gone} >= {"bombed"}
    assert not {predicate for _, predicate, _ in triples(after)} & {"bombed", "attacked"}
    assert "Bombing" not in types(after)
    assert {"Arrest", "Meeting", "Warning", "Threat"} <= types(after)


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
    rejection = reject(what, resolved=before)
    assert rejection.name == f"{SAMI} leads {ARMY}"
    assert resolve(told, decisions=[rejection]) == resolve(news)
    item = fact.evidence[0]
    by_mention = reject([f"mention/{item.article}-{item.start}-{item.end}-0123456789ab"], resolved=before)
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
        assert resolve([told], decisions=[reject(what, resolved=before)]) == resolve([plain])
    # An order goes with its events, too.
    assert resolve([told], decisions=[reject([arrest], resolved=before)]).facts == ()


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
        reject(what, resolved=resolve(news))


def test_an_article_that_does_not_say_so_is_an_error(news: News) -> None:
    with pytest.raises(QueryError, match=f"the article {news[0].article.id} does not say"):
        rejected(news, one(resolve(news), "Arrest").key, article=news[0].article.id)


def test_rejections_come_back_from_their_file_among_other_decisions(tmp_path: Path, news: News) -> None:
    path = tmp_path / "news.decisions.jsonl"
    merge = decide(MERGE, "Breeze Movement", BREEZE, annotations=news)
    event = reject([one(resolve(news), "Arrest").key], resolved=resolve(news), by="منى", because="a film")
    relation = Rejection("a leads b", (Said("c", 1, 9, "leads"),), date(2025, 1, 1))
    for ruling in (merge, event, relation):
        append(path, ruling)
    assert read(path) == (merge, event, relation)
    assert [ruling.line for ruling in read(path)] == [1, 2, 3]
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
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, more: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(
        '{"decision": "reject", "date": "2025-01-01"' + (f", {more}" if more else "") + "}\n", encoding="utf-8"
    )
    with pytest.raises(KhabarError, match=r"decisions\.jsonl:1: "):
        read(path)
