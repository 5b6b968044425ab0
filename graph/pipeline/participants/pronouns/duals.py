"""Make both sides of a meeting the agents of a verb of the dual, or of "the two", behind it.

In "التقى الوزير نظيره القطري، ووقعا اتفاقا" ("the minister met his Qatari counterpart, and they both signed an
agreement") both become agents of "وقعا" ("signed"). An Arabic verb before its subject is singular, so the subject of a
dual stands before it. English says so by words before its verb, "the two agreed", "the pair signed a treaty"; these are
data (``[both]`` of ``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.refs import ahead, mention_ref, token_of
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.ontology.terms import EventType, Role

_DUAL: Final = "d"
_LONGEST: Final = 3
"""Words of "the two leaders"."""
_TOGETHER: Final = (EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION)


def of_both(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give events told by a dual, or by "the two", as agents the two who are together in the event before them.

    "التقى الوزير نظيره، ووقعا اتفاقا": agents of "وقعا" are "الوزير" and "نظيره".
    """
    found = {event.ref: event for event in events}
    together = [event for event in events if event.is_a(*_TOGETHER)]
    if not together:
        return tuple(events)
    here = grouped(doc, together)
    of = {ref: other.trigger for other in together for ref in other.refs(Role.THEME)}
    for event in sorted(events, key=lambda event: event.trigger):  # "ووقعا اتفاقا": both signed, both agreed
        beside = here.get(sentence_at(doc, event.trigger).start, ())
        before = [found[other.ref] for other in beside if other.trigger < event.trigger]
        found[event.ref] = _of_both(doc, found[event.ref], before, of.get(event.ref, -1), language)
    return tuple(found.values())


def _of_both(doc: Doc, event: Event, before: Sequence[Event], of: int, language: str) -> Event:
    """Make the two sides of the last event agents of this one; `of` is the trigger whose theme it is, or -1."""
    called = _called(doc, event.trigger, language)
    if of >= 0 and not called and event.is_a(*_TOGETHER):  # of "the two signed a treaty" both are of the treaty
        called = _called(doc, of, language)
    agents = event.refs(Role.AGENT) - called
    if len(agents) > 1 or not (called or _dual(doc, event)):
        return event
    meeting = max(before, key=lambda one: one.trigger, default=None)
    if meeting is None:
        return event
    met = meeting.refs(Role.AGENT) - called
    met = met if len(met) > 1 else meeting.refs(Role.AGENT, Role.TARGET) - called
    two = sorted(ahead(met, event.trigger), key=token_of)
    if len(two) != 2 or len(met) != 2 or not agents <= set(two):
        return event
    return event.without({*two, *called}).first(Role.AGENT, two)


def _called(doc: Doc, trigger: int, language: str) -> frozenset[str]:
    """The references of all that may be mentions in the words for two before a verb: "the two leaders had"."""
    helping, phrases = _words(language)
    at, start = trigger, sentence_at(doc, trigger).start
    while at > start and doc[at - 1].norm_ in helping:
        at -= 1
    for size in range(1, min(_LONGEST, at - start) + 1):
        if " ".join(norms(doc, at - size, at)) in phrases:
            return frozenset(map(mention_ref, range(at - size, at)))
    return frozenset()


def _dual(doc: Doc, event: Event) -> bool:
    """Whether a trigger, or the verb whose object it is, can only be a verb in the dual.

    "أدانا" is no "أدان"; of "وقعا اتفاقا" the agreement is the event.
    """
    found = lexicon_of(doc).find(doc[event.trigger].norm_)
    tags = [one.tag for one in found if one.row.type == event.type]
    if not any(tag.kind == VERB for tag in tags) and not doc[event.trigger].is_sent_start:
        tags = [one.tag for one in lexicon_of(doc).find(doc[event.trigger - 1].norm_)]
    inflected = [tag for tag in tags if tag.tense or tag.kind != VERB]  # a form listed as such tells nothing
    return bool(inflected) and all(tag.kind == VERB and tag.agrees == _DUAL for tag in inflected)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """What may stand before a verb behind the words for two, and these."""
    data = table(language, "undergone").get("both", {})
    return fold_all(data.get("helping", ()), language), fold_all(data.get("phrases", ()), language)
