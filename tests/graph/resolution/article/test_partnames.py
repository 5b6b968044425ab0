"""Who is called by a last name, and what was taken for something else that has one."""

from __future__ import annotations

import pytest
from linked import article, one, only, together
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH
from khabar.graph.resolution.entities.linking import resolve_entities


def test_a_last_name_may_be_spelt_otherwise_than_in_the_full_name(catalog: Catalog) -> None:
    names = [("Samir Husain", "Person"), ("Hussein", "Person")]
    first, second = one(catalog, article("Samir Husain fled. Hussein is abroad.", names, language="en"))
    assert first == second is not None


def test_a_last_name_is_the_person_named_in_full(catalog: Catalog) -> None:
    text = "الوادي يغادر. وصل سمير الوادي مع ليلى الحسن وليلى المصري، وقالت ليلى"
    people = ["الوادي", "سمير الوادي", "ليلى الحسن", "ليلى المصري", "ليلى"]
    found = one(catalog, article(text, [(name, "Person", "", "names:person") for name in people]))
    assert found[0] == found[1]
    assert len(set(found)) == 4  # a first name says too little


def test_a_last_name_of_two_persons_is_neither(catalog: Catalog) -> None:
    text = "سمير الوادي وزيد الوادي، وقال الوادي"
    found = one(catalog, article(text, [(n, "Person") for n in ("سمير الوادي", "زيد الوادي", "الوادي")]))
    assert len(set(found)) == 3


@pytest.mark.parametrize(
    ("names", "persons"),
    [
        (("سمير الوادي", "سمير عبد الكريم الوادي", "الوادي"), 1),
        (("سمير الوادي", "زيد عبد الكريم الوادي"), 2),
        (("سمير الوادي", "سمير عبد الكريم الوادي", "سمير جلال الوادي"), 3),
    ],
)
def test_the_names_of_fathers_may_be_left_out(catalog: Catalog, names: tuple[str, ...], persons: int) -> None:
    found = one(catalog, article("، ".join(names), [(name, "Person", "", "names:person") for name in names]))
    assert len(set(found)) == persons


def test_a_firm_again_is_nobody_of_its_name(catalog: Catalog) -> None:
    text = (
        "A court fined the cement maker Torvald. Prosecutors said Torvald paid, and Omar Selim denied it. Selim left."
    )
    mentions = [
        ("cement maker Torvald", "Organization"),
        ("Torvald", "Person"),
        ("Omar Selim", "Person"),
        ("Selim", "Person"),
    ]
    index = resolve_entities([annotation := article(text, mentions, language="en")], catalog=catalog)
    (firm, again, person, last) = (index.key(annotation.article.id, mention.id) for mention in annotation.mentions)
    assert firm == again != person == last
    assert only(index, firm).type == "Organization"


def test_a_last_name_alone_is_the_known_person_if_the_article_names_no_other(catalog: Catalog) -> None:
    assert one(catalog, article("وصل زيدونة", [("زيدونة", "Person")])) == ["actor/zaydun"]
    text = "وصل سعد زيدونة، وقال زيدونة"
    first, second = one(catalog, article(text, [("سعد زيدونة", "Person"), ("زيدونة", "Person")]))
    assert first == second != "actor/zaydun"


@pytest.mark.parametrize(("type", "known"), [("State", True), ("Place", False)])
def test_what_acts_like_a_state_is_a_known_person_by_the_last_name(catalog: Catalog, type: str, known: bool) -> None:
    assert (one(catalog, article("رفض زيدونة العرض", [("زيدونة", type)])) == ["actor/zaydun"]) is known


def test_a_last_name_of_many_families_alone_is_nobody_known(catalog: Catalog) -> None:
    assert one(catalog, article("وصلت النخيلي", [("النخيلي", "Person")])) != ["actor/salwa"]


@pytest.mark.parametrize("type", ["Person", "State"])
def test_a_first_name_is_the_only_person_of_that_name_whatever_it_was_taken_for(catalog: Catalog, type: str) -> None:
    text = "وصل برهانو جولا، وقال برهانو"
    first, second = one(catalog, article(text, [("برهانو جولا", "Person"), ("برهانو", type)]))
    assert first == second


def test_what_is_called_by_the_adjective_of_a_state_alone_is_the_person_named_so_before(catalog: Catalog) -> None:
    text = "التقى محمد شياع السوداني الوفد، وتعهد السوداني بفتح تحقيق"
    same = article(text, [("محمد شياع السوداني", "Person"), ("السوداني", "State")])
    first, second = one(catalog, same)
    assert first == second
    text = "التقى محمد شياع السوداني وفد السودان، وتعهد السوداني بفتح تحقيق"
    named = article(text, [("محمد شياع السوداني", "Person"), ("السودان", "State", "sudan"), ("السوداني", "State")])
    assert one(catalog, named)[1:] == ["actor/sudan", "actor/sudan"]
    text = "تعهد السوداني بفتح تحقيق، والتقى محمد شياع السوداني الوفد"
    later = article(text, [("السوداني", "State"), ("محمد شياع السوداني", "Person")])
    assert one(catalog, later)[0] == "actor/sudan"


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("أفرج القضاء اللبناني عن هانيبال القذافي. وكانت مجموعة خطفت القذافي في سوريا.", {"هانيبال القذافي"}),
        ("اغتال مسلحون سيف الإسلام القذافي في الزنتان. وكان القذافي ترشح للرئاسة.", {"سيف الإسلام القذافي"}),
        ("أفرج القضاء عن هانيبال القذافي. القذافي وصل إلى بيروت.", {"هانيبال القذافي"}),
        # The known one has a title, is named in full, or by his kin.
        ("أفرج القضاء عن هانيبال القذافي. وكان العقيد القذافي حكم ليبيا.", set()),
        ("قتل معمر القذافي في سرت. ووصل هانيبال القذافي إلى بيروت. وكان القذافي فر من طرابلس.", {"معمر القذافي"}),
        ("التقى الوزير نجل القذافي سيف الإسلام القذافي. وكان القذافي قتل في 2011.", set()),
    ],
)
def test_a_known_last_name_is_that_of_whom_the_article_is_about(
    text: str, also: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    found = together(engines["ar", BOTH], text, "القذافي")
    assert found
    assert all(others == also for others in found)
