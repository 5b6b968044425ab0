"""Read institutions that are called by what they are and whose: "الاستخبارات السورية", "Egypt's public prosecution".

"Syrian intelligence" is the service of Syria that the catalog has, or one named after its concept and state. A
government is the state itself. The state is in the name, before it ("Egypt's"), behind it ("in Damascus"), or meant by
a pronoun ("its army").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.resolution.nodes import ACTOR, INSTITUTIONS, Node, folder_of
from khabar.graph.resolution.wording.descriptions import Description
from khabar.graph.resolution.wording.kinds import kinds
from khabar.graph.resolution.wording.shortforms import Concept, ShortForms, shortforms
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType

_NEAR: Final = 6
"""Characters at the most from a government to the place it is in or the state it is of."""

_WORD: Final = 24
"""Characters before a mention in which the word before it is looked for."""

_OF_STATES: Final = INSTITUTIONS | {EntityType.ORGANIZATION}


class Institution(NamedTuple):
    """What a description refers to.

    Attributes:
        node: the thing. names: whether the words are a name of it. concept: what it is, where its state is not said.
    """

    node: Node
    names: bool = True
    concept: str = ""


class Institutions:
    """Reads the descriptions of one article."""

    def __init__(self, annotation: Annotation, catalog: Catalog) -> None:
        self._annotation = annotation
        self._article = annotation.article
        self._catalog = catalog
        self._forms = shortforms(annotation.article.language)

    def read(self, mention: Mention, text: str) -> Institution | None:
        """The institution of a state that a mention is, or the state for its government; None for neither."""
        bare = self._forms.unpossessed(text)
        about = self._forms.describe(bare or text, self._catalog)
        if mention.type == EntityType.STATE and not about.words and len(about.states) == 1:
            return Institution(Node(False, ACTOR, about.states[0]), names=False)  # "عملية عراقية"
        concept = concept_of(self._forms, about, mention.type)
        if concept is None or (concept.type != mention.type and not {concept.type, mention.type} <= INSTITUTIONS):
            return None
        states = about.states or (about.capitals if concept.government else ())
        states = states or self.owner_before(mention) or self._possessor(mention, attached=bool(bare))
        if not states and not concept.anybody:  # "2,500 troops in Iraq" are seldom Iraq's
            states = self._place_after(mention)
        if len(states) == 1:
            return Institution(of_state(concept, states[0], self._catalog), names=bool(about.states))
        if about.states or bare:  # "مخابراتها" of nobody knows whom takes none up
            return None
        name = " ".join(self._forms.words(text))
        node = Node(True, folder_of(mention.type), name=name, article=self._article.id)
        return Institution(node, concept=concept.id)

    def owner_before(self, mention: Mention) -> tuple[str, ...]:
        """The state named right before a mention as its owner: "Egypt" + "'s military"."""
        for other in self._annotation.mentions:
            if 0 < mention.start - other.end <= _NEAR and other.known:
                between = self._article.text[other.end : mention.start].strip()
                entry = self._catalog.by_id(other.known)
                if entry is not None and entry.located and between in self._forms.possessives:
                    return (entry.capital_of or entry.id,)
        return ()

    def _possessor(self, mention: Mention, *, attached: bool) -> tuple[str, ...]:
        """The state that a pronoun means ("its army", "جيشها"): that of all bodies before it."""
        if not attached:
            before = self._article.text[max(0, mention.start - _WORD) : mention.start].split()
            if not before or fold(before[-1], self._forms.spelling.language) not in self._forms.its:
                return ()
        states: set[str] = set()
        for other in self._annotation.mentions:
            if other.sentence == mention.sentence and other.end <= mention.start and other.type in BODIES:
                states.add(self._state(other))
        return tuple(states) if len(states) == 1 and "" not in states else ()

    def _state(self, body: Mention) -> str:
        """The state that a body is, or is an institution of by its name; or ""."""
        entry = self._catalog.by_id(body.known)
        if body.type == EntityType.STATE and entry is not None and entry.type == EntityType.STATE and entry.located:
            return entry.id
        states = self._forms.describe(body.text, self._catalog).states or self.owner_before(body)
        return states[0] if len(states) == 1 and body.type in INSTITUTIONS else ""

    def _place_after(self, mention: Mention) -> tuple[str, ...]:
        """The state named right behind a mention as where it is: "الإدارة الجديدة" + "في دمشق"."""
        for other in self._annotation.mentions:
            if 0 < other.start - mention.end <= _NEAR and other.known:
                between = fold(self._article.text[mention.end : other.start], self._forms.spelling.language).split()
                entry = self._catalog.by_id(other.known)
                if entry is not None and entry.located and len(between) == 1 and between[0] in self._forms.inside:
                    return (entry.capital_of or entry.id,)
        return ()


def concept_of(forms: ShortForms, about: Description, type: str) -> Concept | None:
    """The concept of a description: one with a row of its own, or one of common words ("وزارة النقل"); or None."""
    concept = forms.concept(about)
    if concept is None and type in _OF_STATES:
        common = kinds(forms.spelling.language)
        made = common.made(about.words)
        if made.described and common.one_of_a_state(made):
            return Concept(made.described, type, government=False)
    return concept


def of_state(concept: Concept, state: str, catalog: Catalog) -> Node:
    """The node of a state's institution."""
    if concept.government:
        return Node(False, ACTOR, state)
    known = _known(catalog).get((concept.id, state), "")
    if known:
        return Node(False, ACTOR, known)
    # What common words describe has the type that most mentions give it.
    return Node(True, ACTOR, name=f"{concept.id}|{state}")


def lacks(concept: Concept, state: str, catalog: Catalog) -> bool:
    """Whether a state has no such institution: the catalog has it for other states, and others for this one."""
    known = _known(catalog)
    if (concept.id, state) in known or concept.government:
        return False
    return any(id == concept.id for id, _ in known) and any(of == state for _, of in known)


@lru_cache(maxsize=4)
def _known(catalog: Catalog) -> Mapping[tuple[str, str], str]:
    """Ids of the catalog's institutions by concept and state, where one alone has such a name; the user's own first."""
    found: dict[tuple[str, str], set[str]] = {}
    own: dict[tuple[str, str], set[str]] = {}
    for language, name, entry in _institution_names(catalog):
        forms = shortforms(language)
        about = forms.describe(name, catalog)
        concept = concept_of(forms, about, entry.type)
        if concept is not None and not concept.government and len(about.states) == 1:
            (own if entry.own else found).setdefault((concept.id, about.states[0]), set()).add(entry.id)
    for entry in catalog.entries:
        if entry.institution:
            (own if entry.own else found).setdefault((entry.institution, entry.of), set()).add(entry.id)
    return {key: next(iter(ids)) for key, ids in {**found, **own}.items() if len(ids) == 1}


def _institution_names(catalog: Catalog) -> Iterator[tuple[str, str, Entry]]:
    for entry in catalog.entries:
        if entry.type in INSTITUTIONS and not entry.institution:
            for language, name in entry.names:
                yield language, name, entry
