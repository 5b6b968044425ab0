"""Part Arabic headlines of two sentences, and find headlines in the present that tell what was done.

"ضربة أميركية جنوب الصومال ومقديشو تعلن استعادة بلدة" ("US strike in southern Somalia, and Mogadishu announces retaking
a town"): Mogadishu is found as struck. A mention between "and" and a present verb that agrees with it begins a second
sentence; it is the agent there, and neither it nor those behind it have a role in the first. So in all of fourteen such
headlines that annotators had marked. Those of the first have no role in the second, unless a pronoun there may mean
them: "والشرطة تحاصر المسلحين", but "والشرطة تطلب الإفراج عنهم" ("and police demand their release"). A sentence with a
full stop may go on with a relative clause ("ومتظاهرين اجتاحوا المبنى"), and is left alone.

A noun may begin one, too: in "حماس تفرج عن أسيرين واستشهاد صحفي بغارة" ("Hamas frees two prisoners, and a journalist is
killed in a raid") Hamas leaves the killing, since what it does is no violence, or the second says its own agent or
cause.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span, Token

from khabar.graph.language.data import table
from khabar.graph.pipeline.clauses.agreement import land
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import kinds_at, lexicon_of
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, of_event, token_of
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.inflection import NOUN, PRESENT, VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS, MUTUAL, VIOLENCE
from khabar.ontology.terms import EntityType, EventType, Role

_MASCULINE, _FEMININE, _SEVERAL = "s", "f", "p"
_TITLE: Final = 6
"""Tokens at the most from the start of a headline to a name, as of a title: "رئيس مجلس النواب اللبناني نبيه بري"."""
_FORCE: Final = VIOLENCE | {EventType.SECURITY_OPERATION, EventType.TAKEOVER}
"""Events that imply deaths told beside them: "الجيش يقتحم المدينة ومقتل شخصين" ("... and two people killed")."""


class _Second(NamedTuple):
    """Positions of a second sentence's start and verb, its subjects (none for a place), and if a pronoun is in it."""

    start: int
    verb: int
    subjects: tuple[str, ...]
    pronoun: bool


def second_sentences(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Keep the participants of a second sentence in a headline out of the first, and the reverse.

    "ضربة جنوب الصومال ومقديشو تعلن": "ضربة" loses "مقديشو", which is the agent of "تعلن". Only where the verb comes
    first.
    """
    if not verb_first(language):
        return tuple(events)
    begins = list(_seconds(doc, language))
    starts = {mention_ref(span.start): span.start for span in mentions(doc)} if begins else {}
    parted = tuple(_parted(doc, event, begins, starts) if begins else event for event in events)
    cuts = frozenset(_second_nouns(doc, parted, language))
    return tuple(_without_first(doc, event, cuts) for event in parted) if cuts else parted


def told_as_done(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[str]:
    """The references of events that a headline tells in the present behind its subject, without a time.

    "الرئيس المصري يلتقي نظيره الفرنسي" ("the Egyptian president meets his French counterpart"): of 19 such in annotated
    text 18 had happened. What "and" joins to that goes on with it: "يزور القاهرة ويلتقي نظيره". With a time ("يلتقون في
    مسقط الأحد", "meet in Muscat on Sunday") they were still to come.
    """
    if not verb_first(language):
        return frozenset()
    timed = {sentence_of(span).start for span in mentions(doc) if span.label_ == TIME}
    headlines = {sentence.start for sentence in doc.sents if ends_open(sentence)} - timed
    behind = set(_subject_ends(doc, {_titled(doc, start, language) for start in headlines}, language))
    joins = coordinators(language).glued
    found, last = set[str](), -1
    for event in sorted(events, key=lambda event: event.trigger):
        at = event.trigger
        start = sentence_at(doc, at).start
        goes_on = start in headlines and doc[at - 1].norm_ in joins and start <= last
        if (at in behind or goes_on) and _present(doc[at]):
            found.add(event.ref)
            last = at
    return frozenset(found)


def _titled(doc: Doc, start: int, language: str) -> int:
    """Where the first mention of a sentence begins, if only nouns stand before it, as those of a title; or the start.

    "وزير الدفاع التركي يشار غولر يلتقي": "يشار غولر".
    """
    classes, lexicon = word_classes(language), lexicon_of(doc)
    for token in doc[start : min(start + _TITLE, sentence_at(doc, start).end)]:
        if token.ent_type_:
            return token.i
        norm = token.norm_
        if token.is_punct or classes.stops(norm, token.text) or _present(token) or VERB in lexicon.kinds(norm):
            return start
        if not (classes.noun(norm) or classes.title_adjective(norm)):
            return start
    return start


def _subject_ends(doc: Doc, starts: Set[int], language: str) -> Iterator[int]:
    """The ends of mentions that begin at some starts, with all of a row: "مصر وتركيا", "قائد | الجيش"."""
    joins, ends = coordinators(language).glued, set[int]()
    for span in mentions(doc):
        joined = doc[span.start - 1].norm_ in joins and span.start - 1 in ends if span.start else False
        if span.label_ in ACTORS and (span.start in starts or joined or span.start in ends):
            ends.add(span.end)
    yield from ends


def _parted(doc: Doc, event: Event, begins: Sequence[_Second], starts: Mapping[str, int]) -> Event:
    """Remove from an event the participants of the other sentence, and give a second verb its subjects."""
    for second in begins:
        if sentence_at(doc, event.trigger) != sentence_at(doc, second.start):
            continue
        before = {ref for ref, at in starts.items() if at < second.start}
        if event.trigger < second.start:
            event = event.without(starts.keys() - before)
            continue
        if event.trigger == second.verb:
            kept = event.without(before, Role.AGENT)
            object = {ref for ref, at in starts.items() if at == second.verb + 1}
            if second.subjects and event.type not in MUTUAL:
                kept = kept.moved(kept.refs(Role.AGENT) & object, Role.AGENT, Role.TARGET)  # "وفتح تتهم حماس"
            missing = [ref for ref in second.subjects if ref not in kept.refs(Role.AGENT)]
            event = kept.without(missing).first(Role.AGENT, missing)
        if event.trigger >= second.verb and not second.pronoun:
            event = event.without(before, Role.AGENT, Role.TARGET)
        if event.refs(Role.PLACE) - before:
            event = event.without(before, Role.PLACE)
    return event


def _second_nouns(doc: Doc, events: Sequence[Event], language: str) -> Iterator[int]:
    """The triggers of violence said by a noun behind "and", where another event is told in the present before."""
    joins = coordinators(language).glued
    done = told_as_done(doc, events, language=language)
    first: Event | None = None
    for event, next_one in pairwise(events):
        if event.ref in done:
            first = event
        at = next_one.trigger
        if first is None or sentence_at(doc, first.trigger) != sentence_at(doc, at) or event is not first:
            continue
        joined = doc[at - 1].norm_ in joins and not doc[at - 1].whitespace_
        if joined and next_one.type in VIOLENCE and NOUN in kinds_at(doc, at):
            own = any(
                token_of(argument.ref) > at
                and (argument.role == Role.AGENT or (argument.role == Role.INSTRUMENT and of_event(argument.ref)))
                for argument in next_one.arguments
            )
            if own or first.type not in _FORCE:
                yield at


def _without_first(doc: Doc, event: Event, cuts: Collection[int]) -> Event:
    """Remove from an event agents, instruments and themes on the other side of a cut."""
    sentence = sentence_at(doc, event.trigger)
    here = [cut for cut in cuts if sentence.start <= cut < sentence.end]
    after = min((cut for cut in here if cut > event.trigger), default=sentence.end)
    before = max((cut for cut in here if cut <= event.trigger), default=sentence.start)
    others = frozenset(a.ref for a in event.arguments if not before <= token_of(a.ref) < after)
    return event.without(others, Role.AGENT, Role.INSTRUMENT, Role.THEME)


def _seconds(doc: Doc, language: str) -> Iterator[_Second]:
    """The second sentences of a text."""
    joins = coordinators(language).glued
    spans = {span.start: span for span in mentions(doc) if span.label_ != TIME}
    for start, span in spans.items():
        named = span.label_ in ACTORS or land(span, language=language)
        joint = start - 1 - (start > 0 and doc[start - 1].is_quote)  # 'و"قسد" تنسحب'
        if joint < 1 or doc[joint].norm_ not in joins or doc[joint].whitespace_:
            continue
        before = doc[joint - 1]
        if (before.is_punct and not (before.is_quote or before.is_bracket)) or not ends_open(sentence_of(span)):
            continue
        row = _row(doc, span, spans, joins)
        verb = row[-1].end
        verb += verb < len(doc) and doc[verb].is_quote
        if (
            verb >= len(doc)
            or sentence_of(before) != sentence_at(doc, verb)
            or not _begin(row, named, doc[verb], language)
        ):
            continue
        subjects = (row[0], *(each for each in row[1:] if doc[each.start - 1].norm_ in joins)) if named else ()
        yield _Second(start, verb, tuple(mention_ref(each.start) for each in subjects), _pronoun(doc, verb, language))


def _row(doc: Doc, first: Span, spans: Mapping[int, Span], joins: Collection[str]) -> tuple[Span, ...]:
    """A mention with the one right behind it, which it belongs to, or the one joined to it by "and"."""
    at = first.end
    if at + 1 in spans and doc[at].norm_ in joins and not doc[at].whitespace_:
        return first, spans[at + 1]
    return (first, spans[at]) if at in spans else (first,)


def _begin(row: Sequence[Span], named: bool, behind: Token, language: str) -> bool:
    """Whether a row is a known subject, and the word behind is a verb that agrees with it."""
    first, last = row[0], row[-1]
    if not named and (first.label_ != EntityType.PLACE or len(row) > 1 or not _name(first, language)):
        return False
    if last.start > first.end:
        return _dual(behind.norm_, language)
    return (_definite(first, language) or not named or _definite(last, language)) and _agrees(first, behind, language)


def _name(span: Span, language: str) -> bool:
    """Whether a mention is the name of a place: "أربيل", but not "مدينة"."""
    return bool(span.ent_id_) or (len(span) == 1 and not word_classes(language).noun(span[0].norm_))


def _dual(verb: str, language: str) -> bool:
    """Whether a word is a present verb of two: "ترحبان"."""
    endings = tuple(table(language, "clauses")["dual_endings"])
    present = verb[:1] in table(language, "clauses")["present_prefixes"]
    return present and verb.endswith(endings) and word_classes(language).verbal(verb)


def _pronoun(doc: Doc, verb: int, language: str) -> bool:
    """Whether a word from a verb on may have a pronoun for somebody before it."""
    endings = tuple(row["ending"] for row in table(language, "clauses")["pronoun"])  # folded, "الهدنة" would have one
    return any(
        not token.ent_type_ and token.text.endswith(endings) and not _bare(token)
        for token in doc[verb : sentence_at(doc, verb).end]
    )


def _bare(word: Token) -> bool:
    """Whether a word is a trigger without a pronoun, for all that it ends like one: "تتهم"."""
    found = lexicon_of(word.doc).find(word.norm_)
    return bool(found) and not any(candidate.tag.pronoun for candidate in found)


def ends_open(sentence: Span) -> bool:
    """Whether a sentence ends without a mark, as headlines do."""
    last = next((token for token in reversed(sentence) if not token.is_space), None)
    return last is not None and (not last.is_punct or last.is_quote or last.is_bracket)


def _definite(span: Span, language: str) -> bool:
    """Whether a mention is known, or has an article on one of its words: "دول الخليج"."""
    return bool(span.ent_id_) or any(word_classes(language).definite(token.norm_) for token in span)


def _agrees(span: Span, verb: Token, language: str) -> bool:
    """Whether a word is a present verb of the gender of a mention, as far as that shows.

    The ending of a person's name shows nothing: "أسامة" is a man's. A plural verb agrees only with a nominative, which
    one joined to an object would not have: "والحوثيون يتوعدون" ("and the Houthis threaten"). A verb that is no trigger
    is known by its form: "وألمانيا تدرس" ("and Germany considers").
    """
    genders = _present(verb) or _formed(verb.norm_, language)
    data = table(language, "clauses")
    feminine = tuple(data["feminine_endings"])  # folded, "الله" would be
    shown = span.label_ != EntityType.PERSON and any(token.text.endswith(feminine) for token in span)  # "أسامة"
    if _SEVERAL in genders:
        return span[0].text.endswith(tuple(data["nominative_endings"]))
    return _FEMININE in genders or (_MASCULINE in genders and not shown)


def _formed(verb: str, language: str) -> frozenset[str]:
    """The gender of a word that looks like a present verb and like nothing else; else none."""
    words = word_classes(language)
    gender = table(language, "clauses")["present_prefixes"].get(verb[:1], "")
    plain = words.verbal(verb) and not words.pronominal(verb) and not words.several(verb)
    other = words.stops(verb, verb) or words.adjective(verb) or words.noun(verb) or words.definite(verb)
    return frozenset({gender}) if gender and plain and not other else frozenset()


def _present(verb: Token) -> frozenset[str]:
    """The genders and numbers of a trigger that is a present verb; none for other words."""
    tags = [candidate.tag for candidate in lexicon_of(verb.doc).find(verb.norm_)]
    return frozenset(tag.agrees for tag in tags if tag.kind == VERB and tag.tense == PRESENT)
