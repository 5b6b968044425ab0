"""Make the subject of a verb behind an attack its agent, and keep subjects of relative clauses out of earlier events.

`carried_out`: in "هجوم شنته صباح أمس الفصائل على نقاط للجيش" ("an attack that the factions launched yesterday morning
on posts of the army") the factions become the agent of the attack; nobody before it stays its agent, and the factions
are no target.

`without_relative_subjects`: in "اتهم نائب في الحزب الذي يتزعمه سالم حداد إيران" ("a deputy of the party that Salem
Haddad leads accused Iran") Haddad is removed from the agents of "اتهم" ("accused").

The words are data (``[carriedout]`` of ``<xx>/undergone.toml``, light verbs of ``<xx>/clauses.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.mentions import mentions, mentions_by_start
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words, openers
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS, MUTUAL
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_DESCRIBED: Final = 3
"""Tokens at the most from an attack to the verb: "هجوم عنيف مباغت شنته"."""
_SUBJECT: Final = 5
"""Tokens at the most from the verb to its subject: "شنته فجر أمس"."""
_CARRIED: Final = (EventClass.VIOLENCE, EventType.SECURITY_OPERATION)


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    carrying: frozenset[str]
    light: frozenset[str]
    apart: frozenset[str]
    endings: tuple[str, ...]
    unlike: tuple[str, ...]
    relatives: frozenset[str]
    walls: frozenset[str]


def carried_out(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the subject of a verb of carrying out the only agent of the violence or raid before it.

    "هجوم شنته الفصائل" ("an attack that the factions launched"): agent "الفصائل". A weapon there, such as the jets that
    fly a raid, is no target and becomes no agent.
    """
    words = _words(language)
    if not words.carrying:
        return tuple(events)
    starts = mentions_by_start(doc)

    def carried(event: Event) -> Event:
        verb = _verb(doc, event, words) if event.is_a(*_CARRIED) and not event.is_a(*MUTUAL) else -1
        who = _subject_behind(doc, verb, starts, words) if verb >= 0 else None
        if who is None:
            return event
        ref = mention_ref(who.start)
        if who.label_ not in ACTORS:  # jets fly raids, and are hit by none
            return event.without({ref}, Role.TARGET)
        kept = event.without({ref}).without(ahead(event.refs(Role.AGENT), event.trigger), Role.AGENT)
        return kept.given(Role.AGENT, [ref])

    return tuple(map(carried, events))


def without_relative_subjects(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from events the agents behind them who are subjects of a relative clause with its pronoun as object.

    "اتهم نائب في الحزب الذي يتزعمه سالم حداد إيران": "اتهم" ("accused") loses the agent "سالم حداد".
    """
    words = _words(language)
    if not words.carrying:
        return tuple(events)
    inside = list(_relative_subjects(doc, words))
    for relative, ref in inside:
        begin = sentence_at(doc, relative).start
        events = [
            event.without({ref}, Role.AGENT) if begin <= event.trigger < relative and not event.is_a(*MUTUAL) else event
            for event in events
        ]
    return tuple(events)


def _relative_subjects(doc: Doc, words: _Words) -> Iterator[tuple[int, str]]:
    """The positions of relative pronouns behind a mention, with the subjects behind: "الحزب الذي يتزعمه حداد"."""
    spans = mentions(doc)
    starts, ends = {span.start: span for span in spans}, {span.end for span in spans if span.label_ != TIME}
    for token in doc[:-2]:
        at = token.i
        if token.norm_ not in words.relatives or at not in ends or doc[at + 1].ent_type_:
            continue
        apart = doc[at + 2].norm_ in words.apart
        if not apart and not _suffixed(doc, at + 1, words):
            continue
        if _carries(doc, at + 1, words) or doc[at + 1].norm_ in words.light:
            continue  # "عمليات القتل في حلب التي نفذها"
        who = _subject_behind(doc, at + 1 + apart, starts, words, commas=True)
        if who is not None:
            yield at, mention_ref(who.start)


def _verb(doc: Doc, event: Event, words: _Words) -> int:
    """The last position of the verb behind an event that says who carries it out, or -1."""
    end = sentence_at(doc, event.trigger).end
    for at in range(event.trigger + 1, min(event.trigger + 2 + _DESCRIBED, end)):
        norm = doc[at].norm_
        if _carries(doc, at, words):
            return at
        if norm in words.light and at + 1 < end and doc[at + 1].norm_ in words.apart:
            return at + 1
        if doc[at].is_punct or doc[at].ent_type_ or norm in words.walls - words.relatives:
            return -1
    return -1


def _carries(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a word is a verb of carrying out with a pronoun for what is: "شنته" ("launched it")."""
    norm = doc[at].norm_
    return _suffixed(doc, at, words) and any(norm.removesuffix(ending) in words.carrying for ending in words.endings)


def _suffixed(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a word ends with a pronoun, and not with a letter that is only folded to one."""
    return doc[at].norm_.endswith(words.endings) and not doc[at].text.endswith(words.unlike)


def _subject_behind(
    doc: Doc, verb: int, starts: Mapping[int, Span], words: _Words, *, commas: bool = False
) -> Span | None:
    """The subject behind a verb, with nothing but times and words of no weight between; or None.

    A comma may stand before a name: "الذي يتزعمه رئيس الإقليم، سالم حداد".
    """
    for at in range(verb + 1, min(verb + 2 + _SUBJECT, sentence_at(doc, verb).end)):
        if at in starts and starts[at].label_ != TIME:
            return starts[at]
        named = commas and at + 1 in starts and starts[at + 1].label_ == EntityType.PERSON
        if (doc[at].is_punct and not named) or (not doc[at].ent_type_ and doc[at].norm_ in words.walls):
            return None
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    verbs, apart, endings, light = (
        table(language, "undergone")["carriedout"][key] for key in ("verbs", "apart", "endings", "light")
    )
    return _Words(
        all_forms(VERB, verbs, language),
        all_forms(VERB, light, language),
        fold_all(apart, language),
        tuple(fold_all(endings, language)),
        tuple(table(language, "undergone")["carriedout"]["unlike"]),
        clause_words(language, "relatives"),
        openers(language),
    )
