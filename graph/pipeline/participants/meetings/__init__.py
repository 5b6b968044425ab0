"""Who meets, agrees or cooperates with whom, and who is only named beside a meeting or an agreement.

Most modules remove an agent that is no side: absent (`absent`), welcoming or brokering an agreement (`applauded`),
calling a meeting (`convened`), covered by an agreement (`covered`), hosting it (`hosts`), mediating (`mediators`), the
body whose room it is held in, or somebody spoken of in it (`present`), or a side of another meeting in the sentence
(`separately`). Sides behind "between" are in `sides`, and those with whom something is discussed in `help.partners`.
"""
