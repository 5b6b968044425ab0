"""Tell which mentions found by the model name nothing: "senior" in "Senior Hamas figure arrested" is no person.

`nameless` asks the questions of `_RULES` in their order; the first that fits decides. `without_praise` cuts off what is
no part of a known name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span, Token

from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.learned.knownnames import LANDS
from khabar.graph.pipeline.learned.scoring import Thing
from khabar.graph.pipeline.words.inflection import NOUN
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import WordClasses, word_classes
from khabar.ontology.kinds import BODIES, PEOPLE
from khabar.ontology.terms import EntityType

_DESCRIBED: Final = (*PEOPLE, EntityType.WEAPON)
_HYPHENS: Final = frozenset("-‐‑")


class _Found(NamedTuple):
    """What may be a mention: its words, its type, and where it stands in the tokens of its sentence."""

    doc: Doc
    tokens: Sequence[int]
    thing: Thing
    label: str
    words: Sequence[Token]
    classes: WordClasses


def nameless(doc: Doc, tokens: Sequence[int], thing: Thing, label: str) -> bool:
    """Whether the words of something that was found name nothing, or no person, so that it is no mention.

    Args:
        tokens: the tokens of the sentence; `thing` counts in them.
        label: its type.
    """
    words = [doc[token] for token in tokens[thing.start : thing.end]]
    found = _Found(doc, tokens, thing, label, words, word_classes(doc.lang_))
    return next((names_nothing for fits, names_nothing in _RULES if fits(found)), False)


def without_praise(
    doc: Doc, tokens: Sequence[int], thing: Thing | None, known: Mapping[tuple[int, int], Span]
) -> Thing | None:
    """A thing without the adjective that praises or blames what is known before it: "دولة قطر | الشقيقة"."""
    if thing is None or not word_classes(doc.lang_).praises(doc[tokens[thing.end - 1]].norm_):
        return thing
    shorter = thing._replace(end=thing.end - 1)
    name = known.get((shorter.start, shorter.end))
    return shorter if name is not None and name.id_ else thing


def _noun_for_people(found: _Found) -> bool:
    """Words that describe people and are a noun for them: "insurgent" is one, "senior" is none."""
    return _only_modifiers(found) and heads(found.doc.lang_).people([word.norm_ for word in found.words], first=False)


def _only_modifiers(found: _Found) -> bool:
    """Small words that only describe people or weapons: "senior" of "a senior Hamas commander"."""
    words, classes = found.words, found.classes
    if found.label not in _DESCRIBED:
        return False
    # What a sentence begins with is written as a name is: "Senior commander killed".
    first = words[0].i == found.tokens[0] and not classes.country(words[0].norm_, words[0].text)
    lower = all(word.is_lower or (first and word is words[0]) for word in words)
    return lower and all(classes.modifier(word.norm_) for word in words)


def _no_place(found: _Found) -> bool:
    """Words that name no place: "soil" in "an attack on its soil", "غارة إسرائيلية" ("an Israeli air strike")."""
    words, no_places = found.words, found.classes.no_places
    if found.label != EntityType.PLACE:
        return False
    alone = all(word.is_lower and word.norm_ in no_places for word in words)
    return alone or (bool(found.classes.article) and words[0].norm_ in no_places)


def _lone_adjective(found: _Found) -> bool:
    """An adjective behind a noun, taken for a land or a person: "سيبرانيا" in "هجوما سيبرانيا" ("a cyber attack")."""
    return len(found.words) == 1 and _describes(found.words[0], found.label)


def _no_name(found: _Found) -> bool:
    """Adjectives and turns of speech: "الدولي" ("the international") by itself, "عون الله" ("God's help").

    So are wishes for somebody, "حفظه الله" ("may God keep him"). Not where it is a known name, or two words or more for
    a person with no preposition of place before them.
    """
    words, label, classes = found.words, found.label, found.classes
    phrase = " ".join(word.norm_ for word in words)
    person = label == EntityType.PERSON and len(words) > 1 and _before(words[0]) not in classes.prepositions["place"]
    if label == TIME or words[0].ent_id_:
        return False
    return phrase in classes.wishes or (not person and phrase in classes.no_names)


def _knowledge(found: _Found) -> bool:
    """A word for a body or for what is known, with a word for the latter behind it: "Intelligence from Jordan"."""
    end = found.thing.end
    return _body_or_knowledge(found) and (
        end < len(found.tokens) and found.doc[found.tokens[end]].norm_ in found.classes.told_by
    )


def _body_or_knowledge(found: _Found) -> bool:
    """A word for a body or for what is known: "Intelligence" in "Intelligence arrested the leader"."""
    words = found.words
    return found.label in BODIES and len(words) == 1 and words[0].norm_ in found.classes.no_bodies


def _goods(found: _Found) -> bool:
    """A small word for goods: "drugs" in "seized drugs"."""
    word, classes = found.words[0], found.classes
    return (
        found.label != TIME
        and len(found.words) == 1
        and not word.is_title
        and classes.bare(word.norm_) in classes.goods
    )


def _no_body(found: _Found) -> bool:
    """An abstract noun or initials of a thing, taken for a body: "defence tactics", "AI"."""
    return found.label in BODIES and (_abstract(found.words) or _initials(found.words))


def _deed(found: _Found) -> bool:
    """What somebody does, taken for a body or a land: "وساطتها" ("her mediation").

    Behind people it may be a body: "أفراد حمايته" ("members of his guard").
    """
    word, known = found.words[0], heads(found.doc.lang_)
    if len(found.words) > 1 or found.label not in (*BODIES, *LANDS) or any(known.at([word.norm_], 0)):
        return False
    readings = lexicon_of(found.doc).find(word.norm_)
    deeds = bool(readings) and all(reading.tag.pronoun and reading.tag.kind == NOUN for reading in readings)
    return deeds and not known.people([_before(word)], first=False)


def _ministry(found: _Found) -> bool:
    """What a minister is responsible for: "Home" in "India's Home Minister, Asha Rao"."""
    return found.label not in (TIME, *LANDS) and _portfolio(found.doc, found.tokens, found.thing)


def _describes_before(found: _Found) -> bool:
    """A word for people that describes the word before it: "منسق" in "هجوم منسق" ("a coordinated attack")."""
    word = found.words[0]
    people = found.label in PEOPLE and len(found.words) == 1
    return people and heads(found.doc.lang_).barred(word.norm_, _before(word))


def _epithet_behind(found: _Found) -> bool:
    """An adjective that praises or blames the known state before it: "الصديقة" in "مملكة الأردن الصديقة عبد الله"."""
    word = found.words[0]
    if len(found.words) > 1 or word.i == 0 or not found.classes.praises(word.norm_):
        return False
    before = found.doc[word.i - 1]
    return bool(before.ent_id_) and before.ent_type_ in LANDS


def _flag_of_ship(found: _Found) -> bool:
    """The flag of a ship: "Liberia" in "a Liberia-flagged tanker"."""
    doc, tokens, thing = found.doc, found.tokens, found.thing
    if found.label in (TIME, EntityType.SITE):
        return False
    last = thing.end - 1
    return any(thing.start < at < len(tokens) and _flag(doc, tokens, at) for at in (last, last + 2))


def _only_stops(found: _Found) -> bool:
    """Words that end any name, and no known name in capitals: "The" of "The Times of Israel"; "IS" is a group."""
    words = found.words
    known = len(words) == 1 and words[0].ent_id_ and words[0].text.isupper()
    return found.label != TIME and not known and all(found.classes.stops(word.norm_, word.text) for word in words)


_RULES: Final[tuple[tuple[Callable[[_Found], bool], bool], ...]] = (
    (_noun_for_people, False),
    (_only_modifiers, True),
    (_no_place, True),
    (_lone_adjective, True),
    (_no_name, True),
    (_knowledge, True),
    (_body_or_knowledge, False),
    (_goods, True),
    (_no_body, True),
    (_deed, True),
    (_ministry, True),
    (_describes_before, True),
    (_epithet_behind, True),
    (_flag_of_ship, True),
    (_only_stops, True),
)
"""Questions about what was found, and whether it names nothing where they fit."""


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
    """Whether a minister's field stands before the title: "Fair Trading Minister"; not where it is part of a body."""
    if thing.end >= len(tokens):
        return False
    classes, last, post = word_classes(doc.lang_), doc[tokens[thing.end - 1]], doc[tokens[thing.end]]
    if post.norm_ not in classes.posts or not post.is_title or not last.is_title:
        return False
    return not last.ent_id_ and last.norm_ not in classes.posted


def _flag(doc: Doc, tokens: Sequence[int], at: int) -> bool:
    """Whether a word such as "flagged" stands behind a hyphen and the state whose flag it means: "Liberia-flagged"."""
    return doc[tokens[at]].norm_ in word_classes(doc.lang_).flags and doc[tokens[at - 1]].norm_ in _HYPHENS


def _before(token: Token) -> str:
    """The folded word before a token in its sentence, or ""."""
    return token.doc[token.i - 1].norm_ if token.i > sentence_of(token).start else ""
