"""Make whoever gave the tip that led to an arrest the agent of the tip, and not of the arrest.

"The tip that led to his arrest came from the CIA": the CIA is found as an agent of the arrest, leaves it, and is the
only agent of the sharing of intelligence, which is added if a service or a state gave it and no event tells of it.
Event nouns between the relative clause's verb and the main verb lose whoever stands behind the latter. The words are
data (``<xx>/undergone.toml``, [sources]).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span, Token

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.participants.acting import known_states, may_act
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EntityType, EventClass, EventType, Role, Status

_SERVICES: Final = frozenset({EntityType.STATE, EntityType.SECURITY_FORCE, EntityType.GOVERNMENT_BODY})
_TOLD: Final = (EventType.INTELLIGENCE_SHARING, EventType.WARNING)
_RULE: Final = "undergone:sources"
_CONFIDENCE: Final = 0.8
_HELPING: Final = 3
"""Tokens at the most from the relative pronoun to the verb: "that had reportedly led"."""
_BEHIND: Final = 6
"""Tokens at the most from the main verb to the preposition before the giver: "was provided to the police by"."""
_DESCRIBED: Final = 3
"""Tokens at the most from that preposition to the giver."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    led: Mapping[str, frozenset[str]]
    nouns: frozenset[str]
    parts: frozenset[str]
    coming: frozenset[str]
    given: frozenset[str]
    origin: frozenset[str]
    by: frozenset[str]
    passive: frozenset[str]
    relatives: frozenset[str]
    between: frozenset[str]


class _Clause(NamedTuple):
    """The positions of a noun, the verb of its relative clause and the main verb, and the end of the main clause."""

    noun: int
    verb: int
    main: int
    end: int


def with_sources(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the giver of what led to an event the agent of the sharing, and remove that one from the event.

    "the tip that led to his arrest came from the CIA": "arrest" loses the agent "the CIA", and "tip" gets it.
    """
    words = _words(language)
    found = {event.trigger: event for event in events}
    for clause in _clauses(doc, words):
        led = found.get(clause.noun)
        if led is not None and led.is_a(EventType.SECURITY_OPERATION):
            continue  # who carried out the raid that led to an arrest has made that, too
        behind = {mention_ref(span.start) for span in mentions(doc) if clause.main < span.start < clause.end}
        for at, event in list(found.items()):
            if clause.verb < at < clause.main and not event.is_a(EventClass.SPEECH):
                found[at] = event.without(behind, Role.AGENT, Role.TARGET)
        giver = _giver(doc, clause, words)
        if giver is not None and (doc[clause.noun].norm_ in words.nouns or _told(led)):
            _give(found, clause, giver)
    return tuple(found[at] for at in sorted(found))


def _clauses(doc: Doc, words: _Words) -> Iterator[_Clause]:
    """The clauses of what led to something: "the tip that led to his arrest came", "information leading to it was"."""
    for token in doc:
        to = words.led.get(token.norm_)
        if to is None or token.ent_type_ or token.i + 1 >= sentence_of(token).end:
            continue
        if to and doc[token.i + 1].norm_ not in to:
            continue
        noun = _noun(doc, token, words)
        main = _main(doc, token.i, words) if noun >= 0 else -1
        if main >= 0:
            rest = range(main + 1, sentence_of(token).end)
            end = next((i for i in rest if doc[i].is_punct and doc[i].text != "-"), sentence_of(token).end)
            yield _Clause(noun, token.i, main, end)


def _noun(doc: Doc, verb: Token, words: _Words) -> int:
    """The position of the noun that a relative clause, or a participle behind one of the nouns, describes; or -1."""
    start = sentence_of(verb).start
    first = max(start, verb.i - 1 - _HELPING)
    pronoun = next((i for i in range(verb.i - 1, first - 1, -1) if doc[i].norm_ in words.relatives), -1)
    helped = all(doc[i].norm_ in words.between for i in range(pronoun + 1, verb.i))
    at = (pronoun if pronoun >= 0 and helped else verb.i) - 1
    while at > start and (doc[at].text == "-" or doc[at].norm_ in words.parts):
        at -= 1  # "tip-off"
    if at < start or doc[at].ent_type_ or not doc[at].is_alpha:
        return -1
    return at if at < verb.i - 1 and pronoun >= 0 else (at if doc[at].norm_ in words.nouns else -1)


def _main(doc: Doc, verb: int, words: _Words) -> int:
    """The position of the main verb behind a relative clause, if no other clause begins before it; or -1."""
    for at in range(verb + 2, sentence_at(doc, verb).end - 1):
        norm = doc[at].norm_
        if doc[at].ent_type_:
            continue
        if norm in words.passive:
            return at
        if norm in words.coming:
            return at if doc[at + 1].norm_ in words.origin else -1
        if norm in words.relatives or (doc[at].is_punct and doc[at].text != "-"):
            return -1
    return -1


def _giver(doc: Doc, clause: _Clause, words: _Words) -> Span | None:
    """The mention behind "came from" or "was provided by" that may act, or None."""
    if doc[clause.main].norm_ in words.coming:
        place = clause.main + 1
    else:
        reach = range(clause.main + 1, min(clause.end, clause.main + 1 + _BEHIND))
        given = next((i for i in reach if doc[i].norm_ in words.given), clause.end)
        place = next((i for i in reach if i > given and doc[i].norm_ in words.by), -1)
    if place < 0:
        return None
    first = range(place + 1, place + 1 + _DESCRIBED)
    span = next((span for span in mentions(doc) if span.start in first and span.start < clause.end), None)
    return span if span is not None and may_act(span) else None


def _told(event: Event | None) -> bool:
    """Whether an event is one of telling somebody something: sharing intelligence, or a warning."""
    return event is not None and event.is_a(*_TOLD)


def _give(found: dict[int, Event], clause: _Clause, giver: Span) -> None:
    """Make somebody the only agent of the sharing at the noun or behind the main verb, adding one if there is none."""
    ref = mention_ref(giver.start)
    ats = [at for at, event in found.items() if _told(event) and (at == clause.noun or clause.main < at < clause.end)]
    service = giver.label_ in _SERVICES or giver.id_ in known_states()
    if not ats and service and clause.noun not in found:
        ats = [clause.noun]
        event = Event(clause.noun, EventType.INTELLIGENCE_SHARING, Status.ACTUAL, rule=_RULE, confidence=_CONFIDENCE)
        found[clause.noun] = event
    for at in ats:
        event = found[at]
        inside = {each for each in event.refs(Role.TARGET, Role.THEME) if of_mention(each)}
        inside = {each for each in inside if clause.verb < token_of(each) < clause.main}
        kept = event.without({ref, *event.refs(Role.AGENT)}, Role.AGENT, Role.TARGET, Role.PLACE).without(inside)
        found[at] = kept.first(Role.AGENT, [ref])


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "undergone")["sources"], table(language, "clauses")

    def folded(*words: str) -> frozenset[str]:
        return fold_all(words, language)

    return _Words(
        {form: folded(*row["prepositions"]) for row in data["led"] for form in all_forms(VERB, row["verbs"], language)},
        folded(*data["nouns"]),
        folded(*data["parts"]),
        all_forms(VERB, data["coming"], language),
        all_forms(VERB, data["given"], language),
        folded(*data["from"]),
        folded(*data["by"]),
        folded(*clauses.get("passive_before", ()), *data["passive"]),
        folded(*clauses["relatives"], *data["relatives"]),
        folded(*clauses["particles"]),
    )
