"""Make those who are "blamed for" or "wanted over" an act the targets of the accusation, and set the act apart.

In "a man wanted over the killing of a judge" the man is the target of "wanted" and not its agent, and is no agent of
"killing" unless a verb says so. Mentions of the main clause leave the act, and the act is no means of what happens in
that: in "a man wanted for the bombing was killed" the bombing has killed nobody there.

The words are data (``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions_by_token
from khabar.graph.pipeline.participants.claims.behind import only_described
from khabar.graph.pipeline.refs import ahead, event_ref, mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import ACTORS, PEOPLE
from khabar.ontology.terms import EventClass, EventType, Role

_ACCUSER: Final = 4
"""Tokens at the most of the accuser behind "by": "by the Syrian army"."""
_FARTHEST: Final = 10
"""Tokens at the most from the preposition to the act."""
_HELPING: Final = 3
"""Tokens at the most between a form of "be" and the participle: "was also reportedly blamed"."""
_BEFORE: Final = 5
"""Tokens at the most from the accused to the participle."""
_SUFFERED: Final = frozenset({EventType.ARREST, EventType.KILLING, EventType.ASSASSINATION, EventType.RELEASE})


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    participles: frozenset[str]
    of: frozenset[str]
    by: frozenset[str]
    linking: frozenset[str]
    doing: frozenset[str]
    doers: frozenset[str]
    between: frozenset[str]
    clauses: frozenset[str]
    joining: frozenset[str]
    passive: frozenset[str]
    purpose: frozenset[str]


class _Allegation(NamedTuple):
    """Where a participle such as "wanted" stands, the reference of the accused or "", and the trigger of the act or -1.

    `others` are accused with him.

    It is `reduced` without a form of "be", tells of the act as a `deed` by a verb, and as `done` by one of carrying
    out.
    """

    at: int
    accused: str
    others: frozenset[str]
    act: int
    reduced: bool
    deed: bool
    done: bool


def alleged(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the accused the target of an accusation told by a participle, and remove those outside it from the act.

    "The group was blamed for the ambush": "blamed" gets the target "group" and no longer the agent "group".
    """
    words = _words(language)
    found = list(_allegations(doc, events, words)) if words.participles else []
    changed, beside = {event.ref: event for event in events}, grouped(doc, events)
    for each in found:
        if each.act < 0:
            changed[event_ref(each.at)] = _accusation(changed[event_ref(each.at)], each)
            continue
        here = [changed[event.ref] for event in beside[sentence_at(doc, each.at).start]]
        verbs = _verbs_behind(doc, here, each, words)
        changed |= {event.ref: _settled(doc, event, each, verbs) for event in here}
    return tuple(changed[event.ref] for event in events)


def _allegations(doc: Doc, events: Sequence[Event], words: _Words) -> Iterator[_Allegation]:
    inside = mentions_by_token(doc)
    by_trigger = {event.trigger: event for event in events}
    for token in doc:
        if token.norm_ not in words.participles or token.i in inside:
            continue
        preposition = _preposition(doc, token.i, words)
        act = _act(doc, preposition, by_trigger, words) if preposition >= 0 else -1
        event = by_trigger.get(token.i)
        if act < 0 and preposition == token.i + 1 and event is not None and event.type == EventType.ACCUSATION:
            accused = _accused(doc, token.i, inside, words)  # "blamed for a fire" has no object
            if accused and inside[token_of(accused)].label_ not in PEOPLE and event.refs(Role.TARGET):
                accused = ""  # "a reservist of the brigade suspected of theft"
            yield _Allegation(token.i, accused, frozenset(), -1, reduced=False, deed=False, done=False)
        helped = any(
            doc[at].norm_ in words.passive for at in range(max(sentence_of(token).start, token.i - _HELPING), token.i)
        )
        if act >= 0 and (helped or not _infinitive(doc, preposition, act, words)):
            accused = _accused(doc, token.i, inside, words)
            told = doc[preposition + 1].norm_
            deed = told in words.doing or any(found.tag.tense == "ing" for found in lexicon_of(doc).find(told))
            others = _joined(doc, accused, words)
            yield _Allegation(token.i, accused, others, act, not helped, deed, told in words.doers)


def _infinitive(doc: Doc, preposition: int, act: int, words: _Words) -> bool:
    """Whether "to" stands before what is done: "sought for years to kill", but not "in connection to the killing"."""
    between = range(preposition + 1, act)
    return any(doc[at].norm_ in words.purpose and doc[at - 1].norm_ not in words.linking for at in between)


def _preposition(doc: Doc, at: int, words: _Words) -> int:
    """The position of the preposition of the act, right behind the participle or behind "by" and an accuser; or -1."""
    end = sentence_at(doc, at).end
    if at + 1 < end and doc[at + 1].norm_ in words.of:
        return at + 1
    if at + 1 < end and doc[at + 1].norm_ in words.by:
        return next((i for i in range(at + 2, min(end, at + 3 + _ACCUSER)) if doc[i].norm_ in words.of), -1)
    return -1


def _act(doc: Doc, preposition: int, events: Mapping[int, Event], words: _Words) -> int:
    """The trigger of the first event behind a preposition, with no mark and no verb of a clause between; or -1.

    The adjective of a "foiled plot" is none.
    """
    for at in range(preposition + 1, min(sentence_at(doc, preposition).end, preposition + 1 + _FARTHEST)):
        event = events.get(at)
        if event is not None and only_described(doc, event):
            continue
        if event is not None and not event.is_a(EventClass.SPEECH):
            return at
        if event is not None or doc[at].norm_ in words.passive or (doc[at].is_punct and doc[at].text != "-"):
            return -1
    return -1


def _accused(doc: Doc, at: int, inside: Mapping[int, Span], words: _Words) -> str:
    """The reference of the actor right before a participle, with a few small words between; or ""."""
    for before in range(at - 1, max(sentence_at(doc, at).start, at - 1 - _BEFORE) - 1, -1):
        span = inside.get(before)
        if span is not None:
            return mention_ref(span.start) if span.label_ in ACTORS else ""
        if doc[before].norm_ not in words.between:
            return ""
    return ""


def _joined(doc: Doc, accused: str, words: _Words) -> frozenset[str]:
    """The references of those before somebody who are accused with him: "nine people, including two officers"."""
    spans = mentions_by_token(doc)
    found: set[str] = set()
    at = token_of(accused) - 1 if accused else -1
    while at >= 0:
        if at in spans:
            found.add(mention_ref(spans[at].start))
            at = spans[at].start - 1
        elif doc[at].norm_ in words.joining or doc[at].like_num:
            at -= 1
        else:
            break
    return frozenset(found)


def _verbs_behind(doc: Doc, events: Sequence[Event], each: _Allegation, words: _Words) -> list[int]:
    """The triggers behind an act that go on with the main clause: "a man wanted for the attack was killed"."""
    return [
        event.trigger
        for event in events
        if event.trigger > each.act + 1
        and doc[event.trigger - 1].norm_ in words.passive
        and not any(doc[at].norm_ in words.clauses for at in range(each.act, event.trigger))
    ]


def _settled(doc: Doc, event: Event, each: _Allegation, verbs: Sequence[int]) -> Event:
    """Settle one event of the sentence: the accusation, its act, or what is told of the accused in the main clause."""
    if event.trigger == each.at:
        return _accusation(event, each) if event.type == EventType.ACCUSATION else event
    if event.trigger == each.act:
        return _act_alone(doc, event, each, verbs)
    event = event.without({event_ref(each.act)}, Role.INSTRUMENT)
    if not each.reduced or event.type not in _SUFFERED:
        return event
    if event.trigger in verbs:
        inner = {a.ref for a in event.arguments if of_mention(a.ref) and each.at < token_of(a.ref) < event.trigger}
        event = event.without(inner)
        if each.accused and each.accused not in event.refs(Role.TARGET):
            event = event.without({each.accused})
            event = event.first(Role.TARGET, [each.accused])
    return event


def _accusation(event: Event, each: _Allegation) -> Event:
    """Make the accused of a passive a target, and neither an agent nor a speaker."""
    before = ahead(event.refs(Role.AGENT), each.at)
    kept = event.without(before, Role.AGENT)
    speakers = tuple(ref for ref in kept.speakers if ref != each.accused)
    if each.accused and each.accused not in kept.refs(Role.TARGET):
        kept = kept.first(Role.TARGET, [each.accused])
    return replace(kept, speakers=speakers)


def _act_alone(doc: Doc, event: Event, each: _Allegation, verbs: Sequence[int]) -> Event:
    """Remove from an act those outside the accusation, but the accused where a verb tells of it.

    Where the verb is one of carrying out, the accused becomes its agent.
    """
    behind = min(verbs, default=sentence_at(doc, each.act).end)
    outer = {
        argument.ref
        for argument in event.arguments
        if of_mention(argument.ref)
        and not each.at < token_of(argument.ref) < behind
        and not (each.deed and (argument.ref == each.accused or argument.ref in each.others))
    }
    alone = event.without(outer)
    if each.done and each.accused and not alone.refs(Role.AGENT):
        alone = alone.without({each.accused})
        alone = alone.first(Role.AGENT, [each.accused])
    return alone


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["alleged"]
    keys = ("participles", "of", "by", "linking", "doing", "doers", "between", "clauses", "joining")
    helping = (clause_words(language, key) for key in ("passive_before", "purpose"))
    return _Words(*(fold_all(data[key], language) for key in keys), *helping)
