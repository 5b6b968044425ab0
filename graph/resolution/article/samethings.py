"""Refer mentions that the text puts as one (sameAs) to one node.

"The group's leader, Ali Hassan", "منظمة الأمم المتحدة (اليونيسف)" ("the UN organisation (UNICEF)"). A title or
description is of that name in this article only, and not everywhere if another one is called so, too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import Final

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.doc import SAME_AS, Relation
from khabar.graph.pipeline.rules import MODEL
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.people import titled
from khabar.graph.resolution.nodes import Node, Reading, folder_of
from khabar.ontology.terms import EntityType

_WORDS: Final = re.compile(r"\w+")


def join_same(findings: Findings) -> None:
    """Refer titles and descriptions to the names they are sameAs, and keep other pairs in `Reading.same`.

    Of two named suspects none is "the suspect" wherever the article says it.
    """
    put = sorted((r for r in findings.annotation.relations if r.type == SAME_AS), key=lambda r: (r.head, r.tail))
    called: dict[str, set[Node]] = defaultdict(set)
    for loose, name in (pair for relation in put if (pair := _loose(findings, relation)) is not None):
        called[_noun(findings, loose)].add(name.node)
    for relation in put:
        pair = _loose(findings, relation)
        if pair is not None:
            loose, name = pair
            several = len(called[_noun(findings, loose)]) > 1 or _another(findings, loose, name)
            for reading in [loose] if several else list(findings.found.values()):
                if reading.node == loose.node:
                    findings.refer(reading, name.node)
        elif (both := _one(findings, relation)) is not None:
            head, tail = both
            findings.found[relation.head] = replace(head, same=(*head.same, tail.node))


def _noun(findings: Findings, reading: Reading) -> str:
    """The noun that persons are called by, whatever else describes them: "المشتبه به الثاني"; else the node."""
    words = reading.people.words if reading.people is not None and not reading.people.owners else ()
    return words[0 if findings.forms.head_first else -1] if words else str(reading.node)


def _another(findings: Findings, loose: Reading, name: Reading) -> bool:
    """Whether another person's name stands behind that noun: "the second suspect, Ali Hassan"."""
    noun = _noun(findings, loose) if loose.title else ""
    return bool(noun) and any(
        other.node != name.node and titled(findings, other, noun) for _, other in findings.persons()
    )


def _loose(findings: Findings, relation: Relation) -> tuple[Reading, Reading] | None:
    """Of a sameAs relation the title or description, and the name that it is of; None for other pairs."""
    pair = _one(findings, relation)
    loose = [reading for reading in pair or () if reading.title or reading.node.article]
    if pair is None or len(loose) != 1:
        return None
    return loose[0], pair[1] if loose[0] is pair[0] else pair[0]


def _one(findings: Findings, relation: Relation) -> tuple[Reading, Reading] | None:
    """The two readings of a sameAs relation that may be one, or None."""
    head, tail = findings.found.get(relation.head), findings.found.get(relation.tail)
    if head is None or tail is None or head.node == tail.node or not _compatible(head, tail):
        return None
    return (head, tail) if _borne_out(findings, relation, head, tail) else None


def _borne_out(findings: Findings, relation: Relation, head: Reading, tail: Reading) -> bool:
    """Whether more than the model says that two are one: a rule, a common word, or that they touch.

    A wrong node is worse than two: "المجلة" ("the magazine") is not the movement it writes about in that sentence.
    """
    if relation.rule != MODEL:
        return True
    first, second = sorted((head.mention, tail.mention), key=lambda mention: mention.start)
    between = fold(findings.annotation.article.text[first.end : second.start], findings.forms.spelling.language)
    apposing = {findings.forms.spelling.article} | findings.forms.indefinite  # "Osama Hamdan, a senior official"
    if not any(word.isalnum() and word not in apposing for word in _WORDS.findall(between)):
        return True
    return not set(findings.forms.words(head.shown)).isdisjoint(findings.forms.words(tail.shown))


def _compatible(head: Reading, tail: Reading) -> bool:
    """Whether two mentions can be of one thing: both persons, or both locations, or neither."""
    types = (head.mention.type, tail.mention.type)
    if EntityType.PERSON in types or EntityType.PERSON_GROUP in types:
        return types[0] == types[1]
    return folder_of(types[0]) == folder_of(types[1])
