"""Bodies called by who leads them: which words make a name the leader's."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Span

from khabar.graph.language.data import LANGUAGES
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.names.led import led, without_heads, without_leaders
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.sentences import one_sentence
from khabar.ontology.terms import EntityType, EventType, Role, Status


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_have_the_same_kinds_of_bodies(language: str) -> None:
    assert set(led(language).ids.values()) == set(led("ar").ids.values())


BODY, LEADER = EntityType.SECURITY_FORCE, EntityType.PERSON


@pytest.mark.parametrize(
    ("text", "body", "leader", "roles", "kept"),
    [
        ("قصفت قوات حفتر المدينة", "قوات", "حفتر", (Role.AGENT, Role.AGENT), {"قوات"}),
        ("قصفت قوات المشير خليفة حفتر المدينة", "قوات", "خليفة حفتر", (Role.AGENT, Role.TARGET), {"قوات"}),
        ("قصفت قوات الرئيس السابق صالح المدينة", "قوات", "صالح", (Role.AGENT, Role.TARGET), {"قوات"}),
        # a body that is not called by him
        ("قصفت قوات الأمن حفتر", "قوات الأمن", "حفتر", (Role.AGENT, Role.TARGET), {"قوات الأمن", "حفتر"}),
        ("قصفت قوات من الجيش حفتر", "قوات", "حفتر", (Role.AGENT, Role.TARGET), {"قوات", "حفتر"}),
        ("قصف الجيش حفتر", "الجيش", "حفتر", (Role.AGENT, Role.TARGET), {"الجيش", "حفتر"}),
        # overthrown with it, and alone in the event
        ("أسقطوا نظام بن علي", "نظام", "بن علي", (Role.TARGET, Role.TARGET), {"نظام", "بن علي"}),
        ("قتلوا في قصف قوات أكوت", "قوات", "أكوت", (None, Role.TARGET), {"أكوت"}),
        ("Haftar's forces shelled the town", "forces", "Haftar", (Role.AGENT, Role.AGENT), {"forces"}),
        ("Forces of General Haftar shelled it", "Forces", "Haftar", (Role.AGENT, Role.TARGET), {"Forces"}),
        ("forces loyal to Haftar shelled it", "forces", "Haftar", (Role.AGENT, Role.TARGET), {"forces"}),
        (
            "The government of unity and President Saleh met",
            "government",
            "Saleh",
            (Role.AGENT, Role.AGENT),
            {"government", "Saleh"},
        ),
        (
            "The government of Yemeni President Saleh met",
            "government",
            "Saleh",
            (Role.AGENT, Role.AGENT),
            {"government"},
        ),
        ("troops to Haftar", "troops", "Haftar", (Role.AGENT, Role.AGENT), {"troops", "Haftar"}),
        ("forces and Haftar shelled it", "forces", "Haftar", (Role.AGENT, Role.AGENT), {"forces", "Haftar"}),
        ("Haftar told the forces to go", "forces", "Haftar", (Role.TARGET, Role.AGENT), {"forces", "Haftar"}),
    ],
)
def test_a_leader_takes_no_part_beside_the_body_that_is_called_by_him(
    text: str,
    body: str,
    leader: str,
    roles: tuple[Role | None, Role | None],
    kept: set[str],
    engines: dict[tuple[str, str], Language],
) -> None:
    nlp = engines["en" if text.isascii() else "ar", LEXICAL]
    doc = one_sentence(nlp.make_doc(text))
    spans = [
        _span(doc.char_span(text.index(words), text.index(words) + len(words)), label)
        for words, label in ((body, BODY), (leader, LEADER))
    ]
    doc.ents = tuple(spans)
    arguments = tuple(Argument(role, mention_ref(span.start)) for span, role in zip(spans, roles, strict=True) if role)
    event = Event(0, EventType.ATTACK, Status.ACTUAL, arguments=arguments)
    (found,) = without_leaders(doc, [event], language=nlp.lang)
    left = {argument.ref for argument in found.arguments}
    assert {span.text for span in spans if mention_ref(span.start) in left} == kept


def _span(span: Span, label: str) -> Span:
    return Span(span.doc, span.start, span.end, label)


@pytest.mark.parametrize(
    ("text", "body", "person", "role", "kept"),
    [
        ("طالبت اللجنة برئاسة القاضي سمير حداد الوزارة بالتعاون.", "اللجنة", "سمير حداد", Role.TARGET, 1),
        ("هاجمت المعارضة قوات بقيادة خالد حفتر.", "قوات", "خالد حفتر", Role.TARGET, 1),
        ("التقى الوزير وفدا برئاسة علي حسن.", "وفدا", "علي حسن", Role.AGENT, 2),
        ("هددت الحكومة برئاسة البلاد ونواف سلام.", "الحكومة", "نواف سلام", Role.TARGET, 2),
        ("هددت الحكومة نواف سلام.", "الحكومة", "نواف سلام", Role.TARGET, 2),
    ],
)
def test_nothing_is_done_to_who_only_heads_a_body(
    text: str, body: str, person: str, role: str, kept: int, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents} | {
        token.text: mention_ref(span.start) for span in doc.ents for token in span
    }
    refs |= {person: refs[person.split()[0]]}
    event = Event(0, EventType.DEMAND, Status.ACTUAL, (Argument(Role.AGENT, refs[body]), Argument(role, refs[person])))
    (found,) = without_heads(doc, [event], language="ar")
    assert len(found.arguments) == kept
