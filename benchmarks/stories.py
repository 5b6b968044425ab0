"""Articles made of templates: stories told by several articles in two languages, for measuring resolution at scale.

A story has a town, a day, an armed group, a force, persons and tolls of its own; each of its articles tells most of it,
in its own order, among sentences about the sides that are in the news every day. Who is how often in the news falls as
it does in news (the n-th as often as 1/n), so that what many articles have in common is common here too. Thirty
articles appear a day. The seed is fixed: the same number gives the same articles.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from khabar.graph.reading.article import Article

A_DAY: Final = 30
"""Articles that appear a day."""

FIRST: Final = date(2023, 1, 1)

GIVEN: Final = (
    ("سامر", "Samer"), ("وليد", "Walid"), ("هشام", "Hisham"), ("كريم", "Karim"), ("نبيل", "Nabil"),
    ("رامي", "Rami"), ("عماد", "Imad"), ("فادي", "Fadi"), ("جمال", "Jamal"), ("طارق", "Tariq"),
    ("ماهر", "Maher"), ("بسام", "Bassam"), ("زياد", "Ziad"), ("منير", "Munir"), ("ليلى", "Layla"),
    ("سلمى", "Salma"), ("رنا", "Rana"), ("هدى", "Huda"), ("نوال", "Nawal"), ("عادل", "Adel"),
)  # fmt: skip
FAMILY: Final = (
    ("الحوراني", "al-Hourani"), ("القيسي", "al-Qaisi"), ("الشمري", "al-Shammari"), ("البيطار", "al-Bitar"),
    ("النجار", "al-Najjar"), ("الخطيب", "al-Khatib"), ("العطار", "al-Attar"), ("الحداد", "al-Haddad"),
    ("الرفاعي", "al-Rifai"), ("المصري", "al-Masri"), ("الجبوري", "al-Jubouri"), ("الصباغ", "al-Sabbagh"),
    ("العبيدي", "al-Obeidi"), ("الزعبي", "al-Zoubi"), ("البكري", "al-Bakri"), ("الدوري", "al-Douri"),
    ("السامرائي", "al-Samarrai"), ("التكريتي", "al-Tikriti"), ("الحمداني", "al-Hamdani"), ("العاني", "al-Ani"),
    ("الموصلي", "al-Mosuli"), ("الحلبي", "al-Halabi"), ("القاسم", "al-Qasim"), ("الطويل", "al-Tawil"),
    ("الأسمر", "al-Asmar"), ("المهدي", "al-Mahdi"), ("الكيلاني", "al-Kilani"), ("الراوي", "al-Rawi"),
    ("الحلاق", "al-Hallaq"), ("السعدي", "al-Saadi"),
)  # fmt: skip

MONTHS: Final = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو",
    "تموز/يوليو", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip

TOLD: Final = {
    "ar": (
        "قتل {n} أشخاص في هجوم شنه {group} على مدينة {town} يوم {day}",
        "وأعلنت وزارة الداخلية أن قوات الأمن اعتقلت {m} مسلحين في {town} بعد الهجوم.",
        "وتبنى {group} الهجوم على {town} في بيان نشره {day}.",
        "وقال القائد {person} لوكالة {media} إن مقاتلي {group} انسحبوا من {town}.",
        "واتهمت {state} تنظيم {group} بقتل المدنيين في {town}.",
        "وأحبطت الشرطة في {town} هجوما ثانيا كان {group} يخطط له، واعتقلت {second}.",
        "ودانت {other} الهجوم على {town} وتعهدت دعم {state}.",
        "والتقى {person} وزير الخارجية في {state} {day} لبحث الوضع في {town}.",
        "وقصف الجيش مواقع {group} قرب {town} مساء {day} وقتل {n} من عناصره.",
        "وطالب {second} بالإفراج عن {m} من المحتجزين لدى {group} في {town}.",
    ),
    "en": (
        "{group} kills {n} people in an attack on {town} on {day}",
        "The interior ministry said security forces arrested {m} gunmen in {town} after the attack.",
        "{group} claimed responsibility for the attack on {town} in a statement on {day}.",
        "Commander {person} told {media} that fighters of {group} had withdrawn from {town}.",
        "{state} accused {group} of killing civilians in {town}.",
        "Police in {town} foiled a second attack planned by {group} and arrested {second}.",
        "{other} condemned the attack on {town} and pledged support for {state}.",
        "{person} met the foreign minister of {state} on {day} to discuss the situation in {town}.",
        "The army bombed positions of {group} near {town} on {day}, killing {n} of its fighters.",
        "{second} demanded the release of {m} detainees held by {group} in {town}.",
    ),
}  # fmt: skip
"""What a story's articles tell of it; the first is the headline."""

AROUND: Final = {
    "ar": (
        "وحذرت {state} {other} من التصعيد في المنطقة.",
        "وفرضت {state} عقوبات على {group} الأسبوع الماضي.",
        "وكانت {state} قد صنفت {group} منظمة إرهابية.",
        "وقصفت {state} مواقع تابعة لتنظيم {group} في {town}.",
        "والتقى رئيس {state} نظيره من {other} في {town}.",
        "واتفقت {state} و{other} على تبادل المعلومات الاستخباراتية عن {group}.",
        "وقالت صحيفة {media} إن {state} تدعم {group}.",
        "واندلعت اشتباكات بين الجيش و{group} في {town}.",
        "وتظاهر المئات في {town} احتجاجا على سياسة {state}.",
        "وأعلنت {other} سحب قواتها من {town}.",
    ),
    "en": (
        "{state} warned {other} against escalation in the region.",
        "{state} imposed sanctions on {group} last week.",
        "{state} had designated {group} a terrorist organisation.",
        "{state} bombed positions of {group} in {town}.",
        "The president of {state} met his counterpart from {other} in {town}.",
        "{state} and {other} agreed to share intelligence about {group}.",
        "{media} reported that {state} supports {group}.",
        "Clashes broke out between the army and {group} in {town}.",
        "Hundreds protested in {town} against the policy of {state}.",
        "{other} said it would withdraw its forces from {town}.",
    ),
}
"""What any article may tell besides, of any sides."""

Names = tuple[str, str]
"""A name in Arabic and in English."""


@dataclass(frozen=True)
class _World:
    """Who and what there is, the one most in the news first."""

    state: Sequence[Names]
    group: Sequence[Names]
    town: Sequence[Names]
    media: Sequence[Names]

    def drawn(self, rng: random.Random) -> dict[str, Names]:
        """One of each, and two persons."""
        found = {kind: _one(rng, getattr(self, kind)) for kind in ("state", "group", "town", "media")}
        found["other"] = _one(rng, [names for names in self.state if names != found["state"]])
        for kind in ("person", "second"):
            given, family = rng.choice(GIVEN), rng.choice(FAMILY)
            found[kind] = (f"{given[0]} {family[0]}", f"{given[1]} {family[1]}")
        return found


def articles(count: int, *, words: int = 300, first: date = FIRST) -> Iterator[Article]:
    """So many articles of about so many words, one in three English; the url ends in the story's number and its own."""
    from khabar.graph.reading.article import Article

    rng, world = random.Random(11), _world()
    made = number = 0
    while made < count:
        number += 1
        story, told = world.drawn(rng), rng.choice((1, 1, 2, 3, 3, 4, 6))
        tolls = {"n": str(rng.randint(3, 60)), "m": str(rng.randint(3, 20))}
        happened = first + timedelta(days=made // A_DAY)
        for _ in range(min(told, count - made)):
            language, place = ("en", 1) if rng.random() < 1 / 3 else ("ar", 0)
            mine = {kind: names[place] for kind, names in story.items()} | tolls | {"day": _day(happened, language)}
            headline, *body = (template.format(**mine) for template in TOLD[language])
            lines = rng.sample(body, k=rng.randint(5, len(body)))
            while sum(len(line.split()) for line in lines) < words:
                others = {kind: names[place] for kind, names in world.drawn(rng).items()}
                line = rng.choice(AROUND[language]).format(**others)
                lines.insert(rng.randint(0, len(lines)), line)
            yield Article(
                text="\n".join((headline, " ".join(lines))),
                language=language,
                title=headline,
                url=f"https://wire.example/{number}/{made}",
                publisher=f"wire{rng.randint(1, 40)}.example",
                published=happened + timedelta(days=rng.randint(0, 1)),
            )
            made += 1


def _one(rng: random.Random, of: Sequence[Names]) -> Names:
    return rng.choices(of, cum_weights=_weights(len(of)))[0]


def _weights(number: int) -> list[float]:
    return list(accumulate(1 / place for place in range(1, number + 1)))


def _day(day: date, language: str) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if language == "ar" else f"{day.day} {day:%B} {day.year}"


def _world() -> _World:
    """The catalog's states, armed groups, larger towns and media with names in both languages, and groups of ours."""
    from khabar.graph.catalog import Catalog
    from khabar.ontology.terms import EntityType

    found: dict[str, list[Names]] = {}
    for entry in Catalog.load().entries:
        labels = dict(entry.labels)
        if len(labels) == 2 and not entry.capital_of:
            found.setdefault(entry.type, []).append((labels["ar"], labels["en"]))
    rng = random.Random(5)
    for names in found.values():
        rng.shuffle(names)
    colours = (("الأحمر", "Red"), ("الأخضر", "Green"), ("الأسود", "Black"), ("الأبيض", "White"), ("الأزرق", "Blue"))
    things = (("كتائب الفجر", "Dawn Brigades"), ("حركة السيف", "Sword Movement"), ("لواء النسر", "Eagle Brigade"))
    ours = [(f"{thing[0]} {colour[0]}", f"{colour[1]} {thing[1]}") for colour in colours for thing in things]
    return _World(
        state=found[EntityType.STATE][:60],
        group=[*found[EntityType.ARMED_GROUP][:30], *ours],
        town=found[EntityType.PLACE][:1500],
        media=found[EntityType.MEDIA][:30],
    )
