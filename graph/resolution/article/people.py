"""Refer a person or people without names to those of whom the article said more: by a title, a state, or as attackers.

"الرئيس الروسي" ("the Russian president") to the one whose name stands behind these words, "المسؤولون" ("the officials")
to the only officials of a state, "the attackers" to the gunmen told of before. Nothing changes where several could be
meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.whatbecame import WhatBecame
from khabar.graph.resolution.nodes import Reading
from khabar.graph.resolution.wording.kinds import kinds
from khabar.graph.resolution.wording.marks import COMMAS
from khabar.graph.resolution.wording.titles import NO_TITLE, title_of
from khabar.ontology.terms import EntityType

_TITLE_REACH: Final = 6
"""Words before a name among which its title stands."""


def join_titles(findings: Findings) -> None:
    """Refer a title with a state to the only person whose name stands behind the same words: "الرئيس الروسي"."""
    for reading in list(findings.found.values()):
        if reading.title and reading.people is not None and reading.people.owners and reading.node.unknown:
            title = findings.forms.words(reading.shown)
            nodes = {other.node for other in findings.found.values() if _behind(findings, other, title)}
            if len(nodes) == 1:
                findings.refer(reading, *nodes)


def _behind(findings: Findings, reading: Reading, title: Sequence[str]) -> bool:
    """Whether a person's name stands right behind all words of a title."""
    if reading.mention.type != EntityType.PERSON or reading.title or not title:
        return False
    before = findings.before(reading)[-len(title) :]
    return len(before) == len(title) and all(
        word in findings.bare(findings.forms.spelling.readings(written))
        for word, written in zip(title, before, strict=True)
    )


def join_people(findings: Findings) -> None:
    """Refer definite people to the only ones of that word with a state, or named: "المسؤولون", "الوزير", attackers."""
    became = WhatBecame(findings)
    for reading in list(findings.found.values()):
        about = reading.people
        if about is None or not (about.definite or reading.definite) or about.owners:
            continue
        if len(about.words) != 1:
            _join_office(findings, reading)
            continue
        if reading is not findings.found[reading.mention.id] or (reading.title and not reading.node.type):
            continue  # joined with a name meanwhile
        _join_people(findings, reading, about.words[0], became)


def _join_people(findings: Findings, reading: Reading, word: str, became: WhatBecame) -> None:
    """Refer definite people of one word to the only ones before them that they can be."""
    earlier = [r for r in findings.found.values() if r.mention.start < reading.mention.start]
    like = [r for r in earlier if r.people is not None and r.title == reading.title and word in r.people.words]
    if any(r.node == reading.node or _parted(r, reading) for r in like):
        return  # others of that name without a state are nearer, or have been told apart
    unable = {r.node for r in earlier if became.unable(r, reading)}
    names = {r.node for r in earlier if reading.title and titled(findings, r, word) and _may_be(findings, reading, r)}
    if names:
        if len(names) == 1 and names.issuperset(r.node for r in like):
            findings.refer(reading, *names)
    elif len({r.people.owners for r in like if r.people is not None}) == 1:
        first = min(like, key=lambda r: (len(r.node.name), r.node))
        if first.node not in unable:
            findings.refer(reading, first.node, people=first.people)
    elif not like and _attackers(findings, reading):
        nodes = {r.node for r in earlier if _attackers(findings, r)}
        if len(nodes) == 1 and nodes.isdisjoint(unable):
            findings.refer(reading, *nodes)


def _may_be(findings: Findings, reading: Reading, named: Reading) -> bool:
    """Whether a bare title may be a named person's: "الوزير" a defence minister's, "الرئيس" no prime minister's."""
    office = title_of(reading.shown, reading.language, findings.catalog)
    return not office or not named.called or (len(office.made) == 1 and office.made <= named.called.made)


def _parted(one: Reading, other: Reading) -> bool:
    """Whether two groups are of one word alone, and so have been told apart by `part_by_number`."""
    if one.mention.type != EntityType.PERSON_GROUP or one.people is None or other.people is None:
        return False
    return one.people.words == other.people.words and not one.people.owners


def _join_office(findings: Findings, reading: Reading) -> None:
    """Refer "the prime minister" to the only person named before with that title, if no other has it."""
    office = title_of(reading.shown, reading.language, findings.catalog) if reading.title else NO_TITLE
    if office and not office.of and reading is findings.found[reading.mention.id]:
        earlier = [r for r in findings.found.values() if r.mention.start < reading.mention.start]
        names = {r.node for r in earlier if r.called.made == office.made}
        titles = ((r, title_of(r.shown, r.language, findings.catalog)) for r in earlier if r.title)
        like = {r.node for r, title in titles if title.made == office.made}
        if len(names) == 1 and names.issuperset(like):
            findings.refer(reading, *names)


def titled(findings: Findings, reading: Reading, title: str) -> bool:
    """Whether a name stands behind a title with no other person between, or has it as its first word.

    Not where another title is joined to it: "جنود الرئيس ووزير الداخلية بوتشي كاندي" ("soldiers of the president, and
    interior minister Buchi Kandi") does not tell who the president is.
    """
    if reading.mention.type != EntityType.PERSON or reading.title:
        return False
    others = [other.mention.end for other in findings.earlier(reading) if other.mention.type == EntityType.PERSON]
    start = max(others, default=findings.annotation.sentences[reading.mention.sentence][0])
    before = findings.annotation.article.text[start : reading.mention.start].split()[-_TITLE_REACH:]
    inside = reading.shown.split()[:-1][:1]
    spelling = findings.forms.spelling
    words = [word.strip(COMMAS) for word in (*before, *inside)]
    places = [at for at, word in enumerate(words) if word and title in findings.bare(spelling.readings(word))]
    return bool(places) and not _another(findings, words[places[-1] + 1 : len(before)], reading.language)


def _another(findings: Findings, words: Sequence[str], language: str) -> bool:
    """Whether some words join another title: "ووزير الداخلية", "and interior minister"."""
    joins = coordinators(language)
    for at, word in enumerate(words):
        behind = words[at + 1 :]
        if word[:1] in joins.glued:
            behind = [word[1:], *behind]
        elif fold(word, language) not in joins.apart:
            continue
        if title_of(" ".join(behind), language, findings.catalog):
            return True
    return False


def _attackers(findings: Findings, reading: Reading) -> bool:
    """Whether people are called by a word for attackers and nothing else."""
    if reading.people is None or reading.title or reading.people.owners:
        return False
    common = kinds(findings.forms.spelling.language)
    made = common.made(reading.people.words)
    return bool(made.described) and common.attackers.issuperset(made.kinds)
