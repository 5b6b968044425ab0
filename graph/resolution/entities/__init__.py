"""Entity resolution: mentions of one thing, within and across articles, become one entity.

`linking` unites the nodes of mentions (from `article`) and makes the entities; it is told which are one by names in two
scripts (`namesakes`) and by common words within one story (`storylinks`). `described` gives entities without a name
their label.
"""
