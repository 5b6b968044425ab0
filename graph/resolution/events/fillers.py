"""Give the keys of the entities that fill the roles of an event's mention, and those that it is compared by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from khabar.graph.pipeline.annotation import Annotation, EventMention
from khabar.graph.resolution.article.operators import instruments, operator
from khabar.graph.resolution.events.killers import killers
from khabar.graph.resolution.events.likely import heads_of, likely_arguments
from khabar.graph.resolution.events.tellers import tellers
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.wording.kinds import VICTIMS
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

THEME: Final = "theme."
"""Before a role: its filler in the event that is the theme; of a foiling, the foiled attack's target."""

SITE: Final = "site"
"""Beside the roles: sites that are target or place; "لتفجير المقام" and "لتفجير داخل المقام" are of one attack."""

VICTIM: Final = "victim"
"""Beside the roles, of a violent event: the persons killed in it, as the killing names them."""

SIDED: Final = (EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION)
"""Types all of whose sides are agents; not every sentence names all."""

SINGULAR: Final = frozenset({EntityType.STATE, EntityType.ARMED_GROUP, EntityType.PERSON})
"""Types of which two names are two things.

A service or ministry has many names, and stands for its state: "قصفت إسرائيل" ("Israel bombed") and "قصف الجيش
الإسرائيلي" tell of one air strike, "قصفت إسرائيل" and "قصفت الولايات المتحدة" of two.
"""

_NO_NAMES: Final = (EntityType.PERSON_GROUP, EntityType.WEAPON)
"""Types whose words name nobody in particular: "مدنيين" ("civilians")."""

_THE_DEAD: Final = frozenset({VICTIMS})
"""Kinds of people who did nothing, whatever the grammar of "عشرات القتلى في هجوم" seems to say."""

_Filling = tuple[str, str]
"""A role and the key of its filler."""


@dataclass(frozen=True, slots=True)
class Filled:
    """The roles of one event's mention.

    Attributes:
        keys: role -> keys of entities.
        compared: the same for comparing: sites under `SITE`, and the participants of the theme, under roles that begin
            with `THEME`.
        doubtful: which of the keys are not likely enough to make a direct relation, with their roles.
    """

    keys: Mapping[str, frozenset[str]]
    compared: Mapping[str, frozenset[str]]
    doubtful: frozenset[_Filling]


class Fillers:
    """The fillers of the roles of an article's events."""

    def __init__(self, annotation: Annotation, index: EntityIndex) -> None:
        self._article = annotation.article.id
        self._index = index
        self._events = {event.id: event for event in annotation.events}
        self._heads = heads_of(annotation.relations)
        self._tellers = tellers(annotation.events)
        self._killed = self._persons_killed()

    def keys(self, refs: Iterable[str]) -> tuple[str, ...]:
        """The keys of all that some mentions refer to, each once."""
        return tuple(dict.fromkeys(key for ref in refs for key in self._index.keys(self._article, ref)))

    def of(self, event: EventMention) -> Filled:
        """The fillers of the roles of an event."""
        sure = likely_arguments(event, self._heads)
        found: dict[str, set[str]] = defaultdict(set)
        likely: set[_Filling] = set()
        for argument in event.arguments:
            for key in self._participants(argument.role, argument.ref):
                found[argument.role].add(key)
                if argument in sure:
                    likely.add((argument.role, key))
        compared = self._compared(event)
        # Mentions are compared by what they name themselves: a land at war has many planes and attacks.
        if doers := self._doers(event, found.get(Role.TARGET, ())):
            found[Role.AGENT] |= doers
            likely.update((Role.AGENT, key) for key in doers)
        doubtful = {(role, key) for role, keys in found.items() for key in keys} - likely
        keys = _frozen(found)
        return Filled(keys, keys if compared == keys else compared, frozenset(doubtful))

    def roles(self, role: str, ref: str) -> frozenset[str]:
        """The role of a mention, and those that it is compared under."""
        return frozenset({role, *(self._slot(role, key) for key in self.keys([ref]))})

    def singular(self, filled: Filled) -> dict[str, frozenset[str]]:
        """The keys of agents and targets of the types of `SINGULAR`."""
        found = {role: filled.keys.get(role, frozenset()) for role in (Role.AGENT, Role.TARGET)}
        found[Role.AGENT] = self._index.with_states(found[Role.AGENT])
        index = self._index
        of_kind = {
            role: frozenset(key for key in keys if index.type(key) in SINGULAR and key not in index.passing)
            for role, keys in found.items()
        }
        return {role: keys for role, keys in of_kind.items() if keys}

    def weak(self, filled: Filled) -> frozenset[str]:
        """The keys compared that name nobody in particular, and are poor grounds for identity."""
        everyone = frozenset().union(*filled.compared.values())
        return frozenset(key for key in everyone if self._index.type(key) in _NO_NAMES)

    def _participants(self, role: str, ref: str) -> Iterator[str]:
        """The keys of a filler that is no event and no time."""
        if ref in self._events or role == Role.TIME:
            return
        for key in self.keys([ref]):
            if role != Role.PLACE or self._index.type(key) not in PEOPLE:  # a name that was taken for that of a place
                yield key

    def _doers(self, event: EventMention, targets: Collection[str]) -> set[str]:
        """The keys of agents that the surroundings tell: the speaker, the owner of planes, an attack's agent."""
        telling = self.keys([*self._tellers.get(event.id, ()), *map(operator, instruments(event))])
        return {*telling, *({*self.keys(killers(event, self._events))} - {*targets})}

    def _compared(self, event: EventMention) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for argument in event.arguments:
            for key in self._participants(argument.role, argument.ref):
                for slot in self._slots(event, argument.role, key):
                    found[slot].add(key)
            theme = self._events.get(argument.ref) if argument.role == Role.THEME else None
            for inner in theme.arguments if theme is not None else ():
                for key in self.keys([inner.ref]):
                    found[THEME + self._slot(inner.role, key)].add(key)
        if event.id in self._killed:
            found[VICTIM] = self._killed[event.id]
        return _frozen(found)

    def _slots(self, event: EventMention, role: str, key: str) -> Iterator[str]:
        """What a filler of a role is compared under."""
        type = self._index.type(key)
        if role != Role.AGENT or self._index.profile(key).parts != _THE_DEAD:
            yield self._slot(role, key)
        if role == Role.TARGET and type == EntityType.PLACE:
            yield Role.PLACE  # what was done to a town was done in it
        elif role == Role.TARGET and event.kind in SIDED and type != EntityType.SITE:
            yield Role.AGENT  # who is met or called is a side, as who meets or calls

    def _slot(self, role: str, key: str) -> str:
        return SITE if role in (Role.TARGET, Role.PLACE) and self._index.type(key) == EntityType.SITE else role

    def _persons_killed(self) -> dict[str, set[str]]:
        """The persons killed, by the reference of the event that the killing names as its instrument."""
        found: dict[str, set[str]] = defaultdict(set)
        for killing in self._events.values():
            if not killing.is_a(EventType.KILLING):
                continue
            killed = {
                key
                for argument in killing.arguments
                if argument.role == Role.TARGET and (key := self._index.key(self._article, argument.ref)) is not None
                if self._index.type(key) == EntityType.PERSON
            }
            for argument in killing.arguments:
                if argument.role == Role.INSTRUMENT and argument.ref in self._events and killed:
                    found[argument.ref] |= killed
        return found


def _frozen(found: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {role: frozenset(keys) for role, keys in found.items()}
