"""What a headline calls by less than its name, as the text below it goes on to give that."""

from __future__ import annotations

from khabar.graph.resolution.antecedents import Antecedents
from khabar.graph.resolution.discourse import headline
from khabar.graph.resolution.findings import Findings
from khabar.graph.resolution.homes import elsewhere
from khabar.graph.resolution.kinds import Made, kinds
from khabar.graph.resolution.nodes import LOCATIONS, Reading
from khabar.ontology.terms import EntityType


def join_sites(findings: Findings) -> None:
    """A site that the headline describes ("قاعة حفلات", "Sinai mosque") is the article's only one of that kind."""
    end = headline(findings.annotation.article)
    sites = [r for r in findings.found.values() if r.mention.type == EntityType.SITE]
    for reading in sites:
        made = _site(findings, reading)
        if reading.mention.end > end or not made.kinds or made.rest or not reading.node.unknown:
            continue
        head = findings.forms.head_word(reading.shown)
        like = {r.node for r in sites if r.mention.start > end and findings.forms.head_word(r.shown) == head}
        named = {node for node in like if not node.article}
        if len(named or like) == 1:
            findings.refer(reading, *(named or like))


def join_lead(findings: Findings) -> None:
    """A headline calls "الشرطة" what the sentence below it is the first to name: "الشرطة التونسية"."""
    end = headline(findings.annotation.article)
    antecedents = Antecedents(findings)
    inside = [reading for reading in findings.found.values() if reading.mention.end <= end and reading.node.unknown]
    lead = _lead(findings, end) if inside else []
    for reading in inside:
        short = antecedents.short(reading)
        node = antecedents.of(*short, lead) if short else None
        if node is not None and not elsewhere(findings, reading, node):
            findings.refer(reading, node)


def _lead(findings: Findings, end: int) -> list[Reading]:
    """What the first sentence behind a headline mentions."""
    below = [reading for reading in findings.found.values() if reading.mention.start >= end]
    return [reading for reading in below if reading.mention.sentence == below[0].mention.sentence]


def _site(findings: Findings, reading: Reading) -> Made:
    """What the name of a site is made of, without the names of places."""
    about = findings.forms.describe(reading.shown, findings.catalog)
    language = findings.forms.spelling.language
    made = kinds(language).made(about.words)
    places = {word for word in made.rest if any(e.type in LOCATIONS for e in findings.catalog.find_all(word, language))}
    return Made(made.kinds, tuple(word for word in made.rest if word not in places))
