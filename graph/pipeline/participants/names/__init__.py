"""Two mentions side by side: one person, somebody's kin, a body and its head, or no participant at all.

Look here where a name or title is counted twice (`aliases`, `apposed`, `called`, `entitled`), where the wrong one of
two has the role (`kin`, `kinof`, `killersof`, `led`, `several`), where a mention takes no part (`compared`, `listed`,
`namedafter`, `nobodies`, `remembered`, `seats`), or where a mention is cut wrongly or is no name (`accusatives`,
`misnamed`, `things`). Some modules also have a function over relations, mostly sameAs. `indefinite` has the endings
that others ask for.
"""
