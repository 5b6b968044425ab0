"""Remove titles in apposition to a name from a role that the name has, too.

"سعد الحمود ولي العهد وزير الدفاع" ("Saad al-Hamoud, crown prince, defence minister") is found as three agents, and is
one. A title that may be the object stays: "التقى سعد الحمود وزير الدفاع" ("Saad al-Hamoud met the defence minister"),
unless a comma stands before it or another side is named. A plural before names is removed, too: "الوزيران الحمود وكرم"
("the two ministers Hamoud and Karam").

The body in an agent's title is no target if there is another: "انتقد سعد الحمود رئيس لجنة الدفاع حزب الفجر" ("Saad
al-Hamoud, head of the defence committee, criticised the Fajr party"). Languages whose verb does not come first are left
alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.mentions import mentions, mentions_by_start, mentions_within
from khabar.graph.pipeline.refs import mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import WordClasses, word_classes
from khabar.ontology.kinds import MUTUAL, PARTIES, PEOPLE
from khabar.ontology.terms import EntityType, Role


class Titles(NamedTuple):
    """The titles behind a name.

    Attributes:
        name: whoever bears them. apart: those behind a comma. close: those with no comma before them.
        end: the position behind them all.
    """

    name: Span
    close: frozenset[str]
    apart: frozenset[str]
    end: int


def without_titles(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove titles in apposition from the roles that the name before them has.

    "قال سعد الحمود ولي العهد وزير الدفاع": of three agents of "قال" "سعد الحمود" stays.
    """
    if not verb_first(language):
        return tuple(events)
    spans = mentions_by_start(doc)
    persons = {mention_ref(at): span for at, span in spans.items() if span.label_ == EntityType.PERSON}
    titles = {ref: _titles(doc, span, spans, language) for ref, span in persons.items()}
    counted = dict(_counted(doc, language))
    return tuple(_one(doc, event, titles, counted, language) for event in events)


def _one(
    doc: Doc, event: Event, titles: Mapping[str, Titles], counted: Mapping[str, tuple[str, str]], language: str
) -> Event:
    """Settle one event by the titles of its participants; `counted` has pairs of names with the plural before them."""
    for role in PARTIES:
        taking_part = event.refs(role)
        for ref in sorted(taking_part & titles.keys(), key=token_of):
            found = titles[ref]
            gone = found.apart | found.close if _borne(doc, event, found, language) else found.apart
            event = event.without(gone, role)
        named = (counted[ref] for ref in taking_part if ref in counted)
        groups = {group for other, group in named if other in taking_part}
        event = event.without(groups, role) if groups else event
    if not event.is_a(*MUTUAL):
        for ref in event.refs(Role.AGENT) & titles.keys():
            own = titles[ref].close | titles[ref].apart
            event = event.without(own if len(own) > 1 else (), Role.TARGET)
    targets = event.refs(Role.TARGET)
    doers = (titles[ref].name for ref in event.refs(Role.AGENT) if ref in titles)
    meant = {ref for name in doers for ref in _named(doc, name, language)}
    return event if targets <= meant else event.without(meant, Role.TARGET)


def _borne(doc: Doc, event: Event, titles: Titles, language: str) -> bool:
    """Whether a title right behind a name is borne by it, and cannot be an object."""
    if not event.is_a(*MUTUAL) or event.trigger >= titles.end:
        return True
    mine = titles.close | titles.apart | {mention_ref(titles.name.start)}
    others = (event.refs(Role.AGENT) | event.refs(Role.TARGET)) - mine
    if not any(of_mention(ref) for ref in others):
        return False
    if VERB not in kinds_at(doc, event.trigger):
        return True
    classes, at = word_classes(language), titles.end
    return at >= len(doc) or not (doc[at].norm_ in classes.connectors or doc[at].text in classes.commas)


def _titles(doc: Doc, name: Span, spans: Mapping[int, Span], language: str) -> Titles:
    """The titles behind a name, as far as they go."""
    close: set[str] = set()
    apart: set[str] = set()
    pending: set[str] = set()  # behind the last comma: of another one where his name follows
    at, comma = name.end, False
    if name.label_ != EntityType.PERSON or _common(name, language):
        return Titles(name, frozenset(), frozenset(), at)
    classes, end = word_classes(language), sentence_of(name).end
    while at < end:
        span = spans.get(at)
        if span is not None and span.label_ in PEOPLE:
            if not _common(span, language):
                if doc[at - 1].text not in classes.commas:
                    pending = set()
                break
            if span.label_ != EntityType.PERSON:
                break
            pending.add(mention_ref(at))
            at = span.end
            continue
        size = _step(doc, at, span, classes, language, first=at == name.end)
        if not size:
            break
        for inside in filter(None, map(spans.get, range(at + 1, at + size))):  # "ولي | ولي العهد"
            pending.add(mention_ref(inside.start))
            size = max(size, inside.end - at)
        if doc[at].text in classes.commas:
            (apart if comma else close).update(pending)
            pending, comma = set(), True
        at += size
    (apart if comma else close).update(pending)
    return Titles(name, frozenset(close), frozenset(apart), at)


def _step(doc: Doc, at: int, span: Span | None, classes: WordClasses, language: str, *, first: bool) -> int:
    """The number of tokens by which titles go on at a position; 0 where they end."""
    norms = [token.norm_ for token in doc[at : sentence_at(doc, at).end]]
    title = heads(language).title(norms)
    if title:
        return title
    behind = at + 1
    if doc[at].text in classes.commas:
        return int(heads(language).title(norms[1:]) > 0 or _ranked(norms[1:], classes, language))
    if first or _ranked(norms, classes, language):
        return int(_ranked(norms, classes, language))
    if span is not None:
        return 0 if span.label_ == TIME else len(span)
    if norms[0] in classes.connectors:  # "وزير الثقافة والإعلام"
        inside = len(norms) > 1 and classes.definite(norms[1]) and not doc[behind].ent_type_
        return int(inside and not heads(language).title(norms[1:]))
    if norms[0] in classes.prepositions["for"]:
        return int(len(norms) > 1)
    return int(classes.definite(norms[0]) or classes.adjective(norms[0]) or norms[0] in classes.links)


def _named(doc: Doc, name: Span, language: str) -> Iterator[str]:
    """The references of the bodies in the title behind a name: "رئيس لجنة الدفاع في البرلمان"."""
    classes, sentence = word_classes(language), sentence_of(name)
    spans, end = {span.start: span for span in mentions_within(sentence)}, sentence.end
    before = frozenset().union(*classes.prepositions.values())
    at = name.end + (name.end < end and doc[name.end].text in classes.commas)
    size = heads(language).title([token.norm_ for token in doc[at:end]])
    of = size > 0 and not classes.definite(doc[at].norm_)  # "رئيس الحزب", but "الرئيس"
    at += size
    while size and at < end:
        span, norm = spans.get(at), doc[at].norm_
        if span is not None and of:
            yield mention_ref(at)
            of = span.label_ == EntityType.PERSON_GROUP
            at = span.end
        elif span is None and (norm in before or classes.adjective(norm)):
            of = of or norm in before
            at += 1
        else:
            return


def _ranked(norms: Sequence[str], classes: WordClasses, language: str) -> bool:
    """Whether some words begin with an adjective and a title: "أوباما أول رئيس يزور" ("Obama, the first president")."""
    return bool(norms) and classes.adjective(norms[0]) and heads(language).title(norms[1:]) > 0


def _common(span: Span, language: str) -> bool:
    """Whether a mention is a common word for people, and no name."""
    return heads(language).people([token.norm_ for token in span], first=True)


def _counted(doc: Doc, language: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The first of two names behind the plural that counts them, with the second and that plural."""
    joins = coordinators(language).glued
    spans = list(mentions(doc))
    for place, group in enumerate(spans[:-2]):
        one, other = spans[place + 1], spans[place + 2]
        named = all(span.label_ == EntityType.PERSON and not _common(span, language) for span in (one, other))
        if (
            group.label_ == EntityType.PERSON_GROUP
            and _common(group, language)
            and named
            and one.start == group.end
            and other.start - one.end == 1
            and doc[one.end].norm_ in joins
        ):
            yield mention_ref(one.start), (mention_ref(other.start), mention_ref(group.start))
