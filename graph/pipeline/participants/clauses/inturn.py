"""Give the verbs of one sentence their own subjects and objects, where a second clause turns to somebody else.

`in_turn` is for attackers to whom something is done behind their deed. "A man stabbed a guard before he was shot by
troops" is found with the guard as a target of "shot" and with the man as an agent of it; the pass makes the man its
target and the troops its only agent.

`with_own_subjects` is for a verb with a subject of its own behind "after", "while" or "and". In "Police held two men
after soldiers had detained a third" the police have detained nobody. Behind "and" those before it must have an act of
their own: "Chad closed the border, and Sudan's envoy denounced the move".

The words are data (`[inturn]` in ``<xx>/undergone.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span, Token

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.mentions import mentions_by_end, mentions_by_token
from khabar.graph.pipeline.refs import ahead, mention_ref, mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_DEEDS: Final = (EventClass.VIOLENCE, EventType.ARREST)
_ING: Final = frozenset({"ing"})
_HELPING: Final = 3
"""Tokens at the most between "be" and its participle, and between a subject and its verb: "was later fatally shot"."""
_DESCRIBED: Final = 6
"""Tokens at the most between "after" and the subject behind it: "after dozens of armed men", "while Chad's envoy"."""
_MUTUAL: Final = (EventType.MEETING, EventType.AGREEMENT, EventType.CLASH, EventType.COOPERATION)


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    openers: frozenset[str]
    joins: frozenset[str]
    being: frozenset[str]
    passive: frozenset[str]
    perfect: frozenset[str]
    pronouns: dict[str, frozenset[str]]
    by: frozenset[str]
    adverbs: frozenset[str]
    manner: tuple[str, ...]
    walls: frozenset[str]
    possessives: frozenset[str]


class _Turn(NamedTuple):
    """A passive clause about the subject of its sentence: where it begins, and the pronoun for the subject or ""."""

    opener: int
    pronoun: str


def in_turn(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the attackers of a sentence the targets of what is done to them behind their deeds.

    "A man stabbed a guard before he was shot by troops": "shot" gets the target "man", loses the target "guard", and
    keeps as agents those behind "by" alone. The deeds before it leave the instruments of "shot".
    """
    words = _words(language)
    if not words.openers:
        return tuple(events)
    changed = {event.ref: _without_agents_before(doc, event, words) for event in events}
    beside = grouped(doc, events)
    for event in tuple(changed.values()):
        if not event.is_a(*_DEEDS) or (turn := _passive_clause(doc, event, words)) is None:
            continue
        start = sentence_at(doc, event.trigger).start
        earlier = (changed[each.ref] for each in beside[start] if each.trigger < turn.opener)
        before = [each for each in earlier if each.is_a(EventClass.VIOLENCE)]
        culprits = _culprits(before)
        victims = {ref for deed in before for ref in deed.refs(Role.TARGET)} - culprits
        doers = {ref for ref in event.refs(Role.AGENT) if _behind_by(doc, ref, event, words)}
        if not culprits or not _may_mean(doc, turn.pronoun, culprits, victims if not doers else set(), words):
            continue
        left = event.without(event.refs(Role.AGENT) - doers, Role.AGENT).without(victims | doers, Role.TARGET)
        left = left.without({deed.ref for deed in before}, Role.INSTRUMENT)
        changed[event.ref] = left.given(Role.TARGET, sorted(culprits))
        changed |= {deed.ref: _by_culprits(doc, deed, culprits, victims) for deed in before}
    return tuple(changed[event.ref] for event in events)


def _without_agents_before(doc: Doc, event: Event, words: _Words) -> Event:
    """Remove the agents before a passive verb that has an agent behind "by": "The man was shot by troops"."""
    start = sentence_at(doc, event.trigger).start
    if doc[_left_of_adverbs(doc, event.trigger - 1, start, words)].norm_ not in words.passive or event.trigger == start:
        return event
    agents = event.refs(Role.AGENT)
    if not any(_behind_by(doc, ref, event, words) for ref in agents):
        return event
    return event.without(ahead(agents, event.trigger), Role.AGENT)


def with_own_subjects(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the agents and targets before "after", "while" or "and" from a verb with a subject of its own there.

    "Police held two men after soldiers had detained a third": "detained" loses the agent "Police".
    """
    words = _words(language)
    if not words.openers:
        return tuple(events)
    spans = mentions_by_ref(doc)
    for role in (Role.AGENT, Role.TARGET):
        told: dict[str, list[int]] = {}
        for event in events:
            for ref in event.refs(role):
                told.setdefault(ref, []).append(event.trigger)
        events = tuple(_with_own_subject(doc, event, role, spans, told, words) for event in events)
    return tuple(events)


def _with_own_subject(
    doc: Doc, event: Event, role: str, spans: Mapping[str, Span], told: Mapping[str, Sequence[int]], words: _Words
) -> Event:
    """Remove those who stand before the clause of an event from one role, where a subject of that clause has the role.

    A subject stands in front of the verb, with a few words of no weight between. Behind "and", those before it are
    removed only where they have the role in an act before "and", and never from acts that several do together, such as
    a meeting.
    """
    refs = event.refs(role)
    sharing = sorted((spans[ref] for ref in refs if ref in spans), key=lambda span: span.start)
    if len(sharing) < 2:
        return event
    for subject in sharing:
        phrase = _phrase(doc, subject)
        between = doc[phrase.stop : event.trigger] if phrase.stop <= event.trigger else None
        if between is None or len(between) > _HELPING or any(_parts(token, words) for token in between):
            continue
        if role == Role.AGENT and any(token.norm_ in words.passive for token in between):
            continue
        opener = _opener(doc, phrase.start, sentence_of(subject).start, words)
        before = {mention_ref(span.start) for span in sharing if span.start < opener}
        if before and doc[opener].norm_ in words.joins:
            start = sentence_of(subject).start
            first = {ref: token_of(ref) if role == Role.AGENT else start for ref in before}
            earlier = {ref for ref in before if any(first[ref] <= at < opener for at in told[ref])}
            before = earlier if not event.is_a(*_MUTUAL) else set()
        if before:
            return event.without(before, role)
    return event


def _phrase(doc: Doc, subject: Span) -> range:
    """The tokens of a subject, with the description before it where commas set the subject off: "his aide, Li,"."""
    end = subject.end
    if end >= len(doc) or doc[end].text != ",":
        return range(subject.start, end)
    before = range(subject.start - 1, max(sentence_of(subject).start, subject.start - 1 - _HELPING) - 1, -1)
    comma = next((at for at in before if doc[at].is_punct or doc[at].ent_type_), -1)
    if comma < 0 or doc[comma].text != ",":
        return range(subject.start, end)
    described = mentions_by_end(doc).get(comma)
    return range(comma if described is None else described.start, end + 1)


def _opener(doc: Doc, start: int, begin: int, words: _Words) -> int:
    """The position of the word that opens the clause of a subject, or -1; owners may stand between.

    It is that of "while" in "while Chad's envoy denounced".
    """
    first = max(begin, start - 1 - _DESCRIBED)
    known = mentions_by_token(doc)
    near = (known[at] for at in range(max(first - 1, 0), start) if at in known)
    owned = (span for span in near if doc[span.end : span.end + 1].text in words.possessives)
    owners = {at for span in owned for at in range(span.start, span.end + 1)}
    for at in range(start - 1, first - 1, -1):
        if doc[at].norm_ in words.openers | words.joins:
            return at
        if (doc[at].is_punct or doc[at].ent_type_) and at not in owners:
            return -1
    return -1


def _parts(token: Token, words: _Words) -> bool:
    """Whether a token between a subject and a verb parts the two: a mark, a mention or a word such as "in" or "who"."""
    return token.is_punct or bool(token.ent_type_) or token.norm_ in words.walls


def _passive_clause(doc: Doc, event: Event, words: _Words) -> _Turn | None:
    """The passive clause of an event if it is about the subject of the sentence: "before he was shot"; or None."""
    start = sentence_at(doc, event.trigger).start
    at = _left_of_adverbs(doc, event.trigger - 1, start, words)
    if at <= start or doc[at].norm_ not in words.passive:
        return None
    if doc[at].norm_ in words.being and doc[at - 1].norm_ in words.openers:
        return _Turn(at - 1, "")
    while at > start and doc[at].norm_ in words.passive | words.perfect:
        at = _left_of_adverbs(doc, at - 1, start, words)
    norm = doc[at].norm_
    if norm in words.joins:
        return _Turn(at, "")
    if norm in words.pronouns and at > start and doc[at - 1].norm_ in words.openers | words.joins:
        return _Turn(at - 1, norm)
    return None


def _left_of_adverbs(doc: Doc, at: int, start: int, words: _Words) -> int:
    """The nearest position to the left, or this one, that holds no adverb: that of "was" in "was later shot"."""
    first = max(start, at - _HELPING)
    while at > first and (doc[at].norm_ in words.adverbs or doc[at].norm_.endswith(words.manner)):
        at -= 1
    return at


def _culprits(deeds: Sequence[Event]) -> set[str]:
    """The agents of the first deed that has any before its verb."""
    for deed in sorted(deeds, key=lambda event: event.trigger):
        agents = ahead(deed.refs(Role.AGENT), deed.trigger)
        if agents:
            return agents
    return set()


def _may_mean(doc: Doc, pronoun: str, culprits: set[str], others: set[str], words: _Words) -> bool:
    """Whether a pronoun can mean the culprits and none of the others; without one they are meant, as the subject."""
    if not pronoun:
        return True
    labels = words.pronouns[pronoun]
    spans = mentions_by_ref(doc)
    several = EntityType.PERSON_GROUP in labels
    named = [spans[ref] for ref in culprits if ref in spans]
    fits = all(span.label_ in labels for span in named) and (len(named) == 1 or several)
    return fits and not any(spans[ref].label_ in labels for ref in others if ref in spans)


def _behind_by(doc: Doc, ref: str, event: Event, words: _Words) -> bool:
    """Whether a mention stands behind the verb and "by": "her colleagues" in "was shot dead by her colleagues"."""
    if not of_mention(ref) or (at := token_of(ref)) < event.trigger:
        return False
    first = next((i for i in range(at - 1, event.trigger, -1) if doc[i].norm_ in words.by), -1)
    return first > 0 and not any(token.is_punct for token in doc[first:at])


def _by_culprits(doc: Doc, deed: Event, culprits: set[str], victims: set[str]) -> Event:
    """Make the culprits agents, not targets, of a deed told by a participle: "stabbed a guard, wounding him"."""
    tenses = tenses_at(doc, deed.trigger)
    if tenses != _ING or not deed.refs(Role.TARGET) & victims:
        return deed
    return deed.moved(sorted(culprits), Role.TARGET, Role.AGENT)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["inturn"]
    openers, joins, being, by, adverbs = (
        fold_all(data[key], language) for key in ("openers", "joins", "being", "by", "adverbs")
    )
    walls = clause_words(language, "prepositions", "relatives", "coordinators")
    pronouns = {word: frozenset(labels) for word, labels in data.get("pronouns", {}).items()}
    passive = clause_words(language, "passive_before")
    perfect = clause_words(language, "perfect_before")
    possessives = frozenset(table(language, "shortforms")["possessives"])
    manner = tuple(data["manner"])
    return _Words(openers, joins, being, passive, perfect, pronouns, by, adverbs, manner, walls, possessives)
