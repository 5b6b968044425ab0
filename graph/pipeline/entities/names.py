"""Find where names of persons and other proper names begin and end.

In a script with capital letters a name is a run of capitalised words. In Arabic it begins with a known given name, or
behind a title or a reporting verb with a rare word, and goes on over given names, particles, rare words and surnames
with the article.
"""

from __future__ import annotations

import re
from typing import Final

from khabar.graph.pipeline.entities.mentions import Found, Sentence
from khabar.ontology.terms import EntityType

LONGEST: Final = 6
"""Longest name, in words."""

_INITIALS: Final = re.compile(r"[^\W\d_a-zA-Z](?:\. ?[^\W\d_a-zA-Z]){1,2}")
_INITIAL: Final = re.compile(r"[^\W\d_a-zA-Z]\.")


def name_end(sentence: Sentence, start: int, *, place: bool = False, rare: bool = False) -> int:
    """The end of a proper name that begins at word `start` behind a head noun; `start` if there is none.

    A place name may be any word ("حي المطار"); the second word of a compound belongs to it ("دير الزور"). With `rare`,
    behind a noun with the article, only a rare word begins a name ("القائد الوسلاتي").
    """
    classes = sentence.classes
    if not classes.article:
        return run_end(sentence, start)
    if not sentence.free(start):
        return start
    norm = sentence.norms[start]
    end = start + 1
    if (rare and not _proper(sentence, start)) or classes.verbal(norm):
        return start
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
        elif (end > start or norm in classes.particles) and (norm in classes.particles or norm in classes.joiners):
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
        elif start < end and (norm in classes.particles or norm in classes.joiners):
            start -= 1
        else:
            break
    return last


def person_end(sentence: Sentence, start: int, *, title: bool = False, cue: bool = False) -> int:
    """The end of a person's name that begins at word `start`; `start` if there is none.

    Args:
        sentence: the sentence.
        start: index of a word.
        title: a title stands before it, so that a word in no list may begin a name.
        cue: a reporting verb stands before it, so that a rare word may.
    """
    classes = sentence.classes
    if not sentence.free(start):
        return start
    norm = sentence.norms[start]
    if not classes.article:
        if norm in classes.not_names:
            return start
        capital = sentence.capital(start) or norm in classes.particles
        return (
            run_end(sentence, start)
            if capital and (title or norm in classes.given or norm in classes.family)
            else start
        )
    if norm in classes.not_names or not sentence.texts[start].endswith(classes.as_written.get(norm, "")):
        return start
    if norm in classes.weakest and not (title or cue) and not _known(sentence, start + 1):
        return start
    if norm in classes.weak or norm in classes.starters or norm in classes.family:
        end = _continue(sentence, start, strict=not title and norm not in classes.starters)
        return end if end > start + 1 or norm in classes.family or (title and norm in classes.given) else start
    if norm in classes.given:
        return _continue(sentence, start)
    if (title or cue) and start + 1 < len(sentence) and sentence.norms[start + 1] in classes.second_parts:
        return _continue(sentence, start)
    proper = cue and not classes.past(norm) and (_proper(sentence, start) or _surname(sentence, start))
    if proper or (title and _like_name(sentence, start)):
        return _continue(sentence, start)
    return start


def initials_end(sentence: Sentence, index: int) -> int:
    """The end of a name that is or begins with initials, as of arrested persons; `index` if there is none.

    They stand in brackets ("المواطن (خ. ع.)") or are one word with their stops: "السوري ح. ع.", "المدعو ب. سمير".
    """
    text, behind = sentence.texts[index], sentence.texts[index + 1 : index + 3]
    if text.endswith(".") and _INITIALS.fullmatch(text[:-1]):
        return index + 1
    if _INITIAL.fullmatch(text) and sentence.free(index + 1) and text not in sentence.classes.abbreviations:
        return _continue(sentence, index + 1)
    bracketed = index and sentence.texts[index - 1] == "(" and _INITIALS.fullmatch(text)
    return index + 1 if bracketed and (behind[:1] == [")"] or behind == [".", ")"]) else index


def pair_end(sentence: Sentence, start: int) -> int:
    """The end of a name of two rare words or more, where one would not do: "الصربي يانكو تيبساروفيتش"; or `start`."""
    classes = sentence.classes
    for index in (start, start + 1):
        norm = sentence.norms[index] if index < len(sentence) else ""
        if not sentence.free(index) or classes.definite(norm) or classes.past(norm) or not _proper(sentence, index):
            return start
    return _continue(sentence, start)


def _continue(sentence: Sentence, start: int, *, strict: bool = False) -> int:
    """The end of a name that begins at `start`; if `strict`, only names and rare words continue it."""
    classes = sentence.classes
    end = start + 1
    surname = False
    while end - start < LONGEST:
        if (end == start + 1 or sentence.norms[end - 1] in classes.particles) and _joined(sentence, end):
            end += 2
            continue
        if not (sentence.free(end) or _ambiguous(sentence, end)):
            break
        norm, previous = sentence.norms[end], sentence.norms[end - 1]
        if norm in classes.second_parts or (previous in classes.first_parts and classes.definite(norm)):
            end += 1  # "عبد السلام", "ضيف الله"
            continue
        known = previous in classes.particles or norm in classes.given | classes.particles | classes.family
        if norm in classes.not_names or (not known and _several(sentence, end)):
            break
        if not known and classes.definite(norm):
            common = classes.rank(norm) < classes.second
            if surname or classes.participle(norm) or (common and (strict or end > start + 1)):
                break
            surname = True
        elif not known and not _proper(sentence, end) and (strict or end > start + 1 or not _second(sentence, end)):
            break
        end += 1
    famous = sentence.found.get(end)  # "جون بولتون", of whom the surname is known
    if famous is not None and famous.type == EntityType.PERSON and famous.known and _famous(sentence, famous):
        end = famous.end
    while end > start + 1 and sentence.norms[end - 1] in classes.particles:
        end -= 1
    return end


def place_end(sentence: Sentence, start: int) -> int:
    """The end of an unknown place's name that begins at word `start` behind a preposition; or `start`."""
    classes = sentence.classes
    if not sentence.free(start):
        return start
    norm = sentence.norms[start]
    if classes.compound(norm) and sentence.free(start + 1) and _proper(sentence, start + 1):
        return start + 2
    rare = classes.rank(norm) >= classes.rare_place and not classes.adjective(norm)
    return start + 1 if rare and _proper(sentence, start) else start


def surname(sentence: Sentence, name: Found) -> str:
    """The last word of a full name, if the person can be called by it alone ("السليطي"); else ""."""
    classes = sentence.classes
    last = sentence.norms[name.end - 1]
    if name.type != EntityType.PERSON or name.end - name.start < 2 or not (name.name or name.known):
        return ""
    if not classes.article:
        return last if sentence.capital(name.end - 1) else ""
    return last if classes.definite(last) or _proper(sentence, name.end - 1) else ""


def _proper(sentence: Sentence, index: int) -> bool:
    """Whether a word is rare enough to be a name by itself."""
    norm = sentence.norms[index]
    classes = sentence.classes
    if norm in classes.not_names or _several(sentence, index) or classes.verbal(norm) or classes.participle(norm):
        return False
    return norm in classes.family or classes.rank(norm) >= classes.rare


def _known(sentence: Sentence, index: int) -> bool:
    """Whether a word is a listed name that is no common word as well."""
    classes = sentence.classes
    norm = sentence.norms[index] if index < len(sentence) else ""
    return norm in (classes.given - classes.weakest) | classes.particles | classes.family


def _several(sentence: Sentence, index: int) -> bool:
    """Whether a word is a plural and not a name with such an ending: "مسلحين", not "تشوركين"."""
    norm = sentence.norms[index]
    return sentence.classes.several(norm) and sentence.classes.rank(norm) < sentence.classes.rare_plural


def _joined(sentence: Sentence, index: int) -> bool:
    """Whether a letter taken for a clitic belongs to a surname: "حنان بكار"."""
    classes, rest = sentence.classes, index + 1
    if index not in sentence.glued or len(sentence.texts[index]) > 1 or not sentence.texts[index].isalpha():
        return False
    if sentence.norms[index] in classes.connectors or not sentence.free(rest) or classes.definite(sentence.norms[rest]):
        return False
    return not classes.several(sentence.norms[rest]) and _second(sentence, rest)


def _famous(sentence: Sentence, mention: Found) -> bool:
    """Whether a known person is called by the surname alone."""
    return mention.end - mention.start == 1 and sentence.norms[mention.start] in sentence.classes.family


def _second(sentence: Sentence, index: int) -> bool:
    """Whether a word can be the second of a name, which may be rather common: "شكري بلعيد"."""
    norm = sentence.norms[index]
    return sentence.classes.rank(norm) >= sentence.classes.second and not sentence.classes.verbal(norm)


def _like_name(sentence: Sentence, index: int) -> bool:
    """Whether a word behind a title can be a name: not one of the common words of the language."""
    norm = sentence.norms[index]
    classes = sentence.classes
    if norm in classes.not_names or _several(sentence, index) or classes.verbal(norm) or classes.past(norm):
        return False
    return not classes.title_adjective(norm) and classes.rank(norm) >= classes.common


def _surname(sentence: Sentence, index: int) -> bool:
    """Whether a word behind a reporting verb can be a surname with the article."""
    return sentence.classes.definite(sentence.norms[index]) and _like_name(sentence, index)


def _ambiguous(sentence: Sentence, index: int) -> bool:
    """Whether a word that was taken for a person's title can as well be a surname: "سامر الخطيب"."""
    mention = sentence.covering(index)
    return mention is not None and mention.type == EntityType.PERSON and mention.bare and sentence.word(index)
