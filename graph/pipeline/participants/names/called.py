"""Keep one of a mention and the name that it is called by, and tell that the two are the same.

"هاجم رجل يدعى سليم قادر المصلين" ("a man called Salim Qadir attacked worshippers"): in one role the name stays, in two
roles it is removed. "زعيم الخلية المكنى أبو بكر" ("the leader of the cell, nicknamed Abu Bakr"): the leader has the
nickname, not the cell. "Named as Omar Haddad" is no appointment, and dropped.

A second name in brackets is the same, too; whoever is joined behind it does what the first does: in "أدانت حركة
المقاومة الإسلامية (حماس) وإيران الغارات" ("Hamas and Iran condemned the raids") Iran is an agent. The words are data
(``<xx>/called.toml``). Before a title and a name the body only says whose title it is: "met Israel Defense Forces (IDF)
chief Herzi Halevi".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all, words_of
from khabar.graph.pipeline.clauses.agreement import agreeing
from khabar.graph.pipeline.doc import SAME_AS, TIME, Event, Relation, retyped
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.participants.names.aliases import alias_pairs, less_and_more
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.articles import leads_to, right_before
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at, sentence_of
from khabar.ontology.kinds import ACTORS, PARTIES, PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

_NAMINGS: Final = frozenset({EventType.APPOINTMENT, EventType.DESIGNATION})
_OF_OTHERS: Final = frozenset({EventType.CONDEMNATION, EventType.ACCUSATION})
_RULE, _CONFIDENCE = "called", 0.9
_LONGEST: Final = 4
"""Tokens at the most from a mention to its name, beside the phrase for "called"."""
_DESCRIBED: Final = 2
"""Words at the most from a bracket to the end of the first word of a title: "(Hamas) political chief"."""
_NAMED_REACH: Final = 6
"""Tokens at the most from a verb of naming to the name: "named by the local police as"."""


def without_called(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from events one of two mentions of one person, and drop appointments that only name somebody.

    "هاجم رجل يدعى سليم قادر المصلين": "هاجم" keeps the agent "سليم قادر". Nicknames become persons in ``doc.ents``.
    """
    nicknamed = [name for *_, name in _nicknamed(doc, language) if name.label_ not in PEOPLE]
    if nicknamed:
        starts = {span.start for span in nicknamed}
        set_mentions(
            doc, (retyped(span, EntityType.PERSON) if span.start in starts else span for span in mentions(doc))
        )
    pairs = tuple(_pairs(doc, language))
    return tuple(_without(event, pairs) for event in events if not _names(doc, event, language))


def beside_brackets(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make whoever is joined behind a name with a second one in brackets an agent, too, and that one none.

    "أدانت حركة المقاومة الإسلامية (حماس) وإيران الغارات": "أدانت" gets the agent "إيران".
    """
    joins, spans = coordinators(language).glued, [span for span in mentions(doc) if span.label_ in ACTORS]
    found = list(events)
    for place, (first, alias, other) in enumerate(zip(spans, spans[1:], [*spans[2:], None], strict=False)):
        if not _bracketed(doc, first, alias):
            continue
        who, name = mention_ref(first.start), mention_ref(alias.start)
        bearer = _bearer(doc, alias, spans[place + 2 :], language)
        if bearer:
            found = [_without_body(event, {who, name}, bearer) for event in found]
            continue
        found = [e.without({name}) if e.refs(Role.AGENT) & {who} and e.refs(Role.TARGET) & {name} else e for e in found]
        if other is None or other.start != alias.end + 2 or doc[other.start - 1].norm_ not in joins:
            continue
        verbs = [e for e in found if e.trigger == first.start - 1 and who in e.refs(Role.AGENT)]
        if verbs and agreeing(doc, verbs[0].trigger, language=language):
            found = [_joined(e, verbs[0], mention_ref(other.start)) for e in found]
    return tuple(found)


def _bracketed(doc: Doc, first: Span, alias: Span) -> bool:
    """Whether a mention stands alone in brackets right behind another one of its kind."""
    if alias.start != first.end + 1 or alias.end >= len(doc) or sentence_of(first) != sentence_of(alias):
        return False
    kind = (first.label_ in PEOPLE) == (alias.label_ in PEOPLE) or alias.label_ == EntityType.PERSON_GROUP
    return doc[first.end].is_bracket and doc[alias.end].is_bracket and kind


def _bearer(doc: Doc, alias: Span, behind: Sequence[Span], language: str) -> str:
    """The reference of the person whose title and name stand right behind a second name in brackets, or ""."""
    at = alias.end + 1
    for span in behind[:2]:  # perhaps a part of the body: "(IRGC) Quds Force Commander Esmail Qaani"
        between = norms(doc, at, span.start)
        whole = (first + heads(language).title(between[first:]) for first in range(min(_DESCRIBED, len(between))))
        if between and len(between) not in whole:
            return ""
        if span.label_ == EntityType.PERSON:
            return mention_ref(span.start) if between else ""
        if between or span.label_ in PEOPLE:
            return ""
        at = span.end
    return ""


def _without_body(event: Event, body: Set[str], bearer: str) -> Event:
    """The event without a body in the roles that the bearer of its title has."""
    roles = [role for role in PARTIES if bearer in event.refs(role)]
    return event.without(body, *roles) if roles and event.refs(*roles) & body else event


def _joined(event: Event, verb: Event, ref: str) -> Event:
    """Add an agent to the event of a verb, and remove it from what that condemns or accuses others of."""
    if event.trigger == verb.trigger:
        event = event.without({ref})
        return event.given(Role.AGENT, [ref])
    others = verb.type in _OF_OTHERS and event.ref in verb.refs(Role.THEME)
    return event.without({ref}, Role.AGENT) if others else event


def with_called(doc: Doc, relations: Sequence[Relation], *, language: str) -> tuple[Relation, ...]:
    """Add sameAs between mentions and their names, in place of other sameAs relations of those."""
    aliases = alias_pairs(doc, language=language)
    two = {(mention_ref(who.start), mention_ref(name.start)): less_and_more(who, name) for who, name in aliases}
    persons = {mention_ref(span.start) for span in mentions(doc) if span.label_ == EntityType.PERSON}
    called = (pair for pair in _pairs(doc, language) if pair not in two and pair[0] in persons)
    pairs = [*called, *two.values()]
    if not pairs:
        return tuple(relations)
    bodies = ((mention_ref(body.start), mention_ref(name.start)) for _, body, name in _nicknamed(doc, language))
    known = {frozenset(pair) for pair in (*pairs, *bodies)}
    others = {name for _, name in two}
    kept = (
        r
        for r in relations
        if r.type != SAME_AS or (frozenset((r.head, r.tail)) not in known and others.isdisjoint((r.head, r.tail)))
    )
    return (*kept, *(Relation(SAME_AS, who, name, _RULE, _CONFIDENCE) for who, name in pairs))


def _without(event: Event, pairs: Sequence[tuple[str, str]]) -> Event:
    """Remove from an event one of the two mentions of each pair in it: in one role the common word, in two the name."""
    for who, name in pairs:
        roles, others = ({a.role for a in event.arguments if a.ref == ref} for ref in (who, name))
        if roles and others:  # of two in one role the name says more, as annotators have it
            event = event.without({who if roles == others else name})
    return event


def _pairs(doc: Doc, language: str) -> Iterator[tuple[str, str]]:
    """The references of mentions, each with that of the name it is called by."""
    phrases, _, most = _words(language)
    for leader, _, name in _nicknamed(doc, language):
        yield mention_ref(leader.start), mention_ref(name.start)
    for first, second in pairwise(span for span in mentions(doc) if span.label_ != TIME):
        if not 0 < second.start - first.end <= _LONGEST + most or sentence_of(first) != sentence_of(second):
            continue
        if (first.label_ in PEOPLE) != (second.label_ in PEOPLE) or _named(first):
            continue
        begin = max(sentence_of(first).start, first.start - _LONGEST - most)
        if right_before(doc, phrases, first.start, begin=begin):
            continue  # a name itself: "المدعو سامي الحداد والمدعو نادر القيسي" are two
        for at in range(first.end, min(first.end + most + 1, second.start)):
            if leads_to(doc, phrases, at, second.start):
                yield mention_ref(first.start), mention_ref(second.start)
                break


def _nicknamed(doc: Doc, language: str) -> Iterator[tuple[Span, Span, Span]]:
    """Leaders by their title, with what they lead and their nicknames: "زعيم الخلية المكنى «أبو بكر»"."""
    _, nicknames, _ = _words(language)
    first_parts = words_of(language, "called", "parents")
    spans = [span for span in mentions(doc) if span.label_ != TIME]
    for leader, body, name in zip(spans, spans[1:], spans[2:], strict=False):
        if leader.label_ != EntityType.PERSON or leader.end != body.start or body.label_ in PEOPLE or _named(leader):
            continue
        if name.ent_id_ or (name.label_ != EntityType.PERSON and name[0].norm_ not in first_parts):
            continue  # "زعيم التنظيم المعروف باسم داعش"
        start = name.start - 1 if doc[name.start - 1].is_quote else name.start
        if leads_to(doc, nicknames, body.end, start):
            yield leader, body, name


def _names(doc: Doc, event: Event, language: str) -> bool:
    """Whether an appointment or designation only says what somebody is called: "named as Omar Haddad"."""
    naming, link = _naming(language)
    if event.type not in _NAMINGS or doc[event.trigger].norm_ not in naming:
        return False
    end = min(event.trigger + _NAMED_REACH, sentence_at(doc, event.trigger).end)
    starts = {span.start for span in mentions(doc) if span.label_ == EntityType.PERSON and _named(span)}
    return any(doc[at - 1].norm_ in link and at in starts for at in range(event.trigger + 2, end + 1))


def _named(span: Span) -> bool:
    """Whether a mention has a name already, as far as that shows: "Ali called Omar"."""
    return bool(span.ent_id_) or span[-1].text != span[-1].lower_


@lru_cache(maxsize=4)
def _naming(language: str) -> tuple[frozenset[str], frozenset[str]]:
    data = table(language, "called")
    return fold_all(data["naming"], language), fold_all(data["link"], language)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[Phrases, Phrases, int]:
    data = table(language, "called")
    return Phrases.of(language, data["words"]), Phrases.of(language, data["nicknames"]), int(data["most"])
