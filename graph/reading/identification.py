"""Which language an article is in: Arabic, English, or one khabar does not read.

Words that only the language has decide (Arabic: "في", "التي", the article ال; English: "the", "of"). They are near a
third of any news text, and near none of the neighbours'. Only a text without enough of them is given to lingua, in its
low-accuracy mode with few languages: 0.2 s and 20 MB once, where its full models take 240 MB.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from khabar.graph.errors import ReadingError
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.language.normalisation import fold, fold_all, words_of

_SAMPLE: Final = 20_000  # characters whose words are looked at
_SURE: Final = 0.15  # share of known words in a text of the language
_UNSURE: Final = 0.04
_NEWS: Final = 0.5  # share of the words of news among those of a text of names
_FEW: Final = 12  # words; below, a share says little
_SURELY: Final = 0.5  # probabilities by lingua
_BARELY: Final = 0.05
_CERTAINLY: Final = 0.95
_NEIGHBOUR_LETTERS: Final = 0.03  # share of letters that Arabic does not have

_SCRIPTS: Final = {
    "Arabic": re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9]"),
    "Latin": re.compile("[A-Za-z\u00c0-\u024f]"),
    "Hebrew": re.compile("[\u05d0-\u05ea]"),
    "Cyrillic": re.compile("[\u0400-\u052f]"),
    "Greek": re.compile("[\u0370-\u03ff]"),
    "Chinese or Japanese": re.compile("[\u3040-\u30ff\u3400-\u9fff]"),
    "Korean": re.compile("[\uac00-\ud7af]"),
    "Indic": re.compile("[\u0900-\u0dff]"),
    "Thai or Lao": re.compile("[\u0e00-\u0eff]"),
    "Burmese": re.compile("[\u1000-\u109f]"),
    "Khmer": re.compile("[\u1780-\u17ff]"),
    "Armenian or Georgian": re.compile("[\u0530-\u058f\u10a0-\u10ff]"),
    "Amharic": re.compile("[\u1200-\u137f]"),
}
_CAPITALISED: Final = re.compile(r"\b[A-Z\u00c0-\u00de][\w'’-]*")
_PARTICLE: Final = re.compile(r"\bal-|\b(?:bin|ben|abu|al|el|de|van)\b")  # of names
_WORDS: Final = {"ar": re.compile("[\u0620-\u06d3\u06d5]{2,}"), "en": re.compile(r"[a-z\u00c0-\u024f'’]+")}


class _Signs(NamedTuple):
    words: frozenset[str]
    articles: tuple[str, ...]
    letters: tuple[tuple[str, str], ...]


@lru_cache(maxsize=4)
def _signs(language: str) -> _Signs:
    data = table(language, "chrome")
    articles = [fold(article, language) for article in data["articles"]]
    clitics = ["", *data["proclitics"]]
    return _Signs(
        words=fold_all(data["identification"]["words"], language),
        articles=tuple(sorted({clitic + article for clitic in clitics for article in articles})),
        letters=tuple(data["identification"].get("letters", {}).items()),
    )


def arabic_evidence(text: str) -> float:
    """Share of the Arabic-script words that are Arabic function words or carry the article, 0 to 1.

    >>> arabic_evidence("أعلنت الشرطة في بغداد") > 0.3 > arabic_evidence("وزیر خارجه ایران گفت که مذاکرات")
    True
    """
    return _share(text, "ar")


def english_evidence(text: str) -> float:
    """Share of the Latin-script words that are English function words, 0 to 1.

    >>> english_evidence("The army said that it was hit") > 0.3 > english_evidence("Le ministre a dit que non")
    True
    """
    return _share(text, "en")


def _share(text: str, language: str) -> float:
    signs = _signs(language)
    words = _WORDS[language].findall(fold(text[:_SAMPLE], language))
    if not words:
        return 0.0
    known = sum(1 for word in words if word in signs.words or (len(word) > 4 and word.startswith(signs.articles)))
    return known / len(words)


def identify(text: str, *, path: str | None = None) -> str:
    """The language of a text by the majority of its letters and words: "ar" or "en".

    Args:
        text: an article; a quotation in the other language changes nothing.
        path: for the message.

    Raises:
        ReadingError: for another language, named where it is known, and for a text without letters.

    >>> identify("انفجار في بغداد"), identify("Blast hits Baghdad")
    ('ar', 'en')
    """
    counts = {script: len(pattern.findall(text)) for script, pattern in _SCRIPTS.items()}
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        raise ReadingError("no words in it; give an article", path=path)
    if script == "Arabic":
        language, other = "ar", _not_arabic(text)
    elif script == "Latin":
        language, other = "en", _not_english(text)
        other = other and _of_latin_letters(text, other)
    else:
        language, other = "", script
    if other:
        raise ReadingError(f"the text seems to be {other}; khabar reads Arabic and English", path=path)
    return language


def check(language: str, *, path: str | None = None) -> str:
    """The language code given by the user; raises ReadingError when khabar does not read it."""
    if language not in LANGUAGES:
        raise ReadingError(f"unknown language {language!r}; give one of {', '.join(LANGUAGES)}", path=path)
    return language


def _not_arabic(text: str) -> str | None:
    """The name of the other language a text in Arabic script is in, or None."""
    evidence = arabic_evidence(text)
    letters = _neighbour(text)
    if evidence >= _SURE:
        # Arabic typed on a Persian keyboard keeps its words; Persian with many Arabic phrases has letters of its own.
        return letters if letters and letters != "Persian" and evidence < 2 * _SURE else None
    if letters:
        return letters
    many = len(_WORDS["ar"].findall(text[:_SAMPLE])) >= _FEW and evidence < _UNSURE
    names = ("ARABIC", "PERSIAN", "URDU")
    other = _other(_likely(text, names), names, spare=_SURELY if many else _BARELY)
    return other or ("another language" if many else None)


def _neighbour(text: str) -> str | None:
    sample = text[:_SAMPLE]
    total = len(_SCRIPTS["Arabic"].findall(sample))
    for name, letters in _signs("ar").letters:
        if sum(sample.count(letter) for letter in letters) > _NEIGHBOUR_LETTERS * total:
            return name
    return None


def _not_english(text: str) -> str | None:
    evidence = english_evidence(text)
    unnamed = _CAPITALISED.sub(" ", text[:_SAMPLE])  # of "Mohammed al-Sudani met Tayyip Erdogan in Doha" "met", "in"
    if evidence >= _SURE or english_evidence(unnamed) >= 2 * _SURE:
        return None
    if unnamed.isascii() and _news(_PARTICLE.sub(" ", unnamed)) >= _NEWS:
        return None
    names = ("ENGLISH", "FRENCH", "GERMAN", "SPANISH", "ITALIAN", "DUTCH", "PORTUGUESE", "TURKISH", "INDONESIAN")
    many = _many(text)
    # Names are of any language: those of a short text would say which it is.
    asked = unnamed if 2 <= len(unnamed.split()) <= len(text[:_SAMPLE].split()) / 2 else text
    likely = _likely(asked, names)
    other = _other(likely, names, spare=_SURELY if many else _BARELY)
    if other or not (many and asked is text):
        return other
    # Few of its words are the listed ones, but all may be English: "Kurdish fighters killed three soldiers". A language
    # that lingua does not choose from is English to it by its names at the most.
    english = min(likely[names[0]], _likely(unnamed, names)[names[0]])
    return None if english >= _CERTAINLY else "another language"


def _many(text: str) -> bool:
    """Whether a text of Latin letters has words enough to say much."""
    return len(_WORDS["en"].findall(text[:_SAMPLE].lower())) >= _FEW


def _of_latin_letters(text: str, guess: str) -> str:
    """The name of the language a refused text is in, by all that have its letters: those it was told from are few.

    A text of few words is in too many languages: "Ataque en Bagdad" keeps the guess.
    """
    from lingua import LanguageDetectorBuilder  # loads models: only for a text that is refused

    if not _many(text):
        return guess
    detector = LanguageDetectorBuilder.from_all_languages_with_latin_script().with_low_accuracy_mode().build()
    found = detector.detect_language_of(text[:2000])
    return "another language" if found is None or found.name == "ENGLISH" else found.name.title()


def _news(text: str) -> float:
    """The share of function words and words of news among the words of a text from which names are taken.

    >>> _news(" fired rockets at . bombed , ") > 0.5 > _news(" ataca a ")
    True
    """
    words = _WORDS["en"].findall(fold(text, "en"))
    known = words_of("en", "chrome", "identification", "news") | _signs("en").words
    return sum(word in known for word in words) / len(words) if known.intersection(words) - _signs("en").words else 0.0


def _other(likely: Mapping[str, float], names: Sequence[str], *, spare: float) -> str | None:
    """The likeliest of the languages, or None where that is the first of them, or this one is as likely as `spare`."""
    best = max(likely, key=lambda name: likely[name])
    return None if likely[names[0]] >= spare or best == names[0] else str(best).title()


def _likely(text: str, names: Sequence[str]) -> dict[str, float]:
    """The probabilities of the languages, by lingua."""
    from lingua import Language, LanguageDetectorBuilder  # loads models: only in doubt

    languages = [getattr(Language, name) for name in names]
    detector = LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()
    return {value.language.name: value.value for value in detector.compute_language_confidence_values(text[:2000])}
