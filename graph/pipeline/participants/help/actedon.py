"""Make whoever acts on information the one it was shared with, and keep its source out of what is done on it.

"The officers acted on intelligence provided by Chad's security service": the officers are found as an agent of the
sharing, and become its target. "Officers who acted on information from Spain's civil guard seized the weapons": the
guard leaves the agents of the seizure. A sharing that no trigger tells of is added where the information is "from" a
service or a state. The words are data (``<xx>/undergone.toml``, [acted]).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all, words_of
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions, mentions_within
from khabar.graph.pipeline.participants.acting import known_states
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventClass, EventType, Role, Status

_SERVICES: Final = frozenset({EntityType.STATE, EntityType.SECURITY_FORCE, EntityType.GOVERNMENT_BODY})
_DONE: Final = (EventClass.VIOLENCE, EventType.ARREST, EventType.SECURITY_OPERATION, EventType.FOILING)
_RULE: Final = "undergone:acted"
_CONFIDENCE: Final = 0.8
_SUBJECT: Final = 3
"""Tokens at the most from whoever acts to the verb: "Officers who then acted"."""
_REACH: Final = 6
"""Tokens at the most from the verb to the preposition where the subject stands between: "تحرك الضباط بناء على"."""
_DESCRIBED: Final = 2
"""Tokens at the most from the preposition to the information: "on new, detailed intelligence"."""
_GIVEN: Final = 8
"""Tokens at the most from the information to the trigger of its sharing: "intelligence that the CIA had provided"."""
_SOURCE: Final = 4
"""Tokens at the most from "from" to the source."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    acting: frozenset[str]
    on: frozenset[str]
    nouns: frozenset[str]
    from_: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    possessives: frozenset[str]
    subject_first: bool


class _Acted(NamedTuple):
    """The positions of the verb and of the information, and the reference of whoever acts, or ""."""

    verb: int
    noun: int
    who: str


def acted_on(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make those who act on information targets of its sharing, and remove its source from the agents of what they do.

    "acted on information from Spain's civil guard": the guard becomes the agent of a sharing, "officers" its target.
    """
    words = _words(language)
    found = {event.trigger: event for event in events}
    owners = _owners(doc, words) if words.possessives else frozenset()
    for acted in _clauses(doc, words):
        sentence = sentence_at(doc, acted.verb)
        near = range(acted.noun, min(acted.noun + _GIVEN + 1, sentence.end))
        sharings = [at for at in near if at in found and found[at].is_a(EventType.INTELLIGENCE_SHARING)]
        if not sharings and (made := _made(doc, acted.noun, words)) is not None:
            found.setdefault(acted.noun, made)
            sharings = [acted.noun] if found[acted.noun] is made else []
        givers: set[str] = set()
        for at in sharings:
            found[at] = _received(found[at].without(owners, Role.AGENT), acted)
            givers |= {ref for ref in found[at].refs(Role.AGENT) if of_mention(ref)}
        for at in range(sentence.start, sentence.end):
            event = found.get(at)
            if event is None or not event.is_a(*_DONE):
                continue
            if event.refs(Role.AGENT) - givers:
                found[at] = event.without(givers, Role.AGENT)
            elif acted.who and event.refs(Role.AGENT) and not _own_clause(doc, acted.noun, at, words):
                found[at] = event.without(givers, Role.AGENT).given(Role.AGENT, [acted.who])
    return tuple(found[at] for at in sorted(found))


def _owners(doc: Doc, words: _Words) -> frozenset[str]:
    """The references of those in front of a possessive: of "Spain's civil guard" Spain."""
    starts = {span.start for span in mentions(doc)}
    return frozenset(
        mention_ref(span.start)
        for span in mentions(doc)
        if span.end + 1 in starts and doc[span.end].norm_ in words.possessives
    )


def _own_clause(doc: Doc, first: int, at: int, words: _Words) -> bool:
    """Whether an event stands before the information, or behind it in a clause of its own."""
    return at < first or any(token.is_punct or token.norm_ in words.relatives for token in doc[first + 2 : at])


def _clauses(doc: Doc, words: _Words) -> Iterator[_Acted]:
    """The places where somebody acts on information."""
    for token in doc:
        if token.norm_ not in words.acting or token.ent_type_:
            continue
        end = sentence_of(token).end
        reach = range(token.i + 1, min(token.i + 1 + (_DESCRIBED if words.subject_first else _REACH), end))
        on = next((at for at in reach if doc[at].norm_ in words.on and not doc[at].ent_type_), -1)
        if on < 0:
            continue
        behind = range(on + 1, min(on + 2 + _DESCRIBED, end))
        noun = next((at for at in behind if doc[at].norm_ in words.nouns), -1)
        if noun >= 0 and not any(doc[at].ent_type_ for at in range(on + 1, noun)):
            yield _Acted(token.i, noun, _who(doc, token.i, on, words))


def _who(doc: Doc, verb: int, on: int, words: _Words) -> str:
    """The reference of whoever acts, or "" where a pronoun or nobody stands there."""
    actors = [span for span in mentions_within(sentence_at(doc, verb)) if span.label_ in ACTORS]
    if not words.subject_first:
        after = next((span for span in actors if verb < span.start < on), None)
        if after is not None:
            return mention_ref(after.start)
    before = next((span for span in reversed(actors) if span.end <= verb), None)
    if before is None or verb - before.end > _SUBJECT:
        return ""
    between = doc[before.end : verb]
    return "" if any(token.norm_ in words.pronouns for token in between) else mention_ref(before.start)


def _received(sharing: Event, acted: _Acted) -> Event:
    """Remove those before the information from the agents of its sharing, and make whoever acts its target."""
    givers = sharing.refs(Role.AGENT)
    before = ahead(givers, acted.noun)
    if before and before == givers:
        return sharing
    told = sharing.without(before, Role.AGENT)
    if not acted.who or acted.who in told.refs(Role.AGENT) or told.refs(Role.TARGET):
        return told
    return told.without({acted.who}, Role.THEME).given(Role.TARGET, [acted.who])


def _made(doc: Doc, noun: int, words: _Words) -> Event | None:
    """The sharing of information "from" a service or a state, as a new event; or None."""
    end = sentence_at(doc, noun).end
    if noun + 1 >= end or doc[noun + 1].norm_ not in words.from_:
        return None
    owners = _owners(doc, words)
    behind = (s for s in mentions(doc) if noun + 1 < s.start <= min(noun + 1 + _SOURCE, end))
    source = next((s for s in behind if _service(s) and mention_ref(s.start) not in owners), None)
    if source is None or any(doc[at].is_punct for at in range(noun + 1, source.start)):
        return None
    agent = (Argument(Role.AGENT, mention_ref(source.start)),)
    return Event(noun, EventType.INTELLIGENCE_SHARING, Status.ACTUAL, agent, rule=_RULE, confidence=_CONFIDENCE)


def _service(span: Span) -> bool:
    """Whether a mention is a service or a state."""
    return span.label_ in _SERVICES or span.id_ in known_states()


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["acted"]
    return _Words(
        acting=all_forms(VERB, data["acting"], language),
        on=fold_all(data["on"], language),
        nouns=fold_all(data["nouns"], language),
        from_=fold_all(data["from"], language),
        pronouns=words_of(language, "mutual", "coordination", "pronouns"),
        relatives=clause_words(language, "relatives"),
        possessives=fold_all(table(language, "shortforms")["possessives"], language),
        subject_first=not verb_first(language),
    )
