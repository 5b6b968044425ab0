"""Make whoever is blamed the target of the accusation, and not the agent or victim of what that is about.

"Blamed the ambush on the rebels", "held the army responsible for the killing": the rebels are found as ambushed or as
ambushers. They become accused and leave the ambush, as the accuser does. What a verb says is left: "blamed the rebels
for killing two farmers". The words are data (``<xx>/undergone.toml``, [blamed]).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import kinds_at, lexicon_of
from khabar.graph.pipeline.mentions import mentions_by_start, mentions_by_token, mentions_within
from khabar.graph.pipeline.participants.acting import may_act
from khabar.graph.pipeline.participants.claims.blamingwords import BlamingWords, blaming_words
from khabar.graph.pipeline.participants.names.led import led
from khabar.graph.pipeline.refs import ahead, event_ref, mention_ref, mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.words.articles import before_articles
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_TAKING_PART: Final = (Role.AGENT, Role.TARGET, Role.THEME, Role.PLACE)
_DESCRIBED: Final = 4
"""Tokens at the most from the preposition to whoever is blamed: "on the so-called armed gangs"."""
_CARRIED_ON: Final = 3
"""Tokens at the most from "and" to what it joins: "the mayor and his elder son"."""
_HOLDING: Final = 8
"""Tokens at the most from "hold" to "responsible": "hold the Iranian government and its allies responsible"."""


def blamed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make those who are blamed targets of the accusation, and remove them from what they are blamed for."""
    words = blaming_words(language)
    found = {event.ref: event for event in events}
    for event in events:
        if not event.is_a(EventType.ACCUSATION):
            continue
        event = found[event.ref] = event.without(_compared(doc, event.trigger, words), Role.AGENT, Role.TARGET)
        at = event.trigger
        norm = doc[at].norm_
        if norm in words.on:
            end = _end(doc, at, words)
            whom, preposition = _on_whom(doc, at, end, words)
            if whom:
                _settle(found, _by_pronoun(doc, event, language), whom, preposition)
                continue
            suffering = _suffering(doc, at, preposition, language)
            found[event.ref] = event.without(_within(doc, at, words) | suffering, Role.TARGET)
        if norm in words.responsible:
            _held(doc, found, event, words)
        if norm in words.blaming | words.responsible:
            _charge(doc, found, found[event.ref], words)
    return tuple(found[event.ref] for event in events)


def _end(doc: Doc, at: int, words: BlamingWords) -> int:
    """The position at which the clause of a trigger ends: at a mark, a relative clause, or what is told after it."""
    inside = mentions_by_token(doc)
    reached = False
    for token in doc[at + 1 : sentence_at(doc, at).end]:
        if token.i in inside:
            continue
        if (token.is_punct and not token.is_quote and token.text != "-") or token.norm_ in words.ends:
            return token.i
        if reached and token.norm_ in words.later:
            return token.i
        if token.norm_ in words.joins and not _goes_on(doc, token.i, inside, words):
            return token.i
        reached = reached or token.norm_ in words.on[doc[at].norm_]
    return int(sentence_at(doc, at).end)


def _goes_on(doc: Doc, joined: int, inside: Collection[int], words: BlamingWords) -> bool:
    """Whether "and" joins nouns: "the mayor and his son", but not "and called on Rwanda"."""
    for at in range(joined + 1, min(sentence_at(doc, joined).end, joined + 1 + _CARRIED_ON)):
        if at in inside:
            return True
        if doc[at].norm_ in words.articles:
            return True
        if doc[at].norm_ in words.prepositions or VERB in kinds_at(doc, at):
            return False
    return False


def _on_whom(doc: Doc, at: int, end: int, words: BlamingWords) -> tuple[dict[str, bool], int]:
    """Those behind the last preposition of a clause, as `_listed` gives them, and its position; none where unclear.

    Those before it are the victims: "blamed the attack on the Kurds on the militia". Before "for" may stand what is
    blamed.
    """
    starts = mentions_by_start(doc)
    inside = mentions_by_token(doc)
    first = at + 1
    if first < end and doc[first].norm_ in words.charge and not _forward(doc, at, words):
        return {}, -1
    last: tuple[dict[str, bool], int] = {}, -1
    for place in range(first, end):
        norm = doc[place].norm_
        if place in inside:
            continue
        if norm in words.charge and place > first:
            return {}, -1
        if norm not in words.on[doc[at].norm_] or doc[place - 1].norm_ in words.linked:
            continue
        behind = range(place + 1, min(end, place + 2 + _DESCRIBED))
        start = next((i for i in behind if i in starts or doc[i].norm_ in words.prepositions), -1)
        span = starts.get(start)
        if span is None:
            last = {}, place  # "blamed the attack on the embassy on a lack of guards"
        elif span.label_ != TIME:
            last = (dict(_listed(doc, span, end, words)) if _acts(span) else {}), place
    return last


def _within(doc: Doc, at: int, words: BlamingWords) -> frozenset[str]:
    """Those who only belong to a thing that is blamed: "on its dispute with Kenya's tax office"."""
    sentence = sentence_at(doc, at)
    end = next((i for i in range(at + 1, sentence.end) if doc[i].is_punct), sentence.end)
    on = next((i for i in range(at + 1, end) if doc[i].norm_ in words.on[doc[at].norm_]), end)
    if on + 1 >= end or doc[on + 1].norm_ not in words.own:
        return frozenset()
    behind = range(on + 2, min(end, on + 2 + _DESCRIBED))
    within = next((i for i in behind if doc[i].ent_type_ or doc[i].norm_ in words.within), -1)
    if within < 0 or doc[within].ent_type_:
        return frozenset()
    return frozenset(mention_ref(span.start) for span in mentions_within(sentence) if within < span.start < end)


def _suffering(doc: Doc, at: int, preposition: int, language: str) -> frozenset[str]:
    """Those whose troubles are blamed on somebody or something: "blamed Malta's woes on a number of people"."""
    possessives = led(language).possessives
    before = [span for span in mentions_within(sentence_at(doc, at)) if at < span.start and span.end < preposition]
    return frozenset(mention_ref(span.start) for span in before if doc[span.end].norm_ in possessives)


def _compared(doc: Doc, at: int, words: BlamingWords) -> frozenset[str]:
    """Those of a sentence behind "than": "rebels are more to blame than soldiers"."""
    found = set()
    for span in mentions_within(sentence_at(doc, at)):
        before = before_articles(doc, span.start, begin=at + 1, articles=words.articles) - 1
        if before > at and doc[before].norm_ in words.than:
            found.add(mention_ref(span.start))
    return frozenset(found)


def _forward(doc: Doc, at: int, words: BlamingWords) -> bool:
    """Whether the trigger is the noun, with an article: "put the blame for the ambush on the rebels"."""
    return doc[at - 1].norm_ in words.articles if at else False


def _acts(span: Span) -> bool:
    """Whether a mention may be blamed; a capital stands for its government then."""
    return may_act(span) or _capital(span)


def _capital(span: Span) -> bool:
    """Whether a mention is a capital by the catalog."""
    entry = Catalog.load().by_id(span.ent_id_)
    return entry is not None and bool(entry.capital_of)


def _listed(doc: Doc, span: Span, end: int, words: BlamingWords) -> Iterator[tuple[str, bool]]:
    """References of a mention and those joined to it, and if blamed: "on the police and the gangs" gives both.

    One that only describes or owns the next is not blamed: "on Iran-aligned militias", "on Mali's army".
    """
    starts = mentions_by_start(doc)
    while True:
        touching = starts.get(span.end) or _owned_by(doc, span, end, starts, words)
        yield mention_ref(span.start), touching is None
        if touching is not None:
            span = touching
            continue
        at = span.end
        if at >= end or doc[at].norm_ not in words.joins:
            return
        at += 1
        while at < end and doc[at].norm_ in words.articles:
            at += 1
        behind = starts.get(at)
        if behind is None or behind.label_ not in ACTORS:
            return
        if behind.end < len(doc) and VERB in kinds_at(doc, behind.end):
            return  # "blamed it on the rebels and Rwanda denied"
        span = behind


def _owned_by(doc: Doc, span: Span, end: int, starts: Mapping[int, Span], words: BlamingWords) -> Span | None:
    """The mention that one before it owns or describes: "Sudan's paramilitary forces", "Iran-aligned militias"."""
    if span.end >= end:
        return None
    hyphen = doc[span.end].text == "-"
    if not hyphen and doc[span.end].norm_ not in led(doc.lang_).possessives:
        return None
    behind = range(span.end + 1, min(end, span.end + (3 if hyphen else 2 + _DESCRIBED)))
    return starts.get(next((i for i in behind if i in starts or doc[i].norm_ in words.prepositions), -1))


def _by_pronoun(doc: Doc, event: Event, language: str) -> Event:
    """Move persons before "he blamed" from accused to accuser: "the attack, which he blamed on"."""
    before = doc[event.trigger - 1].norm_ if event.trigger else ""
    if before not in table(language, "clauses").get("himself", {}).get("possessives", {}):
        return event
    spans, named = mentions_by_ref(doc), ahead(event.refs(Role.TARGET), event.trigger)
    persons = {ref for ref in named if ref in spans and spans[ref].label_ == EntityType.PERSON}
    return event.moved(persons, Role.TARGET, Role.AGENT)


def _settle(found: dict[str, Event], event: Event, named: Mapping[str, bool], preposition: int) -> None:
    """Give an accusation its targets, and remove them and the accuser from the events before the preposition."""
    others = {ref for ref in event.refs(Role.TARGET) if of_mention(ref) and event.trigger < token_of(ref)}
    kept = event.without(named).without(others, Role.TARGET)
    found[event.ref] = kept.given(Role.TARGET, [ref for ref, blamed in named.items() if blamed])
    acts = event.refs(Role.THEME)
    said = {event_ref(at) for at in range(event.trigger + 1, preposition)} | acts
    for ref in (said - {event.ref}) & found.keys():
        act = found[ref]
        if not act.is_a(EventClass.SPEECH):
            found[ref] = act.without(named, *_TAKING_PART).without(event.refs(Role.AGENT), Role.AGENT)


def _held(doc: Doc, found: dict[str, Event], event: Event, words: BlamingWords) -> None:
    """Give "hold somebody responsible" its agent: the subject of "hold"."""
    sentence = sentence_at(doc, event.trigger)
    first = max(sentence.start, event.trigger - _HOLDING)
    verb = next((at for at in range(event.trigger - 1, first - 1, -1) if doc[at].norm_ in words.holding), -1)
    at = verb - 1
    while at > sentence.start and doc[at].norm_ in words.before:
        at -= 1
    span = mentions_by_token(doc).get(at) if at >= sentence.start else None
    if span is None or not _acts(span) or event.refs(Role.AGENT) or mention_ref(span.start) in event.refs(Role.TARGET):
        return
    found[event.ref] = event.given(Role.AGENT, [mention_ref(span.start)])


def _charge(doc: Doc, found: dict[str, Event], event: Event, words: BlamingWords) -> None:
    """Remove accuser and accused from the agents of what a noun behind "for" tells."""
    sentence = sentence_at(doc, event.trigger)
    inside = mentions_by_token(doc)
    place = next(
        (at for at in range(event.trigger + 1, sentence.end) if doc[at].norm_ in words.charge and at not in inside), -1
    )
    if place < 0 or place + 1 >= sentence.end:
        return
    told = doc[place + 1].norm_
    if told in words.doing or any(form.tag.tense == "ing" for form in lexicon_of(doc).find(told)):
        return
    sides = ahead(event.refs(Role.AGENT, Role.TARGET), place)
    behind = [ref for ref in event.refs(Role.THEME) & found.keys() if place < token_of(ref)]
    act = found[min(behind, key=token_of)] if behind else None
    if act is not None and not act.is_a(EventClass.SPEECH):
        found[act.ref] = act.without(sides, Role.AGENT)
