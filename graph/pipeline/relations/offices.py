"""What an office makes of somebody: "the bank's chief economist" leads no bank, "the union's Omar Saleh" no union.

So do ministers of a cabinet, and senators and judges of a state; they are members. In "ministry spokesman Army Colonel
Adam Reed" he speaks for the ministry and is of the army, a "spokesman on foreign affairs" speaks for neither, and whom
a spokesman only tells of has not sent him: "an army spokesman said Hamas had withdrawn". The words are data
(``<xx>/unsaid.toml``). Where the title stands before the body it says alike what he is to it: "سفير اليابان كين ساتو".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

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
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventType, RelationType, Role

_LEADS, _MEMBER_OF, _REPRESENTS = RelationType.LEADS, RelationType.MEMBER_OF, RelationType.REPRESENTS
_TITLE: Final = 5
"""Words at the most between a body and the name of one of it."""
_RANK: Final = 2
"""Words at the most between a body and a name whose title stands before the body: "سفير اليابان السيد كين ساتو"."""
_HARSH: Final = (EventType.ACCUSATION, EventType.CONDEMNATION)


@dataclass(frozen=True, slots=True)
class _Words:
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


def with_offices(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations of people with bodies as their offices have it."""
    found = tuple(relations)
    if not any(relation.type in BELONGING for relation in found):
        return found
    spans = mentions_by_ref(doc)
    return once(_settled(doc, found, spans, _words(language)))


def _settled(doc: Doc, found: Iterable[Relation], spans: dict[str, Span], words: _Words) -> Iterator[Relation]:
    said = {event.trigger: event.refs(Role.AGENT) for event in doc._.events if event.is_a(EventType.STATEMENT)}
    for relation in found:
        who, body = spans.get(relation.head), spans.get(relation.tail)
        if relation.type not in BELONGING or who is None or body is None:
            yield relation
        elif relation.type == _LEADS and _serving(doc, who, body, words):
            yield replace(relation, type=_MEMBER_OF)
        elif relation.type == _LEADS and (office := _office(doc, who, body, words)):
            yield replace(relation, type=office)
        elif not (_another(doc, who, body, relation, words) or _told_of(doc, who, body, said)):
            member = relation.type != _MEMBER_OF and _member(doc, who, body, relation, words)
            yield replace(relation, type=_MEMBER_OF) if member else relation


def _another(doc: Doc, who: Span, body: Span, relation: Relation, words: _Words) -> bool:
    """Whether a body is none that somebody is of: he tells or speaks of it, opposes it, or blames another one's."""
    if relation.type == _LEADS and (_shadow(doc, who, body, words) or _blamed(doc, who, body, words)):
        return True
    if relation.type == _LEADS and (_kind(doc, who, body) or _under(doc, who, body, words)):
        return True
    return relation.type == _REPRESENTS and _topic(doc, body, words)


def _member(doc: Doc, who: Span, body: Span, relation: Relation, words: _Words) -> bool:
    """Whether what stands between a body and a name, or ends his title, makes him a member and no more."""
    if not words.possessive:  # "المتحدث باسم الجيش العميد سالم" speaks for it
        return relation.type == _LEADS and _one_of(doc, who, body, words)
    if who.start < body.end or who[0].sent != body[0].sent:
        return False
    between = doc[body.end : who.start]
    norms = [token.norm_ for token in between if token.is_alpha]
    if relation.type == _LEADS and len(between) == 1 and between[0].norm_ in words.possessive:
        return not who.id_ and body.label_ != EntityType.STATE and who[0].is_title  # "the union's Omar Saleh"
    if relation.type == _LEADS and between and between[-1].norm_ in words.peers:
        return True  # "his coalition partner Lena Webb"
    if relation.type == _LEADS and (_ranked(norms, doc, words) or _ministers(body, norms, words)):
        return True
    if not between or len(norms) > _TITLE or _headed(doc, body):
        return False
    titles = [heads(doc.lang_).relations(norm) for norm in (between[0].norm_, *norms, *_common(who))]
    return titles[0] == {_MEMBER_OF} and set().union(*titles) == {_MEMBER_OF}


def _one_of(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether a title before "in" and a body is that of one of several: "كبير المهندسين في", "الوزير في الحكومة"."""
    classes, at = word_classes(doc.lang_), body.start - 1
    if at <= body.sent.start or doc[at].norm_ not in classes.prepositions["place"]:
        return False
    if classes.bare(doc[at - 1].norm_) in words.ministers:
        return classes.bare(body[0].norm_) in words.cabinets
    return at - 2 >= body.sent.start and classes.bare(doc[at - 2].norm_) in words.first and who.end != at - 2


def _serving(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether somebody serves a state and leads none, by the title right before his name: "US Senator Anna Weil"."""
    title = doc[who.start - 1]
    if body.label_ != EntityType.STATE or not body.end < who.start or who.start - body.end > _TITLE:
        return False
    return title.norm_ in words.servants and title.sent == body[0].sent


def _office(doc: Doc, who: Span, body: Span, words: _Words) -> str:
    """What somebody is to a body by the title right before it, if he leads it not: "سفير اليابان كين ساتو"; or "".

    Where titles stand behind the body, as in English, others may stand before it.
    """
    if words.possessive or body.start == body.sent.start or not 0 <= who.start - body.end <= _RANK:
        return ""
    title = doc[body.start - 1].norm_
    if body.start - 1 > body.sent.start and _LEADS in heads(doc.lang_).relations(doc[body.start - 2].norm_):
        return ""  # "رئيس وزراء لبنان"
    told = heads(doc.lang_).relations(title)
    if told in ({_MEMBER_OF}, {_REPRESENTS}):
        return next(iter(told))
    return _MEMBER_OF if title in words.servants else ""


def _headed(doc: Doc, body: Span) -> bool:
    """Whether a title leads to a body: in "Head of the Coast Guard Captain Maria Silva" she leads it."""
    classes, at = word_classes(doc.lang_), body.start - 1
    if at >= 0 and doc[at].norm_ in classes.articles:
        at -= 1
    return at >= body.sent.start and doc[at].norm_ in classes.prepositions.get("of", ())


def _common(who: Span) -> list[str]:
    """The words of a person who has no name, of small letters."""
    return [token.norm_ for token in who if token.is_lower]


def _ranked(norms: list[str], doc: Doc, words: _Words) -> bool:
    """Whether the first of several of a trade is told of: "chief economist"; "chief officer" and "chief" lead."""
    others = words.first_of_all | words.ranks
    return any(
        one in words.first and trade not in others and heads(doc.lang_).relations(trade) == {_MEMBER_OF}
        for one, trade in pairwise(norms)
    )


def _ministers(body: Span, norms: list[str], words: _Words) -> bool:
    """Whether one of those who make up a cabinet is told of: "Cabinet minister Omar Saleh"; no prime minister is."""
    return body[-1].norm_ in words.cabinets and bool(norms) and norms[0] in words.ministers


def _topic(doc: Doc, body: Span, words: _Words) -> bool:
    """Whether a spokesman speaks on something: "the party's spokesman on Foreign Affairs"."""
    at = body.start - 1
    if at <= body.sent.start or doc[at].norm_ not in words.topics:
        return False
    return _REPRESENTS in heads(doc.lang_).relations(doc[at - 1].norm_)


def _told_of(doc: Doc, who: Span, body: Span, said: Mapping[int, Set[str]]) -> bool:
    """Whether who says something only tells of a body: "an army spokesman said Hamas"; "said he was a member of"."""
    ref, skipped = mention_ref(who.start), word_classes(doc.lang_).articles | opening_words(doc.lang_)
    for at in range(body.start - 1, who.end - 1, -1):
        if ref in said.get(at, ()):
            return True
        if doc[at].norm_ not in skipped:
            return False
    return False


def _shadow(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether a title is that of one of the opposition: "Kenya's Shadow Defence Minister Omar Saleh"."""
    return body.start < who.start and any(token.norm_ in words.shadow for token in doc[body.start : who.start])


def _kind(doc: Doc, who: Span, body: Span) -> bool:
    """Whether states in general are told of right before a title: "the regimes President Webb has visited"."""
    title = doc[body.end : who.start]
    return body.label_ == EntityType.STATE and body[-1].is_lower and bool(title) and all(t.is_title for t in title)


def _under(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether somebody serves another one who stands before a body: "worked under Webb, the director of"."""
    between = [at for at in range(who.end, body.start) if words.serving.stand(doc, at)]
    if not between:
        return False
    inside = mentions_within(doc[between[0] + 1 : body.start])
    return any(span.label_ == EntityType.PERSON for span in inside)


def _blamed(doc: Doc, who: Span, body: Span, words: _Words) -> bool:
    """Whether somebody blames "his administration", another one's: he leads it not."""
    if who.end > body.start or doc[body.start - 1].norm_ not in words.his:
        return False
    ref, his = mention_ref(who.start), mention_ref(body.start)
    return any(
        event.is_a(*_HARSH) and ref in event.refs(Role.AGENT) and his in event.refs(Role.TARGET)
        for event in doc._.events
    )


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data: dict[str, Any] = table(language, "unsaid")["offices"]
    keys = ("first", "first_of_all", "ranks", "ministers", "cabinets", "topics", "his", "shadow", "peers", "servants")
    possessive = fold_all(table(language, "clauses").get("possessive", ()), language)
    return _Words(
        **{key: fold_all(data[key], language) for key in keys},
        possessive=possessive,
        serving=Phrases.of(language, data["serving"]),
    )
