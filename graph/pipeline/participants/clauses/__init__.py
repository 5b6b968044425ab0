"""Who belongs to which clause: relative clauses, what is told beside an event, and who tells it."""
