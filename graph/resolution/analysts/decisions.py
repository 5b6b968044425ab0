"""What analysts decide: that two things are one, that what was taken for one is two, or that something is not so.

Decisions stand in a file of JSON lines, in the order in which they were made; the later wins. They refer to things by
what does not change when articles come and go: a known thing by its id in the catalog, a name by its folded form, what
only one article calls so by that article, and an event by the place of its mentions.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from khabar.graph.errors import ArchiveError
from khabar.graph.language.data import rows
from khabar.graph.resolution.analysts.rejections import REJECT, Rejection, mentions_of
from khabar.graph.resolution.analysts.rejections import row as row_of
from khabar.graph.resolution.nodes import Node

MERGE: Final = "merge"
SPLIT: Final = "split"

Place = tuple[str, int]
"""Where an event is mentioned: the article's id, and the offset of its trigger."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things that a decision is about.

    Attributes:
        name, type: what it is called, for those who read the file.
        nodes: of an entity, the nodes that its mentions refer to by themselves.
        words: only mentions with these words, folded; "" for all. article: only those in this article; "" for all.
        mentions: of an event, where it is mentioned.
    """

    name: str
    type: str
    nodes: tuple[Node, ...] = ()
    words: str = ""
    article: str = ""
    mentions: tuple[Place, ...] = ()

    @property
    def narrow(self) -> bool:
        """Whether it is only a part of its nodes."""
        return bool(self.words or self.article)


@dataclass(frozen=True, slots=True)
class Decision:
    """That two things are one (`MERGE`) or two (`SPLIT`).

    Attributes:
        date: when it was made. by: who made it. because: why.
        path, line: where it stands, for messages.
        overruled: whether it is not obeyed because a later one says otherwise.
    """

    verdict: str
    one: Side
    other: Side
    date: date
    by: str | None = None
    because: str | None = None
    path: Path | None = field(default=None, compare=False)
    line: int | None = field(default=None, compare=False)
    overruled: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        """In words: "merge of A and B (2025-01-12)"."""
        return f"{self.verdict} of {self.one.name!r} and {self.other.name!r} ({self.date})"

    def unmet(self) -> ArchiveError:
        """The error about a decision that is not obeyed: it applies to nothing, or a later one overrules it."""
        why = "is overruled by a later decision" if self.overruled else "no longer applies: no article tells of both"
        return ArchiveError(f"the {self} {why}", path=self.path, line=self.line)


Ruling = Decision | Rejection
"""A line of the file."""


def divided(rulings: Sequence[Ruling]) -> tuple[tuple[Decision, ...], tuple[Rejection, ...]]:
    """The decisions about two things, and the rejections, of some rulings."""
    return (
        tuple(ruling for ruling in rulings if isinstance(ruling, Decision)),
        tuple(ruling for ruling in rulings if isinstance(ruling, Rejection)),
    )


def read(path: str | Path) -> tuple[Ruling, ...]:
    """The decisions of a file, in their order.

    Raises:
        ArchiveError, LanguageDataError: it cannot be read, or a line is no decision; with the line.
    """
    path = Path(path)
    found: list[Ruling] = []
    for line, row in rows(path):
        try:
            found.append(_ruling(row, path, line))
        except (KeyError, OverflowError, TypeError, ValueError) as error:
            what = f"no {error}" if isinstance(error, KeyError) else error
            raise ArchiveError(
                f"no decision of `khabar merge`, `split` or `reject`: {what}", path=path, line=line
            ) from error
    return tuple(found)


def append(path: str | Path, decision: Ruling) -> None:
    """Write a decision at the end of a file, which is made if there is none.

    Raises:
        ArchiveError: it cannot be written; what it held stays as it was.
    """
    line = json.dumps(_row(decision), ensure_ascii=False) + "\n"
    try:
        with Path(path).open("ab+") as file:
            size = file.seek(0, os.SEEK_END)
            if size:
                file.seek(size - 1)
                line = line if file.read(1) == b"\n" else f"\n{line}"  # an editor may have left the last line open
            try:
                file.write(line.encode())
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(size)  # half a line would spoil the file
                raise
    except OSError as error:
        raise ArchiveError(f"cannot be written: {error.strerror or error}", path=path) from error


def _row(decision: Ruling) -> dict[str, Any]:
    if isinstance(decision, Rejection):
        verdict, what = REJECT, row_of(decision)
    else:
        verdict, what = decision.verdict, {"one": _side_row(decision.one), "other": _side_row(decision.other)}
    said = {"by": decision.by, "because": decision.because}
    reasons = {key: value for key, value in said.items() if value}
    return {"decision": verdict, "date": decision.date.isoformat(), **reasons, **what}


def _side_row(side: Side) -> dict[str, Any]:
    row: dict[str, Any] = {"name": side.name, "type": side.type}
    if side.mentions:
        return {**row, "mentions": [{"article": article, "start": start} for article, start in side.mentions]}
    row["is"] = [_node_row(node) for node in side.nodes]
    narrowing = {"called": side.words, "in": side.article}
    return row | {key: value for key, value in narrowing.items() if value}


def _node_row(node: Node) -> dict[str, str]:
    row = {"as": node.folder, "known": node.known, "name": node.name, "article": node.article, "type": node.type}
    return {key: value for key, value in row.items() if value}


def _ruling(row: Mapping[str, Any], path: Path, line: int) -> Ruling:
    if row["decision"] not in (MERGE, SPLIT, REJECT):
        raise ValueError(f"{row['decision']!r} is none of {MERGE}, {SPLIT} and {REJECT}")
    day = date.fromisoformat(row["date"])
    by, because = (_text(row, key, "") or None for key in ("by", "because"))
    if row["decision"] == REJECT:
        return Rejection(_text(row, "name"), mentions_of(row), day, by, because, path, line)
    one, other = _side(row["one"]), _side(row["other"])
    if bool(one.mentions) != bool(other.mentions):
        raise ValueError("an event and an entity are two anyway")
    return Decision(row["decision"], one, other, day, by, because, path, line)


def _side(row: Mapping[str, Any]) -> Side:
    name, type = _text(row, "name"), _text(row, "type")
    if "mentions" in row:
        return Side(name, type, mentions=tuple((str(at["article"]), int(at["start"])) for at in row["mentions"]))
    nodes = tuple(map(_node, row["is"]))
    if not nodes:
        raise ValueError("nothing that it is")
    return Side(name, type, nodes, words=_text(row, "called", ""), article=_text(row, "in", ""))


def _node(row: Mapping[str, Any]) -> Node:
    if not isinstance(row, dict):
        raise TypeError("what it is must be objects")
    known, name, article, type = (_text(row, key, "") for key in ("known", "name", "article", "type"))
    if not (known or name):
        raise ValueError("neither known nor name")
    return Node(not known, _text(row, "as"), known, name, article, type)


def _text(row: Mapping[str, Any], key: str, missing: str | None = None) -> str:
    """The text of a key; without one `missing`, or an error if that is None."""
    text = row[key] if missing is None else row.get(key)
    if text is None and missing is not None:
        return missing
    if not isinstance(text, str):
        raise ValueError(f"{key} must be a text")
    return text


def of_entities(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions about entities."""
    return tuple(decision for decision in decisions if decision.one.nodes)


def of_events(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions about events."""
    return tuple(decision for decision in decisions if decision.one.mentions)
