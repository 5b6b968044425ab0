"""Decide between titles of persons and the names beside them: "رئيس الحزب سالم", "سالم، رئيس الحزب".

A title beside a name is no mention of its own; a rare word where the name of a title stands is a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.entities import names
from khabar.graph.pipeline.entities.heads import Head, Heads
from khabar.graph.pipeline.entities.mentions import Found, Sentence
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.ontology.terms import EntityType, RelationType

TITLE_RULE: Final = "names:title"
APART_RULE: Final = "persons:apart"
"""Rule of a title before that of another person: no part of his name, though a model takes it for one."""


class Signs(NamedTuple):
    """What tells whose a title is.

    Attributes:
        nation: from an adjective to the id of its state, or None.
        heads: the words for persons.
    """

    nation: Callable[[str], str | None]
    heads: Heads

    def titles(self, norms: Sequence[str], index: int) -> list[Head]:
        """The titles that begin at one of some words."""
        return [head for head in self.heads.at(norms, index) if head.row.title]


MET_RULE: Final = "persons:met"
"""Rule of a title behind a name that is of another person: the one he meets."""

_CONFIDENCE: Final = 0.7
_CHAIN: Final = 14
"""Most words between a title and its name."""


def add_names(sentence: Sentence) -> None:
    """Add a rare word behind a title and its body as a name: "رئيس الحزب شاهين", "وزير الخارجية، هيكل الوادي"."""
    for title in [found for found in sentence.found.values() if found.title]:
        after = _body(sentence, title.end)
        start = title.end if after is None or after.type == TIME else after.end
        start += _comma(sentence, start)
        if start >= len(sentence) or sentence.classes.definite(sentence.norms[start]):
            continue
        end = names.person_end(sentence, start, cue=True)
        if end > start + _comma(sentence, start - 1):  # behind a comma, of two words at least
            sentence.add(Found(start, end, EntityType.PERSON, TITLE_RULE, _CONFIDENCE, name=True))


def drop(sentence: Sentence, signs: Signs) -> None:
    """Remove titles beside a name: "رئيس الحزب سالم", "سالم، رئيس الحزب"; but "سالم وزير النقل" stay two.

    Kept is a title of another person: the first of two titles of different states ("استقبل الرئيس المصري الرئيس الفرنسي
    ماكرون"), that of a leader before an office in the construct ("أقال الرئيس وزير الصحة سامي"), and one before an
    office held for him ("استقبل رئيس الوزراء مبعوثه الخاص سامي").
    """
    if sentence.classes.article:
        _add_objects(sentence, signs)
    for title in sorted((found for found in sentence.found.values() if found.title), key=lambda found: found.start):
        after = _body(sentence, title.end)
        if _another(sentence, title, signs):
            sentence.found[title.start] = title._replace(rule=APART_RULE)
            continue
        if _named_beyond(sentence, title.end):
            del sentence.found[title.start]
            continue
        start = title.start
        while start and sentence.norms[start - 1] in sentence.classes.articles:
            start -= 1
        before = sentence.covering(start - 1) or (sentence.covering(start - 2) if _comma(sentence, start - 1) else None)
        named = before is not None and before.type == EntityType.PERSON and (before.name or bool(before.known))
        if named and after is not None and after.type != TIME:
            if before is not None and _object(sentence, before, title, signs):
                sentence.found[title.start] = title._replace(rule=MET_RULE)
            else:
                del sentence.found[title.start]


def _object(sentence: Sentence, name: Found, title: Found, signs: Signs) -> bool:
    """Whether a title right behind a name is of the person met: "استقبل الوزير سالم مراد قائد الجيش".

    The name has a title of its own behind the verb, which has no object otherwise.
    """
    if name.end != title.start:
        return False
    verbs = _facing(sentence.classes.language)
    for at in range(name.start - 1, max(-1, name.start - _CHAIN) - 1, -1):
        if sentence.norms[at] in verbs:
            titled = at + 1 < name.start and bool(signs.titles(sentence.norms, at + 1))
            others = (sentence.found.get(index) for index in range(at + 2, name.start))  # behind his title
            return titled and not any(other is not None and other.type == EntityType.PERSON for other in others)
        linked = sentence.norms[at] in sentence.classes.title_links
        if not (linked or sentence.word(at)) or sentence.norms[at] in sentence.classes.connectors:
            return False
    return False


def _add_objects(sentence: Sentence, signs: Signs) -> None:
    """Add a title in the construct, which is no mention by itself, if it is of a person met."""
    for name in [found for found in sentence.found.values() if found.type == EntityType.PERSON]:
        at = name.end
        if (
            (name.name or name.known)
            and at < len(sentence)
            and sentence.covering(at) is None
            and _body(sentence, at + 1)
        ):
            heads = [head for head in signs.titles(sentence.norms, at) if not (head.definite or head.plural)]
            title = Found(at, at + 1, EntityType.PERSON, MET_RULE, _CONFIDENCE, title=True)
            if heads and _object(sentence, name, title, signs):
                sentence.add(title)


@lru_cache(maxsize=4)
def _facing(language: str) -> frozenset[str]:
    """The verbs that have a person met for their object, behind the subject."""
    return all_forms(VERB, table(language, "entities").get("facing", ()), language)


def _another(sentence: Sentence, title: Found, signs: Signs) -> bool:
    """Whether the title of another person stands right behind a title: of another state, or another office."""
    body = _body(sentence, title.end)
    start = title.end if body is None or body.title else body.end
    if _masters(sentence, title, start, signs):
        return True
    if start >= len(sentence) or not (theirs := signs.titles(sentence.norms, start)):
        return False
    if start == title.end and _leader(sentence, title, signs) and any(_office(head) for head in theirs):
        return True
    mine = _nations(sentence, title.start, title.end, signs)
    if not mine and body is not None and body.type == EntityType.STATE and body.known:
        mine = {body.known}
    second = sentence.found.get(start)
    end = second.end if second is not None and second.title else start
    while end < min(len(sentence), start + _CHAIN) and end not in sentence.found and sentence.word(end):
        end += 1
    others = _nations(sentence, start, end, signs)
    return bool(mine and others) and mine.isdisjoint(others)


def _masters(sentence: Sentence, title: Found, start: int, signs: Signs) -> bool:
    """Whether an office held for the bearer of a title stands behind it: "الأمين العام للمنظمة ومبعوثه الخاص".

    Behind "and" it may be the body's instead: "مؤسس الحزب ورئيسه", "ممثل الاتحاد وسفيره".
    """
    classes, norms = sentence.classes, sentence.norms
    joined = start < len(sentence) and norms[start] in classes.connectors
    at = start + joined
    leading = any(head.row.relation == RelationType.LEADS for head in signs.titles(norms, title.start))
    if at >= len(sentence) or (joined and start != title.end and not (leading and classes.serving(sentence.texts[at]))):
        return False
    return classes.owned(sentence.texts[at]) and not classes.owned(sentence.texts[title.start])


def _leader(sentence: Sentence, title: Found, signs: Signs) -> bool:
    """Whether a title with the article is of a leader who acts: "أقال الرئيس", not "نائب الرئيس"."""
    before = sentence.norms[title.start - 1 : title.start]
    if before and (before[0] in sentence.classes.cues or signs.heads.people(before, first=True)):
        return False  # what is said has no object
    plain = all(signs.nation(norm) for norm in sentence.norms[title.start + 1 : title.end])  # not "الوزير السابق"
    return plain and any(
        head.definite and not head.literal and head.row.relation == RelationType.LEADS
        for head in signs.titles(sentence.norms, title.start)
    )


def _office(head: Head) -> bool:
    """Whether a form is one person's office in the construct ("وزير" of "وزير الصحة"), or that of an envoy."""
    if head.plural or head.pronoun:
        return False
    sent = head.row.relation == RelationType.REPRESENTS  # "التقى الوزير السفير سامي"
    return sent or (head.row.relation == RelationType.LEADS and not head.definite)


def _nations(sentence: Sentence, start: int, end: int, signs: Signs) -> set[str]:
    """Ids of the states whose adjectives are among some words."""
    return {state for norm in sentence.norms[start:end] if (state := signs.nation(norm))}


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
    """Whether word `index` is a comma."""
    return 0 <= index < len(sentence) and sentence.texts[index] in sentence.classes.commas


def apart(doc: Doc) -> Iterator[tuple[Span, Span]]:
    """Each title kept before that of another person, and that person: "الرئيس", "سامي" of "الرئيس وزير الصحة سامي"."""
    spans = mentions(doc)
    for place, title in enumerate(spans):
        if title._.rule.startswith(APART_RULE):
            person = next((span for span in spans[place + 1 : place + 3] if span.label_ == EntityType.PERSON), None)
            if person is not None:  # behind the body of the title, or right behind the title
                yield title, person
