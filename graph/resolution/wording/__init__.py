"""Wording: what names and descriptions are made of, in whatever language; asked by all other folders of resolution.

`shortforms` and `descriptions` cut a name into what it is and whose, `kinds` gives its common words ids that languages
share, `titles` and `pairwords` read titles and words for two, `numbers` counts, `names` makes labels and keys, and
`transliteration` compares names in two scripts.
"""
