"""Make somebody's other name a mention of its own and the same person, so that one of the two has the role.

"«محمد» المكنى «أبو طلحة»", "خالد عمر الملقب بأبي الليل" ("Khalid Omar, nicknamed Abu al-Layl"): both names are found as
agents, or the first mention goes on over the second. In "القيادي في داعش المكنى بأبي حارث" ("the IS leader nicknamed
Abu Harith") the leader has the other name, and not the group. The words are data (``aliases`` of ``<xx>/called.toml``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Argument, Event, mention
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.ontology.terms import EntityType

_QUOTED: Final = 5
"""Tokens at the most of a name between quotation marks or brackets."""
_OF: Final = 2
"""Tokens at the most from a title to its body: "القيادي في «داعش» المكنى"."""
_RULE, _CONFIDENCE = "called", 0.9


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    phrases: Phrases
    anyone: frozenset[str]
    parents: frozenset[str]
    of: frozenset[str]


def with_aliases(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Set the mentions of both names in ``doc.ents``, and give an event's role to the one that says more.

    "خالد عمر الملقب بأبي الليل" as two agents: the event keeps "خالد عمر".
    """
    words = _words(language)
    found = tuple(_found(doc, words))
    if not found:
        return tuple(events)
    new = {name.start: name for _, name in found}
    first = {who.start: who for who, _ in found}
    taken = {token for span in (*new.values(), *first.values()) for token in range(span.start, span.end)}
    kept = [span for span in mentions(doc) if taken.isdisjoint(range(span.start, span.end))]
    set_mentions(doc, sorted((*kept, *({**first, **new}).values()), key=lambda span: span.start))
    mains: dict[str, list[tuple[int, str]]] = {}
    for place, pair in enumerate(alias_pairs(doc, language=language)):
        other, main = less_and_more(*pair)
        mains.setdefault(other, []).append((place, main))
    return tuple(_merged(event, mains) for event in events)


def alias_pairs(doc: Doc, *, language: str) -> tuple[tuple[Span, Span], ...]:
    """The mentions of persons in ``doc.ents``, each with that of another name of the same person."""
    spans = {(span.start, span.end): span for span in mentions(doc)}
    keys = (((who.start, who.end), (name.start, name.end)) for who, name in _found(doc, _words(language)))
    return tuple((spans[who], spans[name]) for who, name in keys if who in spans and name in spans)


def less_and_more(who: Span, name: Span) -> tuple[str, str]:
    """The references of the two names of a pair; last the one that says more: a name rather than a common word."""
    common = heads(who.doc.lang_).people([who[0].norm_], first=False)
    refs = mention_ref(who.start), mention_ref(name.start)
    return refs if common else (refs[1], refs[0])


def _merged(event: Event, mains: Mapping[str, Sequence[tuple[int, str]]]) -> Event:
    """Put the names that say more for others in an event; each may be another name of a third in turn."""
    done = -1
    while due := [
        (place, a.ref, main) for a in event.arguments for place, main in mains.get(a.ref, ()) if place > done
    ]:
        done, other, main = min(due)
        event = _as(event, other, main)
    return event


def _as(event: Event, other: str, main: str) -> Event:
    """Put one reference for another in an event, or drop that where the first has a role already."""
    arguments = (Argument(a.role, main, a.confidence) if a.ref == other else a for a in event.arguments)
    roles = {a.role for a in event.arguments if a.ref == main}
    return event.without({other}) if roles else replace(event, arguments=tuple(arguments))


def _found(doc: Doc, words: _Words) -> Iterator[tuple[Span, Span]]:
    """Persons and their other names, both as mentions that may not be in ``doc.ents`` yet."""
    spans = [span for span in mentions(doc) if span.label_ != TIME]
    at_token = {token: span for span in spans for token in range(span.start, span.end)}
    for at in words.phrases.places(doc, 1, len(doc)):
        lengths = [length for length, _ in words.phrases.at(doc, at, len(doc))]
        end = sentence_at(doc, at).end if lengths else 0
        length = max((length for length in lengths if at + length <= end), default=0)
        name = _name(doc, at + length, at_token, words) if length else None
        who = _who(doc, at, spans, at_token, words) if name is not None else None
        if who is not None and name is not None and not _of_a_body(doc, who, name, words):
            yield who, name


def _of_a_body(doc: Doc, who: Span, name: Span, words: _Words) -> bool:
    """Whether a name may be that of a body in a title: "مدير المستشفى المعروف بـ«دار الشفاء»"."""
    titled = len(who) > 1 and heads(doc.lang_).people([who[0].norm_], first=False)
    return titled and name._.rule == _RULE and name[0].norm_ not in words.parents


def _name(doc: Doc, start: int, at_token: Mapping[int, Span], words: _Words) -> Span | None:
    """The name that begins behind a phrase, or None."""
    end = sentence_at(doc, start - 1).end
    if start >= end:
        return None
    opened = doc[start].is_quote or doc[start].is_bracket
    first = start + opened
    if first >= end:
        return None
    known = at_token.get(first)
    parent = doc[first].norm_ in words.parents
    if opened:
        close = next((i for i in range(first, min(end, first + _QUOTED + 1)) if _closes(doc, i)), first)
        if close > first:
            return _person(doc, first, close, known)
    if known is not None and known.start == first and known.label_ == EntityType.PERSON:
        return known
    if known is not None and known.start == first and not known.ent_id_:
        return _person(doc, first, known.end, None)
    return _person(doc, first, min(end, _person_end(first, known)), None) if parent else None


def _person_end(first: int, known: Span | None) -> int:
    """The end of a name with "father of": that of the mention there, or behind the next word."""
    return known.end if known is not None and known.end > first + 1 else first + 2


def _closes(doc: Doc, at: int) -> bool:
    """Whether a token is a quotation mark or a bracket."""
    return bool(doc[at].is_quote or doc[at].is_bracket)


def _person(doc: Doc, start: int, end: int, known: Span | None) -> Span:
    """A mention of a person; the known one where it has the same words."""
    if known is not None and (known.start, known.end) == (start, end) and known.label_ == EntityType.PERSON:
        return known
    return mention(doc, start, end, EntityType.PERSON, rule=_RULE, confidence=_CONFIDENCE)


def _who(doc: Doc, at: int, spans: Sequence[Span], at_token: Mapping[int, Span], words: _Words) -> Span | None:
    """The one before a phrase: a person, or the title of one before a body; or None."""
    over = at_token.get(at)
    if over is not None and over.start < at:  # "جاسم محمد المكنى أبو عائشة"
        if over.label_ != EntityType.PERSON:
            return None
        return mention(doc, over.start, at, EntityType.PERSON, rule=over._.rule, confidence=over._.confidence)
    sent, last = sentence_at(doc, at), bisect_right(spans, at, key=lambda span: span.end)
    first = bisect_left(spans, sent.start, hi=last, key=lambda span: span.start)
    before = [span for span in spans[first:last] if sentence_of(span) == sent][-2:]
    if not before or not _marks(doc, before[-1].end, at):
        return None
    if before[-1].label_ in (EntityType.PERSON, EntityType.PERSON_GROUP):
        return before[-1] if before[-1].label_ == EntityType.PERSON else None
    if doc[at].norm_ in words.anyone:
        return None
    titled, body = before[0], before[-1]
    between = [token for token in doc[titled.end : body.start] if not (token.is_quote or token.norm_ in words.of)]
    if titled.label_ != EntityType.PERSON or between or body.start - titled.end > _OF:
        return None
    return titled


def _marks(doc: Doc, start: int, end: int) -> bool:
    """Whether nothing but marks stands between two positions."""
    return all(token.is_punct for token in doc[start:end])


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "called")["aliases"]
    phrases = Phrases.of(
        language, (f"{word} {link}".strip() for word in data["words"] for link in ("", *data["links"]))
    )
    parents = table(language, "called")["parents"]
    return _Words(phrases, *(fold_all(each, language) for each in (data["anyone"], parents, data["of"])))
