"""Cut sentences into clauses, and tell what governs which noun, without a parser.

`unitmaker` cuts a sentence into `units`: mentions, events, prepositions, conjunctions, marks, words. `splitting` cuts
the units into `clauses` (`subordinate` those that a preposition opens), `cases` tells what governs each noun.
`agreement` tells which subjects a verb may have by gender and number, and removes agents that do not agree. The words
are data: ``<xx>/clauses.toml``.
"""
