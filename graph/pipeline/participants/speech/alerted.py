"""Make whoever is alerted the target of the warning, the one behind "by" its agent, and what it is about its theme.

"Kenya was alerted to the men by Ethiopia": Kenya is found as the agent and the men as the target. "Is warning of a
flood" is active and stays. An attacker behind "alerted to an attack by" alerts nobody. The words are data
(``<xx>/undergone.toml``, [alerted]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_end, mentions_by_start, mentions_by_token
from khabar.graph.pipeline.participants.acting import may_act
from khabar.graph.pipeline.refs import ahead, event_ref, mention_ref, of_mention
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import VERB, all_forms, inflector
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_TOLD: Final = (EventType.WARNING, EventType.INTELLIGENCE_SHARING)
_ATTACKERS: Final = frozenset({EntityType.ARMED_GROUP, EntityType.PERSON_GROUP})
"""Behind "alerted to an attack by" these are taken for the attackers; behind "warned of" states are, too."""
_HELPING: Final = 4
"""Tokens at the most of the auxiliaries before the participle: "had been secretly"."""
_DESCRIBED: Final = 4
"""Tokens at the most from a preposition, or an active verb, to its mention: "to the four young men"."""
_PROGRESSIVE: Final = "ing"
"""The tense of a form that is never passive."""


class _Words(NamedTuple):
    """Folded words: the verbs, each with the prepositions before what it is about, and the rest."""

    about: Mapping[str, frozenset[str]]
    active: frozenset[str]
    reduced: frozenset[str]
    by: frozenset[str]
    passive: frozenset[str]
    helping: frozenset[str]
    pronouns: frozenset[str]
    prepositions: frozenset[str]
    ends: frozenset[str]


def alerted(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Settle the roles of warnings and shared intelligence that are told by a verb of alerting.

    "Kenya was alerted to the men by Ethiopia": target "Kenya", agent "Ethiopia", theme "the men".
    """
    words = _words(language)
    found, starts = {event.ref: event for event in events}, mentions_by_start(doc)
    for event in events:
        at = event.trigger
        about = words.about.get(doc[at].norm_)
        if about is None or not event.is_a(*_TOLD):
            continue
        end = _end(doc, at, words)
        first = at if doc[at].norm_ in words.active else _first_helping(doc, at, words)
        if first < at or (doc[at].norm_ in words.reduced and at + 1 < end and doc[at + 1].norm_ in about | words.by):
            _passive(doc, found, event, first, end, words)
        else:
            near = (starts[i] for i in range(at + 1, at + 1 + _DESCRIBED) if i in starts)
            whom = next((span for span in near if span.label_ in ACTORS), None)
            straight = whom is not None and not any(
                doc[i].norm_ in words.prepositions or doc[i].is_punct for i in range(at + 1, whom.start)
            )
            if whom is not None and straight and whom.end < end and doc[whom.end].norm_ in about:
                found[event.ref] = _about(doc, event, range(whom.end, end), about, words)
    return tuple(found[event.ref] for event in events)


def _end(doc: Doc, at: int, words: _Words) -> int:
    """The position at which the clause of a verb ends: at a mark or a word that opens another clause."""
    inside = mentions_by_token(doc)
    rest = (token for token in doc[at + 1 : sentence_at(doc, at).end] if token.i not in inside)
    return next(
        (t.i for t in rest if t.norm_ in words.ends or (t.is_punct and t.text != "-")), int(sentence_at(doc, at).end)
    )


def _first_helping(doc: Doc, at: int, words: _Words) -> int:
    """The position of the first auxiliary of a passive, "had" in "had been secretly alerted"; else of its verb."""
    start = max(sentence_at(doc, at).start, at - _HELPING)
    be = next((i for i in range(at - 1, start - 1, -1) if doc[i].norm_ in words.passive or doc[i].ent_type_), -1)
    if be < 0 or doc[be].ent_type_ or any(token.is_punct for token in doc[be:at]):
        return at
    while be > sentence_at(doc, at).start and doc[be - 1].norm_ in words.helping:
        be -= 1
    return be


def _passive(doc: Doc, found: dict[str, Event], event: Event, first: int, end: int, words: _Words) -> None:
    """Settle a passive: its subject is the target, whoever stands behind "by" the agent."""
    at = event.trigger
    whom = list(_whom(doc, found, at, first, words))
    giver, place, sure = _giver(doc, found, at, end, words)
    changed = _about(doc, event, range(at + 1, end), words.about[doc[at].norm_], words)
    before = ahead(changed.refs(Role.AGENT), at)
    changed = changed.moved(before, Role.AGENT, Role.TARGET) if not whom else changed.without({*before, *whom})
    changed = changed.given(Role.TARGET, whom)
    changed = changed.without({giver}, Role.TARGET)
    if sure:
        changed = changed.without({giver}).given(Role.AGENT, [giver])
        for told in _told(found, range(at + 1, place)):
            if not told.is_a(EventClass.SPEECH):
                found[told.ref] = told.without({giver}, Role.AGENT)
    found[event.ref] = replace(changed, speakers=tuple(ref for ref in changed.speakers if ref not in whom))


def _whom(doc: Doc, found: Mapping[str, Event], at: int, first: int, words: _Words) -> Iterator[str]:
    """The references of a passive's subject: the mention before it, or the speaker who says that "it was alerted"."""
    before = first - 1
    if first == at and before >= 0 and doc[before].is_punct:
        before -= 1  # "police, alerted to the gunman"
    if before < 0:
        return
    if doc[before].norm_ not in words.pronouns:
        span = mentions_by_end(doc).get(before + 1)
        if span is not None and may_act(span):
            yield mention_ref(span.start)
        return
    near = _told(found, range(before - 2, before))
    said = next((event for event in near if event.type == EventType.STATEMENT), None)
    speakers = [ref for ref in said.refs(Role.AGENT) if of_mention(ref)] if said is not None else []
    yield from speakers if len(speakers) == 1 else ()


def _told(found: Mapping[str, Event], where: range) -> list[Event]:
    """The events whose triggers stand somewhere."""
    return [found[ref] for ref in map(event_ref, where) if ref in found]


def _giver(doc: Doc, found: Mapping[str, Event], at: int, end: int, words: _Words) -> tuple[str, int, bool]:
    """The reference of the mention behind "by", its position, and whether it surely alerts; else ("", -1, False)."""
    place = next((i for i in range(at + 1, end) if doc[i].norm_ in words.by and not doc[i].ent_type_), -1)
    span = _behind(doc, place, end, words) if place >= 0 else None
    if span is None or not may_act(span):
        return "", -1, False
    attackers = _ATTACKERS if doc[at].norm_ in words.reduced else _ATTACKERS | {EntityType.STATE}
    violent = any(event.is_a(EventClass.VIOLENCE) for event in _told(found, range(at + 1, place)))
    attacked = span.label_ in attackers and violent
    return mention_ref(span.start), place, not attacked


def _behind(doc: Doc, place: int, end: int, words: _Words) -> Span | None:
    """The mention that a preposition governs, or None."""
    reach = range(place + 1, min(end, place + 1 + _DESCRIBED))
    stop = next((i for i in reach if doc[i].ent_type_ or doc[i].norm_ in words.prepositions), -1)
    return mentions_by_start(doc).get(stop)


def _about(doc: Doc, event: Event, reach: range, about: frozenset[str], words: _Words) -> Event:
    """Make the mention behind the first of some prepositions a theme of the event, if it is a target."""
    place = next((i for i in reach if doc[i].norm_ in about and not doc[i].ent_type_), -1)
    span = _behind(doc, place, reach.stop, words) if place >= 0 else None
    if span is None:
        return event
    return event.moved([mention_ref(span.start)], Role.TARGET, Role.THEME)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["alerted"]
    pairs = ((form, row) for row in data["verb"] for form in all_forms(VERB, row["verbs"], language))
    rows = dict(pairs)
    forms = (form for row in data["verb"] for verb in row["verbs"] for form in inflector(language).forms(VERB, verb))
    passive = clause_words(language, "passive_before")
    return _Words(
        {form: fold_all(row["about"], language) for form, row in rows.items()},
        frozenset(form for form, tag in forms if tag.tense == _PROGRESSIVE),
        frozenset(form for form, row in rows.items() if row["reduced"]),
        fold_all(data["by"], language),
        passive,
        passive | clause_words(language, "particles"),
        fold_all(data["pronouns"], language),
        clause_words(language, "prepositions"),
        clause_words(language, "relatives", "complementizers", "adverbials"),
    )
