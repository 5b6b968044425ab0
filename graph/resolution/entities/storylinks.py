"""Unite what articles of one story call by words that mean nothing elsewhere: "السفارة", "the minister", a last name.

Within a story, as with "the embassy" in two reports on one storming, such words are good enough, as long as each
article can mean one thing only by them. Names in two scripts are compared less strictly, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeVar

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.variants import spelt
from khabar.graph.resolution.analysts.union import Union
from khabar.graph.resolution.entities.namesakes import Spoken, spoken
from khabar.graph.resolution.nodes import INSTITUTIONS, Node, Reading, folder_of
from khabar.graph.resolution.wording.kinds import Made, kinds
from khabar.graph.resolution.wording.names import ends_with
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.graph.resolution.wording.titles import Title, title_of
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType

_SLACK: Final = 1
"""Vowels that may differ in a name in two scripts."""

_LAST: Final = 2
"""Consonants of a last name, at the least."""

_DESCRIBED: Final = INSTITUTIONS | LOCATIONS | {EntityType.ORGANIZATION, EntityType.ARMED_GROUP}


class _Person(NamedTuple):
    """A person called by name: the bare words, and the sounds of all of them and of the last."""

    node: Node
    language: str
    words: tuple[str, ...]
    whole: Spoken | None
    last: Spoken | None


class _Described(NamedTuple):
    """A thing called by common words: its folder, the words, and its states.

    `named` tells whether it has a name besides, `taken` whether it is definite, `state` whether it is an institution of
    some state.
    """

    node: Node
    folder: str
    language: str
    made: Made
    owners: tuple[str, ...]
    named: bool
    taken: bool
    state: bool


@dataclass(slots=True)
class _Calls:
    """How an article calls things.

    Attributes:
        persons: those called by name. described: things called by common words, some with a name.
        titles: those called by a title alone, by that title.
        titled: those called by name with a title before it; a title alone rather means one of these than one of another
            article.
    """

    persons: set[_Person] = field(default_factory=set)
    described: set[_Described] = field(default_factory=set)
    titles: dict[Title, set[Node]] = field(default_factory=lambda: defaultdict(set))
    titled: dict[Title, set[Node]] = field(default_factory=lambda: defaultdict(set))


def in_stories(
    alike: Iterable[tuple[str, str]],
    found: Sequence[Reading],
    roots: Mapping[Node, Node],
    catalog: Catalog,
    headlines: Mapping[str, int],
) -> Iterator[tuple[Node, Node]]:
    """Pairs of nodes that are one, as pairs of `alike` articles call them; nodes are those that `roots` gives.

    `headlines` are the lengths of the articles' headlines: what they name without an article may well be known.
    """
    calls: dict[str, _Calls] = defaultdict(_Calls)
    named = {roots[reading.node] for reading in found if _by_name(reading)}
    for reading in found:
        in_headline = reading.mention.end <= headlines.get(reading.article, 0)
        _note(calls[reading.article], reading, roots[reading.node], catalog, in_headline=in_headline)
    described: list[tuple[Node, Node]] = []
    for one, other in alike:
        first, second = calls[one], calls[other]
        yield from _unique(_fully(first.persons), _fully(second.persons), _same_person)
        described += _unique(first.described, second.described, _same_described)
        for title in first.titles.keys() & second.titles.keys():
            yield from _only(first.titles[title], second.titles[title], named)
        for mine, theirs in ((first, second), (second, first)):
            for title in (mine.titles.keys() & theirs.titled.keys()) - mine.titled.keys():
                yield from _only(mine.titles[title], theirs.titled[title], named)
    languages: dict[Node, set[str]] = defaultdict(set)
    for thing in (thing for each in calls.values() for thing in each.described):
        languages[thing.node].add(thing.language)
    yield from _unambiguous(described, languages)


def _unambiguous(links: Sequence[tuple[Node, Node]], languages: Mapping[Node, Set[str]]) -> Iterator[tuple[Node, Node]]:
    """The links, but those that would make one of two things with names of their own in one language.

    "The force" may be the multinational one in one article, the Afghan one in a second, and al-Qaeda's in a third: it
    is then none of these. `languages` are those in which the things are described.
    """
    joined = Union({node for link in links for node in link if node.article})
    for one, other in links:
        if one.article and other.article:
            joined.unite(one, other)
    known: dict[tuple[Node, str], set[Node]] = defaultdict(set)
    for one, other in (*links, *((other, one) for one, other in links)):
        if one.article and not other.article:
            for language in languages[other]:
                known[joined.root(one), language].add(other)
    unclear = {root for (root, _), nodes in known.items() if len(nodes) > 1}
    for one, other in links:
        local = [node for node in (one, other) if node.article]
        if len(local) != 1 or joined.root(local[0]) not in unclear:
            yield one, other


def _by_name(reading: Reading) -> bool:
    """Whether a mention calls a person by name."""
    return reading.mention.type == EntityType.PERSON and not reading.title and reading.names


def _note(calls: _Calls, reading: Reading, node: Node, catalog: Catalog, *, in_headline: bool) -> None:
    language, type = reading.language, reading.mention.type
    forms = shortforms(language)
    if type == EntityType.PERSON and not reading.title:
        words = spelt(reading.shown, language)
        if words and _by_name(reading):
            whole = spoken(reading.shown, language, type, fewest=_LAST)
            last = spoken(reading.shown.split()[-1], language, type, fewest=_LAST)
            calls.persons.add(_Person(node, language, words, whole, last))
        if reading.called:
            calls.titled[reading.called].add(node)
    elif reading.title:
        title = title_of(reading.shown, language, catalog)
        if title and (title.of or len(title.made) > 1 or not title.made <= kinds(language).held_by_many):
            calls.titles[title].add(node)
    elif type in _DESCRIBED and reading.people is None:
        about = forms.describe(reading.shown, catalog)
        made = kinds(language).made(about.words)
        if made.kinds:
            owners = (*about.states, *about.capitals)
            named = bool(made.rest) or not node.article
            taken = in_headline or reading.taken
            state = type in INSTITUTIONS
            calls.described.add(_Described(node, folder_of(type), language, made, owners, named, taken, state))


def _fully(persons: Iterable[_Person]) -> Iterator[_Person]:
    """The persons as an article calls them in full: "Ardah" does not count beside "Mohammed al-Ardah"."""
    called = list(persons)
    longest: dict[tuple[Node, str], int] = defaultdict(int)
    for person in called:
        key = person.node, person.language
        longest[key] = max(longest[key], len(person.words))
    return (person for person in called if len(person.words) == longest[person.node, person.language])


def _same_person(one: _Person, other: _Person) -> bool:
    if one.language == other.language:
        return one.words == other.words or ends_with(one.words, other.words) or ends_with(other.words, one.words)
    if one.last is None or other.last is None or not one.last.same(other.last, slack=_SLACK):
        return False
    if 1 in (len(one.words), len(other.words)):
        return one.last.same(other.last)
    return one.whole is not None and other.whole is not None and one.whole.same(other.whole, slack=_SLACK)


def _shortened(one: Made, other: Made) -> bool:
    """Whether one name is the other without some of its own words: "قاعة الفن" for "قاعة الفن الجديد"."""
    first, second = set(one.rest), set(other.rest)
    return bool(first and second) and (first < second or second < first) and not set(one.kinds).isdisjoint(other.kinds)


def _same_described(one: _Described, other: _Described) -> bool:
    """Whether both have the same common words, or one without a name has those of the other's name."""
    if one.folder != other.folder or (one.owners and other.owners and one.owners != other.owners):
        return False
    if one.named and other.named:
        return one.language == other.language and _shortened(one.made, other.made)
    if not one.named and not other.named:
        if not (one.taken or other.taken):
            return False
        return one.made == other.made and (one.language == other.language or not one.made.rest)
    bare, full = (other, one) if one.named else (one, other)
    if not bare.taken or (bare.state and bare.owners != full.owners):
        return False
    return set(bare.made.kinds) <= set(full.made.kinds) and not bare.made.rest


Called = TypeVar("Called", _Person, _Described)


def _unique(
    first: Iterable[Called], second: Iterable[Called], same: Callable[[Called, Called], bool]
) -> Iterator[tuple[Node, Node]]:
    """Pairs that are the same and fit no other thing."""
    fitting: dict[Node, set[Node]] = defaultdict(set)
    theirs = list(second)
    for one in first:
        for other in theirs:
            if same(one, other):
                fitting[one.node].add(other.node)
                fitting[other.node].add(one.node)
    for node, nodes in fitting.items():
        if len(nodes) == 1:
            (only,) = nodes
            if only != node and fitting[only] == {node}:
                yield node, only


def _only(first: set[Node], second: set[Node], named: Set[Node]) -> Iterator[tuple[Node, Node]]:
    """The only nodes that two articles call by a title, unless both have names: two states have a defence minister."""
    if len(first) == len(second) == 1 and first != second and not first | second <= named:
        yield next(iter(first)), next(iter(second))
