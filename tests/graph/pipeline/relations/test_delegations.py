"""Whose head the head of a delegation is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Relation, mention
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.delegations import without_posts, without_senders


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "زار وفد من حركة حماس برئاسة سامي العلواني القاهرة.", {("سامي العلواني", "وفد")}),
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
