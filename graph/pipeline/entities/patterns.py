"""Component "khabar_patterns": find entities by head nouns, titles and names, beside the known ones.

Each sentence is read from its end to its start, so that at a head noun the mentions behind it are known: "مقر وزارة
الداخلية" takes the ministry in, "عناصر الشرطة" leaves the police a mention of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.doc import TIME, mention, merge
from khabar.graph.pipeline.entities import names, shortnames, titles
from khabar.graph.pipeline.entities.capitals import capital_names
from khabar.graph.pipeline.entities.heads import ALWAYS, DEFINITE, PRONOUN, Head, Row, heads
from khabar.graph.pipeline.entities.mentions import Found, Sentence, sentences
from khabar.graph.pipeline.entities.phrases import Growth
from khabar.graph.pipeline.entities.titles import TITLE_RULE, Signs
from khabar.graph.pipeline.ownfiles import OwnFiles
from khabar.graph.pipeline.rules import OWN
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType

NAME: Final = "khabar_patterns"
PERSON_RULE: Final = "names:person"
INITIALS_RULE: Final = "names:initials"
PEOPLE_RULE: Final = "persons:people"
PLACE_RULE: Final = "names:place"
PART_RULE: Final = "names:part of a place"
_NAME_CONFIDENCE: Final = 0.7
_GUESS_CONFIDENCE: Final = 0.5
_PLACES: Final = (EntityType.PLACE, EntityType.STATE)


class EntityPatterns:
    """Finds entities by the rows of ``<language>/entities/`` and extends the known ones.

    Args:
        language: "ar" or "en".
        files: the user's own files of rows, beside the shipped ones.
    """

    def __init__(self, language: str, *, files: Iterable[str | Path] = ()) -> None:
        self._heads = heads(language, tuple(Path(file) for file in files))
        self._classes = word_classes(language)
        self._signs = Signs(partial(Catalog.load().nationality, language=language), self._heads)

    def __call__(self, doc: Doc) -> Doc:
        """Add the mentions to ``doc.ents``; a longer one replaces a known one within it and keeps its catalog id."""
        new = []
        read = list(sentences(doc, self._classes))
        known = [set(sentence.found.values()) for sentence in read]
        own = [span for span in doc.ents if span._.rule.startswith(OWN)]
        for sentence in read:
            self._read(sentence)
        shortnames.again(read, self._heads)
        for sentence, before in zip(read, known, strict=True):
            for found in sentence.found.values():
                if found in before:
                    continue
                start, end = sentence.tokens[found.start], sentence.tokens[found.end - 1] + 1
                if not found.known:
                    for token in doc[start:end]:
                        token.ent_id_ = ""  # spaCy keeps that of a shorter mention
                holds = any(start <= s.start and s.end <= end and s.id_ == found.known != "" for s in own)
                rule = OWN + found.rule if holds else found.rule
                new.append(
                    mention(doc, start, end, found.type, rule=rule, confidence=found.confidence, known=found.known)
                )
        merge(doc, new, override=True)
        return doc

    def _read(self, sentence: Sentence) -> None:
        """Add the mentions of a sentence to it."""
        within = set() if self._classes.article else self._within(sentence)
        for index in range(len(sentence) - 1, -1, -1):
            covering = sentence.covering(index)
            if index in within or (covering is not None and (covering.start < index or covering.type == TIME)):
                continue
            best = self._best(sentence, index)
            if best is not None and (covering is None or best.end - best.start > covering.end - covering.start):
                sentence.add(best)
            elif covering is None and not self._person(sentence, index) and not self._people(sentence, index):
                self._place(sentence, index)
        if self._classes.article:
            titles.add_names(sentence)
        titles.drop(sentence, self._signs)
        self._parts_of_places(sentence)
        if not self._classes.article:
            for found in list(capital_names(sentence)):
                sentence.add(found)

    def _within(self, sentence: Sentence) -> set[int]:
        """Words that belong to a longer head, where the head stands last: "international community"."""
        return {
            index + step
            for index in range(len(sentence))
            for head in self._heads.at(sentence.norms, index)
            if len(head.words) > 1 and self._written(sentence, head, index)
            for step in range(1, len(head.words))
        }

    def _place(self, sentence: Sentence, index: int) -> None:
        """Add a place in no list: behind "in", a word too rare to be another noun ("في سريناغار")."""
        before = sentence.norms[index - 1] if index else ""
        if self._classes.article and before in self._classes.prepositions["place"]:
            end = names.place_end(sentence, index)
            if end > index:
                sentence.add(Found(index, end, EntityType.PLACE, PLACE_RULE, _GUESS_CONFIDENCE))

    def _parts_of_places(self, sentence: Sentence) -> None:
        """Extend a known place by a word for its part, which is another place: "تونس العاصمة", "بيروت الغربية"."""
        for found in list(sentence.found.values()):
            if found.end >= len(sentence) or found.type not in _PLACES or not found.known:
                continue
            part = sentence.found.get(found.end)
            if sentence.norms[found.end] in self._classes.place_parts and (part is None or part.bare):
                sentence.add(found._replace(end=found.end + 1, type=EntityType.PLACE, known="", rule=PART_RULE))

    def _people(self, sentence: Sentence, index: int) -> bool:
        """Add people by their origin ("اللبنانيين"), unless the word describes the noun before it."""
        norm = sentence.norms[index]
        if not self._classes.people(norm) or not sentence.word(index):
            return False
        if index and sentence.word(index - 1) and self._described(sentence.norms[index - 1], norm):
            return False
        sentence.add(Found(index, index + 1, EntityType.PERSON_GROUP, PEOPLE_RULE, _NAME_CONFIDENCE, bare=True))
        return True

    def _described(self, noun: str, adjective: str) -> bool:
        """Whether a plural describes the noun before it: "الحلفاء المحليين", "لقراصنة صوماليين"."""
        classes = self._classes
        if classes.several(noun):
            return True
        if classes.definite(adjective):
            return classes.definite(noun) or classes.pronominal(noun)
        return not classes.definite(noun) and noun not in classes.numbers and classes.noun(noun)

    def _person(self, sentence: Sentence, index: int) -> bool:
        """Add a person's name or initials that begin at word `index`; whether there are any."""
        end = names.initials_end(sentence, index)
        if end > index:
            sentence.add(Found(index, end, EntityType.PERSON, INITIALS_RULE, 1.0, name=True))
            return True
        cue = index > 0 and sentence.norms[index - 1] in self._classes.cues
        if cue and any(head.row.title for head in self._heads.at(sentence.norms, index)):
            return False  # "قال المبعوث المصري سالم الحداد": the title was left to the name
        end = names.person_end(sentence, index, cue=cue)
        if end == index and index and self._classes.origin(sentence.norms[index - 1]):
            end = names.pair_end(sentence, index)
        if end > index:
            sentence.add(Found(index, end, EntityType.PERSON, PERSON_RULE, _NAME_CONFIDENCE, name=True))
        return end > index

    def _best(self, sentence: Sentence, index: int) -> Found | None:
        """The longest mention that a head at word `index` gives; a title before a name gives none."""
        best: Found | None = None
        longest = (0, 0)
        for head in self._heads.at(sentence.norms, index):
            if not self._written(sentence, head, index):
                continue
            if len(head.words) < longest[0]:
                break  # "General Assembly" is no general
            growth = Growth(sentence, head, index)
            growth.grow()
            if head.row.title and head.type == EntityType.PERSON and self._named(sentence, growth):
                return None
            if (
                self._describes(sentence, head, growth)
                or not self._stands(head, growth)
                or not _holds(head.row, sentence, growth)
            ):
                continue
            size = len(head.words), growth.end - growth.start
            if size > longest:
                longest = size
                kind = self._counted(head, sentence, growth)
                best = Found(
                    growth.start,
                    growth.end,
                    kind,
                    head.row.rule,
                    head.row.confidence,
                    growth.known,
                    growth.bare,
                    title=head.row.title and head.type == EntityType.PERSON,
                )
        return best

    def _named(self, sentence: Sentence, growth: Growth) -> bool:
        """Whether a person's name stands behind the title; one in no list becomes a mention here.

        Behind a title that is neither definite nor in a construct no name can follow: "جندي خطفوه".
        """
        if self._classes.article and not growth.definite:
            return False
        end = growth.end
        following = sentence.found.get(end)
        if following is not None and not (following.type == EntityType.PERSON and (following.name or following.known)):
            return False
        if following is None:
            stop = names.person_end(sentence, end, title=True)
            if stop == end:
                return False
            sentence.add(Found(end, stop, EntityType.PERSON, TITLE_RULE, _NAME_CONFIDENCE, name=True))
        for index in range(growth.start, end):
            inner = sentence.found.get(index)
            if inner is not None and inner.type in PEOPLE:
                del sentence.found[index]
        return True

    def _written(self, sentence: Sentence, head: Head, index: int) -> bool:
        """Whether the word is written as the head needs: its ending, its capitals."""
        if head.marked is not None and (self._classes.feminine in sentence.texts[index][-2:]) != head.marked:
            return False
        written = self._classes.as_written.get(self._classes.bare(sentence.norms[index]), "")
        if not sentence.texts[index].endswith(written):
            return False
        return all(word in ("", sentence.texts[index + place]) for place, word in enumerate(head.written))

    def _describes(self, sentence: Sentence, head: Head, growth: Growth) -> bool:
        """Whether a head is only the adjective of the noun before it: "إرهابي" in "هجوم إرهابي"."""
        index = growth.start - 1
        if not self._classes.article or index < 0 or len(head.words) > 1:
            return False
        before, norm = sentence.norms[index], head.words[0]
        if head.type not in PEOPLE or head.literal:  # "السياسة الخارجية"
            relation = head.literal and self._classes.definite(norm) and self._classes.adjective(norm)
            return relation and sentence.covering(index) is None and self._classes.definite(before)
        if self._classes.definite(norm) and self._classes.adjective(norm):
            named = sentence.covering(index)  # "داعش الإرهابي"
            if before in self._classes.quote_marks or (named is not None and named.type not in (*PEOPLE, TIME)):
                return True
        if not sentence.word(index):
            return False
        if self._classes.definite(before) != self._classes.definite(norm) or not self._classes.adjective(norm):
            return False
        return self._classes.several(before) if self._classes.several(norm) else self._classes.noun(before)

    @staticmethod
    def _stands(head: Head, growth: Growth) -> bool:
        """Whether a head that took no other word may be a mention by itself."""
        if not growth.bare:
            return True
        alone = head.row.plural_alone if head.plural else head.row.alone
        definite = growth.definite and not head.pronoun
        if alone == PRONOUN:
            return head.pronoun
        state = growth.sentence.found.get(growth.end) if head.row.title else None  # "أمير قطر"
        owned = state is not None and state.type == EntityType.STATE and bool(state.known)
        return alone == ALWAYS or (alone == DEFINITE and (definite or head.literal or owned))

    def _counted(self, head: Head, sentence: Sentence, growth: Growth) -> str:
        """The type of a head: a group of people for one person behind a number, "20 شخصا"."""
        if not growth.start or sentence.covering(growth.start - 1) is not None:
            return head.type
        before = sentence.norms[growth.start - 1]
        if (
            head.type == EntityType.PERSON
            and not head.definite
            and (before.isdigit() or before in self._classes.numbers)
        ):
            return EntityType.PERSON_GROUP
        return head.type


def _holds(row: Row, sentence: Sentence, growth: Growth) -> bool:
    """Whether the conditions of the row hold around the mention."""
    after = sentence.norms[growth.end] if growth.end < len(sentence) else ""
    before = sentence.norms[growth.start - 1] if growth.start else ""
    for condition, words in row.when.items():
        if condition.endswith("inside"):
            if words.isdisjoint(sentence.norms[growth.start : growth.end]) != condition.startswith("not_"):
                return False
            continue
        word = after if condition.endswith("next") else before
        if (word in words) == condition.startswith("not_"):
            return False
    return True


@Language.factory(NAME, assigns=["doc.ents"], requires=["doc.sents"], default_config={"files": []})
def make(nlp: Language, name: str, files: list[str]) -> OwnFiles:  # noqa: ARG001 - spaCy passes both
    """For spaCy: the component with the data of the pipeline's language and the user's files."""
    return OwnFiles(partial(_patterns, nlp.lang or ""), files)


def _patterns(language: str, files: tuple[Path, ...]) -> EntityPatterns:
    return EntityPatterns(language, files=files)
