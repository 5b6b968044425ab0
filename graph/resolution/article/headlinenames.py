"""Refer what a headline calls by less than its name to what the text below names.

A site or town ("قاعة حفلات", "a wedding hall"), a body ("الشرطة" above "الشرطة التونسية"), or people ("two soldiers"
above "two Indian soldiers"). Nothing changes where several below could be meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Final

from khabar.graph.catalog import Entry
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.pipeline.rules import DATELINE
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.graph.resolution.article.antecedents import Antecedents
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.homes import elsewhere
from khabar.graph.resolution.article.setapart import SetApart
from khabar.graph.resolution.nodes import PLACE, Node, Reading
from khabar.graph.resolution.places import FOLDER, Places
from khabar.graph.resolution.wording.kinds import Made, kinds
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType, RelationType

_STOPS: Final = (".", "!", "?", "؟")
"""How a sentence ends, and a line that only says who filed the article does not."""

_LONGEST_BYLINE: Final = 5
"""Words at the most behind the place of a line that says who filed the article."""

_LONGEST_TOWN: Final = 3
"""Words at the most of a town that is looked for in the name of a site."""


def join_sites(findings: Findings) -> None:
    """Refer a site or town of the headline, or of the lead, to the only one of that kind that is named below.

    "Sinai mosque" above "the Rawda mosque", "a village" above "Damri village". Not to one that is named for another
    time or town: "In 2019 gunmen attacked the Damra hotel". One that is called by more than its kind is the lead's only
    one with the same words: "a power station" above "the city's main power station".
    """
    end = headline(findings.annotation.article)
    sites = [reading for reading in findings.found.values() if reading.mention.type in LOCATIONS]
    lead = _lead(findings, end)
    lies = _lying(findings)
    others = _Others(findings, lead)
    for reading in sites:
        above = reading.mention.end <= end
        if not reading.node.unknown or not (above or reading.mention.sentence == lead):
            continue
        known = reading.taken  # "المطار" takes up what was named
        named_itself = len(findings.forms.words(reading.shown)) > 1 and _site(findings, reading).rest
        if not above and (named_itself or known):
            continue
        head, type = findings.forms.head_word(reading.shown), reading.mention.type
        behind = [r for r in sites if r.mention.start > max(end, reading.mention.end) and r.mention.type == type]
        behind = [
            r for r in behind if findings.forms.head_word(r.shown) == head or findings.forms.has_head(r.shown, head)
        ]
        if named_itself:
            behind = [r for r in behind if r.mention.sentence == lead and _more_or_less(findings, reading, r)]
        if len(lies[reading.mention.id] | {town for r in behind for town in lies[r.mention.id]}) > 1:
            continue  # "كنيسة في معلولا", "كنيسة مار إلياس في دمشق"
        like = {r.node for r in behind}
        named = {r.node for r in behind if not r.node.article and _has_name(findings, r)}
        if len(named) == 1 and others.told(reading, behind, *named):
            like, named = like - named, set()
        if len(named or like) == 1 and (above or named):
            findings.refer(reading, *(named or like))


def _more_or_less(findings: Findings, one: Reading, other: Reading) -> bool:
    """Whether one of two is called by all the words of the other: "محطة كهرباء", "محطة كهرباء رئيسية"."""
    mine, theirs = (set(findings.forms.words(each.shown)) for each in (one, other))
    return mine <= theirs or theirs <= mine


class _Others:
    """Finds sites below that are others than the lead's."""

    def __init__(self, findings: Findings, lead: int) -> None:
        self._findings = findings
        self._lead = [event for event in findings.annotation.events if event.sentence == lead]
        self._apart = SetApart(findings.annotation)
        self._places = Places(findings.catalog)

    def told(self, reading: Reading, behind: Sequence[Reading], node: Node) -> bool:
        """Whether a site named below is another: its name has another town, or it is first named for another event."""
        first = min((r for r in behind if r.node == node), key=lambda r: r.mention.start)
        return self._of_another_town(reading, first) or self._apart.otherwise(first.mention, self._told_of(reading))

    def _told_of(self, reading: Reading) -> Sequence[EventMention]:
        """The events that the lead says befell a site, or all that it tells."""
        mine = [event for event in self._lead if any(a.ref == reading.mention.id for a in event.arguments)]
        return mine or self._lead

    def _of_another_town(self, reading: Reading, other: Reading) -> bool:
        """Whether a name has a town where a site does not lie: "the Kabul Star hotel" for "a hotel in Herat"."""
        language, words = other.language, other.shown.split()
        parts = (words[at:end] for at in range(len(words)) for end in range(at + 1, at + 1 + _LONGEST_TOWN))
        entries = (e for part in parts for e in self._findings.catalog.find_all(" ".join(part), language))
        towns = {FOLDER + entry.id for entry in entries if _is_town(entry)}
        around = self._around(reading) if towns else set()
        return bool(around) and not self._places.agree(around, towns)

    def _around(self, reading: Reading) -> Set[str]:
        """The keys of the nearest known places in which a site is said to lie, by all its mentions."""
        found = self._findings.found
        like = {id for id, other in found.items() if other.node == reading.node}
        relations = (r for r in self._findings.annotation.relations if r.type == RelationType.LOCATED_IN)
        places = (
            found[relation.tail].node for relation in relations if relation.head in like and relation.tail in found
        )
        keys = {FOLDER + node.known for node in places if node.folder == PLACE and node.known}
        return keys - {outer for key in keys for outer in self._places.around(key)}


def _lying(findings: Findings) -> Mapping[str, Set[Node]]:
    """The towns in which the text says that mentions lie, by the ids of these."""
    found: dict[str, set[Node]] = defaultdict(set)
    for relation in findings.annotation.relations:
        place = findings.found.get(relation.tail)
        if relation.type == RelationType.LOCATED_IN and place is not None and _town(findings, place):
            found[relation.head].add(place.node)
    return found


def _town(findings: Findings, reading: Reading) -> bool:
    """Whether a place is a town that the catalog knows; no town lies in another."""
    entry = findings.catalog.by_id(reading.node.known)
    return entry is not None and _is_town(entry)


def _is_town(entry: Entry) -> bool:
    return entry.type == EntityType.PLACE and "geonames" in dict(entry.ids)


def _has_name(findings: Findings, reading: Reading) -> bool:
    """Whether a site is called by more than what it is: "قرية الدمرة" is, "مدرسة كاثوليكية" is not."""
    if not reading.node.unknown:
        return True
    if not findings.forms.head_first:
        return reading.shown.lower() != reading.shown
    classes = word_classes(reading.language)
    rest = fold(reading.shown, reading.language).split()[1:]
    return any(classes.definite(word) or not classes.adjective(word) for word in rest)


def join_lead(findings: Findings) -> None:
    """Refer a short form of the headline to its antecedent in the lead: "الشرطة" above "الشرطة التونسية"."""
    end = headline(findings.annotation.article)
    antecedents = Antecedents(findings)
    inside = [reading for reading in findings.found.values() if reading.mention.end <= end and reading.node.unknown]
    lead = lead_of(findings, end) if inside else []
    for reading in inside:
        short = antecedents.short(reading)
        node = antecedents.of(*short, lead) if short else None
        if node is not None and not elsewhere(findings, reading, node):
            findings.refer(reading, node)


def join_groups(findings: Findings) -> None:
    """Refer people of the headline to those of whom the lead says more: "two soldiers", "two Indian soldiers".

    Or to as many whom one of the two only calls people: "22 suspected members" above "22 people".
    """
    end = headline(findings.annotation.article)
    groups = [r for r in findings.found.values() if r.mention.type == EntityType.PERSON_GROUP and r.people is not None]
    above = [reading for reading in groups if reading.mention.end <= end and reading.node.article]
    lead = {reading.mention.id for reading in lead_of(findings, end)} if above else set()
    below = [reading for reading in groups if reading.mention.id in lead]
    for reading in above:
        nodes = {other.node for other in below if _less(reading, other)}
        nodes = nodes or {other.node for other in below if _as_many(findings, reading, other)}
        if len(nodes) == 1:
            findings.refer(reading, *nodes)


def _less(one: Reading, other: Reading) -> bool:
    """Whether people are called by the same noun and number as others, and by no more words."""
    mine, theirs = one.people, other.people
    if mine is None or theirs is None or not mine.words or one.number != other.number:
        return False
    return {*mine.words} <= {*theirs.words} and {*mine.owners} <= {*theirs.owners}


def _as_many(findings: Findings, one: Reading, other: Reading) -> bool:
    """Whether people are as many as others, and one of the two is only called people."""
    if one.number <= 1 or one.number != other.number or one.people is None or other.people is None:
        return False
    common = kinds(findings.forms.spelling.language)
    made = [common.made(each.people.words) for each in (one, other) if each.people is not None]
    return any(bool(each.described) and common.generic.issuperset(each.kinds) for each in made)


def lead_of(findings: Findings, end: int) -> list[Reading]:
    """The readings of the first sentence behind a headline."""
    lead = _lead(findings, end)
    below = (reading for reading in findings.found.values() if reading.mention.start >= end)
    return [reading for reading in below if reading.mention.sentence == lead]


def _lead(findings: Findings, end: int) -> int:
    """The first sentence behind a headline that tells an event, or names more than towns and the reporter."""
    told = [event.sentence for event in findings.annotation.events if event.start >= end]
    below = [reading.mention for reading in findings.found.values() if reading.mention.start >= end]
    bylines = {sentence for sentence in {mention.sentence for mention in below} if _byline(findings, sentence)}
    below = [mention for mention in below if mention.sentence not in bylines]
    told += [each.sentence for each in below if each.type not in LOCATIONS and each.rule != DATELINE]
    return min(told or (mention.sentence for mention in below), default=0)


def _byline(findings: Findings, sentence: int) -> bool:
    """Whether a sentence is a line that only says where and by whom all was filed: "الخرطوم: محمد أمين ياسين"."""
    said = findings.annotation.quote(sentence).strip()
    where, colon, who = said.partition(":")
    if not colon or not 0 < len(who.split()) <= _LONGEST_BYLINE or who.endswith(_STOPS):
        return False
    entries = findings.catalog.find_all(where.strip(), findings.forms.spelling.language)
    return any(entry.located or entry.type == EntityType.PLACE for entry in entries)


def _site(findings: Findings, reading: Reading) -> Made:
    """What the name of a site is made of, without the names of places."""
    about = findings.forms.describe(reading.shown, findings.catalog)
    language = findings.forms.spelling.language
    made = kinds(language).made(about.words)
    places = {word for word in made.rest if any(e.type in LOCATIONS for e in findings.catalog.find_all(word, language))}
    return Made(made.kinds, tuple(word for word in made.rest if word not in places))
