"""What reads the events of a text whose mentions are marked, by the lexicon alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

import pytest
import spacy
from spacy.tokens import Doc, Span

from khabar.graph.pipeline.arguments.finder import ArgumentFinder, SentenceReader
from khabar.graph.pipeline.attribution.finder import AttributionFinder
from khabar.graph.pipeline.counting.finder import CountFinder
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.events.finder import EventFinder, TriggerReader
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.refs import event_ref, mentions_by_ref
from khabar.graph.pipeline.status.finder import StatusFinder
from khabar.graph.pipeline.words.tokenizer import create


@lru_cache(maxsize=4)
def _components(language: str, lexicons: tuple[Path, ...]) -> tuple[Callable[[Doc], Doc], ...]:
    register()
    triggers = TriggerReader(lexicon(language, lexicons))
    sentences = SentenceReader(triggers)
    return (
        EventFinder(triggers),
        ArgumentFinder(sentences),
        StatusFinder(sentences),
        CountFinder(language),
        AttributionFinder(sentences),
    )


@lru_cache(maxsize=2)
def _tokenizer(language: str) -> Callable[[str], Doc]:
    return create(spacy.blank(language).vocab, language)


def _marked(marked: str, language: str) -> Doc:
    """A text with its mentions, which are marked as in "{الشرطة:SecurityForce}"; a line is a sentence."""
    text, found = "", []
    for piece in re.split(r"(\{[^}]*\})", marked):
        words, colon, label = piece.strip("{}").rpartition(":")
        if piece.startswith("{") and colon:
            found.append((len(text), len(text) + len(words), label))
            text += words
        else:
            text += piece
    doc = _tokenizer(language)(text)
    for token in doc:
        token.is_sent_start = token.i == 0 or doc[token.i - 1].text == "\n"
    spans = [doc.char_span(start, end, label, alignment_mode="expand") for start, end, label in found]
    doc.ents = tuple(span for span in spans if isinstance(span, Span))
    return doc


def _understood(marked: str, language: str = "ar", lexicons: tuple[Path, ...] = ()) -> list[SimpleNamespace]:
    doc = _marked(marked, language)
    for part in _components(language, lexicons):
        doc = part(doc)
    names = {ref: span.text for ref, span in mentions_by_ref(doc).items()}
    names |= {event.ref: doc[event.trigger].text for event in doc._.events}
    return [
        SimpleNamespace(
            type=event.type,
            name=event.name,
            trigger=doc[event.trigger].text,
            status=event.status,
            rule=event.rule,
            arguments=sorted((argument.role, names[argument.ref]) for argument in event.arguments),
            speakers=[names[ref] for ref in event.speakers],
            media=[names[ref] for ref in event.media],
            chain=[[names[ref] for ref in level] for level in event.chain],
            counts=[f"{count.bound} {count.value} {count.unit}" for count in event.counts],
            count_words=[count.words for count in event.counts],
        )
        for event in doc._.events
    ]


@pytest.fixture(scope="session")
def understand() -> Callable[..., list[SimpleNamespace]]:
    """Reads the events of a text whose mentions are marked, "أعلنت {الشرطة:SecurityForce} ذلك"; a line is a sentence."""
    return _understood


def _settled(
    settle: Callable[..., Iterable[Event]], language: str, marked: str, *told: tuple[str, str, str]
) -> set[str]:
    register()
    doc = _marked(marked, language)
    at = {token.text: token.i for token in reversed(doc)}
    refs = {span.text: ref for ref, span in mentions_by_ref(doc).items()}
    refs |= {trigger: event_ref(at[trigger]) for trigger, _, _ in told}
    events = []
    for trigger, type, fillers in told:
        sides = (each.strip().split(" ", 1) for each in fillers.split(",") if each)
        events.append(Event(at[trigger], type, "actual", tuple(Argument(role, refs[who]) for role, who in sides)))
    names = {ref: name for name, ref in refs.items()}
    after = settle(doc, events, language=language)
    return {f"{doc[event.trigger].text} {a.role} {names[a.ref]}" for event in after for a in event.arguments}


@pytest.fixture(scope="session")
def settled() -> Callable[..., set[str]]:
    """What a pass makes of events: of a text whose mentions are marked, and triggers with type and participants.

    ``settled(without_whose, "en", "{Chad:State}, whose {army:SecurityForce} fled", ("fled", "Withdrawal", "agent Chad,
    agent army"))`` gives ``{"fled agent army"}``.
    """
    return _settled


@pytest.fixture
def own_verb(tmp_path: Path) -> Callable[..., Path]:
    """Writes a lexicon of a user's own, of one Arabic verb that says that something is taken over."""

    def written(*words: str) -> Path:
        row = {
            "verb": words,
            "event": "Takeover",
            "lang": "ar",
            "frame": "act_verb",
            "example": f"{words[0]} الجيش قرية.",
        }
        path = tmp_path / f"{words[0]}.jsonl"
        path.write_text(json.dumps({**row, "expect": {"trigger": words[0]}}, ensure_ascii=False), encoding="utf-8")
        return path

    return written
