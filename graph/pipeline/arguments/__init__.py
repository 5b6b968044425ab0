"""Find who and what stands in which role of an event: agent, target, theme, place, time, instrument.

`finder` is the component "khabar_arguments". It cuts a sentence into clauses, takes each event's frame from its lexicon
row, and lets each step fill a `roles.Roles`, in this order: `verbs` (subjects and objects; `voice` tells passives),
`nouns` (genitives, prepositions, lists), `reports` (what is said and by whom), `sharing` (roles that events take from
each other, with `carrying` for "launched an attack" and `attempts` for "a plot to attack").

`stances` then removes those that only tell whose side another one is on ("pro-Iran militias"), as `stancefinder` finds
them. What goes wrong for single words and constructions is mended in `participants`, not here.
"""
