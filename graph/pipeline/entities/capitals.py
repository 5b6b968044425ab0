"""Find names that are in no list by their capital letters, in a script that has them.

The words around tell the type, as in the name recognisers of the MUC conferences: behind "in" a place, beside a
reporting verb a person, behind "the" or as an acronym an organisation. A single capitalised word with nothing beside it
is left, and so are headlines in title case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from khabar.graph.pipeline.entities.mentions import Found, Sentence
from khabar.graph.pipeline.entities.names import run_end
from khabar.ontology.terms import EntityType

RULE: Final = "names:capital"
_CONFIDENCE: Final = 0.5
_HEADLINE: Final = 0.8
"""Share of capitalised words from which on a sentence is a headline in title case."""
_SHORT: Final = 3
"""Words of at most so many letters stay small in title case."""
_LONGEST_PERSON: Final = 4


def capital_names(sentence: Sentence) -> Iterator[Found]:
    """The names among the words that are in no mention yet."""
    if _headline(sentence):
        return
    index = 0
    while index < len(sentence):
        mention = sentence.covering(index)
        end = mention.end if mention is not None else run_end(sentence, index)
        if mention is not None:
            index = end
            continue
        while end > index and sentence.covering(end - 1) is not None:
            end -= 1
        if end <= index:
            index += 1
            continue
        kind = _kind(sentence, index, end)
        if kind is not None:
            yield Found(index, end, kind, RULE, _CONFIDENCE, name=kind == EntityType.PERSON)
        index = end


def _headline(sentence: Sentence) -> bool:
    """Whether most long words of a sentence begin with capitals."""
    long = [text for text in sentence.texts if len(text) > _SHORT and text.isalpha()]
    return bool(long) and sum(text[0].isupper() for text in long) >= _HEADLINE * len(long) and len(long) > _SHORT


def _kind(sentence: Sentence, start: int, end: int) -> str | None:
    """The type of a run of capitalised words, or None if it is left."""
    classes = sentence.classes
    before = sentence.norms[start - 1] if start else ""
    after = sentence.norms[end] if end < len(sentence) else ""
    following = sentence.found.get(end)
    if following is not None and (following.type == EntityType.PERSON or following.title):
        return None  # a title
    single = end - start == 1
    acronym = single and sentence.texts[start].isupper() and len(sentence.texts[start]) > 1
    if single and (
        classes.country(sentence.norms[start], sentence.texts[start]) or classes.modifier(sentence.norms[start])
    ):
        return None
    if before in classes.prepositions.get("location", ()) and not acronym:
        return EntityType.PLACE
    if acronym or (before in classes.articles and not single):
        return EntityType.ORGANIZATION
    if before in classes.articles:
        return None
    reported = before in classes.cues or after in classes.cues
    adjective = classes.country(sentence.norms[start], sentence.texts[start])
    if adjective or (single and not reported) or end - start > _LONGEST_PERSON:
        return None
    return EntityType.PERSON
