"""What the mentions of one article refer to: coreference within a text, before articles are compared.

Each mention is read by itself (`readings`), and the steps of `references` then change what it refers to, over the
`Findings` of the article. Look here by what a mention is: a definite noun for something named ("the group",
`antecedents`, `pairs`), an institution without its state ("the army", `institutions`, `homes`, `abroad`, `scenes`,
`served`, `spokesmen`), a pronoun's possession ("his party", `ownbodies`, `owncountries`), a person without a name
(`identified`, `suspects`, `namedlater`, `people`, `numbered`, `whatbecame`), a part of a name (`partnames`), an office
(`offices`, `officials`, `stateoffices`), or a headline's mention (`headlinenames`, `headlinepersons`). Times and sides
of events: `periods`, `pairsides`, `setapart`.
"""
