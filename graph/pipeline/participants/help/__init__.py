"""Who helps whom, and who only profits: the roles of support, cooperation and shared intelligence.

Modules by what says so: a noun that somebody has ("with the support of", `helpers`), participles (`backed`,
`participles`, `supporting`), thanks (`thanks`), "in cooperation with" (`partners`), aid and what comes with it (`aid`,
`lent`), another event that helps somebody (`beneficiaries`), and information that led to an event (`actedon`,
`informers`, `sources`). Receiving support is in `undergoing.receivers`.
"""
