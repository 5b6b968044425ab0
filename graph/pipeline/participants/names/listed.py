"""Remove from events what is only the name of a list, a badge or a colour, and give a list's sanctions their sides.

- `without_labels`: "أدرجت كندا الحرس الثوري على قائمة المنظمات الإرهابية" ("Canada put the Revolutionary Guards on its
  list of terrorist organisations"): the organisations are no target.
- `without_list_names`: "removed the banker from the Specially Designated Nationals list" has no designation.
- `without_colours`: "the separatist Southern Council" is one, and the council has the role.
- `without_badges`: "seized a Fatah flag", "gunmen in army uniforms": Fatah and army have no role.
- `with_listers`: "أدرجت سويسرا المصرف على لائحة العقوبات" ("Switzerland put the bank on the sanctions list"): the
  sanctions get the agent and the target of the listing.

The words are data (``<xx>/lists.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all, words_of
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.mentions import mentions, mentions_by_start, mentions_within
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import PAST
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at, sentence_of
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EventType, Role

LISTS: Final = frozenset({EventType.DESIGNATION, EventType.DELISTING})
"""The types whose target is put on a list, or taken from it."""

_NAMING: Final = frozenset({EventType.DESIGNATION, EventType.SANCTION, EventType.SUPPORT})
"""Types as which the name of a list is found: "list of designated terrorists", "of state sponsors of terrorism"."""


@lru_cache(maxsize=4)
def list_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words for kinds of members of a language's lists, and all words of lists' names, folded."""
    data = table(language, "lists")
    kinds = fold_all(data["kinds"], language)
    return kinds, kinds | {fold(word, language) for word in data["labels"]}


def without_labels(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from listings the targets that only say what the others are listed as.

    A list whose only target is such keeps it: "إعداد قائمة بالمنظمات الإرهابية" ("drawing up a list of terrorist
    organisations").
    """
    if all(event.type not in LISTS for event in events):
        return tuple(events)
    spans = mentions_by_ref(doc)
    return tuple(_named(event, spans, language) if event.type in LISTS else event for event in events)


def _named(event: Event, spans: Mapping[str, Span], language: str) -> Event:
    """Remove labels from the targets of one listing, if others are left."""
    targets = event.refs(Role.TARGET)
    labels = {ref for ref in targets if _is_label(spans.get(ref), language)}
    return event.without(labels, Role.TARGET) if labels != targets else event


def _is_label(span: Span | None, language: str) -> bool:
    """Whether a mention is made of words for lists alone, and of more than the kind: "المنظمة" may be one named."""
    if span is None or len(span) == 1:
        return False
    kinds, words = list_words(language)
    said = {token.norm_ for token in span}
    return said <= words and not said <= kinds and not said.isdisjoint(kinds)


def without_list_names(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Drop events that are only the name of the list from which somebody is taken."""
    beside = grouped(doc, events)
    dropped = frozenset(ref for event in events for ref in _in_name(doc, event, beside, language))
    return tuple(event.without(dropped) for event in events if event.ref not in dropped) if dropped else tuple(events)


def _in_name(doc: Doc, taken: Event, beside: Mapping[int, Sequence[Event]], language: str) -> Iterator[str]:
    """The references of the events in the name of a list, behind what takes somebody from it."""
    if not taken.is_a(EventType.DELISTING):
        return
    before, joins = words_of(language, "lists", "before_list"), words_of(language, "lists", "joins")
    lists = _lists(language)
    sentence = sentence_at(doc, taken.trigger)
    end = sentence.end
    first = next((at for at in range(taken.trigger + 1, end) if doc[at].norm_ in before), end)
    stops = (at for at in range(first, end) if doc[at].norm_ in joins or (doc[at].is_punct and not doc[at].is_quote))
    last = next(stops, end)
    if not any(word in lists for word in norms(doc, first, last)):
        return
    inside = frozenset(mention_ref(span.start) for span in mentions_within(sentence) if first <= span.start < last)
    known = taken.refs(Role.AGENT) | taken.refs(Role.TARGET) | inside
    done = PAST in tenses_at(doc, taken.trigger)
    for event in beside[sentence.start]:
        if doc[event.trigger].norm_ in lists and not done:
            continue  # "considers removing the group from its list": it is on it
        told = first < event.trigger < last and event.is_a(*_NAMING)
        if told and event.refs(Role.AGENT) | event.refs(Role.TARGET) <= known:
            yield event.ref


def without_colours(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Put a group for the adjective before it that is found as a mention: "the separatist Southern Council"."""
    colours = clause_words(language, "colours")
    starts = mentions_by_start(doc)
    named = {
        mention_ref(span.start): mention_ref(span.end)
        for span in mentions(doc)
        if len(span) == 1 and span[0].norm_ in colours and span.end in starts and doc[span.end].text[0].isupper()
    }
    if not named:
        return tuple(events)

    def renamed(event: Event) -> Event:
        arguments = (replace(a, ref=named.get(a.ref, a.ref)) for a in event.arguments)
        return replace(event, arguments=tuple(dict.fromkeys(arguments)))

    return tuple(
        renamed(event) if not named.keys().isdisjoint(a.ref for a in event.arguments) else event for event in events
    )


def without_badges(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those whose flag, clothes or leaflets somebody bears or takes: "gunmen in army uniforms"."""
    nouns, doubtful, others, links, behind = _badges(language)
    named: dict[str, tuple[str, ...]] = {}
    for span in mentions(doc):
        at = span.end if behind else span.start - 1
        if 0 <= at < len(doc) and doc[at].norm_ in links:
            at += 1 if behind else -1
        if not 0 <= at < len(doc) or (doc[at].norm_ not in nouns and doc[at].norm_ not in doubtful):
            continue
        if doc[at].text in others:
            continue  # "إعلام القوات", informing them, is folded as their flags are
        if sentence_of(span).start <= at < sentence_of(span).end:
            named[mention_ref(span.start)] = PARTIES if doc[at].norm_ in nouns else (Role.TARGET,)
    return tuple(_without_named(event, named) for event in events) if named else tuple(events)


def _without_named(event: Event, named: Mapping[str, Sequence[str]]) -> Event:
    """An event without some mentions in the roles that each may not have."""
    for ref in event.refs(*PARTIES) & named.keys():
        event = event.without({ref}, *named[ref])
    return event


@lru_cache(maxsize=4)
def _badges(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], bool]:
    """Nouns for badges, nouns that may be another thing, others as written, links, and whether the noun comes last."""
    data = table(language, "lists")["badges"]
    nouns, doubtful, links = (fold_all(data[key], language) for key in ("nouns", "doubtful", "links"))
    return nouns, doubtful, frozenset(data["others"]), links, bool(data["behind"])


def with_listers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give the sanctions of a list the target, and if they have none the agent, of the listing before them."""
    lists, beside = _lists(language), grouped(doc, events)

    def listed(event: Event) -> Event:
        first = sentence_at(doc, event.trigger).start
        if event.type != EventType.SANCTION or event.trigger == first or doc[event.trigger - 1].norm_ not in lists:
            return event
        before = [other for other in beside[first] if other.trigger < event.trigger]
        lister = max(before, key=lambda other: other.trigger, default=None)
        if lister is None or lister.type != EventType.DESIGNATION or not lister.refs(Role.TARGET):
            return event
        sides = [a for a in lister.arguments if a.role in (Role.AGENT, Role.TARGET)]
        kept = event.without(event.refs(Role.TARGET), Role.TARGET)
        if event.refs(Role.AGENT):
            sides = [side for side in sides if side.role == Role.TARGET]
        return replace(kept, arguments=tuple(dict.fromkeys((*sides, *kept.arguments))))

    return tuple(map(listed, events))


def with_delisted(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """The events, who is taken off a list being whom the designation that it ends has listed, and not who listed him.

    "أبطلت المحكمة قرار الوزارة إدراج الحزب": it is the party.
    """
    listings = {event.ref: event for event in events if event.type == EventType.DESIGNATION}

    def ended(event: Event) -> Event:
        if event.type != EventType.DELISTING:
            return event
        named = [listings[ref] for ref in event.refs(Role.THEME) if ref in listings]
        listed = {ref for listing in named for ref in listing.refs(Role.TARGET)}
        listers = {ref for listing in named for ref in listing.refs(Role.AGENT)} - listed
        kept = event.without(listers, Role.TARGET)
        return kept if kept.refs(Role.TARGET) else kept.given(Role.TARGET, sorted(listed))

    return tuple(map(ended, events))


@lru_cache(maxsize=4)
def _lists(language: str) -> frozenset[str]:
    return fold_all(table(language, "lists")["lists"], language)
