"""Write terms.py and namespace.py from khabar.ttl: `python -m khabar.ontology.generate [--check]`."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from khabar.ontology.source import Vocabulary
from khabar.ontology.vocabulary import vocabulary

HERE: Final = Path(__file__).parent

_HEAD: Final = '''"""{}

Generated from khabar.ttl: run `python -m khabar.ontology.generate`; do not edit.
"""

from __future__ import annotations
'''


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the generated modules, or with --check only say which are stale (exit code 1)."""
    parser = argparse.ArgumentParser(prog="python -m khabar.ontology.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when a module is stale")
    check = parser.parse_args(arguments).check
    stale = [path for path, text in modules().items() if not path.is_file() or path.read_text("utf-8") != text]
    for path in stale:
        if not check:
            path.write_text(modules()[path], "utf-8")
        sys.stdout.write(f"{path.name}: {'stale' if check else 'written'}\n")
    return 1 if check and stale else 0


def modules() -> dict[Path, str]:
    """The text of each generated module."""
    words = vocabulary()
    return {HERE / "terms.py": terms_module(words), HERE / "namespace.py": namespace_module(words)}


def terms_module(words: Vocabulary) -> str:
    """The text of terms.py: plain strings only, so that importing it costs nothing."""
    blocks = [
        _HEAD.format("Names for code of the terms of khabar.ttl, as local names."),
        "from typing import Final\n",
        f'NAMESPACE: Final = "{words.namespace}"',
        f'ID_NAMESPACE: Final = "{words.id_namespace}"',
        f'VERSION: Final = "{words.version}"',
    ]
    for name, doc, names in (
        ("EntityType", "Classes of things that take part in events.", members(words, "Entity")),
        ("EntityClass", "The classes above them, which nothing is a mere instance of.", groups(words, "Entity")),
        ("EventType", "Leaf and inner classes of events that a text can mention.", members(words, "Event")),
        ("EventClass", "The classes above them, which no event is a mere instance of.", groups(words, "Event")),
        ("Role", "How a thing takes part in an event.", below(words, "role")),
        ("Status", "Whether the text says that an event happened.", instances(words, "Status")),
        ("Unit", "What people are counted as in an event.", instances(words, "Unit")),
        ("Bound", "How the number of a count is meant.", instances(words, "Bound")),
        ("RelationType", "Static relations between two entities.", below(words, "staticRelation")),
        ("OrderRelation", "How two events follow one another.", below(words, "eventOrder")),
        ("DirectRelation", "Short-cuts from entity to entity, entailed by events.", below(words, "directRelation")),
    ):
        lines = [f'\n\nclass {name}:\n    """{doc}"""\n']
        lines += [f'    {constant(member)}: Final = "{member}"' for member in names]
        lines += ["    ALL: Final = (", *(f"        {constant(member)}," for member in names), "    )"]
        blocks.append("\n".join(lines))
    return "\n".join(blocks) + "\n"


def namespace_module(words: Vocabulary) -> str:
    """The text of namespace.py: every term as a URIRef. It stands apart because importing rdflib takes 0.2 s."""
    plain = [name for name in words.terms if name.isidentifier() and name not in _KEYWORDS]
    extras = [name for name in words.terms if name not in plain]
    lines = [
        "# ruff: noqa: N815\n"
        + _HEAD.format("The namespace of khabar.ttl for rdflib; a term it does not define raises AttributeError."),
        "from rdflib import Namespace, URIRef",
        "from rdflib.namespace import DefinedNamespace\n\n",
        "class KHABAR(DefinedNamespace):",
        f'    """The terms of {words.namespace}, version {words.version}."""\n',
        "    _fail = True",
        f'    _NS = Namespace("{words.namespace}")',
        "    _extras = [  # noqa: RUF012",
        *(f'        "{name}",' for name in extras),
        "    ]\n",
        *(f"    {name}: URIRef" for name in plain),
    ]
    return "\n".join(lines) + "\n"


_KEYWORDS: Final = frozenset({"from"})


def groups(words: Vocabulary, top: str) -> tuple[str, ...]:
    """A class and the classes directly under it that only divide what is under them into groups."""
    return (top, *(name for name in _children(words, top) if _children(words, name)))


def members(words: Vocabulary, top: str) -> tuple[str, ...]:
    """The classes under a class, but for its groups."""
    above = groups(words, top)
    return tuple(name for name in below(words, top) if name not in above)


def below(words: Vocabulary, name: str) -> tuple[str, ...]:
    """All terms under a term, in the order of the file."""
    found = {name}
    for other, term in words.terms.items():
        if found.intersection(term.parents):
            found.add(other)
    return tuple(other for other in words.terms if other in found and other != name)


def instances(words: Vocabulary, name: str) -> tuple[str, ...]:
    """All individuals of a class, in the order of the file."""
    return tuple(term.name for term in words.terms.values() if f"{words.namespace}{name}" in term.kinds)


def constant(name: str) -> str:
    """The constant a term is known by in code.

    >>> constant("ClaimOfResponsibility"), constant("memberOf")
    ('CLAIM_OF_RESPONSIBILITY', 'MEMBER_OF')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()


def _children(words: Vocabulary, name: str) -> tuple[str, ...]:
    return tuple(term.name for term in words.terms.values() if name in term.parents)


if __name__ == "__main__":
    sys.exit(main())
