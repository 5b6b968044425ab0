"""Find which words of a sentence name somebody or something, and of what type.

Three components, in this order: `known` finds what the catalog knows (`catalognames` cuts its names into words,
`metonymy` decides between state and place, `nationals` makes "20 Syrians" people); `patterns` finds what head nouns,
titles and names tell; `filed` sets the mentions of datelines. `patterns` reads the rows of `heads`, extends them by
`phrases`, and uses `names`, `titles`, `capitals` and `shortnames`; `mentions` holds a sentence as it works on it.

`doubled`, `countries` and `repeated` are used by later components: to cut mentions in two, to find states by adjectives
of events, and to find mentions joined behind a repeated preposition.
"""
