"""The catalog: known states, places, groups, services, bodies, media and persons as data, `Catalog` to look them up."""

from khabar.graph.catalog.entry import Entry
from khabar.graph.catalog.store import Catalog

__all__ = ["Catalog", "Entry"]
