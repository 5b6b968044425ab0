"""Give the killer the role that was given to the victim in "the killer of somebody".

"اعتقلت الشرطة قاتل الصحفي فادي منصور" ("the police arrested the killer of the journalist Fadi Mansour"): the journalist
is found as arrested. The word for the killer becomes a mention and the target; whoever arrests leaves the agents of the
killing that this word is found as. The words are data (``[killers]`` of ``<xx>/kin.toml``); languages without them are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import SAME_AS, Event, Relation, mention
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES, PEOPLE
from khabar.ontology.terms import EntityType, Role

_TITLE: Final = 3
"""Tokens at the most of a title between the word and a name: "قاتل رئيس البلدية السابق سامر"."""
_RULE, _CONFIDENCE = "killers", 0.9


class _Killer(NamedTuple):
    """The position of a word for a killer or abductor, and the reference of the victim."""

    word: int
    victim: str


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    one: frozenset[str]
    several: frozenset[str]


def without_killed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Put killers for their victims in the events before them; sets the killers' words in ``doc.ents``.

    "اعتقلت الشرطة قاتل الصحفي": the target of "اعتقلت" is "قاتل", no longer "الصحفي".
    """
    words = _words(language)
    found = tuple(_killers(doc, words)) if words.one else ()
    if not found:
        return tuple(events)
    told = tuple(events)
    for killer in found:
        told = tuple(_of_killer(event, killer) for event in told)
    starts = {span.start for span in mentions(doc)}
    used = {ref for event in told for ref in event.refs(*PARTIES)}
    new = [_mention(doc, k.word, words) for k in found if k.word not in starts and mention_ref(k.word) in used]
    if new:
        set_mentions(doc, sorted((*mentions(doc), *new), key=lambda span: span.start))
    return told


def without_one(doc: Doc, relations: Sequence[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop sameAs between a killer and the victim."""
    words = _words(language)
    if not words.one or all(relation.type != SAME_AS for relation in relations):
        return tuple(relations)
    two = {frozenset((mention_ref(k.word), k.victim)) for k in _killers(doc, words)}
    return tuple(r for r in relations if r.type != SAME_AS or frozenset((r.head, r.tail)) not in two)


def _of_killer(event: Event, killer: _Killer) -> Event:
    """Settle one event: before the killer's word put the killer for the victim; at it remove agents before."""
    own = mention_ref(killer.word)
    if event.trigger == killer.word:
        return event.without(ahead(event.refs(Role.AGENT), event.trigger), Role.AGENT)
    if event.trigger > killer.word:
        return event
    for role in PARTIES:
        if killer.victim in event.refs(role):
            event = event.without({killer.victim}, role).given(role, [own])
    return event


def _killers(doc: Doc, words: _Words) -> Iterator[_Killer]:
    """The words for killers with a named victim behind them, who has no word of the killer's own mention."""
    definite = word_classes(doc.lang_).definite
    spans = {span.start: span for span in mentions(doc) if span.label_ in PEOPLE}
    inside = {token for span in spans.values() for token in range(span.start + 1, span.end)}
    for token in doc:
        if token.norm_ not in words.one | words.several or token.i in inside or token.ent_type_ not in ("", *PEOPLE):
            continue
        if token.i in spans and len(spans[token.i]) > 1:
            continue
        end = min(sentence_of(token).end, token.i + 2 + _TITLE)
        behind = next((at for at in range(token.i + 1, end) if at in spans or not doc[at].is_alpha), end)
        if behind not in spans or not all(definite(doc[at].norm_) for at in range(token.i + 1, behind)):
            continue
        norm = doc[behind].norm_
        if definite(norm) or not heads(doc.lang_).people([norm], first=False):  # no "خاطف رهينتين"
            yield _Killer(token.i, mention_ref(behind))


def _mention(doc: Doc, at: int, words: _Words) -> Span:
    """The mention of a killer's word: one person, or several."""
    type = EntityType.PERSON if doc[at].norm_ in words.one else EntityType.PERSON_GROUP
    return mention(doc, at, at + 1, type, rule=_RULE, confidence=_CONFIDENCE)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "kin")["killers"]
    return _Words(fold_all(data["one"], language), fold_all(data["several"], language))
