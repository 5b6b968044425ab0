"""What khabar.ttl says, for code: labels, the trees of classes and relations, the rules of direct relations, units.

Terms are named by their local names, the plain strings of `khabar.ontology.terms`; where a term is asked for, its IRI
serves as well. The file is read once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from khabar.ontology.errors import UnknownTermError
from khabar.ontology.source import SOURCE, CountUnit, DirectRule, Term, Vocabulary, read


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The vocabulary of khabar.ttl."""
    return read(SOURCE)


def direct_rules() -> tuple[DirectRule, ...]:
    """The rules of direct relations, in the order of the ontology.

    >>> next(rule.object_role for rule in direct_rules() if rule.relation == "attacked")
    'target'
    """
    return vocabulary().rules


def count_units() -> tuple[CountUnit, ...]:
    """The units in which people are counted, in the order of the ontology.

    >>> [unit.name for unit in count_units() if "Killing" in unit.event_types]
    ['dead', 'wounded', 'casualties']
    """
    return vocabulary().units


def label(term: str, language: str) -> str:
    """The label of a term, given by local name or IRI, in "ar" or "en"; raises UnknownTermError.

    >>> label("Foiling", "en")
    'foiling'
    """
    return _in(language, _known(term).labels, term)


def comment(term: str, language: str) -> str:
    """The definition of a term in "ar" or "en"; raises UnknownTermError."""
    return _in(language, _known(term).comments, term)


@lru_cache(maxsize=256)
def subtypes(term: str) -> tuple[str, ...]:
    """A class or relation and all under it, itself first, in the order of the ontology; raises UnknownTermError.

    >>> subtypes("Attack")
    ('Attack', 'Bombing', 'AirStrike')
    """
    name = _known(term).name
    return (name, *(other for other in vocabulary().terms if other != name and name in supertypes(other)))


@lru_cache(maxsize=256)
def supertypes(term: str) -> tuple[str, ...]:
    """A class or relation and all above it, itself first and the widest last; raises UnknownTermError.

    >>> supertypes("Bombing")
    ('Bombing', 'Attack', 'Violence', 'Event')
    """
    found = [_known(term).name]
    for name in found:
        found.extend(parent for parent in vocabulary().terms[name].parents if parent not in found)
    return tuple(found)


@lru_cache(maxsize=1024)
def may_relate(relation: str, subject: str, object: str) -> bool:
    """Whether things of two entity types may be the ends of a relation, by its domain and range.

    >>> may_relate("partOf", "ArmedGroup", "ArmedGroup"), may_relate("partOf", "ArmedGroup", "Place")
    (True, False)

    Raises UnknownTermError.
    """
    term = _known(relation)
    return set(term.domain) <= set(supertypes(subject)) and set(term.range) <= set(supertypes(object))


def iri(term: str) -> str:
    """The IRI of a term, given by local name; raises UnknownTermError."""
    return vocabulary().namespace + _known(term).name


def namespaces() -> Mapping[str, str]:
    """The prefixes that serialisers use, prefix to namespace IRI: those of khabar.ttl."""
    return vocabulary().prefixes


def _known(term: str) -> Term:
    words = vocabulary()
    try:
        return words.terms[term.removeprefix(words.namespace)]
    except KeyError:
        raise UnknownTermError(f"{term} is no term of {words.namespace}") from None


def _in(language: str, texts: Mapping[str, str], term: str) -> str:
    try:
        return texts[language]
    except KeyError:
        raise UnknownTermError(f"{term} has no text in {language!r}; there is {', '.join(sorted(texts))}") from None
