"""Officials, titles and other people without names: who of an article they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from linked import article, keys, one
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.pipeline.annotation import Mention
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.rules import MODEL
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.ontology.terms import EntityType

GROUP = EntityType.ARMED_GROUP


def test_groups_of_different_states_stay_apart(catalog: Catalog) -> None:
    text = "مسؤولون أميركيون ومسؤولون سوريون ثم قال المسؤولون"
    found = one(
        catalog,
        article(
            text, [("مسؤولون أميركيون", "PersonGroup"), ("مسؤولون سوريون", "PersonGroup"), ("المسؤولون", "PersonGroup")]
        ),
    )
    assert len(set(found)) == 3  # whose officials the last are is not said


def test_the_officials_are_those_named_before(catalog: Catalog) -> None:
    text = "كشف مسؤولون أميركيون التفاصيل، وقال المسؤولون إن مسؤولين غادروا"
    mentions = [("مسؤولون أميركيون", "PersonGroup"), ("المسؤولون", "PersonGroup"), ("مسؤولين", "PersonGroup")]
    named, definite, indefinite = one(catalog, article(text, mentions))
    assert named == definite != indefinite


def test_a_title_refers_to_the_person_who_was_named_with_it(catalog: Catalog) -> None:
    text = "وصل الوزير سمير الوادي، ثم غادر الوزير"
    assert len(set(one(catalog, article(text, [("سمير الوادي", "Person"), ("الوزير", "Person")])))) == 1


def test_the_president_is_no_prime_minister_named_before(catalog: Catalog) -> None:
    for title, bare, same in (
        ("رئيس الوزراء", "الرئيس", False),
        ("وزير الدفاع", "الوزير", True),
        ("الرئيس", "الرئيس", True),
    ):
        text = f"وصل {title} سمير الوادي، ثم غادر {bare}"
        found = one(catalog, article(text, [("سمير الوادي", "Person"), (bare, "Person")]))
        assert (len(set(found)) == 1) is same


def test_a_title_of_another_body_is_another_person(catalog: Catalog) -> None:
    text = "قتل زعيم التنظيم، واعتقل زعيم الخلية. كان زعيم الخلية مطلوبا"
    mentions = [
        ("زعيم", "Person"),
        ("التنظيم", GROUP),
        ("زعيم", "Person"),
        ("الخلية", GROUP),
        ("زعيم", "Person"),
        ("الخلية", GROUP),
    ]
    first, _, second, _, third, _ = one(catalog, article(text, mentions))
    assert first != second == third


@pytest.mark.parametrize(
    ("language", "text", "name", "title", "joined"),
    [
        ("en", "Omar Rihani, the treasury secretary, left", "Omar Rihani", "treasury secretary", True),
        ("en", "Omar Rihani, a senior official, left", "Omar Rihani", "senior official", True),
        ("en", "Omar Rihani met the treasury secretary", "Omar Rihani", "treasury secretary", False),
    ],
)
def test_a_title_in_apposition_is_the_person_named_though_the_model_alone_says_so(
    catalog: Catalog, language: str, text: str, name: str, title: str, joined: bool
) -> None:
    said = article(text, [(name, "Person"), (title, "Person")], same=[(1, 0)], language=language, same_rule=MODEL)
    first, second = one(catalog, said)
    assert (first == second) is joined


def test_a_title_with_its_state_is_the_person_named_behind_it(catalog: Catalog) -> None:
    text = "وصل وزير النقل الليبي سمير الوادي ووزير النقل التونسي زيد الساحلي، وقال وزير النقل الليبي"
    people = ["سمير الوادي", "زيد الساحلي", "وزير النقل الليبي"]
    mentions = [(name, "Person") for name in people[:2]]
    start = text.rindex(people[2])
    annotation = article(text, mentions)
    title = Mention(mention_ref(start), "Person", start, start + len(people[2]), people[2], 0)
    annotation = replace(annotation, mentions=(*annotation.mentions, title))
    first, second, again = one(catalog, annotation)
    assert first == again != second


def test_a_title_of_a_state_is_as_definite_by_its_name_as_by_its_adjective(catalog: Catalog) -> None:
    texts = ("وزير خارجية قطر", "وزير الخارجية القطري", "مسؤول في قطر", "مسؤول في قطر")
    said = [article(f"{text} {number}", [(text, "Person")]) for number, text in enumerate(texts)]
    index = resolve_entities(said, catalog=catalog)
    (first,), (second,), (third,), (fourth,) = keys(index, *said)
    assert first == second
    assert len({first, third, fourth}) == 3


@pytest.mark.parametrize(
    ("text", "first", "again", "same"),
    [
        ("أوقفت الشرطة طبيبا في تونس يوم الجمعة. وأثار توقيف الطبيب احتجاجات.", "طبيبا", "الطبيب", True),
        ("اعتقل الجيش قياديا بارزا في كركوك. ونقل القيادي البارز إلى بغداد.", "قياديا بارزا", "القيادي البارز", True),
        ("أوقفت الشرطة محاميا في تونس يوم الجمعة. وأفرجت عن المحامي يوم الأحد.", "محاميا", "المحامي", True),
        ("خطف مسلحون صحفيا في حمص. واعتقل صحفي آخر في دمشق.", "صحفيا", "صحفي آخر", False),
    ],
)
def test_a_person_is_told_of_again_without_the_ending_of_case(
    text: str, first: str, again: str, same: bool, engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = annotate(engines["ar", BOTH], [Article(text=text, language="ar")])
    index = resolve_entities([annotation], catalog=Catalog.load())
    found = {mention.text: index.key(annotation.article.id, mention.id) for mention in annotation.mentions}
    assert (found[first] == found[again]) is same
