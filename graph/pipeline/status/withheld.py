"""Find sharing and cooperation that are told as stopped: by the guidelines these are negated.

They are where a word stops them that has them as object, "علقت كندا تبادل المعلومات" ("Canada suspended the sharing of
information"), "suspended their cooperation". So are talks, agreements and support that a word behind them stops,
"المفاوضات بين البلدين متوقفة" ("the talks between the two countries are halted"), and in a language whose verbs come
first one before them: "توقفت المفاوضات" ("the talks stopped"). An agreement that failed was none: "الصفقة فشلت".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.status.scopes import done_behind
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import WordClasses, word_classes
from khabar.ontology.terms import EventType

_KINDS: Final = frozenset({EventType.INTELLIGENCE_SHARING, EventType.COOPERATION})

_STANDING: Final = _KINDS | {EventType.MEETING, EventType.AGREEMENT, EventType.SUPPORT}

_FARTHEST: Final = 5
"""Tokens at the most from a withholding word to what is withheld: "علقت المملكة المتحدة مؤقتا تبادل"."""

_BEFORE: Final = 4
"""Tokens before a withholding word in which another says that nothing is stopped: "has not yet suspended"."""


_BEHIND: Final = 14
"""Tokens at the most from what is stopped to the word behind it that says so: its sides, adjectives and prepositions.
"""


class _Words(NamedTuple):
    withholding: Phrases
    undecided: Phrases
    between: frozenset[str]
    unless: frozenset[str]
    still: tuple[Phrases, Phrases]
    failed: tuple[Phrases, Phrases]
    amid: frozenset[str]
    opening: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """The words of a language: `[withheld]` in ``<xx>/status.toml``."""
    data = table(language, "status")["withheld"]
    withholding, undecided = Phrases(language), Phrases(language)
    withholding.add(data, True)
    undecided.add(data["undecided"], True)

    def folded(key: str) -> frozenset[str]:
        return fold_all(data[key], language)

    def both(row: Mapping[str, Any]) -> tuple[Phrases, Phrases]:
        verbs = row["verbs"] if verb_first(language) else ()
        return Phrases.of(language, row["words"], verbs=row["verbs"]), Phrases.of(language, verbs=verbs)

    still, failed = both(data["still"]), both(data["failed"])
    amid, opening = (fold_all(data["still"][key], language) for key in ("between", "opening"))
    return _Words(withholding, undecided, folded("between"), folded("unless"), still, failed, amid, opening)


def withheld(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of the events of sharing and cooperation that are told as stopped; needs mentions and sentences."""
    words = _words(language)
    classes = word_classes(language)
    found: set[int] = set()
    for event in events:
        stopped = event.is_a(*_KINDS) and _stopped(doc, event.trigger, words)
        phrases = [words.still] if event.is_a(*_STANDING) else []
        phrases += [words.failed] if event.is_a(EventType.AGREEMENT) else []
        still = any(
            _stands_still(doc, event.trigger, behind, words, classes)
            or _comes_to_stand(doc, event.trigger, before, words, classes)
            for behind, before in phrases
        )
        if stopped or still:
            found.add(event.trigger)
    return frozenset(found)


def _stands_still(doc: Doc, trigger: int, phrases: Phrases, words: _Words, classes: WordClasses) -> bool:
    """Whether a trigger begins its sentence or clause, and a word behind its sides says that it is stopped."""
    sentence = sentence_at(doc, trigger)
    if trigger > sentence.start and doc[trigger - 1].norm_ not in words.opening and not doc[trigger - 1].is_punct:
        return False
    for at in range(trigger + 1, min(trigger + 1 + _BEHIND, sentence.end)):
        if phrases.stand(doc, at):
            return True
        norm = doc[at].norm_
        if not doc[at].ent_type_ and norm not in words.amid and not classes.definite(norm):
            return False
    return False


def _comes_to_stand(doc: Doc, trigger: int, phrases: Phrases, words: _Words, classes: WordClasses) -> bool:
    """Whether a definite trigger, or one with a side right behind it, is the subject behind a verb that stops it."""
    sentence = sentence_at(doc, trigger)
    if trigger == sentence.start or not phrases.stand(doc, trigger - 1):
        return False
    behind = doc[trigger + 1] if trigger + 1 < sentence.end else None
    known = classes.definite(doc[trigger].norm_) or (
        behind is not None and (bool(behind.ent_type_) or classes.definite(behind.norm_))
    )
    return known and not _undecided(doc, sentence.start, trigger - 1, words)


def _stopped(doc: Doc, trigger: int, words: _Words) -> bool:
    """Whether a withholding word has a trigger as its object, with its subject at most in between."""
    begin = sentence_at(doc, trigger).start
    for at in range(trigger - 1, max(begin, trigger - _FARTHEST) - 1, -1):
        if words.withholding.stand(doc, at):
            return not _undecided(doc, begin, at, words)
        if not doc[at].ent_type_ and doc[at].norm_ not in words.between:
            return False
    return False


def _undecided(doc: Doc, begin: int, at: int, words: _Words) -> bool:
    """Whether words before a withholding one say that it does not hold, or not yet: "نفت كندا تعليق", "may suspend"."""
    if at > begin and doc[at - 1].norm_ in words.unless and not done_behind(doc, at - 1, language=doc.lang_):
        return True
    return any(words.undecided.stand(doc, before) for before in range(max(begin, at - _BEFORE), at))
