"""Make whoever stands behind "by", "at the hands of" and the like the only agent of an event.

"ألف شخص أعدموا على أيدي مسلحي التنظيم" ("a thousand people were executed at the hands of the group's gunmen"): the
gunmen become the agent; agents before them become targets if there is no target, else they are removed; and the group
whose men they are has no role. Annotators have another agent before the phrase in three of 210 events.

The mention behind the phrase does not do what only says who somebody is: "القبض على المتورط في الخطف من قبل الدرك"
("the arrest by the police of the man involved in the kidnapping"); nor what a participle between says, "المطلوب من قبل
الشرطة" ("wanted by the police"); nor a natural death, "أعلن عن وفاة الزعيم من قبل مصدر طبي" ("the leader's death was
announced by a medical source"). The words are data (``<xx>/undergone.toml``, [doneby]).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions, mentions_by_start
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.articles import leads_to
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import NOUN, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import EventClass, Role

_FARTHEST: Final = 10
"""Tokens at the most from the trigger to the phrase behind it."""
_TITLE: Final = 3
"""Words at the most of a title between the doers and the person they belong to: "حراس المدقق العام نور فرح"."""
_CULPRIT: Final = 2
"""Tokens before a trigger in which a word for a culprit may stand: "المتورط في خطف" ("involved in kidnapping")."""


def done_by(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make whoever stands behind "by" the only agent of the event before it; events of speech stay as they are.

    "أعدموا على أيدي مسلحي التنظيم": "مسلحي" becomes the agent of "أعدموا".
    """
    found = list(_doers(doc, events, language))
    if not found:
        return tuple(events)
    doers = {at: span for at, span, inner in found if not inner}
    others = {at: mention_ref(span.start) for at, span, inner in found if inner}

    def turned(event: Event) -> Event:
        if event.trigger in others:
            return event.without({others[event.trigger]}, Role.AGENT)
        return _turned(doc, event, doers[event.trigger]) if event.trigger in doers else event

    return tuple(map(turned, events))


def _doers(doc: Doc, events: Sequence[Event], language: str) -> Iterator[tuple[int, Span, bool]]:
    """Yield triggers with the mention behind "by" after them, and whether the event is not that mention's doing.

    The nearest event before the phrase is taken, if it has the mention as agent or target. Events that only describe
    somebody are passed over, and yielded with True: "القبض على المتورط في الخطف من قبل الدرك".
    """
    phrases, ends, culprits, participles, undone = _words(language)
    by_trigger = {event.trigger: event for event in events}
    said = {event.trigger for event in events if event.is_a(EventClass.SPEECH)}
    for span in mentions(doc):
        start = sentence_of(span).start
        firsts = range(max(start, span.start - 2), span.start)
        first = next((at for at in firsts if leads_to(doc, phrases, at, span.start)), -1)
        if first < 0 or span.label_ not in ACTORS:
            continue
        if first > start and doc[first - 1].norm_ in participles and first - 1 not in by_trigger:
            yield from ((at, span, True) for at in by_trigger if start <= at < first and at not in said)
            continue
        for at in range(first - 1, max(start, first - 1 - _FARTHEST) - 1, -1):
            if at in by_trigger:
                before = {token.norm_ for token in doc[max(start, at - _CULPRIT) : at]}
                inner = doc[at].norm_ in undone or not before.isdisjoint(culprits)
                if at not in said and (inner or mention_ref(span.start) in by_trigger[at].refs(*PARTIES)):
                    yield at, span, inner
                if not inner:
                    break
            if doc[at].norm_ in ends or doc[at].is_punct:
                break


def _turned(doc: Doc, event: Event, doer: Span) -> Event:
    """Make a mention the only agent: remove whose men it is; agents before it become targets if there are none."""
    ref = mention_ref(doer.start)
    starts = mentions_by_start(doc)
    actors = {at for at in (*map(token_of, filter(of_mention, event.refs(Role.AGENT))), *_behind(doer)) if at in starts}
    actors = {at for at in actors if starts[at].label_ in ACTORS}
    others = {mention_ref(at) for at in actors if at < doer.start} & event.refs(Role.AGENT)
    whose = {mention_ref(doer.end)} if doer.end in actors else set()
    titled = {mention_ref(at) for at in actors if _titled(doc, doer, starts[at])}
    kept = event.without({ref, *whose}, *PARTIES)
    if kept.refs(Role.TARGET) - titled:  # else he may be the subject: "قتل على يد مسلحين الشيخ سالم"
        kept = kept.without(titled, *PARTIES)
    suffers = others if not kept.refs(Role.TARGET) else ()
    kept = kept.without(others, Role.AGENT)
    kept = kept.moved(_followers(doc, doer), Role.TARGET, Role.AGENT)
    found = [*kept.arguments, Argument(Role.AGENT, ref), *(Argument(Role.TARGET, each) for each in sorted(suffers))]
    return event if set(found) == set(event.arguments) else replace(event, arguments=tuple(found))


def _behind(doer: Span) -> range:
    """Where those begin who stand right behind somebody, or behind a title."""
    return range(doer.end, doer.end + _TITLE + 1)


def _followers(doc: Doc, doer: Span) -> set[str]:
    """The references of followers of the doer, joined by "and some of": "على يد قائد في التنظيم ونفر من أتباعه"."""
    several, of, joins = (clause_words(doc.lang_, key) for key in ("partitives", "partitive", "coordinators"))
    starts = mentions_by_start(doc)
    for at in range(doer.end + 3, doer.end + _CULPRIT + 4):
        near = at in starts and doc[at - 3].norm_ in joins
        if near and doc[at - 2].norm_ in several and doc[at - 1].norm_ in of:
            return {mention_ref(at)}
    return set()


def _titled(doc: Doc, doer: Span, span: Span) -> bool:
    """Whether a mention is that of a person behind a title, whose men the doers are: "حراس المدقق العام نور فرح"."""
    between = doc[doer.end : span.start] if 0 < span.start - doer.end <= _TITLE else None
    return between is not None and all(
        token.is_alpha and not token.is_stop and not token.ent_type_ for token in between
    )


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[Phrases, frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Phrases for "by", words that end the way back to the trigger, culprits, participles with a "by", deaths."""
    data = table(language, "undergone")["doneby"]
    ends = (*table(language, "clauses")["relatives"], *data["ends"])
    participles = all_forms(NOUN, data["participles"], language)
    return (
        Phrases.of(language, data["words"]),
        fold_all(ends, language),
        fold_all(data["culprits"], language),
        participles,
        fold_all(data["undone"], language),
    )
