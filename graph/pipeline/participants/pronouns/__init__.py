"""Whom a pronoun means, as the agent or target of an event: "we", "he", "them", "both", "another", "some of them".

Subjects (`speakers`, `ownacts`, `duals`, `partitives`, `otherones`) and objects (`objects`, `suffixed`, `answering`,
`accused`, `punished`, `governed`), all within one sentence.
"""
