"""Join annotations with khabar's tokens: rows of token spans that training reads. Runs where khabar is installed.

python training/model/prepare.py annotated ANNOTATED.jsonl... --out prepared/train.jsonl
python training/model/prepare.py newsfane NewsFANE.txt --without ANERcorp_test.txt --out prepared/newsfane.jsonl
python training/model/prepare.py surface NewsFANE.txt --without ANERcorp_test.txt --out annotated/newsfane.jsonl
python training/model/prepare.py raw raw.jsonl --out prepared/raw.jsonl
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import tomli
from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.evaluation import span
from khabar.graph.pipeline.given import script
from khabar.graph.pipeline.words.tokenizer import create

NEWSFANE = tomli.loads((Path(__file__).parent / "newsfane.toml").read_text(encoding="utf-8"))


class Tokens:
    """khabar's tokenizers of both languages."""

    def __init__(self) -> None:
        self._tokenizers = {language: create(Vocab(), language) for language in ("ar", "en")}

    def of(self, text: str, language: str) -> Doc:
        """The tokens of a text, without white-space tokens."""
        return self._tokenizers[language](text)


def tokens(doc: Doc) -> list[tuple[int, int]]:
    """Start and end of each token that is no white space."""
    return [(token.idx, token.idx + len(token)) for token in doc if not token.is_space]


def cover(bounds: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The tokens that a character span touches, as a half-open range."""
    touched = [i for i, (s, e) in enumerate(bounds) if s < end and e > start]
    return (touched[0], touched[-1] + 1) if touched else None


def annotated(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Rows of the annotation format over tokens; a span that shares its tokens with an earlier one is left out."""
    tokenizers = Tokens()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row["text"]
            language = script(text)
            bounds = tokens(tokenizers.of(text, language))
            entities: dict[str, tuple[int, int, str]] = {}
            taken: set[int] = set()
            for entity in row["entities"]:
                found = cover(bounds, *span(text, entity, "text"))
                if found and not taken & set(range(*found)):
                    taken |= set(range(*found))
                    entities[entity["id"]] = (*found, entity["type"])
            events: dict[str, tuple[int, str, str]] = {}
            used: set[int] = set()
            for event in row["events"]:
                start, end = span(text, event, "trigger")
                found = cover(bounds, start, end)
                if found is None:
                    continue
                token = max(range(*found), key=lambda i: min(end, bounds[i][1]) - max(start, bounds[i][0]))
                if token not in used:
                    used.add(token)
                    events[event["id"]] = (token, event["type"], event["status"])
            number = {key: i for i, key in enumerate(entities)}
            number_of_event = {key: i for i, key in enumerate(events)}
            arguments = [
                [number_of_event[event["id"]], a["role"], kind, table[a["ref"]]]
                for event in row["events"]
                if event["id"] in events
                for a in event["args"]
                for kind, table in (("e", number), ("v", number_of_event))
                if a["ref"] in table
            ]
            relations = [
                [r["type"], number[r["head"]], number[r["tail"]]]
                for r in row["relations"]
                if r["head"] in number and r["tail"] in number
            ]
            yield {
                "id": row["id"],
                "language": language,
                "text": text,
                "tokens": bounds,
                "entities": list(entities.values()),
                "events": list(events.values()),
                "arguments": arguments,
                "relations": relations,
            }


def _sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    sentence: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        parts = re.sub("[\u200e\u200f]", "", line).split()
        if len(parts) == 2:
            sentence.append((parts[0], parts[1]))
        elif sentence:
            yield sentence
            sentence = []
        if len(parts) == 2 and parts[0] in ".؟!" and sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _shingles(words: list[str]) -> set[str]:
    text = "".join(re.findall(r"\w+", fold(" ".join(words), "ar").replace(" ", "")))
    return {text[i : i + 24] for i in range(0, max(1, len(text) - 23))}


def _kept(path: Path, without: Path | None) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    barred: set[str] = set()
    for sentence in _sentences(without) if without else ():
        barred |= _shingles([word for word, _ in sentence])
    for index, sentence in enumerate(_sentences(path)):
        if not barred & _shingles([word for word, _ in sentence]):
            yield index, sentence


def newsfane(path: Path, without: Path | None) -> Iterator[dict[str, Any]]:
    """NewsFANE with khabar's types over its own tokens, less every sentence that shares 24 letters with `without`."""
    for index, sentence in _kept(path, without):
        text = ""
        bounds = []
        entities: list[list[Any]] = []
        for position, (word, tag) in enumerate(sentence):
            glue = position and sentence[position - 1][0] in NEWSFANE["prefixes"]
            if text and not glue:
                text += " "
            bounds.append((len(text), len(text) + len(word)))
            text += word
            kind = NEWSFANE["types"].get(tag[2:])
            if tag.startswith("B") and kind:
                entities.append([position, position + 1, kind])
            elif tag.startswith("I") and kind and entities and entities[-1][1] == position:
                entities[-1][1] = position + 1
        yield {"id": f"newsfane:{index}", "language": "ar", "text": text, "tokens": bounds, "entities": entities}


def surface(path: Path, without: Path | None) -> Iterator[dict[str, Any]]:
    """The texts of the same sentences as they would be written, for annotations of events on them."""
    for index, sentence in _kept(path, without):
        text = ""
        glue = True
        for number, (word, _) in enumerate(sentence):
            before = text.rpartition(" ")[2]
            if word in NEWSFANE["suffixes"] and len(before) > 1 and before[-1].isalpha():
                # قضية + ه: قضيته, اجرى + ه: اجراه, على + ه: عليه
                inner = {"ة": "ت", "ى": "ا" if len(before) > 3 else "ي"}
                text = text[:-1] + inner.get(text[-1], text[-1])
            elif before.endswith("ل") and sentence[number - 1][0] == "ل" and word.startswith("ال"):
                word = word[1:]  # ل + الاتحاد: للاتحاد
            elif not glue and word not in NEWSFANE["closing"]:
                text += " "
            text += word
            glue = word in NEWSFANE["prefixes"] or word in NEWSFANE["opening"]
        yield {"id": f"newsfane:{index}", "text": text}


def raw(path: Path) -> Iterator[dict[str, Any]]:
    """Unlabelled sentences over khabar's tokens."""
    tokenizers = Tokens()
    for index, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        language = script(row["text"])
        bounds = tokens(tokenizers.of(row["text"], language))
        source = row.get("source", "")
        yield {"id": f"{source}:{index}", "language": language, "text": row["text"], "tokens": bounds}


def main() -> None:
    """Write one prepared file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("annotated", "newsfane", "surface", "raw"))
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--without", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    made = {
        "annotated": lambda: annotated(options.paths),
        "newsfane": lambda: newsfane(options.paths[0], options.without),
        "surface": lambda: surface(options.paths[0], options.without),
        "raw": lambda: raw(options.paths[0]),
    }[options.kind]()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    part = options.out.with_name(options.out.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        for row in made:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    part.replace(options.out)
    print(f"{options.out}: {count} rows")


if __name__ == "__main__":
    main()
