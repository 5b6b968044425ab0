"""Cut text into tokens: syntactic words, numbers, marks, each with its folded norm; no character is lost.

Registered with spaCy as ``khabar.tokenizer.v1``::

    [nlp.tokenizer]
    @tokenizers = "khabar.tokenizer.v1"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.words.clitics import Segmenter

NAME: Final = "khabar.tokenizer.v1"

# Letters and marks of the Arabic script, without its digits and punctuation, and the invisible direction marks in it.
_SCRIPT: Final = (
    "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef\u06fa-\u06ff\u0750-\u077f"
    "\u08a0-\u08ff\ufb50-\ufd3d\ufd50-\ufdff\ufe70-\ufefc"
)
_FORMAT: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_LETTER: Final = rf"[^\W\d_{_SCRIPT}]"
_DIGIT: Final = r"\d"


def _pattern(abbreviations: Iterable[str], called: Iterable[str]) -> re.Pattern[str]:
    """The words of a text; a letter with a full stop behind one of `called` is of a name: "المدعو ب. سمير"."""
    short = "|".join(re.escape(word) for word in sorted(abbreviations, key=len, reverse=True)) or r"(?!)"
    behind = "|".join(rf"(?<={re.escape(word)}[ ])" for word in called) or r"(?!)"
    return re.compile(
        rf"""
        (?P<space>\s+)
      | (?P<address>(?:https?://|www\.)[^\s«»“”"<>]*[\w/] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+)
      | (?P<initials>(?<=[("«“])[{_SCRIPT}](?:\.[ ]?[{_SCRIPT}])+(?=\.?[)"»”])
            | (?<!\w)(?<!\d[ ])(?!(?:{short})[ ])[{_SCRIPT}]\.[ ]?[{_SCRIPT}]\.(?=[ ]\(?[{_SCRIPT}\d])
            | (?:{behind})[{_SCRIPT}]\.(?=[ ][{_SCRIPT}]))
      | (?P<abbreviation>(?<!\w)[{_SCRIPT}](?:\.[{_SCRIPT}])+(?!\w) | (?<!\w)(?:{short}))
      | (?P<arabic>[{_FORMAT}]*[{_SCRIPT}][{_SCRIPT}{_FORMAT}]*)
      | (?P<latin>(?:\w\.)(?:{_LETTER}\.)+ | {_LETTER}[^\W_{_SCRIPT}\u0300-\u036f]*(?:['’.&-][^\W_{_SCRIPT}]+)*)
      | (?P<number>{_DIGIT}+(?:[.,٫٬:/+-]{_DIGIT}+)*(?:{_LETTER}+(?!\w))?)
      | (?P<mark>[()\[\]{{}}«»“”‘’"<>] | (?P<repeated>[^\w\s])(?P=repeated)* | .)
        """,
        re.VERBOSE | re.DOTALL,
    )


class KhabarTokenizer(DummyTokenizer):
    """What both tokenizers share: they are made anew from the language data, so saving them stores nothing."""

    def __init__(self, vocab: Vocab, language: str) -> None:
        self.vocab = vocab
        self.language = language

    def __reduce__(self) -> tuple[Any, ...]:
        return create, (self.vocab, self.language)


class ArabicTokenizer(KhabarTokenizer):
    """Tokenizer of Arabic: clitics are words, brackets and quotes stand alone, numbers and dates are whole.

    Args:
        vocab: of the pipeline.
        language: the language of the data, "ar".
        names: names that are never cut, in any spelling.
        known: names of one word before which clitics are; they are cut only where what is left is far commoner.
    """

    def __init__(
        self, vocab: Vocab, language: str = "ar", *, names: Iterable[str] = (), known: Iterable[str] = ()
    ) -> None:
        super().__init__(vocab, language)
        self._segmenter = Segmenter(language, names=names, known=known)
        data = table(language, "tokenizer")
        self._pattern = _pattern(data["abbreviations"], data["called"])
        self._dash: str = data["dash"]

    def __call__(self, text: str) -> Doc:
        """The Doc of a text; ``doc.text == text``."""
        words: list[str] = []
        norms: list[str] = []
        spaces: list[bool] = []
        for word, norm in self._words(text):
            if word.isspace() and words:
                if word[0] == " ":
                    spaces[-1] = True
                    word = word[1:]
                if not word:
                    continue
            if norm == self._dash:
                self.vocab[word].is_punct, self.vocab[word].is_alpha = True, False
            words.append(word)
            norms.append(norm)
            spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for token, norm in zip(doc, norms, strict=True):
            token.norm_ = norm
        return doc

    def _words(self, text: str) -> Iterator[tuple[str, str]]:
        before = ""
        for match in self._pattern.finditer(text):
            word = match.group()
            norm = fold(word, self.language)
            if match.lastgroup != "arabic" or not norm:
                before = before if word == " " else ""
                yield word, norm or (self._dash if match.lastgroup == "arabic" else word)
                continue
            begin = 0
            for piece in self._segmenter.pieces(word, before=before):
                written = word[begin : begin + piece.length]
                yield written, piece.norm
                begin += piece.length
                before = piece.norm if written not in self._segmenter.no_prepositions else ""


class EnglishTokenizer(KhabarTokenizer):
    """spaCy's English tokenizer with our abbreviations; norms are the folded words, not spaCy's respellings."""

    def __init__(self, vocab: Vocab, language: str = "en") -> None:
        super().__init__(vocab, language)
        rules = dict(English.Defaults.tokenizer_exceptions or {})
        data = table(language, "tokenizer")
        for word in data["abbreviations"]:
            rules[word] = [{spacy.symbols.ORTH: word}]
        self._tokenizer = Tokenizer(
            vocab,
            rules=rules,
            prefix_search=compile_prefix_regex(English.Defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(English.Defaults.suffixes or ()).search,
            infix_finditer=compile_infix_regex([*(English.Defaults.infixes or ()), *data["infixes"]]).finditer,
            token_match=English.Defaults.token_match,
            url_match=English.Defaults.url_match,
        )

    def __call__(self, text: str) -> Doc:
        """The Doc of a text; ``doc.text == text``."""
        doc: Doc = self._tokenizer(text)
        for token in doc:
            token.norm_ = fold(token.text, self.language) or token.text
        return doc


def create(vocab: Vocab, language: str) -> ArabicTokenizer | EnglishTokenizer:
    """The tokenizer of a language; raises LanguageDataError where khabar has no data for it.

    >>> [token.norm_ for token in create(Vocab(), "ar")("وللجيش (السوري).")]
    ['و', 'ل', 'الجيش', '(', 'السوري', ')', '.']
    """
    data = table(language, "tokenizer")
    if data.get("rules") == "english":
        return EnglishTokenizer(vocab, language)
    names = table(language, "names")
    whole = [*(set(names["given"]) - set(names["weak"])), *names["family"]]
    known = {name for name, _ in Catalog.load().names(language) if " " not in name}
    return ArabicTokenizer(vocab, language, names=whole, known={*known, *names["weak"], *names["weakest"]})


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]
def make(language: str | None = None) -> Callable[[Language], ArabicTokenizer | EnglishTokenizer]:
    """For spaCy's registry: the tokenizer of `language`, or of the pipeline's own."""
    return lambda nlp: create(nlp.vocab, language or nlp.lang or "")
