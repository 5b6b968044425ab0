"""Find expressions of dates, periods and stretches of time, and resolve them against the date of publication.

`finder` is the component "khabar_times". It cuts a text into `words` with classes, runs `patterns` over them, and makes
a `value` of the `facts` that a match gives: a day or range in `value`, a month, year or stretch in `periods`, a part of
one in `parts`, by the arithmetic of `calendars`. `numbers` reads number words. Words and patterns are data:
``<xx>/time.toml``.
"""
