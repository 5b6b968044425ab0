"""Find the words that tell of events (triggers), their types and their frames.

`finder` is the component "khabar_events": it asks the `lexicon` what each word may be, and chooses by the words around
it. The lexicon is made of `rows`; their `frames` are where the roles of an event stand around its trigger, for
`arguments`. `declarations` reads types that users declare in their own files; `ofdoc` gives later components the
lexicon of a Doc.
"""
