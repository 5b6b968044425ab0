"""Relations: what two mentions are to each other whatever happens, as leads, memberOf, partOf, locatedIn or sameAs.

`finder` finds them by the rows of ``<xx>/relations.jsonl`` (`rows`), and a trained component beside it. `settled` then
lets the other modules correct both, in the order of `settled.CHANGES`: each names in its first line the relations that
it drops, adds or retypes. Places: `directions`, `oneplace`, `opened`. A person and a body: `offices`, `deputies`,
`delegations`, `formerly`, `counterparts`, `coordinated`, `absolute`, `captives`, `joined`, `governed`. Two bodies:
`opposed`, `wings`, `owned`, `oneside`. Identity: `twoknown`. Denied by the sentence: `unsaid`.
"""
