"""Reading: files, folders, patterns and standard input (`read`), texts and pages in memory, to articles."""

from khabar.graph.reading.article import Article
from khabar.graph.reading.making import MAX_CHARACTERS, from_html, from_text
from khabar.graph.reading.reader import read

__all__ = ["MAX_CHARACTERS", "Article", "from_html", "from_text", "read"]
