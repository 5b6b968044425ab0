"""Take ranks and titles out of what the model marks before a name: "خلفا للفريق علي الحداد", "Mr. Webb".

A title with the article right before somebody's name is nobody of its own, "الرئيس | سالم مراد": of 570 such names
annotators have one that is another person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.entities.heads import NEVER, heads
from khabar.graph.pipeline.learned.fragments import over
from khabar.graph.pipeline.rules import OWN
from khabar.graph.pipeline.words.ofdoc import norms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType

_RANK: Final = 3
"""Words that a rank may have beyond the first: "الفريق أول"."""


def without_ranks(doc: Doc, found: Sequence[Span]) -> Iterator[Span]:
    """The mentions without ranks before names: taken for bodies, "خلفا للفريق علي الحداد", or for names: "Mr. Webb"."""
    titles, classes = heads(doc.lang_), word_classes(doc.lang_)
    persons = {span.start: span for span in found if span.label_ == EntityType.PERSON}
    for span in found:
        words = norms(doc, span.start, span.end + _RANK)
        here = [head for head in titles.at(words, 0) if head.row.title]
        ends = {span.start + len(head.words) for head in here if head.row.alone == NEVER}
        if span.label_ == EntityType.PERSON and not span.id_ and not span._.rule.startswith(OWN):
            at = max((end for end in ends if end < span.end), default=span.start)
            named = (doc[at].is_title or doc[at].norm_ in classes.given) and not titles.people(
                words[at - span.start : len(span)], first=False
            )
            titled = classes.definite(span[0].norm_) and any(len(head.words) == len(span) for head in here)
            if not (titled and _name(persons.get(span.end))):
                yield over(span, at, span.end) if at > span.start and named else span
        elif span.label_ not in BODIES or all(end < span.end or end not in persons for end in ends):
            yield span


def _name(person: Span | None) -> bool:
    """Whether a mention of a person is there that does not begin with the word for one."""
    return person is not None and not any(heads(person.doc.lang_).at(norms(person.doc, person.start, person.end), 0))
