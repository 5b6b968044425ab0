"""An indefinite object ends who stands before it: "تعيين نجله خالد رئيساً", "اعتقل الأمن التركي عراقيا".

Of the first the name is Khalid, and the second tells of an Iraqi whom others arrested: neither of a part of their name
nor of Iraq. Where who stands before is an object, too, the word describes him: "جنديا إسرائيليا". Who stands between a
verb and such an object does what the verb says: "طعن شاب جنديا"; so does one whose title stands before that of another
person: "أقال الرئيس وزير الصحة سامي".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, Final

from spacy.tokens import Doc, Span, Token

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.arguments.roles import MUTUAL
from khabar.graph.pipeline.clauses.agreement import SEVERAL, agreeing
from khabar.graph.pipeline.doc import TIME, Argument, Event, mention
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.entities.titles import apart
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.participants.names.led import BODIES
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.rules import MODEL, OWN
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, EventClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

_SURE: Final = 0.7
_LANDS: Final = 2
_DONE: Final = frozenset({*subtypes(EventClass.VIOLENCE), EventType.ARREST})


def without_objects(spans: Sequence[Span], *, language: str) -> Iterator[Span]:
    """The mentions of a text without such objects at their ends; an object by its nationality is a person.

    Nor does the nationality of somebody named behind a body belong to the body.
    """
    data = table(language, "clauses")
    endings = tuple(fold_all(data.get("tanwin_endings", ()), language))
    taken = {token.i for span in spans for token in span}
    persons = {span.start for span in spans if span.label_ == EntityType.PERSON}
    his = {span.end for span in spans if endings and _described(span, span.end, taken, data)}
    for span in _apart(spans, endings, data, language):
        if span.start in his and len(span) == 1 and _nationality(span[0], data, language):
            continue  # "خطف مسلحون رجل أعمال لبنانيا"
        if span.end in persons and _of_two_lands(span, language):
            yield _without_last(span)
            continue
        if endings and (land := _land_behind(span, language)):
            yield _without_last(span)
            yield mention(span.doc, span.end - 1, span.end, EntityType.STATE, rule=MODEL, confidence=_SURE, known=land)
            continue
        if endings and span.label_ in PEOPLE | BODIES and span.end < len(span.doc) and span.end not in taken:
            behind = span.doc[span.end]
            words = 0 if span.end in his or _object(span[-1], endings, data) else _somebody(behind, endings, data)
            if words and behind.sent == span[0].sent:
                yield mention(span.doc, span.end, span.end + words, EntityType.PERSON, rule=MODEL, confidence=_SURE)
        if not endings or span._.rule.startswith(OWN) or span.label_ not in PEOPLE | BODIES:
            yield span
            continue
        last = span[-1]
        country = _nationality(last, data, language)
        if len(span) == 1:
            described = span.start > 0 and _object(span.doc[span.start - 1], endings, data)
            if country and span.label_ == EntityType.STATE and not described:
                yield _person(span, span.start)
            else:
                yield span
        elif any(_object(span[at], endings, data) for at in (0, -2)) or (
            country and _described(span, span.end - 1, taken, data)
        ):
            yield span
        elif country or _two(span, endings, language):
            yield _without_last(span)
            yield _person(span, span.end - 1)
        elif span.label_ == EntityType.PERSON and _office(span, endings, language):
            yield _without_last(span)
        else:
            yield span


def _apart(spans: Sequence[Span], endings: tuple[str, ...], data: Mapping[str, Any], language: str) -> Iterator[Span]:
    """The mentions, those of two parted: "مسلحون | صيادا لبنانيا"; one person as an object is one: "صيادا لبنانيا".

    A model takes the second for a description of the first, for a group or for a place.
    """
    for span in spans:
        if not endings or span._.rule.startswith(OWN) or span.id_ or span.label_ in (TIME, EntityType.WEAPON):
            yield span
            continue
        begins = next((at for at in range(1, len(span)) if _begins(span, at, endings, data)), 0)
        if begins:
            kept = {"rule": span._.rule, "confidence": span._.confidence}
            yield mention(span.doc, span.start, span.start + begins, span.label_, **kept)
            span = _person(span, span.start + begins)
        if _one(span, endings, data, language):
            yield mention(span.doc, span.start, span.end, EntityType.PERSON, rule=MODEL, confidence=_SURE)
        else:
            yield span


def _somebody(token: Token, endings: tuple[str, ...], data: Mapping[str, Any]) -> int:
    """How many words an indefinite object of a nationality has: "عراقيا", "صيادا عراقيا"; none if it is another."""
    language, behind = token.doc.lang_, token.i + 1
    if _nationality(token, data, language):
        return 1
    known = token.norm_.endswith(endings) and heads(language).people([token.norm_], first=True)
    return 2 if known and behind < len(token.doc) and _nationality(token.doc[behind], data, language) else 0


def _begins(span: Span, at: int, endings: tuple[str, ...], data: Mapping[str, Any]) -> bool:
    """Whether an object begins within a mention of people: "مسلحون | صيادا لبنانيا", "المسلحون | مدنيين"."""
    if span.label_ not in PEOPLE or _object(span[0], endings, data):
        return False
    if _others(span[0], span[at], data):
        return True
    return at + 1 < len(span) and _someone(span[at], endings, data) and not _object(span[at - 1], endings, data)


def _others(first: Token, word: Token, data: Mapping[str, Any]) -> bool:
    """Whether a word for people describes none of several men who act: "المسلحون | مدنيين", "مسلحون | لاجئة"."""
    language, norm = word.doc.lang_, word.norm_
    nominative, feminine, oblique = (
        tuple(fold_all(data.get(key, ()), language))
        for key in ("nominative_endings", "feminine_endings", "oblique_endings")
    )
    if not first.norm_.endswith(nominative) or not heads(language).people([norm], first=True):
        return False
    return norm.endswith(oblique) or (norm.endswith(feminine) and not word_classes(language).definite(norm))


def _one(span: Span, endings: tuple[str, ...], data: Mapping[str, Any], language: str) -> bool:
    """Whether a mention is of one person as an indefinite object: "طيارا هنديا", and not "20 شخصا", "جنودا"."""
    if span.label_ == EntityType.PERSON or not span[0].norm_.endswith(endings):
        return False
    if not any(head.type == EntityType.PERSON for head in heads(language).at([span[0].norm_], 0)):
        return False
    behind = span.doc[span.end] if span.end < span.sent.end else None
    of_another = behind is not None and word_classes(language).definite(behind.norm_)  # "جنديا الاحتلال" are two
    described = all(_object(token, endings, data) for token in span)
    return described and not of_another and not (span.start and _counts(span.doc[span.start - 1]))


def _counts(token: Token) -> bool:
    """Whether a word counts what stands behind it: "20 شخصا", "عشرون شخصا"."""
    return token.like_num or token.norm_ in word_classes(token.doc.lang_).tens


def _of_two_lands(span: Span, language: str) -> bool:
    """Whether a body ends in two nationalities, the second of who is named behind: "الشرطة التركية العراقي سامر"."""
    if span.label_ not in BODIES or span._.rule.startswith(OWN) or len(span) <= _LANDS:
        return False
    lands = [Catalog.load().nationality(token.norm_, language) for token in span[-_LANDS:]]
    return None not in lands and len(set(lands)) == len(lands)


def _described(span: Span, end: int, taken: Set[int], data: Mapping[str, Any]) -> bool:
    """Whether a nationality as an object behind somebody is his: he stands behind the subject, or a verb of several.

    In "خطف مسلحون رجل أعمال لبنانيا" and "الشرطة تعتقل رجل أعمال لبنانيا" he is the object, and the word is his.
    """
    doc, at, language = span.doc, span.start - 1, span.doc.lang_
    if span.label_ != EntityType.PERSON or end - span.start != _LANDS or at < span[0].sent.start:
        return False
    endings = tuple(fold_all(data.get("tanwin_endings", ()), language))
    if word_classes(language).definite(span[0].norm_) or _object(doc[end - 1], endings, data):
        return False
    verb = agreeing(doc, at, language=language)
    return at in taken or SEVERAL in verb or (bool(verb) and at - 1 in taken)


def _land_behind(span: Span, language: str) -> str:
    """The country whom the subject of a verb does something to, and whose name ends it: "زار الرئيس التونسي الجزائر".

    No "اللجنة المصرية السعودية", which is of both.
    """
    if span.label_ not in PEOPLE | BODIES or len(span) <= _LANDS:
        return ""
    joint = fold_all(table(language, "clauses").get("joint_bodies", ()), language)
    if span[0].norm_ in joint or span.start == 0 or VERB not in lexicon(language).kinds(span.doc[span.start - 1].norm_):
        return ""
    catalog = Catalog.load()
    own, other = catalog.nationality(span[-2].norm_, language), catalog.find(span[-1].text, language)
    if own is None or other is None or other.type != EntityType.STATE or other.id == own:
        return ""
    return other.id


def _object(token: Token, endings: tuple[str, ...], data: Mapping[str, Any]) -> bool:
    oblique = tuple(data["oblique_endings"])
    return token.norm_.endswith((*endings, *oblique)) or token.text.endswith(tuple(data["nunation"]))


def _nationality(token: Token, data: Mapping[str, Any], language: str) -> bool:
    """Whether a word is a nationality as an object: "عراقيا", "سورياً"; "سوريا" is Syria, and "كينياتا" a name."""
    catalog = Catalog.load()
    if not token.norm_.endswith(tuple(data["nisba_object"])) or catalog.nationality(token.norm_[:-1], language) is None:
        return False
    return any(mark in token.text for mark in data["nunation"]) or catalog.find(token.text, language) is None


def _office(span: Span, endings: tuple[str, ...], language: str) -> bool:
    """Whether a name ends in an office: "خالد رئيساً"."""
    titles, norm = heads(language), span[-1].norm_
    if not norm.endswith(endings) or (titles.people([span[0].norm_], first=True) and len(span) < 3):
        return False
    return any(head.row.title for head in titles.at([norm], 0)) and titles.people([norm], first=True)


def _two(span: Span, endings: tuple[str, ...], language: str) -> bool:
    """Whether two common words for people stand side by side of which the last is an object: "مسلح | جنديا"."""
    titles = heads(language)
    first, last = ([span[at].norm_] for at in (0, -1))
    known = titles.people(first, first=True) if span.label_ in PEOPLE else word_classes(language).definite(first[0])
    if not last[0].endswith(endings) or not known:
        return False
    return any(head.type in PEOPLE and not head.pronoun for head in titles.at(last, 0))  # "أحد مقاتليها" is one


def doers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events of which a word has who acts right behind it, and behind him an indefinite object for a person.

    Or somebody with a title of his own: of two titles side by side the first is of who acts.
    """
    data = table(language, "clauses")
    endings = tuple(fold_all(data.get("tanwin_endings", ()), language))
    if not endings:
        return tuple(events)
    spans = {span.start: span for span in mentions(doc)}
    objects = {
        start for start, span in spans.items() if span.label_ == EntityType.PERSON and _someone(span[0], endings, data)
    }

    titled = {title.start: person.start for title, person in apart(doc)}

    def acted(event: Event) -> Event:
        doer = spans.get(event.trigger + 1)
        if doer is None or doer.label_ not in PEOPLE | BODIES or _object(doer[0], endings, data):
            return event
        whom = doer.end if event.type in _DONE and doer.end in objects else _titled(event, titled.get(doer.start))
        if whom is None or doer[0].sent != doc[whom].sent:
            return event
        roles = {mention_ref(doer.start): Role.AGENT, mention_ref(whom): Role.TARGET}
        kept = (a for a in event.arguments if a.ref not in roles or a.role not in roles.values())
        told = (*kept, *(Argument(role, ref) for ref, role in roles.items()))
        return event if set(told) == set(event.arguments) else replace(event, arguments=told)

    return tuple(map(acted, events))


def _titled(event: Event, person: int | None) -> int | None:
    """Who is done something to of two that are both taken for doers: where he begins."""
    alone = event.is_a(EventType.STATEMENT, *MUTUAL)
    return None if alone or person is None or mention_ref(person) not in event.refs(Role.AGENT) else person


def _someone(token: Token, endings: tuple[str, ...], data: Mapping[str, Any]) -> bool:
    """Whether a word for a person is an indefinite object: "جنديا", "إسرائيليا"; "رضا" is a name."""
    language = token.doc.lang_
    if not token.norm_.endswith(endings):
        return False
    return heads(language).people([token.norm_], first=True) or _nationality(token, data, language)


def _without_last(span: Span) -> Span:
    kept = {"rule": MODEL, "confidence": span._.confidence}
    return mention(span.doc, span.start, span.end - 1, span.label_, **kept)


def _person(span: Span, start: int) -> Span:
    found = (head.type for head in heads(span.doc.lang_).at([span.doc[start].norm_], 0) if head.type in PEOPLE)
    return mention(span.doc, start, span.end, next(found, EntityType.PERSON), rule=MODEL, confidence=span._.confidence)
