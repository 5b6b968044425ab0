"""Who undergoes an event rather than does it: passives, light verbs, receiving, handing over, succession.

Each module turns an agent into a target, or removes it, because a word near the trigger says so. Look here where the
subject of a verb is not its agent ("تعرضت دورية لهجوم", "a patrol came under fire"), where "by" names the agent behind
the verb, or where a verb has three participants, as "hand over" and "replace" do. Whoever is only mentioned near an
event is a matter of `clauses` and `speech`; victims and attackers by what kind of attack it is are in `attacks`.
"""
