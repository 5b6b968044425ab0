"""Cut mentions in two that a model joined: "اتهم حفتر الدبيبة" ("Haftar accused Dbeibah") has two persons.

Each part is the last name of somebody whom the text or the catalog knows, or the first is a known full name. Cut off
are also a title behind a name ("سعد الحمود | ولي العهد"), a town that a force takes ("دخلت القوات | حلب"), the rank of
its leader ("قائد الجيش | العماد سعد الحمود"), the town of somebody's post ("السفير لدى كيغالي | سعد الحمود"), a capital
addressed ("حذر سعد الحمود | برلين من"), and a deputy's duty ("وكيل وزارة الدفاع | لشؤون الأمن").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.lastnames import last_names
from khabar.graph.catalog.variants import spelt
from khabar.graph.language.normalisation import fold, words_of
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.entities.metonymy import metonymy
from khabar.graph.pipeline.rules import OWN
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType

_FORCES: Final = frozenset({EntityType.SECURITY_FORCE, EntityType.ARMED_GROUP, EntityType.PERSON_GROUP})
_BODIES: Final = frozenset({EntityType.GOVERNMENT_BODY, EntityType.ORGANIZATION})
_DEPUTY: Final = 4
"""Tokens at the most from the word for a deputy to his body: "مساعد الأمين العام للأمم المتحدة"."""
_POST: Final = frozenset({EntityType.PERSON, EntityType.PLACE})
_TITLED: Final = 3
"""Words at the least of a name with a title of two, or of a town with a name of two."""
_NAMES: Final = 2
"""Words at the least of a full name."""
_ADDRESSED: Final = 14
"""Tokens at the most from the verb to the name, with its title."""
_POSTED: Final = 6
"""Tokens at the most from a title to the place of the post: "القائم بالأعمال البريطاني لدى"."""
_Known = tuple[str, str]
"""Catalog id of a person or "", and the full name in the text or ""."""


def parted(spans: Sequence[Span], *, language: str) -> Iterator[Span]:
    """The mentions of a text, with those cut in two that are two; see the module.

    A deputy's body ends before his duty, a town before the region that it lies in.
    """
    if not word_classes(language).article:  # in English a verb stands between subject and object
        yield from spans
        return
    persons = [span for span in spans if span.label_ == EntityType.PERSON]
    named = {span.start for span in persons}
    last = {fold(words[-1][2], language): span for span in persons if len(words := _words(span)) > 1}
    posted = {span.start: found for span in spans if span.label_ in _POST and (found := _posted(span, spans, language))}
    taken = {token.i for found in posted.values() for part in found for token in part}
    for span in spans:
        if span.start in posted:
            yield from posted[span.start]
        elif span.start in taken:
            continue  # "إقليم", which has its name now
        elif span.label_ == EntityType.PERSON:
            cut = _cut(span, last, language) or _beyond(span, language) or _titled(span, language)
            yield from cut or _addressing(span, language) or (span,)
        elif span.label_ in _FORCES:
            yield from _entered(span, language) or (_without_rank(span, named, language),)
        elif span.label_ in _BODIES:
            yield _without_duty(span, language)
        elif span.label_ in LOCATIONS:
            yield from _in_region(span, language) or (span,)
        else:
            yield span


def _words(span: Span) -> list[tuple[int, int, str]]:
    """Start, end and text of each word of a mention; a clitic is no word by itself."""
    if len(span) == 1:
        return [(span.start, span.end, span.text)]
    found: list[tuple[int, int, str]] = []
    start = span.start
    for token in span:
        if token.whitespace_ or token.i + 1 == span.end:
            found.append((start, token.i + 1, span.doc[start : token.i + 1].text))
            start = token.i + 1
    return found


def _cut(span: Span, last: Mapping[str, Span], language: str) -> tuple[Span, ...]:
    """Two persons for two last names, each of somebody else whom the text or the catalog knows; or nothing."""
    words = _words(span)
    if len(words) != 2 or Catalog.load().find(span.text, language) is not None:
        return ()
    known = [_known(span, word, last, language) for _, _, word in words]
    if None in known or known[0] == known[1]:
        return ()
    return tuple(
        mention(
            span.doc,
            start,
            end,
            EntityType.PERSON,
            rule=span._.rule,
            confidence=span._.confidence,
            known=one[0],
        )
        for (start, end, _), one in zip(words, known, strict=True)
        if one is not None
    )


def _beyond(span: Span, language: str) -> tuple[Span, ...]:
    """A known person's full name, and the last name of another behind it: "استقبل توم باراك | عون"; or nothing."""
    words, catalog = _words(span), Catalog.load()
    if len(words) < _TITLED or catalog.find(span.text, language) is not None:
        return ()
    start, end, word = words[-1]
    before = catalog.find(span.doc[span.start : words[-2][1]].text, language)
    names = last_names(catalog, language, beside=True)
    if before is None or before.type != EntityType.PERSON or not names.calls(spelt(word, language), word):
        return ()
    rule, sure = span._.rule, span._.confidence
    first = mention(span.doc, span.start, start, span.label_, rule=rule, confidence=sure, known=before.id)
    known = names.called(spelt(word, language), word)
    return first, mention(span.doc, start, end, span.label_, rule=rule, confidence=sure, known=known)


def _addressing(span: Span, language: str) -> tuple[Span, ...]:
    """The full name of who warns or accuses, and the capital behind it that is warned; or nothing.

    Behind the capital stands of what: "اتهم المبعوث جون كارتر | كييف بخرق الهدنة".
    """
    words, doc = _words(span), span.doc
    if (
        len(words) < _TITLED
        or span.end >= sentence_of(span).end
        or Catalog.load().find(span.text, language) is not None
    ):
        return ()
    if doc[span.end].norm_ not in words_of(language, "metonymy", "of_what"):
        return ()
    before = doc[max(sentence_of(span).start, span.start - _ADDRESSED) : span.start]
    if not any(token.norm_ in metonymy(language).addressing for token in before):
        return ()
    for size in (2, 1):
        if len(words) - size < _NAMES:
            continue
        start = words[-size][0]
        capital = Catalog.load().find(doc[start : span.end].text, language)
        if capital is not None and capital.capital_of:
            rule, sure = span._.rule, span._.confidence
            name = mention(doc, span.start, start, span.label_, rule=rule, confidence=sure)
            return name, mention(doc, start, span.end, EntityType.STATE, rule=rule, confidence=sure, known=capital.id)
    return ()


def _without_rank(span: Span, named: Set[int], language: str) -> Span:
    """A force without the rank of its leader, which stands before his name: "الجيش | العماد سعد الحمود"."""
    ranks = heads(language).at([span[-1].norm_], 0) if len(span) > 1 and span.end in named else ()
    if not any(rank.row.title and rank.literal for rank in ranks):
        return span
    rule, sure = span._.rule, span._.confidence
    return mention(span.doc, span.start, span.end - 1, span.label_, rule=rule, confidence=sure, known=span.id_)


def _titled(span: Span, language: str) -> tuple[Span, ...]:
    """A name, and the title of several words at its end; or nothing."""
    norms, titles = [token.norm_ for token in span], heads(language)
    if len(span) < _TITLED or titles.people(norms, first=True):
        return ()
    for at in range(1, len(span) - 1):
        for head in titles.at(norms, at):
            if head.row.title and head.literal and 1 < len(head.words) == len(span) - at:
                cut, rule, sure = span.start + at, span._.rule, span._.confidence
                name = mention(span.doc, span.start, cut, span.label_, rule=rule, confidence=sure, known=span.id_)
                row = head.row
                title = mention(span.doc, cut, span.end, span.label_, rule=row.rule, confidence=row.confidence)
                return name, title
    return ()


def _posted(span: Span, spans: Sequence[Span], language: str) -> tuple[Span, ...]:
    """A known town behind a title, and the name of who is there: "محافظ أسوان | سعد الحمود"; or nothing."""
    words, catalog = _words(span), Catalog.load()
    if len(words) < _TITLED or span._.rule.startswith(OWN) or catalog.find(span.text, language) is not None:
        return ()
    doc, start, rule, sure = span.doc, span.start, span._.rule, span._.confidence
    named = catalog.find_all(doc[start : words[1][1]].text, language)  # "صلاح الدين" of two words
    end = words[1][1] if named else words[0][1]
    found = named or catalog.find_all(words[0][2], language)
    person = mention(doc, end, span.end, EntityType.PERSON, rule=rule, confidence=sure)
    if span.label_ == EntityType.PERSON and _region(doc, start, language):
        free = all(other.label_ == EntityType.PLACE and len(other) == 1 for other in spans if other.end == start)
        return (mention(doc, start - 1, end, EntityType.PLACE, rule=rule, confidence=sure),) * free + (person,)
    place = next((entry for entry in found if entry.type == EntityType.PLACE), None)
    town = span.label_ == EntityType.PLACE and end == words[-2][1]  # "في ولاية ألاباما الجنوبية" is no more than that
    if place is None or town or not _titles(doc, start, language):
        return ()
    return mention(doc, start, end, EntityType.PLACE, rule=rule, confidence=sure, known=place.id), person


def _in_region(span: Span, language: str) -> tuple[Span, ...]:
    """A town or site, and the region behind an attached "in": "بلدة حضر | بريف القنيطرة الشمالي"; or nothing."""
    doc, inside = span.doc, word_classes(language).prepositions.get("place", ())
    for token in span[1:-1]:
        if token.whitespace_ or not doc[token.i - 1].whitespace_ or token.norm_ not in inside:
            continue
        if _region(doc, token.i + 2, language):
            kept = {"rule": span._.rule, "confidence": span._.confidence}
            town = mention(doc, span.start, token.i, span.label_, known=span.id_, **kept)
            return town, mention(doc, token.i + 1, span.end, EntityType.PLACE, **kept)
    return ()


def _region(doc: Doc, at: int, language: str) -> bool:
    """Whether a word such as "إقليم" ("province"), which needs a name behind it, stands before a token."""
    if at <= sentence_at(doc, at).start:
        return False
    found = [head for head in heads(language).at([doc[at - 1].norm_], 0) if head.type == EntityType.PLACE]
    return any(not (head.definite or head.plural or head.pronoun or head.literal) for head in found)


def _titles(doc: Doc, at: int, language: str) -> bool:
    """Whether a title with a seat or a post stands before a token: "محافظ", "السفير في"."""
    titles, begin = heads(language), max(sentence_at(doc, at).start, at - _POSTED)
    norms = [token.norm_ for token in doc[begin:at]]
    if not norms:
        return False
    if norms[-1] in word_classes(language).prepositions["posted"]:
        return any(titles.people(norms[place:], first=True) for place in range(len(norms)))  # "القائم بالأعمال"
    seats = (head for head in titles.at(norms[-1:], 0) if head.row.title and not head.definite)
    return any(EntityType.PLACE in head.row.absorbs for head in seats)


def _entered(span: Span, language: str) -> tuple[Span, ...]:
    """A force and the place that it takes: "دخلت القوات حلب"; a noun with the article has no genitive. Or nothing."""
    words, classes, catalog = _words(span), word_classes(language), Catalog.load()
    if len(words) != 2 or span.id_ or not classes.definite(span[0].norm_):
        return ()
    start, end, word = words[1]
    place = next((entry for entry in catalog.find_all(word, language) if entry.type == EntityType.PLACE), None)
    described = classes.modifier(span[-1].norm_) or catalog.nationality(word, language) is not None
    if place is None or described:
        return ()
    if not list(heads(language).at([span[0].norm_], 0)) or catalog.find(span.text, language) is not None:
        return ()
    rule, sure = span._.rule, span._.confidence
    force = mention(span.doc, span.start, start, span.label_, rule=rule, confidence=sure)
    return force, mention(span.doc, start, end, EntityType.PLACE, rule=rule, confidence=sure, known=place.id)


def _without_duty(span: Span, language: str) -> Span:
    """A deputy's body without his duty: "لشؤون الأمن" ("for security affairs"), but "العام للشغل" stays."""
    classes = word_classes(language)
    first = max(sentence_of(span).start, span.start - _DEPUTY)
    before = next((at for at in range(span.start - 1, first - 1, -1) if span.doc[at].norm_ in classes.deputies), -1)
    if before < 0 or any(token.is_punct for token in span.doc[before : span.start]):
        return span
    duties = (token.i for token in span[2:] if classes.bare(token.norm_) in classes.duties)
    end = next(duties, span.end) - 1
    if end == span.end - 1 or span.doc[end].norm_ not in classes.prepositions["for"]:
        return span
    return mention(span.doc, span.start, end, span.label_, rule=span._.rule, confidence=span._.confidence)


def _known(span: Span, word: str, last: Mapping[str, Span], language: str) -> _Known | None:
    """Who else has a word of a mention for a last name, or None."""
    id = last_names(Catalog.load(), language, beside=True).called(spelt(word, language), word)
    if id:
        return id, ""
    other = last.get(fold(word, language))
    return None if other is None or other.start == span.start else (other.id_, other.text)
