"""Headlines: two sentences in one, a colon or comma that sets somebody apart, verbs without "be".

`doubled` parts headlines of two sentences, `prefixes` settles who stands before a colon, `lists` what a comma joins,
`participles` passives without "be", and `scenes` the country that an attack is named after. They run first of the
passes that look at clauses (`passes.meant`), since those see only what is left.
"""
