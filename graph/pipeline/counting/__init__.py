"""Find how many were killed, wounded or arrested, as the text says.

`finder` is the component "khabar_counts": it gives each event the counts that belong to it, and adds up those that are
joined. `counted` finds what each number of a sentence counts, `quantities` the numbers themselves ("at least a dozen"),
`words` has the nouns and verbs of counting.
"""
