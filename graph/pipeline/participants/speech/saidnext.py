"""Make a speaker the agent of the next verb of speech, in place of the one who was spoken of.

"قال بشير إن الجيش "خان الأمانة"، ودعا إلى محاسبة قائده" ("Bashir said that the army 'betrayed the trust', and called
for its commander to be held to account"): the army is found as calling for that. The report is over where a quotation
is closed, or where the verb agrees in gender and number with the speaker and not with the other one. Languages whose
verbs do not agree are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.clauses.agreement import agreeing, numbers
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, token_of
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.inflection import PAST
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_BEFORE: Final = 4
"""Tokens at the least before such a verb: what is said, a mark, a comma and "and"."""


def said_next(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make a speaker the agent of the event of speech behind the report, and end that event's being a theme of it.

    "قال بشير إن الجيش "خان الأمانة"، ودعا": "دعا" has the agent "بشير", no longer "الجيش".
    """
    openers = _openers(language)
    if not openers:
        return tuple(events)
    spans, changed = mentions_by_ref(doc), {event.ref: event for event in events}
    statements = grouped(doc, (event for event in events if event.type == EventType.STATEMENT))
    for event in events:
        report = _report(doc, event, statements, language) if event.is_a(EventClass.SPEECH) else None
        if report is None:
            continue
        content = next((at for at in range(report.trigger, event.trigger) if doc[at].norm_ in openers), event.trigger)
        speakers = {ref for ref in report.refs(Role.AGENT) if ref in spans and token_of(ref) < content}
        doers = event.refs(Role.AGENT)
        starts = map(mention_ref, range(content + 1, event.trigger))
        within = [spans[ref] for ref in starts if ref in spans]
        told = doers & {mention_ref(span.start) for span in within}
        if len(speakers) != 1 or doers != told:
            continue
        over = _over(doc, event, content, [spans[ref] for ref in told], language)
        if not over and (told or not _nobody_else(doc, event, within, language)):
            continue
        changed[event.ref] = event.without(told, Role.AGENT).without(speakers).first(Role.AGENT, speakers)
        changed[report.ref] = changed[report.ref].without({event.ref}, Role.THEME)
    return tuple(changed[event.ref] for event in events)


def _report(doc: Doc, event: Event, statements: Mapping[int, Sequence[Event]], language: str) -> Event | None:
    """The statement before a verb of the past behind a comma and "and" that agrees with the same subject; or None."""
    at, classes = event.trigger, word_classes(language)
    if at - sentence_at(doc, at).start < _BEFORE or PAST not in tenses_at(doc, at):
        return None
    if doc[at - 1].norm_ not in coordinators(language).glued or doc[at - 2].text not in classes.commas:
        return None
    before = (each for each in statements.get(sentence_at(doc, at).start, ()) if each.trigger < at)
    report = max(before, key=lambda each: each.trigger, default=None)
    agrees = agreeing(doc, at, language=language)
    same = report is not None and agrees and agreeing(doc, report.trigger, language=language) == agrees
    return report if same else None


def _over(doc: Doc, event: Event, content: int, told: Sequence[Span], language: str) -> bool:
    """Whether a report is over before a verb: a quotation is closed, or nobody spoken of agrees with the verb."""
    marks = word_classes(language).quote_marks
    at = event.trigger
    if doc[at - 3].norm_ in marks and any(doc[before].norm_ in marks for before in range(content, at - 3)):
        return True
    agrees = agreeing(doc, at, language=language)
    persons = (EntityType.PERSON, EntityType.PERSON_GROUP)  # whose names do not tell
    return bool(told) and all(
        span.label_ not in persons and agrees.isdisjoint(numbers(span, language=language)) for span in told
    )


def _nobody_else(doc: Doc, event: Event, within: Sequence[Span], language: str) -> bool:
    """Whether a verb with a target has no subject, and agrees with nobody spoken of: "واتهمت إيران بدعم الحوثيين"."""
    agrees = agreeing(doc, event.trigger, language=language)
    others = (span for span in within if not agrees.isdisjoint(numbers(span, language=language)))
    return bool(event.refs(Role.TARGET)) and next(others, None) is None


@lru_cache(maxsize=4)
def _openers(language: str) -> frozenset[str]:
    """Words that open a report; none in languages whose verbs do not agree."""
    data: Mapping[str, list[str]] = table(language, "clauses")
    return fold_all(data["complementizers"], language) if "masculine_lands" in data else frozenset()
