"""Names of persons and other proper names: where they begin and how far they go.

In a script with capital letters a name is a run of capitalised words. In Arabic it begins with a known given name, or
behind a title or a reporting verb with a word that is rare, and goes on over given names, particles, rare words and
surnames with the article.
"""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline.mentions import Sentence

LONGEST: Final = 6
"""Longest name, in words."""


def name_end(sentence: Sentence, start: int, *, place: bool = False) -> int:
    """The end of a proper name that begins at word `start` behind a head noun; `start` itself if there is none.

    A place name may be any word ("حي المطار"); the second word of a compound belongs to it ("دير الزور").
    """
    classes = sentence.classes
    if not classes.article:
        return run_end(sentence, start)
    if not sentence.free(start):
        return start
    norm = sentence.norms[start]
    end = start + 1
    if classes.compound(norm):
        while end < len(sentence) and sentence.free(end) and classes.compound(sentence.norms[end - 1]):
            end += 1
    elif not place and not classes.definite(norm) and classes.rank(norm) < classes.rare and norm not in classes.given:
        return start
    while end - start < LONGEST and sentence.free(end) and _proper(sentence, end):
        end += 1
    return end


def run_end(sentence: Sentence, start: int) -> int:
    """The end of a run of capitalised words that begins at word `start`, with particles and hyphens inside it."""
    classes = sentence.classes
    end = last = start
    while end < len(sentence) and end - start < LONGEST:
        norm = sentence.norms[end]
        if sentence.free(end) and sentence.capital(end):
            end += 1
            last = end
        elif (end > start or norm in classes.particles) and norm in classes.particles | classes.joiners:
            end += 1
        else:
            break
    return last


def run_start(sentence: Sentence, end: int) -> int:
    """The start of a run of capitalised words that ends before word `end`."""
    classes = sentence.classes
    start = last = end
    while start > 0 and end - start < LONGEST:
        norm = sentence.norms[start - 1]
        if sentence.free(start - 1) and sentence.capital(start - 1):
            start -= 1
            last = start
        elif start < end and norm in classes.particles | classes.joiners:
            start -= 1
        else:
            break
    return last


def person_end(sentence: Sentence, start: int, *, title: bool = False, cue: bool = False) -> int:
    """The end of a person's name that begins at word `start`; `start` itself if there is none.

    Args:
        sentence: the sentence.
        start: index of a word.
        title: a title stands before it, so that a word may be a name that is in no list.
        cue: a reporting verb stands before it, so that a rare word may.
    """
    classes = sentence.classes
    if not sentence.free(start):
        return start
    norm = sentence.norms[start]
    if not classes.article:
        capital = sentence.capital(start) or norm in classes.particles
        return (
            run_end(sentence, start)
            if capital and (title or norm in classes.given or norm in classes.family)
            else start
        )
    if norm in classes.not_names:
        return start
    if norm in classes.given or norm in classes.particles:
        end = _continue(sentence, start)
        return (
            end
            if end > start + 1 or norm not in classes.particles | classes.weak or (title and norm in classes.given)
            else start
        )
    if norm in classes.family:
        return _continue(sentence, start)
    if (title and _like_name(sentence, start)) or (cue and (_proper(sentence, start) or _surname(sentence, start))):
        return _continue(sentence, start)
    return start


def _continue(sentence: Sentence, start: int) -> int:
    classes = sentence.classes
    end = start + 1
    surname = False
    while end - start < LONGEST and sentence.free(end):
        norm, previous = sentence.norms[end], sentence.norms[end - 1]
        if norm in classes.not_names:
            break
        if (
            previous in classes.particles
            or norm in classes.given
            or norm in classes.particles
            or norm in classes.family
        ):
            pass
        elif not surname and classes.definite(norm):
            if classes.title_adjective(norm) and classes.rank(norm) < classes.common:
                break
        elif not _proper(sentence, end):
            break
        surname = surname or (classes.definite(norm) and previous not in classes.particles)
        end += 1
    while end > start + 1 and sentence.norms[end - 1] in classes.particles:
        end -= 1
    return end


def _proper(sentence: Sentence, index: int) -> bool:
    """Whether a word is rare enough to be a name by itself."""
    norm = sentence.norms[index]
    classes = sentence.classes
    return norm not in classes.not_names and (norm in classes.family or classes.rank(norm) >= classes.rare)


def _like_name(sentence: Sentence, index: int) -> bool:
    """Whether a word behind a title can be a name: not one of the common words of the language."""
    norm = sentence.norms[index]
    classes = sentence.classes
    return norm not in classes.not_names and not classes.title_adjective(norm) and classes.rank(norm) >= classes.common


def _surname(sentence: Sentence, index: int) -> bool:
    """Whether a word behind a reporting verb can be a surname with the article."""
    return sentence.classes.definite(sentence.norms[index]) and _like_name(sentence, index)
