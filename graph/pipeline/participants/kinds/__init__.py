"""What type an event has, by who takes part in it or what it is done to: retyped, or dropped.

Attacks that are bombings (`flying`), sanctions or nothing (`unarmed`), or made with words (`verbal`); killings of
things (`damaged`); designations (`designated`), bans (`banned`), seizures (`seized`); stops and refusals that are no
events (`stopped`, `refused`); reports taken for foilings (`revealed`); and any other word by its participants
(`byparties`). Passes in other folders ask for the type, so that these run before most of them (`passes.deeds`).
"""
