"""Remove whoever replies to an attack from its agents, and make them the agents of what they reply with.

In "Israel responded to the shelling with raids" Israel is found as an agent of the shelling; it leaves that and becomes
the agent of the raids. Nor is anybody an agent of what they comment on: "لم تعلق إسرائيل على الغارة" ("Israel did not
comment on the raid").

The words are data (``<xx>/background.toml``, [replied]).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref, token_of
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventClass, EventType, Role

_FORCE: Final = (EventClass.VIOLENCE, EventType.SECURITY_OPERATION)
_DOING: Final = (Role.AGENT, Role.TARGET, Role.INSTRUMENT)
_SUBJECT: Final = 8
"""Tokens at the most from the verb to its preposition; in Arabic the subject stands between."""
_NEAR: Final = 3
"""Tokens at the most from a preposition to the event: "to the deadly rocket attack"."""
_TOLD: Final = 12
"""Tokens at the most from what is replied to, to what it is replied with."""


class ReplyWords(NamedTuple):
    """Folded words of a language; the file explains them."""

    verbs: Mapping[str, frozenset[str]]
    by: frozenset[str]
    helping: frozenset[str]
    own: frozenset[str]


class _Reply(NamedTuple):
    """A reply: positions of "to" and the event behind it, of "with" and the event behind it or -1, and who replies."""

    to: int
    told: int
    by: int
    answer: int
    who: str


def replied(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those outside its phrase from an attack that is replied to, and give the attack of the reply its agent.

    "Israel responded to the shelling with raids": "shelling" loses the agent "Israel", "raids" gets it.
    """
    words = reply_words(language)
    found = {event.trigger: event for event in events}
    for reply in _replies(doc, found, words):
        told = found[reply.told]
        if not told.is_a(*_FORCE):
            found[reply.told] = told.without({reply.who}, Role.AGENT)
            continue
        end = reply.by if reply.by >= 0 else sentence_at(doc, reply.told).end
        outside = {ref for ref in told.refs(*_DOING) if not reply.to < token_of(ref) < end}
        found[reply.told] = told.without(outside, *_DOING)
        if reply.answer >= 0:
            answer = found[reply.answer]
            inside = {ref for ref in answer.refs(Role.AGENT) if reply.to < token_of(ref) < reply.by}
            answer = answer.without(inside, Role.AGENT)
            alone = reply.who and not answer.refs(Role.AGENT)
            found[reply.answer] = answer.given(Role.AGENT, [reply.who]) if alone else answer
    return tuple(found[event.trigger] for event in events)


def _replies(doc: Doc, events: Mapping[int, Event], words: ReplyWords) -> Iterator[_Reply]:
    articles = word_classes(doc.lang_).articles
    for token in doc:
        prepositions = words.verbs.get(token.norm_)
        if prepositions is None:
            continue
        end = sentence_of(token).end
        near = range(token.i + 1, min(end, token.i + 2 + _SUBJECT))
        to = next((at for at in near if doc[at].norm_ in prepositions or doc[at].is_punct or at in events), -1)
        if to < 0 or doc[to].norm_ not in prepositions:
            continue
        told = next((at for at in range(to + 1, min(end, to + 1 + _NEAR)) if at in events), -1)
        if told < 0 or any(doc[at].norm_ in words.own for at in range(to + 1, told)):
            continue
        if not events[told].is_a(*_FORCE) and any(doc[at].norm_ not in articles for at in range(to + 1, told)):
            continue  # "رد السفير على الأسئلة موضحا" is about the questions
        by = next((at for at in range(told + 1, min(end, told + 1 + _TOLD)) if _reply_begins(doc, at, words)), -1)
        behind = range(by + 1, min(end, by + 1 + _NEAR)) if by >= 0 else range(0)
        answer = next((at for at in behind if at in events and events[at].is_a(*_FORCE)), -1)
        yield _Reply(to, told, by, answer, _who(doc, token.i, to, words))


def _reply_begins(doc: Doc, at: int, words: ReplyWords) -> bool:
    """Whether what is replied with begins here: "by shelling", and not "by gunmen", who did the attack."""
    if doc[at].norm_ not in words.by or at + 1 == len(doc):
        return False
    first = at + 1 + (doc[at + 1].norm_ in word_classes(doc.lang_).articles)
    return not any(span.start == first and span.label_ in ACTORS for span in mentions_within(sentence_at(doc, at)))


def _who(doc: Doc, verb: int, to: int, words: ReplyWords) -> str:
    """The reference of who replies: the actor between verb and preposition, else right before the verb; or ""."""
    before = verb
    while before > sentence_at(doc, verb).start and doc[before - 1].norm_ in words.helping:
        before -= 1
    actors = [span for span in mentions_within(sentence_at(doc, verb)) if span.label_ in ACTORS]
    behind = [span for span in actors if verb < span.start and span.end <= to]
    ahead = [span for span in actors if span.end == before]
    return mention_ref((behind or ahead)[0].start) if behind or ahead else ""


@lru_cache(maxsize=4)
def reply_words(language: str) -> ReplyWords:
    """The folded words of a language for replies."""
    data = table(language, "background")["replied"]
    verbs = {
        form: fold_all(row["to"], language)
        for row in data["replying"]
        for form in all_forms(VERB, row["verbs"], language)
    }
    by, helping, own = (fold_all(data[key], language) for key in ("by", "helping", "own"))
    return ReplyWords(verbs, by, helping, own)
