"""Remove those named before "another" or a bare number from the targets of a passive that has it as subject.

In "One hostage was freed and another was killed" the hostage is found as a target of "killed", and removed: such a word
is no mention, and stands for somebody not named. The words are data (``<xx>/undergone.toml``, [otherones]); languages
without them are left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import Role

_HELPING: Final = 4
"""Tokens at the most from the number to the verb: "another had been badly wounded"."""


def without_other_ones(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those named before from the targets of a passive whose subject is "another" or a bare number.

    "One hostage was freed and another was killed": "killed" loses the target "hostage".
    """
    if not _words(language)[0]:
        return tuple(events)
    return tuple(_of_others(doc, event, language) for event in events)


def _of_others(doc: Doc, event: Event, language: str) -> Event:
    ones, joins, adverbs, passive, perfect = _words(language)
    if not event.refs(Role.TARGET):
        return event
    at, start = event.trigger - 1, sentence_at(doc, event.trigger).start
    first = max(start + 1, event.trigger - _HELPING)
    helped = False
    while at >= first and (doc[at].norm_ in passive | perfect | adverbs):
        helped = helped or doc[at].norm_ in passive
        at -= 1
    if not helped or at <= start or doc[at].ent_type_ or doc[at].norm_ not in ones:
        return event
    if doc[at - 1].norm_ not in joins and not doc[at - 1].is_punct:
        return event
    named = {mention_ref(span.start) for span in mentions(doc) if start <= span.start < at and span.label_ != TIME}
    return event.without(named, Role.TARGET)


@lru_cache(maxsize=4)
def _words(language: str) -> Sequence[frozenset[str]]:
    """Words for other ones, what may stand before them, adverbs behind, and the forms of "be" and of "have"."""
    data = table(language, "undergone")["otherones"]
    own = (fold_all(data[key], language) for key in ("ones", "joins", "adverbs"))
    helping = (clause_words(language, key) for key in ("passive_before", "perfect_before"))
    return (*own, *helping)
