"""Arabic and English told from their neighbours."""

from __future__ import annotations

import pytest

from khabar.graph.errors import ReadingError
from khabar.graph.reading.identification import check, identify


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("أعلنت الشرطة العراقية اعتقال خمسة مطلوبين في بغداد.", "ar"),
        ("انفجار في بغداد", "ar"),
        ("انفجار", "ar"),
        ("مقتل قائد عسكري", "ar"),
        ("لكن ما وصفته صحيفة محلية اعتذارا متأخرا جاء باردا، وكأنه اعتذار كاتب مستعجل", "ar"),  # no word of news
        ("أَعْلَنَتِ الشُّرْطَةُ الْعِرَاقِيَّةُ اعْتِقَالَ خَمْسَةِ مَطْلُوبِينَ", "ar"),
        ("اعلنت الشرطه العراقيه اعتقال خمسه مطلوبين فی بغداد علی خلفیه الهجوم", "ar"),  # Persian keyboard
        ("قال المتحدث باسم شركة گوگل في پاریس إن مكتب الشركة في ڤيينا تعرض لهجوم", "ar"),
        ("قال البيت الأبيض في بيان: “We will respond to the attack”، مضيفاً أن الرد قريب.", "ar"),
        ("The army said that the town had been taken.", "en"),
        ("Blast hits Baghdad", "en"),
        ("Trump, Netanyahu meet", "en"),
        ("Sudan army retakes Khartoum palace", "en"),
        ("BAGHDAD: TWO KILLED IN ATTACK ON MARKET", "en"),
        ("Niger: Tillabéri ambush kills 12.", "en"),
        ("Colombia's ELN rebels free governor Juan Rios.", "en"),
        ("Macron phones Netanyahu, Abbas.", "en"),
        # names are of any language
        ("Omani Foreign Minister Sayyid Badr Albusaidi met Turkish President Recep Tayyip Erdogan in Muscat.", "en"),
        (
            "Somali President Hassan Sheikh Mohamud visits Addis Ababa, Abiy Ahmed hosts Djibouti's Ismail Omar Guelleh",
            "en",
        ),
        (
            "Erdogan met Barzani in Ankara. Barzani thanked Erdogan. Turkish jets bombed Qandil. Kurdish fighters "
            "killed three soldiers near Cukurca.",
            "en",
        ),
        (
            "Houthi missiles hit Eilat. Israel bombed Hodeidah. Abdul-Malik al-Houthi vowed revenge. Netanyahu "
            "threatened Sanaa. Iran condemned Israel's strikes.",
            "en",
        ),
        ("The slogan “الموت لأمريكا” was heard in the streets of the capital, witnesses said.", "en"),
    ],
)
def test_arabic_and_english_are_told_by_the_majority_of_their_words(text: str, language: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وزیر امور خارجه ایران روز شنبه گفت که مذاکرات با این کشور ادامه دارد و از آن استقبال می‌شود", "Persian"),
        ("به گزارش خبرگزاری، رییس جمهور در این دیدار از همکاری دو کشور تقدیر کرد", "Persian"),
        ("وزیر اعظم نے کہا کہ دہشت گردوں کا حملہ ناکام بنا دیا گیا ہے اور سیکورٹی ہائی الرٹ ہے", "Urdu"),
        ("سەرۆک وەزیرانی هەرێمی کوردستان ڕایگەیاند کە هێرشەکە سەرکەوتوو نەبوو", "Kurdish"),
        ("د کورنیو چارو وزارت ویاند وویل چې برید کوونکي ونیول شول او پوځ ځواب ورکړ", "Pashto"),
        ("Le ministre a déclaré que l'attaque avait été déjouée par les services de renseignement français.", "French"),
        ("Dışişleri Bakanı, saldırıyı kınadığını ve iki ülke arasındaki iş birliğinin süreceğini söyledi.", "Turkish"),
        ("Der Minister sagte, dass der Angriff von der Polizei verhindert worden sei.", "German"),
        ("شىنجاڭ ئۇيغۇر ئاپتونوم رايونى ھۆكۈمىتى بۈگۈن بايانات ئېلان قىلدى", "Uyghur"),
        ("Ataque en Bagdad", "Spanish"),
        ("Minister Van Weel was in Den Haag om met de Turkse minister Fidan te praten.", "Dutch"),
        (
            "Der türkische Präsident Recep Tayyip Erdogan war am Montag in Bagdad und traf dort Mohammed al-Sudani.",
            "German",
        ),
        ("Macron a reçu Mohammed ben Salmane à Paris. Erdogan a menacé Haftar. Haftar a quitté Tripoli.", "French"),
        ("Erdogan traf Barzani in Ankara. Israel bombardierte Hodeida. Netanjahu bedrohte Sanaa mit Krieg.", "German"),
        (
            "Erdogan recibió a Barzani en Ankara. Israel bombardeó el puerto. Los rebeldes de Yemen mataron a tres.",
            "Spanish",
        ),
        ("Erdogan ha ricevuto Barzani ad Ankara. Israele ha bombardato Hodeida. Iran condanna Israele.", "Italian"),
        ("השר אמר כי המתקפה סוכלה על ידי כוחות הביטחון", "Hebrew"),
        ("Министр заявил, что нападение было предотвращено", "Cyrillic"),
        ("外交部长说袭击已被挫败", "Chinese or Japanese"),
        ("รัฐมนตรีกล่าวว่าการโจมตีถูกขัดขวาง", "Thai or Lao"),
        ("ဝန်ကြီးက တိုက်ခိုက်မှုကို တားဆီးခဲ့သည်", "Burmese"),
        ("រដ្ឋមន្ត្រីបាននិយាយថាការវាយប្រហារត្រូវបានរារាំង", "Khmer"),
        ("Ministrs sacīja, ka uzbrukums ir novērsts un ka sarunas ar kaimiņvalsti turpināsies rīt.", "Latvian"),
        ("Minister powiedział, że atak został udaremniony, a rozmowy z sąsiadami będą trwały jutro.", "Polish"),
    ],
)
def test_other_languages_are_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(ReadingError, match=f"seems to be {name}; khabar reads Arabic and English") as caught:
        identify(text, path="a.txt")
    assert str(caught.value).startswith("a.txt: ")


@pytest.mark.parametrize(
    "text",
    [
        "Shugaban yan tawaye Ag Intalla ya ziyarci Algiers ranar Litinin. Ya yi barazana ga Mali da yaki.",  # Hausa
        "Kiongozi wa waasi Ag Intalla alitembelea Algiers siku ya Jumatatu. Alitishia Mali kwa vita.",  # Swahili
        "Serokê serhildêran Ag Intalla roja duşemê serdana Cezayîrê kir. Wî gef li Mali xwar.",  # Kurdish
        "Udhëheqësi rebel Ag Intalla vizitoi Algjerin te henen. Ai kercenoi Malin me lufte. Ai takoi Said.",  # Albanian
        "Il-mexxej ribelli Ag Intalla zar Algeri nhar it-Tnejn. Hedded lil Mali bi gwerra. Iltaqa ma Said.",  # Maltese
    ],
)
def test_languages_that_are_not_known_by_name_are_refused_too(text: str) -> None:
    with pytest.raises(ReadingError, match="khabar reads Arabic and English"):
        identify(text)


@pytest.mark.parametrize("text", ["", "12:30 – 2025", "!!! ***"])
def test_a_text_without_letters_has_no_language(text: str) -> None:
    with pytest.raises(ReadingError, match="no words"):
        identify(text)


def test_a_language_khabar_does_not_read_is_no_choice() -> None:
    assert check("ar") == "ar"
    with pytest.raises(ReadingError, match="unknown language 'fr'"):
        check("fr")


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah fired rockets at Haifa. Israel bombed Tyre, Sidon, Baalbek.",
        "Haftar visits Moscow",
        "Mali junta expels French ambassador",
        "Omar Haddad threatened Ali Hassan in Basra. Ali Hassan fled Iraq.",
    ],
)
def test_a_few_words_of_news_among_names_are_english(text: str) -> None:
    assert identify(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah lança foguetes",
        "Turkije arresteert ISIS-leden",
        "Boko Haram attaque Maiduguri. Shekau tué.",
        "PKK Hakkari saldırısı",
        "Talibani zabili policjanta",
    ],
)
def test_names_among_words_of_another_language_are_not(text: str) -> None:
    with pytest.raises(ReadingError):
        identify(text)
