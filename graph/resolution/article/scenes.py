"""Refer an institution without its state to the land that opens its sentence or one before.

"وفي العراق، أعلن الجيش", "In Iraq, the army said": the Iraqi army.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import product
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.homes import states_before
from khabar.graph.resolution.article.institutions import concept_of, lacks, of_state
from khabar.graph.resolution.nodes import PLACE
from khabar.graph.resolution.places import FOLDER, Places
from khabar.graph.resolution.wording.marks import COMMAS

_COMMA: Final = re.compile(rf"\s*(?:\w+\s*)?[{COMMAS}]")
"""What closes a place that opens a sentence, perhaps behind one word more: "في العراق المجاور،"."""

_PARAGRAPH: Final = re.compile(r"\n\s*\n|\n")


def join_scenes(findings: Findings) -> Set[str]:
    """Refer institutions to the land told of; return the ids of the mentions.

    A land holds until its paragraph ends or another state is named. A town that is no capital opens no land, as armies
    are in foreign ones.
    """
    land = ""
    text = findings.annotation.article.text
    places = Places(findings.catalog)
    openings = dict(_openings(findings, places))
    told: set[str] = set()
    end = 0
    for reading in list(findings.found.values()) if openings else ():
        mention = reading.mention
        if _PARAGRAPH.search(text, end, mention.start):
            land = ""
        end = mention.end
        land = openings.get(mention.id, land)
        if not land or mention.id in openings:
            continue
        about = findings.forms.describe(reading.shown, findings.catalog)
        concept = concept_of(findings.forms, about, mention.type)
        if not reading.concept or concept is None:
            if findings.states_of(reading) - {land}:
                land = ""
        elif (
            reading.node.unknown
            and not (about.capitals or concept.anybody or states_before(findings, reading) - {land})
            and not lacks(concept, land, findings.catalog)
        ):
            findings.refer(reading, of_state(concept, land, findings.catalog))
            told.add(mention.id)
    return told


def _openings(findings: Findings, places: Places) -> Iterator[tuple[str, str]]:
    """The ids of mentions of states and capitals that open a sentence, with the ids of the states."""
    text = findings.annotation.article.text
    fronting = _fronting(findings.annotation.article.language)
    for id, reading in findings.found.items():
        key = FOLDER + reading.node.known
        if reading.node.folder == PLACE and reading.node.known and (places.state(key) or places.capital(key)):
            before = "".join(fold(word.strip(COMMAS), reading.language) for word in findings.before(reading))
            if before in fronting and _COMMA.match(text, reading.mention.end) and (land := places.state_of(key)):
                yield id, land


@lru_cache(maxsize=4)
def _fronting(language: str) -> frozenset[str]:
    """What stands before a place that opens a sentence, folded, without blanks and marks: "وفي", "meanwhilein"."""
    data = table(language, "clauses")
    more = data.get("fronting", {})
    before = ["", *data["coordinators"], *more.get("before", ())]
    described = ["", *more.get("described", ())]
    parts = product(before, data["place"], described)
    return frozenset("".join(fold(word, language).replace(" ", "") for word in words) for words in parts)
