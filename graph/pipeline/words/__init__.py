"""Turn text into tokens and sentences, and words into forms.

Text to tokens: `tokenizer` (with `clitics` for Arabic), `normaliser` for other tokenizers, `homographs` for words that
are written alike. Tokens to sentences: `sentences`, with `datelines`. Words: `inflection` makes all forms of a lemma,
`wordclasses` tells what a word may be in a name, `cues` finds words and phrases of a table, `coordinators` has "and"
and "or", `articles` looks before a word.
"""
