"""Component "khabar_settled_relations": static relations as their sentence means them, whoever has found them."""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.arguments.stances import without_backers
from khabar.graph.pipeline.entities.filed import without_filed
from khabar.graph.pipeline.events.ofdoc import settling
from khabar.graph.pipeline.ownfiles import OwnFiles
from khabar.graph.pipeline.participants.headlines.lists import without_listed
from khabar.graph.pipeline.participants.names.called import with_called
from khabar.graph.pipeline.participants.names.killersof import without_one
from khabar.graph.pipeline.participants.names.kin import without_borrowed
from khabar.graph.pipeline.participants.names.seats import placed
from khabar.graph.pipeline.participants.pronouns.partitives import without_other_bodies
from khabar.graph.pipeline.relations.absolute import without_absolute
from khabar.graph.pipeline.relations.captives import without_captives
from khabar.graph.pipeline.relations.coordinated import without_coordinated
from khabar.graph.pipeline.relations.counterparts import without_counterparts
from khabar.graph.pipeline.relations.delegations import with_senders, without_posts, without_senders
from khabar.graph.pipeline.relations.deputies import with_deputies
from khabar.graph.pipeline.relations.directions import without_directions, without_neighbours
from khabar.graph.pipeline.relations.experts import without_known_about
from khabar.graph.pipeline.relations.formerly import without_former
from khabar.graph.pipeline.relations.governed import without_governed
from khabar.graph.pipeline.relations.harmed import without_harmed
from khabar.graph.pipeline.relations.joined import with_joined
from khabar.graph.pipeline.relations.misled import without_misled
from khabar.graph.pipeline.relations.offices import with_offices
from khabar.graph.pipeline.relations.oneplace import of_one_place
from khabar.graph.pipeline.relations.oneside import of_one_side
from khabar.graph.pipeline.relations.opened import with_opened
from khabar.graph.pipeline.relations.opposed import without_opposed
from khabar.graph.pipeline.relations.outsiders import with_outsiders
from khabar.graph.pipeline.relations.owned import without_owners, without_states_of_his
from khabar.graph.pipeline.relations.twoknown import without_two_known
from khabar.graph.pipeline.relations.unsaid import without_denied
from khabar.graph.pipeline.relations.wider import without_wider
from khabar.graph.pipeline.relations.wings import with_wings

CHANGES: Final = (
    without_filed,
    without_two_known,
    without_borrowed,
    without_one,
    with_deputies,
    with_offices,
    without_owners,
    without_states_of_his,
    without_senders,
    without_posts,
    with_senders,
    without_directions,
    without_neighbours,
    without_listed,
    of_one_place,
    without_backers,
    without_counterparts,
    without_coordinated,
    without_captives,
    without_harmed,
    without_absolute,
    of_one_side,
    without_other_bodies,
    with_outsiders,
    without_known_about,
    without_governed,
    with_joined,
    without_denied,
    without_opposed,
    without_former,
    without_misled,
    with_called,
    placed,
    with_opened,
    with_wings,
    without_wider,
)
"""The questions that are asked of relations, in their order."""


def settle_relations(doc: Doc) -> Doc:
    """Set ``doc._.relations`` without those that are somebody else's, of something else, or denied."""
    relations = tuple(doc._.relations)
    for changed in CHANGES:
        relations = tuple(changed(doc, relations, language=doc.lang_))
    doc._.relations = relations
    return doc


@Language.factory(
    "khabar_settled_relations",
    default_config={"lexicons": []},
    requires=["doc.ents", "doc.sents", "doc._.events", "doc._.relations"],
    assigns=["doc._.relations"],
)
def make(nlp: Language, name: str, lexicons: list[str]) -> OwnFiles:  # noqa: ARG001
    """The component, with the paths "khabar_events" was given; it stands behind all that find relations."""
    return settling(settle_relations, nlp.lang, lexicons)
