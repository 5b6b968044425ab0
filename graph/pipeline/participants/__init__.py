"""Participants: who of those found takes part in an event, in which role, and what type the event is by that.

The finders (`pipeline.arguments`, and a trained component) give events their arguments; `settled` then runs the modules
here over them, each of which mends one mistake that its first line names. They lie in folders by what they ask for: the
kind of event (`attacks`, `meetings`, `help`, `speech`, `claims`), the construction (`clauses`, `headlines`, `pronouns`,
`undergoing`), two mentions beside each other (`names`, `sides`), or the type of event (`kinds`); each folder says in
its ``__init__`` what belongs there. `passes` has the order. To find the pass that changes a sentence, run the passes of
`passes.PASSES` one after the other and compare.
"""
