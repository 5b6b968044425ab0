"""Run the steps that refer the mentions of one article to each other, and give the readings."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace
from functools import lru_cache
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.article.abroad import join_abroad
from khabar.graph.resolution.article.antecedents import Antecedents
from khabar.graph.resolution.article.counterparts import counterpart, join_counterparts
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.headlinenames import join_groups, join_lead, join_sites
from khabar.graph.resolution.article.headlinepersons import join_named, join_unnamed
from khabar.graph.resolution.article.homes import elsewhere, filed_in, home, named_later, of_another, states_before
from khabar.graph.resolution.article.identified import join_identified
from khabar.graph.resolution.article.institutions import concept_of, lacks, of_state
from khabar.graph.resolution.article.leaders import join_led
from khabar.graph.resolution.article.namedlater import join_named_later
from khabar.graph.resolution.article.namedpairs import named_pairs
from khabar.graph.resolution.article.numbered import part_by_number
from khabar.graph.resolution.article.offices import join_offices
from khabar.graph.resolution.article.officials import officials
from khabar.graph.resolution.article.operators import operators
from khabar.graph.resolution.article.otherlands import part_by_land
from khabar.graph.resolution.article.ownbodies import join_own_bodies
from khabar.graph.resolution.article.owncountries import join_own_countries
from khabar.graph.resolution.article.pairs import pairs
from khabar.graph.resolution.article.pairsides import Two
from khabar.graph.resolution.article.partnames import join_last_names
from khabar.graph.resolution.article.people import join_people, join_titles
from khabar.graph.resolution.article.samethings import join_same
from khabar.graph.resolution.article.scenes import join_scenes
from khabar.graph.resolution.article.served import join_served
from khabar.graph.resolution.article.sharednames import join_shared_names
from khabar.graph.resolution.article.spokesmen import Spokesmen
from khabar.graph.resolution.article.stateoffices import office_states
from khabar.graph.resolution.article.suspects import join_countrymen, join_suspects
from khabar.graph.resolution.nodes import ACTOR, PLACE, Node, Reading
from khabar.graph.resolution.wording.adjacent import first_word
from khabar.graph.resolution.wording.shortforms import Concept
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType, RelationType, Role

_WORDS: Final = re.compile(r"\w+")


def readings(annotation: Annotation, catalog: Catalog) -> list[Reading]:
    """The readings of an article's mentions in the order of the text, without times; "الطرفان" has two."""
    return _Article(annotation, catalog).readings()


class _Article:
    """The steps that replace the readings of one article; each refers mentions only where one thing can be meant."""

    def __init__(self, annotation: Annotation, catalog: Catalog) -> None:
        self.findings = Findings(annotation, catalog)
        self.annotation = annotation
        self.catalog = catalog
        self.forms = self.findings.forms
        self.found = self.findings.found
        self._refer = self.findings.refer
        self._antecedents = Antecedents(self.findings)
        self._spokesmen = Spokesmen(self.findings, self._antecedents)

    def readings(self) -> list[Reading]:
        """The readings, after all steps."""
        join_counterparts(self.findings)
        part_by_number(self.findings)
        part_by_land(self.findings)
        told = join_scenes(self.findings)
        unsure = join_abroad(self.findings)
        told |= join_served(self.findings)
        self._complete_institutions()
        join_last_names(self.findings)
        join_same(self.findings)
        join_titles(self.findings)
        join_offices(self.findings)
        join_people(self.findings)
        join_unnamed(self.findings)
        join_named(self.findings)
        join_countrymen(self.findings)
        join_suspects(self.findings)
        join_identified(self.findings)
        join_named_later(self.findings)
        join_led(self.findings)
        join_sites(self.findings)
        self._join_short_forms(told)
        join_lead(self.findings)
        join_groups(self.findings)
        join_own_countries(self.findings)
        join_own_bodies(self.findings)
        join_shared_names(self.findings)
        self._join_home(unsure)
        several = officials(self.findings)
        both = named_pairs(self.findings) | pairs(self.findings, several)
        found = [each for id, r in self.found.items() for each in several.get(id) or _of_two(r, both.get(id))]
        return [*found, *operators(self.annotation, self.catalog), *office_states(self.annotation)]

    def _complete_institutions(self) -> None:
        """Refer an institution without its state to the article's only one of its kind.

        "وزارة الداخلية" ("the interior ministry"). Not where its sentence names another state before: "قال رئيس الوزراء
        العراقي إن القوات" ("the Iraqi prime minister said that the forces").
        """
        full: dict[str, set[Node]] = {}
        for reading in self.found.values():
            concept = concept_of(self.forms, self.forms.describe(reading.shown, self.catalog), reading.mention.type)
            if concept is not None and not reading.concept and not reading.node.article and not concept.government:
                full.setdefault(concept.id, set()).add(reading.node)
        for reading in list(self.found.values()):
            nodes = full.get(reading.concept, set())
            if (
                len(nodes) == 1
                and not self._owned(reading)
                and not self._antecedents.short(reading)
                and not elsewhere(self.findings, reading, *nodes)
                and not self._of_a_land(reading)
            ):
                self._refer(reading, *nodes)

    def _join_short_forms(self, told: Set[str]) -> None:
        """Refer short forms like "التنظيم" to their antecedents; not those `told` elsewhere (their ids)."""
        earlier: dict[tuple[Node, str, str], Reading] = {}  # once each: a thing named again is no other antecedent
        for id in list(self.found):
            reading = self.found[id]
            same = (reading.node, reading.shown, reading.mention.type)
            own = self._spokesmen.forces(reading) if id not in told else None
            if own is not None:
                self._refer(reading, own)
                continue
            short = self._antecedents.short(reading) or self._antecedents.another_short(reading, earlier.values())
            nearest = self._antecedents.nearest(reading) if short is None else None
            short = None if id in told else short or nearest
            if short is None:
                earlier.setdefault(same, reading)
                continue
            bodies = {body.node for body in self._spokesmen.bodies(reading)}
            blamed = self._spokesmen.blamed(reading) if bodies else frozenset()
            node = self._antecedents.of(*short, earlier.values(), own=bodies, blamed=blamed - bodies)
            if node is not None and (nearest is None or node in bodies or self._antecedents.aside(reading.node)):
                self._refer(reading, node)
            elif reading.node.known:
                earlier.setdefault(same, reading)

    def _join_home(self, unsure: Set[str]) -> None:
        """Refer "الجيش" ("the army") to the state that the article is about.

        Not where its sentence names another state before, nor what is `unsure`: mentions behind what another state did
        there. A state that leads an alliance, or a counterpart, does not count for what the article is about: "التحالف
        الذي تقوده الولايات المتحدة" ("the alliance led by the United States"), "نظيرتها الجزائرية" ("its Algerian
        counterpart").
        """
        leaders = {r.head for r in self.annotation.relations if r.type == RelationType.LEADS}
        leading = {id for id, r in self.found.items() if id in leaders and r.mention.type == EntityType.STATE}
        told = [r for id, r in self.found.items() if id not in leading and not counterpart(r)]
        state = home(told, self.catalog, filed_in(self.findings))
        for id, reading in list(self.found.items()) if state else ():
            if (
                id in unsure
                or not reading.node.unknown
                or state not in (states_before(self.findings, reading) or {state})
                or of_another(self.findings, reading, state)
            ):
                continue
            about = self.forms.describe(reading.shown, self.catalog)
            concept = concept_of(self.forms, about, reading.mention.type)
            if reading.concept and concept is not None:
                if about.capitals or self._of_others(concept, reading) or named_later(self.findings, reading, state):
                    continue
                if lacks(concept, state, self.catalog) or self._at(reading, state):
                    continue  # "the army" in Nablus is not a Palestinian one
                self._refer(reading, of_state(concept, state, self.catalog))
            elif (
                self._antecedents.short(reading) and reading.mention.type == EntityType.STATE and self._single(reading)
            ):
                self._refer(reading, Node(False, ACTOR, state))

    def _at(self, reading: Reading, state: str) -> bool:
        """Whether a mention acts on a state, as no body of it does: "اتهمت الوزارة إيران بدعم الحوثيين"."""
        mentions = self.findings.acts.get(reading.mention.id, ())
        done = {event for event, role in mentions if role == Role.AGENT}
        return any(
            other.mention.type == EntityType.STATE and other.node.known == state
            for event in self.annotation.events
            if event.id in done
            for argument in event.arguments
            if argument.role == Role.TARGET and (other := self.found.get(argument.ref)) is not None
        )

    def _of_others(self, concept: Concept, reading: Reading) -> bool:
        """Whether an institution may be another one's: "the forces", or one whose owner the text goes on to name."""
        return concept.anybody or self._owned(reading, self.forms.inside)

    def _owned(self, reading: Reading, further: Set[str] = frozenset()) -> bool:
        """Whether the text goes on with an owner: "forces of the region", "قوات تابعة للإقليم"."""
        word = fold(first_word(self.annotation.article.text, reading.mention.end), reading.language)
        return word in further or word in _owning(reading.language)

    def _of_a_land(self, reading: Reading) -> bool:
        """Whether the genitive of a place stands right before a mention: "Puntland's forces" are no state's."""
        before = self.findings.before(reading)[-1:]
        if not (before and fold(before[0], reading.language).endswith(self.forms.possessives)):
            return False
        other = max(self.findings.earlier(reading), key=lambda other: other.mention.end, default=None)
        if other is None or other.mention.type not in LOCATIONS:
            return False
        entry = self.catalog.by_id(other.node.known) if other.node.known else None
        return entry is None or not (entry.type == EntityType.STATE or entry.capital_of)

    def _single(self, reading: Reading) -> bool:
        """Whether one state is meant, as by "البلاد" and not by "البلدين"."""
        return self.forms.words(reading.shown)[-1] in self.forms.one_state


@lru_cache(maxsize=4)
def _owning(language: str) -> frozenset[str]:
    """Words behind a body with which its owner is named."""
    return fold_all(table(language, "shortforms")["owning"], language)


def _of_two(reading: Reading, two: Two | None) -> tuple[Reading, ...]:
    """A reading, or one for each of the two that it means; "في البلدين" is in two lands."""
    if two is None:
        return (reading,)
    if reading.mention.type in LOCATIONS:
        two = two[0]._replace(folder=PLACE), two[1]._replace(folder=PLACE)
    return tuple(replace(reading, node=node, names=False, people=None, concept="") for node in two)
