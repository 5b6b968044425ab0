"""Tell the object pronoun of a verb, who agrees with it, and whether it means a thing; other modules ask for these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.clauses.agreement import FEMININE, MASCULINE, SEVERAL, numbers
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of, tags_of
from khabar.graph.pipeline.mentions import mentions_by_end, mentions_by_token
from khabar.graph.pipeline.words.inflection import VERB, Tag, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType

_RELATIVE: Final = 8
"""Tokens at the most from a relative pronoun to the second verb of its clause."""
_REACTED: Final = 12
"""Tokens at the most from a verb of reacting to something to the next one."""


@dataclass(frozen=True, slots=True)
class AnsweringWords:
    """Folded words of a language; the file explains them. Genders and numbers are those of `agreement`."""

    latter: Mapping[str, str]
    apart: Mapping[str, str]
    endings: Mapping[str, str]
    relatives: Mapping[str, str]
    reacting: frozenset[str]
    to: frozenset[str]
    nouns: tuple[str, ...]
    noun_endings: tuple[str, ...]
    joins: frozenset[str]
    feminine: tuple[str, ...]
    language: str


def verb_tags(doc: Doc, event: Event, words: AnsweringWords) -> list[Tag]:
    """The readings of an event's trigger, if it is a verb of the third person, by the row that found it or else all.

    Nouns have none, nor has the first person: "دعوته" is "his call" and not "I called him".
    """
    text, tags = doc[event.trigger].text, tags_of(doc, event)
    noun = text.startswith(words.nouns) or text.endswith(words.noun_endings)
    third = all(tag.kind == VERB and tag.agrees in (MASCULINE, FEMININE, SEVERAL) for tag in tags)
    return tags if third and not noun else []


def suffixed(doc: Doc, at: int, *, language: str) -> bool:  # noqa: ARG001
    """Whether the lexicon knows a word with a pronoun at its end: "اتهمه", "تمجيدهما"."""
    return any(found.tag.pronoun for found in lexicon_of(doc).find(doc[at].norm_))


def object_pronoun(doc: Doc, event: Event, words: AnsweringWords) -> str:
    """The gender or number of the pronoun that is the object of a verb, or stands behind a participle; or ""."""
    at = event.trigger
    if at + 1 < len(doc) and doc[at + 1].norm_ in words.apart:
        return words.apart[doc[at + 1].norm_]
    tags = verb_tags(doc, event, words)
    if not tags or not all(tag.pronoun for tag in tags):
        return ""
    return next((number for ending, number in words.endings.items() if doc[at].norm_.endswith(ending)), "")


def agree(span: Span, number: str, language: str) -> bool:
    """Whether a pronoun may mean a mention; every person is taken for a man, as names do not tell."""
    if span.label_ == EntityType.PERSON:
        return number == MASCULINE
    return number in numbers(span, language=language)


def thing(doc: Doc, at: int, number: str, words: AnsweringWords) -> int | None:
    """The position of the thing that a pronoun means, where it is no participant of the act before; or None.

    It is the antecedent of a relative pronoun before the verb, or before the first of two ("الخطة التي رفضتها حماس
    وأدانتها إيران", "the plan that Hamas rejected and Iran condemned"), or what the verb before reacts to: "رحبت
    إسرائيل بالقرار وأدانته السلطة" ("Israel welcomed the decision and the Authority condemned it").
    """
    start = sentence_at(doc, at).start
    for before in range(at - 1, max(start, at - 1 - _RELATIVE) - 1, -1):
        if doc[before].norm_ in words.relatives:
            if words.relatives[doc[before].norm_] != number or before == start:
                return None
            return antecedent(doc, before, number, words)
    return _reacted(doc, at, number, words)


def antecedent(doc: Doc, relative: int, number: str, words: AnsweringWords) -> int:
    """The first token of what a relative pronoun is about: the mention before it, or else the word.

    Marks and "and" may stand between ("«الحركة»، والتي"). A place that does not agree is passed over for the one that
    is there: "المقاتلين الأكراد في سوريا الذين" ("the Kurdish fighters in Syria who").
    """
    ends = mentions_by_end(doc)
    end, start = relative, sentence_at(doc, relative).start
    while end > start + 1 and end not in ends and (doc[end - 1].is_punct or doc[end - 1].norm_ in words.joins):
        end -= 1
    span = ends.get(end)
    if span is not None and span.label_ in (EntityType.PLACE, EntityType.STATE):
        whose = ends.get(span.start - 1)
        if whose is not None and not agree(span, number, words.language) and agree(whose, number, words.language):
            span = whose
    return span.start if span is not None else end - 1


def _reacted(doc: Doc, at: int, number: str, words: AnsweringWords) -> int | None:
    """The position of the noun that a verb of reacting before is about, if it agrees; or None."""
    classes = word_classes(words.language)
    inside = mentions_by_token(doc)
    for verb in range(at - 1, max(sentence_at(doc, at).start, at - 1 - _REACTED) - 1, -1):
        if doc[verb].norm_ not in words.reacting:
            continue
        for noun in range(verb + 1, at):
            norm = doc[noun].norm_
            led = doc[noun - 1].norm_ in words.to or noun - 1 in inside
            if noun not in inside and led and classes.definite(norm) and not classes.adjective(norm):
                return noun if number == (FEMININE if norm.endswith(words.feminine) else MASCULINE) else None
        return None
    return None


@lru_cache(maxsize=4)
def answering_words(language: str) -> AnsweringWords:
    """The words of a language: [answering] of ``<xx>/undergone.toml``; none without `latter`."""
    data, clauses = table(language, "undergone")["answering"], table(language, "clauses")
    by_key = {"masculine": MASCULINE, "feminine": FEMININE, "several": SEVERAL}

    def numbered(key: str) -> dict[str, str]:
        return {fold(word, language): by_key[name] for name, each in data[key].items() for word in each}

    return AnsweringWords(
        numbered("latter"),
        numbered("apart"),
        dict(sorted(numbered("endings").items(), key=lambda pair: -len(pair[0]))),
        numbered("relatives"),
        all_forms(VERB, data["reacting"], language),
        fold_all(data["to"], language),
        tuple(data["nouns"]),
        tuple(data["noun_endings"]),
        fold_all(data["joins"], language),
        tuple(fold(ending, language) for ending in clauses.get("feminine_endings", ())),
        language,
    )
