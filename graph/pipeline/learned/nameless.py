"""Mentions that name nothing: "senior" of "Senior Hamas figure arrested", the flag of a ship, "منسق" of "هجوم منسق"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Token

from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.learned.knownnames import LANDS
from khabar.graph.pipeline.learned.scoring import Thing
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES, PEOPLE
from khabar.ontology.terms import EntityType

_DESCRIBED: Final = (*PEOPLE, EntityType.WEAPON)
_HYPHENS: Final = frozenset("-‐‑")


def nameless(doc: Doc, tokens: Sequence[int], thing: Thing, label: str) -> bool:
    """Whether something that is no time is made of words that name nothing, or no person.

    "The" of "The Times of Israel" does not, nor does "senior" of "a senior Hamas commander", the flag of a ship or
    "intelligence" from somebody, or "defence tactics"; an adjective is no land, "هجوما سيبرانيا"; and a word for people
    that describes the word before it is nobody: "هجوم منسق".

    By itself "الدولي" of "التحالف العربي والدولي" is nobody, and in "بعون الله" nobody helps.

    Nor do initials of things, "AI", goods, "seized drugs", or what a minister is there for: "Home" of "India's Home
    Minister, Asha Rao".

    Args:
        tokens: the tokens of the sentence; `thing` counts in them.
        label: its type.
    """
    words = [doc[token] for token in tokens[thing.start : thing.end]]
    classes = word_classes(doc.lang_)
    # What a sentence begins with is written as a name is: "Senior commander killed".
    first = words[0].i == tokens[0] and not classes.country(words[0].norm_, words[0].text)
    lower = [word for word in words if word.is_lower or (first and word is words[0])]
    if label in _DESCRIBED and len(lower) == len(words) and all(classes.modifier(word.norm_) for word in words):
        return not heads(doc.lang_).people([word.norm_ for word in words], first=False)
    if label == EntityType.PLACE and all(word.is_lower and word.norm_ in classes.no_places for word in words):
        return True
    if label == EntityType.PLACE and classes.article and words[0].norm_ in classes.no_places:
        return True
    if len(words) == 1 and _describes(words[0], label):
        return True
    person = label == EntityType.PERSON and len(words) > 1 and _before(words[0]) not in classes.prepositions["place"]
    named = label == TIME or person or bool(words[0].ent_id_)
    if not named and " ".join(word.norm_ for word in words) in classes.no_names:
        return True
    if label in BODIES and len(words) == 1 and words[0].norm_ in classes.no_bodies:
        return thing.end < len(tokens) and doc[tokens[thing.end]].norm_ in classes.told_by
    if label != TIME and len(words) == 1 and not words[0].is_title and classes.bare(words[0].norm_) in classes.goods:
        return True
    if label in BODIES and (_abstract(words) or _initials(words)):
        return True
    if label not in (TIME, *LANDS) and _portfolio(doc, tokens, thing):
        return True
    if label in PEOPLE and len(words) == 1 and heads(doc.lang_).barred(words[0].norm_, _before(words[0])):
        return True
    last = thing.end - 1
    flag = next((at for at in (last, last + 2) if thing.start < at < len(tokens) and _flag(doc, tokens, at)), -1)
    if flag >= 0 and label not in (TIME, EntityType.SITE):
        return True
    known = len(words) == 1 and words[0].ent_id_ and words[0].text.isupper()  # "IS" is a group, no verb
    return label != TIME and not known and all(classes.stops(word.norm_, word.text) for word in words)


def _describes(word: Token, label: str) -> bool:
    """Whether an adjective that stands behind a noun is taken for a land, or behind an attack for a person."""
    classes, before = word_classes(word.doc.lang_), _before(word)
    if not before or not classes.listed(word.norm_) or before in classes.stop or classes.definite(before):
        return False
    if any(heads(word.doc.lang_).at([word.norm_], 0)):  # "قصف حيا"
        return False
    return label in LANDS or (label == EntityType.PERSON and before in classes.no_places)


def _abstract(words: Sequence[Token]) -> bool:
    """Whether the head of a mention, one or two words of small letters, is no body: "tax regime", "عقيدة الجيش"."""
    classes = word_classes(words[0].doc.lang_)
    ends = [words[:size] if classes.article else words[-size:] for size in (1, 2)]
    return any(
        " ".join(classes.bare(word.norm_) if size == 1 else word.norm_ for word in end) in classes.no_heads
        for size, end in enumerate(ends, 1)
        if not any(word.is_title for word in end)
    )


def _initials(words: Sequence[Token]) -> bool:
    """Whether what is written in capitals is the short form of something that is no body: "DNA"."""
    known = word_classes(words[0].doc.lang_).initials
    return len(words) == 1 and words[0].is_upper and not words[0].ent_id_ and words[0].norm_ in known


def _portfolio(doc: Doc, tokens: Sequence[int], thing: Thing) -> bool:
    """Whether what a minister is there for stands before his title: "Fair Trading Minister"; of a body it is a part."""
    if thing.end >= len(tokens):
        return False
    classes, last, post = word_classes(doc.lang_), doc[tokens[thing.end - 1]], doc[tokens[thing.end]]
    if post.norm_ not in classes.posts or not post.is_title or not last.is_title:
        return False
    return not last.ent_id_ and last.norm_ not in classes.posted


def _flag(doc: Doc, tokens: Sequence[int], at: int) -> bool:
    """Whether a word tells of what stands before it and a hyphen whose flag something has: "Liberia-flagged"."""
    return doc[tokens[at]].norm_ in word_classes(doc.lang_).flags and doc[tokens[at - 1]].norm_ in _HYPHENS


def _before(token: Token) -> str:
    """The folded word before a token in its sentence, or ""."""
    return token.doc[token.i - 1].norm_ if token.i > token.sent.start else ""
