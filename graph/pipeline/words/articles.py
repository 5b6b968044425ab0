"""Look before a word, past its articles ("from the rebels") or past a few other words."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes


def before_articles(doc: Doc, at: int, *, begin: int, articles: Set[str]) -> int:
    """The first of the articles right before a token, not before `begin`; the token itself if there is none.

    >>> import spacy
    >>> before_articles(spacy.blank("en")("than the rebels"), 2, begin=0, articles={"the"})
    1
    """
    while at > begin and doc[at - 1].norm_ in articles:
        at -= 1
    return at


def before_mention(span: Span) -> int:
    """The position of the word before a mention and its articles, or -1 where the sentence begins with these.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> doc = nlp.add_pipe("sentencizer")(nlp("deported to the Maldives"))
    >>> before_mention(doc[3:4]), before_mention(doc[:1])
    (1, -1)
    """
    doc, begin = span.doc, sentence_of(span).start
    at = before_articles(doc, span.start, begin=begin, articles=word_classes(doc.lang_).articles) - 1
    return at if at >= begin else -1


def word_before(span: Span) -> str:
    """The folded word before a mention and its articles, or "" where the sentence begins with these."""
    at = before_mention(span)
    return span.doc[at].norm_ if at >= 0 else ""


def near_before(doc: Doc, at: int, words: Set[str], *, between: int) -> bool:
    """Whether one of some words stands before a token in its sentence, at most `between` tokens away.

    No mention and no mark may stand between.

    >>> from spacy.vocab import Vocab
    >>> doc = Doc(Vocab(), ["in", "close", "talks"], sent_starts=[True, False, False])
    >>> for token in doc:
    ...     token.norm_ = token.text
    >>> near_before(doc, 2, {"in"}, between=1), near_before(doc, 2, {"in"}, between=0)
    (True, False)
    """
    for token in reversed(doc[max(sentence_at(doc, at).start, at - 1 - between) : at]):
        if token.norm_ in words:
            return True
        if token.ent_type_ or token.is_punct:
            return False
    return False


def leads_to(doc: Doc, phrases: Phrases, at: int, end: int) -> bool:
    """Whether one of some phrases begins at a token and ends right before another one.

    >>> import spacy
    >>> doc = spacy.blank("en")("at the hands of rebels")
    >>> leads_to(doc, Phrases.of("en", ["at the hands of"]), 0, 4)
    True
    """
    return any(at + length == end for length, _ in phrases.at(doc, at, end))


def behind_phrase(part: Span, phrases: Phrases) -> bool:
    """Whether one of some phrases stands before a mention in its sentence, with articles at most between.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> doc = nlp.add_pipe("sentencizer")(nlp("stood in front of the rebels"))
    >>> behind_phrase(doc[5:6], Phrases.of("en", ["in front of"])), behind_phrase(doc[5:6], Phrases.of("en", ["stood"]))
    (True, False)
    """
    return right_before(part.doc, phrases, before_mention(part) + 1, begin=sentence_of(part).start)


def right_before(doc: Doc, phrases: Phrases, end: int, *, begin: int) -> bool:
    """Whether one of some phrases ends right before a token and begins at `begin` or behind."""
    return any(leads_to(doc, phrases, at, end) for at in range(max(begin, end - phrases.longest), end))
