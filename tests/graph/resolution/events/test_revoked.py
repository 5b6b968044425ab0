"""Designations that are told as revoked: nobody is designated by them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from spacy.language import Language

from khabar.graph import KnowledgeGraph, pipeline, resolution
from khabar.graph.reading import from_text
from khabar.ontology.terms import DirectRelation

REVOKED = {
    "ar": (
        "تلغي واشنطن تصنيف حزب الله منظمة إرهابية.",
        "كندا تلغي رسميا تصنيف طالبان جماعة إرهابية",
        "لندن تلغي إدراج حركة الشباب على لائحة المنظمات الإرهابية",
        "إلغاء واشنطن تصنيف الحوثيين منظمة إرهابية يثير غضب الرياض.",
        "أنهت ألمانيا تصنيف حزب العمال الكردستاني منظمة إرهابية.",
        "الاتحاد الأوروبي يسحب تصنيف حماس منظمة إرهابية",
        "أعلنت باريس رفع تصنيف حركة طالبان منظمة إرهابية.",
        "قرر ترامب إلغاء تصنيف جماعة الحوثي منظمة إرهابية أجنبية.",
        "ستلغي النرويج تصنيف حركة طالبان منظمة إرهابية في مايو.",
        "تعتزم اليابان إبطال تصنيف حماس جماعة إرهابية.",
    ),
    "en": (
        "US lifts terror designation on Houthis",
        "The United States annulled the designation of the PKK as a terrorist organisation.",
        "Britain reverses terrorist designation of Hamas",
        "Germany withdrew its designation of Hezbollah as a terrorist organisation.",
        "The Biden administration has ended the terrorist designation of the Houthis.",
        "The lifting of the US terrorist designation of the Houthis was welcomed in Sanaa.",
        "Trump signed an order rescinding the terrorist designation of Hay'at Tahrir al-Sham by the United States.",
        "Japan's cancellation of the terrorist designation of Hamas angered Israel.",
        "Canada to scrap terrorist designation of Hay'at Tahrir al-Sham, minister says",
    ),
}
DESIGNATED = {
    "ar": (
        "واشنطن تصنف حركة الشباب منظمة إرهابية",
        "ألغت باريس مؤتمرا صحافيا بعد تصنيف لندن حماس منظمة إرهابية.",
        "علق الوزير على تصنيف الولايات المتحدة الحرس الثوري منظمة إرهابية.",
    ),
    "en": (
        "The United States refused to revoke its designation of the Houthis as a terrorist organisation.",
        "Britain cancelled the summit after the United States designated Hezbollah a terrorist organisation.",
        "The United States removed the Houthis from its terrorist list in 2021 and designated them a terrorist "
        "organisation again in 2025.",
    ),
}
CASES = [
    (language, text, told)
    for told, texts in ((False, REVOKED), (True, DESIGNATED))
    for language in texts
    for text in texts[language]
]


@pytest.mark.parametrize(("language", "text", "told"), CASES)
def test_whose_designation_is_revoked_is_not_designated(
    engines: Mapping[tuple[str, str], Language], language: str, text: str, told: bool
) -> None:
    nlp = engines[language, pipeline.BOTH]
    annotations = list(pipeline.annotate(nlp, [from_text(text, language=language, clean=False)]))
    kg = KnowledgeGraph.from_resolved(resolution.resolve(annotations))
    assert bool(list(kg.relations(predicate=DirectRelation.DESIGNATED_AS_TERRORIST_BY))) is told


def test_no_designation_of_the_example_articles_rests_on_a_sentence_that_revokes_it(root: Path) -> None:
    kg = KnowledgeGraph.build([str(root / "examples" / "articles")])
    designated = list(kg.relations(predicate=DirectRelation.DESIGNATED_AS_TERRORIST_BY))
    quotes = [evidence.quote for relation in designated for evidence in kg.evidence(relation)]
    assert quotes
    assert not [quote for quote in quotes if "لغي" in quote or "إلغاء" in quote]
