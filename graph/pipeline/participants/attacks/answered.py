"""Make whoever replies with a deed its only agent, and nobody who takes part in what was done before.

"فرضت واشنطن رسوما على الصين، وردت بكين بعقوبات على شركات" ("Washington imposed tariffs on China, and Beijing responded
with sanctions on firms"): Washington is found as an agent of the sanctions, and China as a target of them; both leave
them. "طردت لندن دبلوماسيا، فردت موسكو بطرد آخر" ("London expelled a diplomat, and Moscow responded by expelling
another"): Moscow is found as expelled by London, and is not. Of what a reply is to, `replied` tells.

The words are data (``<xx>/background.toml``, [replied]).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_start, mentions_by_token
from khabar.graph.pipeline.participants.attacks.replied import reply_words
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import Role

_SUBJECT: Final = 8
"""Tokens at the most from the verb to "with"; in Arabic the subject stands between."""
_NEAR: Final = 3
"""Tokens at the most from "with" to the event: "بفرض عقوبات" ("by imposing sanctions")."""


def answered(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give what somebody replies with that agent alone, and take them from what is told before the verb.

    "فردت موسكو بطرد آخر": "طرد" has the agent "موسكو", and no event before "ردت" has "موسكو".
    """
    found = {event.trigger: event for event in events}
    for verb, answer, who in _answers(doc, found, language):
        ref = mention_ref(who.start)
        start = sentence_at(doc, verb).start
        earlier = {r for r in found[answer].refs(*PARTIES) if of_mention(r) and start <= token_of(r) < verb} - {ref}
        told = found[answer].without(earlier, Role.AGENT).given(Role.AGENT, [ref])
        own = any(token_of(target) > answer for target in told.refs(Role.TARGET))
        found[answer] = told.without(earlier, Role.TARGET) if own else told
        if verb < who.start:
            for at in found:
                if start <= at < verb:
                    found[at] = found[at].without({ref}, *PARTIES)
    return tuple(found[event.trigger] for event in events)


def _answers(doc: Doc, events: Mapping[int, Event], language: str) -> Iterator[tuple[int, int, Span]]:
    """Yield verbs of replying, the events replied with, and who replies."""
    words, glued = reply_words(language), coordinators(language).glued
    for token in doc:
        norm = token.norm_
        bare = norm[1:] if norm[:1] in glued else norm  # "وردت" is whole, being "arrived", too
        if words.verbs.keys().isdisjoint((norm, bare)) or token.i in events:
            continue
        who = _who(doc, token.i, language)
        if who is None:
            continue
        end = min(sentence_of(token).end, max(token.i, who.end) + 1 + _SUBJECT)
        for at in range(max(token.i + 1, who.end), end):
            if doc[at].is_punct or at in events:
                break
            if doc[at].norm_ in words.by:
                behind = range(at + 1, min(sentence_of(token).end, at + 1 + _NEAR))
                answer = next((near for near in behind if near in events), -1)
                if answer >= 0:
                    yield token.i, answer, who
                    break


def _who(doc: Doc, verb: int, language: str) -> Span | None:
    """The actor right behind a verb, or right before it in languages whose subject stands there."""
    if verb_first(language):
        span = mentions_by_start(doc).get(verb + 1)
    else:
        helping, before = reply_words(language).helping, verb
        while before > sentence_at(doc, verb).start and doc[before - 1].norm_ in helping:
            before -= 1
        span = mentions_by_token(doc).get(before - 1)
    return span if span is not None and span.label_ in ACTORS and sentence_of(span) == sentence_at(doc, verb) else None
