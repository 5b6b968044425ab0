"""Headlines of two sentences: "ضربة أميركية جنوب الصومال ومقديشو تعلن استعادة بلدة", in which nobody struck Mogadishu.

A headline also tells what was done in the present: "الرئيس المصري يلتقي نظيره الفرنسي".

Who stands between "and" and a present verb in the singular begins the second one: he does what the verb says and has
no part in what is told before, nor have those behind him. So it was in all of fourteen such headlines that annotators
had marked. A sentence that ends with a full stop may go on with a relative clause instead: "ومتظاهرين اجتاحوا المبنى".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.coordinators import coordinators
from khabar.graph.pipeline.doc import TIME, Argument, Event, mention_ref
from khabar.graph.pipeline.inflection import PRESENT, VERB
from khabar.graph.pipeline.lexicon import lexicon
from khabar.graph.pipeline.wordclasses import word_classes
from khabar.ontology.terms import EntityClass, Role
from khabar.ontology.vocabulary import subtypes

_MASCULINE, _FEMININE = "s", "f"
_ACTORS: Final = frozenset(subtypes(EntityClass.ACTOR))


def second_sentences(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events with those of a second sentence in that one only; of languages whose verbs come first otherwise."""
    if table(language, "clauses")["order"] != "VSO":
        return tuple(events)
    begins = list(_subjects(doc, language))
    starts = {mention_ref(span.start): span.start for span in doc.ents} if begins else {}
    return tuple(_parted(doc, event, begins, starts) if begins else event for event in events)


def told_as_done(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[str]:
    """References of the events that a headline tells in the present behind who it is about, and without a time.

    Of 19 such that annotators had marked 18 had happened. With a time ("يلتقون في مسقط الأحد") they were still to come.
    """
    if table(language, "clauses")["order"] != "VSO":
        return frozenset()
    timed = {span.sent.start for span in doc.ents if span.label_ == TIME}
    headlines = {sentence.start for sentence in doc.sents if _ends_open(sentence)} - timed
    behind = {span.end for span in doc.ents if span.label_ in _ACTORS and span.start in headlines}
    return frozenset(
        event.ref for event in events if event.trigger in behind and _present(doc[event.trigger].norm_, language)
    )


def _parted(doc: Doc, event: Event, begins: Sequence[Span], starts: Mapping[str, int]) -> Event:
    arguments = list(event.arguments)
    for span in begins:
        ref = mention_ref(span.start)
        if event.trigger < span.start and doc[event.trigger].sent == span.sent:
            arguments = [argument for argument in arguments if starts.get(argument.ref, -1) < span.start]
        elif event.trigger == span.end and Argument(Role.AGENT, ref) not in arguments:
            arguments = [Argument(Role.AGENT, ref), *(a for a in arguments if a.ref != ref)]
    return event if tuple(arguments) == event.arguments else replace(event, arguments=tuple(arguments))


def _subjects(doc: Doc, language: str) -> Iterator[Span]:
    """The mentions that a second sentence begins with."""
    joins = coordinators(language).glued
    for span in doc.ents:
        start, verb = span.start, span.end
        if verb < len(doc) and span.label_ in _ACTORS and start > 1 and doc[start - 1].norm_ in joins:
            joined = not doc[start - 1].whitespace_ and not doc[start - 2].is_punct
            whole = doc[start - 2].sent == doc[verb].sent and _ends_open(doc[verb].sent)
            if joined and whole and _definite(span, language) and _agrees(span, doc[verb].norm_, language):
                yield span


def _ends_open(sentence: Span) -> bool:
    """Whether a sentence ends without a mark, as headlines do."""
    last = next((token for token in reversed(sentence) if not token.is_space), None)
    return last is not None and (not last.is_punct or last.is_quote or last.is_bracket)


def _definite(span: Span, language: str) -> bool:
    return bool(span.ent_id_) or word_classes(language).definite(span[0].norm_)


def _agrees(span: Span, verb: str, language: str) -> bool:
    """Whether a word is a present verb in the singular, of the gender of a mention as far as that shows."""
    genders = _present(verb, language)
    endings = tuple(fold(ending, language) for ending in table(language, "clauses")["feminine_endings"])
    shown = any(token.norm_.endswith(endings) for token in span)
    return _FEMININE in genders or (_MASCULINE in genders and not shown)


def _present(verb: str, language: str) -> frozenset[str]:
    """The genders and numbers of a present verb of the triggers, none if a word is no such verb."""
    tags = [candidate.tag for candidate in lexicon(language).find(verb)]
    return frozenset(tag.agrees for tag in tags if tag.kind == VERB and tag.tense == PRESENT)
