"""Hold the words of a sentence and the mentions found in it so far, for the grammar of names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.mentions import mentions_from
from khabar.graph.pipeline.words.wordclasses import WordClasses

REACH: Final = 16
"""Longest mention, in words."""


class Found(NamedTuple):
    """A mention by words of the sentence; `known` is its catalog id or "".

    Attributes:
        bare: it is a head noun and nothing else.
        name: it is a person's name that is in no catalog.
        title: it is a title without a name.
    """

    start: int
    end: int
    type: str
    rule: str
    confidence: float
    known: str = ""
    bare: bool = False
    name: bool = False
    title: bool = False


_GOES_ON: Final = 1
_BEGINS: Final = 3
"""Values of spaCy's ``Token.ent_iob``."""


@dataclass
class Sentence:
    """The words of a sentence, its mentions so far, and the word classes of its language.

    Attributes:
        tokens: index in the Doc of each word; white space is left out.
        glued: words written together with the next one, as clitics are ("ب" of "بدمشق").
        found: mentions by the word they begin at.
    """

    classes: WordClasses
    tokens: list[int]
    norms: list[str]
    texts: list[str]
    glued: frozenset[int] = frozenset()
    found: dict[int, Found] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.norms)

    def covering(self, index: int) -> Found | None:
        """The mention that word `index` belongs to, or None."""
        for start in range(index, max(-1, index - REACH), -1):
            mention = self.found.get(start)
            if mention is not None:
                return mention if mention.end > index else None
        return None

    def add(self, mention: Found) -> None:
        """Add a mention, and remove those that begin within it."""
        for start in range(mention.start, mention.end):
            self.found.pop(start, None)
        self.found[mention.start] = mention

    def capital(self, index: int) -> bool:
        """Whether the word begins with a capital letter, in a script that has them."""
        return self.texts[index][:1].isupper()

    def word(self, index: int) -> bool:
        """Whether word `index` can belong to a name: no mark, no number, no stop word, no time."""
        if not 0 <= index < len(self) or not self.norms[index][0].isalpha():
            return False
        if self.classes.stops(self.norms[index], self.texts[index]):
            return False
        mention = self.covering(index)
        return mention is None or mention.type != TIME

    def free(self, index: int) -> bool:
        """Whether word `index` is in no mention, or only in a name without a catalog id."""
        mention = self.covering(index)
        return self.word(index) and (mention is None or mention.name)


def by_sentence(doc: Doc) -> Iterator[tuple[Span, list[Span]]]:
    """Each sentence with its mentions; one pass, where ``span.ents`` would look at all mentions for each sentence."""
    mentions = list(doc.ents)
    index = 0
    for sentence in doc.sents:
        begin = index
        while index < len(mentions) and mentions[index].start < sentence.end:
            index += 1
        yield sentence, mentions[begin:index]


def mentions_of(sentence: Span) -> dict[int, Span]:
    """The mentions that begin in one sentence, by their first token.

    Not by ``span.ents``, which on a long article would look through all mentions of all other sentences.
    """
    doc, held = sentence.doc, mentions_from(sentence)
    if held is not None:
        return {span.start: span for span in held}
    found: dict[int, Span] = {}
    for token in sentence:
        if token.ent_iob != _BEGINS:
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].ent_iob == _GOES_ON:
            end += 1
        found[token.i] = Span(doc, token.i, end, label=token.ent_type, kb_id=token.ent_kb_id, span_id=token.ent_id)
    return found


def sentences(doc: Doc, classes: WordClasses) -> Iterator[Sentence]:
    """The sentences of a Doc, with the mentions it has already."""
    for span, mentions in by_sentence(doc):
        words = [token for token in span if not token.text.isspace()]
        place = {token.i: index for index, token in enumerate(words)}
        glued = frozenset(place for place, (t, after) in enumerate(pairwise(words)) if t.idx + len(t) == after.idx)
        sentence = Sentence(classes, [t.i for t in words], [t.norm_ for t in words], [t.text for t in words], glued)
        for mention in mentions:
            inside = [place[token.i] for token in mention if token.i in place]
            if inside:
                sentence.found[inside[0]] = Found(
                    inside[0], inside[-1] + 1, mention.label_, mention._.rule, mention._.confidence, mention.id_
                )
        yield sentence
