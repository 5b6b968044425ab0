"""The catalog: known states, places, groups, services, bodies, media and persons as data, `Catalog` to look them up."""

from khabar.graph.catalog.store import Catalog, Entry

__all__ = ["Catalog", "Entry"]
