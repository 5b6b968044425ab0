"""khabar's components in an ordinary spaCy pipeline: Arabic words, names and events, without building a graph.

Run: python examples/spacy_arabic.py [folder]
A folder is where the whole pipeline is saved; without one it goes to a temporary place.
"""

import sys
import tempfile

import spacy

from khabar.graph.pipeline import load

TEXT = "وأعلنت وزارة الداخلية العراقية أن قوة من الشرطة اعتقلت بالموصل ثلاثة مسلحين كانوا يخططون لهجوم على السوق."

# Words alone: clitics are tokens, and the norm of each is its full form ("للسوق" is "ل" + "السوق").
words = spacy.blank("ar", config={"nlp": {"tokenizer": {"@tokenizers": "khabar.tokenizer.v1"}}})
print("Words:", " | ".join(token.norm_ for token in words(TEXT)))

# Names by the trained model: add what you need and nothing else.
for name in ("khabar_sentences", "khabar_homographs", "khabar_encoder", "khabar_learned_entities"):
    words.add_pipe(name)
print("Names:", [(span.text, span.label_) for span in words(TEXT).ents])

# Everything, as khabar itself uses it; saved, it is opened by spacy.load wherever khabar is installed.
folder = sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()
load("ar").to_disk(folder)
nlp = spacy.load(folder)
for doc in nlp.pipe([TEXT]):
    what = {f"e{span.start}": span.text for span in doc.ents}
    what |= {event.ref: doc[event.trigger].text for event in doc._.events}
    for event in doc._.events:
        roles = ", ".join(f"{argument.role} {what[argument.ref]}" for argument in event.arguments)
        print(f"{event.type} ({event.status}, {event.confidence:.0%}): {doc[event.trigger].text}; {roles}")
