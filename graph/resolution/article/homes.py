"""The state that an article is about: whose "the army" and "الحكومة" are that it names without saying so."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.language.normalisation import fold, words_of
from khabar.graph.pipeline.words.datelines import datelines
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import INSTITUTIONS, PLACE, Node, Reading
from khabar.graph.resolution.places import FOLDER, Places
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.terms import EntityType

_HERE: Final = 2
"""What a mention of a place or of an institution of a state counts."""

_ACTING: Final = 1
"""What a mention of the state itself counts, which may be far."""

_SHARE: Final = 0.7
"""The state's share of what all states count, at least."""

_LANDS: Final = frozenset({EntityType.PLACE, EntityType.STATE})

_FILED: Final = 5
"""Words that a dateline on a line of its own has at the most."""

_MARKS: Final = frozenset("-–—/:(")
"""Marks of which one is in a dateline."""

_PREFIXED: Final = (":", "..", "…")
"""What stands behind the state that a headline begins with."""

_TWICE: Final = 2
"""How many times as much as any other state that counts in which an article was filed."""


def home(readings: Iterable[Reading], catalog: Catalog, filed: str = "") -> str:
    """Id of the state that the mentions of an article are of, or "" where no one state prevails.

    The state where the article was `filed` prevails already with twice what any other counts: "أبوجا (أ ف ب) -".
    """
    count: Counter[str] = Counter()
    places = Places(catalog)
    for place, reading in enumerate(readings):
        for state, weight in _weighed(reading, catalog, places):
            count[state] += weight + (place == 0)  # an article begins with what it is about
    state = min(count, key=lambda state: (-count[state], state), default="")
    if count[state] >= _SHARE * count.total():
        return state
    most = max((counted for other, counted in count.items() if other != state), default=0)
    return state if state == filed and count[state] >= _TWICE * most else ""


def filed_in(findings: Findings) -> str:
    """Id of the state that an article is from or of, as its dateline or what its headline begins with says, or "".

    "أبوجا (أ ف ب) -" and "نيجيريا: مقتل" both name Nigeria.
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
    """Id of the state that a reading is, or ""."""
    entry = catalog.by_id(reading.node.known) if reading.node.known else None
    return entry.id if entry is not None and entry.type == EntityType.STATE and reading.node.folder != PLACE else ""


def states_of(readings: Iterable[Reading], catalog: Catalog) -> set[str]:
    """Ids of the states that mentions are of, as a place lies in one and an army is of one."""
    places = Places(catalog)
    return {state for reading in readings for state, _ in _weighed(reading, catalog, places)}


def states_before(findings: Findings, reading: Reading) -> set[str]:
    """The states named before a mention in its sentence, also by their capitals, and those that persons are of.

    Where there is none, those of whom the catalog knows.
    """
    earlier = list(findings.earlier(reading))
    named = {state for other in earlier if (state := state_of(other, findings.catalog))}
    seated = {state for other in earlier if (state := _seat_of(other, findings.catalog))}
    persons = [other for other in earlier if other.mention.type == EntityType.PERSON]
    told = named.union(seated, *(findings.states_of(other, known=False) for other in persons))
    return told or {state for other in earlier if (state := findings.home_of(other))}


def of_another(findings: Findings, reading: Reading, state: str) -> bool:
    """Whether a mention is a man's, and nobody named before it in its sentence is of a state: "Britain ... his army".

    An institution with a pronoun attached, "جيشه", is taken for none.
    """
    words = findings.forms
    his = words_of(reading.language, "shortforms", "his") - words.its
    if words.head_first or his.isdisjoint(fold(word, reading.language) for word in findings.before(reading)[-1:]):
        return False
    persons = (other for other in findings.earlier(reading) if other.mention.type == EntityType.PERSON)
    return all(state not in findings.states_of(other) for other in persons)


def _seat_of(reading: Reading, catalog: Catalog) -> str:
    """Id of the state whose capital a place is, or "": "talks in Washington with the chairman of the joint chiefs"."""
    entry = catalog.by_id(reading.node.known) if reading.node.folder == PLACE and reading.node.known else None
    return entry.capital_of if entry is not None else ""


def elsewhere(findings: Findings, reading: Reading, node: Node) -> bool:
    """Whether the states named before a mention are all others than an institution's, or it is a man's of none."""
    named = states_before(findings, reading)
    entry = findings.catalog.by_id(node.known) if named and node.known else None
    owners = node.owners if entry is None else states_named(entry, findings.catalog)
    if owners and all(of_another(findings, reading, owner) for owner in owners):
        return True
    return bool(named) and bool(owners) and named.isdisjoint(owners)


def named_later(findings: Findings, reading: Reading, state: str) -> bool:
    """Whether one sentence alone names a state, behind that of an institution, and an institution of that state there.

    "The army said ... French police arrested" tells nobody whose the army is; a place of the state alone tells it.
    """
    if reading.mention.end <= headline(findings.annotation.article):
        return False
    places = Places(findings.catalog)
    naming = [r for r in findings.found.values() if state in {s for s, _ in _weighed(r, findings.catalog, places)}]
    sentences = {other.mention.sentence for other in naming}
    own = reading.mention.sentence
    return len(sentences) == 1 and min(sentences) > own and any(r.mention.type in INSTITUTIONS for r in naming)


def _weighed(reading: Reading, catalog: Catalog, places: Places) -> Iterator[tuple[str, int]]:
    entry = catalog.by_id(reading.node.known) if reading.node.known else None
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
    """The states in the names of a known thing, as those of the Egyptian army."""
    return {state for language, name in entry.labels for state in shortforms(language).describe(name, catalog).states}
