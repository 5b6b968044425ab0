"""Find the state that an article is about, to refer "the army" and "الحكومة" ("the government") to it.

The state of which most is mentioned, as its places, its institutions and itself; one that the dateline names prevails
sooner. Other functions tell which states a sentence names before a mention, which would speak against it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.catalog.spelling import spelling
from khabar.graph.language.normalisation import fold, words_of
from khabar.graph.pipeline.words.datelines import datelines
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import INSTITUTIONS, PLACE, Node, Reading
from khabar.graph.resolution.places import FOLDER, Places
from khabar.graph.resolution.wording.kinds import kinds
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.terms import EntityType

_HERE: Final = 2
"""The weight of a mention of a place or an institution of a state."""

_ACTING: Final = 1
"""The weight of a mention of the state itself, which may be far away."""

_SHARE: Final = 0.7
"""The least share of the weight of all states that the article's state has."""

_LANDS: Final = frozenset({EntityType.PLACE, EntityType.STATE})

_EMBASSIES: Final = frozenset({"embassy", "consulate"})

_FILED: Final = 5
"""Words at the most of a dateline on a line of its own."""

_MARKS: Final = frozenset("-–—/:(")
"""Marks of which a dateline has one."""

_PREFIXED: Final = (":", "..", "…")
"""What stands behind the state that a headline begins with."""

_TWICE: Final = 2
"""How many times the weight of any other state the state of the dateline needs."""


def home(readings: Iterable[Reading], catalog: Catalog, filed: str = "") -> str:
    """Id of the state that the mentions of an article are of, or "" where no state prevails.

    The state in which it was `filed` prevails already with twice the weight of any other: "أبوجا (أ ف ب) -".
    Another one does not prevail there by its ministers alone, nor anywhere one whose embassy is named, which is abroad:
    some place of it must be named.
    """
    count: Counter[str] = Counter()
    places = Places(catalog)
    lands: set[str] = set()
    abroad: set[str] = set()
    for place, reading in enumerate(readings):
        abroad |= _represented(reading, catalog)
        for state, weight in _weighed(reading, catalog, places):
            count[state] += weight + (place == 0)  # an article begins with what it is about
            lands |= {state} if reading.node.folder == PLACE else set()
    state = min(count, key=lambda state: (-count[state], state), default="")
    if count[state] >= _SHARE * count.total():
        return state if state in lands or (filed in ("", state) and state not in abroad) else ""
    most = max((counted for other, counted in count.items() if other != state), default=0)
    return state if state == filed and count[state] >= _TWICE * most else ""


def filed_in(findings: Findings) -> str:
    """Id of the state that an article's dateline or the start of its headline names, or "".

    "أبوجا (أ ف ب) -" ("Abuja (AFP) -") and "نيجيريا: مقتل" ("Nigeria: killing of") both give Nigeria.
    """
    article, places, start = findings.annotation.article, Places(findings.catalog), 0
    first = sorted(findings.found.values(), key=lambda reading: reading.mention.start)
    starts = [reading.mention.start for reading in first]
    for line in article.text.splitlines(keepends=True):
        end = datelines(article.language).end(line)
        if not end and len(line.split()) <= _FILED and not _MARKS.isdisjoint(line):
            end = len(line)  # on a line of its own: "بيروت - سالم حداد"
        inside = next(iter(first[bisect_left(starts, start) : bisect_left(starts, start + len(line))]), None)
        prefixed = inside is not None and start == 0 and article.text.startswith(_PREFIXED, inside.mention.end)
        if inside is not None and inside.mention.type in _LANDS and (inside.mention.start < start + end or prefixed):
            return next((state for state, _ in _weighed(inside, findings.catalog, places)), "")
        start += len(line)
    return ""


def state_of(reading: Reading, catalog: Catalog) -> str:
    """Id of the state that a reading refers to, or ""."""
    entry = catalog.by_id(reading.node.known)
    return entry.id if entry is not None and entry.type == EntityType.STATE and reading.node.folder != PLACE else ""


def _represented(reading: Reading, catalog: Catalog) -> frozenset[str]:
    """Ids of the states whose embassy or consulate a mention is."""
    words = spelling(reading.language).bare(reading.shown).split()
    if _EMBASSIES.isdisjoint(kinds(reading.language).made(words).kinds):
        return frozenset()
    return frozenset(shortforms(reading.language).describe(reading.shown, catalog).states)


def states_of(readings: Iterable[Reading], catalog: Catalog) -> set[str]:
    """Ids of the states that mentions are of: a place in one, an army of one."""
    places = Places(catalog)
    return {state for reading in readings for state, _ in _weighed(reading, catalog, places)}


def states_before(findings: Findings, reading: Reading) -> set[str]:
    """The states named before a mention in its sentence, also by capitals and persons; else those of known ones."""
    earlier = list(findings.earlier(reading))
    named = {state for other in earlier if (state := state_of(other, findings.catalog))}
    seated = {state for other in earlier if (state := _seat_of(other, findings.catalog))}
    persons = [other for other in earlier if other.mention.type == EntityType.PERSON]
    told = named.union(seated, *(findings.states_of(other, known=False) for other in persons))
    return told or {state for other in earlier if (state := findings.home_of(other))}


def of_another(findings: Findings, reading: Reading, state: str) -> bool:
    """Whether a mention is of "his army", and nobody of a state is named before it in its sentence.

    A pronoun attached to the noun, as in "جيشه", does not count.
    """
    words = findings.forms
    his = words_of(reading.language, "shortforms", "his") - words.its
    if words.head_first or his.isdisjoint(fold(word, reading.language) for word in findings.before(reading)[-1:]):
        return False
    persons = (other for other in findings.earlier(reading) if other.mention.type == EntityType.PERSON)
    return all(state not in findings.states_of(other) for other in persons)


def _seat_of(reading: Reading, catalog: Catalog) -> str:
    """Id of the state whose capital a place is, or "": "talks in Washington with the chairman of the joint chiefs"."""
    entry = catalog.by_id(reading.node.known) if reading.node.folder == PLACE else None
    return entry.capital_of if entry is not None else ""


def elsewhere(findings: Findings, reading: Reading, node: Node) -> bool:
    """Whether the states named before a mention are all others than the institution's, or it is another person's."""
    named = states_before(findings, reading)
    entry = findings.catalog.by_id(node.known) if named else None
    owners = node.owners if entry is None else states_named(entry, findings.catalog)
    if owners and all(of_another(findings, reading, owner) for owner in owners):
        return True
    return bool(named) and bool(owners) and named.isdisjoint(owners)


def named_later(findings: Findings, reading: Reading, state: str) -> bool:
    """Whether a state is named in one sentence alone, behind a mention, and by an institution of it there.

    "The army said ... French police arrested" does not make the army French; a place of the state alone would.
    """
    if reading.mention.end <= headline(findings.annotation.article):
        return False
    places = Places(findings.catalog)
    own, sentences, institutions = reading.mention.sentence, set[int](), False
    for other in findings.found.values():  # most states are named before, in the first of many mentions
        if any(state == named for named, _ in _weighed(other, findings.catalog, places)):
            sentences.add(other.mention.sentence)
            if len(sentences) > 1 or other.mention.sentence <= own:
                return False
            institutions |= other.mention.type in INSTITUTIONS
    return institutions


def _weighed(reading: Reading, catalog: Catalog, places: Places) -> Iterator[tuple[str, int]]:
    """The states that a reading is of, each with its weight."""
    entry = catalog.by_id(reading.node.known)
    if entry is None:
        owners = reading.people.owners if reading.people is not None else reading.node.owners
        yield from ((owner, _HERE) for owner in {*owners, *reading.called.of})
    elif entry.type == EntityType.STATE:
        yield entry.id, _HERE if reading.node.folder == PLACE else _ACTING
    elif reading.node.folder == PLACE:
        if state := places.state_around(FOLDER + entry.id):
            yield state, _HERE
    else:
        yield from ((state, _HERE) for state in {*states_named(entry, catalog), *reading.called.of})


def states_named(entry: Entry, catalog: Catalog) -> set[str]:
    """The states in the names of a known thing, as Egypt in the Egyptian army's."""
    return {state for language, name in entry.labels for state in shortforms(language).describe(name, catalog).states}
