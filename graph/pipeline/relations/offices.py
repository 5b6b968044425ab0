"""Retype or drop the relations of a person with a body, as the person's office has it.

A title beside a body is found as "leads" or "represents", and these are put right by the table `_OUTCOMES`:

- to "memberOf" for the bank's chief economist, "the union's Omar Saleh", ministers of a cabinet, senators of a state;
- to "represents" where the title stands before the body: "سفير اليابان كين ساتو" ("Japan's ambassador Ken Sato");
- to none for the topic of a "spokesman on foreign affairs", and for whom an office-holder only tells of: "an army
  spokesman said Hamas had withdrawn".

In "ministry spokesman Army Colonel Adam Reed" Reed represents the ministry and becomes a member of the army. The words
are data (``<xx>/unsaid.toml``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.clauses.clauses import opening_words
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.graph.pipeline.relations.once import once
from khabar.graph.pipeline.words.articles import word_before
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventType, RelationType, Role

_LEADS, _MEMBER_OF, _REPRESENTS, _NONE = RelationType.LEADS, RelationType.MEMBER_OF, RelationType.REPRESENTS, ""
_TITLE: Final = 5
"""Words at the most between a body and the name of one of it."""
_RANK: Final = 2
"""Words at the most between a body and a name whose title stands before the body: "سفير اليابان السيد كين ساتو"."""
_HARSH: Final = (EventType.ACCUSATION, EventType.CONDEMNATION)


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    first: frozenset[str]
    first_of_all: frozenset[str]
    ranks: frozenset[str]
    ministers: frozenset[str]
    cabinets: frozenset[str]
    topics: frozenset[str]
    his: frozenset[str]
    shadow: frozenset[str]
    peers: frozenset[str]
    servants: frozenset[str]
    possessive: frozenset[str]
    serving: Phrases


class _Case(NamedTuple):
    """A person and a body that a relation joins; `said` has the agents of statements by the positions of words."""

    doc: Doc
    person: Span
    body: Span
    words: _Words
    said: Mapping[int, Set[str]]


def with_offices(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Retype or drop each relation of a person with a body as the first of `_OUTCOMES` says that holds of it.

    "US Senator Anna Weil": "Anna Weil leads US" becomes "Anna Weil memberOf US".
    """
    found = tuple(relations)
    if not any(relation.type in BELONGING for relation in found):
        return found
    spans = mentions_by_ref(doc)
    return once(_settled(doc, found, spans, _words(language)))


def _settled(doc: Doc, found: Iterable[Relation], spans: Mapping[str, Span], words: _Words) -> Iterator[Relation]:
    said = {event.trigger: event.refs(Role.AGENT) for event in doc._.events if event.is_a(EventType.STATEMENT)}
    for relation in found:
        person, body = spans.get(relation.head), spans.get(relation.tail)
        if relation.type not in BELONGING or person is None or body is None:
            yield relation
            continue
        case = _Case(doc, person, body, words, said)
        outcomes = (outcome for types, holds, outcome in _OUTCOMES if relation.type in types and holds(case))
        outcome = next(outcomes, relation.type)
        if outcome == relation.type:
            yield relation
        elif outcome != _NONE:
            yield replace(relation, type=outcome)


def _serves_state(case: _Case) -> bool:
    """Whether the title right before the name is of one who serves a state: "US Senator Anna Weil"."""
    person, body = case.person, case.body
    title = case.doc[person.start - 1]
    if body.label_ != EntityType.STATE or not body.end < person.start or person.start - body.end > _TITLE:
        return False
    return title.norm_ in case.words.servants and sentence_of(title) == sentence_of(body[0])


def _member_by_title(case: _Case) -> bool:
    """Whether the title right before the body is that of a member: "عضو الحزب سامي حداد" ("party member")."""
    return _title_before(case) == _MEMBER_OF


def _spokesman_by_title(case: _Case) -> bool:
    """Whether the title right before the body is of one who speaks for it: "سفير اليابان كين ساتو" ("ambassador")."""
    return _title_before(case) == _REPRESENTS


def _title_before(case: _Case) -> str:
    """The relation that the title right before a body gives to the name right behind it, if not "leads"; or "".

    It gives "represents" in "سفير اليابان كين ساتو", and none in "رئيس وزراء لبنان" ("premier of Lebanon"), where a
    leader's title is before it; nor in English, where titles stand behind the body and others may stand before it.
    """
    doc, person, body, words = case.doc, case.person, case.body, case.words
    if words.possessive or body.start == sentence_of(body).start or not 0 <= person.start - body.end <= _RANK:
        return ""
    title = doc[body.start - 1].norm_
    if body.start - 1 > sentence_of(body).start and _LEADS in heads(doc.lang_).relations(doc[body.start - 2].norm_):
        return ""
    told = heads(doc.lang_).relations(title)
    if told in ({_MEMBER_OF}, {_REPRESENTS}):
        return next(iter(told))
    return _MEMBER_OF if title in words.servants else ""


def _of_opposition(case: _Case) -> bool:
    """Whether the title is of the opposition: "Kenya's Shadow Defence Minister Omar Saleh"."""
    person, body = case.person, case.body
    between = case.doc[body.start : person.start]
    return body.start < person.start and any(token.norm_ in case.words.shadow for token in between)


def _blames_body(case: _Case) -> bool:
    """Whether the person accuses or condemns "his administration", which then is somebody else's."""
    person, body = case.person, case.body
    if person.end > body.start or case.doc[body.start - 1].norm_ not in case.words.his:
        return False
    blaming, blamed = mention_ref(person.start), mention_ref(body.start)
    return any(
        event.is_a(*_HARSH) and blaming in event.refs(Role.AGENT) and blamed in event.refs(Role.TARGET)
        for event in case.doc._.events
    )


def _states_in_general(case: _Case) -> bool:
    """Whether the body is a common noun for states, right before a title: "the regimes President Webb has visited"."""
    title = case.doc[case.body.end : case.person.start]
    common = case.body.label_ == EntityType.STATE and case.body[-1].is_lower
    return common and bool(title) and all(token.is_title for token in title)


def _serves_another(case: _Case) -> bool:
    """Whether the person serves another one, named before the body: "worked under Webb, the director of"."""
    doc, end = case.doc, case.body.start
    serving = next((at for at in range(case.person.end, end) if case.words.serving.stand(doc, at)), end)
    return any(span.label_ == EntityType.PERSON for span in mentions_within(doc[serving + 1 : end]))


def _speaks_on_topic(case: _Case) -> bool:
    """Whether the body is what a spokesman speaks on: "the party's spokesman on Foreign Affairs"."""
    doc, at = case.doc, case.body.start - 1
    if at <= sentence_of(case.body).start or doc[at].norm_ not in case.words.topics:
        return False
    return _REPRESENTS in heads(doc.lang_).relations(doc[at - 1].norm_)


def _only_tells_of(case: _Case) -> bool:
    """Whether the person's verb of speech stands right before the body: "an army spokesman said Hamas"."""
    doc, ref = case.doc, mention_ref(case.person.start)
    skipped = word_classes(doc.lang_).articles | opening_words(doc.lang_)
    for at in range(case.body.start - 1, case.person.end - 1, -1):
        if ref in case.said.get(at, ()):
            return True
        if doc[at].norm_ not in skipped:
            return False
    return False


def _one_of_several(case: _Case) -> bool:
    """Whether a title before "in" and the body is one that several have: "الوزير في الحكومة", "كبير المهندسين في"."""
    doc, person, body, words = case.doc, case.person, case.body, case.words
    classes, at = word_classes(doc.lang_), body.start - 1
    if words.possessive or at <= sentence_of(body).start or doc[at].norm_ not in classes.prepositions["place"]:
        return False
    if classes.bare(doc[at - 1].norm_) in words.ministers:
        return classes.bare(body[0].norm_) in words.cabinets
    return at - 2 >= sentence_of(body).start and classes.bare(doc[at - 2].norm_) in words.first and person.end != at - 2


def _owned_name(case: _Case) -> bool:
    """Whether nothing but "'s" stands between a body and a name: "the union's Omar Saleh"."""
    person, state = case.person, case.body.label_ == EntityType.STATE
    return _possessive_alone(case) and not state and not person.id_ and person[0].is_title


def _peer(case: _Case) -> bool:
    """Whether the title ends with a word for an equal: "his coalition partner Lena Webb"."""
    return _title_behind(case) and case.doc[case.person.start - 1].norm_ in case.words.peers


def _first_of_trade(case: _Case) -> bool:
    """Whether the title is of the first of a trade: "chief economist"; "chief officer" and "chief" lead."""
    words, relations = case.words, heads(case.doc.lang_).relations
    leading = words.first_of_all | words.ranks
    return _title_behind(case) and any(
        one in words.first and trade not in leading and relations(trade) == {_MEMBER_OF}
        for one, trade in pairwise(_norms_between(case))
    )


def _cabinet_minister(case: _Case) -> bool:
    """Whether the person is one of a cabinet: "Cabinet minister Omar Saleh"; a prime minister leads it."""
    cabinet = _title_behind(case) and case.body[-1].norm_ in case.words.cabinets
    return cabinet and any(norm in case.words.ministers for norm in _norms_between(case)[:1])


def _member_titles_alone(case: _Case) -> bool:
    """Whether all titles between body and name are of members, and none is before it: "Army Colonel Adam Reed"."""
    norms = _norms_between(case)
    if not _title_behind(case) or len(norms) > _TITLE or _titled_before(case.body):
        return False
    common = (token.norm_ for token in case.person if token.is_lower)  # the words of a person who has no name
    nouns = (case.doc[case.body.end].norm_, *norms, *common)
    titles = [heads(case.doc.lang_).relations(norm) for norm in nouns]
    return titles[0] == {_MEMBER_OF} and set().union(*titles) == {_MEMBER_OF}


def _name_behind(case: _Case) -> bool:
    """Whether the name stands behind the body, with titles between; "المتحدث باسم الجيش العميد سالم" has one before."""
    person, body = case.person, case.body
    return bool(case.words.possessive) and person.start >= body.end and sentence_of(person[0]) == sentence_of(body[0])


def _possessive_alone(case: _Case) -> bool:
    between = case.doc[case.body.end : case.person.start]
    return _name_behind(case) and len(between) == 1 and between[0].norm_ in case.words.possessive


def _title_behind(case: _Case) -> bool:
    """Whether words that may be a title stand between the body and the name, and not "'s" alone."""
    return _name_behind(case) and case.person.start > case.body.end and not _possessive_alone(case)


def _norms_between(case: _Case) -> list[str]:
    """The words between the body and the name, without marks."""
    return [token.norm_ for token in case.doc[case.body.end : case.person.start] if token.is_alpha]


def _titled_before(body: Span) -> bool:
    """Whether a title and "of" stand before a body: "Head of the Coast Guard Captain Maria Silva"."""
    return word_before(body) in word_classes(body.doc.lang_).prepositions.get("of", ())


_OUTCOMES: Final[tuple[tuple[Set[str], Callable[[_Case], bool], str], ...]] = (
    ({_LEADS}, _serves_state, _MEMBER_OF),
    ({_LEADS}, _member_by_title, _MEMBER_OF),
    ({_LEADS}, _spokesman_by_title, _REPRESENTS),
    ({_LEADS}, _of_opposition, _NONE),
    ({_LEADS}, _blames_body, _NONE),
    ({_LEADS}, _states_in_general, _NONE),
    ({_LEADS}, _serves_another, _NONE),
    ({_REPRESENTS}, _speaks_on_topic, _NONE),
    (BELONGING, _only_tells_of, _NONE),
    ({_LEADS}, _one_of_several, _MEMBER_OF),
    ({_LEADS}, _owned_name, _MEMBER_OF),
    ({_LEADS}, _peer, _MEMBER_OF),
    ({_LEADS}, _first_of_trade, _MEMBER_OF),
    ({_LEADS}, _cabinet_minister, _MEMBER_OF),
    (BELONGING - {_MEMBER_OF}, _member_titles_alone, _MEMBER_OF),
)
"""Relations as found, a test of person and body, and what it makes of them, or `_NONE`; the first to hold counts."""


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data: dict[str, Any] = table(language, "unsaid")["offices"]
    keys = ("first", "first_of_all", "ranks", "ministers", "cabinets", "topics", "his", "shadow", "peers", "servants")
    possessive = clause_words(language, "possessive")
    return _Words(
        **{key: fold_all(data[key], language) for key in keys},
        possessive=possessive,
        serving=Phrases.of(language, data["serving"]),
    )
