"""Find a definite description that tells whose a name is, right before it: "The slain judge, Tariq Mengal,".

Also with a copula between: "القتيل هو سامي" ("the dead man is Sami"). What stands between the two, and words that may
mean anybody ("the man"), are data (``<xx>/called.toml``). Used by `identified` and others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, words_of
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import Reading
from khabar.graph.resolution.wording.marks import COMMAS

_CLOSING: Final = (*COMMAS, ".")
_LONGEST: Final = 4
"""Words at the most of a description behind its article."""


@dataclass(frozen=True, slots=True)
class Description:
    """The bare words of a description, its head noun, and where it stands in the text."""

    words: tuple[str, ...]
    head: str
    start: int
    end: int

    def anyone(self, language: str) -> bool:
        """Whether the head noun may mean anybody: "the man", "الرجل"."""
        return self.head in words_of(language, "called", "anyone")


def before_name(findings: Findings, name: Reading) -> Description | None:
    """The description before a name that stands between commas, or behind a copula; or None."""
    said, language = findings.before(name), name.language
    if not said:
        return None
    text, mention = findings.annotation.article.text, name.mention
    before = text[: mention.start].rstrip()
    closed = text[mention.end : mention.end + 1] in _CLOSING
    if closed and said[-1].endswith(tuple(COMMAS)):
        words = [*said[:-1], said[-1].rstrip(COMMAS)]
    elif fold(said[-1], language) in words_of(language, "called", "copulas") and (closed or findings.forms.head_first):
        words, before = said[:-1], before.removesuffix(said[-1])
    else:
        return None
    own = _definite(findings, words, language)
    if not own:
        return None
    end = len(before.rstrip(COMMAS + " \n"))
    head = own[0] if findings.forms.head_first else own[-1]
    return Description(tuple(own), head, text.rfind(words[-len(own)], 0, end), end)


def described_by(findings: Findings, about: Reading) -> Description | None:
    """The description that a definite mention is, or None."""
    words = findings.forms.words(about.shown)
    before = findings.before(about)
    whole = [*before[-_LONGEST:], *about.shown.split()]
    if not words or not (about.taken or _definite(findings, whole, about.language)):
        return None
    head = words[0] if findings.forms.head_first else words[-1]
    return Description(words, head, about.mention.start, about.mention.end)


def _definite(findings: Findings, words: list[str], language: str) -> list[str]:
    """The bare words of one definite description at the end of some words; [] if there is none."""
    spelling = findings.forms.spelling
    if findings.forms.head_first:
        own: list[str] = []
        for word in reversed(words[-_LONGEST:]):
            stripped = _bare_of_joins(word, language)
            if not own and fold(word, language) in words_of(language, "called", "tails"):
                own.append(fold(word, language))
                continue
            if not spelling.definite(stripped):
                break
            own.insert(0, spelling.bare(stripped))
            if stripped != word:
                break
        return own if own and own[0] not in words_of(language, "called", "tails") else []
    near = words[-_LONGEST - 1 :]
    at = next((place for place in range(len(near) - 1, -1, -1) if fold(near[place], language) == spelling.article), -1)
    inside = near[at + 1 :]
    if at < 0 or any(word.endswith(tuple(COMMAS)) for word in inside):
        return []
    return [spelling.bare(word) for word in inside]


def _bare_of_joins(word: str, language: str) -> str:
    """A word without the conjunction written with it: "والقتيل"."""
    join = next((join for join in table(language, "clauses")["proclitics"] if word.startswith(join)), "")
    return word.removeprefix(join)
