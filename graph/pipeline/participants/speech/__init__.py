"""Who speaks to whom: the agents and targets of statements, warnings, threats, demands and condemnations.

Modules by the mistake: somebody warned or warned of (`alerted`, `warnedof`), threatened (`threatened`), asked to act
(`subjunctives`), complained to (`complaints`), only named in what is condemned (`condemned`, `harmed`), audiences
and media (`audiences`). Others find who says it: through somebody (`mouthpieces`), in a
paper (`papers`), for a country (`owncountries`), in the next clause (`saidnext`), or as a hospital (`speakingsites`).
What a speaker is said to report belongs to `attribution`.
"""
