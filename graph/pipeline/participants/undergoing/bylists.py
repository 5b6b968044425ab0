"""Give all who are listed behind "by" to the participle before them, and none of them to the verb behind the list.

In "The guild, listed as a terrorist group by Oman, Qatar and the United Arab Emirates, announced that it would disband"
the last two are found as agents of "announced", standing right before it; the guild announces it. A list counts where a
coordinator joins its last member and a mark closes it. Annotators gave all members of such a list to the participle in
7 of 7, and none to a verb behind it.

The words are data (``<xx>/undergone.toml``, [bylists]); languages whose verbs come first have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions, mentions_by_token
from khabar.graph.pipeline.refs import mention_ref, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import Role

_FEWEST: Final = 2


class _List(NamedTuple):
    """References of those listed behind "by", and the token that closes the list."""

    refs: tuple[str, ...]
    end: int


def of_lists(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make all who are listed behind "by" agents of the event that the first is an agent of, and of no verb behind.

    "The guild, listed by Oman, Qatar and Kuwait, announced": "listed" has three agents, and "announced" the guild.
    """
    by = words_of(language, "undergone", "bylists", "by")
    if not any(token.norm_ in by for token in doc):
        return tuple(events)
    found = {event.ref: event for event in events}
    for each in _lists(doc, by, language):
        start = token_of(each.refs[0])
        done = next((e for e in events if e.trigger < start and each.refs[0] in e.refs(Role.AGENT)), None)
        if done is None:
            continue
        kept = found[done.ref].without(set(each.refs), Role.TARGET)
        found[done.ref] = kept.given(Role.AGENT, (ref for ref in each.refs if ref not in done.refs(Role.AGENT)))
        before = tuple(ref for ref in done.refs(Role.TARGET) if token_of(ref) < done.trigger)
        found |= {event.ref: _behind(found[event.ref], each, before) for event in _next(doc, events, each)}
    return tuple(found[event.ref] for event in events)


def _lists(doc: Doc, by: frozenset[str], language: str) -> Iterator[_List]:
    """The lists of actors behind "by" that a coordinator ends and a mark closes."""
    joins, articles = clause_words(language, "coordinators"), word_classes(language).articles
    inside: Mapping[int, Span] = mentions_by_token(doc)

    def actor(at: int) -> Span | None:
        at += at < len(doc) and doc[at].norm_ in articles and at not in inside
        span = inside.get(at)
        return span if span is not None and span.start == at and span.label_ in ACTORS else None

    for first in mentions(doc):
        start = first.start - 1
        start -= start > 0 and doc[start].norm_ in articles
        if start < 0 or doc[start].norm_ not in by or first.label_ not in ACTORS:
            continue
        refs, end, joined = [mention_ref(first.start)], first.end, False
        while not joined and end < sentence_of(first).end:
            mark = doc[end].norm_ == ","
            joined = doc[end + mark].norm_ in joins if end + mark < len(doc) else False
            span = actor(end + mark + joined) if mark or joined else None
            if span is None:
                break
            refs.append(mention_ref(span.start))
            end = span.end
        if joined and len(refs) >= _FEWEST and end < len(doc) and doc[end].is_punct:
            yield _List(tuple(refs), end)


def _next(doc: Doc, events: Sequence[Event], each: _List) -> Iterator[Event]:
    """The events behind the mark that closes a list, in its sentence."""
    last = sentence_of(doc[each.end]).end
    return (event for event in events if each.end < event.trigger < last)


def _behind(event: Event, each: _List, before: Sequence[str]) -> Event:
    """An event behind a list without its members as agents; with whom the participle describes, if none is left."""
    own = event.refs(Role.AGENT)
    kept = event.without(set(each.refs), Role.AGENT)
    if own and not kept.refs(Role.AGENT):
        kept = kept.first(Role.AGENT, before)
    return kept
