"""The package: every folder of code travels, with its data, and the README's commands are the ones CI runs."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, object]:
    return tomli.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_list_of_packages_is_the_tree(root: Path, project: dict[str, object]) -> None:
    tops = ("graph", "ontology", "exporters")
    tree = {
        "khabar." + ".".join(path.parent.relative_to(root).parts)
        for top in tops
        for path in (root / top).rglob("__init__.py")
    }
    assert set(project["tool"]["setuptools"]["packages"]) == tree  # type: ignore[index]


def test_data_files_are_matched_by_package_data(root: Path, project: dict[str, object]) -> None:
    data = project["tool"]["setuptools"]["package-data"]  # type: ignore[index]
    for top in ("graph", "ontology", "exporters"):
        for path in (root / top).rglob("*"):
            if path.is_dir() or path.suffix in (".py", ".pyc", ".md"):
                continue
            package = path.parent
            while not (package / "__init__.py").exists():
                package = package.parent
            name = "khabar." + ".".join(package.relative_to(root).parts)
            relative = path.relative_to(package)
            assert any(relative.match(pattern) for pattern in (*data["*"], *data.get(name, ()))), path


def test_the_readme_has_the_two_commands(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    for command in (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/khabar build examples/articles -o graph.ttl -o graph.html",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/python -m pytest",
    ):
        assert f"    {command}\n" in readme


def test_dependencies_have_lower_and_upper_bounds(project: dict[str, object]) -> None:
    metadata = project["project"]
    optional = metadata["optional-dependencies"].values()  # type: ignore[index]
    for requirement in (*metadata["dependencies"], *(one for group in optional for one in group)):  # type: ignore[index]
        assert ">=" in requirement.split(";")[0], requirement
        assert "<" in requirement.split(";")[0], requirement
