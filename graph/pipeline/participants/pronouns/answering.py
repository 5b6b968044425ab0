"""Find the subject of a reaction, and whom its object pronoun means, by the act before it.

In "اتهمت كييف موسكو بقصف محطة، بينما اتهمتها موسكو باستهداف الجسر" ("Kyiv accused Moscow of shelling a station, while
Moscow accused it of targeting the bridge") the noun behind the second verb is its subject. As the target of the act
before, Moscow answers, and the pronoun means the agent of that act, Kyiv. Where the subject is neither of the two,
gender tells which of them the pronoun means. "الأخيرة" ("the latter") behind a verb is whoever was named last.

The pronoun may also mean a thing of which two say what they think: "القرار الذي رحبت به واشنطن وأدانته موسكو" ("the
decision that Washington welcomed and Moscow condemned") has Moscow condemn nobody.

The words are data (``<xx>/undergone.toml``, [answering]).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.clauses.agreement import SEVERAL
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.participants.pronouns.objects import (
    AnsweringWords,
    agree,
    answering_words,
    object_pronoun,
    thing,
    verb_tags,
)
from khabar.graph.pipeline.refs import ahead, mention_ref, of_mention, token_of
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS, PARTIES
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_REACTIONS: Final = (
    EventType.ACCUSATION,
    EventType.CONDEMNATION,
    EventType.WARNING,
    EventType.THREAT,
    EventType.DEMAND,
    EventType.SUPPORT,
)
_LATTER: Final = 3
"""Tokens at the most between "the latter" and a participle: "ورد الأخير بشدة متهما إياه"."""


class _Scene(NamedTuple):
    """A text with those who act in it by their first token, and the words."""

    doc: Doc
    actors: Mapping[int, Span]
    words: AnsweringWords


def answering(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give reactions with an object pronoun the subject behind the verb as agent, and whom the pronoun means as target.

    "اتهمت كييف موسكو، بينما اتهمتها موسكو": "اتهمتها" ("accused it") gets the agent "موسكو" and the target "كييف".
    Mentions of "the latter" leave ``doc.ents``.
    """
    words = answering_words(language)
    if not words.latter or not events:
        return tuple(events)
    found = {event.trigger: event for event in events}
    # A capital is turned into the state that acts behind this pass.
    sides = {ref for event in events if event.is_a(*_REACTIONS) for ref in event.refs(*PARTIES)}
    actors = {span.start: span for span in mentions(doc) if span.label_ in ACTORS or mention_ref(span.start) in sides}
    scene = _Scene(doc, actors, words)
    for at in sorted(found):
        if found[at].is_a(EventClass.SPEECH, EventType.SUPPORT):
            _answer(scene, found, at)
    latter = {span.start for span in mentions(doc) if len(span) == 1 and span[0].norm_ in words.latter}
    gone = {
        start
        for start in latter
        if any(at in found and found[at].is_a(EventClass.SPEECH) for at in (start - 1, start + 1))
    }
    if gone:
        set_mentions(doc, (span for span in mentions(doc) if span.start not in gone))
    refs = {mention_ref(start) for start in gone}
    return tuple(found[event.trigger].without(refs) for event in events)


def _answer(scene: _Scene, found: dict[int, Event], at: int) -> None:
    """Settle the event of a trigger, and those it is about, by its pronoun and its subject."""
    event = found[at]
    number = object_pronoun(scene.doc, event, scene.words)
    if number and event.is_a(*_REACTIONS):
        reacted = thing(scene.doc, at, number, scene.words)
        subject = _subject(scene, at)
        if reacted is not None:
            if subject is not None:
                about = {found[reacted].ref} if reacted in found else set()
                whom = next(
                    (span for span in mentions(scene.doc) if span.start == reacted and span.label_ != TIME), None
                )
                found[at] = _reaction(event, mention_ref(subject.start), whom, about)
            return
        sides = _before(scene, found, at)
        if sides is not None:
            _turn(scene, found, at, number, sides, subject)
        elif subject is not None and not _is_latter(scene, at + 1):
            found[at] = _by(event, mention_ref(subject.start))
        return
    place = at + 1 if _is_latter(scene, at + 1) else at - 1
    last = _last(scene, at, place) if _is_latter(scene, place) else None
    if last is not None and (place == at + 1 or place in scene.actors) and verb_tags(scene.doc, event, scene.words):
        who = mention_ref(last.start)
        others = {ref for ref in event.refs(Role.AGENT) if of_mention(ref)}
        found[at] = event.without(others, Role.AGENT).without({who}).first(Role.AGENT, [who])


def _is_latter(scene: _Scene, at: int) -> bool:
    return 0 <= at < len(scene.doc) and scene.doc[at].norm_ in scene.words.latter


def _turn(
    scene: _Scene, found: dict[int, Event], at: int, number: str, sides: tuple[Span, Span | None], subject: Span | None
) -> None:
    """Settle a reaction behind an act by its two sides, one of which may answer the other."""
    doer, suffered = sides
    latter = _latter(scene, at)
    if latter is not None:
        subject = _last(scene, at, latter)
    elif subject is None:
        subject = _implied(scene, found[at], number, doer, suffered)
    if subject is None:
        return
    whom = _meant(scene, number, doer, suffered, subject)
    event = found[at]
    who, both = mention_ref(subject.start), {mention_ref(span.start) for span in (doer, suffered) if span is not None}
    targets = {ref for ref in event.refs(Role.TARGET) if of_mention(ref)}
    changed = _reaction(event, who, whom, set()) if whom is not None else _by(event, who)
    if whom is not None:
        new, old = mention_ref(whom.start), {who, *both, *targets} - {mention_ref(whom.start)}
        for ref in event.refs(Role.THEME):
            act = found.get(token_of(ref)) if not of_mention(ref) else None
            if act is not None and act.trigger > at and act.refs(Role.AGENT) & old:
                kept = act.without({*old, new}, Role.AGENT).without({new}, Role.TARGET)
                found[act.trigger] = kept.first(Role.AGENT, [new])
    found[at] = changed


def _meant(scene: _Scene, number: str, doer: Span, suffered: Span | None, subject: Span) -> Span | None:
    """The mention that a pronoun means: the other side where the subject is one, else the one that agrees with it."""
    if suffered is None:
        return doer if not _same(subject, doer) and agree(doer, number, scene.words.language) else None
    if _same(subject, suffered):
        return doer
    if _same(subject, doer):
        return suffered
    return _fitting(scene, number, doer, suffered)


def _fitting(scene: _Scene, number: str, doer: Span, suffered: Span) -> Span | None:
    """The one of two that agrees with a pronoun; of a person and a body the person, as a body may have any gender."""
    fit = [span for span in (doer, suffered) if agree(span, number, scene.words.language)]
    persons = [span for span in fit if span.label_ == EntityType.PERSON]
    found = persons if len(fit) > 1 else fit
    return found[0] if len(found) == 1 else None


def _implied(scene: _Scene, event: Event, number: str, doer: Span, suffered: Span | None) -> Span | None:
    """The side that a plural verb has as subject by itself, where its pronoun means the other: "اتهموه"; or None."""
    several = {tag.agrees for tag in verb_tags(scene.doc, event, scene.words)} == {SEVERAL}
    if suffered is None or not several:
        return None
    whom = _fitting(scene, number, doer, suffered)
    if whom is None:
        return None
    subject = suffered if whom is doer else doer
    return subject if agree(subject, SEVERAL, scene.words.language) else None


def _same(one: Span, other: Span) -> bool:
    """Whether two mentions are of one known thing, or have the same words."""
    if one.ent_id_ and one.ent_id_ == other.ent_id_:
        return True
    return [token.norm_ for token in one] == [token.norm_ for token in other]


def _by(event: Event, who: str) -> Event:
    """Give an event an agent in place of the agents before that one."""
    others = ahead(event.refs(Role.AGENT), token_of(who))
    return event.without(others, Role.AGENT).without({who}).first(Role.AGENT, [who])


def _reaction(event: Event, who: str, whom: Span | None, about: set[str]) -> Event:
    """Give a reaction its agent, whom its pronoun means as the only target, and a thing that it means as theme."""
    changed = _by(event, who)
    changed = changed.without({ref for ref in changed.refs(Role.TARGET) if of_mention(ref)}, Role.TARGET)
    meant = [mention_ref(whom.start)] if whom is not None else []
    return changed.without(meant).given(Role.THEME, sorted(about - changed.refs(Role.THEME))).given(Role.TARGET, meant)


def _subject(scene: _Scene, at: int) -> Span | None:
    """The actor right behind a verb, or None."""
    return scene.actors.get(at + 1) if at + 1 < sentence_at(scene.doc, at).end else None


def _latter(scene: _Scene, at: int) -> int | None:
    """The position of "the latter": right behind a verb, or little before a participle; or None."""
    doc, words = scene.doc, scene.words
    if at + 1 < len(doc) and doc[at + 1].norm_ in words.latter:
        return at + 1
    if at + 1 < len(doc) and doc[at + 1].norm_ in words.apart:
        near = range(at - 1, max(sentence_at(doc, at).start, at - 1 - _LATTER) - 1, -1)
        return next((before for before in near if doc[before].norm_ in words.latter), None)
    return None


def _last(scene: _Scene, at: int, latter: int) -> Span | None:
    """The actor named last before a verb that agrees with "the latter", or None."""
    words = scene.words
    number = words.latter[scene.doc[latter].norm_]
    start = sentence_at(scene.doc, at).start
    before = [span for first, span in scene.actors.items() if start <= first < at and first != latter]
    fit = [
        span for span in before if agree(span, number, scene.words.language) and span[0].norm_ not in scene.words.latter
    ]
    return max(fit, key=lambda span: span.start, default=None)


def _before(scene: _Scene, found: Mapping[int, Event], at: int) -> tuple[Span, Span | None] | None:
    """The agent and the target, if any, of the last act of speech before a verb; None where either is several."""
    start = sentence_at(scene.doc, at).start
    for trigger in sorted((each for each in found if start <= each < at), reverse=True):
        event = found[trigger]
        if not event.is_a(EventClass.SPEECH) or not verb_tags(scene.doc, event, scene.words):
            continue
        doers, suffered = (
            [span for first, span in scene.actors.items() if first < at and mention_ref(first) in event.refs(role)]
            for role in PARTIES
        )
        if len(doers) > 1 and all(one.end == other.start for one, other in pairwise(doers)):  # a title and a name
            doers = doers[-1:]
        if len(doers) != 1 or len(suffered) > 1:
            return None
        return doers[0], suffered[0] if suffered else None
    return None
