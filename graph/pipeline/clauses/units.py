"""The units of a sentence: mentions, events, governing words and marks, which clauses are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from khabar.graph.pipeline.events.lexicon import Candidate
from khabar.graph.pipeline.words.inflection import NOUN, VERB, Tag

MENTION: Final = "mention"
EVENT: Final = "event"
LIGHT: Final = "light"
PREPOSITION: Final = "preposition"
COORDINATOR: Final = "coordinator"
COMPLEMENTIZER: Final = "complementizer"
RELATIVE: Final = "relative"
ADVERBIAL: Final = "adverbial"
CONTRAST: Final = "contrast"
PARTICLE: Final = "particle"
COMMA: Final = "comma"
STOP: Final = "stop"
COLON: Final = "colon"
OPEN: Final = "open"
CLOSE: Final = "close"
WORD: Final = "word"


@dataclass(slots=True, eq=False)
class Unit:
    """A mention, an event, a phrase with a function or a single word of a sentence.

    Attributes:
        index: position among the units of the sentence. start, end: its tokens.
        norm: folded words, with a blank between them.
        label: EntityType or "Time" of a mention, khabar class of an event (`nearest`), control of a light verb.
        reading: lexicon row and form of an event whose row is known; tag: what the form tells.
        pronoun: a subject pronoun is attached to it (complementizer) or an object or possessor (event).
        inner: the event said by the first word of the mention before it ("المتهم"), no word of its own.
        common: a mention of people by a word for them, or of a country by an adjective, not by a name.
    """

    index: int
    start: int
    end: int
    kind: str
    norm: str
    label: str = ""
    reading: Candidate | None = None
    tag: Tag = field(default=Tag(NOUN))
    pronoun: bool = False
    inner: bool = False
    common: bool = False

    @property
    def verbal(self) -> bool:
        """Whether it is a finite verb."""
        return self.kind in (EVENT, LIGHT) and self.tag.kind == VERB and self.tag.tense not in ("ing", "participle")

    @property
    def nominal(self) -> bool:
        """Whether it is a mention, or an event that is no finite verb."""
        return self.kind == MENTION or (self.kind == EVENT and not self.verbal and not self.inner)
