"""Component "khabar_times": find time expressions and resolve them against the date of publication.

`find` does the work on plain text; the component adds what it finds to a spaCy Doc. Words and patterns are data
(``<xx>/time.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.pipeline.doc import TIME, TimeValue, mention, merge
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.times.facts import Outlook, Reading
from khabar.graph.pipeline.times.patterns import Match, TimePatterns
from khabar.graph.pipeline.times.value import KINDS, resolve
from khabar.graph.pipeline.times.words import TimeWords, Token

_OUTLOOK_WINDOW: Final = 8
"""How many words before an expression may say that it is to come ("will meet the ministers on Friday")."""

_FIRST_YEAR, _LAST_YEAR = 1000, 8999
"""Publication years that can be counted from without leaving the calendar; no article has another."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression in a text.

    Attributes:
        start, end: code points of the text.
        value: what it means, None if that is unknown.
        rule: name of the pattern that found it.
    """

    start: int
    end: int
    value: TimeValue | None
    rule: str = ""


@lru_cache(maxsize=4)
def _grammar(language: str) -> tuple[TimeWords, TimePatterns]:
    words = TimeWords(language)
    return words, TimePatterns(words, tuple(KINDS))


def time_words(language: str) -> TimeWords:
    """The time lexicon of a language, compiled once: also the number words that other components read."""
    return _grammar(language)[0]


def find(text: str, *, language: str, published: date | None = None) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order, without overlap, leading clitics and prepositions left out.

    Args:
        text: any text.
        language: "ar" or "en".
        published: what relative times are counted from; None if unknown.

    Raises:
        LanguageDataError: no or broken data for the language.

    >>> find("اجتمعا أمس الجمعة", language="ar", published=date(2025, 1, 25))[0].value
    TimeValue(start='2025-01-24', end=None)
    >>> find("They met on 11 January.", language="en")[0].value
    TimeValue(start='--01-11', end=None)
    """
    words, patterns = _grammar(language)
    tokens = words.tokens(text)
    if published is not None and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None
    found = []
    for match in patterns.matches(tokens):
        reading = Reading(match.facts, published, outlook=_outlook(tokens, match, fronted=words.data["fronted"]))
        value = resolve(match.pattern.kind, reading)
        found.append(TimeExpression(tokens[match.start].start, tokens[match.end - 1].end, value, match.pattern.name))
    return tuple(found)


def _outlook(tokens: Sequence[Token], match: Match, *, fronted: int) -> Outlook:
    """What the words around say of the time: coming, perhaps coming, of a name, or (news being of what was) past.

    Args:
        tokens: those of the text.
        match: the expression.
        fronted: in how many words after an expression that begins its clause the verb stands ("الثلاثاء ستصل").
    """
    if _beside(tokens, match.start - 1, "commemorated") or _beside(tokens, match.end, "commemorated_after"):
        return Outlook.NAMED
    before = _said(reversed(tokens[max(0, match.start - _OUTLOOK_WINDOW) : match.start]))
    if before is not Outlook.PAST or not _begins_clause(tokens, match.start):
        return before
    after = match.end + _beside(tokens, match.end, "comma")
    return _said(tokens[after : after + fronted])


def _beside(tokens: Sequence[Token], index: int, name: str) -> bool:
    return 0 <= index < len(tokens) and name in tokens[index].classes


def _begins_clause(tokens: Sequence[Token], index: int) -> bool:
    while index > 0 and not tokens[index - 1].classes.keys().isdisjoint(("in", "on")):
        index -= 1
    return index == 0 or not tokens[index - 1].classes.keys().isdisjoint(("stop", "comma", "and"))


def _said(tokens: Iterable[Token]) -> Outlook:
    """What the first word of the future says before the clause ends."""
    outlook = Outlook.PAST
    for token in tokens:
        if "future" in token.classes:
            return Outlook.COMING
        # A word that leaves it open is settled only by the one next to it: "لن تعقد الثلاثاء".
        if outlook is Outlook.OPEN or not token.classes.keys().isdisjoint(("stop", "comma", "reported")):
            break
        if "perhaps_future" in token.classes:
            outlook = Outlook.OPEN
    return outlook


class Times:
    """Adds time expressions to ``doc.ents``, each with its value in ``span._.time`` where it could be resolved.

    Args:
        language: language of the Docs.
    """

    def __init__(self, language: str) -> None:
        register()
        self.language = language
        _grammar(language)

    def __call__(self, doc: Doc) -> Doc:
        """Find the expressions of the Doc's text and add them where no other mention stands.

        Raises:
            TypeError: the Doc's date of publication is no date.
        """
        doc._.published = _day(doc._.published)
        spans = []
        for expression in find(doc.text, language=self.language, published=doc._.published):
            # A word glued to what follows it ("2017،") or an unsplit clitic is one token: better that than no mention.
            place = doc.char_span(expression.start, expression.end, alignment_mode="expand")
            if place is not None:
                span = mention(doc, place.start, place.end, TIME, rule=f"time:{expression.rule}")
                span._.time = expression.value
                spans.append(span)
        merge(doc, spans)
        return doc


def _day(published: object) -> date | None:
    """A date of publication, of which users may give the time of the day, too."""
    if isinstance(published, datetime):
        return published.date()
    if published is not None and not isinstance(published, date):
        raise TypeError(f"doc._.published: {published!r:.60} is {type(published).__name__}; give a datetime.date")
    return published


@Language.factory("khabar_times", assigns=["doc.ents"])
def create(nlp: Language, name: str) -> Times:  # noqa: ARG001 - spaCy passes the name
    """The component for the pipeline's language."""
    return Times(nlp.lang or "")
