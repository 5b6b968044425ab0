"""Take those who live through attacks or count them out of the agents; states and places become where the attacks were.

"هزت كينيا سلسلة هجمات" ("a series of attacks shook Kenya") and "Nigeria has seen a wave of bombings" are found with the
country as agent; it becomes the place of the first attack behind the verb, and no agent of
those that are said of them ("هجمات استهدفت").
The police of "سجلت الشرطة ارتفاعا في الاعتداءات" ("the police recorded a rise in assaults") leave the agents, too.

The words are data (``<xx>/background.toml``, [scene]).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words, first_words
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EntityType, EventClass, Role

_WHERE: Final = frozenset({EntityType.STATE, EntityType.PLACE})
_FARTHEST: Final = 10
"""Tokens at the most between the verb and the attacks: "هزت كينيا صباح أمس (الجمعة)، سلسلة هجمات"."""
_CLAUSES: Final = ("complementizers", "relatives", "contrasts")
"""Lists of words behind which it is another clause."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    shaking: frozenset[str]
    counting: frozenset[str]
    helping: frozenset[str]
    walls: frozenset[str]
    joins: frozenset[str]


def without_shaken(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Turn a state or place beside such a verb from agent to place of the first violence, and drop who counts it.

    "Nigeria has seen a wave of bombings": "Nigeria" becomes the place of "bombings".
    """
    words, found = _words(language), {event.ref: event for event in events}
    violence = {event.trigger: event for event in events if event.is_a(EventClass.VIOLENCE)}
    triggers = {event.trigger for event in events}
    for span, verb in _subjects(doc, words) if violence else ():
        ref, begin = mention_ref(span.start), max(span.end, verb + 1)
        near = (violence[at] for at in range(begin, begin + _FARTHEST + 1) if at in violence)
        first = next((event for event in near if _told_behind(doc, begin, event, triggers, words)), None)
        if first is None:
            continue
        lived = found[first.ref]
        found[first.ref] = (
            lived.moved({ref}, Role.AGENT, Role.PLACE) if span.label_ in _WHERE else lived.without({ref}, Role.AGENT)
        )
        for at in range(first.trigger + 1, sentence_at(doc, first.trigger).end):
            if at in violence and _said_of(doc, first.trigger, at, words):
                found[violence[at].ref] = found[violence[at].ref].without({ref}, Role.AGENT)
    return tuple(found[event.ref] for event in events)


def _subjects(doc: Doc, words: _Words) -> Iterator[tuple[Span, int]]:
    """The mentions right before or behind a verb of shaking or counting, with the position of the verb."""
    both = words.counting | words.shaking
    for span in mentions(doc):
        known = both if span.label_ in _WHERE else words.counting
        behind = span.end
        while behind < len(doc) and doc[behind].norm_ in words.helping:
            behind += 1
        for at in (span.start - 1, behind):
            if 0 <= at < len(doc) and doc[at].norm_ in known and sentence_of(span).start <= at < sentence_of(span).end:
                yield span, at
                break


def _told_behind(doc: Doc, begin: int, event: Event, triggers: Set[int], words: _Words) -> bool:
    """Whether violence is told by a noun near behind a position, with no mention, event or clause between."""
    at = event.trigger
    if at >= sentence_at(doc, begin - 1).end or kinds_at(doc, at) == {VERB}:
        return False
    return not any(
        i in triggers or doc[i].norm_ in words.walls or doc[i].ent_type_ not in ("", TIME) for i in range(begin, at)
    )


def _said_of(doc: Doc, noun: int, verb: int, words: _Words) -> bool:
    """Whether a later event is told of the same attacks: no word that joins begins another clause between."""
    return not any(doc[at].norm_ in words.joins for at in range(noun + 1, verb))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "background")["scene"]
    shaking, counting = (all_forms(VERB, data[key], language) for key in ("shaking", "counting"))
    helping, joins = (fold_all(data[key], language) for key in ("helping", "joins"))
    prepositions = clause_words(language, "prepositions")  # "من" is "of" here: "سلسلة من الهجمات"
    walls = first_words(language, *_CLAUSES) - prepositions
    return _Words(shaking, counting, helping, walls | fold_all(data["never"], language), joins)
