"""Whose head the head of a delegation is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Relation, mention
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.delegations import with_senders, without_posts, without_senders


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "زار القاهرة وفد من حركة حماس برئاسة سامي العلواني.", {("سامي العلواني", "وفد")}),
        ("ar", "زار رئيس حركة حماس سامي العلواني القاهرة.", {("سامي العلواني", "حركة حماس")}),
    ],
)
def test_who_heads_a_delegation_does_not_head_who_sent_it(
    language: str, text: str, expected: set[tuple[str, str]], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    words = {mention_ref(span.start): span.text for span in doc.ents}
    assert {(words[r.head], words[r.tail]) for r in doc._.relations if r.type == "leads"} == expected


def test_nothing_else_goes(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("زار وفد من حركة حماس برئاسة سامي العلواني القاهرة.")
    delegation, body, head = (mention_ref(doc.ents[n].start) for n in range(3))
    member, leads = Relation("memberOf", delegation, body), Relation("leads", head, delegation)
    both = (member, leads, Relation("leads", head, body))
    assert without_senders(doc, both, language="ar") == (member, leads)
    assert without_senders(doc, both[1:], language="ar") == both[1:]


@pytest.mark.parametrize(
    ("language", "text", "head", "tail", "kept"),
    [
        ("en", "The British ambassador to Yemen met the president.", "ambassador", "Yemen", False),
        ("en", "The special envoy for Syria met the president.", "envoy", "Syria", False),
        ("en", "The ambassador of Yemen met the president.", "ambassador", "Yemen", True),
        ("en", "The spokesman for Yemen met the president.", "spokesman", "Yemen", True),
        ("ar", "التقى السفير البريطاني لدى اليمن الرئيس.", "السفير", "اليمن", False),
        ("ar", "التقى المبعوث الأممي إلى سوريا الرئيس.", "المبعوث", "سوريا", False),
        ("ar", "التقى سفير اليمن الرئيس.", "سفير", "اليمن", True),
    ],
)
def test_an_envoy_does_not_speak_for_where_he_is_sent(
    language: str, text: str, head: str, tail: str, kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    words = [token.text for token in doc]
    at, behind = words.index(head), words.index(tail)
    doc.ents = (
        mention(doc, at, at + 1, "Person", rule="test"),
        mention(doc, behind, behind + 1, "State", rule="test"),
    )
    relation = Relation("represents", mention_ref(at), mention_ref(behind))
    assert (relation in without_posts(doc, [relation], language=language)) is kept


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قال سفير تشاد لدى غانا سامي ديالو إن الهجوم فشل.", {("represents", "سامي ديالو", "تشاد")}),
        ("ar", "قال مندوب كينيا الدائم لدى الأمم المتحدة سامي ديالو إن الهجوم فشل.", {("represents", "سامي ديالو", "كينيا")}),
        ("en", "Mali's new ambassador to Ghana Samir Diallo said it failed.", {("represents", "Samir Diallo", "Mali")}),
        ("en", "Mali's envoy in Ghana, Samir Diallo, said it failed.", {("represents", "Samir Diallo", "Mali")}),
        # who speaks behind one comma may be somebody else
        ("en", "After a call with Mali's ambassador to Ghana, Samir Diallo said the attack failed.", set()),
        # a minister in a country is not sent there by who stands before
        ("ar", "استقبل وزير مالي في غانا سامي ديالو.", set()),
    ],
)  # fmt: skip
def test_an_envoy_named_behind_his_post_is_of_who_sent_him(
    language: str, text: str, expected: set[tuple[str, str, str]], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    words = {mention_ref(span.start): span.text for span in doc.ents}
    made = with_senders(doc, (), language=language)
    assert {(r.type, words[r.head], words[r.tail]) for r in made} == expected


def test_an_envoy_named_behind_his_post_is_who_bears_the_title(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("اجتمع السفير الصيني في بغداد سامي ديالو مع وزير الداخلية.")
    title, post, name = (1, 3, "Person"), (4, 5, "Place"), (5, 7, "Person")
    doc.ents = tuple(mention(doc, start, end, kind, rule="test") for start, end, kind in (title, post, name))
    (relation,) = with_senders(doc, (), language="ar")
    assert (relation.type, relation.head, relation.tail) == ("sameAs", mention_ref(5), mention_ref(1))
