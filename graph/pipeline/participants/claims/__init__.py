"""Who accuses whom, and what becomes of the act that somebody is accused of, denies or is convicted for.

The sides of an accusation: `blamed`, `charged`, `alleged`, `ascribed`, `behind`. The act that it is about:
`besidecharge`, `onlyaccused`, `disclaimed`, `denials`. Courts and trials: `convicted`, `judged`. Speaking for the
accused: `represented`. Pronouns in accusations are in `pronouns`, and the status of the act in `status`.
"""
