"""Make those who deny a claim the accused of it and not its authors.

A claim right before its denial: in "Russia bombed the hospital, an accusation Moscow denies" Moscow is found as the
agent of "accusation", and `without_disclaimers` removes it.

A claim right behind its denial: in "Tehran denied accusations that it had armed the rebels" `with_accused` makes Tehran
the target of "accusations", not their agent, and the agent of "armed". Where a spokesman denies, those whom he speaks
for are the accused.

`denied_charges` finds denials with the claims right behind them; a pass over statuses asks for them, too: what the
accused denies has not happened unless the sentence takes it as known, as "denied accusations over the attack" does.

The words that deny are those of ``<xx>/status.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all, words_of
from khabar.graph.pipeline.clauses.clauses import REPORTS
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at, tenses_at
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.participants.claims.denials import denial_words, undenied
from khabar.graph.pipeline.participants.claims.represented import accused_through
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words, verb_first
from khabar.graph.pipeline.words.inflection import VERB, inflector
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventClass, EventType, Role

_LINKS: Final = 2
"""Tokens at the most between the claim and the denier: "that the"."""
_NEAR: Final = 4
"""Tokens at the most from the denial to the claim: "denied all the accusations"."""
_ING: Final = "ing"
_CHARGES: Final = frozenset({EventType.ACCUSATION, EventType.STATEMENT})
_TELLER: Final = 2
"""Tokens at the most from such a verb to its subject: "وصفته أمس باريس"."""
_HELPING: Final = 4
"""Tokens at the most from the denier to the verb: "has repeatedly and strongly denied"."""


def without_disclaimers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from claims and accusations the agents right behind them who deny or reject them.

    "an accusation Moscow denies": "accusation" loses the agent "Moscow". Verbs are left alone. In Arabic the denier
    stands behind a verb with a pronoun, and so does who only calls it something: "وهو تحذير وصفته باريس بأنه جدي".
    """
    if verb_first(language):
        return tuple(_without_teller_behind(doc, event, language) for event in events)
    return tuple(_without_denier_behind(doc, event, language) if event.type in REPORTS else event for event in events)


def with_accused(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the deniers of a claim its targets, not its agents, and the agents of what it says that they did.

    "Tehran denied claims it supplied drones": "claims" loses the agent "Tehran", which becomes the only agent of
    "supplied". A spokesman gives place to those whom he speaks for. Only accusations get targets, and only where they
    have none.
    """
    found = {event.ref: event for event in events}
    for denial, charge, acts in denied_charges(doc, events, language=language):
        deniers = denial.refs(Role.AGENT)
        others = found[charge.ref].refs(Role.AGENT) - deniers
        found[charge.ref] = found[charge.ref].without(deniers, Role.AGENT)
        accused = accused_through(doc, deniers, language=language)
        speakers = deniers - accused
        for act in acts:
            if speakers & act.refs(Role.AGENT):
                act = found[act.ref] = _for_speakers(act, speakers, Role.AGENT, accused)
            if not accused or not act.refs(Role.AGENT) <= accused | others or accused & act.refs(Role.TARGET):
                continue
            if not _of_accused(doc, charge, act, language):
                continue
            found[act.ref] = act.without(others, Role.AGENT).first(Role.AGENT, sorted(accused - act.refs(Role.AGENT)))
            if charge.type == EventType.ACCUSATION and not found[charge.ref].refs(Role.TARGET):
                found[charge.ref] = found[charge.ref].first(Role.TARGET, sorted(accused))
    return tuple(found[event.ref] for event in events)


def denied_charges(
    doc: Doc, events: Sequence[Event], *, language: str
) -> Iterator[tuple[Event, Event, tuple[Event, ...]]]:
    """Each denial that is not itself denied, with a claim or accusation right behind it, and the acts that this tells.

    "Turkey rejected allegations that it had bombed the camp": "rejected", "allegations" and ("bombed",). An act with an
    article, as in "denied accusations over the attack", is known and left out.
    """
    found = {event.ref: event for event in events}
    for denial in events:
        words = denial_words(language)
        if not words.stand(doc, denial.trigger) or undenied(doc, denial.trigger, language=language):
            continue
        themes = [found[ref] for ref in denial.refs(Role.THEME) if ref in found]
        for charge in themes:
            near = 0 < charge.trigger - denial.trigger <= _NEAR
            if not near or charge.type not in _CHARGES or not kinds_at(doc, charge.trigger) - {VERB}:
                continue
            told = [*themes, *(found[ref] for ref in charge.refs(Role.THEME) if ref in found)]
            acts = {
                act.ref: act
                for act in told
                if act.trigger > charge.trigger
                and not act.is_a(EventClass.SPEECH)
                and not word_classes(language).definite(doc[act.trigger].norm_)
                and doc[act.trigger - 1].norm_ not in word_classes(language).articles
            }
            yield denial, charge, tuple(acts.values())


def _of_accused(doc: Doc, charge: Event, act: Event, language: str) -> bool:
    """Whether an act is told as the accused's own: with a pronoun for its subject, or none.

    It is in "claims it had supplied drones" and "accusations of bombing", and not in "claims that Turkey had bombed".
    """
    pronouns = words_of(language, "mutual", "coordination", "pronouns")
    passive = clause_words(language, "passive_before")
    between = doc[charge.trigger + 1 : act.trigger]
    if any(token.norm_ in passive for token in between):
        return False
    if any(token.norm_ in pronouns for token in between):
        return True
    gerund = _ING in tenses_at(doc, act.trigger) or verb_first(language)
    return gerund and not any(token.ent_type_ for token in between)


def _for_speakers(event: Event, speakers: frozenset[str], role: str, accused: frozenset[str]) -> Event:
    """Put the accused in a role in place of those who speak for them; others who have the role keep it alone."""
    if speakers.isdisjoint(event.refs(role)):
        return event
    left = event.without(speakers, role)
    return left if left.refs(role) else left.first(role, sorted(accused))


def _without_denier_behind(doc: Doc, event: Event, language: str) -> Event:
    """Remove the denier right behind a noun for a claim from its agents: "Moscow" in "an accusation Moscow denies"."""
    if not _is_noun(doc, event.trigger, language):
        return event
    sentence = sentence_at(doc, event.trigger)
    links = _links(language)
    first = event.trigger + 1
    while first < min(event.trigger + 1 + _LINKS, sentence.end) and doc[first].norm_ in links:
        first += 1
    span = next((span for span in mentions_within(sentence) if span.start == first), None)
    if span is None:
        return event
    denies = any(
        denial_words(language).stand(doc, at) and not undenied(doc, at, language=language)
        for at in range(span.end, min(span.end + _HELPING, sentence.end))
        if not any(doc[before].is_punct for before in range(span.end, at))
    )
    if not denies:
        return event
    return event.without({mention_ref(span.start)}, Role.AGENT)


def _without_teller_behind(doc: Doc, event: Event, language: str) -> Event:
    """Remove from the agents of what is told the subject of a verb of telling right behind it that has it as object."""
    at, end = event.trigger + 1, min(event.trigger + 2 + _TELLER, sentence_at(doc, event.trigger).end)
    if at >= end or not event.refs(Role.AGENT) or doc[at].norm_ not in _telling(language):
        return event
    if doc[at].text.endswith(_noun_endings(language)) or VERB in kinds_at(doc, event.trigger):
        return event  # "قال عدة دبلوماسيين": of the same letters when folded as "عده"
    return event.without({mention_ref(place) for place in range(at + 1, end)}, Role.AGENT)


@lru_cache(maxsize=4)
def _noun_endings(language: str) -> tuple[str, ...]:
    return tuple(table(language, "undergone")["answering"]["noun_endings"])


@lru_cache(maxsize=4)
def _telling(language: str) -> frozenset[str]:
    """Folded forms, with pronouns, of verbs that deny something or call it something."""
    described = table(language, "scopes")["described"]
    denials = (verb for row in table(language, "status")["denial"] for verb in row["verbs"])
    verbs = (*described["verbs"], *described["naming"]["verbs"], *denials)
    forms = (found for verb in verbs for found in inflector(language).forms(VERB, verb))
    return frozenset(form for form, tag in forms if tag.pronoun)


def _is_noun(doc: Doc, at: int, language: str) -> bool:
    """Whether a word stands behind an article or cannot be a verb: "claim" in "a claim Kigali denies"."""
    if at and doc[at - 1].norm_ in _articles(language):
        return True
    return VERB not in kinds_at(doc, at)


@lru_cache(maxsize=4)
def _links(language: str) -> frozenset[str]:
    data = table(language, "clauses")
    words = (*data["complementizers"], *data["relatives"])
    return fold_all(words, language) | _articles(language)


@lru_cache(maxsize=4)
def _articles(language: str) -> frozenset[str]:
    return fold_all(table(language, "entities")["articles"], language)
