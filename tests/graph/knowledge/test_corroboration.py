"""From texts to sources: an agency's copies and what papers have from it count once, and two tolls stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.pipeline import LEXICAL
from khabar.graph.reading.article import Article
from khabar.graph.resolution.model import Entity, Evidence, Happening, Resolved

AGENCY = (
    "أعلنت وزارة الداخلية العراقية، الثلاثاء، أن الشرطة العراقية أحبطت هجوما لتنظيم داعش على مطار بغداد الدولي.\n\n"
    "وذكرت الوزارة في بيان أن القوات ضبطت متفجرات مخبأة في شاحنة لنقل الخضار كانت متوقفة منذ يومين قرب المطار.\n\n"
    "ويعمل المطار كالمعتاد، ولم يتأخر سوى عدد قليل من الرحلات المقررة في ساعات الصباح الأولى."
)
ROWS = (
    {"title": "إحباط هجوم على مطار بغداد", "text": AGENCY, "publisher": "صحيفة السفح", "published": "2024-05-07"},
    {"title": "حراسة مشددة في مطار بغداد", "text": AGENCY, "publisher": "صحيفة الوادي", "published": "2024-05-08"},
    {
        "title": "مطار بغداد ينجو من هجوم",
        "text": "ذكرت وكالة رويترز نقلا عن مسؤول أمني أن الشرطة العراقية أحبطت هجوما لتنظيم داعش على مطار بغداد الدولي.",
        "publisher": "شبكة التل",
        "published": "2024-05-08",
    },
    {
        "title": "هجوم فاشل",
        "text": "أفادت وكالة رويترز بأن الشرطة العراقية أحبطت هجوما لتنظيم داعش على مطار بغداد الدولي، وشكر الأهالي الحراس.",
        "publisher": "موقع النهر",
        "published": "2024-05-08",
    },
)


def build(path: Path, rows: tuple[dict[str, str], ...]) -> KnowledgeGraph:
    lines = (json.dumps({"url": f"https://{row['published']}.example/{row['title']}", **row}) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return KnowledgeGraph.build(path, engine=LEXICAL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sources")


@pytest.fixture(scope="module")
def kg(folder: Path) -> KnowledgeGraph:
    return build(folder / "all.jsonl", ROWS)


def test_a_paper_its_copy_and_an_agency_in_two_papers_are_two_sources(kg: KnowledgeGraph) -> None:
    (foiling,) = kg.events(type="Foiling")
    assert len({item.article.iri for item in kg.evidence(foiling)}) == 4
    assert foiling.sources == 2
    (relation,) = kg.relations(predicate="foiledAttackOn", object="مطار بغداد الدولي")
    assert relation.sources == 2


@pytest.mark.parametrize(
    ("first", "second", "sources"),
    [
        ((("agent", "actor/army"),), (("target", "actor/group"),), 1),  # neither says it by itself
        ((("agent", "actor/army"), ("target", "actor/group")),) * 2 + (2,),
    ],
)
def test_a_relation_that_two_papers_only_say_together_has_one_source(
    first: tuple[tuple[str, str], ...], second: tuple[tuple[str, str], ...], sources: int
) -> None:
    articles = [
        Article(text="اعتقل الجيش رجلا من الجماعة.", language="ar", publisher="صحيفة السفح"),
        Article(text="رجل من الجماعة في السجن منذ أمس.", language="ar", publisher="صحيفة الوادي"),
    ]
    evidence = [
        Evidence(article.id, 0, 5, article.text, "actual", 0.9, "test", participants=said)
        for article, said in zip(articles, (first, second), strict=True)
    ]
    arrest = Happening("event/arrest", "Arrest", ("actual",), tuple(sorted({*first, *second})), tuple(evidence))
    entities = (
        Entity("actor/army", "SecurityForce", (("ar", "الجيش"),)),
        Entity("actor/group", "ArmedGroup", (("ar", "الجماعة"),)),
    )
    kg = KnowledgeGraph.from_resolved(Resolved(tuple(articles), entities, (arrest,), ()))
    (event,), (relation,) = kg.events(), kg.relations(predicate="arrested")
    assert (event.sources, relation.sources, len(kg.evidence(relation))) == (2, sources, 2)
    assert len(kg.relations(predicate="arrested", sources=2)) == sources - 1


def test_the_copy_names_the_original(kg: KnowledgeGraph) -> None:
    names = {article.iri: article.publisher for article in kg.articles()}
    assert {names[a.iri]: names[a.copy_of] for a in kg.articles() if a.copy_of} == {"صحيفة الوادي": "صحيفة السفح"}


def test_the_chain_of_the_agency_comes_from_the_text(kg: KnowledgeGraph) -> None:
    (foiling,) = kg.events(type="Foiling")
    chains = {str(chain) for chain in kg.chain(foiling)}
    assert "مسؤول أمني -> وكالة رويترز -> مطار بغداد ينجو من هجوم, شبكة التل" in chains
    assert "وكالة رويترز -> هجوم فاشل, موقع النهر" in chains


def test_the_order_of_the_articles_changes_no_byte(kg: KnowledgeGraph, folder: Path) -> None:
    build(folder / "back.jsonl", ROWS[::-1]).save(folder / "back.ttl")
    kg.save(folder / "all.ttl")
    assert (folder / "back.ttl").read_bytes() == (folder / "all.ttl").read_bytes()
