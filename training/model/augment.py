"""Sentences as they might have been: other names of the same type, some pieces unseen.

What happens is to be read from the words around the names, whoever it is (Dai and Adel 2020), and from more than one
word (as in masked language modelling).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from network import ENTITIES, RELATIONS
from rows import MOST_PIECES, Item
from tokenizers import Tokenizer
from weights import SPACE, UNKNOWN

from khabar.graph.pipeline.doc import SAME_AS
from khabar.ontology.terms import EntityType

NAMED = frozenset(
    ENTITIES.index(kind) for kind in EntityType.ALL if kind not in (EntityType.PERSON_GROUP, EntityType.WEAPON)
)
Key = tuple[int, str, bool]


class Words(NamedTuple):
    """A mention: its pieces, and the pieces that its tokens begin and end with, counted from its first."""

    pieces: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True)
class Others:
    """The mentions of all sentences by type, language, and whether they begin a written word (or follow a clitic).

    Attributes:
        share: of the mentions of a sentence, that are replaced.
        unseen: share of the pieces that are replaced by the unknown piece.
        initial: of each piece, whether it begins a written word.
    """

    share: float
    unseen: float
    initial: Sequence[bool]
    mentions: dict[Key, list[Words]]

    @classmethod
    def of(cls, items: Sequence[Item], tokenizer: Tokenizer, *, share: float, unseen: float) -> Others:
        """The mentions of sentences."""
        initial = [
            (tokenizer.id_to_token(number) or "").startswith(SPACE) for number in range(tokenizer.get_vocab_size())
        ]
        others = cls(share, unseen, initial, {})
        for item in items:
            for start, end, kind in free(item):
                others.mentions.setdefault(others.key(item, start, kind), []).append(words(item, start, end))
        return others

    def key(self, item: Item, start: int, kind: int) -> Key:
        """What a mention may be replaced by."""
        return kind, item.language, self.initial[item.pieces[item.first[start]]]

    def varied(self, item: Item, rng: random.Random) -> Item:
        """The sentence with other names and with pieces unseen."""
        chosen = {
            start: (end, rng.choice(self.mentions[self.key(item, start, kind)]))
            for start, end, kind in free(item)
            if rng.random() < self.share
        }
        item = replaced(item, chosen) if chosen else item
        if not self.unseen:
            return item
        ends = {0, len(item.pieces) - 1}
        pieces = [
            UNKNOWN if at not in ends and rng.random() < self.unseen else piece for at, piece in enumerate(item.pieces)
        ]
        return replace(item, pieces=pieces)


def free(item: Item) -> list[tuple[int, int, int]]:
    """The mentions that may be replaced: names that say no event, are no second name of anything, and share no piece.

    The first piece of "القوات" in "بالقوات" is one with the preposition's.
    """
    triggers = {token for token, _, _ in item.events or ()}
    same = {side for kind, head, tail in item.relations if RELATIONS[kind] == SAME_AS for side in (head, tail)}
    return [
        (start, end, kind)
        for number, (start, end, kind) in enumerate(item.entities or ())
        if kind in NAMED and number not in same and triggers.isdisjoint(range(start, end)) and apart(item, start, end)
    ]


def apart(item: Item, start: int, end: int) -> bool:
    """Whether tokens ``start:end`` share no piece with those beside them."""
    behind = end == len(item.first) or item.first[end] > item.last[end - 1]
    return behind and (start == 0 or item.last[start - 1] < item.first[start])


def words(item: Item, start: int, end: int) -> Words:
    """The pieces of tokens ``start:end``."""
    begin, stop = item.first[start], item.last[end - 1] + 1
    return Words(
        item.pieces[begin:stop],
        [at - begin for at in item.first[start:end]],
        [at - begin for at in item.last[start:end]],
    )


def replaced(item: Item, chosen: dict[int, tuple[int, Words]]) -> Item:
    """The sentence with other words for the mentions that begin at the tokens `chosen`.

    Its pieces and annotations are the new ones; it has no text any more. Where it gets too long it stays as it was.
    """
    pieces: list[int] = []
    first: list[int] = []
    last: list[int] = []
    moved: dict[int, int] = {}
    taken, token = 0, 0
    while token < len(item.first):
        moved[token] = len(first)
        begin = item.first[token]
        if token in chosen:
            end, other = chosen[token]
            pieces += item.pieces[taken:begin]
            first += [len(pieces) + at for at in other.first]
            last += [len(pieces) + at for at in other.last]
            pieces += other.pieces
            taken, token = item.last[end - 1] + 1, end
            continue
        stop = max(taken, item.last[token] + 1)
        shift = len(pieces) - taken
        first.append(begin + shift)
        last.append(item.last[token] + shift)
        pieces += item.pieces[taken:stop]
        taken, token = stop, token + 1
    pieces += item.pieces[taken:]
    moved[token] = len(first)
    if len(pieces) > MOST_PIECES:
        return item
    return replace(
        item,
        text="",
        pieces=pieces,
        first=first,
        last=last,
        bounds=[(0, 0)] * len(first),
        entities=[(moved[start], moved[end], kind) for start, end, kind in item.entities or ()],
        events=[(moved[at], kind, status) for at, kind, status in item.events] if item.events is not None else None,
    )
