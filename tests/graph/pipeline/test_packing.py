"""Docs keep events, relations and times on their way through bytes."""

from __future__ import annotations

from datetime import date

import spacy
from spacy.tokens import Doc, DocBin

from khabar.graph.pipeline import doc as contract
from khabar.graph.pipeline.doc import Argument, Count, Event, Relation, TimeValue, mention
from khabar.graph.pipeline.extensions import register
from khabar.ontology.owntypes import OwnType


def made() -> Doc:
    register()
    doc = Doc(spacy.blank("ar").vocab, words=["هاجم", "داعش", "حلب", "أمس"])
    doc.ents = [
        mention(doc, 1, 2, "ArmedGroup", rule="catalog", confidence=0.9, known="islamic-state"),
        mention(doc, 3, 4, contract.TIME, rule="time:day"),
    ]
    doc.ents[1]._.time = TimeValue("2025-01-10")
    doc._.published = date(2025, 1, 11)
    own = OwnType("CyberAttack", "Attack", (("ar", "هجوم إلكتروني"), ("en", "cyber attack")))
    doc._.events = (
        Event(0, "Attack", "actual", (Argument("agent", "e1"),), speakers=("e1",), rule="attack:هاجم"),
        Event(2, "Attack", "actual", own=own),
        Event(
            3,
            "Killing",
            "actual",
            counts=(Count(12, "dead", "atLeast", "12 قتيلا على الأقل"), Count(3, "wounded", "exact")),
        ),
    )
    doc._.relations = (Relation("locatedIn", "e1", "e2", rule="x"),)
    return doc


def carried(doc: Doc) -> tuple[object, ...]:
    mentions = [(m.text, m.label_, m.ent_id_, m._.rule, m._.confidence, m._.time) for m in doc.ents]
    return doc._.events, doc._.relations, doc._.published, mentions


def test_a_doc_comes_back_from_bytes_with_all_it_carries() -> None:
    doc = made()
    assert carried(Doc(doc.vocab).from_bytes(doc.to_bytes())) == carried(doc)


def test_a_doc_comes_back_from_a_doc_bin() -> None:
    doc = made()
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [again] = DocBin().from_bytes(stored).get_docs(doc.vocab)
    assert carried(again) == carried(doc)
