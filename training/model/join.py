"""Measure how much the lexicon's findings should add to the model's scores, on sentences neither has learnt from.

    python training/model/join.py HELD_OUT.jsonl... --out graph/pipeline/learned/files/join.toml

Stage by stage, in the order of the pipeline, each weight is moved by itself to where the figure of its stage is best,
in two rounds; then the confidences are calibrated. Prints the figure of each stage before (weights 0: the model decides
alone) and after.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.graph.pipeline import BOTH, load
from khabar.graph.pipeline.annotation import annotation
from khabar.graph.pipeline.evaluation import MINIMAL_OVERLAP, Scores, overlap, score, span
from khabar.graph.pipeline.given import read_sentences, script
from khabar.graph.pipeline.learned.idle import NAME as IDLE
from khabar.graph.pipeline.learned.stored import Joined
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.rows import row
from khabar.graph.pipeline.words.sentences import one_sentence
from khabar.graph.reading.article import Article
from khabar.ontology.terms import Role, Status

Floats = NDArray[np.float64]
LEAST = 1e-4
"""Confidences beyond it, or so near to 1, are taken for it."""

GRID = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.5, 8.0)
BIAS = (-1.5, -1.0, -0.6, -0.3, 0.0, 0.3, 0.6, 1.0)
STRANGE = (0.0, -0.5, -1.0, -1.5, -2.0, -3.0, -4.0, -5.0, -6.5)
"""Added to what the lexicon has other words for: it knows this one for other types only, or for none."""

SURE = 1000.0
"""More than a model is ever sure of, so that the lexicon decides."""

KNOBS: dict[str, dict[str, Sequence[float]]] = {
    "entities": dict.fromkeys(
        ("known_phrase", "known_word", "decided_land", "undecided_land", "times", "names", "others"), GRID
    ),
    # Not measured but set: what the lexicon takes for foiled, or for shared intelligence (`sought`), and who foiled it.
    # That is what the graph says first; a plot taken for an attack done is worse than one missed. Where the lexicon has
    # understood who did it to whom (`both_sides`) it weighs much, as stories told several times come together better,
    # but no more than the model at its surest: its parse may cross a clause.
    "events": {"found": GRID, "sought": (5.0,), "none": BIAS, "other_type": STRANGE, "no_type": STRANGE},
    "arguments": {"none": BIAS, **dict.fromkeys(Role.ALL, GRID), "both_sides": (5.0,), "foiled": (SURE,)},
    # The lexicon is always heard on plans and denials.
    "status": {status: GRID[:6] if status == Status.ACTUAL else GRID[2:6] for status in Status.ALL}
    | {"theme_of_foiling": (SURE,)},
    # A relation that is none is worse than one that is missed, and of the weakest two in three are none. Of a rare row
    # that leaves no doubt ("في إشارة إلى") the model has seen too little.
    "relations": {"found": GRID[1:], "none": (0.6, 1.0, 1.5), "sure": (SURE,)},
}
SETTLED: dict[str, dict[str, float]] = {"idle": {"least": 0.6}}
"""Not measured with the others, as it takes calibrated confidences: what the model alone finds and takes part in
nothing must be so sure. Of .5, .6, .7 and .8 it was best on the sentences held out, and on others."""

COMMENT = """# How much a finding of the lexicon adds to the score of its label (natural logarithms); `none` is
# added to the score of "nothing is here", `other_type` and `no_type` to labels that the lexicon has other words for (it
# knows the word for other types, or not at all); `least` is how sure an idle mention must be. Measured by
# training/model/join.py on sentences that neither had learnt from.
"""


class Docs:
    """Docs on their way through the pipelines of both languages, with their gold rows."""

    def __init__(self, gold: Sequence[dict[str, Any]], model: Path | None = None) -> None:
        self.gold = {one["id"]: one for one in gold}
        self.pipelines = {language: load(language, engine=BOTH, model=model) for language in ("ar", "en")}
        self.languages = [script(one["text"]) for one in gold]
        self.docs = [
            one_sentence(self.pipelines[language].make_doc(one["text"]))
            for language, one in zip(self.languages, gold, strict=True)
        ]

    def step(self, name: str) -> None:
        """Run one component over all Docs."""
        for index, doc in enumerate(self.docs):
            self.docs[index] = self.component(index, name)(doc)

    def component(self, index: int, name: str) -> Any:
        """The component of that name for a Doc."""
        return self.pipelines[self.languages[index]].get_pipe(name)

    def scores(self) -> Scores:
        """The figures of the Docs as they are now."""
        rows = {}
        for (key, one), doc, language in zip(self.gold.items(), self.docs, self.languages, strict=True):
            whole = annotation(doc, Article(text=one["text"], language=language))
            rows[key] = row(replace(whole, sentences=((0, len(one["text"])),)), 0, id=key)
        return score(self.gold, rows)


def figure(scores: Scores, task: str) -> float:
    """The figure that a stage's weights are to raise."""
    return scores.status_accuracy if task == "status" else scores.levels[task].f1


def attempt(docs: Docs, name: str, task: str, weights: dict[str, float]) -> float:
    """The figure of a stage with these weights; leaves the Docs as they were."""
    kept = [(doc.ents, dict(doc.user_data)) for doc in docs.docs]  # user_data has all that the extensions keep
    apply(docs, name, task, weights)
    found = figure(docs.scores(), task)
    for doc, (ents, data) in zip(docs.docs, kept, strict=True):
        doc.ents, doc.user_data = ents, data
    return found


def apply(docs: Docs, name: str, task: str, weights: dict[str, float]) -> None:
    """Run a stage with these weights."""
    for nlp in docs.pipelines.values():
        component: Joined = nlp.get_pipe(name)  # type: ignore[assignment]
        plain = {"calibration": dict.fromkeys(KNOBS, (1.0, 0.0))}
        component.heads = replace(component.heads, join={**component.heads.join, **plain, task: weights})
    docs.step(name)


def tuned(docs: Docs, name: str, task: str) -> dict[str, float]:
    """The best weights of a stage."""
    nothing = dict.fromkeys(KNOBS[task], 0.0)
    begun = attempt(docs, name, task, nothing)
    weights = {knob: 0.0 if 0.0 in values else values[0] for knob, values in KNOBS[task].items()}
    best = attempt(docs, name, task, weights)
    for _ in range(2):
        for knob, values in KNOBS[task].items():
            for value in values:
                if value != weights[knob]:
                    found = attempt(docs, name, task, {**weights, knob: value})
                    if found > best + 1e-6:
                        best, weights = found, {**weights, knob: value}
    print(f"{task:10} {begun:.3f} -> {best:.3f}  {weights}", flush=True)
    return weights


def decisions(docs: Docs) -> dict[str, list[tuple[float, bool]]]:
    """The confidence of each decision on the Docs as they are now, and whether the gold rows have it."""
    found: dict[str, list[tuple[float, bool]]] = {"entities": [], "events": [], "relations": []}
    for one, doc in zip(docs.gold.values(), docs.docs, strict=True):
        text = one["text"]
        mentions = {e["id"]: (e["type"], span(text, e, "text")) for e in one["entities"]}
        triggers = [(e["type"], span(text, e, "trigger")) for e in one["events"]]
        alias = {}
        for mention in doc.ents:
            here = (mention.start_char, mention.end_char)
            near = [key for key, (_, there) in mentions.items() if overlap(here, there) >= MINIMAL_OVERLAP]
            alias[mention_ref(mention.start)] = set(near)
            right = any(mentions[key][0] == mention.label_ for key in near)
            found["entities"].append((mention._.confidence, right))
        for event in doc._.events:
            token = doc[event.trigger]
            here = (token.idx, token.idx + len(token))
            right = any(kind == event.type and overlap(here, there) > 0 for kind, there in triggers)
            found["events"].append((event.confidence, right))
        for relation in doc._.relations:
            right = any(
                r["type"] == relation.type and r["head"] in alias[relation.head] and r["tail"] in alias[relation.tail]
                for r in one["relations"]
            )
            found["relations"].append((relation.confidence, right))
    return found


def odds(pairs: Sequence[tuple[float, bool]]) -> Floats:
    """The logarithms of the odds of confidences."""
    sure = np.clip([p for p, _ in pairs], LEAST, 1 - LEAST)
    return np.log(sure / (1 - sure))


def calibrated(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and offset of the odds (Platt 1999), by Newton's method with halved steps on the logarithmic loss."""
    x = np.stack([odds(pairs), np.ones(len(pairs))], axis=1)
    y = np.array([right for _, right in pairs], dtype=float)

    def loss(weights: Floats) -> float:
        score = x @ weights
        return float(np.sum(np.logaddexp(0, score) - y * score))

    weights = np.zeros(2)
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(2)
        step = np.linalg.solve(curve, x.T @ (y - p))
        while loss(weights + step) > loss(weights) and np.abs(step).max() > 1e-6:
            step /= 2
        weights = weights + step
    return round(float(weights[0]), 3), round(float(weights[1]), 3)


def error(pairs: Sequence[tuple[float, bool]], line: tuple[float, float]) -> float:
    """Expected calibration error over ten bins (Naeini et al. 2015) with these odds."""
    p = 1 / (1 + np.exp(-(line[0] * odds(pairs) + line[1])))
    y = np.array([right for _, right in pairs], dtype=float)
    bins = np.minimum((p * 10).astype(int), 9)
    return float(sum(abs(p[bins == b].sum() - y[bins == b].sum()) for b in range(10)) / len(pairs))


def written(join: dict[str, dict[str, Any]]) -> str:
    """The file."""
    parts = [
        f"\n[{task}]\n" + "".join(f"{key} = {value}\n" for key, value in knobs.items()) for task, knobs in join.items()
    ]
    return COMMENT + "".join(parts)


def rows(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """The gold rows of all files."""
    return [dict(one) for path in paths for one in read_sentences(path)]


def main() -> None:
    """Measure and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--model", type=Path, help="files of another model than the shipped one")
    options = parser.parse_args()
    docs = Docs(rows(options.gold), options.model)
    print(f"{len(docs.docs)} sentences")
    join: dict[str, dict[str, Any]] = {}
    for name in docs.pipelines["ar"].pipe_names:
        task = name.removeprefix("khabar_learned_")
        if task in KNOBS and task != name:
            join[task] = tuned(docs, name, task)
            apply(docs, name, task, join[task])
        elif name not in ("khabar_sentences", IDLE):
            docs.step(name)
    decided = decisions(docs)
    lines = {task: calibrated(pairs) for task, pairs in decided.items()}
    for task, pairs in decided.items():
        before, after = error(pairs, (1.0, 0.0)), error(pairs, lines[task])
        print(f"calibration of {task:10} error {before:.3f} -> {after:.3f}  {lines[task]}")
    join |= SETTLED
    join["calibration"] = {task: list(line) for task, line in lines.items()}
    if options.out:
        options.out.write_text(written(join), encoding="utf-8")


if __name__ == "__main__":
    main()
