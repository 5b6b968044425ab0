"""Annotations as rows of the annotation format: one JSON object a sentence, spans with start, end and text."""

from __future__ import annotations

from typing import Any

from khabar.graph.pipeline.annotation import Annotation


def row(annotation: Annotation, sentence: int, *, id: str) -> dict[str, Any]:
    """One sentence as a row; offsets are code points of the sentence's own text.

    An argument or relation that reaches into another sentence has no place in the format and is left out.
    """
    offset, end = annotation.sentences[sentence]
    mentions = [mention for mention in annotation.mentions if mention.sentence == sentence]
    events = [event for event in annotation.events if event.sentence == sentence]
    here = {mention.id for mention in mentions} | {event.id for event in events}
    return {
        "id": id,
        "text": annotation.article.text[offset:end],
        "entities": [
            {
                "id": mention.id,
                "text": mention.text,
                "type": mention.type,
                "start": mention.start - offset,
                "end": mention.end - offset,
            }
            for mention in mentions
        ],
        "events": [
            {
                "id": event.id,
                "type": event.type,
                "trigger": event.trigger,
                "start": event.start - offset,
                "end": event.end - offset,
                "status": event.status,
                "args": [{"role": arg.role, "ref": arg.ref} for arg in event.arguments if arg.ref in here],
            }
            for event in events
        ],
        "relations": [
            {"type": relation.type, "head": relation.head, "tail": relation.tail}
            for relation in annotation.relations
            if relation.head in here and relation.tail in here
        ],
    }


def rows(annotation: Annotation) -> list[dict[str, Any]]:
    """All sentences of an article as rows, with ids "<article id>#<sentence>"."""
    return [row(annotation, index, id=f"{annotation.article.id}#{index}") for index in range(len(annotation.sentences))]
