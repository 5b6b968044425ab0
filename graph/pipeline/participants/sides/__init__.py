"""Who acts on whose side: what several do together or to each other, and who is no side of it.

Named sides behind "between" (`between`), each other (`mutual`), the enemy that a cooperation is against (`opponents`),
partners and deeds of another verb (`apart`), whoever acts on somebody and hence not together with them (`rivals`), a
body beside its own people (`wholes`), and an English possessor right before an event noun (`whose`).
"""
