"""What beside participants makes two clusters of mentions one happening: times, stories, and what happens once."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grounds:
    """What beside the participants may make two clusters one.

    Attributes:
        same_article, story: whether one article tells both, or two articles of one story do.
        dated: whether their times agree. soon: whether these, or the dates of the articles, allow for one.
        once: whether one person is killed or overthrown in both. through: whether an event fills a role in both.
        about: whether it is what both articles tell first, or alone of its type, in a story and soon.
    """

    same_article: bool
    story: bool
    dated: bool
    soon: bool
    once: bool
    through: bool
    about: bool

    @property
    def sure(self) -> bool:
        """Whether it is one however often its sides do such a thing."""
        return self.dated or self.once or self.through
