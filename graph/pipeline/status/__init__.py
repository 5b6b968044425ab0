"""Status: whether an event is actual, planned, foiled, negated or possible.

`finder` sets it by cues around the trigger, and a trained component beside it. `settled` then lets the other modules
overrule both where the words leave no doubt: most give the triggers of events with one status; `described` drops what
is no event. Look in `scopes` first: its table has most words that govern an event ("acquitted of", "refused to").
Agreements are in `proposed`, `signed` and `unsigned`, accusations in `accused` and `disputed`, questions in
`questions`.
"""
