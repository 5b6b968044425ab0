"""Event coreference: mentions of one happening, within and across articles, become one event.

In the order of the data: `occurrence` resolves the participants of each mention (`fillers`, and `coordination` for the
sides), `tellings` puts together what one article tells, `candidates` finds what others may tell of the same, and
`judge` decides by what is shared, by `conflicts` and by `possibility`; `coreference` runs it all. `clusters` are the
data that these pass on. Afterwards `participants` makes entities one that fill one role of one event, and `order` tells
what came first.
"""
