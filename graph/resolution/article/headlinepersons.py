"""Refer a person without a name in the headline to the one of whom the lead says more, or whom it names.

"Hezbollah commander killed" above "A senior Hezbollah commander was killed"; "former minister arrested" above "police
arrested former industry minister Farid Nabil". Both must do or undergo the same. Nothing changes where two could be
meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Final

from khabar.graph.pipeline.relations.belonging import BELONGING
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.headlinenames import lead_of
from khabar.graph.resolution.nodes import Reading
from khabar.graph.resolution.wording.kinds import kinds
from khabar.ontology.terms import EntityType

Bodies = Mapping[str, Sequence[Reading]]
"""The bodies that mentions are of, by the ids of these."""

_TITLE: Final = 8
"""Words before a name in which its bearer's office is looked for: "القيادي في الحزب وعضو مكتبه"."""

_NOBODY: Final[Set[tuple[str, str]]] = frozenset()


def join_unnamed(findings: Findings) -> None:
    """Refer an unnamed person of the headline to the lead's only unnamed one with the same words and part.

    One may have more words: "Sudanese commander killed" above "A senior Sudanese commander was killed". Not where one
    is a deputy, or of another group.
    """
    end = headline(findings.annotation.article)
    above = [reading for reading in findings.found.values() if reading.mention.end <= end and _unnamed(reading)]
    if not above:
        return
    lead = [reading for reading in lead_of(findings, end) if _unnamed(reading)]
    bodies = _bodies(findings)
    for reading in above:
        like = {r.node for r in lead if _same_part(findings, reading, r) and _same_head(findings, reading, r)}
        same = {r.node for r in lead if r.node in like and _as_called(findings, reading, r, bodies)}
        others = {r.node for r in above if r.node != reading.node and _same_head(findings, reading, r)}
        if len(like) == len(same) == 1 and not others:
            for again in [r for r in findings.found.values() if r.node == reading.node]:
                if again.mention.end <= end or again.taken:
                    findings.refer(again, *same)


def join_named(findings: Findings) -> None:
    """Refer an unnamed person of the headline to the lead's only named one in the same part who is called so.

    "former minister arrested" above "arrested former industry minister Farid Nabil". A suspect is the only named one
    arrested or tried, and one of two is whoever is of the same state: "Chad's president meets Putin". Not where an
    unnamed person is called so, or the two are of different states.
    """
    end = headline(findings.annotation.article)
    above = [r for r in findings.found.values() if r.mention.end <= end and _unnamed(r) and r.node.unknown]
    if not above:
        return
    lead = lead_of(findings, end)
    persons = {reading.mention.id for _, reading in findings.persons()}
    named = [reading for reading in lead if reading.mention.id in persons]
    common = kinds(findings.forms.spelling.language)
    for reading in above:
        part = [r for r in named if _same_doing(findings, reading, r)]
        suspect = bool(common.suspects.intersection(common.made(findings.forms.words(reading.shown)).kinds))
        like = {r.node for r in part if suspect or _called_before(findings, reading, r)}
        nobodies = {r.node for r in lead if _unnamed(r) and _same_head(findings, reading, r)} - like
        others = {r.node for r in above if r.node != reading.node and _same_head(findings, reading, r)}
        only = len({r.node for r in part}) == 1 or _compatriot(findings, reading, [r for r in part if r.node in like])
        if len(like) == 1 and only and not nobodies and not others:
            findings.refer(reading, *like)


def _compatriot(findings: Findings, reading: Reading, like: Sequence[Reading]) -> bool:
    """Whether somebody is of the state of those called so: "Chad's president", "Chadian President Idriss Saleh"."""
    states = findings.states_of(reading)
    return any(not states.isdisjoint(findings.states_of(other)) for other in like)


def _same_doing(findings: Findings, one: Reading, other: Reading) -> bool:
    """Whether two do or undergo the same type of event, or one type above the other's: killing, assassination."""
    wide = [findings.kinds_of_parts.get(each.mention.id, _NOBODY) for each in (one, other)]
    own = [findings.parts.get(each.mention.id, _NOBODY) for each in (one, other)]
    return not (wide[0].isdisjoint(own[1]) and own[0].isdisjoint(wide[1]))


def _called_before(findings: Findings, reading: Reading, other: Reading) -> bool:
    """Whether the words before a name call its bearer what an unnamed person is called, of no other state."""
    states = [findings.states_of(each) for each in (reading, other)]
    if all(states) and states[0].isdisjoint(states[1]):
        return False
    common = kinds(findings.forms.spelling.language)
    before = [_bare(findings, word) for text in findings.before(other)[-_TITLE:] for word in findings.forms.words(text)]
    head = _bare(findings, findings.forms.head_word(reading.shown))
    at = next((place for place in range(len(before) - 1, -1, -1) if before[place] == head), -1)
    return at >= 0 and (at == 0 or common.titles.isdisjoint(common.made((before[at - 1],)).kinds))


def _unnamed(reading: Reading) -> bool:
    """Whether a person is called by common words alone."""
    return reading.title and reading.node.type == EntityType.PERSON


def _same_part(findings: Findings, one: Reading, other: Reading) -> bool:
    """Whether two have the same role in the same type of event."""
    mine, theirs = (findings.parts.get(each.mention.id, _NOBODY) for each in (one, other))
    return not mine.isdisjoint(theirs)


def _words(findings: Findings, reading: Reading) -> Set[str]:
    """The bare words of a mention, without case endings: "قياديا بارزا"."""
    return frozenset(_bare(findings, word) for word in findings.forms.words(reading.shown))


def _bare(findings: Findings, word: str) -> str:
    """A word without its article and case ending."""
    return kinds(findings.forms.spelling.language).stem(word)


def _same_head(findings: Findings, one: Reading, other: Reading) -> bool:
    """Whether the head noun of one is a word of the other: "commander", "commander of the guard"."""
    heads = [_bare(findings, findings.forms.head_word(each.shown)) for each in (one, other)]
    return heads[0] in _words(findings, other) or heads[1] in _words(findings, one)


def _as_called(findings: Findings, one: Reading, other: Reading, bodies: Bodies) -> bool:
    """Whether the words of one are among those of the other, of one rank, and none is of another land or group."""
    mine, theirs = _words(findings, one), _words(findings, other)
    if not (mine <= theirs or theirs <= mine):
        return False
    common = kinds(findings.forms.spelling.language)
    ranks = [common.titles.intersection(common.made(tuple(sorted(words))).kinds) for words in (mine, theirs)]
    owners = [_owners(each) for each in (one, other)]
    if ranks[0] != ranks[1] or (all(owners) and owners[0].isdisjoint(owners[1])):
        return False
    groups = [bodies.get(each.mention.id, ()) for each in (one, other)]
    if all(groups):
        return any(a.node == b.node for a in groups[0] for b in groups[1])
    return all(
        few <= more or any(_words(findings, body) <= few for body in group) if group else True
        for group, few, more in ((groups[0], theirs, mine), (groups[1], mine, theirs))
    )


def _owners(reading: Reading) -> Set[str]:
    return frozenset(reading.people.owners if reading.people is not None else ())


def _bodies(findings: Findings) -> Bodies:
    """The bodies that each mention is said to lead, represent or be a member of."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for relation in findings.annotation.relations:
        body = findings.found.get(relation.tail)
        if relation.type in BELONGING and body is not None:
            found[relation.head].append(body)
    return found
