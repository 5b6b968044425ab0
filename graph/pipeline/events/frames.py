"""Read frames: where the roles of an event stand around its trigger (`<xx>/frames.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold
from khabar.ontology.terms import EntityType, Role

EVENT_TYPE = "Event"
TYPES = frozenset((*EntityType.ALL, "Time", EVENT_TYPE))
"""What a condition on an argument may ask for: an EntityType, "Time", or "Event" for an event."""

_POSITIONS = ("subject", "object", "object2", "passive_subject", "clause", "of", "possessor")


@dataclass(frozen=True)
class Frame:
    """The roles of one frame by position; each position has a tuple of roles in order of preference.

    Attributes:
        positions: subject, object, object2, passive_subject, clause, of, possessor.
        of_type: the role of a genitive by the type of its filler, before `positions["of"]`.
        prepositions: the role behind a preposition (folded), none to keep common roles from using it.
        preposition_type: the same by the type of the filler.
    """

    name: str
    positions: Mapping[str, tuple[str, ...]]
    of_type: Mapping[str, str]
    prepositions: Mapping[str, str]
    preposition_type: Mapping[str, Mapping[str, str]]

    def behind(self, preposition: str, kind: str) -> str | None:
        """The role of a filler of a type behind a preposition (folded), or None."""
        return self.preposition_type.get(preposition, {}).get(kind) or self.prepositions.get(preposition)

    def roles(self, position: str) -> tuple[str, ...]:
        """The roles that a position may give, best first."""
        return self.positions.get(position, ())


def frames(language: str) -> dict[str, Frame]:
    """The frames of a language, by name.

    Raises:
        LanguageDataError: a frame breaks the format.
    """
    path = folder(language) / "frames.toml"
    return {name: _frame(name, data, language, path) for name, data in table(language, "frames").items()}


def _frame(name: str, data: Any, language: str, path: Path) -> Frame:
    def check(role: Any) -> str:
        if role not in Role.ALL:
            raise LanguageDataError(f"frame {name}: no role {role!r}; roles are {', '.join(Role.ALL)}", path=path)
        return str(role)

    def by_type(mapping: Mapping[str, Any]) -> dict[str, str]:
        for kind in mapping:
            if kind not in TYPES:
                raise LanguageDataError(f"frame {name}: no type {kind!r} of entity", path=path)
        return {kind: check(role) for kind, role in mapping.items()}

    positions = {}
    for key, value in data.items():
        if key in _POSITIONS:
            positions[key] = tuple(check(role) for role in ([value] if isinstance(value, str) else value))
        elif key not in ("of_type", "prepositions", "preposition_type", "example"):
            raise LanguageDataError(f"frame {name}: no position {key!r}; they are {', '.join(_POSITIONS)}", path=path)
    return Frame(
        name=name,
        positions=positions,
        of_type=by_type(data.get("of_type", {})),
        prepositions={fold(word, language): check(role) for word, role in data.get("prepositions", {}).items()},
        preposition_type={
            fold(word, language): by_type(mapping) for word, mapping in data.get("preposition_type", {}).items()
        },
    )
