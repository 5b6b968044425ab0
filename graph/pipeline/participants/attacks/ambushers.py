"""Make those whose ambush it is its agents, and no victims of it.

In "قتل ضابطان في كمين لعناصر داعش" ("two officers were killed in an ambush by members of IS") the members are found as
targets; they become the agent of the ambush and leave the targets of "قتل" ("killed"). Where the ambush is the object
of a verb, "نصب الجيش كمينا لعناصر داعش" ("the army set an ambush for members of IS"), they stay its targets. The words
are data (``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, all_forms
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventType, Role

_KINDS: Final = (EventType.ATTACK, EventType.SECURITY_OPERATION)


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    nouns: frozenset[str]
    behind: frozenset[str]
    of: frozenset[str]


def ambushing(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make those behind "ambush by" the agent of that attack, and no targets of what is suffered in it.

    "في كمين لعناصر داعش": "كمين" ("ambush") gets the agent "عناصر" ("members").
    """
    words = _words(language)
    if not words.nouns:
        return tuple(events)
    starts = mentions_by_start(doc)
    found = {e.ref: his for e in events if e.is_a(*_KINDS) and (his := tuple(_whose(doc, e.trigger, starts, words)))}
    return tuple(_by_owners(event, found) for event in events) if found else tuple(events)


def _whose(doc: Doc, trigger: int, starts: Mapping[int, Span], words: _Words) -> Iterator[str]:
    """The references of those whose an attack behind "in" is, and of whose these are: "لعناصر [أبو مصعب]"."""
    if doc[trigger].norm_ not in words.nouns or not trigger or doc[trigger - 1].norm_ not in words.behind:
        return
    at = trigger + 2
    if at not in starts or doc[at - 1].norm_ not in words.of:
        return
    while at in starts and starts[at].label_ in ACTORS:
        yield mention_ref(at)
        at = starts[at].end


def _by_owners(event: Event, found: Mapping[str, Sequence[str]]) -> Event:
    """Give an attack its first owner as agent if it has none of them, or remove them from what is suffered in one."""
    if event.ref in found:
        his = found[event.ref]
        return event.without(his, Role.TARGET).given(Role.AGENT, [] if event.refs(Role.AGENT) & {*his} else his[:1])
    for ref in event.refs(Role.INSTRUMENT) & found.keys():
        event = event.without(found[ref], Role.TARGET)
    return event


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["ambushing"]
    nouns = all_forms(NOUN, data["nouns"], language)
    return _Words(nouns, fold_all(data["behind"], language), fold_all(data["of"], language))
