"""Retype events whose word means another thing with such agents or targets.

An execution by gunmen is a killing, one by a court a sentence; "طردت القوات المسلحين" ("the forces drove out the
gunmen") is no expulsion but a takeover; an army that cuts supplies imposes no sanctions. The words, types and
participants are data (`[[parties]]` of ``<xx>/unarmed.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import PARTIES

_BEHIND: Final = 4
"""Tokens at the most from the trigger to a thing it is done with: "قطع الجيش العراقي إمدادات التنظيم"."""


class _Row(NamedTuple):
    """A row of [[parties]], folded; the file explains its keys."""

    type: str
    to: str
    words: frozenset[str]
    things: Phrases | None
    parties: Mapping[str, frozenset[str]]


def by_parties(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Retype each event by the first row that fits its word and the types of its participants.

    "طردت القوات المسلحين": "طردت" becomes a takeover.
    """
    rows = _rows(language)
    types = {mention_ref(span.start): span.label_ for span in mentions(doc)}

    def told(event: Event) -> Event:
        row = next((row for row in rows if _fits(doc, event, row, types)), None)
        return event if row is None else event.with_type(row.to)

    return tuple(map(told, events))


def _fits(doc: Doc, event: Event, row: _Row, types: Mapping[str, str]) -> bool:
    """Whether an event has the type and word of a row, its things behind it, and in its roles only allowed types."""
    if event.type != row.type or doc[event.trigger].norm_ not in row.words:
        return False
    end = sentence_at(doc, event.trigger).end
    behind = range(event.trigger + 1, min(end, event.trigger + 1 + _BEHIND))
    if row.things is not None and not any(row.things.length(doc, at, end) for at in behind):
        return False
    sides = ({types.get(ref, "") for ref in event.refs(role)} - allowed for role, allowed in row.parties.items())
    return all(event.refs(role) for role in row.parties) and not any(sides)


@lru_cache(maxsize=4)
def _rows(language: str) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            row["type"],
            row["to"],
            all_forms(VERB, row.get("verbs", ()), language) | all_forms(NOUN, row.get("nouns", ()), language),
            Phrases.of(language, row["things"]) if "things" in row else None,
            {role: frozenset(row[role]) for role in PARTIES if role in row},
        )
        for row in table(language, "unarmed")["parties"]
    )
