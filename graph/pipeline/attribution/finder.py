"""Component "khabar_attribution": find who says that an event happened, and through which medium."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.arguments.finder import Cut, SentenceReader, reading_sentences
from khabar.graph.pipeline.attribution.papers import Papers
from khabar.graph.pipeline.attribution.resumed import Pronouns, passages, with_last_speaker
from khabar.graph.pipeline.attribution.sources import Report, Source, joined, levels, nest, subject_of
from khabar.graph.pipeline.attribution.spokenof import SpokenOf
from khabar.graph.pipeline.attribution.subjects import Subjects
from khabar.graph.pipeline.clauses.cases import PREP
from khabar.graph.pipeline.clauses.clauses import CONTENT, Structure
from khabar.graph.pipeline.clauses.units import (
    CLOSE,
    EVENT,
    MENTION,
    OPEN,
    Unit,
)
from khabar.graph.pipeline.doc import Event, events_by_sentence
from khabar.graph.pipeline.mentions import holding, mentions
from khabar.graph.pipeline.ownfiles import OwnFiles
from khabar.graph.pipeline.participants.claims.denials import denies, undenied
from khabar.graph.pipeline.participants.headlines.prefixes import voices
from khabar.graph.pipeline.refs import mention_ref, of_event, token_of
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS, SPEECH
from khabar.ontology.terms import EntityType, EventType, Role, Status

_SPEECH: Final = frozenset(
    {
        EventType.STATEMENT,
        EventType.WARNING,
        EventType.THREAT,
        EventType.ACCUSATION,
        EventType.CLAIM_OF_RESPONSIBILITY,
    }
)
"""Events that report what happens: their agent says their theme."""

_VOICED: Final = SPEECH
"""Events whose agent is the last speaker for "وأضاف" ("he added"): who warned or demanded, too."""


class AttributionFinder:
    """Sets ``Event.speakers``, ``Event.media`` and ``Event.chain``, nearest report first."""

    def __init__(self, sentences: SentenceReader) -> None:
        self._sentences = sentences
        data = table(sentences.language, "attribution")
        self._through, self._quoting, self._asides, persons, bodies = (
            fold_all(data[name], sentences.language)
            for name in ("through", "quoting", "asides", "person_pronouns", "body_pronouns")
        )
        self._pronouns = Pronouns(persons, bodies)
        self._papers = Papers(sentences.language)

    @holding
    def __call__(self, doc: Doc) -> Doc:
        """Find the sources; needs ``doc._.events`` with arguments."""
        labels = {mention_ref(span.start): span.label_ for span in mentions(doc)}
        found: dict[int, Event] = {}
        last, before, quoted, issued = Source(), Source(), Source(), Source()
        language = self._sentences.language
        subjects, spoken_of = Subjects(doc, language), SpokenOf(doc, language)
        announced = voices(doc, doc._.events, language=language)
        for sentence, here in events_by_sentence(doc):
            cut = self._sentences.cut(sentence, here)
            units = cut.units
            here = with_last_speaker(doc, units, here, before, labels, self._pronouns, language=language)
            here = subjects.filled(units, here)
            reports = self._reports(doc, cut, here, labels, last, issued, spoken_of) if here else []
            for at, event in here.items():
                around = [report for report in reports if at in report.content and self._says(doc, report, event)]
                outer = [quoted] if quoted and _inside(at, units) else []
                who = announced.get(sentence_at(doc, at).start)
                if (
                    who is not None
                    and at > who.mark
                    and not (event.type in _VOICED and event.refs(Role.AGENT) & who.refs)
                ):
                    outer.append(Source(who.levels))
                found[at] = _attributed(event, around, outer, labels)
            before = self._last(cut, here, reports, labels)
            last = before or last
            spoken_of.sentence(cut, here, spoke=bool(before), pronouns=self._pronouns)
            issued = before if before and self._papers.issued(doc[sentence.start : sentence.end]) else issued
            quoted = _open_quote(doc[sentence.start : sentence.end], reports, quoted)
        doc._.events = tuple(found[event.trigger] for event in doc._.events)
        return doc

    def _says(self, doc: Doc, report: Report, event: Event) -> bool:
        """Whether a report says that an event happened; a denial only reports a negated event."""
        language, at = self._sentences.language, report.event.trigger
        denied = denies(doc, report.event, language=language) and not undenied(doc, at, language=language)
        return event.status == Status.NEGATED or not denied

    def _last(
        self, cut: Cut, events: Mapping[int, Event], reports: Sequence[Report], labels: Mapping[str, str]
    ) -> Source:
        """The last speaker of a sentence, also of a warning or demand; not one quoted, or in an aside."""
        sources = {report.event.trigger: report.source for report in reports}
        inner = {at for report in reports for at in report.content}
        quoting = {report.event.trigger for report in reports if report.quoting}
        found = Source()
        for unit in cut.units:
            if unit.kind != EVENT or (unit.start in inner and unit.start not in quoting):
                continue
            opener = cut.clauses.clause[unit.index].opener
            if found and opener is not None and opener.norm in self._asides:
                continue
            event = events[unit.start]
            spoken = event.type == EventType.STATEMENT or (event.type in _VOICED and unit.verbal)
            if spoken and event.status == Status.ACTUAL:
                found = sources.get(unit.start) or self._source(event, unit, cut, labels) or found
        return found

    def _reports(
        self,
        doc: Doc,
        cut: Cut,
        events: Mapping[int, Event],
        labels: Mapping[str, str],
        last: Source,
        issued: Source,
        spoken_of: SpokenOf,
    ) -> list[Report]:
        """The reports of a sentence, with their sources and contents.

        One without a speaker ("وأضاف") is the last speaker's, "وأضاف البيان" that of whoever issued the statement.
        """
        result: list[Report] = []
        # What follows a quoting word between commas is said by who stands before it.
        subject: str | None = None
        for unit in cut.units:
            if unit.kind != EVENT or unit.label not in _SPEECH:
                continue
            event = events[unit.start]
            if event.status == Status.NEGATED:  # "لم يرد مسؤولون على طلبات": who does not say it is no source of it
                continue
            quoting = unit.norm in self._quoting
            source = self._source(event, unit, cut, labels)
            if not source and issued and self._papers.speaks(doc, unit.start):
                source = issued
            if not source:
                source = spoken_of.speaker(unit, cut.units, last, labels, self._pronouns)
            if not source and subject is not None and unit.verbal:
                source = Source(((subject,),))
            subject = subject_of(unit, cut.units, ACTORS) if quoting else None
            if source:
                result.append(Report(event, unit, source, quoting, _content(event, unit, cut.clauses, events)))
        nest(result, cut.units)
        return result

    def _source(self, event: Event, unit: Unit, cut: Cut, labels: Mapping[str, str]) -> Source:
        """The speakers of a report, step by step, by the roles that they fill."""
        found = {
            mention_ref(cut.units[index].start): case
            for index, case in cut.cases.items()
            if cut.units[index].kind == MENTION
        }
        spoken_of = _spoken_of(unit, cut.units)  # who is in what one says does not say it
        event = event.without(spoken_of)
        targets = [argument.ref for argument in event.arguments if argument.role == Role.TARGET]
        carriers = [ref for ref in targets if labels.get(ref) == EntityType.MEDIA]
        told = list(self._told(unit, cut))
        return Source(levels(event, labels, found, carriers, told, quoting=unit.norm in self._quoting))

    def _told(self, unit: Unit, cut: Cut) -> Iterable[str]:
        """The mentions behind "ل" or "to" in the clause of a report."""
        for other in cut.clauses.clause[unit.index].units:
            case = cut.cases.get(other.index)
            if (
                other.kind == MENTION
                and case is not None
                and case.kind == PREP
                and case.head is not None
                and case.head.norm in self._through
            ):
                yield mention_ref(other.start)


def _spoken_of(unit: Unit, units: Sequence[Unit]) -> frozenset[str]:
    """Mentions in a quotation with a verb before a report, who do not speak: '"The army left," he said'."""
    closed, _ = passages(units[: unit.index])
    said = (passage for passage in closed if any(other.verbal for other in passage))
    return frozenset(mention_ref(other.start) for passage in said for other in passage if other.kind == MENTION)


def _content(event: Event, unit: Unit, clauses: Structure, events: Mapping[int, Event]) -> set[int]:
    """The triggers a report contains: its themes, what these contain, and all in its content clauses."""
    content: set[int] = set()
    todo = [
        token_of(argument.ref) for argument in event.arguments if argument.role == Role.THEME and of_event(argument.ref)
    ]
    while todo:
        at = todo.pop()
        if at in content or at == event.trigger or at not in events:
            continue
        content.add(at)
        todo += [token_of(argument.ref) for argument in events[at].arguments if of_event(argument.ref)]
    for clause in clauses.clauses:
        if clause.kind == CONTENT and clause.governor is unit:
            content.update(
                other.start
                for other in clauses.units
                if other.kind == EVENT and clause.above(clauses.clause[other.index]) and other is not unit
            )
    return content


def _attributed(event: Event, reports: Sequence[Report], outer: Iterable[Source], labels: Mapping[str, str]) -> Event:
    """An event with its sources: the nearest report first, then who says all, as of an open quotation."""

    def place(report: Report) -> tuple[int, bool, int]:
        # Side by side, "قال المتحدث إن ...، بحسب الوكالة", the medium has it from who speaks.
        media = all(labels.get(ref) == EntityType.MEDIA for level in report.source.levels for ref in level)
        return len(report.content), media, abs(report.event.trigger - event.trigger)

    ordered = sorted(reports, key=place)
    chain = joined([*(report.source for report in ordered), *outer])
    everyone = [ref for level in chain for ref in level]
    media = tuple(ref for ref in everyone if labels.get(ref) == EntityType.MEDIA)
    if not (chain or event.chain or event.speakers or event.media):
        return event
    return replace(event, speakers=tuple(ref for ref in everyone if ref not in media), media=media, chain=chain)


def _inside(trigger: int, units: Sequence[Unit]) -> bool:
    """Whether a trigger stands before the first closing quote of a sentence that began inside a quotation."""
    for unit in units:
        if unit.start > trigger:
            return True
        if unit.kind in (OPEN, CLOSE) and unit.norm in ('"', "»", "”"):
            return False
    return True


def _open_quote(sentence: Span, reports: Sequence[Report], before: Source) -> Source:
    """The speaker of a quotation that is open at the end of a sentence; a paragraph ends it.

    A mention may have a mark inside: "«حزب الله» اللبناني".
    """
    opened: Token | None = None
    inside = bool(before)
    for token in sentence:
        if token.text in ('"', "«", "“", "»", "”"):
            closes = token.text in ("»", "”") or (token.text == '"' and (inside or opened is not None))
            opened, inside = (None, False) if closes else (token, inside)
    if opened is None:
        return before if inside else Source()
    named = [report for report in reports if report.event.trigger < opened.i]
    return named[-1].source if named else Source()


@Language.factory(
    "khabar_attribution",
    default_config={"lexicons": []},
    requires=["doc.ents", "doc.sents", "doc._.events"],
    assigns=["doc._.events"],
)
def make_attribution(nlp: Language, name: str, lexicons: list[str]) -> OwnFiles:  # noqa: ARG001
    """The component; `lexicons` are the paths "khabar_events" was given."""
    return reading_sentences(AttributionFinder, nlp.lang, lexicons)
