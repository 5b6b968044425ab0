"""Remove those who are convicted or cleared of a deed from its targets.

"X was convicted of murdering a judge", "أدين X بقتل قاض": X is found as murdered. A gerund gets X as its agent, whether
X is convicted or cleared; a passive without a target gets the person behind it. The words are data
(``<xx>/undergone.toml``, [convicted]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, grouped
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import ahead, mention_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventClass, EventType, Role

_NEAR: Final = 3
"""Tokens at the most from the preposition to a deed that is not found as the theme of the trial."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    passive: frozenset[str]
    of: frozenset[str]
    ends: frozenset[str]


class _Verdict(NamedTuple):
    """A trial, the deed it is about, the position of the preposition between them, and those who are tried."""

    trial: Event
    deed: Event
    preposition: int
    tried: frozenset[str]


def without_convicted(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those tried from the targets of the deed, and make them targets of the trial.

    "X was convicted of murdering a judge": "murdering" loses the target "X", and gets it as agent.
    """
    words = _words(language)
    if not words.of or not any(event.is_a(EventType.TRIAL) for event in events):
        return tuple(events)
    found = {event.trigger: _undergone(doc, event, words) for event in events}
    for verdict in _verdicts(doc, tuple(found.values()), words):
        trial, deed = found[verdict.trial.trigger], found[verdict.deed.trigger]
        if not trial.refs(Role.TARGET):
            found[trial.trigger] = trial.without(verdict.tried, Role.AGENT).given(Role.TARGET, sorted(verdict.tried))
        deed = deed.without(verdict.tried, Role.TARGET)
        if _gerund(doc, verdict) and not deed.refs(Role.AGENT):
            deed = deed.given(Role.AGENT, sorted(verdict.tried))
        found[deed.trigger] = deed
    return tuple(found[event.trigger] for event in events)


def _undergone(doc: Doc, event: Event, words: _Words) -> Event:
    """Make whoever stands right behind the passive of a trial its target: "أدينت منى خليل"."""
    if not event.is_a(EventType.TRIAL) or event.refs(Role.TARGET) or doc[event.trigger].norm_ not in words.passive:
        return event
    return event.moved({mention_ref(event.trigger + 1)}, Role.AGENT, Role.TARGET)


def _verdicts(doc: Doc, events: Sequence[Event], words: _Words) -> Iterator[_Verdict]:
    """The trials with a deed behind a preposition, and those who are tried."""
    actors = {mention_ref(span.start): span for span in mentions(doc) if span.label_ in ACTORS}
    beside = grouped(doc, events)
    for trial in events:
        if not trial.is_a(EventType.TRIAL):
            continue
        end = sentence_at(doc, trial.trigger).end
        tried = trial.refs(Role.TARGET) & actors.keys()
        begin = max((actors[ref].end for ref in tried), default=0)
        preposition = next((at for at in range(max(trial.trigger + 1, begin), end) if doc[at].norm_ in words.of), end)
        for deed in beside[sentence_at(doc, trial.trigger).start]:
            if not preposition < deed.trigger or not deed.is_a(EventClass.VIOLENCE):
                continue
            about = deed.ref in trial.refs(Role.THEME) or deed.trigger <= preposition + 1 + _NEAR
            if not about or any(doc[at].norm_ in words.ends for at in range(preposition, deed.trigger)):
                continue
            who = tried or _before(trial, deed) & actors.keys()
            if who:
                yield _Verdict(trial, deed, preposition, frozenset(who))


def _before(trial: Event, deed: Event) -> set[str]:
    """The references of those before a trial that are found as targets of the deed."""
    return ahead(deed.refs(Role.TARGET), trial.trigger)


def _gerund(doc: Doc, verdict: _Verdict) -> bool:
    """Whether the deed is told by a verb right behind the preposition: "of murdering"."""
    at = verdict.deed.trigger
    tenses = tenses_at(doc, at)
    return at == verdict.preposition + 1 and "ing" in tenses


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["convicted"]
    passive = all_forms(VERB, data["passive"], language)
    return _Words(passive, fold_all(data["of"], language), fold_all(data["ends"], language))
