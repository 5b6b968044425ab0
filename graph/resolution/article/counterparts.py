"""Refer "its Syrian counterpart" to what the mention before it is, of the other state.

"زودت الاستخبارات الأردنية نظيرتها السورية" ("Jordanian intelligence supplied its Syrian counterpart"): the Syrian
intelligence service. "التقى وزير الدفاع التركي نظيره القطري" ("the Turkish defence minister met his Qatari
counterpart"): the Qatari defence minister, or the person whose name follows. The words are data (``counterparts`` in
``<xx>/mutual.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.institutions import concept_of, of_state
from khabar.graph.resolution.nodes import ACTOR, INSTITUTIONS, Node, Reading
from khabar.graph.resolution.wording.marks import MARKS
from khabar.graph.resolution.wording.titles import title_of, title_words
from khabar.ontology.terms import EntityType

_BODIES: Final = INSTITUTIONS | {EntityType.ORGANIZATION, EntityType.MEDIA}
_NAME: Final = 2
"""Characters at the most from such a mention to the name behind it: "نظيره الصيني، وانغ يي"."""


def join_counterparts(findings: Findings) -> None:
    """Refer each such mention to the name behind it, or read it as the counterpart with its own state."""
    for id, reading in list(findings.found.items()):
        rest = [word.rstrip(MARKS) for word in _rest(findings, reading)]
        states = {findings.catalog.nationality(word, reading.language) for word in rest}
        state = next(iter(states)) if len(states) == 1 else None
        if state is None or not findings.is_state(state):
            continue
        behind = _behind(findings, reading)
        adjective = behind is not None and findings.catalog.nationality(behind.shown, reading.language) is not None
        if behind is not None and not adjective and _named(reading, behind):
            findings.refer(reading, behind.node)
            continue
        found = _counterpart(findings, reading, " ".join(rest), state)
        if found is not None:
            findings.found[id] = found
            if behind is not None and adjective:  # "نظيره" and "التركي", found as two
                findings.refer(behind, found.node)


def counterpart(reading: Reading) -> bool:
    """Whether a mention has a word for a counterpart: "نظيرتها الجزائرية"."""
    return any(
        fold(word, reading.language) in counterpart_words(reading.language) for word in reading.mention.text.split()
    )


def _rest(findings: Findings, reading: Reading) -> list[str]:
    """The other words of a mention with a word for a counterpart, else the word behind; none without such a word."""
    if reading.mention.type not in (EntityType.PERSON, EntityType.STATE, *_BODIES):
        return []
    words, known = reading.mention.text.split(), counterpart_words(reading.language)
    rest = [word for word in words if fold(word, reading.language) not in known]
    if len(rest) == len(words):
        return []
    return rest or findings.annotation.article.text[reading.mention.end :].split(maxsplit=1)[:1]


def _behind(findings: Findings, reading: Reading) -> Reading | None:
    """The mention right behind another one, or None."""
    near = (r for r in findings.found.values() if 0 < r.mention.start - reading.mention.end <= _NAME)
    return next(near, None)


def _named(reading: Reading, behind: Reading) -> bool:
    """Whether a person's name stands behind such a mention: "نظيره الصيني وانغ يي"."""
    return behind.mention.type == reading.mention.type == EntityType.PERSON and not behind.title


def _counterpart(findings: Findings, reading: Reading, adjective: str, state: str) -> Reading | None:
    """The reading of such a mention by the mentions before it, or None where none can be its counterpart."""
    before = list(reversed(list(findings.earlier(reading))))
    if reading.mention.type == EntityType.PERSON:
        persons = [other for other in before if other.mention.type == EntityType.PERSON]
        if any(not other.title and not _title(findings, other, state) and _name(other) for other in persons):
            return None  # "بحث شكري مع نظيره الأميركي": we do not know what he is
        if persons and persons[0].title and not _like(findings, reading, persons[0], adjective, state):
            return None  # nor which of two: "التقى الرئيس المصري القائد ونظيره الليبي"
        before = [*persons, *(other for other in before if other.mention.type != EntityType.PERSON)]
    found = (_like(findings, reading, other, adjective, state) for other in before)
    return next((each for each in found if each is not None), None)


def _like(findings: Findings, reading: Reading, other: Reading, adjective: str, state: str) -> Reading | None:
    """The reading of such a mention as what an earlier one is, if that is a body or official of another state."""
    if other.mention.type in _BODIES:
        return _body(findings, reading, other, adjective, state)
    words = _title(findings, other, state) if other.mention.type == EntityType.PERSON else []
    if not words:
        return None
    text = " ".join(_of(findings, reading.language, words, adjective))
    if title_of(text, reading.language, findings.catalog).of != (state,):
        return None  # of "US president" the state is no adjective that could be another one
    return _called(findings, reading, other, text)


def _name(person: Reading) -> bool:
    """Whether a person is called by a name that tells who that is: a known one, or of several words."""
    return bool(person.node.known) or len(person.shown.split()) > 1


def _title(findings: Findings, person: Reading, state: str) -> list[str]:
    """The words of a person's office; none if that is not known, or is in that state."""
    if person.title:
        words = person.shown.split()
        owners = person.people.owners if person.people else ()
        return words if state not in owners else []
    words = list(title_words(person.mention, findings.annotation, findings.catalog)[0])
    title = title_of(" ".join(words), person.language, findings.catalog)
    return words if title and state not in title.of else []


def _body(findings: Findings, reading: Reading, other: Reading, adjective: str, state: str) -> Reading | None:
    about = findings.forms.describe(other.shown, findings.catalog)
    if state in about.states:
        return None
    if about.states:
        called = _of(findings, reading.language, other.shown.split(), adjective)
        return _called(findings, reading, other, " ".join(called))
    concept = concept_of(findings.forms, about, other.mention.type)
    known = of_state(concept, state, findings.catalog) if concept is not None else None
    node = known if known is not None and known.known else Node(False, ACTOR, state)  # a service of Berlin: Germany
    return replace(reading, node=node, names=False, people=None, concept="")


def _of(findings: Findings, language: str, words: list[str], adjective: str) -> Iterator[str]:
    """The words of a title or body, with the adjective of another state for its own, or beside them."""
    own = [word for word in words if findings.catalog.nationality(word, language)]
    if not own and not findings.forms.head_first:
        yield adjective
    yield from (adjective if word in own else word for word in words)
    if not own and findings.forms.head_first:
        yield adjective


def _called(findings: Findings, reading: Reading, other: Reading, text: str) -> Reading:
    """The reading of a mention as if it had another text."""
    read = findings.reader.read(replace(reading.mention, text=text, type=other.mention.type, known="", rule=""))
    return replace(read, mention=reading.mention)


@lru_cache(maxsize=4)
def counterpart_words(language: str) -> frozenset[str]:
    """The words for a counterpart in a language."""
    return fold_all(table(language, "mutual")["coordination"]["counterparts"], language)
