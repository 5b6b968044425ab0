"""Which clause a mention belongs to: it leaves the events of other clauses, or becomes an argument of its own.

Relative clauses (`relative`, `antecedents`, `asyndetic`, `fromclauses`, `fromwhere`, `carriedout`, `struckby`), clauses
behind a comma or conjunction (`begun`, `bounds`, `inturn`, `joined`), what is told beside an event (`background`,
`surroundings`, `aside`, `dated`, `journeys`), who tells it (`tellers`), subjects and objects of one verb or noun
(`intransitive`, `masdars`, `objects`, `purposes`), and places (`opened`, `fronts`).
"""
