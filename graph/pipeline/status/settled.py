"""Component "khabar_settled_status": whether events happened, as words say that have no other meaning.

It stands behind the components of both engines: "acquitted of killing", "علقت كندا تبادل المعلومات".
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import settling
from khabar.graph.pipeline.ownfiles import OwnFiles
from khabar.graph.pipeline.participants.attacks.besides import against_armed, besides
from khabar.graph.pipeline.participants.attacks.intercepted import ended
from khabar.graph.pipeline.participants.claims.disclaimed import denied_charges
from khabar.graph.pipeline.participants.meetings.covered import covering
from khabar.graph.pipeline.participants.pronouns.punished import deeds
from khabar.graph.pipeline.participants.speech.subjunctives import wished
from khabar.graph.pipeline.status.accused import accused_of
from khabar.graph.pipeline.status.described import without_descriptions
from khabar.graph.pipeline.status.disputed import disputed
from khabar.graph.pipeline.status.exchanged import exchanged
from khabar.graph.pipeline.status.fellthrough import fell_through
from khabar.graph.pipeline.status.forestalled import forestalled
from khabar.graph.pipeline.status.operations import of_forces
from khabar.graph.pipeline.status.outlook import outlook
from khabar.graph.pipeline.status.predicated import predicated
from khabar.graph.pipeline.status.proposed import arranged
from khabar.graph.pipeline.status.purposes import purposes
from khabar.graph.pipeline.status.questions import asked
from khabar.graph.pipeline.status.refuted import refuted
from khabar.graph.pipeline.status.retracted import retracted
from khabar.graph.pipeline.status.scopes import scoped
from khabar.graph.pipeline.status.signed import signed
from khabar.graph.pipeline.status.supposed import supposed
from khabar.graph.pipeline.status.takenup import taken_up
from khabar.graph.pipeline.status.thwarted import with_outcomes
from khabar.graph.pipeline.status.unreal import unreal
from khabar.graph.pipeline.status.unsigned import unsigned
from khabar.graph.pipeline.status.withheld import withheld
from khabar.ontology.terms import Status


def settle_status(doc: Doc) -> Doc:
    """Set the statuses of which their sentences leave no doubt, of ``doc._.events`` with arguments and statuses.

    What something is only called goes: it is no event at all.
    """
    doc._.events = _settled(doc, doc.lang_)
    return doc


def _settled(doc: Doc, language: str) -> tuple[Event, ...]:
    events = without_descriptions(doc, doc._.events, language=language)
    sure = dict.fromkeys(ended(doc, events, language=language), Status.FOILED)
    sure |= dict.fromkeys(accused_of(doc, events), Status.POSSIBLE)
    sure |= dict.fromkeys(disputed(doc, events, language=language), Status.POSSIBLE)
    sure |= dict.fromkeys(wished(doc, events, language=language), Status.POSSIBLE)
    sure |= dict.fromkeys(predicated(doc, events, language=language), Status.ACTUAL)
    sure |= dict.fromkeys(covering(doc, events, language=language), Status.ACTUAL)
    sure |= dict.fromkeys(asked(doc, events, language=language), Status.POSSIBLE)
    sure |= dict.fromkeys(purposes(doc, events, language=language), Status.ACTUAL)
    sure |= dict.fromkeys(deeds(doc, events, language=language), Status.ACTUAL)
    sure |= dict.fromkeys(arranged(doc, events, language=language), Status.PLANNED)
    sure |= outlook(doc, events, language=language)
    sure |= signed(doc, events, language=language)
    sure |= scoped(doc, events, language=language)
    for foiling, deed in besides(doc, events, language=language):
        if deed.status in (Status.FOILED, Status.ACTUAL):
            sure[deed.trigger] = sure.get(foiling.trigger, foiling.status)
    sure |= dict.fromkeys(refuted(doc, events, language=language), Status.NEGATED)
    for _, charge, acts in denied_charges(doc, events, language=language):
        sure |= {charge.trigger: Status.ACTUAL} | dict.fromkeys((act.trigger for act in acts), Status.NEGATED)
    sure |= dict.fromkeys(fell_through(doc, events, language=language), Status.NEGATED)
    sure |= dict.fromkeys(withheld(doc, events, language=language), Status.NEGATED)
    sure |= dict.fromkeys(retracted(doc, events, language=language), Status.NEGATED)
    unsure = {**supposed(doc, events, language=language), **unreal(doc, events, language=language)}
    sure |= {at: status for at, status in unsure.items() if sure.get(at) != Status.NEGATED}
    told = tuple(event.with_status(sure.get(event.trigger, event.status)) for event in events)
    done, fallen = taken_up(doc, told, language=language), against_armed(doc, told, language=language)
    told = with_outcomes(told, sure, done, fallen)
    price = dict(exchanged(doc, told, language=language))
    told = tuple(event.with_status(price.get(event.trigger, event.status)) for event in told)
    undone = forestalled(doc, events, language=language)
    told = tuple(event.with_status(Status.FOILED if event.trigger in undone else event.status) for event in told)
    return tuple(unsigned(doc, of_forces(doc, told, language=language)))


@Language.factory(
    "khabar_settled_status",
    default_config={"lexicons": []},
    requires=["doc.ents", "doc.sents", "doc._.events"],
    assigns=["doc._.events"],
)
def make(nlp: Language, name: str, lexicons: list[str]) -> OwnFiles:  # noqa: ARG001
    """The component, with the paths "khabar_events" was given; it stands behind all that find statuses."""
    return settling(settle_status, nlp.lang, lexicons)
