"""End a mention before an indefinite Arabic object that was taken into it, and make the object a person of its own.

"اعتقل الأمن التركي عراقيا" ("Turkish security arrested an Iraqi"): "الأمن التركي عراقيا" is found as one mention, and
becomes two. "تعيين نجله خالد رئيساً" ("appointing his son Khalid as president"): the name ends before the office. Where
the word before is an object, too, the second describes it, and both stay together: "جنديا إسرائيليا" ("an Israeli
soldier").

`doers` gives the roles: whoever stands between a verb and such an object is its agent, "طعن شاب جنديا" ("a youth
stabbed a soldier"), and so is the first of two titles side by side, "أقال الرئيس وزير الصحة سامي" ("the president
dismissed health minister Sami"). The endings are data (see `indefinite`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Span, Token

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.arguments.roles import MUTUAL
from khabar.graph.pipeline.clauses.agreement import SEVERAL, agreeing
from khabar.graph.pipeline.doc import TIME, Argument, Event, mention
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.entities.titles import apart
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.participants.names.indefinite import Indefinite, indefinite
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.rules import MODEL, OWN
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES, PEOPLE, VIOLENCE
from khabar.ontology.terms import EntityType, EventType, Role

_SURE: Final = 0.7
"""The confidence of the mentions made here."""
_LANDS: Final = 2
"""Words of two nationalities, or of a person's word and a nationality."""
_DONE: Final = VIOLENCE | {EventType.ARREST}


def without_objects(spans: Sequence[Span], *, language: str) -> Iterator[Span]:
    """Cut indefinite objects from the ends of mentions, and give those that are somebody as persons.

    "الأمن التركي عراقيا" gives "الأمن التركي" and "عراقيا". The nationality of somebody named behind a body is cut from
    the body.
    """
    endings = indefinite(language)
    taken = {token.i for span in spans for token in span}
    persons = {span.start for span in spans if span.label_ == EntityType.PERSON}
    his = {span.end for span in spans if endings.tanwin and _described(span, span.end, taken, endings)}
    unfound = {span.end: span.end + words for span in spans if (words := _unfound(span, taken, his, endings))}
    longer = {token.i for span in spans if len(span) > 1 for token in span}
    unfound = {at: end for at, end in unfound.items() if longer.isdisjoint(range(at, end))}
    his |= {end - 1 for at, end in unfound.items() if end - at == _LANDS}  # "سلم الصليب الأحمر أسيرا لبنانيا"
    for span in _parted(spans, endings):
        if span.start in his and len(span) == 1 and endings.nationality(span[0]):
            continue  # "خطف مسلحون رجل أعمال لبنانيا"
        if span.end in persons and _of_two_lands(span, language):
            yield _without_last(span)
        elif not endings.tanwin:
            yield span
        elif land := _land_behind(span, endings):
            yield _without_last(span)
            yield mention(span.doc, span.end - 1, span.end, EntityType.STATE, rule=MODEL, confidence=_SURE, known=land)
        else:
            if span.end in unfound:
                yield mention(span.doc, span.end, unfound[span.end], EntityType.PERSON, rule=MODEL, confidence=_SURE)
            yield from _without_object(span, taken, endings)


def _unfound(span: Span, taken: Set[int], his: Set[int], endings: Indefinite) -> int:
    """The number of words of an object right behind a mention of which nothing, or only the land, was found; or 0."""
    if not endings.tanwin or span.label_ not in PEOPLE | BODIES or span.end == len(span.doc):
        return 0
    if span.end in taken or span.end in his:
        return 0
    behind = span.doc[span.end]
    return 0 if sentence_of(behind) != sentence_of(span[0]) or endings.object(span[-1]) else _somebody(behind, endings)


def _without_object(span: Span, taken: Set[int], endings: Indefinite) -> Iterator[Span]:
    """Yield a mention without the object at its end, and the object as a person."""
    if span._.rule.startswith(OWN) or span.label_ not in PEOPLE | BODIES:
        yield span
        return
    country = endings.nationality(span[-1])
    if len(span) == 1:
        described = span.start > 0 and endings.object(span.doc[span.start - 1])
        yield _person(span, span.start) if country and span.label_ == EntityType.STATE and not described else span
        return
    described = any(endings.object(span[at]) for at in (0, -2)) or (
        country and _described(span, span.end - 1, taken, endings)
    )
    if not described and (country or _two(span, endings)):
        yield _without_last(span)
        yield _person(span, span.end - 1)
    elif not described and span.label_ == EntityType.PERSON and _office(span, endings):
        yield _without_last(span)
    else:
        yield span


def _parted(spans: Sequence[Span], endings: Indefinite) -> Iterator[Span]:
    """Part mentions of two, "مسلحون | صيادا لبنانيا", and make one person as an object a person: "صيادا لبنانيا".

    A model takes the second word for a description of the first, or the object for a group or a place.
    """
    for span in spans:
        if not endings.tanwin or span._.rule.startswith(OWN) or span.id_ or span.label_ in (TIME, EntityType.WEAPON):
            yield span
            continue
        begins = next((at for at in range(1, len(span)) if _begins(span, at, endings)), 0)
        if begins:
            kept = {"rule": span._.rule, "confidence": span._.confidence}
            yield mention(span.doc, span.start, span.start + begins, span.label_, **kept)
            span = _person(span, span.start + begins)
        if _one(span, endings):
            yield mention(span.doc, span.start, span.end, EntityType.PERSON, rule=MODEL, confidence=_SURE)
        else:
            yield span


def _somebody(token: Token, endings: Indefinite) -> int:
    """The number of words of an object with a nationality: "عراقيا" 1, "صيادا عراقيا" 2; 0 for any other."""
    behind = token.i + 1
    if endings.nationality(token):
        return 1
    known = token.norm_.endswith(endings.tanwin) and heads(token.doc.lang_).people([token.norm_], first=True)
    return 2 if known and behind < len(token.doc) and endings.nationality(token.doc[behind]) else 0


def _begins(span: Span, at: int, endings: Indefinite) -> bool:
    """Whether an object begins at a position in a mention of people: "مسلحون | صيادا لبنانيا"."""
    if span.label_ not in PEOPLE or endings.object(span[0]):
        return False
    if _others(span[0], span[at], endings):
        return True
    return at + 1 < len(span) and endings.someone(span[at]) and not endings.object(span[at - 1])


def _others(first: Token, word: Token, endings: Indefinite) -> bool:
    """Whether a word for people cannot describe several men who act: "المسلحون | مدنيين", "مسلحون | لاجئة"."""
    language, norm = word.doc.lang_, word.norm_
    if not first.norm_.endswith(endings.nominative) or not heads(language).people([norm], first=True):
        return False
    return norm.endswith(endings.oblique) or (
        norm.endswith(endings.feminine) and not word_classes(language).definite(norm)
    )


def _one(span: Span, endings: Indefinite) -> bool:
    """Whether a mention is one person as an indefinite object: "طيارا هنديا", and not "20 شخصا" or "جنودا"."""
    language = span.doc.lang_
    if span.label_ == EntityType.PERSON or not span[0].norm_.endswith(endings.tanwin):
        return False
    if not any(head.type == EntityType.PERSON for head in heads(language).at([span[0].norm_], 0)):
        return False
    behind = span.doc[span.end] if span.end < sentence_of(span).end else None
    of_another = behind is not None and word_classes(language).definite(behind.norm_)  # "جنديا الاحتلال" are two
    described = all(endings.object(token) for token in span)
    return described and not of_another and not (span.start and _counts(span.doc[span.start - 1]))


def _counts(token: Token) -> bool:
    """Whether a word is a number that counts the word behind it: "20 شخصا", "عشرون شخصا"."""
    return token.like_num or token.norm_ in word_classes(token.doc.lang_).tens


def _of_two_lands(span: Span, language: str) -> bool:
    """Whether a body ends in two nationalities, the second a person's: "الشرطة التركية العراقي سامر"."""
    if span.label_ not in BODIES or span._.rule.startswith(OWN) or len(span) <= _LANDS:
        return False
    lands = [Catalog.load().nationality(token.norm_, language) for token in span[-_LANDS:]]
    return None not in lands and len(set(lands)) == len(lands)


def _described(span: Span, end: int, taken: Set[int], endings: Indefinite) -> bool:
    """Whether the nationality behind a person is that person's: it is an object behind a subject or a plural verb.

    "خطف مسلحون رجل أعمال لبنانيا" ("gunmen kidnapped a Lebanese businessman"), "الشرطة تعتقل رجل أعمال لبنانيا".
    """
    doc, at, language = span.doc, span.start - 1, span.doc.lang_
    if span.label_ != EntityType.PERSON or end - span.start != _LANDS or at < sentence_of(span[0]).start:
        return False
    if word_classes(language).definite(span[0].norm_) or endings.object(doc[end - 1]):
        return False
    verb = agreeing(doc, at, language=language)
    return at in taken or SEVERAL in verb or (bool(verb) and at - 1 in taken)


def _land_behind(span: Span, endings: Indefinite) -> str:
    """The id of the country that is the object at the end of a subject: "زار الرئيس التونسي الجزائر"; or "".

    Not in "اللجنة المصرية السعودية", a committee of both.
    """
    if span.label_ not in PEOPLE | BODIES or len(span) <= _LANDS:
        return ""
    language = span.doc.lang_
    if span[0].norm_ in endings.joint or span.start == 0:
        return ""
    if VERB not in lexicon_of(span.doc).kinds(span.doc[span.start - 1].norm_):
        return ""
    catalog = Catalog.load()
    own, other = catalog.nationality(span[-2].norm_, language), catalog.find(span[-1].text, language)
    if own is None or other is None or other.type != EntityType.STATE or other.id == own:
        return ""
    return other.id


def _office(span: Span, endings: Indefinite) -> bool:
    """Whether a name ends in an office: "خالد رئيساً"."""
    titles, norm = heads(span.doc.lang_), span[-1].norm_
    if not norm.endswith(endings.tanwin) or (titles.people([span[0].norm_], first=True) and len(span) < 3):
        return False
    return any(head.row.title for head in titles.at([norm], 0)) and titles.people([norm], first=True)


def _two(span: Span, endings: Indefinite) -> bool:
    """Whether two common words for people stand side by side, the last an object: "مسلح | جنديا"."""
    titles, classes = heads(span.doc.lang_), word_classes(span.doc.lang_)
    first, last = ([span[at].norm_] for at in (0, -1))
    known = titles.people(first, first=True) if span.label_ in PEOPLE else classes.definite(first[0])
    if not last[0].endswith(endings.tanwin) or not known:
        return False
    return any(head.type in PEOPLE and not head.pronoun for head in titles.at(last, 0))  # "أحد مقاتليها" is one


def doers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make whoever stands right behind a verb and before an indefinite object its agent, and the object its target.

    "طعن شاب جنديا": agent "شاب", target "جنديا". So the first of two with titles side by side.
    """
    endings = indefinite(language)
    if not endings.tanwin:
        return tuple(events)
    spans = mentions_by_start(doc)
    objects = {at for at, span in spans.items() if span.label_ == EntityType.PERSON and endings.someone(span[0])}
    titled = {title.start: person.start for title, person in apart(doc)}

    def acted(event: Event) -> Event:
        doer = spans.get(event.trigger + 1)
        if doer is None or doer.label_ not in PEOPLE | BODIES or endings.object(doer[0]):
            return event
        whom = doer.end if event.type in _DONE and doer.end in objects else _titled(event, titled.get(doer.start))
        if whom is None or sentence_of(doer[0]) != sentence_at(doc, whom):
            return event
        roles = {mention_ref(doer.start): Role.AGENT, mention_ref(whom): Role.TARGET}
        kept = (a for a in event.arguments if a.ref not in roles or a.role not in roles.values())
        told = (*kept, *(Argument(role, ref) for ref, role in roles.items()))
        return event if set(told) == set(event.arguments) else replace(event, arguments=told)

    return tuple(map(acted, events))


def _titled(event: Event, person: int | None) -> int | None:
    """The position of the second of two with titles, if both are agents; else None."""
    alone = event.is_a(EventType.STATEMENT, *MUTUAL)
    return None if alone or person is None or mention_ref(person) not in event.refs(Role.AGENT) else person


def _without_last(span: Span) -> Span:
    """The mention without its last word."""
    kept = {"rule": MODEL, "confidence": span._.confidence}
    return mention(span.doc, span.start, span.end - 1, span.label_, **kept)


def _person(span: Span, start: int) -> Span:
    """The mention of people from a position to the end of another one."""
    found = (head.type for head in heads(span.doc.lang_).at([span.doc[start].norm_], 0) if head.type in PEOPLE)
    return mention(span.doc, start, span.end, next(found, EntityType.PERSON), rule=MODEL, confidence=span._.confidence)
