"""Titles of persons and the names beside them: "رئيس الحزب سالم", "سالم، رئيس الحزب".

A title beside a name is no mention of its own, a rare word where the name of a title stands is a name.
"""

from __future__ import annotations

from typing import Final

from khabar.graph.pipeline import names
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.mentions import Found, Sentence
from khabar.ontology.terms import EntityType

TITLE_RULE: Final = "names:title"
_CONFIDENCE: Final = 0.7
_CHAIN: Final = 14
"""Most words between a title and its name."""


def add_names(sentence: Sentence) -> None:
    """A rare word behind a title and its body is a name: "رئيس الحزب شاهين", "وزير الخارجية، هيكل الوادي"."""
    for title in [found for found in sentence.found.values() if found.title]:
        after = _body(sentence, title.end)
        start = title.end if after is None or after.type == TIME else after.end
        start += _comma(sentence, start)
        if start >= len(sentence) or sentence.classes.definite(sentence.norms[start]):
            continue
        end = names.person_end(sentence, start, cue=True)
        if end > start + _comma(sentence, start - 1):  # behind a comma, of two words at least
            sentence.add(Found(start, end, EntityType.PERSON, TITLE_RULE, _CONFIDENCE, name=True))


def drop(sentence: Sentence) -> None:
    """A title beside a name is no mention: "رئيس الحزب سالم", "سالم، رئيس الحزب"; but "سالم وزير النقل" is two."""
    for title in [found for found in sentence.found.values() if found.title]:
        after = _body(sentence, title.end)
        if _named_beyond(sentence, title.end):
            del sentence.found[title.start]
            continue
        start = title.start
        while start and sentence.norms[start - 1] in sentence.classes.articles:
            start -= 1
        before = sentence.covering(start - 1) or (sentence.covering(start - 2) if _comma(sentence, start - 1) else None)
        named = before is not None and before.type == EntityType.PERSON and (before.name or bool(before.known))
        if named and after is not None and after.type != TIME:
            del sentence.found[title.start]


def _body(sentence: Sentence, index: int) -> Found | None:
    """The body that a title names behind it, perhaps with a preposition: "المتحدث باسم [الجيش]"."""
    links = sentence.classes.title_links | sentence.classes.quote_marks
    for end in range(index, min(len(sentence), index + 6)):
        mention = sentence.found.get(end)
        if mention is not None or sentence.norms[end] not in links:
            return mention if mention is None or not mention.name else None
    return None


def _named_beyond(sentence: Sentence, index: int) -> bool:
    """Whether a title that ends before word `index` belongs to a name behind it and its body and its adjectives.

    "قائد فيلق القدس في الحرس الثوري سليماني", "وزير الفلاحة والصيد البحري سمير الطيب"; behind a preposition or
    "and" stands another person.
    """
    classes, limit = sentence.classes, min(len(sentence), index + _CHAIN)
    links = classes.title_links | classes.connectors | classes.links
    open_ended = False
    while index < limit:
        mention, norm = sentence.found.get(index), sentence.norms[index]
        if mention is not None:
            person = mention.type == EntityType.PERSON and not mention.title
            if person or mention.type == TIME:
                return person and not open_ended and (mention.name or bool(mention.known))
            index, open_ended = mention.end, False
            continue
        open_ended = norm in links
        if not (
            open_ended
            or norm in classes.quote_marks
            or _comma(sentence, index)
            or (sentence.word(index) and (classes.definite(norm) or classes.adjective(norm)))
        ):
            return False
        index += 1
    return False


def _comma(sentence: Sentence, index: int) -> bool:
    return 0 <= index < len(sentence) and sentence.texts[index] in sentence.classes.commas
