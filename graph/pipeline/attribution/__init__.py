"""Find who says that an event happened, step by step, and through which medium.

`finder` is the component "khabar_attribution": it collects the reports of each sentence and what they contain.
`sources` orders the speakers of one report ("the agency, citing an official") and nests reports. The others find a
speaker where the sentence names none: `resumed` the last speaker ("وأضاف", "he added"), `spokenof` whoever was spoken
of since, `subjects` whom a pronoun at the beginning of a sentence stands for, `papers` who issued the statement that
"said". Words that are mistaken for speakers are mended in `participants.speech`.
"""
