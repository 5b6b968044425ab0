"""Who attacks whom: agents, targets, places and instruments of violence, and events that an attack makes or foils.

Attackers that stand elsewhere in the sentence (`ambushers`, `announced`, `armsact`, `ridden`), or are wrongly taken for
such (`guessed`, `replied`, `shaken`, `wounded`); what is struck or where (`sited`, `vehicles`, `mined`, `rammed`,
`intercepted`); what foilers do besides (`besides`). Passives and light verbs are in `undergoing`.
"""
