"""Keep those named in a relative clause out of what is told behind it, and the antecedent in its role.

- `without_inside`: "the Guard, which replaced Wagner, attacked": Wagner is found as attacking, and the Guard is.
- `with_antecedents_of_whom`: "The suspect met a preacher whom police arrested": only the preacher is arrested.
- `without_before_which`: "Refugees slept in tents at the crossing, which was closed": only the crossing is. "The gunman
  fled the attack, in which six people were killed": only the people are.
- `without_whose`: "Chad, whose army attacked the town": the army attacks, and not Chad.

The first is for languages whose subject stands before its verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.participants.names.kin import KinWords, kin_words
from khabar.graph.pipeline.participants.pronouns.governed import governed_pronouns
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, token_of
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.inflection import PAST
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, PARTIES, PEOPLE
from khabar.ontology.terms import EventType, Role

_COUNTED: Final = 4
"""Tokens at the most from "which" to the mention behind it: "in which at least six people"."""
_DESCRIBED: Final = 3
"""Tokens at the most from "whose" to the mention behind it: "whose former defence minister"."""


class _Things(NamedTuple):
    """Folded words: relatives for things, passives, words from relative to participle, and prepositions but "of"."""

    relatives: frozenset[str]
    passive: frozenset[str]
    helping: frozenset[str]
    apart: frozenset[str]


class _Owner(NamedTuple):
    """An owner, the position of the relative pronoun, and the mention of what is owned."""

    whose: Span
    relative: int
    one: Span


class _Clause(NamedTuple):
    """A relative clause: the reference of its antecedent, its first token and the comma that closes it.

    What stands behind it before `stop`, like "said it had attacked", has no subject but the antecedent.
    """

    subject: str
    start: int
    end: int
    stop: int


def without_inside(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the antecedent the agent of the verb behind a relative clause, and remove those named in the clause.

    "the Guard, which replaced Wagner, attacked": "attacked" has the agent "the Guard" alone.
    """
    relatives = _relatives(language)
    clauses = list(_clauses(doc, relatives, language)) if relatives else []
    if not clauses:
        return tuple(events)
    told = [_outside(doc, event, clauses, language) for event in events]
    # "Chad, which hosts the group, threatened to attack it" is no attack on Chad.
    turned = [(now, now.refs(Role.AGENT) - e.refs(Role.AGENT)) for e, now in zip(events, told, strict=True)]
    meant = {ref: doers for now, doers in turned for ref in now.refs(Role.THEME)}
    return tuple(e if e.refs(Role.AGENT) else e.moved(meant.get(e.ref, ()), Role.TARGET, Role.AGENT) for e in told)


def with_antecedents_of_whom(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the antecedent of "whom" the only target of the verb behind that, and not its agent.

    What somebody "whom Mali accuses of a coup" is accused of has the antecedent as agent instead.
    """
    whom = clause_words(language, "objects_relative")
    at = [token.i for token in doc if token.norm_ in whom] if whom else []
    if not at:
        return tuple(events)
    accused = {ref for event in events if event.type == EventType.ACCUSATION for ref in event.refs(Role.THEME)}
    return tuple(_of_whom(doc, event, at, done=event.ref in accused) for event in events)


def _of_whom(doc: Doc, event: Event, whom: Sequence[int], *, done: bool) -> Event:
    """Make the antecedent the target of an event behind "whom", or the agent if it is what that one has `done`."""
    sentence = sentence_at(doc, event.trigger)
    at = max((at for at in whom if sentence.start < at < event.trigger), default=-1)
    if at < 0 or any(token.is_punct for token in doc[at : event.trigger]):
        return event
    antecedent = next((span for span in mentions(doc) if at - 1 <= span.end <= at), None)
    ref = mention_ref(antecedent.start) if antecedent is not None and antecedent.label_ != TIME else ""
    if ref not in event.refs(Role.AGENT, Role.TARGET):
        return event
    if done:
        return event.moved([ref], Role.TARGET, Role.AGENT)
    others = {each for each in event.refs(Role.AGENT, Role.TARGET) if each != ref and token_of(each) < at}
    named = any(at < token_of(each) < event.trigger for each in event.refs(Role.AGENT))
    not_doers = {*others, ref} if named else {ref}  # "whom they killed" is done by somebody before
    return event.without(not_doers, Role.AGENT).without(others, Role.TARGET).given(Role.TARGET, [ref])


def without_before_which(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from the targets of "which was closed" people and others before what stands right before it.

    "Refugees slept in tents at the crossing, which was closed": "closed" loses the target "Refugees".
    """
    words = _things(language)
    return tuple(_of_which(doc, event, words) if words.relatives else event for event in events)


def _of_which(doc: Doc, event: Event, words: _Things) -> Event:
    """Settle the targets of one passive behind "which"."""
    at = event.trigger - 1
    if at < 0 or doc[at].norm_ not in words.passive:
        return event
    while at > sentence_at(doc, event.trigger).start and doc[at].norm_ in words.helping:
        at -= 1
    spans = mentions_by_ref(doc)
    if doc[at].norm_ not in words.relatives:
        return _of_in_which(doc, event, at, spans, words)
    before = [spans[ref] for ref in event.refs(Role.TARGET) if ref in spans and spans[ref].end <= at]
    nearest = max(before, key=lambda span: span.end, default=None)
    if nearest is None or at - nearest.end > 1:
        return event
    apart = {
        mention_ref(span.start)
        for span in before
        if span.label_ in PEOPLE or any(word in words.apart for word in norms(doc, span.end, nearest.start))
    }
    return event.without(apart, Role.TARGET) if nearest.label_ not in PEOPLE else event


def _of_in_which(doc: Doc, event: Event, last: int, spans: Mapping[str, Span], words: _Things) -> Event:
    """Keep the subject of a passive behind "in which" its only target; `last` is its last token.

    Annotators have another one before "which" in none of 8 such events.
    """
    targets = {ref: spans[ref] for ref in event.refs(Role.TARGET) if ref in spans}
    subject = next((span for span in targets.values() if span.end - 1 == last), None)
    if subject is None:
        return event
    counted = range(subject.start - 1, max(sentence_of(subject).start, subject.start - 2 - _COUNTED), -1)
    at = next((at for at in counted if doc[at].norm_ in words.relatives or doc[at].is_punct), -1)
    if at < 1 or doc[at].norm_ not in words.relatives or doc[at - 1].norm_ not in words.apart:
        return event
    return event.without({ref for ref, span in targets.items() if span.end < at}, Role.TARGET)


def without_whose(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the owner from events of what is owned: "Chad, whose army attacked the town"."""
    words = kin_words(language)
    owners = list(_owners(doc, words))
    return tuple(_apart(doc, event, owners, words) for event in events) if owners else tuple(events)


def _apart(doc: Doc, event: Event, owners: Sequence[_Owner], words: KinWords) -> Event:
    """Remove owners from an event that those they own take part in."""
    sides = event.refs(*PARTIES) if not words.endings else event.refs(Role.AGENT)  # not of "الذي يحشد قواته"
    if words.endings and doc[event.trigger].norm_.endswith(words.endings):
        return event  # "الضابط الذي اعتقلته قواتها" is done to him
    for owner in owners:
        between = (owner.one.end, event.trigger) if not words.endings else (owner.relative + 1, owner.one.start - 1)
        told = owner.relative < event.trigger < sentence_at(doc, owner.relative).end
        near = owner.one.end <= event.trigger if not words.endings else event.trigger < owner.one.start
        if mention_ref(owner.one.start) in sides and told and near and not doc[slice(*between)].text.count(","):
            event = event.without({mention_ref(owner.whose.start)}, *PARTIES)
    return event


def _owners(doc: Doc, words: KinWords) -> Iterator[_Owner]:
    """Actors that belong to the antecedent of the relative clause they are in: "whose army", "التي ... جيشها"."""
    governed = governed_pronouns(doc.lang_)
    for whose, one in pairwise(mentions(doc)):
        behind = norms(doc, whose.end, min(one.start, whose.end + 2))
        at = next((place for place, word in enumerate(behind, whose.end) if word in words.relatives), -1)
        if at < 0 or one.label_ not in ACTORS or one.start - at > _DESCRIBED:
            continue
        # An Arabic subject stands behind its verb, with the pronoun, or behind a title with one: "رئيسها محمد". That of
        # "المنطقة التي يسيطر عليها الجيش" is of the preposition.
        own = [token for token in doc[one.start - 1 : one.start + 1] if token.norm_ not in governed]
        if not words.endings or any(token.norm_.endswith(words.endings) for token in own):
            yield _Owner(whose, at, one)


def _outside(doc: Doc, event: Event, clauses: Sequence[_Clause], language: str) -> Event:
    """Settle the sides of an event behind a relative clause."""
    clause = next((c for c in reversed(clauses) if c.end < event.trigger < c.stop), None)
    if clause is None:
        return event
    inside = {ref for ref in event.refs(Role.AGENT, Role.TARGET) if clause.start <= token_of(ref) < clause.end}
    if clause.subject in event.refs(Role.AGENT) and not inside & event.refs(Role.AGENT):
        return event.without(inside, Role.TARGET)
    left = event.without(inside, Role.AGENT)
    if left.refs(Role.AGENT) or PAST not in tenses_at(doc, event.trigger):
        return left
    if clause.subject in event.refs(Role.TARGET):
        return (
            left if _undergone(doc, clause, event, language) else left.moved([clause.subject], Role.TARGET, Role.AGENT)
        )
    if left == event:
        return event
    return left.first(Role.AGENT, [clause.subject])


def _undergone(doc: Doc, clause: _Clause, event: Event, language: str) -> bool:
    """Whether a verb behind a clause is a passive: "was bombed", "bombed by Israel"."""
    passive, by = _things(language).passive, clause_words(language, "agentive")
    following = doc[event.trigger + 1].norm_ if event.trigger + 1 < len(doc) else ""
    return following in by or any(word in passive for word in norms(doc, clause.start, event.trigger))


def _clauses(doc: Doc, relatives: frozenset[str], language: str) -> Iterator[_Clause]:
    """The relative clauses between a mention with a comma and the first comma behind which the sentence goes on."""
    commas = word_classes(language).commas
    starts = {span.start for span in mentions(doc)}
    for span in mentions(doc):
        start, end = span.end + 1, sentence_of(span).end
        if span.label_ == TIME or start >= end or doc[span.end].text not in commas or doc[start].norm_ not in relatives:
            continue
        closing = (at for at in range(start + 1, end - 1) if doc[at].text in commas)
        close = next((at for at in closing if _goes_on(doc, at + 1, starts, relatives, language)), -1)
        if close > 0:
            stop = min((other for other in starts if other > close), default=end)
            yield _Clause(mention_ref(span.start), start, close, min(stop, end))


def _goes_on(doc: Doc, at: int, starts: set[int], relatives: frozenset[str], language: str) -> bool:
    """Whether the verb of the sentence may stand at a position: no mention, article, conjunction or other clause."""
    classes = word_classes(language)
    norm = doc[at].norm_
    others = classes.articles | classes.connectors | relatives
    return at not in starts and doc[at].is_alpha and norm not in others and not doc[at].is_title


@lru_cache(maxsize=4)
def _relatives(language: str) -> frozenset[str]:
    return frozenset() if verb_first(language) else clause_words(language, "relatives")


@lru_cache(maxsize=4)
def _things(language: str) -> _Things:
    passive = clause_words(language, "passive_before")
    return _Things(
        clause_words(language, "things_relative"),
        passive,
        passive | clause_words(language, "perfect_before"),
        clause_words(language, "prepositions") - clause_words(language, "partitive"),
    )
