from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from khabar.ontology import generate, namespace, terms
from khabar.ontology.namespace import KHABAR
from khabar.ontology.vocabulary import vocabulary


def test_the_generated_modules_are_fresh() -> None:
    for path, text in generate.modules().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale: run python -m khabar.ontology.generate"
    assert generate.main(["--check"]) == 0


def test_a_stale_module_is_named_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "terms.py"
    stale.write_text("old", encoding="utf-8")
    monkeypatch.setattr(generate, "modules", lambda: {stale: "new"})
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().out == "terms.py: stale\n"
    assert stale.read_text(encoding="utf-8") == "old"
    assert generate.main([]) == 0
    assert stale.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize(
    ("names", "some", "count"),
    [
        (terms.EntityType, {"Person", "Site", "Weapon"}, 11),
        (terms.EventType, {"Attack", "Assassination", "Protest"}, 33),
        (terms.EventClass, {"Event", "SideRelation", "Speech"}, 6),
        (terms.EntityClass, {"Entity", "Actor", "Location"}, 3),
        (terms.Role, {"agent", "instrument"}, 6),
        (terms.Status, {"actual", "foiled"}, 5),
        (terms.RelationType, {"leads", "alliedWith"}, 6),
        (terms.DirectRelation, {"foiledAttackOn", "metWith"}, 18),
    ],
)
def test_each_group_of_names_is_whole(names: type, some: set[str], count: int) -> None:
    every = names.ALL  # type: ignore[attr-defined]
    assert some <= set(every)
    assert len(every) == len(set(every)) == count
    assert {value for name, value in vars(names).items() if name.isupper() and name != "ALL"} == set(every)


def test_a_group_is_no_type_that_a_text_mentions() -> None:
    assert not set(terms.EventClass.ALL) & set(terms.EventType.ALL)
    assert not set(terms.EntityClass.ALL) & set(terms.EntityType.ALL)


def test_every_term_is_an_iri_in_the_namespace() -> None:
    for name in vocabulary().terms:
        assert str(KHABAR[name]) == f"{terms.NAMESPACE}{name}"


def test_a_mistyped_term_raises() -> None:
    with pytest.raises(AttributeError, match="attaked"):
        _ = KHABAR.attaked
    assert namespace.KHABAR.attacked == KHABAR["attacked"]


def test_importing_the_names_loads_neither_rdflib_nor_the_ontology() -> None:
    code = "import sys, khabar.ontology.terms; print(sorted({'rdflib', 'pyoxigraph', 'pyshacl'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
