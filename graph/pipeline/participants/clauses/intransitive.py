"""Make the mention right behind an Arabic verb that takes its object by a preposition its only agent.

"فرضت واشنطن عقوبات على طهران، ورحبت إسرائيل بالعقوبات" ("Washington imposed sanctions on Tehran, and Israel welcomed
the sanctions"): Israel is found as welcomed, and Washington as welcoming. So with nouns like "انتشار الجيش" ("the
army's deployment"). The words are data (``<xx>/undergone.toml``, [intransitive]); languages whose subject stands before
the verb have none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import Role


def with_subjects(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the mention right behind such a verb or noun its agent, in place of agents before it.

    "ورحبت إسرائيل بالعقوبات": the agent of "رحبت" is "إسرائيل".
    """
    verbs, nouns = _words(language)
    if not any(doc[event.trigger].norm_ in verbs | nouns for event in events):
        return tuple(events)
    starts = {span.start: span for span in mentions(doc) if span.label_ in ACTORS}
    actors = {mention_ref(start) for start in starts}
    events = [e.moved(actors, Role.TARGET, Role.AGENT) if doc[e.trigger].norm_ in nouns else e for e in events]
    return tuple(_settled(e, starts) if doc[e.trigger].norm_ in verbs | nouns else e for e in events)


def _settled(event: Event, starts: Mapping[int, Span]) -> Event:
    """Settle one event by the mention right behind its trigger."""
    subject = starts.get(event.trigger + 1)
    if subject is None:
        return event
    ref = mention_ref(subject.start)
    before = ahead(event.refs(Role.AGENT), event.trigger)
    return event.without({ref}, Role.TARGET, Role.THEME).without(before, Role.AGENT).given(Role.AGENT, [ref])


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    data = table(language, "undergone")["intransitive"]
    return all_forms(VERB, data["verbs"], language), all_forms(NOUN, data["nouns"], language)
