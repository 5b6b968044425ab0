"""Make the mention right behind an Arabic verb its only agent, where it is one or the object has a preposition.

"فرضت واشنطن عقوبات على طهران، ورحبت إسرائيل بالعقوبات" ("Washington imposed sanctions on Tehran, and Israel welcomed
the sanctions"): Israel is found as welcomed, and Washington as welcoming. So with nouns like "انتشار الجيش" ("the
army's deployment"). The words are data (``<xx>/undergone.toml``, [intransitive]); languages whose subject stands before
the verb have none.

`without_earlier_subjects`: in "وصل وفد إلى بيروت، واتهم الرئيس سامي حداد إسرائيل" ("a delegation arrived in Beirut, and
President Sami Haddad accused Israel") the delegation is found as an agent of "اتهم", too. Of 500 verbs with an agent
right behind them in annotated news, nine have another one before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import ahead, mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms
from khabar.ontology.kinds import ACTORS, MUTUAL
from khabar.ontology.terms import EntityType, Role

_TITLE: Final = 12
"""Words at the most of a title between a verb and a name."""


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


def without_earlier_subjects(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the agents before "and" and a verb from its agents, if one of these stands right behind it.

    "واتهم الرئيس سامي حداد إسرائيل": "اتهم" keeps the agent "سامي حداد" alone.
    """
    if not verb_first(language):
        return tuple(events)
    glued, kinds, spans = coordinators(language).glued, lexicon_of(doc).kinds, mentions_by_ref(doc)

    def settled(event: Event) -> Event:
        at = event.trigger
        before = ahead(event.refs(Role.AGENT), at)
        if not before or at == 0 or doc[at - 1].norm_ not in glued or VERB not in kinds(doc[at].norm_):
            return event
        behind = (spans[ref] for ref in event.refs(Role.AGENT) - before if ref in spans)
        subject = any(_right_behind(doc, at, span, language) for span in behind)
        return event.without(before, Role.AGENT) if subject and not event.is_a(*MUTUAL) else event

    return tuple(map(settled, events))


def _right_behind(doc: Doc, verb: int, span: Span, language: str) -> bool:
    """Whether a mention stands right behind a verb, or behind a title there."""
    if span.start == verb + 1:
        return True
    between = doc[verb + 1 : span.start]
    if span.label_ != EntityType.PERSON or not 0 < len(between) <= _TITLE:
        return False
    joins = coordinators(language).glued
    titles = heads(language).at(norms(doc, verb + 1, span.start), 0)
    return any(head.row.title for head in titles) and not any(t.norm_ in joins or t.is_punct for t in between)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    data = table(language, "undergone")["intransitive"]
    return all_forms(VERB, data["verbs"], language), all_forms(NOUN, data["nouns"], language)
