"""Turn attacks that are sanctions into sanctions, and drop those that only destroy goods or spy.

Sanctions: "The Treasury targeted two banks" is found as an attack and becomes a sanction. Companies and bodies of a
state that sanction or are sanctioned are retyped from armed groups to organizations in ``doc.ents``.

Goods: "Officials burned confiscated rifles" is found as an attack and is no event; "burned a weapons depot" stays one.

Spying: "The spyware targeted the lawyer" is found as an attack and is no event.

The words are data (``<xx>/unarmed.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event, retyped
from khabar.graph.pipeline.mentions import mentions, mentions_by_token, set_mentions
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.articles import right_before
from khabar.graph.pipeline.words.clausewords import clause_words, openers
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, EventType, Role

_ATTACKS: Final = frozenset({EventType.ATTACK, EventType.AIR_STRIKE, EventType.BOMBING})
_POWERS: Final = frozenset({EntityType.STATE, EntityType.ORGANIZATION, EntityType.PLACE, EntityType.GOVERNMENT_BODY})
"""The types of agents that may impose sanctions though no word of theirs tells so."""
_SIGNED: Final = 14
"""Tokens at the most from a verb to the word that tells of sanctions."""
_SPYING: Final = 8
"""Tokens at the most from a verb to a word of spying."""
_FARTHEST: Final = 6
"""Tokens at the most of what is burned."""


class _Sanctioning(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: frozenset[str]
    bodies: Phrases
    forces: Phrases
    signs: Phrases
    targets: Phrases
    arms: Phrases
    retyped: frozenset[str]
    walls: frozenset[str]


class _Spying(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: frozenset[str]
    words: Phrases
    arms: Phrases


class _Goods(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: frozenset[str]
    others: frozenset[str]
    fire: frozenset[str]
    ignited: frozenset[str]
    measures: frozenset[str]
    things: frozenset[str]
    seized: frozenset[str]
    passive: frozenset[str]
    walls: frozenset[str]


def unarmed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Retype attacks that are sanctions, remove those on goods and by spies, and set ``doc.ents`` by the sanctions.

    "OFAC is targeting a network": the attack becomes a sanction, and "OFAC" an organization if it was an armed group.
    """
    spans = mentions_by_ref(doc)
    words = _sanctioning(language)
    typed = _with_sanctions(doc, events, spans, words)
    _retype(doc, [event for event in typed if event.type == EventType.SANCTION], spans, words)
    goods, spying = _goods(language), _spying(language)
    gone = {
        event.ref
        for event in typed
        if event.type in _ATTACKS and (_of_goods(doc, event.trigger, goods) or _spied(doc, event.trigger, spying))
    }
    return tuple(event.without(gone) for event in typed if event.ref not in gone)


def _with_sanctions(
    doc: Doc, events: Sequence[Event], spans: Mapping[str, Span], words: _Sanctioning
) -> tuple[Event, ...]:
    """Retype each attack that is a sanction, or merge it into the sanction that a noun behind it tells of.

    "The US targeted three companies" becomes a sanction. "Washington targeted a network with sanctions": "targeted" is
    removed, and "sanctions" gets its arguments. Nothing changes where an agent has a word for forces: "defence
    ministry".
    """
    changed = {event.trigger: event for event in events}
    for event in events:
        if event.type not in _ATTACKS or doc[event.trigger].norm_ not in words.verbs:
            continue
        sign = _sign(doc, event, changed, words)
        named = changed.get(sign)
        agents = [spans[ref] for ref in event.refs(Role.AGENT) if ref in spans]
        if any(words.forces.found(span) for span in agents):
            continue
        if named is not None and named.type == EventType.SANCTION and not _armed(agents):
            arguments = dict.fromkeys((*named.arguments, *event.arguments))
            changed[sign] = replace(named, arguments=tuple(a for a in arguments if a.ref != named.ref))
            del changed[event.trigger]
        elif (sign >= 0 and not _armed(agents)) or _is_sanction(doc, event, agents, spans, words):
            changed[event.trigger] = event.with_type(EventType.SANCTION)
    return tuple(changed.values())


def _armed(agents: Sequence[Span]) -> bool:
    """Whether any agent is of a type that imposes no sanctions by itself, as an armed group is."""
    return not all(span.label_ in _POWERS for span in agents)


def _sign(doc: Doc, event: Event, events: Mapping[int, Event], words: _Sanctioning) -> int:
    """The position of the first word of sanctions behind an attack: "targeted two banks with sanctions"; or -1.

    No other event and no word such as "after" stands between.
    """
    sentence = sentence_at(doc, event.trigger)
    for at in range(event.trigger + 1, min(sentence.end, event.trigger + 1 + _SIGNED)):
        if any(words.signs.at(doc, at, sentence.end)):
            return at
        if at in events or doc[at].norm_ in words.walls:
            return -1
    return -1


def _is_sanction(
    doc: Doc, event: Event, agents: Sequence[Span], spans: Mapping[str, Span], words: _Sanctioning
) -> bool:
    """Whether an attack is a sanction though no word behind it says so.

    It is where its agent is a body that imposes them ("Treasury"), or where a state targets what states sanction
    ("three companies") in a sentence without words of arms.
    """
    if any(words.bodies.found(span) for span in agents) or (not agents and _behind_body(doc, event.trigger, words)):
        return True
    if not agents or _armed(agents) or words.arms.found(sentence_at(doc, event.trigger)):
        return False
    return any(words.targets.found(spans[ref]) for ref in event.refs(Role.TARGET) if ref in spans)


def _behind_body(doc: Doc, trigger: int, words: _Sanctioning) -> bool:
    """Whether a body that imposes sanctions is named right before a verb: "Treasury targets Hezbollah financiers"."""
    return right_before(doc, words.bodies, trigger, begin=sentence_at(doc, trigger).start)


def _retype(doc: Doc, sanctions: Sequence[Event], spans: Mapping[str, Span], words: _Sanctioning) -> None:
    """Retype armed groups that sanction or are sanctioned as organizations in ``doc.ents``, by their last word.

    "The State Department is targeting four entities": "entities" becomes an organization.
    """
    named = {ref for event in sanctions for ref in event.refs(Role.AGENT, Role.TARGET) if ref in spans}
    wrong = {
        spans[ref].start
        for ref in named
        if spans[ref].label_ == EntityType.ARMED_GROUP and spans[ref][-1].norm_ in words.retyped
    }
    if not wrong:
        return
    set_mentions(
        doc, (retyped(span, EntityType.ORGANIZATION) if span.start in wrong else span for span in mentions(doc))
    )


def _spied(doc: Doc, trigger: int, words: _Spying) -> bool:
    """Whether a verb tells of spying: such a word stands near it and none of arms in its sentence.

    It does in "A spy ring targeted two envoys", and not in "The army targeted a surveillance post".
    """
    sentence = sentence_at(doc, trigger)
    near = doc[max(sentence.start, trigger - _SPYING) : min(sentence.end, trigger + 1 + _SPYING)]
    return doc[trigger].norm_ in words.verbs and bool(words.words.found(near)) and not words.arms.found(sentence)


def _of_goods(doc: Doc, trigger: int, words: _Goods) -> bool:
    """Whether goods that nobody is attacked by are destroyed, or anything that was seized before.

    They are in "burned their weapons", "set fire to tyres" and "Police destroyed seized weapons", and not in "burned a
    church", nor in "The army destroyed the militia's weapons", as armies in battle do.
    """
    norm = doc[trigger].norm_
    if norm in words.fire:
        if doc[trigger - 1].norm_ not in words.ignited:
            return False
    elif norm not in words.verbs | words.others:
        return False
    passive = trigger > 0 and doc[trigger - 1].norm_ in words.passive
    found = tuple(_subject_before(doc, trigger - 1) if passive else _object_behind(doc, trigger, words))
    seized = any(doc[at].norm_ in words.seized for at in found)
    if seized or norm in words.others or not found:
        return seized
    return doc[found[-1]].norm_ in words.things and (passive or _ends(doc, found[-1] + 1, words))


def _ends(doc: Doc, at: int, words: _Goods) -> bool:
    """Whether no further noun stands at a position: behind "weapons" in "burned weapons", not in "a weapons depot"."""
    if at >= sentence_at(doc, at - 1).end or doc[at].is_punct or doc[at].ent_type_ == TIME:
        return True
    return doc[at].norm_ in words.walls


def _object_behind(doc: Doc, trigger: int, words: _Goods) -> Iterator[int]:
    """The positions of the object behind a verb, up to its noun or the first word for goods: "three old rifles"."""
    inside = mentions_by_token(doc)
    for at in range(trigger + 1, sentence_at(doc, trigger).end):
        norm, span = doc[at].norm_, inside.get(at)
        yield at
        if norm in words.seized or norm in words.measures or doc[at].like_num:
            continue
        if span is not None and at + 1 < span.end:
            continue
        if span is not None or norm in words.things or doc[at].is_punct:
            return
        if at > trigger + 1 + _FARTHEST:
            return


def _subject_before(doc: Doc, helping: int) -> Iterator[int]:
    """The positions of the subject of a passive, before the form of "be": "Confiscated rifles" in "were burned"."""
    sentence = sentence_at(doc, helping)
    first = next((at for at in range(helping - 1, sentence.start - 1, -1) if doc[at].is_punct), sentence.start - 1)
    yield from range(max(first + 1, helping - _FARTHEST), helping)


@lru_cache(maxsize=4)
def _sanctioning(language: str) -> _Sanctioning:
    data = table(language, "unarmed")["sanctioning"]

    def phrases(key: str) -> Phrases:
        return Phrases.of(language, data[key])

    return _Sanctioning(
        all_forms(VERB, data["verbs"], language),
        phrases("bodies"),
        phrases("forces"),
        phrases("signs"),
        phrases("targets"),
        phrases("arms"),
        fold_all(data["retyped"], language),
        fold_all(data["walls"], language),
    )


@lru_cache(maxsize=4)
def _spying(language: str) -> _Spying:
    data = table(language, "unarmed")["spying"]
    words, arms = (Phrases.of(language, data[key]) for key in ("words", "arms"))
    return _Spying(all_forms(VERB, data["verbs"], language), words, arms)


@lru_cache(maxsize=4)
def _goods(language: str) -> _Goods:
    data = table(language, "unarmed")["goods"]
    verbs, others = (all_forms(VERB, data[key], language) for key in ("verbs", "others"))
    fire, ignited, measures, things, seized = (
        fold_all(data[key], language) for key in ("fire", "ignited", "measures", "things", "seized")
    )
    passive = clause_words(language, "passive_before")
    return _Goods(verbs, others, fire, ignited, measures, things, seized, passive, openers(language))
