"""The trained components in batches, on disk, in bytes and in other processes, and folders that are no model."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from khabar.graph.errors import KhabarError, LanguageDataError
from khabar.graph.pipeline import MODEL, load
from khabar.graph.pipeline.learned.encoder import Encoder
from khabar.graph.pipeline.learned.entities import LearnedEntities
from khabar.graph.pipeline.learned.model import SHIPPED

FOILED = "قال وزير الدفاع السوري إن الجيش أحبط هجوماً لتنظيم داعش على مقام السيدة زينب في ريف دمشق يوم السبت."


def found(nlp: Language, text: str) -> tuple[object, ...]:
    doc = nlp(text)
    mentions = [(span.text, span.label_, span.ent_id_) for span in doc.ents]
    events = [(doc[e.trigger].text, e.type, e.status, e.arguments) for e in doc._.events]
    return mentions, events, [(r.type, r.head, r.tail) for r in doc._.relations]


def test_a_batch_gives_what_one_by_one_gives(both: Language) -> None:
    texts = [FOILED, "", " \n ", "اعتقلت الشرطة رجلين في حلب.\n\nوقالت الوزارة إنها نفت ذلك.", FOILED]
    one = [found(both, text) for text in texts]
    docs = list(both.pipe(texts))
    assert [[(s.text, s.label_, s.ent_id_) for s in doc.ents] for doc in docs] == [part[0] for part in one]
    assert [len(doc._.events) for doc in docs] == [len(part[1]) for part in one]  # type: ignore[arg-type]


def test_several_processes_give_what_one_gives(both: Language) -> None:
    texts = [FOILED, "اعتقلت الشرطة رجلين في حلب."]
    docs = list(both.pipe(texts, n_process=2, batch_size=1))
    assert [doc._.events for doc in docs] == [both(text)._.events for text in texts]


def test_a_pipeline_goes_through_bytes_with_its_model(both: Language) -> None:
    again = load("ar").from_bytes(both.to_bytes())
    assert again.get_pipe("khabar_encoder").folder != SHIPPED
    assert found(again, FOILED) == found(both, FOILED)


def test_a_saved_pipeline_is_opened_by_spacy_and_gives_the_same(both: Language, tmp_path: Path) -> None:
    both.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == both.pipe_names
    assert found(again, FOILED) == found(both, FOILED)
    assert again.get_pipe("khabar_encoder").folder == tmp_path / "khabar_encoder"
    assert "Attack" in again.pipe_labels["khabar_learned_events"]


def test_a_saved_pipeline_whose_first_model_is_gone_is_opened(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "mine")
    nlp = spacy.blank("ar")
    nlp.add_pipe("khabar_sentences")
    nlp.add_pipe("khabar_encoder", config={"folder": str(tmp_path / "mine")})
    nlp.to_disk(tmp_path / "saved")
    shutil.rmtree(tmp_path / "mine")
    assert spacy.load(tmp_path / "saved")("هجوم").tensor.any()


def test_components_go_to_another_process_by_their_files() -> None:
    component: LearnedEntities = pickle.loads(pickle.dumps(LearnedEntities(language="ar", lexicon=False)))
    assert (component.folder, component.lexicon) == (SHIPPED, False)
    assert pickle.loads(pickle.dumps(Encoder())).folder == SHIPPED


def test_components_that_read_words_read_those_of_the_users_own(own_verb: Callable[..., Path], tmp_path: Path) -> None:
    nlp = load("ar", lexicons=[own_verb("زعفط", "يزعفط")])
    nlp.to_disk(tmp_path / "saved")
    for again in (nlp, spacy.load(tmp_path / "saved"), load("ar").from_bytes(nlp.to_bytes())):
        for name in ("khabar_learned_entities", "khabar_learned_events", "khabar_learned_status"):
            component = again.get_pipe(name)
            for one in (component, pickle.loads(pickle.dumps(component))):
                assert one.triggers.lexicon.tenses("زعفط") == {"past"}


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageDataError, match=r"no model here: encoder\.onnx, tokenizer\.json is missing"):
        Encoder(tmp_path)


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json", "heads.npz", "labels.json", "join.toml"])
def test_a_damaged_file_is_an_error_that_names_it_or_its_folder(tmp_path: Path, name: str) -> None:
    for file in ("encoder.onnx", "tokenizer.json", "heads.npz", "labels.json", "join.toml"):
        if file == name:
            (tmp_path / file).write_bytes(b"\x00broken = [")
        else:
            shutil.copyfile(SHIPPED / file, tmp_path / file)
    with pytest.raises(LanguageDataError, match=r"no (encoder|vocabulary|heads)") as raised:
        Encoder(tmp_path) if name in ("encoder.onnx", "tokenizer.json") else LearnedEntities(tmp_path, language="ar")
    assert str(tmp_path) in str(raised.value)


def test_components_say_what_they_need_and_set(both: Language) -> None:
    assert not any(both.analyze_pipes(pretty=False)["problems"].values())


@pytest.mark.parametrize("kind", [Encoder, partial(LearnedEntities, language="ar")])
def test_a_component_without_its_model_says_so_when_it_is_run(
    kind: Callable[[Path], Encoder | LearnedEntities], both: Language, tmp_path: Path
) -> None:
    component = kind(tmp_path / "gone")
    assert not hasattr(component, "initialize")
    with pytest.raises(KhabarError, match=r"no model in .*gone"):
        component(both(FOILED))


def test_a_model_of_ones_own_is_read_from_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    nlp = load("ar", engine=MODEL, model=folder)
    assert {nlp.get_pipe(name).folder for name in nlp.pipe_names if "learned" in name or "encoder" in name} == {folder}
    assert "Foiling" in [event.type for event in nlp(FOILED)._.events]


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageDataError, match=r"model: no such folder"):
        load("ar", model=tmp_path / "model")
    with pytest.raises(LanguageDataError, match=r"no model here: encoder\.onnx"):
        load("ar", model=tmp_path)


def test_a_model_from_before_a_weight_was_measured_goes_without_it(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    shutil.copytree(SHIPPED, folder)
    join = (folder / "join.toml").read_text(encoding="utf-8").splitlines()
    older = [line for line in join if not line.startswith(("other_type", "no_type"))]
    (folder / "join.toml").write_text("\n".join(older), encoding="utf-8")
    nlp = load("ar", model=folder)
    assert nlp.get_pipe("khabar_learned_events").weight("events", "no_type") == 0
    assert nlp("قصف الجيش القرية.")._.events
    with pytest.raises(KeyError):
        nlp.get_pipe("khabar_learned_events").weight("events", "no such finding")
