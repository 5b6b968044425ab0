"""Component "khabar_learned_entities": mentions of entities and times, by the model and the lexicon together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.spelling import spelling
from khabar.graph.pipeline.doc import TIME, mention
from khabar.graph.pipeline.entities.doubled import parted
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.entities.known import UNDECIDED
from khabar.graph.pipeline.entities.nationals import counted_people
from khabar.graph.pipeline.entities.titles import APART_RULE, MET_RULE
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.learned.decoding import best, spans
from khabar.graph.pipeline.learned.fragments import whole
from khabar.graph.pipeline.learned.initials import as_spelled_out
from khabar.graph.pipeline.learned.knownnames import LANDS, as_known, by_capitals, ends_in_name
from khabar.graph.pipeline.learned.layers import by_one_thread, linear, logarithms
from khabar.graph.pipeline.learned.mistaken import as_they_are
from khabar.graph.pipeline.learned.model import Vectors
from khabar.graph.pipeline.learned.nameless import nameless, without_praise
from khabar.graph.pipeline.learned.prefixes import named
from khabar.graph.pipeline.learned.quoted import without_quoted_events
from khabar.graph.pipeline.learned.ranks import without_ranks
from khabar.graph.pipeline.learned.scoring import Thing
from khabar.graph.pipeline.learned.sentence import attached, vectors
from khabar.graph.pipeline.learned.stored import WithLexicon
from khabar.graph.pipeline.participants.names.accusatives import without_objects
from khabar.graph.pipeline.participants.names.misnamed import without_manners, without_verbs
from khabar.graph.pipeline.rules import MODEL, OWN, agreed
from khabar.graph.pipeline.words.ofdoc import held_words
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType

NAME: Final = "khabar_learned_entities"
_TASK: Final = "entities"
_TIMES, _LONG, _SHORT, _NAMES, _OTHERS = "times", "known_phrase", "known_word", "names", "others"
_DECIDED, _UNDECIDED = "decided_land", "undecided_land"
_NAME_RULES: Final = "names:"
_TITLES: Final = (APART_RULE, MET_RULE)
_NEVER: Final = -1e4
_CERTAIN: Final = 1.0


class LearnedEntities(WithLexicon):
    """Sets ``doc.ents`` anew. What the lexicon knows of a mention that stays (catalog id, time value) stays with it."""

    TASK = _TASK

    def load(self) -> None:
        """Read the heads."""
        super().load()
        self._labels = list(self.heads.labels[_TASK])

    @by_one_thread
    def read(self, doc: Doc) -> Doc:
        """Set the mentions; needs ``doc.tensor`` and sentences."""
        with held_words(doc):
            doc.ents = self._mentions(doc)
        return doc

    def _mentions(self, doc: Doc) -> tuple[Span, ...]:
        found: list[Span] = []
        here: list[list[Span]] = [[] for _ in range(len(doc))]
        for span in doc.ents:
            here[span.start].append(span)
        for sentence in doc.sents:
            tokens = [token.i for token in sentence if not token.is_space]
            if tokens:
                before = [span for index in tokens for span in here[index]]
                found.extend(self._sentence(doc, tokens, before))
        for span in doc.ents:
            for token in span:
                token.ent_id_ = ""  # setting mentions without an id would leave that of earlier ones
        mentions = tuple(as_they_are(tuple(without_ranks(doc, found))))
        mentions = tuple(without_quoted_events(mentions, language=doc.lang_))
        mentions = tuple(counted_people(mentions, language=doc.lang_))
        mentions = tuple(without_objects(mentions, language=doc.lang_))
        mentions = tuple(parted(mentions, language=doc.lang_))
        mentions = tuple(whole(mentions, language=doc.lang_))
        mentions = tuple(as_spelled_out(mentions))
        mentions = tuple(without_manners(mentions, language=doc.lang_))
        return tuple(without_verbs(mentions, language=doc.lang_))

    def _sentence(self, doc: Doc, tokens: Sequence[int], before: Sequence[Span]) -> Iterator[Span]:
        scores = logarithms(linear(self.heads.weights, "tag", vectors(doc, tokens)))
        alone = set(spans(best(scores)))
        place = {token: index for index, token in enumerate(tokens)}
        joined = scores.copy()
        known: dict[tuple[int, int], Span] = {}
        held: list[Thing] = []
        for span in before:
            inside = [place[token.i] for token in span if token.i in place]  # a name may go over a line break
            start, end = inside[0], inside[-1] + 1
            if span.label_ in self._labels:
                known[start, end] = span
                thing = Thing(start, end, self._labels.index(span.label_))
                if span._.rule.startswith(OWN) or span._.rule in _TITLES or by_capitals(span) or _certain(span):
                    held.append(thing)
                else:
                    self._count(joined, thing, span, within=_within(thing, span, alone))
            else:  # a label of somebody else's component
                joined[start:end, 1:] = _NEVER
                yield span
        for thing in held:
            _hold(joined, thing)
        likely = np.exp(logarithms(joined))
        words = [doc[token].text for token in tokens]
        names = {at: self._labels.index(span.label_) for at, span in known.items() if span.id_ or len(span) == 1}
        # Of "باليرمو" the tokenizer has cut off a letter that the catalog knows to be its own.
        glued = {start for (start, _), span in known.items() if span.id_ and attached(doc[span.start])}
        found = as_known(spans(best(joined)), known, self._labels)
        for thing in named(words, found, names, language=doc.lang_):
            trimmed = thing if thing in held else _trimmed(doc, tokens, thing, glued)
            trimmed = trimmed if thing in held else without_praise(doc, tokens, trimmed, known)
            if trimmed is not None and trimmed.end < thing.end and (name := known.get((trimmed.start, trimmed.end))):
                trimmed = trimmed._replace(kind=self._labels.index(name.label_)) if name.id_ else trimmed
            if trimmed is not None and (
                thing in held or not nameless(doc, tokens, trimmed, self._labels[trimmed.kind])
            ):
                sure = self.sure(_TASK, _probability(likely, thing))
                yield self._mention(doc, tokens, trimmed, known, sure, seen=thing in alone)

    def _count(self, scores: Vectors, thing: Thing, span: Span, *, within: bool) -> None:
        """Add what the lexicon's finding of a mention weighs; `within` a longer one it goes on with that."""
        weight = self.weight(_TASK, _finding(span))
        scores[thing.start, 1 + 2 * thing.kind + within] += weight
        scores[thing.start + 1 : thing.end, 2 + 2 * thing.kind] += weight

    def _mention(
        self,
        doc: Doc,
        tokens: Sequence[int],
        thing: Thing,
        known: dict[tuple[int, int], Span],
        sure: float,
        *,
        seen: bool,
    ) -> Span:
        label = self._labels[thing.kind]
        before = known.get((thing.start, thing.end))
        same = before is not None and before.label_ == label
        rule = (agreed(before._.rule) if seen else before._.rule) if before is not None and same else MODEL
        span = mention(
            doc,
            tokens[thing.start],
            tokens[thing.end - 1] + 1,
            label,
            rule=rule,
            confidence=sure,
            known=before.id_ if before is not None and (same or {before.label_, label} == LANDS) else "",
        )
        span._.time = _time(thing, known) if label == TIME else None
        return span


def _certain(span: Span) -> bool:
    """Whether a row of the lexicon says that its words are never anything else: "عبوة لاصقة"."""
    return not span.id_ and span.label_ != TIME and span._.confidence >= _CERTAIN


def _hold(scores: Vectors, thing: Thing) -> None:
    """Make a mention the only reading of its tokens: a name of the user's own catalog is what the user says."""
    begins, goes_on = 1 + 2 * thing.kind, 2 + 2 * thing.kind
    scores[thing.start : thing.end] = _NEVER
    scores[thing.start, begins] = 0.0
    scores[thing.start + 1 : thing.end, goes_on] = 0.0
    if thing.end < len(scores):
        scores[thing.end, goes_on] = _NEVER


def _finding(span: Span) -> str:
    """The kind of a lexicon's mention, by which it weighs."""
    if span.label_ == TIME:
        return _TIMES
    if span.label_ == EntityType.PERSON and _titled(span):
        return _LONG
    named = span._.rule.startswith(_NAME_RULES)
    if (span.id_ or (span.label_ in BODIES and not named)) and span.label_ != EntityType.STATE and _begins_anew(span):
        return _LONG
    if span.label_ in BODIES and not named and ends_in_name(span):
        return _LONG
    if span.id_ and span.label_ in LANDS:  # whether words beside a country's name say what it means
        return _DECIDED if span._.confidence > UNDECIDED else _UNDECIDED
    if span.id_:
        return _LONG if len(span) > 1 else _SHORT
    return _NAMES if named else _OTHERS


def _titled(span: Span) -> bool:
    """Whether it is a title of a country without a name behind it: "اتهم الرئيس اللبناني إسرائيل"."""
    doc, titles = span.doc, heads(span.doc.lang_)
    if len(span) < 2 or not word_classes(doc.lang_).definite(span[-1].norm_):
        return False
    if Catalog.load().nationality(span[-1].text, doc.lang_) is None:
        return False
    if not any(head.row.title for head in titles.at([token.norm_ for token in span], 0)):
        return False
    if span.end == len(doc):
        return True
    following = doc[span.end]
    return following.is_punct or bool(following.ent_id_) or following.norm_ in word_classes(doc.lang_).stop


def _within(thing: Thing, span: Span, alone: Set[Thing]) -> bool:
    """Whether a name is the end of a longer one that the model sees: "Sudani" of "Al-Sudani"."""
    if span.id_ or _begins_anew(span):
        return False
    return any(other.kind == thing.kind and other.start < thing.start and other.end == thing.end for other in alone)


def _begins_anew(span: Span) -> bool:
    """Whether a name is no part of what is before it: a word with the article has no genitive behind it.

    "الإدارة الأميركية | الحوثيين" are two, and "اتهمت المفوضية | الشرطة"; "حكومة الحوثيين" is one.
    """
    definite = spelling(span.doc.lang_).definite
    return span.start > 0 and definite(span.doc[span.start - 1].text) and definite(span[0].text)


def _trimmed(doc: Doc, tokens: Sequence[int], thing: Thing, glued: Set[int]) -> Thing | None:
    """A span without the marks and clitics at its ends, but with the marks that close one inside: 'تنظيم "داعش"'.

    `glued` are the first tokens of names that look like clitics.
    """
    start, end = thing.start, thing.end
    while start < end and start not in glued and (doc[tokens[start]].is_punct or attached(doc[tokens[start]])):
        start += 1
    if start - 1 in glued:
        start -= 1
    while start < end and (
        attached(doc[tokens[end - 1]]) or (doc[tokens[end - 1]].is_punct and not _closes(doc, tokens, start, end - 1))
    ):
        end -= 1
    classes = word_classes(doc.lang_)
    dangling = classes.dangling
    while start < end and doc[tokens[start]].norm_ in classes.leading and not doc[tokens[start]].is_title:
        start += 1  # "year-old man", of "52-year-old man"; not "Old City"
    while start < end and doc[tokens[end - 1]].norm_ in dangling:
        end -= 1  # "Quds Force of the", where the model begins anew
    titled = end < len(tokens) and heads(doc.lang_).relations(doc[tokens[end]].norm_)
    while titled and start + 1 < end and doc[tokens[end - 1]].norm_ in classes.titled:
        end -= 1  # "Hamas field", of "Hamas field commander"
    if end < len(tokens) and _closes(doc, tokens, start, end):
        end += 1  # "اليوم (الثلاثاء" goes on to the mark that closes
    return thing._replace(start=start, end=end) if start < end else None


def _closes(doc: Doc, tokens: Sequence[int], start: int, mark: int) -> bool:
    """Whether a mark is the second of a pair of which the first stands behind `start`."""
    token = doc[tokens[mark]]
    if not (token.is_quote or token.is_bracket) or (token.is_bracket and not token.is_right_punct):
        return False  # of quotation marks no side is sure: „داعش“, »داعش«
    inside = [doc[index] for index in tokens[start:mark]]
    return sum(other.is_quote if token.is_quote else other.is_bracket for other in inside) % 2 == 1


def _probability(likely: Vectors, thing: Thing) -> float:
    """That of the least sure token of a mention, of the probabilities (token, tag) of its sentence."""
    first = 1 + 2 * thing.kind
    rest = likely[thing.start + 1 : thing.end, first + 1]
    return float(rest.min(initial=likely[thing.start, first]))


def _time(thing: Thing, known: dict[tuple[int, int], Span]) -> object:
    """The value of the widest time expression of the lexicon that the mention touches."""
    touched = [
        (end - start, span._.time)
        for (start, end), span in known.items()
        if span.label_ == TIME and start < thing.end and end > thing.start
    ]
    return max(touched, key=lambda item: item[0])[1] if touched else None


@Language.factory(
    NAME,
    default_config={"folder": None, "lexicon": True, "lexicons": []},
    requires=["doc.tensor", "doc.sents"],
    assigns=["doc.ents"],
)
def make(nlp: Language, name: str, folder: str | None, lexicon: bool, lexicons: list[str]) -> LearnedEntities:  # noqa: ARG001
    """The component; `folder` has the files of another model than the shipped one, `lexicons` users' trigger files."""
    register()
    return LearnedEntities(folder, language=nlp.lang or "", lexicon=lexicon, lexicons=lexicons)
